"""Formulas rewritten, exactly, as "at least one of these, each a list of settings that hold together"."""

from __future__ import annotations

from collections.abc import Mapping

from countermove.errors import NotApplicable
from countermove.language import And, Formula, Iff, Implies, Not, Option, Or

Member = tuple[int, int]
"""Options that have to be taken, and options that must not be, as bits."""

MOST_CONNECTIVES = 200
"""What a statement of a case may have, so that what is written can be read back."""

_MOST_MEMBERS = 1_000


def any_of(formula: Formula, position: Mapping[str, int]) -> tuple[Member, ...]:
    """Return the members of which at least one must hold for a formula to hold; none where it never holds.

    No member implies another. The rewriting is exact: both hold in the same states.

    Raises: ``NotApplicable`` where that takes more members than ``MOST_CONNECTIVES`` connectives can join.
    """
    members = _rewritten(formula, False, position)
    if connectives(members) > MOST_CONNECTIVES:
        raise NotApplicable(_too_many(len(members)))
    return members


def connectives(members: tuple[Member, ...]) -> int:
    """Return how many times a statement of these members would say not, and, or."""
    inside = sum((on | off).bit_count() - 1 + off.bit_count() for on, off in members)
    return inside + max(0, len(members) - 1)


def _rewritten(formula: Formula, is_denied: bool, position: Mapping[str, int]) -> tuple[Member, ...]:
    match formula:
        case Option(name):
            bit = 1 << position[name]
            return ((0, bit),) if is_denied else ((bit, 0),)
        case Not(part):
            return _rewritten(part, not is_denied, position)
        case And(left, right):
            join = _either if is_denied else _both
            return join(_rewritten(left, is_denied, position), _rewritten(right, is_denied, position))
        case Or(left, right):
            join = _both if is_denied else _either
            return join(_rewritten(left, is_denied, position), _rewritten(right, is_denied, position))
        case Implies(condition, consequence):
            return _rewritten(Or(Not(condition), consequence), is_denied, position)
        case Iff(left, right):
            same = _both(_rewritten(left, False, position), _rewritten(right, is_denied, position))
            return _either(same, _both(_rewritten(left, True, position), _rewritten(right, not is_denied, position)))


def _either(one: tuple[Member, ...], other: tuple[Member, ...]) -> tuple[Member, ...]:
    return _without_implied((*one, *other))


def _both(one: tuple[Member, ...], other: tuple[Member, ...]) -> tuple[Member, ...]:
    if len(one) * len(other) > _MOST_MEMBERS**2:
        raise NotApplicable(_too_many(len(one) * len(other)))
    joined = ((a | c, b | d) for a, b in one for c, d in other)
    return _without_implied(tuple(dict.fromkeys((on, off) for on, off in joined if not on & off)))


def _without_implied(members: tuple[Member, ...]) -> tuple[Member, ...]:
    """Take out members that say more than another one does; the order of the others stays."""
    kept = list(dict.fromkeys(members))
    if len(kept) > _MOST_MEMBERS:
        raise NotApplicable(_too_many(len(kept)))
    return tuple(
        (on, off)
        for on, off in kept
        if not any(
            (other_on, other_off) != (on, off) and not other_on & ~on and not other_off & ~off
            for other_on, other_off in kept
        )
    )


def _too_many(count: int) -> str:
    return f"takes {count:,} members, more than {MOST_CONNECTIVES} connectives can join"
