"""Connected components: what several can reach together where some combinations of options are no states.

Where moves can be taken back, a mover's moves join all states of one of its lines. What some movers can bring about
from a state is then its connected component in the union of their lines. Components are found by handing the lowest
label along lines and along labels already handed on, which takes few rounds even where the states wind.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from countermove.engine.kernel import NOTHING
from countermove.engine.layout import Axis, BoolArray, IndexArray, IntArray


def components(axes: Sequence[Axis], feasible: BoolArray) -> IndexArray:
    """Return for every cell the lowest cell of its component; a cell that is no state is alone.

    Shape: as ``feasible``.
    Source: engine.md, sanction levels (components over blocks); Zhang, Azad and Hu, FastSV (2020).
    """
    label = np.arange(feasible.size, dtype=np.int64)
    while True:
        handed_on = label[label]
        lowest = lowest_on_lines(axes, handed_on, feasible)
        found = np.minimum(label, handed_on)
        np.minimum.at(found, label, lowest)
        np.minimum(found, lowest, out=found)
        if np.array_equal(found[found], handed_on):
            return handed_on
        label = found


def lowest_on_lines(axes: Sequence[Axis], values: IndexArray, feasible: BoolArray) -> IndexArray:
    """Return the lowest value among the states on a cell's lines; a cell that is no state keeps its own."""
    lowest, highest = values.copy(), np.iinfo(values.dtype).max
    masked = np.where(feasible, values, highest)
    for axis in axes:
        lines = axis.view(masked).min(axis=1, keepdims=True)
        np.minimum(axis.view(lowest), lines, out=axis.view(lowest), where=axis.view(feasible))
    return lowest


def least_of_component(label: IndexArray, penalty: IntArray) -> IntArray:
    """Return the least penalty in each cell's component.

    Shape: as ``penalty``.
    """
    least = np.full(penalty.shape, NOTHING, dtype=np.int32)
    np.minimum.at(least, label, penalty)
    found: IntArray = least[label]
    return found
