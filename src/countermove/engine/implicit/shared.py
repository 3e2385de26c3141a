"""What views of variants of one conflict have in common, made once.

Where a statement holds, and what a party can reply at all, depends on nobody's order; what a party replies depends on
its own order and on no other. So predicates, tables of replies, orders and movers are shared, each with what it
remembers, by all variants that need the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Sized
from typing import Generic, Protocol, TypeVar

from countermove.engine.implicit.general import General, Reach
from countermove.engine.implicit.mover import Mover
from countermove.engine.implicit.order import Order
from countermove.engine.implicit.predicate import Predicate, Predicates
from countermove.engine.implicit.table import TableReplies
from countermove.model import Conflict, Preference, Statement
from countermove.model.moves import OwnOptions
from countermove.model.state import bits

Kept = TypeVar("Kept")


class Remembers(Protocol):
    """Something that says how much it remembers."""

    def remembered(self) -> int:
        """Return how many things are remembered."""


class ByIdentity(Generic[Kept]):
    """Something for each of some objects, found by which object it is; the objects are held as long as this is.

    Nothing is to be kept for an object that may change.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, Kept]] = {}

    def __len__(self) -> int:
        return len(self._known)

    def get(self, one: object) -> Kept | None:
        """Return what is kept for an object, or None."""
        found = self._known.get(id(one))
        return found[1] if found is not None else None

    def values(self) -> Iterator[Kept]:
        """Yield what is kept."""
        return (kept for _, kept in self._known.values())

    def keep(self, one: object, kept: Kept) -> Kept:
        """Keep something for an object."""
        self._known[id(one)] = one, kept
        return kept


class Shared:
    """Predicates, tables of replies, orders and movers of all variants with the same options and constraints."""

    def __init__(self, conflict: Conflict) -> None:
        self.predicates = Predicates(conflict)
        self.constraints = tuple(self.predicates.of(constraint.never) for constraint in conflict.constraints)
        self.is_repeatable = True
        self._conflict = conflict
        self._same: ByIdentity[Statement] = ByIdentity()
        self._statements: dict[Statement, Statement] = {}
        self._of_statement: ByIdentity[Predicate] = ByIdentity()
        self._of_statements: ByIdentity[Order] = ByIdentity()
        self._mentioned: ByIdentity[int] = ByIdentity()
        self._orders: dict[tuple[Predicate, ...], Order] = {}
        self._tables: dict[tuple[int, ...], TableReplies] = {}
        self._movers: dict[tuple[str, int, int, Order], Mover] = {}
        self._reaches: dict[tuple[str, int], Reach] = {}
        self._general: dict[tuple[Mover, int], General] = {}

    def order(self, statements: Sequence[Statement]) -> Order:
        """Return the order that some statements make over states, the same object for the same formulas."""
        found = self._of_statements.get(statements)
        if found is None or isinstance(statements, list):
            key = tuple([self._predicate(statement) for statement in statements])
            made = self._orders.get(key)
            if made is None:
                made = self._orders[key] = Order(key)
            found = self._of_statements.keep(statements, made)
        return found

    def statement(self, statement: Statement) -> Statement:
        """Return a statement equal to one given, the same object for all that are equal."""
        found = self._same.get(statement)
        if found is None:
            found = self._same.keep(statement, self._statements.setdefault(statement, statement))
        return found

    def _predicate(self, statement: Statement) -> Predicate:
        found = self._of_statement.get(statement)
        if found is None:
            found = self._of_statement.keep(statement, self.predicates.of(statement.formula))
        return found

    def mentioned(self, conflict: Conflict) -> int:
        """Return the options that a decision maker's statement or a constraint mentions, as a mask."""
        if conflict.feasible is not None:
            return conflict.mentioned
        found = 0
        for constraint in self.constraints:
            found |= constraint.mask
        for party in conflict.decision_makers:
            found |= self._mentioned_by(party.preference)
        return found

    def _mentioned_by(self, preference: Preference) -> int:
        mask = self._mentioned.get(preference)
        if mask is None or isinstance(preference.statements, list):
            names = preference.mentioned(self._conflict.option_names)
            mask = self._mentioned.keep(preference, self._conflict.mask_of(names))
        return mask

    def mover(self, party: str, free: int, beyond: int, order: Order) -> Mover:
        """Return a party that can move some of its options by an order; ``beyond`` are more that it is asked about.

        One whose answers depend on what it was asked before is made afresh each time, and ``is_repeatable`` is false
        from then on.
        """
        own = self._conflict.own(party)
        key = party, free & own.mask, beyond & own.mask, order
        found = self._movers.get(key)
        if found is None:
            found = Mover(own, free, order, self.constraints, beyond, self._tables)
            if found.is_repeatable:
                self._movers[key] = found
            else:
                self.is_repeatable = False
        return found

    def general(self, party: str, mover: Mover, mentioned: int) -> General:
        """Return what a party has to fear where everybody may move the options in the mask ``mentioned``."""
        found = self._general.get((mover, mentioned))
        if found is None:
            table = self._table(self._conflict.own(party), mentioned)
            found = self._general[mover, mentioned] = General(mover, table, self._reach(party, mentioned))
        return found

    def _reach(self, party: str, mentioned: int) -> Reach:
        """Return what everybody but one party can bring about."""
        found = self._reaches.get((party, mentioned))
        if found is None:
            others = [self._conflict.own(name) for name in self._conflict.party_names if name != party]
            one_way = any((own.only_on | own.only_off) & mentioned for own in others)
            found = Reach([self._table(own, mentioned) for own in others], not one_way)
            self._reaches[party, mentioned] = found
        return found

    def _table(self, own: OwnOptions, free: int) -> TableReplies:
        positions = tuple(bits(free & own.mask))
        found = self._tables.get(positions)
        if found is None:
            found = self._tables[positions] = TableReplies(positions, own, self.constraints)
        return found

    def remembered(self) -> int:
        """Return how many things are remembered, all together."""
        kept: list[Sized] = [self._same, self._statements, self._of_statement, self._of_statements, self._mentioned]
        kept += [self._orders, self._movers, self._reaches, self._general]
        orders, tables, movers = self._orders.values(), self._tables.values(), self._movers.values()
        parts: list[Remembers] = [*self.predicates.all(), *orders, *tables, *movers]
        parts += [*self._reaches.values(), *self._general.values()]
        return sum(map(len, kept)) + sum(part.remembered() for part in parts)
