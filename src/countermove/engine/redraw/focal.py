"""One decision maker as the one whose stability is asked: its ranks, and what it can still make of each cell."""

from __future__ import annotations

from typing import Any

import numpy as np

from countermove.engine.layout import BoolArray, IndexArray
from countermove.engine.reach import spread_in_place
from countermove.engine.redraw.views import View, turn_into


class Focal:
    """Ranks of one decision maker in its own view; ``rank`` and ``escape`` are what a reply may leave it with.

    ``escape`` is the best of a cell and of its own moves from there.

    Shape: ``(cells,)`` each, as they lie in ``view``.
    """

    def __init__(self, party: int, view: View, cells: IndexArray, kind: Any) -> None:
        """Cells are those of the states, in the order of their numbers."""
        self.party, self.view = party, view
        self.rank: Any = np.empty(1 << view.bits, dtype=kind)
        self.escape: Any = np.empty_like(self.rank)
        self._best = np.empty_like(self.rank)
        unsigned = self.rank.dtype.str.replace("i", "u")
        self._lines = {
            kind.kind: tuple(values.view(kind).reshape(view.shape) for values in (self.rank, self._best))
            for kind in (self.rank.dtype, np.dtype(unsigned))
        }
        places = view.places(cells)
        self._no_states = _no_states(places, self.rank) if len(cells) < len(self.rank) else None
        self._places = None if np.array_equal(places, np.arange(1 << view.bits)) else places

    def redraw(self, ranks: Any) -> None:
        """Take other ranks, of cells in the layout's order, negative where a cell is no state."""
        turn_into(ranks, self.view.turn, self.rank)
        np.copyto(self.escape, self.rank)
        spread_in_place(self.view.axis, self.escape, np.maximum)
        if self._no_states is not None:
            np.bitwise_or(self.escape, self._no_states, out=self.escape)

    def penalty(self, *, after_countermove: bool) -> Any:
        """Return what a reply costs this decision maker: the rank it is left with, or the best it can make of that."""
        return self.escape if after_countermove else self.rank

    def is_best(self) -> BoolArray:
        """Return where it has no improvement at all.

        Source: theory.md, section 4.1.
        """
        better: BoolArray = self.escape <= self.rank
        return better

    def stays(self, sanction: Any) -> BoolArray:
        """Return where it has no move that remains an improvement after the worst reply.

        A cell that is no state gets the rank -1 here: either its own rank is that, or both it and the sanction are all
        bits set, which is the largest number there is without a sign and -1 with one.

        Shape: ``sanction`` fits ``view.shape``.
        Source: engine.md, one reduction serves GMR, SMR and SEQ.
        """
        rank, best = self._lines[sanction.dtype.kind]
        np.minimum(rank, sanction, out=best, casting="unsafe")
        spread_in_place(self.view.axis, self._best, np.maximum)
        deterred: BoolArray = self._best <= self.rank
        return deterred

    def of_states(self, flags: BoolArray) -> BoolArray:
        """Return the flags of the states, in the order of their numbers."""
        return flags if self._places is None else flags.take(self._places)


def _no_states(places: IndexArray, ranks: Any) -> Any:
    """Return -1, all bits set, for every cell that is no state, and 0 for states."""
    masked = np.full_like(ranks, -1)
    masked[places] = 0
    return masked
