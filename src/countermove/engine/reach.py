"""Moves along axes: the best or the least of what can be reached, without a list of arcs.

With reversible options a decision maker can reach every cell of its line, so that one reduction along the axis answers
for all of them. A one-way option is a step of its own: the cell without it also sees the cell with it, and not the
other way round.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from countermove.engine.kernel import NOTHING
from countermove.engine.layout import Axis, BoolArray, IntArray


def spread(axis: Axis, values: IntArray, choose: np.ufunc) -> IntArray:
    """Return ``choose`` (maximum or minimum) over a cell and all cells one decision maker can move to.

    Cells that are no states must hold the value that ``choose`` never takes.

    Shape: as ``values``.
    Source: theory.md, sections 1.2 and 2.1.
    """
    if axis.width == 0:
        return values
    if axis.is_reversible:
        lines = axis.view(values)
        chosen = choose.reduce(lines, axis=1, keepdims=True)
        return np.broadcast_to(chosen, lines.shape).reshape(values.shape)
    result = values.copy()
    for bit in range(axis.width):
        _spread_bit(result.reshape(-1, 2, 1 << axis.offset + bit), axis, 1 << bit, choose)
    return result


def _spread_bit(halves: IntArray, axis: Axis, own_bit: int, choose: np.ufunc) -> None:
    dropped, taken = halves[:, 0], halves[:, 1]
    if axis.only_on & own_bit:
        choose(dropped, taken, out=dropped)
    elif axis.only_off & own_bit:
        choose(taken, dropped, out=taken)
    else:
        choose(dropped, taken, out=dropped)
        taken[...] = dropped


def least_by_moves(axes: Sequence[Axis], penalty: IntArray, feasible: BoolArray | None) -> IntArray:
    """Return the least penalty among all cells that some decision makers can reach together by any moves.

    ``feasible`` is None where every cell is a state: one pass over the axes is then enough, since nobody can stand in
    anybody's way. Otherwise the passes go on until nothing changes, which gives the least of each connected component
    where all moves can be taken back. Legal sequences reach no less than any sequences, because two moves running by
    one decision maker are one move of its own.

    Shape: as ``penalty``, which holds ``NOTHING`` where a cell is no state.
    Source: theory.md, sections 1.2 (facts for pure option form) and 2.2.
    """
    level = penalty
    if feasible is None:
        for axis in axes:
            level = spread(axis, level, np.minimum)
        return level
    quiet = 0
    while quiet < len(axes):
        for axis in axes:
            wider = np.where(feasible, spread(axis, level, np.minimum), NOTHING)
            quiet = quiet + 1 if np.array_equal(wider, level) else 0
            level = wider
            if quiet >= len(axes):
                break
    return level
