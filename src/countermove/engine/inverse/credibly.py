"""Changes of several parties' priorities at once, where answers must be credible and so depend on everybody.

Breadth first over the number of changes, all parties' together. Orders that rank alike what can matter are judged once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import prod

from countermove.engine.inverse.conditions import Condition
from countermove.engine.inverse.jointly import Joint
from countermove.engine.inverse.judging import Judge
from countermove.engine.inverse.orders import Change, Levels, Order
from countermove.engine.inverse.priorities import Priorities, preferred
from countermove.engine.inverse.readings import Reading
from countermove.engine.inverse.relations import WorkDone
from countermove.engine.inverse.smallest import MOST_LISTED, MOST_ORDERS
from countermove.engine.inverse.surroundings import Surroundings

DEPTH, DEEPEST = 2, 4


@dataclass(frozen=True, slots=True)
class _Alike:
    """Orders of one party that put the same states above the one looked at and improve by the same moves.

    ``is_possible`` says whether the state could be stable for the party if the others cooperated.
    """

    above: int
    improving: int
    is_possible: bool
    orders: list[Order]


class JointSearch:
    """All orders of all parties around the coded ones, and whether the state is an equilibrium under them.

    ``widest`` holds for each decision maker its condition if every answer were credible: where that fails, the state is
    unstable for it whatever the others prefer.
    """

    def __init__(
        self, around: Surroundings, priorities: Mapping[int, Priorities], reading: Reading, widest: Sequence[Condition]
    ) -> None:
        self._around, self._priorities, self._widest = around, priorities, widest
        self._judge = Judge(around, priorities, reading)
        self._alike: dict[tuple[int, int], tuple[_Alike, ...]] = {}
        self._troubled = list(around.parties)

    def fewest(self, is_equilibrium: bool, depth: int = DEPTH, at_least: int = 1) -> Joint:
        """Return the fewest changes that turn the verdict round, looked for up to a depth.

        ``at_least`` is how few are known to be needed: fewer are not looked at, and so many always, up to ``DEEPEST``.

        Source: theory.md, sections 4.4 and 10 (credible sequences depend on the unknowns).
        """
        goal = "no equilibrium" if is_equilibrium else "equilibrium"
        depth = max(depth, min(at_least, DEEPEST))
        for distance in range(at_least, depth + 1):
            found: list[tuple[_Alike, ...]] = []
            try:
                for alike in self._within(distance, must_be_possible=not is_equilibrium):
                    if self._is_equilibrium(alike) != is_equilibrium:
                        found.append(alike)
            except WorkDone:
                if not found:
                    return Joint(goal, "limit", examined=distance - 1, at_least=distance)
                return self._found(goal, distance, found, None)
            if found:
                return self._found(goal, distance, found, sum(prod(len(a.orders) for a in alike) for alike in found))
        return Joint(goal, "limit", examined=max(depth, at_least - 1), at_least=max(depth + 1, at_least))

    def _within(self, distance: int, must_be_possible: bool) -> Iterator[tuple[_Alike, ...]]:
        """Yield every way to rank things that orders exactly so many changes away, all together, come to.

        Raises: ``WorkDone`` after the last one where some shares of the changes had to be left out as too large.
        """
        left_out = False
        shares = _shares(distance, [dm in self._levels for dm in self._around.parties])
        for by in sorted(shares, key=max):  # spread out first: orders a few changes away are few
            try:
                parties = self._choices(by, must_be_possible)
            except WorkDone:
                left_out = True
                continue
            yield from product(*parties)
        if left_out:
            raise WorkDone

    def _choices(self, by: Sequence[int], must_be_possible: bool) -> list[tuple[_Alike, ...]]:
        """Return what each party's share comes to; nothing, and at little cost, where some party cannot do its part."""
        found: dict[int, tuple[_Alike, ...]] = {}
        for dm in sorted(self._around.parties, key=by.__getitem__):
            found[dm] = tuple(a for a in self._classes(dm, by[dm]) if a.is_possible or not must_be_possible)
            if not found[dm]:
                return [()]
        return [found[dm] for dm in self._around.parties]

    def _is_equilibrium(self, alike: Sequence[_Alike]) -> bool:
        improving = [one.improving for one in alike]
        for dm in self._troubled:
            if not self._judge.is_stable(dm, alike[dm].above, improving):
                if dm != self._troubled[0]:  # who is unstable here is likely to be the next time
                    self._troubled.remove(dm)
                    self._troubled.insert(0, dm)
                return False
        return True

    @cached_property
    def _levels(self) -> dict[int, Levels]:
        starts = {
            dm: tuple(number for number in own.order if self._judge.matters(dm, number))
            for dm, own in self._priorities.items()
        }
        return {dm: self._priorities[dm].levels(start) for dm, start in starts.items()}

    def _classes(self, dm: int, changes: int) -> tuple[_Alike, ...]:
        if (dm, changes) not in self._alike:
            orders = self._levels[dm].at(changes, MOST_ORDERS) if dm in self._levels else [()]
            if orders is None:
                raise WorkDone
            found: dict[tuple[int, int], _Alike] = {}
            for order in orders:
                key = self._judge.above(dm, order), self._judge.relations[dm].improving(order)
                if key not in found:
                    found[key] = _Alike(*key, self._is_possible(dm, order), [])
                found[key].orders.append(order)
            self._alike[dm, changes] = tuple(found.values())
        return self._alike[dm, changes]

    def _is_possible(self, dm: int, order: Order) -> bool:
        widest, own = self._widest[dm], self._priorities.get(dm)
        if own is None:
            return widest.holds(self._around.above(dm))
        return widest.mask.holds(preferred(order, own.differs(widest), own.held))

    def _found(self, goal: str, distance: int, found: list[tuple[_Alike, ...]], orders: int | None) -> Joint:
        chosen = [self._changes([alike.orders[0] for alike in parties]) for parties in found]
        chosen.sort(key=_gentleness)
        listed = tuple(chosen[:MOST_LISTED])
        return Joint(goal, "found", distance, orders, None, listed, examined=distance)

    def _changes(self, orders: Sequence[Order]) -> dict[int, Change]:
        ways = {dm: levels.way_to(orders[dm]) for dm, levels in self._levels.items()}
        return {dm: self._priorities[dm].in_full(way) for dm, way in ways.items() if way}


def _shares(changes: int, may_change: Sequence[bool]) -> Iterator[tuple[int, ...]]:
    """Yield every way to share out so many changes among the parties that may change."""
    if not may_change:
        if not changes:
            yield ()
        return
    for own in range(changes if may_change[0] else 0, -1, -1):
        for rest in _shares(changes - own, may_change[1:]):
            yield own, *rest


def _gentleness(changes: Mapping[int, Change]) -> tuple[int, int, int]:
    dropped = sum(change.gentleness[0] for change in changes.values())
    return dropped, sum(change.gentleness[1] for change in changes.values()), len(changes)
