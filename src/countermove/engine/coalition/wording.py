"""What a coalition could do, in sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from countermove.engine.wording import joined

if TYPE_CHECKING:
    from countermove.engine.coalition.upset import Upset
    from countermove.engine.explain import Step
    from countermove.engine.states import StateId

_LISTED = 15
_NOBODY = {
    "nash": "What the others might answer is not looked at.",
    "gmr": "Whatever the others do from there, every member stays better off than before.",
    "smr": "Whatever the others do from there, all members stay better off or can go on to where they all are.",
    "seq": "Whatever the others do from there to their own gain, every member stays better off than before.",
}


def sentence(found: Upset) -> str:
    """Return whether a coalition could upset a state, by what, or what keeps it from doing so."""
    return f"{opening(found)} {ending(found)}".strip()


def opening(found: Upset) -> str:
    """Return the verdict and the joint move it is about, where there is one."""
    who, state = joined(found.member_names), found.state
    if not found.move:
        return f"{who} cannot upset state {state}: no joint move of theirs leads to a state they all prefer."
    verdict = f"could upset state {state}" if found.upsets else f"could leave state {state} but are deterred"
    everybody = "Both" if len(found.members) == 2 else "They all"
    return f"{who} {verdict}: {told(found.move)}. {everybody} prefer state {found.move[-1].to} to {state}."


def ending(found: Upset) -> str:
    """Return why nobody deters a joint move under a concept, or what does; empty where there is no move."""
    if not found.move:
        return ""
    if found.upsets:
        return _NOBODY[found.concept] if found.outsiders else "Nobody is left to answer."
    return _deterred(found)


def told(steps: Sequence[Step]) -> str:
    """Return moves one after the other: who does what, and where that leads."""
    return ", then ".join(f"{step.dm_name} {step.does} (state {step.to})" for step in steps)


def lists_of_states(title: str, found: Mapping[str, Sequence[StateId]], not_given: Mapping[str, str]) -> str:
    """Return states by concept, one concept a line, cut where they are many."""
    lines = [title]
    for concept, states in found.items():
        named = ", ".join(str(state) for state in states[:_LISTED]) + (", …" if len(states) > _LISTED else "")
        count = f"{len(states):,} {'state' if len(states) == 1 else 'states'}"
        lines.append(f"  {concept:<5} {count}: {named}" if states else f"  {concept:<5} {count}")
    return "\n".join([*lines, *(f"  {concept:<5} not given: {reason}" for concept, reason in not_given.items())])


def _deterred(found: Upset) -> str:
    names = dict(zip(found.members, found.member_names, strict=True))
    unwilling = joined([names[dm] for dm in found.unwilling]) if found.unwilling else ""
    after = f"But then {told(found.sanction)}, which is no better for {unwilling} than state {found.state}"
    if found.concept == "smr":
        after += ", and the coalition cannot go on from there to anything that all its members prefer"
    if found.concept == "seq" and len(found.sanction) > 1:
        whose = "mover" if found.credible == "individuals" else "group"
        after += f" (each a gain for its {whose})"
    if found.improvements == 1:
        return f"{after}."
    return (
        f"{after}. The same holds for each of the {found.improvements:,} states they could bring about and all prefer."
    )
