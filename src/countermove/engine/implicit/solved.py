"""Sets of replies as literals of a solver, for parties with more options than a table can hold.

A set of replies is a literal over the party's options: it contains the settings under which the literal is true. Best
replies come statement by statement, each one question to the solver, never by sampling.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from countermove.engine.implicit.gates import Gates
from countermove.engine.implicit.order import Order
from countermove.engine.implicit.predicate import Predicate
from countermove.engine.implicit.table import change_key
from countermove.model.moves import OwnOptions
from countermove.model.state import bits

LITERALS = 50_000
"""Sets remembered in one place."""


class SolvedReplies:
    """What a party can reply, as literals; the same questions as ``TableReplies`` answers."""

    def __init__(self, positions: Sequence[int], own: OwnOptions, constraints: Sequence[Predicate]) -> None:
        self.positions = tuple(positions)
        self.mask = sum(1 << position for position in self.positions)
        self._own = own
        self._constraints = [c for c in constraints if c.mask & self.mask]
        self._gates = Gates()
        self._taken = {position: self._gates.variable() for position in self.positions}
        self._columns: dict[tuple[Predicate, int], int] = {}
        self._empty: dict[int, bool] = {}
        self._now: dict[int, int] = {}
        self._at_most: list[int] = []
        self.capacity, self.weight = LITERALS, 1
        self.watched = (own.only_on | own.only_off) & self.mask
        for constraint in self._constraints:
            self.watched |= constraint.mask & ~self.mask
        self._count_changes()

    def _count_changes(self) -> None:
        """Build the counter of changed options, against a present setting that is assumed with each question."""
        from pysat.card import ITotalizer

        gates = self._gates
        self._now = {position: gates.variable() for position in self.positions}
        self._changed = {p: gates.differ(self._taken[p], self._now[p]) for p in self.positions}
        counter: Any = ITotalizer(lits=list(self._changed.values()), ubound=len(self.positions) - 1, top_id=gates.last)
        gates.add(counter.cnf.clauses, last=counter.top_id)
        self._at_most = list(counter.rhs)

    def everything(self, code: int) -> int:
        """Return every feasible reply that directions permit from a state, staying put included."""
        allowed = self._gates.true
        for constraint in self._constraints:
            allowed = self._gates.both(allowed, -self.where(constraint, code))
        for bit in bits(code & self._own.only_on & self.mask):
            allowed = self._gates.both(allowed, self._taken[bit])
        for bit in bits(~code & self._own.only_off & self.mask):
            allowed = self._gates.both(allowed, -self._taken[bit])
        return allowed

    def where(self, predicate: Predicate, code: int) -> int:
        """Return the replies at which a predicate holds, the others' options being as in a state."""
        key = (predicate, code & predicate.mask & ~self.mask)
        column = self._columns.get(key)
        if column is None:
            column = self._columns[key] = self._gates.formula(
                predicate.formula, lambda name: self._leaf(predicate.bit_of(name), code)
            )
        return column

    def _leaf(self, bit: int, code: int) -> int:
        if bit in self._taken:
            return self._taken[bit]
        return self._gates.true if code >> bit & 1 else -self._gates.true

    def remembered(self) -> int:
        """Return how many gates and answers are remembered."""
        return self._gates.last + len(self._columns) + len(self._empty)

    def favourites(self, statements: Iterable[Predicate], code: int) -> int:
        """Return the best replies to a state under ordered statements, all ties kept.

        Source: tradecraft.md, section 1.1 (lexicographic order), taken statement by statement.
        """
        best = self.everything(code)
        for statement in statements:
            holding = self.both(best, self.where(statement, code))
            if not self.is_empty(holding):
                best = holding
        return best

    def better_than(self, order: Order, vector: int, code: int, within: int) -> int:
        """Return the replies within a set that an order puts strictly above a truth vector."""
        better, level = self.nothing(), within
        for place, statement in enumerate(order.predicates, 1):
            if self.is_empty(level):
                break
            holding = self.both(level, self.where(statement, code))
            if vector >> (order.length - place) & 1:
                level = holding
            else:
                better = self.either(better, holding)
                level = self.but_not(level, holding)
        return better

    def both(self, left: int, right: int) -> int:
        """Return the replies in both sets."""
        return self._gates.both(left, right)

    def either(self, left: int, right: int) -> int:
        """Return the replies in one of the sets."""
        return self._gates.either(left, right)

    def but_not(self, left: int, right: int) -> int:
        """Return the replies in the first set and not in the second."""
        return self._gates.both(left, -right)

    def taking(self, position: int) -> int:
        """Return the settings in which one of the options is taken."""
        return self._taken[position]

    def whole(self) -> int:
        """Return every setting, feasible or not."""
        return self._gates.true

    def nothing(self) -> int:
        """Return the empty set."""
        return -self._gates.true

    def is_empty(self, replies: int) -> bool:
        """Say whether a set has no reply in it."""
        found = self._empty.get(replies)
        if found is None:
            found = self._empty[replies] = not self._gates.solve([replies])
        return found

    def same(self, left: int, right: int) -> bool:
        """Say whether two sets hold the same settings."""
        return left == right or (self.is_empty(self.but_not(left, right)) and self.is_empty(self.but_not(right, left)))

    def count(self, replies: int) -> int | None:
        """Return how many replies a set holds where that is none or one; None where they would have to be counted."""
        if self.is_empty(replies):
            return 0
        only = self.some(replies, 0)
        others = [-literal for literal in self._setting(only)]
        return None if self._gates.solve([replies, self._any(others)]) else 1

    def _any(self, literals: Sequence[int]) -> int:
        found = self.nothing()
        for literal in literals:
            found = self.either(found, literal)
        return found

    def _setting(self, code: int) -> list[int]:
        return [self._taken[p] if code >> p & 1 else -self._taken[p] for p in self.positions]

    def _present(self, code: int) -> list[int]:
        return [self._now[p] if code >> p & 1 else -self._now[p] for p in self.positions]

    def contains(self, replies: int, code: int) -> bool:
        """Say whether a state's own setting is in a set."""
        return self._gates.solve([replies, *self._setting(code)])

    def some(self, replies: int, code: int) -> int:
        """Return one of the replies of a set as a state."""
        assert self._gates.solve([replies])
        return self._state(code)

    def _state(self, code: int) -> int:
        """Return the state of the assignment last found."""
        taken = self._gates.values(list(self._taken.values()))
        own = sum(1 << position for position, is_taken in zip(self.positions, taken, strict=True) if is_taken)
        return code & ~self.mask | own

    def closest(self, replies: int, code: int) -> int:
        """Return the reply that changes fewest options of a state; among equals the earliest in declared order."""
        if self.contains(replies, code):
            return code
        fixed = [replies, *self._present(code)]
        fixed += next(bound for bound in self._bounds() if self._gates.solve([*fixed, *bound]))
        for position in self.positions:
            changed = self._changed[position]
            fixed.append(changed if self._gates.solve([*fixed, changed]) else -changed)
        assert self._gates.solve(fixed)
        return self._state(code)

    def _bounds(self) -> list[list[int]]:
        """Return assumptions for at most 0, 1, 2 … changed options."""
        return [[-literal] for literal in self._at_most] + [[]]

    def members(self, replies: int, code: int, limit: int | None) -> list[int]:
        """Return the states a set of replies leads to from a state, fewest changes first, at most ``limit`` of them."""
        guard = self._gates.variable()
        found: list[int] = []
        for bound in self._bounds():
            assumed = [replies, guard, *self._present(code), *bound]
            while (limit is None or len(found) < limit) and self._gates.solve(assumed):
                found.append(self._state(code))
                self._gates.add([[-guard, *(-literal for literal in self._setting(found[-1]))]])
        self._gates.add([[-guard]])
        return sorted(found, key=lambda reply: change_key(code, reply))

    def without(self, replies: int, mask: int) -> int:
        """Return the set with some options forgotten, by giving them variables of their own.

        The result may be joined with others and tested for emptiness; it may not be negated.
        """
        fresh = {self._taken[p]: self._gates.variable() for p in bits(mask & self.mask)}
        return self._renamed(replies, fresh, {})

    def _renamed(self, literal: int, fresh: dict[int, int], known: dict[int, int]) -> int:
        gate = abs(literal)
        if gate not in known:
            inputs = self._gates.inputs.get(gate)
            if inputs is None:
                known[gate] = fresh.get(gate, gate)
            else:
                left, right = (self._renamed(one, fresh, known) for one in inputs)
                known[gate] = self._gates.both(left, right)
        return known[gate] if literal > 0 else -known[gate]
