"""Preferences as ranks: one whole number a state, larger is better, equal means equally good."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from countermove.engine.layout import BoolArray, IndexArray, IntArray
from countermove.engine.truths import Truths
from countermove.model import Preference, Statement

INFEASIBLE = -1
Groups = Sequence[Sequence[str]]
# A score gains one bit a statement; squeezing it now and then keeps it within 63 bits, however many there are.
_SQUEEZE_EVERY = 30


def ranks(preference: Preference, truths: Truths, feasible: BoolArray) -> IntArray:
    """Return the rank of every cell: 1 for the worst feasible group and up, -1 for infeasible cells.

    Shape: ``(layout.size,)``, int32.
    Source: theory.md, section 3.1 (best group gets the largest number) and 3.3 (statements).
    """
    if preference.payoffs is not None:
        return _payoff_ranks(truths.of_table(np.asarray(preference.payoffs), "payoffs"), feasible)
    if preference.ranking is not None:
        groups = preference.ranking.groups
        states = all("-" not in pattern for group in groups if group != ("rest",) for pattern in group)
        score = (_listed_score if states else _pattern_score)(groups, truths, feasible.size)
    else:
        score = _statement_score(preference.statements, truths, feasible)
    return dense_ranks(score, feasible)


def dense_ranks(score: IndexArray, feasible: BoolArray) -> IntArray:
    """Return scores renumbered 1, 2, 3 … without gaps over the feasible cells.

    Shape: as ``score``, int32.
    """
    if feasible.all():
        return without_gaps(score)
    result = np.full(score.shape, INFEASIBLE, dtype=np.int32)
    result[feasible] = without_gaps(score[feasible])
    return result


def without_gaps(found: IndexArray) -> IntArray:
    """Return whole numbers from nought up renumbered 1, 2, 3 … in their order.

    Shape: as ``found``, int32.
    """
    highest = int(found.max(initial=0))
    if highest < 4 * found.size:  # a table of the scores that occur beats sorting them
        occurs = np.zeros(highest + 1, dtype=np.bool_)
        occurs[found] = True
        number: IntArray = np.cumsum(occurs, dtype=np.int32)[found]
        return number
    if highest < 1 << 62 - found.size.bit_length():
        return _sorted_with_places(found)
    return np.unique(found, return_inverse=True)[1].astype(np.int32) + 1


def _sorted_with_places(found: IndexArray) -> IntArray:
    """Do the same by sorting each number together with its place, which is quicker than sorting places by numbers."""
    width = found.size.bit_length()
    keys = found.astype(np.int64) << width | np.arange(found.size, dtype=np.int64)
    keys.sort()
    in_order, places = keys >> width, keys & (1 << width) - 1
    steps = np.ones(found.size, dtype=np.int32)
    steps[1:] = in_order[1:] != in_order[:-1]
    number = np.empty(found.size, dtype=np.int32)
    number[places] = np.cumsum(steps, dtype=np.int32)
    return number


def _payoff_ranks(payoffs: IndexArray, feasible: BoolArray) -> IntArray:
    """Shift payoffs to start from nought, where that makes a table of them short, and number them without gaps."""
    found = payoffs if feasible.all() else payoffs[feasible]
    return dense_ranks(payoffs - found.min(), feasible)


def _statement_score(statements: Sequence[Statement], truths: Truths, feasible: BoolArray) -> IndexArray:
    """Read the truth values as a binary number, most important statement first: the order of words in a dictionary."""
    score = np.zeros(feasible.size, dtype=np.int64)
    for number, statement in enumerate(statements, 1):
        score <<= 1
        score |= truths.where(statement.formula)
        if number % _SQUEEZE_EVERY == 0:
            score = np.maximum(dense_ranks(score, feasible), 0).astype(np.int64)
    return score


def _listed_score(groups: Groups, truths: Truths, size: int) -> IndexArray:
    """Give each cell the number of its group where all groups list whole states: each state is looked up once."""
    named = [group for group in groups if group != ("rest",)]
    cells = truths.cells([pattern for group in named for pattern in group])
    numbers = np.repeat(np.arange(len(groups), len(groups) - len(named), -1), [len(group) for group in named])
    score = np.ones(size + 1, dtype=np.int64)  # a cell that no group names belongs to the last
    score[cells[::-1]] = numbers[::-1]  # the first to name a state has it
    return score[:-1]


def _pattern_score(groups: Groups, truths: Truths, size: int) -> IndexArray:
    """Give each cell the number of its group; a cell that no group names belongs to the last."""
    score = np.zeros(size, dtype=np.int64)
    unplaced = np.ones(size, dtype=np.bool_)
    for number, group in enumerate(groups[:-1]):
        here = np.zeros(max(1, size // 8), dtype=np.uint8)
        for pattern in group:
            here |= truths.pattern(pattern)
        fresh = truths.unpacked(here) & unplaced
        score[fresh] = len(groups) - number
        unplaced &= ~fresh
    return score
