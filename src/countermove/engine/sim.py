"""Simultaneous stability: what if some of the others improve at the very moment that the decision maker does?"""

from __future__ import annotations

import numpy as np

from countermove.engine.dense import DenseKernel
from countermove.engine.joint import JointReplies
from countermove.engine.kernel import Kernel
from countermove.engine.layout import BoolArray, IndexArray, IntArray
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
    """
    if not isinstance(kernel, DenseKernel):
        raise NotApplicable("simultaneous sanctions need states in option form; drawn graphs cannot superpose moves")
    found = undecided.copy()
    cells = np.flatnonzero(undecided)
    if kernel.parties == 1 or not len(cells):
        return found
    replies = JointReplies(kernel, dm)
    done = 0
    for piece in replies.pieces(cells):
        kernel.watch(done, len(cells))
        found[piece] = _unspoiled(kernel, dm, piece, replies, sanction)
        done += len(piece)
    return found


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
