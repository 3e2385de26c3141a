"""A formula tied to a conflict's bits, evaluated once for every combination of the options it mentions."""

from __future__ import annotations

from collections.abc import Iterable

from countermove.language import Formula, names, truth
from countermove.model import Conflict


class Predicate:
    """A formula over a conflict's states.

    ``mask`` holds the bits the formula mentions: two states that agree on them agree on the formula. ``known`` are the
    truth values found so far, by those bits.
    """

    __slots__ = ("_position", "formula", "known", "mask")

    def __init__(self, formula: Formula, conflict: Conflict) -> None:
        self.formula = formula
        self._position = {name: conflict.position[name] for name in names(formula)}
        self.mask = sum(1 << bit for bit in self._position.values())
        self.known: dict[int, int] = {}

    def at(self, code: int) -> int:
        """Return 1 where the formula holds at a state, and 0 where it does not."""
        key = code & self.mask
        value = self.known.get(key)
        if value is None:
            value = self.known[key] = int(truth(self.formula, lambda name: key >> self._position[name] & 1, 1))
        return value

    def remembered(self) -> int:
        """Return how many truth values are remembered."""
        return len(self.known)

    def bit_of(self, name: str) -> int:
        """Return the place of an option in the decimal code."""
        return self._position[name]


class Predicates:
    """The predicates of one conflict, each formula once, so that parties that want the same thing share columns."""

    def __init__(self, conflict: Conflict) -> None:
        self._conflict = conflict
        self._made: dict[Formula, Predicate] = {}

    def of(self, formula: Formula) -> Predicate:
        """Return the predicate of a formula."""
        made = self._made.get(formula)
        if made is None:
            made = self._made[formula] = Predicate(formula, self._conflict)
        return made

    def all(self) -> Iterable[Predicate]:
        """Return every predicate made so far."""
        return self._made.values()
