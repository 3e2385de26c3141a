"""Redrawn orders as ranks: only what an order says is worked out anew, not where its statements hold.

Ranks here are larger for better, equal for equally good, and small enough for what comes after; they need not be
without gaps.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from countermove.engine.layout import BoolArray, IndexArray, Layout
from countermove.engine.ranks import INFEASIBLE, ranks, without_gaps
from countermove.engine.truths import Truths
from countermove.errors import NotApplicable
from countermove.language import Formula
from countermove.model import Conflict, Preference

# A party's order: statements, a ranking or payoffs; or payoffs alone, one whole number a decimal code or a state; on a
# drawn graph groups of states by name, best first, or payoffs alone.
Order: TypeAlias = Preference | npt.NDArray[Any] | tuple[tuple[str, ...], ...]

# Bytes of columns kept, and columns kept however long they are.
MOST_BYTES, FEW = 1 << 24, 32
# Statements read at once: their truth values then make a number of two bytes.
_AT_ONCE = 14
# Beyond this many bits a score of eight bytes is squeezed before more statements are read.
_MOST_BITS = 60 - _AT_ONCE


class Columns:
    """Where formulas hold, over all states; each worked out once, as long as there is room.

    Formulas are looked up by identity first, because comparing what they say takes longer.
    """

    def __init__(self, where: Callable[[Formula], Any], states: int) -> None:
        self._where = where
        self.room = max(FEW, MOST_BYTES // max(1, 2 * states))
        self._by_meaning: dict[Hashable, Any] = {}
        self._by_identity: dict[int, tuple[Formula, Any]] = {}

    def column(self, formula: Formula) -> Any:
        """Return 1 for every state in which a formula holds, and 0 for the others.

        Shape: one entry a state, int16.
        """
        known = self._by_identity.get(id(formula))
        if known is None:
            if len(self._by_identity) >= 4 * self.room:
                self._by_identity.clear()
            known = self._by_identity[id(formula)] = formula, self._column(formula)
        return known[1]

    def _column(self, formula: Formula) -> Any:
        if formula not in self._by_meaning:
            if len(self._by_meaning) >= self.room:  # the longest kept goes, and with it whoever knows it by identity
                self._by_meaning.pop(next(iter(self._by_meaning)))
                self._by_identity.clear()
            self._by_meaning[formula] = self._where(formula).astype(np.int16)
        return self._by_meaning[formula]


class Orders:
    """Ranks of all cells for one order after another.

    ``kind`` is the type of the ranks; a rank is at most its largest number less one.
    """

    def __init__(self, conflict: Conflict, layout: Layout, feasible: BoolArray, cells: IndexArray) -> None:
        self._truths = Truths(conflict, layout)
        self._feasible, self._cells = feasible, cells
        self._are_all_cells = np.array_equal(cells, np.arange(layout.size))
        self._codes = 1 << len(conflict.options)
        self._code_of: Any = _codes(layout, cells, len(conflict.options))
        self.kind: Any = np.dtype(np.int16 if len(cells) < np.iinfo(np.int16).max else np.int32)
        self._columns = Columns(lambda formula: self._truths.where(formula)[cells], len(cells))

    def ranks(self, order: Order, whose: str) -> Any:
        """Return the rank of every cell, negative where it is no state.

        Shape: ``(layout.size,)``, of type ``kind``.
        Raises: ``NotApplicable`` where payoffs are no whole numbers, or too many or few.
        Source: theory.md, sections 3.1 and 3.3.
        """
        if isinstance(order, tuple):
            raise NotApplicable(f"the order of {whose}: groups of states by name are for drawn graphs")
        if isinstance(order, Preference) and not isinstance(order.payoffs, np.ndarray):
            if order.payoffs is None and order.ranking is None:
                return self._of_cells(self._stated([statement.formula for statement in order.statements]))
            return ranks(order, self._truths, self._feasible).astype(self.kind)
        payoffs = order.payoffs if isinstance(order, Preference) else order
        return self._of_cells(self._paid(whole_numbers(self._of_states(payoffs, whose), whose)))

    def _of_cells(self, found: Any) -> Any:
        if self._are_all_cells:
            return found.astype(self.kind)
        result = np.full(len(self._feasible), INFEASIBLE, dtype=self.kind)
        result[self._cells] = found
        return result

    def _of_states(self, payoffs: Any, whose: str) -> Any:
        if payoffs.shape == (len(self._cells),):
            return payoffs
        if payoffs.shape == (self._codes,):
            return payoffs[self._code_of]
        raise NotApplicable(
            f"the payoffs of {whose} are an array of the shape {payoffs.shape}; one number for each of "
            f"{self._codes:,} decimal codes is needed, or for each of {len(self._cells):,} states"
        )

    def _paid(self, shifted: Any) -> Any:
        """Number payoffs without gaps only where they are too far apart to be ranks as they are."""
        return shifted + 1 if int(shifted.max()) < np.iinfo(self.kind).max - 1 else without_gaps(shifted)

    def _stated(self, formulas: Sequence[Formula]) -> Any:
        """Read truth values as a binary number, most important statement first: the order of words in a dictionary."""
        if not formulas:
            return np.ones(len(self._cells), dtype=np.int16)
        if len(formulas) <= _AT_ONCE:
            return next(self._scores(formulas)) + np.int16(1)
        score, bits = np.zeros(len(self._cells), dtype=np.int64), 0
        for number, part in enumerate(self._scores(formulas)):
            if bits > _MOST_BITS:
                score = without_gaps(score).astype(np.int64)
                bits = len(self._cells).bit_length()
            width = min(_AT_ONCE, len(formulas) - number * _AT_ONCE)
            score <<= width
            score |= part
            bits += width
        return without_gaps(score)

    def _scores(self, formulas: Sequence[Formula]) -> Iterator[Any]:
        """Yield the truth values of so many statements after one another as one number."""
        for first in range(0, len(formulas), _AT_ONCE):
            score = np.zeros(len(self._cells), dtype=np.int16)
            for formula in formulas[first : first + _AT_ONCE]:
                np.add(score, score, out=score)
                np.bitwise_or(score, self._columns.column(formula), out=score)
            yield score


def whole_numbers(payoffs: Any, whose: str) -> IndexArray:
    """Return payoffs as whole numbers from nought up that are ordered as they are.

    Shape: as ``payoffs``.
    Raises: ``NotApplicable`` where they are no whole numbers.
    """
    if payoffs.dtype.kind not in "iu":
        raise NotApplicable(f"the payoffs of {whose} are of the type {payoffs.dtype}; whole numbers are needed")
    if int(payoffs.max()) - int(payoffs.min()) > np.iinfo(np.int64).max:
        found: IndexArray = np.unique(payoffs, return_inverse=True)[1]
        return found
    wide = payoffs if payoffs.dtype.kind == "u" else payoffs.astype(np.int64)
    shifted: IndexArray = (wide - wide.min()).astype(np.int64, copy=False)
    return shifted


def _codes(layout: Layout, cells: IndexArray, options: int) -> Any:
    """Return the decimal code of each state, or None where nobody could list one payoff for each code."""
    if options > 62:
        return None
    codes = np.full(len(cells), layout.base, dtype=np.int64)
    for bit, place in enumerate(layout.order):
        codes |= (cells >> bit & 1) << place
    return codes
