"""One step of one decision maker, over whole sets of cells at once: what every joint move is put together from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np

from countermove.engine.layout import BoolArray, IndexArray, IntArray
from countermove.model import GraphConflict

if TYPE_CHECKING:
    from countermove.engine.solution import Solution


class Moves(Protocol):
    """The movers of a conflict and their steps. Movers are counted from 0; several may have been merged into one.

    ``composes`` says that two steps running by one mover are a step of its own, so that nobody need be told who moved
    last; ``reversible`` that every step can be taken back.
    """

    composes: bool

    @property
    def size(self) -> int:
        """Return the number of cells."""

    @property
    def feasible(self) -> BoolArray:
        """Return which cells are states."""

    @property
    def movers(self) -> int:
        """Return the number of movers."""

    def is_reversible(self, mover: int, /) -> bool:
        """Say whether a mover can take back each of its steps."""

    def rank(self, dm: int) -> IntArray:
        """Return each cell's rank for a decision maker; larger is better."""

    def step(self, mover: int, cells: BoolArray, back: bool = False, credible: bool = False) -> BoolArray:
        """Return the cells one step of a mover leads to from a set of cells, or backwards, those it leads from.

        ``credible`` admits improvements of the mover only. Where steps compose, the cells themselves may be counted.
        """

    def least(self, mover: int, values: IntArray, credible: bool = False) -> IntArray:
        """Return the smallest value one step of a mover leads to from each cell, ``NOTHING`` where there is none.

        ``values`` is ``NOTHING`` where a cell is no state. Where steps compose, a cell itself may be counted.
        """

    def joint_step(self, movers: Sequence[int], cell: int) -> IndexArray:
        """Return the other cells that some movers who move as one can bring about from a cell in one step.

        In option form they change any of their options at once, whatever lies between; along drawn arcs, a joint step
        is whatever they bring about in legal sequences.

        Source: theory.md, section 8, last paragraph.
        """


def moves_of(solution: Solution) -> Moves:
    """Return the moves of a solved conflict, over the cells of its kernel."""
    kernel = solution.kernel
    ranks = [kernel.rank(dm) for dm in range(kernel.parties)]
    if isinstance(solution.model, GraphConflict):
        from countermove.engine.coalition.arc_moves import drawn_moves

        return drawn_moves(solution.model, ranks)
    from countermove.engine.coalition.option_moves import OptionMoves
    from countermove.engine.dense import DenseKernel

    assert isinstance(kernel, DenseKernel)
    return OptionMoves(kernel.layout, kernel.feasible, ranks)


def mask(size: int, cells: Sequence[int]) -> BoolArray:
    """Return a set of cells as one Boolean a cell."""
    found = np.zeros(size, dtype=np.bool_)
    found[list(cells)] = True
    return found
