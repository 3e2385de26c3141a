"""Sets of replies as integers: bit x of a set is setting x of the mover's options.

With at most twenty options a party has at most 2^20 settings, and a set of them is one Python integer. Where a
statement holds is a column: it depends on the others' options only through those the statement mentions, so that a
column is built once for every combination of them, and a redraw of the order costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from countermove.engine.implicit.order import Order
from countermove.engine.implicit.predicate import Predicate
from countermove.language import truth
from countermove.model.moves import OwnOptions
from countermove.model.state import bits

LIMIT = 20
_CACHE_BITS = 1 << 27
"""Columns kept: about 16 MB of them, whatever their length."""
_UNIT_BITS = 1 << 11
"""The length of a set that counts as one thing remembered."""


class TableReplies:
    """What a party can reply, as sets of settings of some of its options.

    A set is an integer of ``2 ** len(positions)`` bits. Settings number the options from the lowest position. What is
    feasible and permitted in a state depends on the options in the mask ``watched`` alone. ``capacity`` is how many
    sets may be remembered in one place, and ``weight`` how many things remembered one of them counts as.
    """

    def __init__(self, positions: Sequence[int], own: OwnOptions, constraints: Sequence[Predicate]) -> None:
        self.positions = tuple(positions)
        self.mask = sum(1 << position for position in self.positions)
        self._lowest = min(self.positions, default=0)
        self._is_together = list(self.positions) == list(range(self._lowest, self._lowest + len(self.positions)))
        self.size = 1 << len(self.positions)
        self.full = (1 << self.size) - 1
        self._own = own
        self._constraints = [c for c in constraints if c.mask & self.mask]
        self._variables = {p: variable_column(i, len(self.positions)) for i, p in enumerate(self.positions)}
        self._columns: dict[Predicate, tuple[int, dict[int, int]]] = {}
        self._built = 0
        self._everything: dict[int, int] = {}
        self.capacity = max(64, _CACHE_BITS // self.size)
        self.weight = 1 + self.size // _UNIT_BITS
        watched = (own.only_on | own.only_off) & self.mask
        for constraint in self._constraints:
            watched |= constraint.mask & ~self.mask
        self.watched = watched

    def everything(self, code: int) -> int:
        """Return every feasible reply that directions permit from a state, staying put included."""
        key = code & self.watched
        found = self._everything.get(key)
        if found is None:
            if len(self._everything) > self.capacity:
                self._everything.clear()
            found = self._everything[key] = self._allowed(code)
        return found

    def _allowed(self, code: int) -> int:
        allowed = self.full
        for constraint in self._constraints:
            allowed &= ~self.where(constraint, code)
        for bit in bits(code & self._own.only_on & self.mask):
            allowed &= self._variables[bit]
        for bit in bits(~code & self._own.only_off & self.mask):
            allowed &= ~self._variables[bit]
        return allowed

    def where(self, predicate: Predicate, code: int) -> int:
        """Return the replies at which a predicate holds, the others' options being as in a state."""
        known = self._columns.get(predicate)
        if known is None:
            known = self._columns[predicate] = predicate.mask & ~self.mask, {}
        column = known[1].get(code & known[0])
        return self._build(predicate, code) if column is None else column

    def _build(self, predicate: Predicate, code: int) -> int:
        outside = predicate.mask & ~self.mask
        if self._built > self.capacity:
            self._columns.clear()
            self._built = 0
        self._built += 1
        column = self._column(predicate, code)
        self._columns.setdefault(predicate, (outside, {}))[1][code & outside] = column
        return column

    def favourites(self, statements: Iterable[Predicate], code: int) -> int:
        """Return the best replies to a state under ordered statements, all ties kept.

        Source: tradecraft.md, section 1.1 (lexicographic order), taken statement by statement.
        """
        best = self.everything(code)
        for statement in statements:
            if not best & (best - 1):
                break
            holding = best & self.where(statement, code)
            if holding:
                best = holding
        return best

    def better_than(self, order: Order, vector: int, code: int, within: int) -> int:
        """Return the replies within a set that an order puts strictly above a truth vector."""
        better, level, bar = 0, within, 1 << order.length
        for statement in order.predicates:
            if not level:
                break
            bar >>= 1
            holding = level & self.where(statement, code)
            if vector & bar:
                level = holding
            else:
                better |= holding
                level &= ~holding
        return better

    def remembered(self) -> int:
        """Return how many columns and sets are remembered, large ones counted more than once."""
        return (self._built + len(self._everything)) * self.weight + len(self._columns)

    def _column(self, predicate: Predicate, code: int) -> int:
        def leaf(name: str) -> int:
            bit = predicate.bit_of(name)
            if bit in self._variables:
                return self._variables[bit]
            return self.full if code >> bit & 1 else 0

        return int(truth(predicate.formula, leaf, self.full))

    def both(self, left: int, right: int) -> int:
        """Return the replies in both sets."""
        return left & right

    def either(self, left: int, right: int) -> int:
        """Return the replies in one of the sets."""
        return left | right

    def but_not(self, left: int, right: int) -> int:
        """Return the replies in the first set and not in the second."""
        return left & ~right

    def some(self, replies: int, code: int) -> int:
        """Return one of the replies of a set as a state."""
        return self.state_of((replies & -replies).bit_length() - 1, code)

    def taking(self, position: int) -> int:
        """Return the settings in which one of the options is taken."""
        return self._variables[position]

    def whole(self) -> int:
        """Return every setting, feasible or not."""
        return self.full

    def nothing(self) -> int:
        """Return the empty set."""
        return 0

    def is_empty(self, replies: int) -> bool:
        """Say whether a set has no reply in it."""
        return replies == 0

    def same(self, left: int, right: int) -> bool:
        """Say whether two sets hold the same settings."""
        return left == right

    def count(self, replies: int) -> int | None:
        """Return how many replies a set holds."""
        return replies.bit_count()

    def contains(self, replies: int, code: int) -> bool:
        """Say whether a state's own setting is in a set."""
        return bool(replies >> self.setting_of(code) & 1)

    def without(self, replies: int, mask: int) -> int:
        """Return the set with some options forgotten: a setting is in if some setting of those options puts it in."""
        for position in bits(mask & self.mask):
            column = self._variables[position]
            shift = 1 << self.positions.index(position)
            replies |= (replies & column) >> shift | (replies & ~column) << shift
        return replies

    def closest(self, replies: int, code: int) -> int:
        """Return the reply that changes fewest options of a state; among equals the earliest in declared order."""
        here = self.setting_of(code)
        if replies >> here & 1:
            return code
        if not replies & (replies - 1):
            return self.some(replies, code)
        return self.state_of(min(bits(replies), key=lambda setting: _change_key(here ^ setting)), code)

    def members(self, replies: int, code: int, limit: int | None) -> list[int]:
        """Return the states a set of replies leads to from a state, those with the fewest changes first if cut."""
        states = [self.state_of(setting, code) for setting in bits(replies)]
        if limit is not None and len(states) > limit:
            states = sorted(states, key=lambda reply: change_key(code, reply))[:limit]
        return states

    def setting_of(self, code: int) -> int:
        """Return the number of a state's own setting."""
        if self._is_together:
            return (code & self.mask) >> self._lowest
        return sum((code >> position & 1) << i for i, position in enumerate(self.positions))

    def state_of(self, setting: int, code: int) -> int:
        """Return a state with the party's options set as a setting says."""
        if self._is_together:
            return code & ~self.mask | setting << self._lowest
        own = 0
        for i in bits(setting):
            own |= 1 << self.positions[i]
        return code & ~self.mask | own


def change_key(before: int, after: int) -> tuple[int, list[int]]:
    """Return the tie rule as a sort key: fewest changed options, then their places, smallest list first.

    Source: tradecraft.md, section 1.4.
    """
    return _change_key(before ^ after)


@lru_cache(maxsize=4096)
def _change_key(changed: int) -> tuple[int, list[int]]:
    return changed.bit_count(), list(bits(changed))


@cache
def variable_column(index: int, count: int) -> int:
    """Return the settings in which one of ``count`` options is taken, as a set."""
    block = ((1 << (1 << index)) - 1) << (1 << index)
    width = 2 << index
    while width < 1 << count:
        block |= block << width
        width *= 2
    return block
