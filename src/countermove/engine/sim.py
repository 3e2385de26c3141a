"""Simultaneous stability: what if some of the others improve at the very moment that the decision maker does?"""

from __future__ import annotations

from typing import Any

import numpy as np

from countermove.engine.dense import DenseKernel
from countermove.engine.joint import JointReplies, require_work
from countermove.engine.kernel import NOTHING, Kernel
from countermove.engine.ladder import MOST_ONE_WAY, climber
from countermove.engine.layout import Axis, BoolArray, IndexArray, IntArray
from countermove.engine.nash import nash_stable
from countermove.errors import NotApplicable


def sim_stable(kernel: Kernel, dm: int) -> BoolArray:
    """Return where every improvement of a decision maker is spoiled by simultaneous improvements of some of the others.

    The result of moves made at once is the state with all their changes of options; infeasible results do not count.

    Shape: one Boolean a cell; meaningless where the cell is no state.
    Raises: ``NotApplicable`` on a drawn graph, and where the combinations of improvements are too many to go through.
    Source: Fraser and Hipel (1984); theory.md, section 4.6.
    """
    stable = nash_stable(kernel, dm)
    return stable | ~unspoiled(kernel, dm, kernel.feasible & ~stable)


def unspoiled(kernel: Kernel, dm: int, undecided: BoolArray, sanction: IntArray | None = None) -> BoolArray:
    """Return which of some cells have an improvement that no simultaneous improvements of others spoil.

    Each of these cells must have an improvement. With ``sanction``, the least rank the others can bring about in reply,
    an improvement that is deterred by it does not count either.

    Shape: as ``undecided``, one Boolean a cell.
    Raises: as for simultaneous stability.
    Source: theory.md, section 4.6.
    """
    if not isinstance(kernel, DenseKernel):
        raise NotApplicable("simultaneous sanctions need states in option form; drawn graphs cannot superpose moves")
    found = undecided.copy()
    cells = np.flatnonzero(undecided)
    others = [other for other, axis in enumerate(kernel.layout.axes) if other != dm and axis.width]
    if not others or not len(cells):
        return found
    if len(others) == 1 and kernel.layout.axes[others[0]].one_way.bit_count() <= MOST_ONE_WAY:
        return undecided & _unspoiled_by_one(kernel, dm, others[0], sanction)
    replies = JointReplies(kernel, dm)
    done = 0
    for piece in replies.pieces(cells):
        kernel.watch(done, len(cells))
        found[piece] = _unspoiled(kernel, dm, piece, replies, sanction)
        done += len(piece)
    return found


def _unspoiled_by_one(kernel: DenseKernel, dm: int, other: int, sanction: IntArray | None) -> BoolArray:
    """Return the same where there is one other: for each own setting, one climb of the other's ladder tells all moves.

    Down the ladder goes a row of ranks, one a setting that the decision maker might move to at the same moment.
    """
    axis, across = kernel.layout.axes[dm], kernel.layout.axes[other]
    require_work(kernel.layout.size * axis.settings)
    lines = kernel.rank(dm).reshape(-1), np.where(kernel.feasible, kernel.rank(dm), NOTHING), kernel.rank(other)
    own, masked, theirs = (_by_settings(values, axis, across) for values in lines)
    states, deterred = _by_settings(kernel.feasible, axis, across), None
    if sanction is not None:
        deterred = _by_settings(sanction, axis, across)
    settings, found = np.arange(axis.settings), np.zeros(own.shape, dtype=np.bool_)
    for here in range(axis.settings):
        kernel.watch(here, axis.settings)
        ladder = climber(Axis(0, across.width, across.only_on, across.only_off), theirs[here])
        places = ladder.cells[:, 0]
        rows = np.ascontiguousarray(masked.T)[np.minimum(places, across.settings - 1)]
        ladder.climb(rows)
        least = np.zeros((across.settings + 1, axis.settings), dtype=np.int32)
        least[places] = rows
        holds = (least[:-1] > own[here][:, None]) & states.T & axis.permits(here, settings)
        if deterred is not None:
            holds &= own[here][:, None] < deterred.T
        found[here] = holds.any(axis=1)
    return found.reshape(-1) if axis.offset > across.offset else np.ascontiguousarray(found.T).reshape(-1)


def _by_settings(values: Any, axis: Axis, across: Axis) -> Any:
    """Return values of all cells with the settings of two decision makers as rows and columns; nobody else has any."""
    high = values.reshape(1 << max(axis, across, key=lambda a: a.offset).width, -1)
    return high if axis.offset > across.offset else high.T


def _unspoiled(
    kernel: DenseKernel, dm: int, cells: IndexArray, replies: JointReplies, sanction: IntArray | None
) -> BoolArray:
    """Return which cells have an improvement that leaves the mover better off whatever others do at the same moment.

    The joint results may include that in which nobody else moves: it is the improvement itself, which deters nothing.
    And a move that is no improvement never gets above the rank that is compared with, so all moves may be taken.
    """
    axis, rank = kernel.layout.axes[dm], kernel.rank(dm)
    here, own = axis.setting(cells), rank[cells]
    groups, least = replies.least(cells)
    found = np.zeros(len(cells), dtype=np.bool_)
    for target in range(axis.settings):
        reached = cells + (target - here << axis.offset)
        holds = axis.permits(here, target) & kernel.feasible[reached] & (least[groups, target] > own)
        found |= holds if sanction is None else holds & (sanction[reached] > own)
    return found
