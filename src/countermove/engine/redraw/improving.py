"""One mover's improvements as a table: on every line, which setting is better than which.

Inside a line an improvement leads to any strictly better cell. So the least of what a mover's improvements lead to is
one pass over the table, whatever ties, one-way options and cells that are no states there are.

Levels are numbers without a sign here, so that all bits set, as in the rank -1 of a cell that is no state, is the
largest number there is: nothing at all. A table of all bits or none then leaves what counts and makes nothing of the
rest.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from countermove.engine.redraw.views import View

# Bytes of what is looked at in one go; more would not stay close to the processor.
AT_ONCE = 1 << 19


class Improving:
    """Hands along one mover's improvements what the others could leave somebody with; ``redraw`` it before use."""

    def __init__(self, view: View, kind: Any, most_rows: int) -> None:
        self.view = view
        self._shape = above, settings, below = view.shape
        rows = most_rows << view.bits
        self._targets = min(settings, max(1, AT_ONCE // (rows * np.dtype(kind).itemsize)))
        self._worse = np.empty((above, settings, settings, below), dtype=kind)
        self._unsigned = self._worse.view(np.dtype(kind).str.replace("i", "u"))
        self._seen = np.empty(rows * self._targets, dtype=self._unsigned.dtype)
        self._least = np.empty(rows, dtype=self._unsigned.dtype)
        self._largest = np.iinfo(kind).max
        self._forbidden = self._as_mask(kind)

    def redraw(self, ranks: Any) -> None:
        """Compare the settings of every line anew.

        A target's rank less one, less the own rank, is negative where the target is no better; and so are all its bits
        once its sign is spread over them. Cells that are no states are worse than any as targets, and better than any
        to leave, so that nobody goes there and nobody comes from there.

        Shape: ``ranks`` has one entry a cell, as they lie in this mover's view; -1 for a cell that is no state, and
        otherwise less than the largest number of its type.
        """
        targets, own = self.view.axis.view(ranks - ranks.dtype.type(1)), self.view.axis.view(ranks & self._largest)
        np.subtract(targets[:, :, None], own[:, None], out=self._worse)
        np.right_shift(self._worse, 8 * self._worse.itemsize - 1, out=self._worse)
        if self._forbidden is not None:
            np.bitwise_or(self._worse, self._forbidden, out=self._worse)

    def take_turn(self, levels: Any) -> None:
        """Lower each level, in place, to the least among its cell's improvements.

        Some settings at a time: taking the lower ones into account at once changes nothing, since an improvement on an
        improvement is one.

        Shape: ``(rows, cells)`` without gaps, as they lie in this mover's view.
        """
        lines = levels.reshape(-1, *self._shape)
        least = self._least[: lines.size].reshape(lines.shape)
        for first in range(0, self._shape[1], self._targets):
            targets = lines[:, :, first : first + self._targets, None]
            shape = (*targets.shape[:3], *lines.shape[2:])
            seen = self._seen[: lines.size * shape[2]].reshape(shape)
            np.bitwise_or(targets, self._unsigned[:, first : first + self._targets], out=seen)
            np.minimum.reduce(seen, axis=2, out=least)
            np.minimum(lines, least, out=lines)

    def _as_mask(self, kind: Any) -> Any:
        """Return all bits where a target may not be moved to from an own setting; None where every one may."""
        axis = self.view.axis
        if axis.is_reversible:
            return None
        settings = np.arange(axis.settings)
        return -(~axis.permits(settings, settings[:, None])).astype(kind)[None, :, :, None]
