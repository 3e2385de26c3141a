"""How states lie in memory: each decision maker's options on neighbouring bits, so that its moves run along one axis.

The flat index of a cell holds the settings of the options that are free; options held fixed have no bit. The order of
the file is kept here as a permutation and matters only at the edges, where decimal codes come in and go out.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from countermove.errors import NotApplicable, unknown
from countermove.model import Conflict, Direction, Option

IntArray = npt.NDArray[np.int32]
IndexArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Axis:
    """One decision maker's free options: ``width`` bits from ``offset`` up; masks count from its own lowest bit."""

    offset: int
    width: int
    only_on: int = 0
    only_off: int = 0

    @property
    def settings(self) -> int:
        """Return how many ways there are to set these options."""
        return 1 << self.width

    @property
    def one_way(self) -> int:
        """Return which options can be moved in one direction only."""
        return self.only_on | self.only_off

    @property
    def is_reversible(self) -> bool:
        """Say whether every option can be taken and dropped again."""
        return not self.one_way

    def view(self, values: Any) -> Any:
        """Return values with this axis in the middle.

        Shape: from ``(size,)`` to ``(above, settings, below)``.
        """
        return values.reshape(-1, 1 << self.width, 1 << self.offset)

    def setting(self, index: Any) -> Any:
        """Return how these options are set in a cell, or in an array of cells."""
        return index >> self.offset & (1 << self.width) - 1

    def permits(self, before: Any, after: Any) -> Any:
        """Say whether one setting may be changed into another in a single move; settings may be arrays.

        Source: theory.md, section 1.2.
        """
        changed = before ^ after
        return (changed & self.only_on & before | changed & self.only_off & after) == 0


NO_AXIS = Axis(0, 0)


@dataclass(frozen=True)
class Layout:
    """The axes of all decision makers, and the place in the file of the option on each bit.

    ``base`` is the decimal code of the options held fixed.
    """

    axes: tuple[Axis, ...]
    order: tuple[int, ...]
    base: int = 0

    @property
    def bits(self) -> int:
        """Return the number of free options."""
        return len(self.order)

    @property
    def size(self) -> int:
        """Return the number of cells, feasible or not."""
        return 1 << len(self.order)

    @cached_property
    def bit_of(self) -> dict[int, int]:
        """Return the bit on which the option at a place of the file lies; options held fixed have none."""
        return {place: bit for bit, place in enumerate(self.order)}

    def code(self, index: int) -> int:
        """Return the decimal code of a cell."""
        return self.base | sum((index >> bit & 1) << place for bit, place in enumerate(self.order))

    def index(self, code: int) -> int:
        """Return the cell of a decimal code; options held fixed are not looked at."""
        return sum((code >> place & 1) << bit for bit, place in enumerate(self.order))

    def of_table(self, table: Any) -> Any:
        """Return the entries of a table of all decimal codes, one a cell.

        Shape: from ``(all codes,)`` to ``(size,)``.
        """
        if self.order == tuple(range(len(table).bit_length() - 1)):
            return table
        cells = np.arange(self.size, dtype=np.int64)
        return table[sum(((cells >> bit & 1) << place for bit, place in enumerate(self.order)), np.int64(self.base))]

    def packed(self, indices: Any) -> Any:
        """Return cells with their bits put back into the order of the file, for sorting by decimal code."""
        places = sorted(self.order)
        if list(self.order) == places:
            return indices
        return sum((indices >> self.bit_of[place] & 1) << bit for bit, place in enumerate(places))


def lay_out(conflict: Conflict, hold: Collection[str] = ()) -> Layout:
    """Return where each decision maker's free options lie; those in ``hold`` stay as they are in the status quo.

    Raises: ``NotApplicable`` where an option to hold does not exist.
    """
    for name in hold:
        if name not in conflict.position:
            known = conflict.option_names
            raise NotApplicable(unknown("option", name, known))
    axes: list[Axis] = []
    order: list[int] = []
    for party in conflict.party_names:
        own = [(place, o) for place, o in enumerate(conflict.options) if o.owner == party and o.id not in hold]
        axes.append(_axis(len(order), [option for _, option in own]))
        order += [place for place, _ in own]
    return Layout(tuple(axes), tuple(order), conflict.status_quo & conflict.mask_of(hold))


def _axis(offset: int, options: list[Option]) -> Axis:
    only_on = sum(1 << bit for bit, option in enumerate(options) if option.direction is Direction.ON)
    only_off = sum(1 << bit for bit, option in enumerate(options) if option.direction is Direction.OFF)
    return Axis(offset, len(options), only_on, only_off)
