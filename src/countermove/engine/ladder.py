"""A mover's lines as ladders: each sorted by the mover's rank, best first, so that an improvement is a step up.

Inside a line an improvement leads to any strictly better cell. So the least level among a cell's improvements is a
running minimum down the ladder, and one climb serves all of a mover's improvements at once. Position by position the
ladders of all lines lie side by side, which makes each position one pass over an array.

One-way options split the ladders into parts (``parts.py``); where there are many of them, settings are gone through.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from countermove.engine.kernel import NOTHING
from countermove.engine.layout import Axis, IndexArray, IntArray
from countermove.engine.parts import Ladder, Part, in_parts, ties

# With more one-way options than this, the pairs of parts outnumber the settings a mover has.
MOST_ONE_WAY = 6


class Climb(Protocol):
    """One mover's improvements over all its lines.

    ``cells`` says which cell each level belongs to; a number past the last cell stands for none.
    """

    @property
    def cells(self) -> IndexArray:
        """Return the cell of each level."""

    def climb(self, levels: IntArray) -> None:
        """Lower each level, in place, to the least level among its cell's improvements.

        Shape: ``levels`` is as ``cells``.
        """


@dataclass(frozen=True)
class Settings:
    """The same for a mover with many one-way options: whoever would be better off at a setting sees its level."""

    axis: Axis
    rank: IntArray

    @property
    def cells(self) -> IndexArray:
        """Return every cell, in its order."""
        return np.arange(self.rank.size, dtype=np.intp)[None, :]

    def climb(self, levels: IntArray) -> None:
        """Lower each level to the least among its improvements, setting by setting."""
        lines, rank, own = self.axis.view(levels), self.axis.view(self.rank), np.arange(self.axis.settings)
        for target in range(self.axis.settings):
            permitted = self.axis.permits(own, target)[None, :, None]
            better = (rank[:, target : target + 1] > rank) & permitted & (rank >= 0)
            np.minimum(lines, lines[:, target : target + 1], out=lines, where=better)


def climber(axis: Axis, rank: IntArray) -> Climb:
    """Return one mover's improvements over all its lines; cells that are no states have a negative rank.

    Shape: ``rank`` has one entry a cell of a layout in which ``axis`` is the mover's.
    """
    one_way = axis.one_way.bit_count()
    if one_way > MOST_ONE_WAY:
        return Settings(axis, rank)
    settings, steps = _sorted_lines(axis, rank)
    cells = _first_cells(axis, rank.size) + (settings << axis.offset)
    tied = ties(steps[1:] == steps[:-1])
    if one_way == 0:
        return Ladder(cells, (Part(slice(None), tied),))
    moved = np.where(steps <= rank.max(initial=0), _moved(axis)[settings], -1)
    return in_parts(cells, moved, tied, 1 << one_way, rank.size)


def _sorted_lines(axis: Axis, rank: IntArray) -> tuple[IndexArray, IndexArray]:
    """Return the settings of each line, best first, and how far each is from the best rank; only rows with states.

    Shape: ``(rows, lines)`` each.
    """
    top = int(rank.max(initial=0))
    kind = np.int32 if (top + 2) << axis.width < np.iinfo(np.int32).max else np.int64
    settings = np.arange(axis.settings, dtype=kind)[None, :, None]
    keys = (kind(top) - np.maximum(axis.view(rank), -1).astype(kind) << axis.width) | settings
    lines = np.ascontiguousarray(keys.transpose(0, 2, 1)).reshape(-1, axis.settings)
    lines.sort(axis=1)
    states = int((lines >> axis.width <= top).sum(axis=1).max(initial=0))
    rungs = np.ascontiguousarray(lines.T[: max(states, 1)])
    return (rungs & axis.settings - 1).astype(np.intp), rungs >> axis.width


def _first_cells(axis: Axis, size: int) -> IndexArray:
    """Return the cell of each line that has none of the mover's options set."""
    above = np.arange(size >> axis.width + axis.offset, dtype=np.intp) << axis.width + axis.offset
    below = np.arange(1 << axis.offset, dtype=np.intp)
    return (above[:, None] + below).reshape(-1)


def _moved(axis: Axis) -> IntArray:
    """Return for each setting which one-way options are moved, squeezed onto neighbouring bits."""
    bits = [bit for bit in range(axis.width) if axis.one_way >> bit & 1]
    turned = np.arange(axis.settings) ^ axis.only_off
    found: IntArray = np.asarray(sum((turned >> bit & 1) << place for place, bit in enumerate(bits)), dtype=np.int32)
    return found


def improve_once(axis: Axis, rank: IntArray, level: IntArray) -> IntArray:
    """Return the least level among a cell and the cells its mover can improve to in one move.

    Shape: as ``level``, which holds ``NOTHING`` where a cell is no state.
    Source: theory.md, section 2.1.
    """
    mover = climber(axis, rank)
    levels = np.append(level, NOTHING)[mover.cells]
    mover.climb(levels)
    lowered = np.append(level, NOTHING)
    lowered[mover.cells] = levels
    return lowered[:-1]
