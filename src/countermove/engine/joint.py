"""Joint replies: what the others can bring about by improving at the same moment.

From a state every other decision maker either stays or takes one of its improvements: a set of its own settings. The
joint results are the box of all combinations. The least rank in a box, for each setting of the focal decision maker, is
found one other at a time, and only once for states that have the same sets; in models made of statements most states
share theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

import numpy as np

from countermove.engine.dense import DenseKernel
from countermove.engine.improvements import Sets
from countermove.engine.kernel import NOTHING
from countermove.engine.layout import IndexArray, IntArray
from countermove.errors import NotApplicable

# Comparisons that one decision maker's joint replies may cost. Beyond that the concept is not computed.
WORK_LIMIT = 6_000_000_000
# Numbers held at once while boxes are narrowed: 32 MB.
_TABLE_LIMIT = 1 << 23


def require_work(comparisons: int) -> None:
    """Stop where one decision maker's joint replies would cost too much.

    Raises: ``NotApplicable`` with the limit and what to do instead.
    """
    if comparisons > WORK_LIMIT:
        raise NotApplicable(
            f"the combinations of simultaneous improvements need more than {WORK_LIMIT:,} comparisons; "
            "hold some options fixed, or leave this concept out"
        )


class JointReplies:
    """The boxes of the others' improvements, as one focal decision maker meets them."""

    def __init__(self, kernel: DenseKernel, dm: int) -> None:
        axes = kernel.layout.axes
        others = [other for other in range(kernel.parties) if other != dm and axes[other].width]
        # The widest first: it is narrowed while the boxes are still few.
        self._others = sorted(others, key=lambda other: -axes[other].width)
        self._sets = {other: kernel.improvement_sets(other) for other in self._others}
        self._table = _ranks_by_setting(kernel, dm, self._others)
        self._work = 0

    def pieces(self, cells: IndexArray) -> Iterator[IndexArray]:
        """Yield cells in pieces whose tables fit into the memory allowed, cells with the same sets side by side."""
        if not self._others:
            yield cells
            return
        waiting = [cells[np.lexsort([self._sets[other].number[cells] for other in reversed(self._others)])]]
        while waiting:
            piece = waiting.pop()
            if len(piece) > 1 and self._largest_table(piece) > _TABLE_LIMIT:
                waiting += [piece[len(piece) // 2 :], piece[: len(piece) // 2]]
            else:
                yield piece

    def least(self, cells: IndexArray) -> tuple[IndexArray, IntArray]:
        """Return a group number for each cell, and the least rank in each group's box for each own setting.

        Shape: ``(cells,)`` and ``(groups, own settings)``.
        Raises: ``NotApplicable`` where the work goes beyond ``WORK_LIMIT``.
        """
        groups, table = np.zeros(len(cells), dtype=np.int64), self._table
        for other in self._others:
            parents, chosen, groups = self._refined(groups, cells, other)
            table = self._narrowed(table, parents, self._sets[other], chosen)
        return groups, table.reshape(len(table), -1)

    def _refined(self, groups: IndexArray, cells: IndexArray, other: int) -> tuple[IndexArray, IndexArray, IndexArray]:
        """Split groups of cells by the sets of one more decision maker; return whence, by which set, and the groups."""
        sets = self._sets[other]
        distinct, groups = np.unique(groups * len(sets.cell) + sets.number[cells], return_inverse=True)
        return distinct // len(sets.cell), distinct % len(sets.cell), groups

    def _largest_table(self, cells: IndexArray) -> int:
        groups, largest, rest = np.zeros(len(cells), dtype=np.int64), 0, self._table.shape[1:]
        for other in self._others:
            rest = rest[1:]
            parents, _, groups = self._refined(groups, cells, other)
            largest = max(largest, len(parents) * prod(rest))
        return largest

    def _narrowed(self, table: IntArray, parents: IndexArray, sets: Sets, chosen: IndexArray) -> IntArray:
        """Return, for each box, the least over its members of the table of the group it refines."""
        rest = table.shape[2:]
        self._work += len(chosen) * prod(table.shape[1:])
        require_work(self._work)
        least = np.full((len(parents), *rest), NOTHING, dtype=np.int32)
        for setting in range(table.shape[1]):
            rows = sets.having(chosen, setting)
            if len(rows):
                least[rows] = np.minimum(least[rows], table[parents[rows], setting])
        return least


def _ranks_by_setting(kernel: DenseKernel, dm: int, others: list[int]) -> IntArray:
    """Return the focal ranks with one axis for each other, in order, and the own settings last; infeasible is NOTHING.

    Shape: ``(1, settings of each other …, own settings)``.
    """
    axes = kernel.layout.axes
    # The highest bits are the first axis of an array, and those without options have an axis of one setting.
    stored = list(range(kernel.parties))[::-1]
    masked = np.where(kernel.feasible, kernel.rank(dm), NOTHING).reshape([axes[party].settings for party in stored])
    idle = [party for party in stored if party != dm and party not in others]
    turned = masked.transpose([stored.index(party) for party in [*idle, *others, dm]])
    return np.ascontiguousarray(turned).reshape(1, *(axes[party].settings for party in [*others, dm]))
