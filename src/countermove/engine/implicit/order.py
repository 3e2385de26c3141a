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
        self._parts = [(predicate.known, predicate.mask, predicate) for predicate in self.predicates]
        self._known: dict[int, int] = {}

    def vector(self, code: int) -> int:
        """Return the truth vector of a state as an integer."""
        key = code & self.mask
        value = self._known.get(key)
        if value is None:
            value = 0
            for known, mask, predicate in self._parts:
                true = known.get(key & mask)
                value = value << 1 | (predicate.at(key) if true is None else true)
            self._known[key] = value
        return value

    def remembered(self) -> int:
        """Return how many vectors are remembered."""
        return len(self._known)

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
        return self._places(~self.vector(code) & (1 << self.length) - 1)

    def lost(self, before: int, after: int) -> tuple[int, ...]:
        """Return the statements, counted from 1, that hold in the first state and fail in the second."""
        return self._places(self.vector(before) & ~self.vector(after))

    def _places(self, vector: int) -> tuple[int, ...]:
        """Return the places of the bits of a vector, most important first."""
        found = []
        while vector:
            high = vector.bit_length()
            found.append(self.length - high + 1)
            vector ^= 1 << (high - 1)
        return tuple(found)
