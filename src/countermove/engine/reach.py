"""Moves along axes: the best or the least of what can be reached, without a list of arcs.

With reversible options a decision maker can reach every cell of its line, so that one reduction along the axis answers
for all of them. A one-way option is a step of its own: the cell without it also sees the cell with it, and not the
other way round.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import Any

import numpy as np

from countermove.engine.components import components, least_of_component
from countermove.engine.cubes import cube_by_cube
from countermove.engine.kernel import NOTHING
from countermove.engine.layout import NO_AXIS, Axis, BoolArray, IntArray
from countermove.engine.watch import Watch, unwatched

# Rounds of passes before components are looked for.
PATIENCE = 6


def spread(axis: Axis, values: IntArray, choose: np.ufunc) -> IntArray:
    """Return ``choose`` (maximum or minimum) over a cell and all cells one decision maker can move to.

    Cells that are no states must hold the value that ``choose`` never takes.

    Shape: as ``values``.
    Source: theory.md, sections 1.2 and 2.1.
    """
    if axis.width == 0:
        return values
    result = values.copy()
    spread_in_place(axis, result, choose)
    return result


def spread_in_place(axis: Axis, values: Any, choose: np.ufunc) -> None:
    """Do the same in place; ``values`` may hold several arrays of all cells, one after another and without gaps.

    Source: theory.md, sections 1.2 and 2.1.
    """
    for run in _runs(axis):
        lines = run.view(values)
        if run.is_reversible:
            lines[...] = choose.reduce(lines, axis=1, keepdims=True)
        else:
            choose(lines[:, 0], lines[:, 1], out=lines[:, 0] if run.only_on else lines[:, 1])


@lru_cache(maxsize=1024)
def _runs(axis: Axis) -> tuple[Axis, ...]:
    """Return the parts of an axis to go through in turn: neighbouring free options together, one-way ones alone."""
    runs: list[Axis] = []
    for one_way, bits in groupby(range(axis.width), lambda bit: bool(axis.one_way >> bit & 1)):
        run = list(bits)
        if not one_way:
            runs.append(Axis(axis.offset + run[0], len(run)))
        else:
            runs += [Axis(axis.offset + b, 1, axis.only_on >> b & 1, axis.only_off >> b & 1) for b in run]
    return tuple(runs)


def least_by_moves(
    axes: Sequence[Axis],
    penalty: IntArray,
    feasible: BoolArray | None,
    still: Axis = NO_AXIS,
    watch: Watch = unwatched,
) -> IntArray:
    """Return the least penalty among all cells that some decision makers can reach together by any moves.

    ``feasible`` is None where every cell is a state: one pass over the axes is then enough, since nobody can stand in
    anybody's way. Legal sequences reach no less than any sequences, because two moves running by one decision maker are
    one move of its own. ``still`` is an axis along which nobody moves.

    Shape: as ``penalty``, which holds ``NOTHING`` where a cell is no state.
    Source: theory.md, sections 1.2 (facts for pure option form) and 2.2; engine.md, sanction levels.
    """
    moving = [axis for axis in axes if axis.width]
    if not moving:
        return penalty
    if feasible is not None:
        return cube_by_cube(_among_states, still, moving, penalty, [feasible], watch)
    level = penalty.copy()
    for axis in moving:
        spread_in_place(axis, level, np.minimum)
    return level


def _among_states(axes: Sequence[Axis], penalty: IntArray, others: Sequence[BoolArray]) -> IntArray:
    """Pass along the axes until a round changes nothing.

    A few rounds settle most cases. Where states wind so that they do not, connected components do, if all moves can be
    taken back.
    """
    ruled_out = np.where(others[0], np.int32(np.iinfo(np.int32).min), NOTHING)
    reversible = all(axis.is_reversible for axis in axes)
    turns = _turns(axes, penalty.size, ruled_out)
    level, rounds = penalty, 0
    while True:
        if reversible and rounds == PATIENCE:
            return least_of_component(components(axes, others[0]), penalty)
        before, rounds = level, rounds + 1
        for width, axis, allowed in turns:
            level = _turned(level, width)
            if axis is not None:
                spread_in_place(axis, level, np.minimum)
                np.maximum(level, allowed, out=level)
        if len(axes) == 1 or np.array_equal(before, level):
            return level


# How many of the lowest bits are brought to the top, the mover's axis there, and which cells are then no states.
_Turn = tuple[int, Axis | None, IntArray]


def _turns(axes: Sequence[Axis], size: int, ruled_out: IntArray) -> list[_Turn]:
    """Return how to bring one axis after another to the top: there its lines lie far apart, and passes are fast.

    After all of them every bit is where it was.
    """
    bits, done, turns, allowed = size.bit_length() - 1, 0, list[_Turn](), ruled_out
    for axis in sorted(axes, key=lambda axis: axis.offset):
        for width, mover in ((axis.offset - done, None), (axis.width, axis)):
            if width:
                allowed = _turned(allowed, width)
                turns.append((width, mover and replace(mover, offset=bits - width), allowed))
        done = axis.offset + axis.width
    return turns if done == bits else [*turns, (bits - done, None, ruled_out)]


def _turned(values: IntArray, width: int) -> IntArray:
    """Return values with the lowest bits of their places made the highest."""
    return np.ascontiguousarray(values.reshape(-1, 1 << width).T).reshape(-1)
