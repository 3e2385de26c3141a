"""What a party loses or gains between two states, in the product's one unit: the deciding priority."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf

from countermove.engine.implicit.order import Order
from countermove.model import Statement


@dataclass(frozen=True, slots=True)
class Delta:
    """A signed deciding priority: +j better at statement j, -j worse, 0 equal.

    For a party entered by a ranking there is no statement, and ``priority`` counts ranks up (+) or down (-).

    Units: priorities (1 is the most important), or ranks where ``unit`` says so.
    Source: tradecraft.md, section 1.1.
    """

    priority: int
    statement: Statement | None = None
    unit: str = "priorities"

    @property
    def is_loss(self) -> bool:
        """Say whether the party is worse off."""
        return self.priority < 0

    @property
    def gravity(self) -> float:
        """Return a sort value: the smaller, the more is at stake; infinite where nothing is."""
        if self.priority == 0:
            return inf
        return abs(self.priority) if self.unit == "priorities" else -abs(self.priority)

    @property
    def matters(self) -> bool:
        """Say whether something is at stake that the analyst has not put in the lowest tier."""
        return self.priority != 0 and not (self.statement is not None and self.statement.is_minor)


NOTHING = Delta(0)


class Interest:
    """A party's order over states, with the statements that say why."""

    def __init__(self, order: Order, statements: Sequence[Statement], is_ranking: bool = False) -> None:
        self.order = order
        self.statements = tuple(statements)
        self.is_ranking = is_ranking

    def delta(self, before: int, after: int) -> Delta:
        """Return what decides between two states for this party, and which way."""
        place = self.order.deciding(before, after)
        if self.is_ranking:
            ranks = len(self.order.failed(before)) - len(self.order.failed(after))
            return Delta(ranks, unit="ranks") if ranks else NOTHING
        return Delta(place, self.statements[abs(place) - 1]) if place else NOTHING

    def at(self, place: int) -> Delta:
        """Return the interest at a place, counted from 1, as a loss."""
        return Delta(-place, self.statements[place - 1])

    def lost(self, before: int, after: int) -> tuple[int, ...]:
        """Return the statements, counted from 1, that hold before and fail after."""
        return self.order.lost(before, after)

    @cached_property
    def minor(self) -> frozenset[int]:
        """Return the places of the statements in the lowest tier."""
        return frozenset(j for j, statement in enumerate(self.statements, 1) if statement.is_minor)
