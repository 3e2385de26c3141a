"""A conflict seen state by state: what each party would reply, and what rests."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from countermove.engine.implicit.mover import Mover
from countermove.engine.implicit.order import Order
from countermove.engine.implicit.predicate import Predicate, Predicates
from countermove.language import Formula
from countermove.model import Conflict, Statement


class Implicit:
    """The implicit representation of a conflict: no state is listed, everything is evaluated where it is asked.

    Options that neither a decision maker's statement nor a constraint mentions are held where they are; ``beyond``
    names further options a party's replies range over, and parties in ``muted`` never move.
    """

    def __init__(
        self, conflict: Conflict, beyond: Mapping[str, int] | None = None, muted: Collection[str] = ()
    ) -> None:
        self.conflict = conflict
        self.solvers: dict[str, object] = {}
        self.predicates = Predicates(conflict)
        self.constraints = tuple(self.predicates.of(constraint.never) for constraint in conflict.constraints)
        self.movers = {
            party.id: Mover(
                conflict.own(party.id),
                0 if party.id in muted else conflict.mentioned,
                self.order(tuple(party.preference.statements)),
                self.constraints,
                0 if party.id in muted else (beyond or {}).get(party.id, 0),
            )
            for party in conflict.decision_makers
        }

    def order(self, statements: tuple[Statement, ...]) -> Order:
        """Return the order that some statements make over states."""
        return Order([self.predicates.of(statement.formula) for statement in statements])

    def predicate(self, formula: Formula) -> Predicate:
        """Return a formula tied to this conflict."""
        return self.predicates.of(formula)

    def is_feasible(self, code: int) -> bool:
        """Say whether a state breaks no constraint."""
        return not any(constraint.at(code) for constraint in self.constraints)

    def others(self, party: str) -> tuple[str, ...]:
        """Return every decision maker but one, in the order of the file."""
        return tuple(name for name in self.conflict.party_names if name != party)
