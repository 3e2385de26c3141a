"""Where a conflict can go from one state when everybody may move."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from countermove.engine.credible import Mover, least_by_improvements
from countermove.engine.dense import DenseKernel
from countermove.engine.kernel import NOTHING, Kernel
from countermove.engine.layout import Axis, BoolArray
from countermove.engine.ranks import INFEASIBLE
from countermove.engine.reach import least_by_moves


def reached(kernel: Kernel, start: int, improvements_only: bool) -> BoolArray:
    """Return the cells that all decision makers can bring about from one, the start left out.

    Shape: one Boolean a cell.
    Source: theory.md, sections 2.2 (legal sequences; the start is not among them) and 9.
    """
    found = (
        _over_cells(kernel, start, improvements_only)
        if isinstance(kernel, DenseKernel)
        else _over_sequences(kernel, start, improvements_only)
    )
    found[start] = False
    return found


def _over_cells(kernel: DenseKernel, start: int, improvements_only: bool) -> BoolArray:
    """Run the search for sanctions backwards: turn moves and preferences round, and let the start be the sanction.

    In option form legal sequences reach what any sequences reach, so that who moved last need not be kept.
    """
    axes = [replace(axis, only_on=axis.only_off, only_off=axis.only_on) for axis in kernel.layout.axes]
    away = np.full(kernel.layout.size, NOTHING, dtype=np.int32)
    away[start] = 0
    if improvements_only:
        turned = [_turned(kernel, dm, axes[dm]) for dm in range(kernel.parties) if axes[dm].width]
        level = least_by_improvements(turned, away)
    else:
        level = least_by_moves([axis for axis in axes if axis.width], away, kernel.feasible)
    found: BoolArray = (level == 0) & kernel.feasible
    return found


def _turned(kernel: DenseKernel, dm: int, axis: Axis) -> Mover:
    rank = kernel.rank(dm)
    return axis, np.where(kernel.feasible, rank.max() + 1 - rank, INFEASIBLE).astype(np.int32)


def _over_sequences(kernel: Kernel, start: int, improvements_only: bool) -> BoolArray:
    found = np.zeros(len(kernel.feasible), dtype=np.bool_)
    seen, waiting = {(start, -1)}, [(start, -1)]
    while waiting:
        cell, last = waiting.pop()
        found[cell] = True
        for mover in range(kernel.parties):
            rank = kernel.rank(mover)
            for there in kernel.moves(mover, cell).tolist() if mover != last else ():
                if (rank[there] > rank[cell] or not improvements_only) and (there, mover) not in seen:
                    seen.add((there, mover))
                    waiting.append((there, mover))
    return found
