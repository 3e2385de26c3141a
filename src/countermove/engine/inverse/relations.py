"""Which of its moves a party would improve by, under any order of its statements: one bit a move."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

import numpy as np

from countermove.engine.inverse.orders import Order
from countermove.engine.inverse.priorities import Priorities
from countermove.engine.inverse.surroundings import Places, Surroundings

MOST_BYTES = 200_000_000


class WorkDone(Exception):
    """The steps or the memory allowed are used up."""


class Relation:
    """One party's moves from all states, numbered; which of them improve is an integer with a bit a move."""

    def __init__(self, around: Surroundings, dm: int, priorities: Priorities | None) -> None:
        self._around, self._dm, self._priorities = around, dm, priorities
        states = range(len(around.solution))
        self._heads = [around.moves(dm, place) for place in states]
        self._first = [0, *accumulate(len(heads) for heads in self._heads)]
        self._successors: dict[tuple[int, int], Places] = {}
        self._known: dict[Order, int] = {}
        self._distinct: dict[int, int] = {}

    def improving(self, order: Order) -> int:
        """Return which moves improve under an order of the statements; without statements, as coded.

        Raises: ``WorkDone`` where keeping them for so many orders would take too much memory.
        """
        if self._priorities is None:
            return self._as_coded
        key = tuple(number for number in order if self._differs[number])
        if key not in self._known:
            better = decided = 0
            for number in key:
                better |= self._gains[number] & ~decided
                decided |= self._differs[number]
            # Many orders improve by the same moves, so that these are kept once.
            self._known[key] = self._distinct.setdefault(better, better)
            if len(self._distinct) * self._first[-1] > 8 * MOST_BYTES:
                raise WorkDone
        return self._known[key]

    def matters(self, number: int) -> bool:
        """Say whether a statement tells the two ends of any move apart."""
        return bool(self._differs[number])

    def bits_of(self, place: int) -> int:
        """Return the bits of all moves from a state."""
        return (1 << self._first[place + 1]) - (1 << self._first[place])

    def successors(self, improving: int, place: int) -> Places:
        """Return where a party goes from a state, of the moves that improve."""
        bits = improving >> self._first[place] & (1 << len(self._heads[place])) - 1
        known = self._successors.get((place, bits))
        if known is None:
            heads = self._heads[place]
            known = tuple(there for number, there in enumerate(heads) if bits >> number & 1)
            self._successors[place, bits] = known
        return known

    @cached_property
    def _ends(self) -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], np.ndarray[tuple[int], np.dtype[np.int64]]]:
        tails = [place for place, heads in enumerate(self._heads) for _ in heads]
        heads = [there for heads in self._heads for there in heads]
        return np.array(tails, dtype=np.int64), np.array(heads, dtype=np.int64)

    @cached_property
    def _differs(self) -> Sequence[int]:
        tails, heads = self._ends
        assert self._priorities is not None
        return [_bits(row[tails] != row[heads]) for row in self._priorities.truths]

    @cached_property
    def _gains(self) -> Sequence[int]:
        tails, heads = self._ends
        assert self._priorities is not None
        return [_bits(row[heads] & ~row[tails]) for row in self._priorities.truths]

    @cached_property
    def _as_coded(self) -> int:
        number, found = 0, 0
        for place, heads in enumerate(self._heads):
            better = set(self._around.improvements(self._dm, place))
            for there in heads:
                found |= (there in better) << number
                number += 1
        return found


def _bits(flags: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> int:
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")
