"""Changes of priorities: drop a statement, move it to another place, swap two of them.

An order is a tuple of statement numbers, most important first; a number is a statement's place in the order as coded,
from 0. What was dropped is not in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

Order = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of priorities.

    ``kind`` is ``drop``, ``move`` or ``swap``. ``other`` is the statement that it is moved directly above or below, or
    swapped with; ``steps`` says how many statements it passes: upwards is positive, downwards negative.
    """

    kind: str
    statement: int
    other: int | None = None
    steps: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """A shortest list of edits, made one after the other, and the order they lead to, of all statements."""

    edits: tuple[Edit, ...]
    order: Order

    @property
    def touched(self) -> frozenset[int]:
        """Return the statements that are dropped, moved or swapped."""
        swapped_with = (edit.other for edit in self.edits if edit.kind == "swap" and edit.other is not None)
        return frozenset(edit.statement for edit in self.edits).union(swapped_with)

    @property
    def gentleness(self) -> tuple[int, int, Order]:
        """Return what to sort by: fewest statements dropped first, then fewest places passed."""
        dropped = sum(edit.kind == "drop" for edit in self.edits)
        return dropped, sum(abs(edit.steps) for edit in self.edits), self.order


def edits(order: Order) -> Iterator[tuple[Edit, Order]]:
    """Yield every single change of an order, each resulting order once: moves, then swaps at a distance, then drops.

    Swapping neighbours is moving one past the other, so it counts as a move.
    """
    places = range(len(order))
    for start in places:
        for end in places:
            if end not in (start, start - 1):  # one past the other upwards is the same as the other past it downwards
                yield Edit("move", order[start], order[end], start - end), _moved(order, start, end)
    for start in places:
        for end in range(start + 2, len(order)):
            yield Edit("swap", order[start], order[end], end - start), swapped(order, start, end)
    for start in places:
        yield Edit("drop", order[start]), order[:start] + order[start + 1 :]


def apply(order: Order, edit: Edit) -> Order:
    """Return an order after an edit; a move goes directly above the other statement upwards, directly below it down."""
    start = order.index(edit.statement)
    if edit.kind == "drop":
        return order[:start] + order[start + 1 :]
    assert edit.other is not None
    end = order.index(edit.other)
    return swapped(order, start, end) if edit.kind == "swap" else _moved(order, start, end)


def swapped(order: Order, one: int, other: int) -> Order:
    """Return an order with what stands at two places exchanged."""
    found = list(order)
    found[one], found[other] = found[other], found[one]
    return tuple(found)


def _moved(order: Order, start: int, end: int) -> Order:
    found = list(order)
    found.insert(end, found.pop(start))
    return tuple(found)


class Levels:
    """All orders by how many changes they are away from a first one, found breadth first as far as asked."""

    def __init__(self, start: Order) -> None:
        self._came: dict[Order, tuple[Order, Edit] | None] = {start: None}
        self._levels: list[list[Order]] = [[start]]

    def at(self, distance: int, most: int) -> list[Order] | None:
        """Return the orders exactly so many changes away, or None where there are more than ``most`` up to there."""
        while len(self._levels) <= distance:
            level: list[Order] = []
            for order in self._levels[-1]:
                for edit, changed in edits(order):
                    if changed not in self._came:
                        self._came[changed] = order, edit
                        level.append(changed)
                if len(self._came) > most:
                    for changed in level:
                        del self._came[changed]
                    return None
            self._levels.append(level)
        return self._levels[distance]

    def way_to(self, order: Order) -> tuple[Edit, ...]:
        """Return a shortest list of edits that leads to an order found."""
        found: list[Edit] = []
        while (before := self._came[order]) is not None:
            order, edit = before
            found.append(edit)
        return tuple(reversed(found))
