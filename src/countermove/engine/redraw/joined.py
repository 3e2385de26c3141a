"""What the others can bring about where all their moves can be taken back: it is planned, and needs no rounds.

Then what they can reach together is the same from wherever they start within it, so that the states fall into groups
once for all draws, and the least penalty in each group is all there is to find.
"""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np

from countermove.engine.components import components
from countermove.engine.layout import Axis, BoolArray, IndexArray
from countermove.engine.redraw.views import View


class Least(Protocol):
    """The least of a penalty among all that the others can bring about from each cell."""

    def __call__(self, penalty: Any) -> Any:
        """Return levels for a penalty; both have one entry a cell, or fit such an array, as they lie in the view."""


class Everywhere:
    """Every cell is a state: the others can bring about all that keeps the own setting."""

    def __init__(self, view: View) -> None:
        self._view = view

    def __call__(self, penalty: Any) -> Any:
        """Return the least penalty of each own setting.

        Shape: ``(1, settings, 1)``.
        Source: engine.md, sanction levels (everything feasible and reversible).
        """
        least = penalty.reshape(self._view.shape).min(axis=0)  # in turn, which is quicker than both axes at once
        return least.min(axis=1)[None, :, None]


class Joined:
    """Some cells are no states: the others can bring about what lies in the same component of their lines."""

    def __init__(self, view: View, others: list[Axis], feasible: BoolArray) -> None:
        label = components(others, feasible)[np.flatnonzero(feasible)]
        by_component = np.argsort(label, kind="stable")
        self._view = view
        self._order: IndexArray = view.places(np.flatnonzero(feasible)[by_component])
        found, self._starts, counts = np.unique(label[by_component], return_index=True, return_counts=True)
        self._number = np.zeros(1 << view.bits, dtype=np.intp)
        self._number[self._order] = np.repeat(np.arange(len(found)), counts)

    def __call__(self, penalty: Any) -> Any:
        """Return the least penalty of each cell's component; meaningless where the cell is no state.

        Shape: ``(above, settings, below)``.
        Source: engine.md, sanction levels (components over blocks).
        """
        least = np.minimum.reduceat(penalty.reshape(-1).take(self._order), self._starts)
        return least.take(self._number).reshape(self._view.shape)
