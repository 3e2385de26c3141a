"""One party's best replies, exactly, without listing the settings of all its options together.

The party's options fall into groups: two are in one group where a statement of its own or a constraint mentions both.
Groups do not touch each other, so the best reply is the best of each group, and a tie in one goes with every tie in the
others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Sized
from itertools import islice, product
from math import prod
from typing import Any

from countermove.engine.implicit.order import Order
from countermove.engine.implicit.predicate import Predicate
from countermove.engine.implicit.replies import Replies, make_replies
from countermove.engine.implicit.solved import SolvedReplies
from countermove.engine.implicit.table import TableReplies, change_key
from countermove.model.moves import OwnOptions
from countermove.model.state import bits

REMEMBERED = 50_000
"""Best replies kept before the memory of them is emptied."""
FEW_OPTIONS = 6
"""Options up to which the states of a party's improvements are remembered."""
SMALL_SET = 2
"""The weight up to which its sets of improvements are."""


class Group:
    """Some of a party's options with the statements and constraints that touch them, most important first.

    What is best depends on the options in the mask ``watched`` alone.
    """

    def __init__(self, replies: Replies, statements: tuple[Predicate, ...]) -> None:
        self.replies, self.statements = replies, statements
        self.watched = replies.watched
        for statement in statements:
            self.watched |= statement.mask & ~replies.mask
        self._best: dict[int, int] = {}

    def best(self, code: int) -> int:
        """Return the best settings of these options in a state, all ties kept."""
        key = code & self.watched
        found = self._best.get(key)
        if found is None:
            _make_room(self._best, self.replies.capacity)
            found = self._best[key] = favourites(self.replies, self.statements, code)
        return found

    def remembered(self) -> int:
        """Return how many answers are remembered, large ones counted more than once."""
        return len(self._best) * self.replies.weight


