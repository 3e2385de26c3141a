"""Credible replies: the least penalty that can be reached when each step must be an improvement for its mover.

Inside a line of one mover's settings an improvement leads to any strictly better cell, so the line sorted by the
mover's rank holds all its improvements: the least penalty above a place is a running minimum from the top. Two ways of
doing one mover's step are kept, by order and by setting; each is the other's test, and ``step`` takes the cheaper one.
"""

from __future__ import annotations

from collections.abc import Sequence
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
        cells = np.moveaxis(axis.view(np.arange(rank.size, dtype=np.int64)), 1, 2).reshape(-1, axis.settings)
        moved = (np.arange(axis.settings) ^ axis.only_off) & (axis.only_on | axis.only_off)
        self._parts = {pattern: _sorted(rank, cells[:, moved == pattern]) for pattern in np.unique(moved).tolist()}
        self._first_better = {
            (source, target): _first_better(rank, self._parts[source], self._parts[target])
            for source in self._parts
            for target in self._parts
            if target & source == source
        }

    def __call__(self, level: IntArray) -> bool:
        changed = False
        for (source, target), first_better in self._first_better.items():
            cells = self._parts[source]
            here, seen = level[cells], _least_above(level[self._parts[target]], first_better)
            if (seen < here).any():
                level[cells] = np.minimum(here, seen)
                changed = True
        return changed


def _sorted(rank: IntArray, lines: IndexArray) -> IndexArray:
    return np.take_along_axis(lines, np.argsort(rank[lines], axis=1, kind="stable"), axis=1)


def _first_better(rank: IntArray, sources: IndexArray, targets: IndexArray) -> IntArray:
    """Return, for each cell of some lines, how many cells of the sorted target line are no better.

    Adding a step a line makes one sorted row of all lines, so that a single search finds every place.
    """
    step_up = np.arange(len(targets), dtype=np.int64)[:, None] * (int(rank.max()) + 2) + 1
    places = np.searchsorted((rank[targets] + step_up).reshape(-1), (rank[sources] + step_up).reshape(-1), side="right")
    starts = np.arange(len(targets), dtype=np.int64)[:, None] * targets.shape[1]
    found: IntArray = (places.reshape(sources.shape) - starts).astype(np.int32)
    return found


def _least_above(levels: IntArray, first_better: IntArray) -> IntArray:
    """Return the least of the levels of each line from a place on; nothing is above the last place."""
    lines, cells = levels.shape
    above = np.full((lines, cells + 1), NOTHING, dtype=np.int32)
    above[:, :-1] = np.minimum.accumulate(levels[:, ::-1], axis=1)[:, ::-1]
    least: IntArray = np.take_along_axis(above, first_better, axis=1)
    return least
