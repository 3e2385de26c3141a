"""The parts of ladders: cells of a line with the same one-way options moved, best first, each a ladder of its own.

A cell sees the better cells of its part, and those of the parts with more one-way options moved. How many places of
each such part are better is counted once, so that what a cell sees of it is one look-up in a running minimum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

import numpy as np

from countermove.engine.kernel import NOTHING
from countermove.engine.layout import BoolArray, IndexArray, IntArray

# In which lines a row is as good as the one before it: an array, or True or False for all of them.
Tie = BoolArray | bool


@dataclass(frozen=True)
class Part:
    """The rows of one part of the ladders; ``ties[p]`` says in which lines row p is as good as the one before.

    ``sees`` holds, for each part with more one-way options moved, how many places of it are better: as places in an
    array of one row more than that part has.
    """

    rows: slice
    ties: tuple[Tie, ...]
    sees: tuple[tuple[int, IndexArray], ...] = ()


@dataclass(frozen=True)
class Ladder:
    """All parts of a mover's ladders, those with most one-way options moved first.

    Shape: ``cells`` is ``(rows, lines)``.
    Source: engine.md, sanction levels (SEQ).
    """

    cells: IndexArray
    parts: tuple[Part, ...]

    def climb(self, levels: IntArray) -> None:
        """Lower each level to the least among its improvements, part by part.

        Where there is one line, its levels may be rows of any length instead, each place of which climbs by itself.
        """
        passed: list[IntArray] = []
        for part in self.parts:
            rows = levels[part.rows]
            for other, places in part.sees:
                np.minimum(rows, _seen(passed[other], places), out=rows)
            if any(tie is not False for tie in part.ties):
                passed.append(_climb_with_ties(rows, part.ties))
            else:
                _climb_strictly(rows)
                passed.append(
                    np.concatenate([np.full((1, rows.shape[1]), NOTHING, dtype=np.int32), rows])
                    if len(self.parts) > 1
                    else rows
                )


def _seen(passed: IntArray, places: IndexArray) -> IntArray:
    seen: IntArray = passed.take(places) if places.shape[1] == passed.shape[1] else passed[places[:, 0]]
    return seen


def _climb_strictly(rows: IntArray) -> None:
    for above, here in pairwise(rows):
        np.minimum(above, here, out=here)


def _where(tie: Tie, tied: Any, apart: Any) -> Any:
    return (tied if tie else apart) if isinstance(tie, bool) else np.where(tie, tied, apart)


def _with_nothing_above(rows: IntArray) -> IntArray:
    return np.concatenate([np.full((1, rows.shape[1]), NOTHING, dtype=np.int32), rows])


def _climb_with_ties(rows: IntArray, ties: Sequence[Tie]) -> IntArray:
    """Climb, keeping apart what is above a place and what is above or as good; return the least of the first p rows."""
    passed = np.full((len(rows) + 1, rows.shape[1]), NOTHING, dtype=np.int32)
    above = passed[0].copy()
    for position, (here, tie) in enumerate(zip(rows, ties, strict=True)):
        above = _where(tie, above, passed[position])
        np.minimum(passed[position], here, out=passed[position + 1])
        np.minimum(here, above, out=here)
    return passed


@dataclass(frozen=True)
class _Counted:
    """Lines sorted by rank: each place's cell and part, and how many cells of each part are better, or come before it.

    Shape: ``(rows, lines)``, the counts ``(parts, rows, lines)``, the total ``(parts, lines)``; ``moved`` is negative
    where a cell is no state.
    """

    cells: IndexArray
    moved: IntArray
    better: IntArray
    before: IntArray
    total: IntArray
    are_tied: bool

    def length(self, pattern: int) -> int:
        """Return how many cells of a part the line with most of them has."""
        return int(self.total[pattern].max(initial=0))


def in_parts(cells: IndexArray, moved: IntArray, ties: Sequence[Tie], patterns: int, size: int) -> Ladder:
    """Split sorted lines by which one-way options are moved.

    ``moved`` is a small number with a bit for each of them, negative where a cell is no state; ``ties[p]`` says in
    which lines row p is as good as the one before it. The number ``size`` stands for no cell, where a line runs short.

    Shape: ``(rows, lines)`` each.
    """
    counted = _Counted(cells, moved, *_counts(moved, ties, patterns), any(tie is not False for tie in ties))
    order = sorted(range(patterns), key=lambda pattern: (-pattern.bit_count(), pattern))
    starts = [0, *accumulate(counted.length(pattern) for pattern in order)]
    placed = np.full((starts[-1], cells.shape[1]), size, dtype=np.intp)
    parts = []
    for number in range(patterns):
        rows = slice(starts[number], starts[number + 1])
        parts.append(_part(counted, order, number, rows, placed[rows]))
    return Ladder(placed, tuple(parts))


def _part(counted: _Counted, order: Sequence[int], number: int, rows: slice, placed: IndexArray) -> Part:
    """Put one part's cells in their places, and return what it sees of itself and of the parts before it."""
    pattern, lines = order[number], placed.shape[1]
    here = np.flatnonzero(counted.moved == pattern)
    places = counted.before[pattern].take(here) * np.intp(lines) + here % lines
    placed.reshape(-1)[places] = counted.cells.take(here)

    def better(other: int) -> IndexArray:
        found = np.full(placed.shape, -1, dtype=np.intp)
        found.reshape(-1)[places] = counted.better[other].take(here)
        return found

    columns = np.arange(lines)
    more = [(place, other) for place, other in enumerate(order[:number]) if other & pattern == pattern]
    sees = tuple((place, np.maximum(better(other), 0) * lines + columns) for place, other in more)
    return Part(rows, _ties(better(pattern)) if counted.are_tied else (False,) * len(placed), sees)


def _counts(moved: IntArray, ties: Sequence[Tie], patterns: int) -> tuple[IntArray, IntArray, IntArray]:
    """Return, for each part, how many of its cells are strictly better than each place, come before it, and are in all.

    Shape: ``(parts, rows, lines)`` twice, and ``(parts, lines)``.
    """
    shape = (patterns, *moved.shape)
    better, before = np.empty(shape, dtype=np.int32), np.empty(shape, dtype=np.int32)
    count = np.zeros((patterns, moved.shape[1]), dtype=np.int32)
    above = count
    for position, (row, tie) in enumerate(zip(moved, ties, strict=True)):
        above = _where(tie, above, count)
        before[:, position], better[:, position] = count, above
        count = count + (row == np.arange(patterns, dtype=np.int32)[:, None])
    return better, before, count


def _ties(better: IndexArray) -> tuple[Tie, ...]:
    """Return where a row has as many better ones as the row before it; nobody stands where the number is negative."""
    return ties((better[1:] == better[:-1]) & (better[1:] >= 0)) if len(better) else ()


def ties(same: BoolArray) -> tuple[Tie, ...]:
    """Return for every row where it is as good as the one before it: True for everywhere, False for nowhere.

    Shape: ``same`` is ``(rows - 1, lines)``.
    """
    counts = np.count_nonzero(same, axis=1).tolist()
    rows = zip(same, counts, strict=True)
    return (False, *(count > 0 if count in (0, len(row)) else row for row, count in rows))
