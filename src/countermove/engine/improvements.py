"""Which settings each mover would stay at or improve to, for every cell at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from countermove.engine.layout import Axis, BoolArray, IndexArray, IntArray


@dataclass(frozen=True, slots=True)
class Sets:
    """For every cell the number of its set of settings; each set is known by the first cell that has it.

    Shape: ``number`` has one entry a cell, ``cell`` one a set.
    """

    axis: Axis
    rank: IntArray
    number: IndexArray
    cell: IndexArray

    def having(self, sets: IndexArray, setting: int) -> IndexArray:
        """Return which of some sets have a setting in them, by their places among those given."""
        cells = self.cell[sets]
        here = self.axis.setting(cells)
        reached = cells + (setting - here << self.axis.offset)
        better = (self.rank[reached] > self.rank[cells]) & self.axis.permits(here, setting)
        return np.flatnonzero(better | (here == setting))


def improvement_sets(axis: Axis, rank: IntArray) -> Sets:
    """Return for every cell the setting it has and those its mover would improve to, as one set.

    Sets are compared 64 settings at a time and exactly, so that equal numbers are equal sets. Cells that are no states
    share one meaningless set.

    Source: theory.md, section 2.1.
    """
    number = np.zeros(rank.size, dtype=np.int64)
    for first in range(0, axis.settings, 64):
        word = _word(axis, rank, range(first, min(first + 64, axis.settings)))
        digits = np.unique(word, return_inverse=True)[1]
        number = np.unique(number * (int(digits.max()) + 1) + digits, return_inverse=True)[1]
    return Sets(axis, rank, number, np.unique(number, return_index=True)[1])


def _word(axis: Axis, rank: IntArray, targets: range) -> IndexArray:
    """Return one bit a target: set where the cell is there already, or where its mover would improve by going there."""
    lines = axis.view(rank)
    own = np.arange(axis.settings)[None, :, None]
    word = np.zeros(lines.shape, dtype=np.int64)
    for bit, target in enumerate(targets):
        wanted: BoolArray = (lines[:, target : target + 1] > lines) & axis.permits(own, target) | (own == target)
        word |= (wanted & (lines >= 0)).astype(np.int64) << bit
    return word.reshape(-1)
