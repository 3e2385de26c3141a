"""Strict vector dominance, class by class: which cells some cell of their class beats in every respect at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from countermove.engine.layout import BoolArray, IndexArray, IntArray
from countermove.engine.watch import Watch, unwatched
from countermove.errors import NotApplicable

WORK_LIMIT = 4_000_000_000


def beaten(
    classes: IndexArray, values: Sequence[IntArray], ranks: Sequence[IntArray], watch: Watch = unwatched
) -> BoolArray:
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
    return doubtful if len(values) == 2 else _beaten_in_all(classes, values, ranks, doubtful, watch)


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
    classes: IndexArray,
    values: Sequence[IntArray],
    ranks: Sequence[IntArray],
    doubtful: BoolArray,
    watch: Watch,
) -> BoolArray:
    """Take from each class the value that comes first in lexical order, which nothing beats, until none is left."""
    found = np.zeros(len(classes), dtype=np.bool_)
    lexical: list[IndexArray] = [*(-value.astype(np.int64) for value in reversed(values)), classes]
    cells, left = np.flatnonzero(doubtful), np.lexsort(lexical)
    asked, work = np.zeros(int(classes.max()) + 1, dtype=np.bool_), 0
    total = len(cells)
    while len(cells) and len(left):
        watch(total - len(cells), total)
        asked[:] = False
        asked[classes[cells]] = True
        left = left[asked[classes[left]]]
        work += len(values) * (len(cells) + len(left))
        _require(work)
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


def beaten_in_every_class(
    classes: IndexArray, ranks: Sequence[IntArray], asked: IndexArray, watch: Watch = unwatched
) -> BoolArray:
    """Return for some cells whether every class has a cell that is better in every respect.

    Few cells are beaten in all classes, and the poorest classes, which beat the fewest, come first.

    Shape: ``classes`` and ``ranks`` ``(cells,)``, ``asked`` and the answer ``(cells asked about,)``.
    Raises: ``NotApplicable`` where that needs more comparisons than the limit.
    """
    table = np.stack(ranks, axis=1)
    _, numbers = np.unique(classes, return_inverse=True)
    order = np.argsort(numbers, kind="stable")
    own = np.split(order, np.cumsum(np.bincount(numbers))[:-1])
    own.sort(key=lambda cells: tuple(sorted(table[cells].max(axis=0).tolist())))
    left, work = np.arange(len(asked)), 0
    for done, cells in enumerate(own):
        if not len(left):
            break
        watch(done, len(own))
        fronts = _undominated(table[cells])
        work += (len(left) + len(cells)) * (len(fronts) if table.shape[1] > 2 else 1)
        _require(work)
        left = left[_beaten_by(fronts, table[asked[left]])]
    found = np.zeros(len(asked), dtype=np.bool_)
    found[left] = True
    return found


def _undominated(table: IntArray) -> IntArray:
    """Return the rows that no other row equals or betters in every respect, in falling order of the first respect."""
    left = table[np.lexsort([-column for column in table.T[::-1]])]
    if table.shape[1] == 2:
        best_before = np.maximum.accumulate(np.concatenate([[-1], left[:-1, 1]]))
        return left[left[:, 1] > best_before]
    kept = []
    while len(left):
        kept.append(left[0])
        left = left[(left > left[0]).any(axis=1)]
    return np.array(kept)


def _beaten_by(fronts: IntArray, asked: IntArray) -> BoolArray:
    """Say of each row asked about whether some row is better in every respect."""
    if fronts.shape[1] == 2:
        # Down a front the second respect rises, so that of the rows with a better first one the last is best.
        better = np.searchsorted(-fronts[:, 0], -asked[:, 0])
        best = np.concatenate([[-1], fronts[:, 1]])[better]
        chosen: BoolArray = best > asked[:, 1]
        return chosen
    found = np.zeros(len(asked), dtype=np.bool_)
    for row in fronts:
        found |= (asked < row).all(axis=1)
    return found


def _require(work: int) -> None:
    if work > WORK_LIMIT:
        raise NotApplicable(
            f"what all members prefer needs more than {WORK_LIMIT:,} comparisons over all states; "
            "ask about one state, or hold some options fixed"
        )
