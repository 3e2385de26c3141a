"""Edits of a coding in words, as a reader of the case would say them."""

from __future__ import annotations

from collections.abc import Iterable

from countermove.analysis.sweep.edits import (
    Drop,
    Edit,
    First,
    Lift,
    Lower,
    Order,
    Place,
    Ref,
    ReplyOrder,
    Reword,
    SetDirection,
    SetGrade,
    SetWeight,
    Swap,
    Unavailable,
    UseStatements,
)
from countermove.analysis.sweep.factors import AS_CODED, Factor
from countermove.analysis.sweep.items import statements_of
from countermove.model import Conflict, Direction


def read(conflict: Conflict, edits: Iterable[Edit]) -> str:
    """Return what edits change, in words."""
    return "; ".join(_one(conflict, edit) for edit in edits)


def quoted(conflict: Conflict, ref: Ref) -> str:
    """Return a statement by its place in the file, with what it says."""
    return f"{ref} {said(conflict, ref)}"


def said(conflict: Conflict, ref: Ref) -> str:
    """Return what a statement says, in quotation marks."""
    return next((f"“{one.text}”" for one in statements_of(conflict, ref) if one.line == ref.line), f"{ref}")


def coded_reading(conflict: Conflict, factor: Factor) -> str:
    """Return an open point as the case has it, in words: what the coder says of it, or else what it comes to."""
    if factor.text:
        return factor.text
    coded = next((one for one in factor.outcomes if not one.edits), None)
    if coded is not None and coded.text:
        return f"“{coded.text}”"
    other = next((one.edits for one in factor.outcomes if one.edits), ())
    return "; ".join(_as_coded(conflict, edit) for edit in other) or factor.id


def _as_coded(conflict: Conflict, edit: Edit) -> str:
    """Return what an edit would undo."""
    match edit:
        case Drop(ref):
            return f"{quoted(conflict, ref)} is held"
        case Lift(upper, lower) | Lower(upper, lower) | Swap(upper, lower):
            return f"{quoted(conflict, upper)} stands above {said(conflict, lower)}"
        case Reword(ref, _):
            return f"{quoted(conflict, ref)}, so worded"
        case Unavailable(option):
            return f"{option} can be had"
        case SetDirection(option, direction):
            return f"{option} can {'not ' if direction is Direction.BOTH else ''}be undone"
        case ReplyOrder():
            return "third parties answer in the order of the file"
    return AS_CODED.replace("_", " ")


def _one(conflict: Conflict, edit: Edit) -> str:
    match edit:
        case Drop(ref):
            return f"{quoted(conflict, ref)} is not held"
        case Lift(upper, lower):
            return f"{quoted(conflict, lower)} goes directly above {said(conflict, upper)}"
        case Lower(upper, lower):
            return f"{quoted(conflict, upper)} goes directly below {said(conflict, lower)}"
        case Swap(upper, lower):
            return f"{quoted(conflict, lower)} and {said(conflict, upper)} change places"
        case Place(ref, position):
            where = "above all others" if position == 1 else f"to place {position}"
            return f"{quoted(conflict, ref)} goes {where}"
        case Reword(ref, statement):
            return f"{ref} is “{statement.text}”, not {said(conflict, ref)}"
        case Order(party, lines, stakeholder):
            return f"{f'{party}/{stakeholder}' if stakeholder else party}: lines in the order {_listed(lines)}"
    return _elsewhere(edit)


def _elsewhere(edit: Edit) -> str:
    """Return an edit of something else than one statement in words."""
    match edit:
        case First(party, lines):
            return f"{party}: lines {_listed(lines)} stand first"
        case UseStatements(party, _):
            return f"{party} has another order"
        case SetWeight(party, stakeholder, weight):
            return f"{party}/{stakeholder} has weight {weight:.4g}"
        case SetGrade(party, stakeholder, where, grade):
            return f"{party}/{stakeholder}: {'/'.join(where)} {grade}"
        case Unavailable(option):
            return f"{option} cannot be had"
        case SetDirection(option, direction):
            return f"{option} can {'' if direction is Direction.BOTH else 'not '}be undone"
        case ReplyOrder(names):
            return f"third parties answer in the order {', '.join(names)}"
    raise AssertionError(edit)


def _listed(lines: Iterable[int]) -> str:
    return ", ".join(map(str, lines))
