"""A party's order over states: truth vectors held as integers, the most important statement in the highest bit."""

from __future__ import annotations

from collections.abc import Sequence

from countermove.engine.implicit.predicate import Predicate


class Order:
    """Ordered statements, compared lexicographically.

    A larger vector is a better state. Vectors are ordinal codes: they are compared, never subtracted or shown.

    Source: theory.md, section 3.3; tradecraft.md, section 1.1 (deciding priority).
    """

    def __init__(self, predicates: Sequence[Predicate]) -> None:
        self.predicates = tuple(predicates)
        self.length = len(self.predicates)
        self.mask = 0
        for predicate in self.predicates:
            self.mask |= predicate.mask
        self._known: dict[int, int] = {}

    def vector(self, code: int) -> int:
        """Return the truth vector of a state as an integer."""
        key = code & self.mask
        value = self._known.get(key)
        if value is None:
            value = 0
            for predicate in self.predicates:
                value = value << 1 | predicate.at(key)
            self._known[key] = value
        return value

    def prefers(self, code: int, other: int) -> bool:
        """Say whether the first state is strictly better than the second."""
        return self.vector(code) > self.vector(other)

    def deciding(self, before: int, after: int) -> int:
        """Return the signed deciding priority: +j if ``after`` is better at statement j, -j if worse, 0 if equal."""
        old, new = self.vector(before), self.vector(after)
        if old == new:
            return 0
        place = self.length - (old ^ new).bit_length() + 1
        return place if new > old else -place

    def failed(self, code: int) -> tuple[int, ...]:
        """Return the statements a state fails, counted from 1."""
        vector = self.vector(code)
        return tuple(j for j in range(1, self.length + 1) if not vector >> (self.length - j) & 1)

    def holds(self, place: int, code: int) -> bool:
        """Say whether the statement at a place, counted from 1, holds at a state."""
        return bool(self.vector(code) >> (self.length - place) & 1)
