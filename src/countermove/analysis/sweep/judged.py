"""Orders in which every statement whose place is only judged may stand some places away from where it is coded.

With ``reach`` K, these are the orders of a party's statements in which every judged statement stands at most K places
from its coded place, and all other statements keep their mutual order. They are counted, listed and drawn, each as
likely as any other, by going through the places from the first to the last and remembering which judged statements are
placed: those that can stand near the present place are few.

Source: interface.md, section 1 (``place``); coding sheets, section 11 (two places, four places).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from countermove.analysis.sweep.edits import Order
from countermove.analysis.sweep.factors import AS_CODED, OTHERWISE, Factor, Outcome, Uniform
from countermove.analysis.sweep.naming import inside
from countermove.errors import NotApplicable
from countermove.model import Conflict

REACH = 2
MOST_NEAR = 16
"""How many judged statements may be able to stand at one place; with more, orders are not counted."""


@dataclass(frozen=True)
class JudgedOrders(Factor):
    """The orders of one party as a factor without probabilities: robustness is counted, nothing is likelier.

    ``lines`` are the statements in the coded order, ``movable`` says of each whether its place is judged.
    """

    party: str = ""
    lines: tuple[int, ...] = ()
    movable: tuple[bool, ...] = ()
    reach: int = REACH

    @property
    def is_weighted(self) -> bool:
        """Say that no order is likelier than another."""
        return False

    @cached_property
    def _known(self) -> dict[int, int]:
        return {}

    @property
    def size(self) -> int | None:
        """Return the number of orders."""
        return self._count(0, 0)

    @property
    def total(self) -> int:
        """Return the number of orders."""
        return self._count(0, 0)

    def at(self, number: int) -> tuple[Outcome, int]:
        """Return an order by its number; number 0 is the coded order."""
        order, placed = [], 0
        for place in range(len(self.lines)):
            for at in self._next(place, placed):
                after = placed | 1 << at
                size = self._count(place + 1, after)
                if number < size:
                    break
                number -= size
            order.append(self.lines[at])
            placed = after
        return self._outcome(tuple(order)), 1

    def drawn(self, uniform: Uniform) -> Outcome:
        """Return an order, each as likely as any other."""
        return self.at(uniform(self.total, 0))[0]

    def features(self, outcome: Outcome) -> tuple[tuple[str, str], ...]:
        """Return, for every two statements that can change sides, whether they stand as coded."""
        place = {line: at for at, line in enumerate(int(part) for part in outcome.label.split())}
        return tuple(
            (name, AS_CODED if place[upper] < place[lower] else OTHERWISE) for name, upper, lower in self.turnable
        )

    @cached_property
    def turnable(self) -> tuple[tuple[str, int, int], ...]:
        """Return every two statements that can change sides, by the name they are counted under."""
        found = []
        for a, upper in enumerate(self.lines):
            for b in range(a + 1, len(self.lines)):
                loose = self.movable[a] + self.movable[b]
                if loose and (loose < 2 or b - a <= 2 * self.reach):
                    found.append((f"{self.party}/preferences/{upper}>{self.lines[b]}", upper, self.lines[b]))
        return tuple(found)

    def _outcome(self, order: tuple[int, ...]) -> Outcome:
        edits = () if order == self.lines else (Order(self.party, order),)
        return Outcome(" ".join(map(str, order)), None, edits)

    def _next(self, place: int, placed: int) -> Iterator[int]:
        """Yield the statements that can come next, in coded order; those with support come in their own order."""
        supported = True
        for at in range(len(self.lines)):
            if placed >> at & 1:
                continue
            if self.movable[at]:
                if abs(at - place) <= self.reach:
                    yield at
            elif supported:
                supported = False
                yield at

    def _count(self, place: int, placed: int) -> int:
        """Return in how many ways the places from one on can be filled."""
        if place == len(self.lines):
            return 1
        found = self._known.get(placed)
        if found is None:
            overdue = any(
                movable and not placed >> at & 1 and at + self.reach < place for at, movable in enumerate(self.movable)
            )
            found = 0 if overdue else sum(self._count(place + 1, placed | 1 << at) for at in self._next(place, placed))
            self._known[placed] = found
        return found

    def __getstate__(self) -> dict[str, object]:
        """Leave out the counts: another process makes its own."""
        return {name: value for name, value in self.__dict__.items() if name not in ("_known", "turnable")}


def judged_factors(conflict: Conflict, reach: int = REACH, parties: Sequence[str] | None = None) -> tuple[Factor, ...]:
    """Return the orders that judged places allow as factors, one a party that has more than one order.

    Raises: ``NotApplicable`` for a reach below 1, and where orders are too many to count.
    """
    if reach < 1:
        raise NotApplicable(f"places can move by 1 or more, not by {reach}")
    found = []
    for party in conflict.decision_makers:
        if party.preference.is_ranking or (parties is not None and party.id not in parties):
            continue
        statements = party.preference.statements
        factor = JudgedOrders(
            f"{party.id}/order",
            "judged",
            (),
            text=f"the order of what {inside(party.name)} wants",
            basis="judged",
            party=party.id,
            lines=tuple(statement.line for statement in statements),
            movable=tuple(statement.place == "judged" for statement in statements),
            reach=reach,
        )
        _refuse_excess(factor)
        if factor.total > 1:
            found.append(factor)
    return tuple(found)


def _refuse_excess(factor: JudgedOrders) -> None:
    judged = sum(factor.movable)
    if min(2 * factor.reach, judged) > MOST_NEAR:
        raise NotApplicable(
            f"{factor.party} has {judged} judged places, and moving each by up to {factor.reach} gives too many orders "
            f"to count: let them move by {MOST_NEAR // 2} at most"
        )
