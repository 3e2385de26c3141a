"""One party's best replies, exactly, without listing the settings of all its options together.

The party's options fall into groups: two are in one group where a statement of its own or a constraint mentions both.
Groups do not touch each other, so the best reply is the best of each group, and a tie in one goes with every tie in the
others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, product
from math import prod

from countermove.engine.implicit.order import Order
from countermove.engine.implicit.predicate import Predicate
from countermove.engine.implicit.replies import Replies, make_replies
from countermove.engine.implicit.table import change_key
from countermove.model.moves import OwnOptions
from countermove.model.state import bits

REMEMBERED = 50_000
"""Best replies kept before the memory of them is emptied."""


@dataclass(frozen=True, slots=True)
class Group:
    """Some of a party's options with the statements and constraints that touch them."""

    replies: Replies
    statements: tuple[Predicate, ...]


class Mover:
    """A party that can move: its order, its groups of options, and what it can reply with them."""

    def __init__(
        self, own: OwnOptions, free: int, order: Order, constraints: Sequence[Predicate], beyond: int = 0
    ) -> None:
        self.order = order
        self.own = own
        self.free = free & own.mask
        self.constraints = tuple(constraints)
        self.groups = tuple(self._group(mask) for mask in self._joined())
        self.replies = make_replies(list(bits((free | beyond) & own.mask)), own, self.constraints)
        self._closest: dict[int, int] = {}
        self._all_best: dict[tuple[int, int], tuple[list[int], bool]] = {}
        watched = order.mask | own.mask
        for constraint in self.constraints:
            if constraint.mask & own.mask:
                watched |= constraint.mask
        self._watched = watched

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
        return Group(make_replies(list(bits(mask)), self.own, self.constraints), statements)

    def closest_best(self, code: int) -> int:
        """Return the best reply to a state that changes fewest options, then the earliest in declared order.

        Source: tradecraft.md, section 1.4.
        """
        key = code & self._watched
        found = self._closest.get(key)
        if found is None:
            found = code
            for group in self.groups:
                reply = group.replies.closest(self._best_in(group, code), code)
                found = found & ~group.replies.mask | reply & group.replies.mask
            if len(self._closest) > REMEMBERED:
                self._closest.clear()
            self._closest[key] = found & self.own.mask
            return found
        return code & ~self.own.mask | found

    def _best_in(self, group: Group, code: int) -> int:
        return favourites(group.replies, group.statements, code)

    def count_best(self, code: int) -> int | None:
        """Return how many best replies there are, or None where they are too many to count."""
        counts = [group.replies.count(self._best_in(group, code)) for group in self.groups]
        return None if None in counts else prod(count for count in counts if count is not None)

    def all_best(self, code: int, limit: int) -> tuple[list[int], bool]:
        """Return every best reply to a state, and whether some were left out.

        Above the limit, those with the fewest changes are kept.
        """
        key = (code & self._watched, limit)
        found = self._all_best.get(key)
        if found is None:
            if len(self._all_best) > REMEMBERED:
                self._all_best.clear()
            replies, is_cut = self._find_all_best(code, limit)
            found = self._all_best[key] = [reply & self.own.mask for reply in replies], is_cut
        return [code & ~self.own.mask | own for own in found[0]], found[1]

    def _find_all_best(self, code: int, limit: int) -> tuple[list[int], bool]:
        choices: list[list[int]] = []
        for group in self.groups:
            best = group.replies.members(self._best_in(group, code), code, limit + 1)
            choices.append(sorted((reply & group.replies.mask for reply in best), key=_change_order(code, group)))
        total = prod(len(choice) for choice in choices)
        if total <= limit:
            return [code & ~self.free | sum(parts) for parts in product(*choices)], False
        return _fewest_changes(choices, code, self.free, limit), True

    def improves(self, code: int) -> bool:
        """Say whether the party has an improvement from a state."""
        return self.order.vector(self.closest_best(code)) > self.order.vector(code)

    def improvements(self, code: int) -> int:
        """Return the set of replies that are better for the party than the state itself."""
        return self.better_than(self.order.vector(code), code, self.replies.everything(code))

    def better_than(self, vector: int, code: int, within: int) -> int:
        """Return the replies in a set whose truth vector is larger than a given one, for this party's order."""
        return better_than(self.replies, self.order, vector, code, within)


def favourites(replies: Replies, statements: Iterable[Predicate], code: int) -> int:
    """Return the best replies to a state under ordered statements, all ties kept.

    Source: tradecraft.md, section 1.1 (lexicographic order), taken statement by statement.
    """
    best = replies.everything(code)
    for statement in statements:
        holding = replies.both(best, replies.where(statement, code))
        if not replies.is_empty(holding):
            best = holding
    return best


def better_than(replies: Replies, order: Order, vector: int, code: int, within: int) -> int:
    """Return the replies within a set that an order puts strictly above a truth vector."""
    better, level = replies.nothing(), within
    for place, statement in enumerate(order.predicates, 1):
        if replies.is_empty(level):
            break
        holding = replies.both(level, replies.where(statement, code))
        if vector >> (order.length - place) & 1:
            level = holding
        else:
            better = replies.either(better, holding)
            level = replies.but_not(level, holding)
    return better


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
