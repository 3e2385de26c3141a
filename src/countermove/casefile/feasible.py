"""Which states are feasible, counted exactly and without listing them.

Options that no constraint joins are independent, so each group of joined options is counted by its truth table, held as
one Python integer with a bit for every combination, and the counts are multiplied.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from math import prod

from countermove.language import names, truth
from countermove.model import Constraint

LARGEST_TABLE = 22


@dataclass(frozen=True, slots=True)
class Count:
    """How many states are feasible; ``states`` is None where that is not counted, and ``reason`` then says why."""

    states: int | None
    reason: str = ""


def count_feasible(options: Sequence[str], constraints: Sequence[Constraint]) -> Count:
    """Return the exact number of feasible states, if no group of joined options is too large for a truth table."""
    groups = joined_groups(constraints)
    largest = max((len(group) for group in groups), default=0)
    if largest > LARGEST_TABLE:
        reason = f"{largest} options are joined by constraints; up to {LARGEST_TABLE} are counted"
        return Count(None, reason)
    free = len(options) - sum(len(group) for group in groups)
    counts = []
    for group in groups:
        members = set(group)
        inside = [c for c in constraints if not members.isdisjoint(names(c.never))]
        counts.append(feasible_bits(group, inside).bit_count())
    return Count(prod(counts) << free)


def joined_groups(constraints: Iterable[Constraint]) -> list[list[str]]:
    """Return the options that constraints mention, in groups that no constraint connects."""
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        leader.setdefault(name, name)
        while leader[name] != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    for constraint in constraints:
        mentioned = sorted(names(constraint.never))
        for name in mentioned:
            leader[find(name)] = find(mentioned[0])
    groups: dict[str, list[str]] = {}
    for name in leader:
        groups.setdefault(find(name), []).append(name)
    return list(groups.values())


def feasible_bits(options: Sequence[str], constraints: Iterable[Constraint]) -> int:
    """Return the feasible states as an integer with a bit for every state, the first option being the lowest bit.

    Shape: ``2 ** len(options)`` bits.
    """
    full = (1 << (1 << len(options))) - 1
    columns = {name: column(position, len(options)) for position, name in enumerate(options)}
    ruled_out = (truth(constraint.never, columns.__getitem__, full) for constraint in constraints)
    return full & ~reduce(lambda one, other: one | other, ruled_out, 0)


def column(position: int, count: int) -> int:
    """Return the states in which one option is taken, as an integer with a bit for every state."""
    width = 1 << position
    bits = ((1 << width) - 1) << width
    width *= 2
    while width < 1 << count:
        bits |= bits << width
        width *= 2
    return bits
