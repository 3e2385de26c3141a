"""Legal sequences of several movers: what they reach, what leads where, and a shortest one.

Nobody moves twice running, so what is kept is what each mover opens or ends; where two steps running by one mover are a
step of its own, it need not be kept.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from countermove.engine.coalition.moves import Moves, mask
from countermove.engine.kernel import NOTHING
from countermove.engine.layout import BoolArray, IndexArray, IntArray


def reached(moves: Moves, movers: Sequence[int], start: int) -> BoolArray:
    """Return the cells that some movers can bring about together from one, R_H(s), the start left out.

    Shape: one Boolean a cell.
    Source: theory.md, section 2.2.
    """
    found = _closure(moves, movers, mask(moves.size, [start]), back=False, credible=False)
    found[start] = False
    return found


def leading_to(moves: Moves, movers: Sequence[int], targets: BoolArray, credible: bool = False) -> BoolArray:
    """Return the cells from which some movers can bring about one of the targets in one move or more.

    ``credible`` admits only sequences in which each step is an improvement for its mover. Where steps compose, the
    targets themselves may be counted.

    Shape: one Boolean a cell.
    Source: theory.md, section 2.2.
    """
    return _closure(moves, movers, targets, back=True, credible=credible)


def leading_anyhow(moves: Moves, movers: Sequence[int], targets: BoolArray) -> BoolArray:
    """Return the targets and the cells from which some movers get to one, a mover twice running allowed.

    Groups that move in turn may share a member, so that this, and not R_H, bounds what they can do on a drawn graph.

    Shape: one Boolean a cell.
    """
    return _grown(moves, movers, targets, back=True, credible=False)


def _closure(moves: Moves, movers: Sequence[int], begin: BoolArray, back: bool, credible: bool) -> BoolArray:
    if not movers or not begin.any():
        return np.zeros(moves.size, dtype=np.bool_)
    if len(movers) == 1:
        return moves.step(movers[0], begin, back, credible).copy()
    grow = _grown if moves.composes else _opened
    return grow(moves, movers, begin, back, credible)


def _grown(moves: Moves, movers: Sequence[int], begin: BoolArray, back: bool, credible: bool) -> BoolArray:
    """Let one set grow until no mover adds to it."""
    level, quiet = begin, 0
    while quiet < len(movers):
        for mover in movers:
            wider = level | moves.step(mover, level, back, credible)
            quiet = quiet + 1 if np.array_equal(wider, level) else 0
            level = wider
            if quiet >= len(movers):
                break
    return level.copy()


def _opened(moves: Moves, movers: Sequence[int], begin: BoolArray, back: bool, credible: bool) -> BoolArray:
    """Let the set that each mover ends (or, backwards, opens) grow from those of the other movers."""
    opened = {mover: np.zeros(moves.size, dtype=np.bool_) for mover in movers}
    quiet = 0
    while quiet < len(movers):
        for mover in movers:
            onwards = np.logical_or.reduce([begin, *(opened[other] for other in movers if other != mover)])
            found = moves.step(mover, onwards, back, credible)
            quiet = quiet + 1 if np.array_equal(found, opened[mover]) else 0
            opened[mover] = found
    together: BoolArray = np.logical_or.reduce(list(opened.values()))
    return together


def least_reply(moves: Moves, movers: Sequence[int], penalty: IntArray, credible: bool = False) -> IntArray:
    """Return the smallest penalty some movers can bring about from each cell, ``NOTHING`` where they can do nothing.

    Where steps compose, a cell itself may be counted.

    Shape: as ``penalty``.
    Source: theory.md, section 2.2; engine.md, sanction levels.
    """
    masked = np.where(moves.feasible, penalty, NOTHING)
    opened = {mover: np.full(penalty.shape, NOTHING, dtype=np.int32) for mover in movers}
    quiet = 0
    while movers and quiet < len(movers):
        for mover in movers:
            onwards = np.minimum.reduce([masked, *(opened[other] for other in movers if other != mover)])
            found = moves.least(mover, onwards, credible)
            quiet = quiet + 1 if np.array_equal(found, opened[mover]) else 0
            opened[mover] = found
    least: IntArray = np.minimum.reduce([np.full(penalty.shape, NOTHING, dtype=np.int32), *opened.values()])
    return least


def shortest(
    moves: Moves, movers: Sequence[int], start: int, targets: BoolArray, order: IndexArray, credible: bool = False
) -> list[tuple[int, int]]:
    """Return a shortest legal sequence from one cell to a target: who moves, and to which cell, step by step.

    Of several shortest, it ends in the target that comes first in ``order``. Empty where no target is reached.

    Source: theory.md, section 9 (breadth first over the last mover).
    """
    length = {mover: np.full(moves.size, -1, dtype=np.int32) for mover in movers}
    fresh = {-1: mask(moves.size, [start])}
    steps = 0
    while any(cells.any() for cells in fresh.values()):
        steps += 1
        before, fresh = fresh, {}
        for mover in movers:
            onwards = [cells for other, cells in before.items() if other != mover]
            if onwards:
                found = moves.step(mover, np.logical_or.reduce(onwards), credible=credible)
                fresh[mover] = found & (length[mover] < 0)
        for mover, cells in fresh.items():
            length[mover][cells] = steps
        if any((cells & targets).any() for cells in fresh.values()):
            return _traced(moves, length, start, _first(fresh, targets, order), order, credible)
    return []


def _first(fresh: dict[int, BoolArray], wanted: BoolArray, order: IndexArray) -> tuple[int, int]:
    """Return the mover and the cell, among the wanted ones, that come first."""
    hits = [(mover, np.flatnonzero(cells & wanted)) for mover, cells in fresh.items()]
    best = [(int(order[cells].min()), mover, int(cells[order[cells].argmin()])) for mover, cells in hits if len(cells)]
    _, mover, cell = min(best)
    return mover, cell


def _traced(
    moves: Moves, length: dict[int, IntArray], start: int, end: tuple[int, int], order: IndexArray, credible: bool
) -> list[tuple[int, int]]:
    """Return the steps to a mover's cell, read backwards from the lengths."""
    steps = [end]
    for left in range(int(length[end[0]][end[1]]) - 1, 0, -1):
        mover, cell = steps[-1]
        came = moves.step(mover, mask(moves.size, [cell]), back=True, credible=credible)
        earlier = {other: number == left for other, number in length.items() if other != mover}
        steps.append(_first(earlier, came, order))
    assert moves.step(steps[-1][0], mask(moves.size, [start]), credible=credible)[steps[-1][1]]
    return steps[::-1]
