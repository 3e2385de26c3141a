"""Credible replies: the least penalty that can be reached when each step must be an improvement for its mover.

Inside a line of one mover's settings an improvement leads to any strictly better cell, so the line sorted by the
mover's rank holds all its improvements: the least penalty above a place is a running minimum from the top. Two ways of
doing one mover's step are kept, by order and by setting; each is the other's test, and ``step`` takes the cheaper one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np

from countermove.engine.kernel import NOTHING
from countermove.engine.layout import Axis, IndexArray, IntArray

# What one pass costs, in nanoseconds: a pair of one-way patterns, a cell by order, a cell and setting by setting.
_PAIR, _CELL_BY_ORDER, _CELL_BY_SETTING = 40_000.0, 12.0, 1.5


class Step(Protocol):
    """One mover's improvements."""

    def __call__(self, level: IntArray) -> bool:
        """Lower each cell's level to the least level among the mover's improvements; say whether anything changed."""


def least_by_improvements(steps: Sequence[Step], penalty: IntArray) -> IntArray:
    """Return the least penalty among a cell and all cells that some movers can reach by improvements.

    Shape: as ``penalty``, which holds ``NOTHING`` where a cell is no state.
    Source: theory.md, sections 2.2 and 4.4; engine.md, sanction levels.
    """
    level = penalty.copy()
    quiet = 0
    while quiet < len(steps):
        for step in steps:
            quiet = 0 if step(level) else quiet + 1
            if quiet >= len(steps):
                break
    return level


def step(axis: Axis, rank: IntArray) -> Step:
    """Return the way of doing one mover's step that is estimated to be cheaper."""
    one_way = (axis.only_on | axis.only_off).bit_count()
    by_order = 3.0**one_way * _PAIR + 1.5**one_way * rank.size * _CELL_BY_ORDER
    by_setting = axis.settings * rank.size * _CELL_BY_SETTING
    return BySetting(axis, rank) if by_setting < by_order else ByOrder(axis, rank)


class BySetting:
    """For each setting in turn: whoever would be better off there sees its level."""

    def __init__(self, axis: Axis, rank: IntArray) -> None:
        self._axis, self._rank = axis, axis.view(rank)
        settings = np.arange(axis.settings)
        self._permitted = [axis.permits(settings, target)[None, :, None] for target in range(axis.settings)]

    def __call__(self, level: IntArray) -> bool:
        lines = self._axis.view(level)
        before = level.copy()
        for target, permitted in enumerate(self._permitted):
            better = (self._rank[:, target : target + 1] > self._rank) & permitted
            np.minimum(lines, lines[:, target : target + 1], out=lines, where=better & (self._rank >= 0))
        return not np.array_equal(before, level)


class ByOrder:
    """Each line sorted by the mover's rank once; a step is then a running minimum from the top.

    One-way options split a line into parts with the same one-way options moved. A part sees itself and every part with
    more of them moved, so there is one pass a pair of such parts.
    """

    def __init__(self, axis: Axis, rank: IntArray) -> None:
        self._passes = [_Pass(rank, sources, targets) for sources, targets in _parts(axis, rank.size)]

    def __call__(self, level: IntArray) -> bool:
        changed = False
        for one in self._passes:
            changed |= one(level)
        return changed


class _Pass:
    """From the cells of one part of each line to the better ones of another.

    Shape: ``sources`` and ``targets`` are ``(lines, cells of the part)``.
    """

    def __init__(self, rank: IntArray, sources: IndexArray, targets: IndexArray) -> None:
        order = np.argsort(rank[targets], axis=1, kind="stable")
        self._sources, self._targets = sources, np.take_along_axis(targets, order, axis=1)
        # Adding a step a line makes one sorted row of all lines, so that one search finds every first better place.
        stride = int(rank.max()) + 2
        lines = np.arange(len(targets), dtype=np.int64)[:, None]
        ladder = (rank[self._targets] + 1 + lines * stride).reshape(-1)
        wanted = rank[sources] + 1 + lines * stride
        places = np.searchsorted(ladder, wanted.reshape(-1), side="right").reshape(sources.shape)
        self._first_better = places - lines * targets.shape[1]

    def __call__(self, level: IntArray) -> bool:
        lines, cells = self._targets.shape
        above = np.full((lines, cells + 1), NOTHING, dtype=np.int32)
        above[:, :-1] = np.minimum.accumulate(level[self._targets][:, ::-1], axis=1)[:, ::-1]
        seen = np.take_along_axis(above, self._first_better, axis=1)
        here = level[self._sources]
        lower = seen < here
        if not lower.any():
            return False
        level[self._sources] = np.minimum(here, seen)
        return True


def _parts(axis: Axis, size: int) -> Iterator[tuple[IndexArray, IndexArray]]:
    """Yield, for every pair of parts of the lines of which the first sees the second, the cells of both."""
    cells = np.moveaxis(axis.view(np.arange(size, dtype=np.int64)), 1, 2).reshape(-1, axis.settings)
    settings = np.arange(axis.settings)
    one_way = axis.only_on | axis.only_off
    moved = (settings ^ axis.only_off) & one_way  # a bit is set where its one-way option has been moved
    patterns = np.unique(moved)
    for source in patterns:
        for target in patterns[(patterns & source) == source]:
            yield cells[:, moved == source], cells[:, moved == target]
