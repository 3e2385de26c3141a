"""A conflict seen state by state: what each party would reply, and what rests."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from countermove.engine.implicit.mover import Mover
from countermove.engine.implicit.order import Order
from countermove.engine.implicit.predicate import Predicate
from countermove.engine.implicit.shared import Shared
from countermove.language import Formula
from countermove.model import Conflict, Statement


class Implicit:
    """The implicit representation of a conflict: no state is listed, everything is evaluated where it is asked.

    Options that neither a decision maker's statement nor a constraint mentions are held where they are; ``beyond``
    names further options a party's replies range over, and parties in ``muted`` never move. ``shared`` is what a
    variant with the same options and constraints has made already. ``mentioned`` is a mask.
    """

    def __init__(
        self,
        conflict: Conflict,
        beyond: Mapping[str, int] | None = None,
        muted: Collection[str] = (),
        shared: Shared | None = None,
    ) -> None:
        self.conflict = conflict
        self.solvers: dict[str, object] = {}
        self.shared = Shared(conflict) if shared is None else shared
        self.constraints = self.shared.constraints
        self.mentioned = self.shared.mentioned(conflict)
        self.movers = {
            party.id: self.shared.mover(
                party.id,
                0 if party.id in muted else self.mentioned,
                0 if party.id in muted else (beyond or {}).get(party.id, 0),
                self.order(party.preference.statements),
            )
            for party in conflict.decision_makers
        }

    def order(self, statements: Sequence[Statement]) -> Order:
        """Return the order that some statements make over states."""
        return self.shared.order(statements)

    def predicate(self, formula: Formula) -> Predicate:
        """Return a formula tied to this conflict."""
        return self.shared.predicates.of(formula)

    def is_feasible(self, code: int) -> bool:
        """Say whether a state breaks no constraint."""
        return not any(constraint.at(code) for constraint in self.constraints)

    @cached_property
    def playing(self) -> tuple[Mover, ...]:
        """Return everybody as they can move, in the order of the file: all that stability depends on."""
        return tuple(self.movers.values())

    def others(self, party: str) -> tuple[str, ...]:
        """Return every decision maker but one, in the order of the file."""
        return tuple(name for name in self.conflict.party_names if name != party)