class Mover:
    """A party that can move: its order, its groups of options, and what it can reply with them."""

    def __init__(
        self,
        own: OwnOptions,
        free: int,
        order: Order,
        constraints: Sequence[Predicate],
        beyond: int = 0,
        tables: dict[tuple[int, ...], TableReplies] | None = None,
    ) -> None:
        """``tables`` are those made already for some of the party's options, and take up new ones."""
        self.order = order
        self.own = own
        self.free = free & own.mask
        self.constraints = tuple(constraints)
        self._tables = {} if tables is None else tables
        self.groups = tuple(self._group(mask) for mask in self._joined())
        self.replies = self._replies_with((free | beyond) & own.mask)
        self._at_best: dict[int, int] = {}
        self._closest: dict[int, int] = {}
        self._improvements: dict[int, int] = {}
        self._improved: dict[int, tuple[int, ...]] = {}
        self._all_best: dict[tuple[int, int], tuple[list[int], bool]] = {}
        watched = order.mask | own.mask
        for constraint in self.constraints:
            if constraint.mask & own.mask:
                watched |= constraint.mask
        self._watched = watched
        self._around = order.mask & ~self.free
        for group in self.groups:
            self._around |= group.watched

    def _replies_with(self, mask: int) -> Replies:
        positions = tuple(bits(mask))
        known = self._tables.get(positions)
        if known is not None:
            return known
        made = make_replies(positions, self.own, self.constraints)
        if isinstance(made, TableReplies):
            self._tables[positions] = made
        return made

    def remembered(self) -> int:
        """Return how many answers are remembered."""
        states = len(self._improved) << len(self.replies.positions) >> 3
        kept: tuple[Sized, ...] = self._at_best, self._closest, self._improvements, self._improved, self._all_best
        asked = self.replies.remembered() if isinstance(self.replies, SolvedReplies) else 0
        return sum(map(len, kept)) + states + asked + sum(group.remembered() for group in self.groups)

    @property
    def is_repeatable(self) -> bool:
        """Say whether a question gets the same answer whatever was asked before.

        A solver that is asked for some of many best replies gives those it comes upon.
        """
        return not any(isinstance(group.replies, SolvedReplies) for group in self.groups)

    def _joined(self) -> list[int]:
        """Return the groups as masks: options mentioned together stay together."""
        groups = [1 << bit for bit in bits(self.free)]
        for predicate in (*self.order.predicates, *self.constraints):
            touched = [group for group in groups if group & predicate.mask]
            if len(touched) > 1:
                groups = [group for group in groups if group not in touched] + [sum(touched)]
        return sorted(groups, key=lambda group: group & -group)

    def _group(self, mask: int) -> Group:
        statements = tuple(predicate for predicate in self.order.predicates if predicate.mask & mask)
        return Group(self._replies_with(mask), statements)

    def closest_best(self, code: int) -> int:
        """Return the best reply to a state that changes fewest options, then the earliest in declared order.

        Source: tradecraft.md, section 1.4.
        """
        key = code & self._watched
        found = self._closest.get(key)
        if found is None:
            found = code
            for group in self.groups:
                reply = group.replies.closest(group.best(code), code)
                found = found & ~group.replies.mask | reply & group.replies.mask
            _make_room(self._closest)
            self._closest[key] = found & self.own.mask
            return found
        return code & ~self.own.mask | found

    def count_best(self, code: int) -> int | None:
        """Return how many best replies there are, or None where they are too many to count."""
        counts = [group.replies.count(group.best(code)) for group in self.groups]
        return None if None in counts else prod(count for count in counts if count is not None)

    def all_best(self, code: int, limit: int) -> tuple[list[int], bool]:
        """Return every best reply to a state, and whether some were left out.

        Above the limit, those with the fewest changes are kept.
        """
        key = (code & self._watched, limit)
        found = self._all_best.get(key)
        if found is None:
            _make_room(self._all_best)
            replies, is_cut = self._find_all_best(code, limit)
            found = self._all_best[key] = [reply & self.own.mask for reply in replies], is_cut
        return [code & ~self.own.mask | own for own in found[0]], found[1]

    def _find_all_best(self, code: int, limit: int) -> tuple[list[int], bool]:
        choices: list[list[int]] = []
        for group in self.groups:
            best = group.replies.members(group.best(code), code, limit + 1)
            if len(best) == 1:
                choices.append([best[0] & group.replies.mask])
                continue
            choices.append(sorted((reply & group.replies.mask for reply in best), key=_change_order(code, group)))
        total = prod(len(choice) for choice in choices)
        if total <= limit:
            return [code & ~self.free | sum(parts) for parts in product(*choices)], False
        return _fewest_changes(choices, code, self.free, limit), True

    def at_best(self, code: int) -> int:
        """Return the truth vector of the best replies to a state."""
        key = code & self._around
        found = self._at_best.get(key)
        if found is None:
            _make_room(self._at_best)
            reply = code
            for group in self.groups:
                mask = group.replies.mask
                reply = reply & ~mask | group.replies.some(group.best(code), code) & mask
            found = self._at_best[key] = self.order.vector(reply)
        return found

    def improves(self, code: int) -> bool:
        """Say whether the party has an improvement from a state."""
        return self.at_best(code) > self.order.vector(code)

    def improved(self, code: int) -> list[int]:
        """Return the states that improvements of the party lead to from a state."""
        if len(self.replies.positions) > FEW_OPTIONS:
            return self.replies.members(self.improvements(code), code, None) if self.improves(code) else []
        key, others = code & self._watched, code & ~self.own.mask
        found = self._improved.get(key)
        if found is None:
            _make_room(self._improved)
            reached = self.replies.members(self.improvements(code), code, None) if self.improves(code) else []
            found = self._improved[key] = tuple([state & self.own.mask for state in reached])
        return [others | own for own in found]

    def improvements(self, code: int) -> int:
        """Return the set of replies that are better for the party than the state itself."""
        if self.replies.weight > SMALL_SET:
            return self._find_improvements(code)
        key = code & self._watched
        found = self._improvements.get(key)
        if found is None:
            _make_room(self._improvements)
            found = self._improvements[key] = self._find_improvements(code)
        return found

    def _find_improvements(self, code: int) -> int:
        return self.better_than(self.order.vector(code), code, self.replies.everything(code))

    def better_than(self, vector: int, code: int, within: int) -> int:
        """Return the replies in a set whose truth vector is larger than a given one, for this party's order."""
        return self.replies.better_than(self.order, vector, code, within)


def favourites(replies: Replies, statements: Iterable[Predicate], code: int) -> int:
    """Return the best replies to a state under ordered statements, all ties kept."""
    return replies.favourites(statements, code)


def better_than(replies: Replies, order: Order, vector: int, code: int, within: int) -> int:
    """Return the replies within a set that an order puts strictly above a truth vector."""
    return replies.better_than(order, vector, code, within)


def _make_room(memory: dict[Any, Any], capacity: int = REMEMBERED) -> None:
    """Empty a memory that is full."""
    if len(memory) > capacity:
        memory.clear()


def _change_order(code: int, group: Group) -> Callable[[int], tuple[int, list[int]]]:
    return lambda reply: change_key(code & group.replies.mask, reply)


def _fewest_changes(choices: Sequence[Sequence[int]], code: int, free: int, limit: int) -> list[int]:
    """Return the combinations with the fewest changed options, by a walk over ever larger totals."""
    found: list[int] = []
    kept = [list(islice(choice, limit)) for choice in choices]
    partial = [0]
    for choice in kept:
        grown = [before | part for before in partial for part in choice]
        partial = sorted(grown, key=lambda own: change_key(code & free, own))[:limit] if len(grown) > limit else grown
    found = [code & ~free | own for own in partial]
    return sorted(found, key=lambda reply: change_key(code, reply))[:limit]
