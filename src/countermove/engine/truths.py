"""Where statements and constraints hold: eight states to a byte, a formula is a few passes over little memory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from countermove.engine.layout import BoolArray, IndexArray, Layout
from countermove.errors import NotApplicable
from countermove.language import Formula, truth
from countermove.model import Conflict

Packed = npt.NDArray[np.uint8]

# Within a byte the three lowest options follow fixed patterns: every second, every second pair, the upper half.
_WITHIN_A_BYTE = (0xAA, 0xCC, 0xF0)
_FULL = np.uint8(0xFF)


class Truths:
    """The truth of formulas over all cells of a layout."""

    def __init__(self, conflict: Conflict, layout: Layout) -> None:
        self._position = conflict.position
        self._layout = layout
        self._leaves: dict[str, Any] = {}

    def where(self, formula: Formula) -> BoolArray:
        """Return where a formula holds.

        Shape: ``(layout.size,)``.
        """
        return self.unpacked(self.packed(formula))

    def packed(self, formula: Formula) -> Packed:
        """Return where a formula holds, eight cells to a byte, the lowest bit first.

        Shape: ``(layout.size / 8,)``, at least one byte.
        """
        held = truth(formula, self.leaf, _FULL)
        return np.broadcast_to(np.asarray(held, dtype=np.uint8), (self._bytes,))

    def unpacked(self, packed: Packed) -> BoolArray:
        """Return packed truths as one Boolean a cell."""
        return np.unpackbits(packed, bitorder="little", count=self._layout.size).view(np.bool_)

    def leaf(self, name: str) -> Any:
        """Return where an option is taken: an array, or one byte where the option is held fixed."""
        if name not in self._leaves:
            self._leaves[name] = self._leaf(self._position[name])
        return self._leaves[name]

    def pattern(self, letters: str) -> Packed:
        """Return where the file's options are set as in a pattern of ``Y``, ``N`` and ``-``."""
        here: Any = _FULL
        names = sorted(self._position, key=self._position.__getitem__)
        for name, letter in zip(names, letters, strict=True):
            if letter != "-":
                here = here & (self.leaf(name) if letter == "Y" else self.leaf(name) ^ _FULL)
        return np.broadcast_to(np.asarray(here, dtype=np.uint8), (self._bytes,))

    def cells(self, states: Sequence[str]) -> IndexArray:
        """Return the cells of states written in ``Y`` and ``N``; past the last cell where one differs in a held option.

        Shape: one entry a state.
        """
        options = len(self._position)
        letters = np.frombuffer("".join(states).encode(), dtype=np.uint8).reshape(-1, options) == ord("Y")
        found = np.zeros(len(letters), dtype=np.int64)
        for place in range(options):
            bit = self._layout.bit_of.get(place)
            if bit is not None:
                found |= letters[:, place].astype(np.int64) << bit
            else:
                found[letters[:, place] != bool(self._layout.base >> place & 1)] = self._layout.size
        return np.minimum(found, self._layout.size)

    def of_table(self, table: Any, what: str) -> Any:
        """Return a table of all decimal codes, one entry a cell.

        Raises: ``NotApplicable`` where it has another length.
        """
        codes = 1 << len(self._position)
        if table.shape != (codes,):
            raise NotApplicable(f"{what}: one entry for each of {codes:,} decimal codes is needed, not {table.shape}")
        return self._layout.of_table(table)

    @property
    def _bytes(self) -> int:
        return max(1, self._layout.size // 8)

    def _leaf(self, place: int) -> Any:
        bit = self._layout.bit_of.get(place)
        if bit is None:
            return _FULL if self._layout.base >> place & 1 else np.uint8(0)
        if bit < 3:
            return np.full(self._bytes, _WITHIN_A_BYTE[bit], dtype=np.uint8)
        leaf = np.zeros((self._bytes >> bit - 2, 2, 1 << bit - 3), dtype=np.uint8)
        leaf[:, 1] = _FULL
        return leaf.reshape(-1)


def feasible_cells(conflict: Conflict, layout: Layout, truths: Truths) -> BoolArray:
    """Return which cells satisfy none of the constraints.

    Shape: ``(layout.size,)``.
    Source: theory.md, section 1.1.
    """
    never: Any = np.uint8(0)
    for constraint in conflict.constraints:
        never = never | truths.packed(constraint.never)
    ruled_out = np.broadcast_to(np.asarray(never, dtype=np.uint8), (max(1, layout.size // 8),))
    allowed = ~truths.unpacked(ruled_out)
    if conflict.feasible is None:
        return allowed
    listed: BoolArray = truths.of_table(np.asarray(conflict.feasible, dtype=np.bool_), "feasible")
    return allowed & listed
