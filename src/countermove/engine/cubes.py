"""Work on what the others can bring about, cube by cube.

While the others answer, the decision maker's own options stay as they are. So its settings can be worked through a few
at a time, each a smaller cube in which only the others move. Cubes are small enough to stay close to the processor, and
between two of them long work can be watched and stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from countermove.engine.layout import Axis, IntArray
from countermove.engine.watch import Watch

# Cells of a cube worked on at once, and lines that each mover should have in it: then arrays, not calls, take the time.
CELLS, LINES = 1 << 17, 1 << 10

# Given the movers' axes, the penalties and the other arrays of one cube, returns its levels.
Work = Callable[[Sequence[Axis], IntArray, Sequence[Any]], IntArray]


def cube_by_cube(
    work: Work, still: Axis, movers: Sequence[Axis], penalty: IntArray, others: Sequence[Any], watch: Watch
) -> IntArray:
    """Return what some work gives for all cells, done on one cube after another; nobody moves along ``still``.

    Shape: as ``penalty``; ``others`` are more arrays of that shape, handed to the work cube by cube.
    Raises: whatever ``watch`` raises, between two cubes.
    """
    together = _together(still, penalty.size, max(axis.width for axis in movers))
    axes = [_without(axis, still.offset, still.width - together) for axis in movers]
    result = np.empty_like(penalty)
    sources, target = [still.view(values) for values in (penalty, *others)], still.view(result)
    for first in range(0, still.settings, 1 << together):
        watch(first, still.settings)
        part = slice(first, first + (1 << together))
        cube = [source[:, part].reshape(-1) for source in sources]
        target[:, part] = work(axes, cube[0], cube[1:]).reshape(target[:, part].shape)
    return result


def _together(still: Axis, size: int, wide: int) -> int:
    """Return the logarithm of how many settings to take at a time."""
    wanted = max(CELLS, LINES << wide)
    return min(still.width, max(0, (wanted * still.settings // size).bit_length() - 1))


def _without(axis: Axis, above: int, gone: int) -> Axis:
    """Return a mover's axis in a layout from which some bits are gone."""
    return axis if axis.offset < above else replace(axis, offset=axis.offset - gone)
