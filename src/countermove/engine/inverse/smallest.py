"""The smallest change of one party's priorities that makes a state stable for it, or unstable; the others as coded.

Every condition asks only that states be *not* preferred to the state asked about, so whatever puts fewer states above
it can only help stability. Call a statement *kept* where it is true in the state and *missed* where it is false. What
stands above the state does so by a missed statement, with no kept one that it breaks standing higher. So all that
matters is which kept statements stand above which missed ones, and the more of such pairs, the better for stability. It
follows that, for how *few* changes do it, three kinds need looking at: drop a missed statement, put a kept one first,
and swap a missed one with a kept one below it; no statement needs to be touched twice. (Moving is never better than
going all the way; swaps that hang together are outdone by one swap at most and extremes.) For making unstable the same
holds the other way round. How *many* orders there are at that distance is counted over all changes, breadth first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from countermove.engine.inverse.conditions import Condition
from countermove.engine.inverse.gentlest import Way, gentlest_way
from countermove.engine.inverse.orders import Change, Order, swapped
from countermove.engine.inverse.priorities import Priorities, preferred

MOST_TRIED = 100_000
MOST_ORDERS = 60_000
MOST_LISTED = 20
_MOST_WAYS = 200


@dataclass(frozen=True, slots=True)
class Smallest:
    """The fewest changes of priorities that turn a verdict round.

    ``goal`` is ``stable`` or ``unstable``. ``outcome`` is ``found``; ``never`` where no change of priorities does it;
    ``limit`` where none of up to ``examined`` changes does and more were not tried; or ``no priorities``.

    ``ways`` says which statements have to rise or fall together, each with the gentlest change that does it.
    ``orders`` counts the orders exactly so many changes away that do it, statements that cannot matter here left out of
    account; None where they are too many to look at. ``listed`` are the first of them, gentlest first.
    """

    goal: str
    outcome: str
    changes: int | None = None
    orders: int | None = None
    ways: tuple[Way, ...] = ()
    listed: tuple[Change, ...] = ()
    examined: int = 0


@dataclass(frozen=True, slots=True)
class _Extreme:
    """Changes that go all the way: some statements swapped, others put at the end where they help most."""

    swaps: tuple[tuple[int, int], ...]
    alone: tuple[int, ...]

    @property
    def touched(self) -> frozenset[int]:
        return frozenset(self.alone).union(*self.swaps)


def smallest_change(priorities: Priorities | None, condition: Condition, is_stable: bool) -> Smallest:
    """Return the fewest changes of a party's priorities that turn its verdict on the state round.

    Source: theory.md, sections 3.3 and 10.
    """
    goal = "unstable" if is_stable else "stable"
    if priorities is None:
        return Smallest(goal, "no priorities")
    return _Search(priorities, condition, goal).result()


class _Search:
    def __init__(self, priorities: Priorities, condition: Condition, goal: str) -> None:
        self._priorities, self._condition, self._goal = priorities, condition, goal
        self._differs = priorities.differs(condition)
        self._order = tuple(number for number in priorities.order if self._differs[number])
        # Those whose fall helps: missed statements where the state is to be stable, kept ones where it is not to be.
        self._falls = frozenset(n for n in self._order if priorities.held[n] == (goal == "unstable"))
        self._tried = 0

    def result(self) -> Smallest:
        """Return the fewest changes, and then every order that is so far away and does it."""
        if not self._does(tuple(number for number in self._order if number not in self._falls)):
            return Smallest(self._goal, "never")
        for distance in range(1, len(self._falls) + 1):
            found: list[_Extreme] = []
            for extreme in self._extremes(distance):
                self._tried += 1
                if self._does(self._after(extreme)):
                    found.append(extreme)
                if self._tried > MOST_TRIED or len(found) > _MOST_WAYS:
                    break
            if found:
                return self._found(distance, found)
            if self._tried > MOST_TRIED:
                return Smallest(self._goal, "limit", examined=distance - 1)
        raise AssertionError("letting everything fall that helps by falling does it, as was tried first")

    def _does(self, order: Order) -> bool:
        above = preferred(order, self._differs, self._priorities.held)
        return self._condition.mask.holds(above) == (self._goal == "stable")

    def _extremes(self, distance: int) -> Iterator[_Extreme]:
        """Yield so many changes that go all the way, no statement touched twice."""
        useful = [
            (one, other)
            for one, other in combinations(self._order, 2)
            if one in self._falls and other not in self._falls
        ]
        for count in range(distance + 1):
            for swaps in combinations(useful, count):
                touched = frozenset().union(*swaps)
                if len(touched) == 2 * count:
                    free = [number for number in self._order if number not in touched]
                    yield from (_Extreme(swaps, alone) for alone in combinations(free, distance - count))

    def _after(self, extreme: _Extreme) -> Order:
        """Return the order after going all the way: what helps by falling is dropped, what helps by rising is first."""
        order = self._order
        for one, other in extreme.swaps:
            order = swapped(order, order.index(one), order.index(other))
        raised = [number for number in extreme.alone if number not in self._falls]
        return (*raised, *(number for number in order if number not in extreme.alone))

    def _found(self, distance: int, extremes: list[_Extreme]) -> Smallest:
        fewest = [one for one in extremes if not any(other.touched < one.touched for other in extremes)]
        ways = sorted((self._way(one) for one in fewest), key=lambda way: way.change.gentleness)
        levels = self._priorities.levels(self._order)
        orders = levels.at(distance, MOST_ORDERS)
        if orders is None:
            changes = tuple(way.change for way in ways[:MOST_LISTED])
            return Smallest(self._goal, "found", distance, None, tuple(ways), changes, distance)
        doing = [order for order in orders if self._does(order)]
        all_changes = [self._priorities.in_full(levels.way_to(order)) for order in doing]
        listed = tuple(sorted(all_changes, key=lambda change: change.gentleness)[:MOST_LISTED])
        return Smallest(self._goal, "found", distance, len(doing), tuple(ways), listed, distance)

    def _way(self, extreme: _Extreme) -> Way:
        edits = gentlest_way(self._order, extreme.swaps, extreme.alone, self._falls, self._does)
        falls = tuple(number for number in self._order if number in extreme.touched and number in self._falls)
        rises = tuple(number for number in self._order if number in extreme.touched and number not in self._falls)
        return Way(falls, rises, self._priorities.in_full(edits))
