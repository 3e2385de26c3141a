"""The arcs of a decision maker in option form: every change of its own options, so that nothing has to be listed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from countermove.engine.evolution.colour import Arcs, EffectArray, Kind
from countermove.engine.layout import Axis, BoolArray, IndexArray, IntArray

Values = TypeVar("Values", IntArray, BoolArray)
_ABOVE = np.int32(np.iinfo(np.int32).max)
_BELOW = np.int32(-1)


@dataclass(frozen=True, eq=False)
class LineColour:
    """Arcs along one axis of a layout; ``rank`` is the mover's own.

    Source: theory.md, section 1.2.
    """

    mover: int
    axis: Axis
    rank: IntArray
    feasible: BoolArray

    @property
    def movers(self) -> tuple[int, ...]:
        """Return who moves."""
        return (self.mover,)

    def fan(self, cells: IndexArray) -> int:
        """Return how many settings there are to look at."""
        return len(cells) * self.axis.settings

    def leaving(self, cells: IndexArray) -> Arcs:
        """Return the arcs from some cells."""
        index, heads = self._others(cells, self.axis)
        return index, heads, self._effects(cells[index], heads)

    def arriving(self, cells: IndexArray) -> Arcs:
        """Return the arcs to some cells."""
        index, tails = self._others(cells, turned(self.axis))
        return index, tails, self._effects(tails, cells[index])

    def spread(self, cells: BoolArray, kind: Kind, backwards: bool = False) -> BoolArray:
        """Return the cells to which arcs of a kind lead from marked ones, or from which they lead to marked ones.

        A marked cell that is worse for the mover exists on a cell's line exactly when the worst marked one is worse:
        one pass along the axis answers for all arcs.
        """
        rank, wants_least = self.rank, (kind is Kind.LOSS) == backwards
        axis = self.axis if backwards else turned(self.axis)
        if wants_least:
            least = along(axis, np.where(cells, rank, _ABOVE), np.minimum)
            found = least < rank if kind in (Kind.GAIN, Kind.LOSS) else least <= rank
            found = least < _ABOVE if kind is Kind.ANY else found
        else:
            most = along(axis, np.where(cells, rank, _BELOW), np.maximum)
            found = most > rank if kind in (Kind.GAIN, Kind.LOSS) else most >= rank
            found = most > _BELOW if kind is Kind.ANY else found
        marked: BoolArray = found & self.feasible
        return marked

    def _others(self, cells: IndexArray, axis: Axis) -> tuple[IndexArray, IndexArray]:
        settings = np.arange(axis.settings, dtype=np.int64)[None, :]
        here = axis.setting(cells)[:, None]
        others = cells[:, None] + (settings - here << axis.offset)
        wanted = (settings != here) & self.feasible[others]
        if not axis.is_reversible:
            wanted &= axis.permits(here, settings)
        index, place = np.nonzero(wanted)
        return index, others[index, place]

    def _effects(self, tails: IndexArray, heads: IndexArray) -> EffectArray:
        effects: EffectArray = np.sign(self.rank[heads] - self.rank[tails]).astype(np.int8)
        return effects


def turned(axis: Axis) -> Axis:
    """Return an axis whose one-way options go the other way, so that moves are followed from their ends."""
    return replace(axis, only_on=axis.only_off, only_off=axis.only_on)


def along(axis: Axis, values: Values, choose: np.ufunc) -> Values:
    """Return ``choose`` over each cell and those its mover can change it into, option after option.

    Shape: as ``values``.
    Source: theory.md, section 1.2.
    """
    result = values.copy()
    for bit in range(axis.width):
        halves = result.reshape(-1, 2, 1 << axis.offset + bit)
        dropped, taken = halves[:, 0], halves[:, 1]
        if axis.only_on >> bit & 1:
            choose(dropped, taken, out=dropped)
        elif axis.only_off >> bit & 1:
            choose(taken, dropped, out=taken)
        else:
            choose(dropped, taken, out=dropped)
            taken[...] = dropped
    return result
