"""Moves of decision makers in words: what each step of a joint move changes, and where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from countermove.engine import wording
from countermove.engine.dense import DenseKernel
from countermove.engine.explain import Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from countermove.engine.solution import Solution
    from countermove.engine.states import StateId


class Steps:
    """The cells of a solution as states, and moves between them as steps."""

    def __init__(self, solution: Solution) -> None:
        self._solution = solution
        self._kernel = solution.kernel
        self.order = solution.states.places

    def name(self, cell: int) -> StateId:
        """Return what the state in a cell is called."""
        return self._solution.states.name(int(self.order[cell]))

    def label(self, cell: int) -> str:
        """Return the state in a cell for people to read."""
        return self._solution.states.label(int(self.order[cell]))

    def told(self, start: int, moves: Sequence[tuple[int, int]]) -> tuple[Step, ...]:
        """Return a sequence of who moves to which cell as steps, from a start."""
        cells = [start, *(cell for _, cell in moves)]
        return tuple(self._step(dm, before, after) for (dm, after), before in zip(moves, cells[:-1], strict=True))

    def _step(self, dm: int, before: int, after: int) -> Step:
        party = self._solution.model.decision_makers[dm]
        return Step(party.id, party.name, self.name(after), self._does(before, after))

    def _does(self, before: int, after: int) -> str:
        if isinstance(self._kernel, DenseKernel):
            layout = self._kernel.layout
            return wording.changes(self._solution.model, layout.code(before), layout.code(after))
        return wording.goes_to(self.label(after))
