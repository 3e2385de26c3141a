"""Uncertain items of a case as factors.

Source: tradecraft.md, section 2.1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from countermove.analysis.sweep.blocks import Block
from countermove.analysis.sweep.edits import (
    Drop,
    Edit,
    Edits,
    Lift,
    Lower,
    Ref,
    ReplyOrder,
    Reword,
    SetDirection,
    SetGrade,
    Swap,
    Unavailable,
)
from countermove.analysis.sweep.factors import AS_CODED, OTHERWISE, Factor, Outcome
from countermove.analysis.sweep.weights import OpenWeight
from countermove.errors import NotApplicable, unknown
from countermove.model import Conflict, Direction, Statement, Uncertain

MOST_ITEMS = 1_000
REVERSALS: Mapping[str, type[Lift | Lower | Swap]] = {"lift": Lift, "lower": Lower, "swap": Swap}


def item_factors(conflict: Conflict, uncertain: Sequence[Uncertain]) -> tuple[Factor, ...]:
    """Return the factors of uncertain items in the order of the file, then those of statements with a probability."""
    _refuse_excess(conflict, uncertain)
    groups: dict[str, list[Factor]] = {}
    named: set[Ref] = set()
    for item in uncertain:
        factor = _factor(conflict, item)
        groups.setdefault(item.hypothesis or f"\0{item.id}", []).append(factor)
        if item.kind == "presence":
            named.add(statement_ref(conflict, item.of))
    found = [_joined(name, group) for name, group in groups.items()]
    return (*found, *_doubted(conflict, named))


def _refuse_excess(conflict: Conflict, uncertain: Sequence[Uncertain]) -> None:
    lists = [party.preference.statements for party in conflict.decision_makers if not party.preference.is_ranking]
    lists += [one.statements for party in conflict.decision_makers for one in party.stakeholders]
    number = len(uncertain) + sum(statement.probability not in (None, 1) for listed in lists for statement in listed)
    if number > MOST_ITEMS:
        raise NotApplicable(
            f"the case leaves {number:,} points open, and at most {MOST_ITEMS:,} are swept: nobody could read what "
            "hangs on which of so many. Keep those that matter, and take the others out"
        )


def statements_of(conflict: Conflict, ref: Ref) -> Sequence[Statement]:
    """Return the list of statements that a reference points into.

    Raises: ``NotApplicable`` for a party or stakeholder that is not there.
    """
    party = conflict.party(ref.party)
    if not ref.stakeholder:
        return party.preference.statements
    for one in party.stakeholders:
        if one.id == ref.stakeholder:
            return one.statements
    raise NotApplicable(unknown(f"stakeholder of {ref.party}", ref.stakeholder, [one.id for one in party.stakeholders]))


def statement_ref(conflict: Conflict, path: str) -> Ref:
    """Return the statement that a path of the case file names, by its line or by its id.

    ``japan/preferences/5``, ``japan/preferences/J5``, ``japan/stakeholders/rival/preferences/4``.

    Raises: ``NotApplicable`` where there is no such statement.
    """
    match path.split("/"):
        case [party, "preferences", last]:
            ref = Ref(party, 0)
        case [party, "stakeholders", stakeholder, "preferences", last]:
            ref = Ref(party, 0, stakeholder)
        case _:
            raise NotApplicable(f'"{path}" is not of the form company/preferences/3')
    for statement in statements_of(conflict, ref):
        if str(statement.line) == last or statement.id == last:
            return replace(ref, line=statement.line)
    raise NotApplicable(f"there is no statement {path}")


def position_of(conflict: Conflict, ref: Ref) -> int:
    """Return where a statement stands in its list, counted from 1."""
    lines = [statement.line for statement in statements_of(conflict, ref)]
    return lines.index(ref.line) + 1


def _factor(conflict: Conflict, item: Uncertain) -> Factor:
    said: dict[str, Any] = {
        "text": item.note,
        "items": (item.id,),
        "because": item.because,
        "cites": item.cites,
        "basis": item.basis,
        "abandon": item.abandon,
    }
    if item.kind == "weight":
        return _weight(conflict, item, said)
    if item.block:
        return _block(conflict, item, said)
    outcomes = {
        "presence": _presence,
        "order": _order,
        "variant": _variant,
        "grade": _grade,
        "structure": _structure,
    }[item.kind](conflict, item)
    return Factor(item.id, item.kind, tuple(outcomes), **said)


def _weight(conflict: Conflict, item: Uncertain, said: Mapping[str, Any]) -> OpenWeight:
    party, _, name, *_ = item.of.split("/")
    found = next((one for one in conflict.party(party).stakeholders if one.id == name), None)
    if found is None or found.weight is None:
        raise NotApplicable(f"{item.id}: {item.of} has no weight here")
    low, high = item.range
    return OpenWeight(item.id, "weight", (), party=party, stakeholder=name, low=low, high=high, **said)


def _block(conflict: Conflict, item: Uncertain, said: Mapping[str, Any]) -> Block:
    refs = [statement_ref(conflict, path) for path in item.block]
    lines = tuple(ref.line for ref in sorted(refs, key=lambda ref: position_of(conflict, ref)))
    first = refs[0]
    return Block(
        item.id, "block", (), party=first.party, stakeholder=first.stakeholder, lines=lines, phi=item.phi or 0.0, **said
    )


def _two_way(probability: float | None, otherwise: Edits) -> tuple[Outcome, Outcome]:
    """Return the outcomes of an item that is as the case has it or not."""
    return (
        Outcome(AS_CODED, probability),
        Outcome(OTHERWISE, None if probability is None else _rest(probability), otherwise),
    )


def _rest(probability: float) -> float:
    """Return 1 minus a probability as people would write it: .65 for .35."""
    return round(1 - probability, 12)


def _presence(conflict: Conflict, item: Uncertain) -> Sequence[Outcome]:
    return _two_way(item.probability, (Drop(statement_ref(conflict, item.of)),))


def _order(conflict: Conflict, item: Uncertain) -> Sequence[Outcome]:
    above, below = statement_ref(conflict, item.above), statement_ref(conflict, item.below)
    stated = item.probability
    if position_of(conflict, above) > position_of(conflict, below):
        above, below = below, above
        stated = None if stated is None else _rest(stated)
    return _two_way(stated, (REVERSALS[item.reversal](above, below),))


def _variant(conflict: Conflict, item: Uncertain) -> Sequence[Outcome]:
    ref = statement_ref(conflict, item.of)
    coded = next(one for one in statements_of(conflict, ref) if one.line == ref.line)
    return [
        Outcome(
            str(number),
            statement.probability,
            () if statement.formula == coded.formula else (Reword(ref, statement),),
            text=statement.text,
        )
        for number, statement in enumerate(item.alternatives, 1)
    ]


def _grade(conflict: Conflict, item: Uncertain) -> Sequence[Outcome]:
    party, _, stakeholder, *where = item.of.split("/")
    conflict.party(party)
    return [
        Outcome(grade, probability, (SetGrade(party, stakeholder, tuple(where), grade),))
        for grade, probability in item.grades.items()
    ]


def _structure(conflict: Conflict, item: Uncertain) -> Sequence[Outcome]:
    if item.what == "reply_order":
        return _two_way(item.probability, (ReplyOrder(tuple(item.of.replace(",", " ").split())),))
    name = item.of.rsplit("/", maxsplit=1)[-1]
    option = next((option for option in conflict.options if option.id == name), None)
    if option is None:
        raise NotApplicable(unknown("option", name, conflict.option_names))
    if item.what == "available":
        return _two_way(item.probability, (Unavailable(name),))
    one_way = Direction.OFF if option.status_quo else Direction.ON
    other = Direction.BOTH if option.is_one_way else one_way
    return _two_way(item.probability, (SetDirection(name, other),))


def _joined(name: str, group: Sequence[Factor]) -> Factor:
    """Return items under one name as one factor: the outcomes at the same place come together."""
    if len(group) == 1 and name.startswith("\0"):
        return group[0]
    first = group[0]
    if (
        len({tuple(o.label for o in factor.outcomes) for factor in group}) > 1
        or len({tuple(o.probability for o in factor.outcomes) for factor in group}) > 1
    ):
        raise NotApplicable(f"the items under {name} do not have the same outcomes with the same probabilities")
    outcomes = [replace(outcome, edits=tuple(_edits_at(group, place))) for place, outcome in enumerate(first.outcomes)]
    return replace(
        first,
        id=name,
        kind="group",
        outcomes=tuple(outcomes),
        items=tuple(item for factor in group for item in factor.items),
        cites=tuple(dict.fromkeys(cite for factor in group for cite in factor.cites)),
        basis=first.basis if len({factor.basis for factor in group}) == 1 else "assumption",
    )


def _edits_at(group: Sequence[Factor], place: int) -> Iterator[Edit]:
    for factor in group:
        yield from factor.outcomes[place].edits


def _doubted(conflict: Conflict, named: set[Ref]) -> Iterator[Factor]:
    """Yield a factor for every statement that has a probability of its own and is no item already."""
    for party in conflict.decision_makers:
        lists = [("", party.preference.statements if not party.preference.is_ranking else ())]
        lists += [(one.id, one.statements) for one in party.stakeholders]
        for stakeholder, statements in lists:
            for statement in statements:
                ref = Ref(party.id, statement.line, stakeholder)
                if statement.probability is not None and statement.probability != 1 and ref not in named:
                    yield _doubt(ref, statement)


def _doubt(ref: Ref, statement: Statement) -> Factor:
    return Factor(
        str(ref),
        "presence",
        _two_way(statement.probability, (Drop(ref),)),
        text=statement.text,
        items=(str(ref),),
        because=statement.because,
        cites=statement.cites,
        basis=statement.basis,
        abandon=statement.abandon,
    )
