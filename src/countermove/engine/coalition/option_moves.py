"""Steps in option form: every decision maker moves along its own axis, and two of its steps running are one.

Nothing is listed. A step of a set of cells is a reduction along an axis, a step by improvements the comparison of a
rank with the best or the least rank on the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from countermove.engine.kernel import NOTHING
from countermove.engine.layout import Axis, BoolArray, IndexArray, IntArray, Layout


class OptionMoves:
    """Ranks and steps over all cells of a layout.

    Source: theory.md, sections 1.2 (arcs from options, and facts for pure option form) and 2.1.
    """

    composes = True

    def __init__(self, layout: Layout, feasible: BoolArray, ranks: Sequence[IntArray]) -> None:
        self._layout, self._feasible, self._ranks = layout, feasible, ranks
        self._all_feasible = bool(feasible.all())
        self._orders: dict[int, list[_Ladder]] = {}

    @property
    def size(self) -> int:
        """Return the number of cells, feasible or not."""
        return self._layout.size

    @property
    def feasible(self) -> BoolArray:
        """Return which cells are states."""
        return self._feasible

    @property
    def movers(self) -> int:
        """Return the number of decision makers."""
        return len(self._ranks)

    def is_reversible(self, mover: int, /) -> bool:
        """Say whether each of its options can be taken and dropped again."""
        return self._layout.axes[mover].is_reversible

    def rank(self, dm: int) -> IntArray:
        """Return each cell's rank for a decision maker, negative where the cell is no state."""
        return self._ranks[dm]

    def step(self, mover: int, cells: BoolArray, back: bool = False, credible: bool = False) -> BoolArray:
        """Return the cells one step of a mover leads to from feasible cells, or those it leads from.

        Shape: one Boolean a cell.
        """
        axis, rank = self._layout.axes[mover], self._ranks[mover]
        if axis.width == 0:
            return np.zeros_like(cells) if credible else cells
        if not credible:
            found: BoolArray = _spread(axis, cells, np.logical_or, back)
            return found if self._all_feasible else found & self._feasible
        if back:  # something better is reached from here
            better: BoolArray = _spread(axis, np.where(cells, rank, -1), np.maximum, back) > rank
        else:  # something worse leads here
            better = _spread(axis, np.where(cells, rank, NOTHING), np.minimum, back) < rank
        return better & self._feasible

    def least(self, mover: int, values: IntArray, credible: bool = False) -> IntArray:
        """Return the smallest value one step of a mover leads to from each cell.

        Shape: as ``values``; cells that are no states get ``NOTHING``.
        """
        axis = self._layout.axes[mover]
        if axis.width == 0:
            return np.full_like(values, NOTHING) if credible else values
        if credible:
            found = np.full_like(values, NOTHING)
            for ladder in self._ladders(mover):
                ladder.least(axis.view(values), axis.view(found))
        else:
            found = _spread(axis, values, np.minimum, back=True)
        return found if self._all_feasible else np.where(self._feasible, found, NOTHING)

    def joint_step(self, movers: Sequence[int], cell: int) -> IndexArray:
        """Return the other feasible cells some movers get to by changing any of their options at once.

        Source: theory.md, section 8, last paragraph.
        """
        cells = np.array([cell], dtype=np.int64)
        for mover in movers:
            axis = self._layout.axes[mover]
            settings, here = np.arange(axis.settings, dtype=np.int64), axis.setting(cell)
            shifts = (settings - here << axis.offset)[axis.permits(here, settings)]
            cells = (cells[:, None] + shifts[None, :]).reshape(-1)
        found: IndexArray = cells[self._feasible[cells] & (cells != cell)]
        return found

    def _ladders(self, mover: int) -> list[_Ladder]:
        if mover not in self._orders:
            axis = self._layout.axes[mover]
            lines = axis.view(self._ranks[mover])
            self._orders[mover] = [_Ladder(lines, here, there) for here, there in _one_way_groups(axis)]
        return self._orders[mover]


class _Ladder:
    """The lines of one axis sorted, best first, for the cells with some settings, which can move to others."""

    def __init__(self, ranks: Any, here: IndexArray, there: IndexArray) -> None:
        self._here, self._there = here, there
        order = np.argsort(-ranks[:, there], axis=1, kind="stable")
        sorted_ranks = np.take_along_axis(ranks[:, there], order, axis=1)
        places = np.arange(len(there)).reshape(1, -1, 1)
        fresh = np.ones(order.shape, dtype=np.bool_)
        fresh[:, 1:] = sorted_ranks[:, 1:] != sorted_ranks[:, :-1]
        # The last place of a cell's strict betters is the one before its own group of equals.
        before = np.maximum.accumulate(np.where(fresh, places, 0), axis=1) - 1
        back = np.empty_like(order)
        np.put_along_axis(back, order, np.broadcast_to(places, order.shape), axis=1)
        own = np.searchsorted(there, here)
        self._order = order
        self._last_better = np.take_along_axis(before, back[:, own], axis=1)

    def least(self, values: Any, into: Any) -> None:
        """Write the least value among each cell's strict betters."""
        sorted_values = np.take_along_axis(values[:, self._there], self._order, axis=1)
        running = np.minimum.accumulate(sorted_values, axis=1)
        found = np.take_along_axis(running, np.maximum(self._last_better, 0), axis=1)
        into[:, self._here] = np.where(self._last_better >= 0, found, NOTHING)


def _one_way_groups(axis: Axis) -> Iterator[tuple[IndexArray, IndexArray]]:
    """Yield own settings that agree in the one-way options, and all settings they may be changed to, themselves too."""
    settings = np.arange(axis.settings, dtype=np.int64)
    one_way = settings & (axis.only_on | axis.only_off)
    for pattern in np.unique(one_way).tolist():
        here = settings[one_way == pattern]
        yield here, settings[axis.permits(int(here[0]), settings)]


def _spread(axis: Axis, values: Any, choose: np.ufunc, back: bool) -> Any:
    """Return ``choose`` over a cell and those that lead to it, or backwards, over a cell and those it leads to."""
    if axis.is_reversible:
        lines = axis.view(values)
        chosen = choose.reduce(lines, axis=1, keepdims=True)
        return np.broadcast_to(chosen, lines.shape).reshape(values.shape)
    only_on, only_off = (axis.only_off, axis.only_on) if back else (axis.only_on, axis.only_off)
    result = values.copy()
    for bit in range(axis.width):
        halves = result.reshape(-1, 2, 1 << axis.offset + bit)
        dropped, taken = halves[:, 0], halves[:, 1]
        if only_on >> bit & 1:
            choose(taken, dropped, out=taken)
            continue
        choose(dropped, taken, out=dropped)
        if not only_off >> bit & 1:
            taken[...] = dropped
    return result
