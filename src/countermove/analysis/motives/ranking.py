"""Orders of hypotheses with their ties, and what two orders disagree on."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

Ranking = tuple[tuple[str, ...], ...]
"""Hypotheses, best first; those that are level stand in one group."""

_DIGITS = 9


def ranking(values: Mapping[str, float]) -> Ranking:
    """Return hypotheses by value, largest first; values that are equal to nine digits are level."""
    levels: dict[float, list[str]] = {}
    for name, value in values.items():
        levels.setdefault(round(value, _DIGITS) + 0.0, []).append(name)
    return tuple(tuple(levels[value]) for value in sorted(levels, reverse=True))


def first(order: Ranking) -> frozenset[str]:
    """Return the hypotheses that stand first."""
    return frozenset(order[0]) if order else frozenset()


def disagreements(one: Ranking, other: Ranking) -> tuple[tuple[str, str], ...]:
    """Return the pairs that two orders put the opposite way, as the first order has them; ties oppose nothing."""
    place = {name: number for number, level in enumerate(other) for name in level}
    names = [(name, number) for number, level in enumerate(one) for name in level]
    return tuple(
        (above, below) for (above, i), (below, j) in combinations(names, 2) if i < j and place[above] > place[below]
    )
