"""What the concepts ask of a conflict, in option form and in graph form alike.

One reduction serves them all. For a decision maker i let a *penalty* be given to every state, and let sanction(t) be
the smallest penalty that the others can bring about from t, above any rank where they can bring about nothing. Then

    s is unstable for i   iff   max over t in R_i(s) of min(P_i(t), sanction(t))  >  P_i(s)

because an improvement t is deterred exactly when sanction(t) <= P_i(s). Counting t itself among what the others can
bring about changes nothing: t is an improvement, so it never deters.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np

from countermove.engine.layout import BoolArray, IndexArray, IntArray
from countermove.engine.sanctions import Sanctions
from countermove.engine.watch import Watch

NOTHING = np.int32(np.iinfo(np.int32).max)


class Kernel(Protocol):
    """A conflict as ranks, moves and replies. Cells are numbers; decision makers are counted from 0."""

    @property
    def parties(self) -> int:
        """Return the number of decision makers."""

    @property
    def feasible(self) -> BoolArray:
        """Return which cells are states."""

    def rank(self, dm: int) -> IntArray:
        """Return each cell's rank for a decision maker; larger is better, cells that are no states have -1."""

    def best_move(self, dm: int, values: IntArray) -> IntArray:
        """Return the largest value among a cell itself and the cells the decision maker can move to."""

    def worst_reply(self, dm: int, penalty: IntArray, credible: bool = False) -> IntArray:
        """Return the smallest penalty among the cells the others can bring about, in legal sequences.

        ``credible`` admits only sequences in which each step is an improvement for its mover. A cell itself may be
        counted or not. Where there is nothing, the value is ``NOTHING``.
        """

    def moves(self, dm: int, cell: int) -> IndexArray:
        """Return the cells a decision maker can move to from one cell."""

    @property
    def sanctions(self) -> Sanctions:
        """Return how far the others' answers may run."""

    watch: Watch

    def release(self) -> None:
        """Let go of what was kept for the next decision maker of the same concept."""


def stays(kernel: Kernel, dm: int, sanction: IntArray) -> BoolArray:
    """Return where the decision maker has no move that remains an improvement after the worst reply.

    Shape: one Boolean a cell; meaningless where the cell is no state.
    Source: engine.md, one reduction serves GMR, SMR and SEQ.
    """
    rank = kernel.rank(dm)
    return kernel.best_move(dm, np.minimum(rank, sanction)) <= rank
