"""Stability in the general senses at one state, without a list of states.

What the others can bring about, whatever it costs them, does not depend on anybody's order: it is found once and serves
every order.

Source: Howard (1971); theory.md, sections 4.2 and 4.3.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from countermove.engine.implicit.mover import Mover
from countermove.engine.implicit.table import TableReplies

Reached = tuple[int, ...]


class Reach:
    """Which states some parties can bring about from a state in any number of moves, each feasible and permitted."""

    def __init__(self, tables: Sequence[TableReplies], is_reversible: bool) -> None:
        self._tables = [table for table in tables if table.positions]
        self._is_reversible = is_reversible
        self._known: dict[int, Reached] = {}

    def states(self, code: int) -> Reached:
        """Return the states that can be reached, the state itself included; the same object for those that can reach
        each other."""
        found = self._known.get(code)
        if found is None:
            found = self._search(code)
            for state in found if self._is_reversible else (code,):
                self._known[state] = found
        return found

    def _search(self, code: int) -> Reached:
        seen, queue = {code}, [code]
        for at in queue:
            for table in self._tables:
                for state in table.members(table.everything(at), at, None):
                    if state not in seen:
                        seen.add(state)
                        queue.append(state)
        return tuple(queue)

    def remembered(self) -> int:
        """Return how many states are remembered."""
        return len(self._known)


@dataclass(frozen=True, slots=True)
class Held:
    """Whether a state is stable for a party under general, and under symmetric metarationality."""

    gmr: bool
    smr: bool


STAYS = Held(True, True)


class General:
    """For one party and its order: what it has to fear from the others at any state."""

    def __init__(self, mover: Mover, table: TableReplies, reach: Reach) -> None:
        self._mover, self._table, self._reach = mover, table, reach
        self._worst = _Least(mover.order.vector)
        self._inescapable = _Least(mover.at_best)
        self._held: dict[int, Held] = {}

    def at(self, code: int) -> Held:
        """Return whether a feasible state is stable for the party."""
        found = self._held.get(code)
        if found is None:
            found = self._held[code] = self._at(code) if self._mover.improves(code) else STAYS
        return found

    def _at(self, code: int) -> Held:
        table, order, bar = self._table, self._mover.order, self._mover.order.vector(code)
        improvements = table.members(table.better_than(order, bar, code, table.everything(code)), code, None)
        replied = [self._reach.states(improvement) for improvement in improvements]
        gmr = all(self._worst.is_at_most(bar, reached) for reached in replied)
        return Held(gmr, gmr and all(self._inescapable.is_at_most(bar, reached) for reached in replied))

    def remembered(self) -> int:
        """Return how many verdicts are remembered."""
        return len(self._held) + self._worst.remembered() + self._inescapable.remembered()


class _Least:
    """The least of a value over sets of states, looked for no further than a question needs."""

    def __init__(self, value: Callable[[int], int]) -> None:
        self._value = value
        self._seen: dict[Reached, int] = {}
        self._searched: set[Reached] = set()

    def is_at_most(self, bar: int, states: Reached) -> bool:
        """Say whether the value is at most so much at one of some states."""
        least = self._seen.get(states)
        if least is not None and (least <= bar or states in self._searched):
            return least <= bar
        for state in states:
            found = self._value(state)
            if least is None or found < least:
                least = self._seen[states] = found
            if found <= bar:
                return True
        self._searched.add(states)
        return False

    def remembered(self) -> int:
        """Return how many sets of states are remembered."""
        return len(self._seen) + len(self._searched)
