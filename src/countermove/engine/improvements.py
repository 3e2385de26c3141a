"""Which settings each mover would stay at or improve to, for every cell at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from countermove.engine.layout import Axis, BoolArray, IndexArray, IntArray


@dataclass(frozen=True, slots=True)
class Sets:
    """For every cell the number of its set of settings, and the sets written out once each.

    Shape: ``number`` has one entry a cell, ``members`` is ``(sets, settings)``.
    """

    number: IndexArray
    members: BoolArray


def improvement_sets(axis: Axis, rank: IntArray) -> Sets:
    """Return for every cell the setting it has and those its mover would improve to.

    Sets are compared 64 settings at a time and exactly, so that equal numbers are equal sets. Cells that are no states
    share one meaningless set.

    Source: theory.md, section 2.1.
    """
    number = np.zeros(rank.size, dtype=np.int64)
    for first in range(0, axis.settings, 64):
        word = _word(axis, rank, range(first, min(first + 64, axis.settings)))
        digits = np.unique(word, return_inverse=True)[1]
        number = np.unique(number * (int(digits.max()) + 1) + digits, return_inverse=True)[1]
    return Sets(number, _members(axis, rank, np.unique(number, return_index=True)[1]))


def _word(axis: Axis, rank: IntArray, targets: range) -> IndexArray:
    """Return one bit a target: set where the cell is there already, or where its mover would improve by going there."""
    lines = axis.view(rank)
    own = np.arange(axis.settings)[None, :, None]
    word = np.zeros(lines.shape, dtype=np.int64)
    for bit, target in enumerate(targets):
        wanted = (lines[:, target : target + 1] > lines) & axis.permits(own, target) | (own == target)
        word |= (wanted & (lines >= 0)).astype(np.int64) << bit
    return word.reshape(-1)


def _members(axis: Axis, rank: IntArray, cells: IndexArray) -> BoolArray:
    here = axis.setting(cells)[:, None]
    targets = np.arange(axis.settings)[None, :]
    reached = cells[:, None] + (targets - here << axis.offset)
    better = rank[reached] > rank[cells][:, None]
    members: BoolArray = better & axis.permits(here, targets) | (targets == here)
    return members
