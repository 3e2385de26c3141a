"""Simultaneous stability: what if some of the others improve at the very moment that the decision maker does?"""

from __future__ import annotations

import numpy as np

from countermove.engine.dense import DenseKernel
from countermove.engine.joint import JointReplies
from countermove.engine.kernel import Kernel
from countermove.engine.layout import BoolArray, IndexArray
from countermove.engine.nash import nash_stable
from countermove.errors import NotApplicable


def sim_stable(kernel: Kernel, dm: int) -> BoolArray:
    """Return where every improvement of a decision maker is spoiled by simultaneous improvements of some of the others.

    The result of moves made at once is the state with all their changes of options; infeasible results do not count.

    Shape: one Boolean a cell; meaningless where the cell is no state.
    Raises: ``NotApplicable`` on a drawn graph, and where the combinations of improvements are too many to go through.
    Source: Fraser and Hipel (1984); theory.md, section 4.6.
    """
    if not isinstance(kernel, DenseKernel):
        raise NotApplicable("simultaneous sanctions need states in option form; drawn graphs cannot superpose moves")
    stable = nash_stable(kernel, dm)
    undecided = np.flatnonzero(kernel.feasible & ~stable)
    if kernel.parties == 1 or not len(undecided):
        return stable
    replies = JointReplies(kernel, dm)
    for piece in replies.pieces(undecided):
        stable[piece] = _spoiled(kernel, dm, piece, replies)
    return stable


def _spoiled(kernel: DenseKernel, dm: int, cells: IndexArray, replies: JointReplies) -> BoolArray:
    """Return which cells have each improvement met by a joint result no better for the mover.

    The joint results may include that in which nobody else moves: it is the improvement itself, which deters nothing.
    And a move that is no improvement never gets above the rank that is compared with, so all moves may be taken.
    """
    axis, rank = kernel.layout.axes[dm], kernel.rank(dm)
    here, own = axis.setting(cells), rank[cells]
    groups, least = replies.least(cells)
    unspoiled = np.zeros(len(cells), dtype=np.bool_)
    for target in range(axis.settings):
        reached = cells + (target - here << axis.offset)
        open_to_it = axis.permits(here, target) & kernel.feasible[reached]
        unspoiled |= open_to_it & (least[groups, target] > own)
    return ~unspoiled
