"""How many strict rankings make a state stable, exactly.

Only which of the mentioned states are preferred to the state matters. Of v mentioned states a set of k preferred ones
stands for k! (v-k)! m! / (v+1)! strict rankings of m states, so it is enough to count the sets of each size that
satisfy the condition. Those are counted by taking independent parts apart, and otherwise by cases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from math import comb, factorial
from operator import and_, or_
from typing import TypeVar

from countermove.engine.inverse.conditions import Condition

MOST_MENTIONED = 256
MOST_CASES = 1_000
# Sets by size: entry k is how many sets of k preferred states there are.
Sizes = list[int]
Clauses = frozenset[frozenset[int]]
Part = TypeVar("Part", int, frozenset[int])


@dataclass(frozen=True, slots=True)
class Count:
    """How many strict rankings of all states make the state stable, or why that is not counted."""

    rankings: int | None
    states: int
    because_not: str = ""

    @property
    def total(self) -> int:
        """Return how many strict rankings of all states there are."""
        return factorial(self.states)

    @property
    def share(self) -> float | None:
        """Return the rankings as a share of all; a count, not a probability."""
        return None if self.rankings is None else self.rankings / self.total


class _TooMany(Exception):
    """The cases to tell apart are too many."""


def count_rankings(condition: Condition, states: int) -> Count:
    """Return how many strict rankings of all states satisfy a condition.

    Source: theory.md, section 10.
    """
    mentioned = len(condition.mentioned)
    if mentioned > MOST_MENTIONED:
        return Count(None, states, f"{mentioned:,} states are compared with this one, more than {MOST_MENTIONED}")
    clauses = frozenset(frozenset(ways) for ways in condition.mask.clauses)
    try:
        sizes = _Counter().sizes(clauses, (1 << mentioned) - 1)
    except _TooMany:
        return Count(None, states, f"more than {MOST_CASES:,} cases would have to be told apart")
    standing = factorial(states)
    found = sum(
        number * factorial(above) * factorial(mentioned - above) * standing // factorial(mentioned + 1)
        for above, number in enumerate(sizes)
        if number
    )
    return Count(found, states)


class _Counter:
    """Counts by cases, and remembers what it has counted."""

    def __init__(self) -> None:
        self._known: dict[Clauses, Sizes] = {}
        self._cases = 0

    def sizes(self, clauses: Clauses, states: int) -> Sizes:
        """Return by size the sets of preferred states, among some, that satisfy all clauses."""
        if clauses not in self._known:
            self._known[clauses] = self._parts(clauses) if clauses else [1]
        return _times(self._known[clauses], _any((states & ~_states_of(clauses)).bit_count()))

    def _parts(self, clauses: Clauses) -> Sizes:
        """Take apart what has no state in common; then what all clauses have in common; otherwise go by cases."""
        if frozenset() in clauses:
            return [0] * (_states_of(clauses).bit_count() + 1)
        parts = [frozenset(part) for part in _groups(clauses, _union)]
        if len(parts) > 1:
            return reduce(_times, (self.sizes(part, _states_of(part)) for part in parts))
        common: frozenset[int] = reduce(and_, clauses)
        ways: frozenset[int] = reduce(or_, clauses)
        if len(ways) == 1:
            return [1] + [0] * _union(ways).bit_count()
        groups = [frozenset(group) for group in _groups(ways, _itself)]
        apart = next((group for group in groups if group <= common and group < ways), None)
        if apart is not None:
            return self._either(apart, frozenset(clause - apart for clause in clauses))
        return self._by_cases(clauses)

    def _either(self, ways: frozenset[int], rest: Clauses) -> Sizes:
        """Count where one of some ways or all of the rest holds, which have no state in common: by what fails both."""
        one, other = _union(ways), _states_of(rest)
        fails = _times(
            _less(_any(one.bit_count()), self.sizes(frozenset([ways]), one)),
            _less(_any(other.bit_count()), self.sizes(rest, other)),
        )
        return _less(_any((one | other).bit_count()), fails)

    def _by_cases(self, clauses: Clauses) -> Sizes:
        self._cases += 1
        if self._cases > MOST_CASES:
            raise _TooMany
        states = _states_of(clauses)
        pick = _most_used(clauses)
        preferred = frozenset(frozenset(way for way in clause if not way & pick) for clause in clauses)
        loosened = (frozenset(way & ~pick for way in clause) for clause in clauses)
        below = frozenset(clause for clause in loosened if 0 not in clause)
        above = [0, *self.sizes(preferred, states & ~pick)]
        return _plus(above, self.sizes(below, states & ~pick))


def _union(ways: frozenset[int]) -> int:
    return reduce(or_, ways, 0)


def _itself(way: int) -> int:
    return way


def _states_of(clauses: Clauses) -> int:
    return reduce(or_, (_union(clause) for clause in clauses), 0)


def _groups(parts: Iterable[Part], states_of: Callable[[Part], int]) -> list[list[Part]]:
    """Return parts in groups that have no state in common."""
    groups: list[tuple[int, list[Part]]] = []
    for part in parts:
        states, members = states_of(part), [part]
        apart: list[tuple[int, list[Part]]] = []
        for group in groups:
            if group[0] & states:
                states |= group[0]
                members = group[1] + members
            else:
                apart.append(group)
        apart.append((states, members))
        groups = apart
    return [members for _, members in groups]


def _most_used(clauses: Clauses) -> int:
    """Return the state, as a bit, that stands in most ways."""
    counts: dict[int, int] = {}
    for clause in clauses:
        for way in clause:
            left = way
            while left:
                bit = left & -left
                counts[bit] = counts.get(bit, 0) + 1
                left ^= bit
    return max(sorted(counts), key=counts.__getitem__)


def _any(states: int) -> Sizes:
    return [comb(states, size) for size in range(states + 1)]


def _times(one: Sizes, other: Sizes) -> Sizes:
    found = [0] * (len(one) + len(other) - 1)
    for size, number in enumerate(one):
        if number:
            for more, times in enumerate(other):
                found[size + more] += number * times
    return found


def _plus(one: Sizes, other: Sizes) -> Sizes:
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    return [number + (shorter[size] if size < len(shorter) else 0) for size, number in enumerate(longer)]


def _less(one: Sizes, other: Sizes) -> Sizes:
    return [number - other[size] for size, number in enumerate(one)]
