"""In which order the cells lie while one mover moves: so that its lines lie far apart, and passes over them are fast.

Cells are numbered by bits, and each mover's options are neighbouring bits. Passes along an axis are fast where many
cells lie below it. So the lowest bits are brought to the top for movers whose options are among them. Movers that can
share an order do, since bringing it about costs a pass of its own.

Source: engine.md, layout (sorting blocks into an order that suits the cache).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from countermove.engine.layout import NO_AXIS, Axis, IndexArray

# The logarithm of how many cells should lie below a mover's axis.
ENOUGH_BELOW = 6


@dataclass(frozen=True, slots=True)
class View:
    """How one mover wants the cells: with the ``turn`` lowest bits as the highest; ``axis`` is its own there."""

    turn: int
    axis: Axis
    bits: int

    @property
    def shape(self) -> tuple[int, int, int]:
        """Return the shape of an array of all cells with the mover's axis in the middle."""
        above = self.bits - self.axis.offset - self.axis.width
        return 1 << above, self.axis.settings, 1 << self.axis.offset

    def turned(self, values: Any) -> Any:
        """Return values of cells in the layout's order as they lie here.

        Shape: as ``values``, whose last axis is the cells.
        """
        return np.ascontiguousarray(turned(values, self.turn)).reshape(values.shape)

    def places(self, cells: IndexArray) -> IndexArray:
        """Return where some cells of the layout lie here."""
        here: IndexArray = cells >> self.turn | (cells & (1 << self.turn) - 1) << self.bits - self.turn
        return here


def turned(values: Any, by: int) -> Any:
    """Return a view of values with some of the lowest bits of their cells made the highest.

    Shape: the last axis, the cells, becomes two: ``(…, 2 ** by, rest)``.
    """
    return values.reshape(*values.shape[:-1], -1, 1 << by).swapaxes(-1, -2)


def turn_into(values: Any, by: int, target: Any) -> None:
    """Write values of cells into an array in which some of the lowest bits are the highest.

    Shape: both alike, cells last and without gaps.
    """
    np.copyto(target.reshape(*target.shape[:-1], 1 << by, -1), turned(values, by))


def views(axes: Sequence[Axis], bits: int) -> tuple[View, ...]:
    """Return for each mover the order of the cells it works in; as few orders as serve all.

    Source: engine.md, layout.
    """
    enough = min(ENOUGH_BELOW, bits // 2)
    found = {axis: View(0, axis, bits) for axis in axes if _position(axis, 0, bits) >= min(enough, bits - axis.width)}
    while left := [axis for axis in axes if axis not in found and axis.width]:
        last = max(left, key=lambda axis: axis.offset)
        turn = last.offset + last.width
        for axis in left:
            position = _position(axis, turn, bits)
            if position >= min(enough, bits - axis.width):
                found[axis] = View(turn, replace(axis, offset=position), bits)
    return tuple(found[axis] if axis.width else View(0, NO_AXIS, bits) for axis in axes)


def _position(axis: Axis, turn: int, bits: int) -> int:
    """Return the lowest bit of an axis after some bits were brought to the top; they end where some axis ends."""
    return axis.offset - turn if axis.offset >= turn else axis.offset - turn + bits
