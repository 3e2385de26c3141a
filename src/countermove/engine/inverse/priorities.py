"""One party's statements, seen from one state: where each differs from it, and what an order of them puts above it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from countermove.engine.inverse.conditions import Condition
from countermove.engine.inverse.orders import Change, Edit, Levels, Order, apply
from countermove.engine.inverse.surroundings import Surroundings
from countermove.engine.layout import BoolArray
from countermove.language import truth
from countermove.model import Conflict, Preference, Statement


class Priorities:
    """The statements of a decision maker, and where they hold; ``truths`` has a row a statement, a column a state."""

    def __init__(self, statements: Sequence[Statement], truths: Sequence[BoolArray], place: int) -> None:
        self.statements, self.truths, self.place = tuple(statements), truths, place
        self.held = tuple(bool(row[place]) for row in truths)
        self._levels: dict[Order, Levels] = {}
        self._differs: dict[
            int, tuple[Condition, tuple[int, ...]]
        ] = {}  # the condition is kept, so its id stays its own

    @property
    def order(self) -> Order:
        """Return the order as coded."""
        return tuple(range(len(self.statements)))

    @cached_property
    def differing(self) -> tuple[frozenset[int], ...]:
        """Return for each statement the states in which it is not as in the state looked at."""
        return tuple(frozenset(np.flatnonzero(row != row[self.place]).tolist()) for row in self.truths)

    def differs(self, condition: Condition) -> tuple[int, ...]:
        """Return for each statement, as the condition's bits, the mentioned states in which it is not as here."""
        if id(condition) not in self._differs:
            places = [differing.intersection(condition.mentioned) for differing in self.differing]
            self._differs[id(condition)] = condition, tuple(condition.mask.of(found) for found in places)
        return self._differs[id(condition)][1]

    def levels(self, start: Order) -> Levels:
        """Return the orders around an order by distance; kept, since several concepts ask for the same."""
        return self._levels.setdefault(start, Levels(start))

    def in_full(self, way: Sequence[Edit]) -> Change:
        """Return edits made on some of the statements as a change of all of them."""
        order = self.order
        for edit in way:
            order = apply(order, edit)
        return Change(tuple(way), order)


def preferred(order: Order, differs: Sequence[int], held: Sequence[bool]) -> int:
    """Return which states an order of statements puts above the state looked at, as bits.

    A state is above where the first statement that differs from here is false here: it is then true there.

    Source: theory.md, section 3.3 (lexicographic order).
    """
    above = decided = 0
    for number in order:
        differing = differs[number]
        if not held[number]:
            above |= differing & ~decided
        decided |= differing
    return above


def preference_of(statements: Sequence[Statement], order: Order) -> Preference:
    """Return statements in an order as a preference."""
    return Preference(tuple(statements[number] for number in order))


def priorities_of(around: Surroundings) -> dict[int, Priorities]:
    """Return the statements of every decision maker that has any; who was entered by a ranking has none."""
    model = around.solution.model
    if not isinstance(model, Conflict):
        return {}
    leaves = around.solution.columns()
    found = {}
    for number, party in enumerate(model.decision_makers):
        if not party.preference.is_ranking and party.preference.statements:
            rows = [_where(statement, leaves) for statement in party.preference.statements]
            found[number] = Priorities(party.preference.statements, rows, around.place)
    return found


def _where(statement: Statement, leaves: dict[str, Any]) -> BoolArray:
    held: BoolArray = truth(statement.formula, leaves.__getitem__, True)
    return held
