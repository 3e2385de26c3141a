"""One mover's moves, better for it or not: the same turn as with improvements, and no table is needed."""

from __future__ import annotations

from typing import Any

import numpy as np

from countermove.engine.layout import BoolArray
from countermove.engine.reach import spread_in_place
from countermove.engine.redraw.views import View


class Moving:
    """Hands along one mover's moves what the others could leave somebody with (see ``improving`` on levels)."""

    def __init__(self, view: View, kind: Any, feasible: BoolArray | None) -> None:
        self.view = view
        self._no_states = None if feasible is None else no_states(view.turned(feasible), kind)

    def redraw(self, ranks: Any) -> None:
        """Take no note of ranks: moves are moves."""

    def take_turn(self, levels: Any) -> None:
        """Lower each level, in place, to the least among the cells that its mover can move to.

        Shape: ``(rows, cells)`` without gaps, as they lie in this mover's view.
        """
        spread_in_place(self.view.axis, levels, np.minimum)
        if self._no_states is not None:
            np.bitwise_or(levels, self._no_states, out=levels)


def no_states(feasible: BoolArray, kind: Any) -> Any:
    """Return all bits for every cell that is no state, and none for states.

    Shape: as ``feasible``, without a sign.
    """
    masked = -(~feasible).astype(kind)
    return masked.view(np.dtype(kind).str.replace("i", "u"))
