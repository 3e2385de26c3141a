"""Explanations in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from countermove.engine.concepts import concept_named
from countermove.engine.sanctions import Sanctions
from countermove.model import Conflict, GraphConflict

if TYPE_CHECKING:
    from countermove.engine.explain import Answer, Explanation, Reasoned

NO_GAIN = "no move of its own leads to a state it prefers."
_NOBODY = {
    "nash": "and nothing else is asked.",
    "gmr": "and nothing the others can do from there brings it to a state no better for it.",
    "smr": "and the others have no reply from which it could not escape to something better.",
    "seq": "and no credible reply of the others brings it to a state no better for it.",
    "sim": "and no simultaneous improvements of the others spoil that.",
    "sseq": "and the others have no credible reply from which it could not escape to something better.",
    "seq_or_sim": "and neither a credible reply of the others nor a simultaneous improvement of theirs spoils that.",
}


def changes(model: Conflict | GraphConflict, before: int, after: int) -> str:
    """Return what a move changes, in words: takes some options, drops others."""
    assert isinstance(model, Conflict)
    changed = model.changes(before, after)
    taken = [name for name, setting in changed.items() if setting]
    dropped = [name for name, setting in changed.items() if not setting]
    parts = [f"{verb} {joined(names)}" for verb, names in (("takes", taken), ("drops", dropped)) if names]
    return " and ".join(parts)


def goes_to(label: str) -> str:
    """Return a move on a drawn graph in words."""
    return f'moves to "{label}"'


def joined(words: Sequence[str]) -> str:
    """Return words as a list in a sentence."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def sentences(why: Explanation, most: int | None = None) -> str:
    """Return the verdict first, and then a sentence on each improvement, or on the first few."""
    kind, verdict = concept_named(why.concept).adverb, "" if why.stable else "not "
    head = f"State {why.state} is {verdict}{kind} for {why.dm_name}"
    if not why.answers:
        return f"{head}: {no_gain(why)}"
    if why.witness is not None:
        return f"{head}: {_undeterred(why, why.witness)}"
    rest = [] if most is None or len(why.answers) <= most else [f"… of {len(why.answers)} improvements."]
    told = [_deterred(why, one) for one in why.answers[:most]]
    return " ".join([f"{head}: each of its improvements is deterred.", *told, *rest])


def no_gain(why: Explanation) -> str:
    """Return why nothing draws a decision maker away: it prefers nothing within its reach, or it has no move."""
    return NO_GAIN if why.can_move else "it has no move there, whatever it prefers."


def _undeterred(why: Explanation, answer: Answer) -> str:
    better = f"it {_made(answer.improvement)}, which it prefers"
    short = "" if why.sanctions == "legal" else f" Sanctions: {Sanctions(why.sanctions).meaning}."
    return f"{better}." if why.concept == "nash" else f"{better}, {_NOBODY[why.concept]}{short}"


def _deterred(why: Explanation, answer: Answer) -> str:
    opening = f"If it {_made(answer.improvement)}"
    by = f" ({_weighed(answer.effect, answer.decided_by)})" if answer.decided_by else ""
    if answer.at_once:
        movers = joined([f"{step.dm_name} {step.does}" for step in answer.sanction])
        return f"{opening} while {movers}, the result is state {answer.ends}, no better for it than {why.state}{by}."
    moves = ", then ".join(f"{step.dm_name} {_made(step)}" for step in answer.sanction)
    closing = f"which is no better for it than state {why.state}{by}"
    if why.concept in ("smr", "sseq"):
        closing += ", nor can it get to anything better from there"
    in_turn = len(answer.sanction) > 1 and why.concept in ("seq", "sseq", "seq_or_sim")
    credibly = ", each step an improvement for its mover" if in_turn else ""
    return f"{opening}, {moves}{credibly}, {closing}."


def _made(step: Reasoned) -> str:
    """Return a move with where it leads, that it cannot be undone, and what decides for its mover."""
    remarks = [f"state {step.to}"]
    if step.for_good:
        remarks.append("cannot be undone")
    if step.decided_by:
        remarks.append(_weighed(step.effect, step.decided_by))
    return f"{step.does} ({'; '.join(remarks)})"


def _weighed(effect: str, decided_by: str) -> str:
    return f"{effect} by {decided_by}"
