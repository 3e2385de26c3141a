"""The kernel of a conflict in option form: every state is a cell of one array."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from copy import copy
from functools import cached_property, partial

import numpy as np

from countermove.engine.credible import least_by_improvements
from countermove.engine.improvements import Sets, improvement_sets
from countermove.engine.kernel import NOTHING
from countermove.engine.ladder import improve_once
from countermove.engine.layout import Axis, BoolArray, IndexArray, IntArray, Layout, lay_out
from countermove.engine.ranks import ranks
from countermove.engine.reach import least_by_moves, spread
from countermove.engine.sanctions import Sanctions, least_in_few_moves
from countermove.engine.truths import Truths, feasible_cells
from countermove.engine.watch import Watch, unwatched
from countermove.errors import NotApplicable
from countermove.model import Conflict


class DenseKernel:
    """Ranks, moves and replies over all cells of a layout.

    Source: engine.md, layout; stack.md, section 2.
    """

    def __init__(self, conflict: Conflict, hold: Collection[str] = (), sanctions: Sanctions = Sanctions.LEGAL) -> None:
        self.layout: Layout = lay_out(conflict, hold)
        self.sanctions = sanctions
        self.watch: Watch = unwatched
        truths = Truths(conflict, self.layout)
        self._feasible = feasible_cells(conflict, self.layout, truths)
        if not self._feasible.any():
            raise NotApplicable(
                "no state of this case is feasible, so there is nothing to solve; loosen a constraint "
                "(countermove check counts what each one rules out)"
            )
        self._ranks = [ranks(party.preference, truths, self._feasible) for party in conflict.decision_makers]
        self._sets: dict[int, Sets] = {}

    def with_ranks(self, ranks: Sequence[IntArray]) -> DenseKernel:
        """Return a kernel of the same states and moves with other ranks, -1 where a cell is no state."""
        other = copy(self)
        other._ranks, other._sets, other.watch = list(ranks), {}, unwatched
        return other

    @property
    def parties(self) -> int:
        """Return the number of decision makers."""
        return len(self._ranks)

    @property
    def feasible(self) -> BoolArray:
        """Return which cells are states."""
        return self._feasible

    @cached_property
    def all_feasible(self) -> bool:
        """Say whether every cell is a state."""
        return bool(self._feasible.all())

    def rank(self, dm: int) -> IntArray:
        """Return each cell's rank for a decision maker."""
        return self._ranks[dm]

    def best_move(self, dm: int, values: IntArray) -> IntArray:
        """Return the largest value among a cell itself and the cells the decision maker can move to."""
        return spread(self.layout.axes[dm], values, np.maximum)

    def worst_reply(self, dm: int, penalty: IntArray, credible: bool = False) -> IntArray:
        """Return the smallest penalty among a cell and the cells the others can bring about.

        Source: theory.md, section 2.2.
        """
        axes = self.layout.axes
        others = [other for other in range(self.parties) if other != dm and axes[other].width]
        masked = penalty if self.all_feasible else np.where(self._feasible, penalty, NOTHING)
        if self.sanctions is not Sanctions.LEGAL:
            return least_in_few_moves([self._step(other, credible) for other in others], masked, self.sanctions)
        if credible:
            movers = [(axes[other], self._ranks[other]) for other in others]
            return least_by_improvements(movers, masked, axes[dm], self.watch)
        feasible = None if self.all_feasible else self._feasible
        return least_by_moves([axes[other] for other in others], masked, feasible, axes[dm], self.watch)

    def moves(self, dm: int, cell: int) -> IndexArray:
        """Return the feasible cells a decision maker can move to from one cell.

        Source: theory.md, section 2.1.
        """
        axis = self.layout.axes[dm]
        settings = np.arange(axis.settings, dtype=np.int64)
        here = axis.setting(cell)
        cells: IndexArray = cell + (settings - here << axis.offset)
        found: IndexArray = cells[axis.permits(here, settings) & (settings != here) & self._feasible[cells]]
        return found

    def improvement_sets(self, dm: int) -> Sets:
        """Return for every cell the own setting of a decision maker and those it would improve to."""
        if dm not in self._sets:
            self._sets[dm] = improvement_sets(self.layout.axes[dm], self._ranks[dm])
        return self._sets[dm]

    def release(self) -> None:
        """Let go of sets of improvements; they are the larger part of the memory."""
        self._sets.clear()

    def _step(self, dm: int, credible: bool) -> Callable[[IntArray], IntArray]:
        axis = self.layout.axes[dm]
        return partial(improve_once, axis, self._ranks[dm]) if credible else partial(self._move_once, axis)

    def _move_once(self, axis: Axis, level: IntArray) -> IntArray:
        return np.where(self._feasible, spread(axis, level, np.minimum), NOTHING)
