"""Credible replies: the least penalty that can be reached when each step must be an improvement for its mover.

The movers climb their ladders in turn, until a whole round changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from countermove.engine.cubes import cube_by_cube
from countermove.engine.kernel import NOTHING
from countermove.engine.ladder import Climb, climber
from countermove.engine.layout import NO_AXIS, Axis, IndexArray, IntArray
from countermove.engine.watch import Watch, unwatched

Mover = tuple[Axis, IntArray]


def least_by_improvements(
    movers: Sequence[Mover], penalty: IntArray, still: Axis = NO_AXIS, watch: Watch = unwatched
) -> IntArray:
    """Return the least penalty among a cell and all cells that some movers can reach by improvements.

    A mover is its axis and its ranks, negative where a cell is no state. ``still`` is an axis along which nobody moves.

    Shape: as ``penalty``, which holds ``NOTHING`` where a cell is no state.
    Source: theory.md, sections 2.2 and 4.4; engine.md, sanction levels.
    """
    moving = [mover for mover in movers if mover[0].width]
    if not moving:
        return penalty
    axes, ranks = zip(*moving, strict=True)
    return cube_by_cube(_settled, still, axes, penalty, ranks, watch)


def _settled(axes: Sequence[Axis], penalty: IntArray, ranks: Sequence[IntArray]) -> IntArray:
    """Let the movers climb in turn until nothing changes.

    Levels are handed from one mover's ladders straight to the next one's, so that a turn is one gather and one climb.
    """
    return settled([climber(axis, rank) for axis, rank in zip(axes, ranks, strict=True)], penalty)


def settled(climbers: Sequence[Climb], penalty: IntArray) -> IntArray:
    """Return the least penalty among a cell and all cells that movers can reach by improvements, from their ladders.

    Shape: as ``penalty``, which holds ``NOTHING`` where a cell is no state.
    """
    levels = np.append(penalty, NOTHING)[climbers[0].cells]
    climbers[0].climb(levels)
    if len(climbers) > 1:
        levels = _rounds(climbers, levels, penalty.size)
    settled = np.full(penalty.size + 1, NOTHING, dtype=np.int32)
    settled[climbers[0].cells] = levels
    return settled[:-1]


def _rounds(climbers: Sequence[Climb], levels: IntArray, size: int) -> IntArray:
    """Hand levels round until a whole round changes nothing; each mover holds its own, and one more that is nothing."""
    held = [np.full(mover.cells.size + 1, NOTHING, dtype=np.int32) for mover in climbers]
    rungs = [own[:-1].reshape(mover.cells.shape) for own, mover in zip(held, climbers, strict=True)]
    rungs[0][...] = levels
    ring = [*range(1, len(climbers)), 0]
    turns = [(held[t - 1], _hand_over(climbers[t - 1], climbers[t], size), rungs[t], climbers[t]) for t in ring]
    while True:
        before = rungs[0].copy()
        for given, places, taken, mover in turns:
            given.take(places, out=taken, mode="clip")  # no place is out of bounds; asking numpy to look costs a copy
            mover.climb(taken)
        if np.array_equal(before, rungs[0]):
            return rungs[0]


def _hand_over(giver: Climb, taker: Climb, size: int) -> IndexArray:
    """Return where the giver holds the level of each cell of the taker; past the end where it holds none."""
    place = np.full(size + 1, giver.cells.size, dtype=np.intp)
    place[giver.cells.reshape(-1)] = np.arange(giver.cells.size)
    place[size] = giver.cells.size
    places: IndexArray = place[taker.cells]
    return places
