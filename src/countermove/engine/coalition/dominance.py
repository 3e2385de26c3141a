"""Strict vector dominance, class by class: which cells some cell of their class beats in every respect at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from countermove.engine.layout import BoolArray, IndexArray, IntArray
from countermove.errors import NotApplicable

WORK_LIMIT = 4_000_000_000


def beaten(classes: IndexArray, values: Sequence[IntArray], ranks: Sequence[IntArray]) -> BoolArray:
    """Return where some cell of the same class has every one of its values above this cell's rank.

    One respect is a largest value a class, two are one sweep down a sorted list. Three or more take one round for each
    value that nothing in its class equals or beats, over what two at a time have left in doubt.

    Shape: all arrays ``(cells,)``; ``classes`` are numbers from 0.
    Raises: ``NotApplicable`` where three or more respects need more comparisons than the limit.
    """
    if not len(classes):
        return np.zeros(0, dtype=np.bool_)
    if len(values) == 1:
        return _beaten_in_one(classes, values[0], ranks[0])
    pairs = combinations(range(len(values)), 2)
    doubtful: BoolArray = np.logical_and.reduce(
        [_beaten_in_two(classes, (values[a], values[b]), (ranks[a], ranks[b])) for a, b in pairs]
    )
    return doubtful if len(values) == 2 else _beaten_in_all(classes, values, ranks, doubtful)


def _beaten_in_one(classes: IndexArray, values: IntArray, ranks: IntArray) -> BoolArray:
    best = np.full(int(classes.max()) + 1, -1, dtype=np.int64)
    np.maximum.at(best, classes, values)
    found: BoolArray = best[classes] > ranks
    return found


def _beaten_in_two(
    classes: IndexArray, values: tuple[IntArray, IntArray], ranks: tuple[IntArray, IntArray]
) -> BoolArray:
    """Go down the first respect, cells before values of the same size, and keep the best second respect so far."""
    count = len(classes)
    span = int(max(values[0].max(), values[1].max(), ranks[0].max(), ranks[1].max())) + 2
    both = np.concatenate([classes, classes])
    first = np.concatenate([ranks[0], values[0]]).astype(np.int64)
    is_value = np.arange(2 * count) >= count
    order = np.argsort((both * span + (span - 1 - first)) * 2 + is_value)
    # A class lifts all its numbers above those of the classes before it, so that nothing is carried over.
    second = both * span + np.where(is_value, np.concatenate([ranks[1], values[1]]).astype(np.int64) + 1, 0)
    best = np.maximum.accumulate(second[order])
    own = order < count
    found = np.zeros(count, dtype=np.bool_)
    cells = order[own]
    found[cells] = best[own] - classes[cells] * span - 1 > ranks[1][cells]
    return found


def _beaten_in_all(
    classes: IndexArray, values: Sequence[IntArray], ranks: Sequence[IntArray], doubtful: BoolArray
) -> BoolArray:
    """Take from each class the value that comes first in lexical order, which nothing beats, until none is left."""
    found = np.zeros(len(classes), dtype=np.bool_)
    lexical: list[IndexArray] = [*(-value.astype(np.int64) for value in reversed(values)), classes]
    cells, left = np.flatnonzero(doubtful), np.lexsort(lexical)
    asked, work = np.zeros(int(classes.max()) + 1, dtype=np.bool_), 0
    while len(cells) and len(left):
        asked[:] = False
        asked[classes[cells]] = True
        left = left[asked[classes[left]]]
        work += len(values) * (len(cells) + len(left))
        if work > WORK_LIMIT:
            raise NotApplicable(
                f"what all members prefer needs more than {WORK_LIMIT:,} comparisons over all states; "
                "ask about one state, or hold some options fixed"
            )
        first = np.full(len(asked), -1, dtype=np.int64)
        present, starts = np.unique(classes[left], return_index=True)
        first[present] = left[starts]
        tops = first[classes[cells]]
        beats = (tops >= 0) & np.logical_and.reduce([v[tops] > r[cells] for v, r in zip(values, ranks, strict=True)])
        found[cells[beats]] = True
        cells = cells[~beats & (tops >= 0)]
        tops = first[classes[left]]
        left = left[~np.logical_and.reduce([value[left] <= value[tops] for value in values])]
    return found
