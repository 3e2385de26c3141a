"""Questions with rival answers as factors: an answer settles items, sets another order, puts statements first.

Source: tradecraft.md, sections 2.1 (correlation only through named hypotheses) and 4.3.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from countermove.analysis.sweep.blocks import Block
from countermove.analysis.sweep.editing import inside_of, party_of
from countermove.analysis.sweep.edits import (
    Drop,
    Edit,
    First,
    Lift,
    Lower,
    Order,
    Place,
    Reword,
    Swap,
    UseStatements,
)
from countermove.analysis.sweep.factors import Factor, Outcome
from countermove.analysis.sweep.items import statement_ref
from countermove.errors import NotApplicable, unknown
from countermove.model import Conflict, Hypothesis, Rivals, Statement

Profiles = Mapping[str, Mapping[str, Sequence[Statement]]]
HOLDS, FAILS = "holds", "fails"
_OF_STATEMENTS = (Drop, Lift, Lower, Swap, Place, Order, Reword)


@dataclass(frozen=True, slots=True)
class Known:
    """What answers can settle: the conflict's statements, uncertain items, other readings of a party's order."""

    conflict: Conflict
    items: Sequence[Factor]
    profiles: Profiles


def question_factors(rivals: Sequence[Rivals], known: Known) -> Iterator[Factor]:
    """Yield a factor a question with exclusive answers, and one an answer for the others.

    Questions and answers that change nothing in the model are left out.
    """
    for one in rivals:
        if not any(answer.is_modelled for answer in one.hypotheses):
            continue
        if one.is_exclusive:
            yield _exclusive(one, known)
        else:
            yield from (_single(one, answer, known) for answer in one.hypotheses if answer.is_modelled)


def _exclusive(one: Rivals, known: Known) -> Factor:
    outcomes = [_outcome(answer, answer.id, answer.probability, known) for answer in one.hypotheses]
    given = [answer.probability for answer in one.hypotheses if answer.probability is not None]
    if len(given) == len(one.hypotheses) and abs(sum(given) - 1) > 1e-9:
        raise NotApplicable(f"the probabilities of the answers to {one.id} sum to {sum(given):.4g}, not to 1")
    kept = tuple(outcome for outcome in outcomes if outcome.probability != 0)
    return Factor(one.id, "question", kept, one.question, (), one.because, one.cites, one.basis)


def _single(one: Rivals, answer: Hypothesis, known: Known) -> Factor:
    against = None if answer.probability is None else round(1 - answer.probability, 12)
    outcomes = (
        _outcome(answer, HOLDS, answer.probability, known),
        Outcome(FAILS, against, text=f"not: {answer.text}"),
    )
    kept = tuple(outcome for outcome in outcomes if outcome.probability != 0)
    name = f"{one.id}/{answer.id}"
    return Factor(name, "answer", kept, answer.text, (), answer.because, answer.cites, answer.basis)


def _outcome(answer: Hypothesis, label: str, probability: float | None, known: Known) -> Outcome:
    fixed = [_fixed(answer, name, value, known.items) for name, value in answer.fixes.items()]
    edits: list[Edit] = [_profile(party, name, known.profiles) for party, name in answer.profiles.items()]
    edits += [edit for _, outcome in fixed for edit in outcome.edits]
    edits += _first(known.conflict, answer.first)
    fixes = tuple(dict.fromkeys((factor.id, outcome.label) for factor, outcome in fixed))
    voids = tuple(factor.id for factor in known.items if answer.profiles and is_only_about(factor, answer.profiles))
    return Outcome(label, probability, tuple(dict.fromkeys(edits)), fixes, answer.text, voids)


def is_only_about(factor: Factor, parties: Collection[str]) -> bool:
    """Say whether a factor is about nothing but how statements in the coded orders of these parties stand."""
    if isinstance(factor, Block):
        return not factor.stakeholder and factor.party in parties
    edits = [edit for outcome in factor.outcomes for edit in outcome.edits]
    return bool(edits) and all(
        isinstance(edit, _OF_STATEMENTS) and not inside_of(edit) and party_of(edit) in parties for edit in edits
    )


def _fixed(answer: Hypothesis, name: str, value: str, items: Sequence[Factor]) -> tuple[Factor, Outcome]:
    factor = next((factor for factor in items if name == factor.id or name in factor.items), None)
    if factor is None:
        raise NotApplicable(f"{answer.id}: {unknown('uncertain item', name, [factor.id for factor in items])}")
    try:
        return factor, factor.outcome(value)
    except KeyError:
        known = [outcome.label for outcome in factor.outcomes]
        raise NotApplicable(f"{answer.id} fixes {name}: {unknown('outcome', value, known)}") from None


def _profile(party: str, name: str, profiles: Profiles) -> UseStatements:
    found = profiles.get(party, {})
    if name not in found:
        raise NotApplicable(unknown(f"profile of {party}", name, found))
    return UseStatements(party, tuple(found[name]))


def _first(conflict: Conflict, paths: Sequence[str]) -> Iterator[First]:
    lines: dict[str, list[int]] = {}
    for path in paths:
        ref = statement_ref(conflict, path)
        lines.setdefault(ref.party, []).append(ref.line)
    for party, found in lines.items():
        yield First(party, tuple(found))
