"""Positions of the search: a state, and who moved last where that matters.

Nobody moves twice running. In option form every mover's arcs are transitive: two steps running of one mover are one
step of its own, so that a shortest way never has them and states alone are enough. In drawn graphs two steps need not
make one, so a position is a state together with the last mover, and a state met again with another last mover is a new
position (theory.md, sections 1.2, 2.2 and 9; section 14, trap 9).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from countermove.engine.evolution.colour import Arcs, Colour, Kind, pieces
from countermove.engine.layout import BoolArray, IndexArray

ColouredArcs = tuple[int, Arcs]


@dataclass(frozen=True, eq=False)
class Positions:
    """The positions of a search over some cells and colours.

    Without ``keeps_last_mover`` a position is a cell; with it, it is ``cell * (colours + 1) + 1 + colour``, and
    ``cell * (colours + 1)`` stands for a cell where nobody has moved yet.
    """

    cells: int
    colours: Sequence[Colour]
    keeps_last_mover: bool

    @property
    def stride(self) -> int:
        """Return how many positions a cell has."""
        return len(self.colours) + 1 if self.keeps_last_mover else 1

    @property
    def count(self) -> int:
        """Return the number of positions."""
        return self.cells * self.stride

    def start(self, cell: int) -> int:
        """Return the position in which nobody has moved yet."""
        return cell * self.stride

    def of(self, cell: int) -> IndexArray:
        """Return all positions of a cell."""
        return np.arange(cell * self.stride, (cell + 1) * self.stride, dtype=np.int64)

    def leaving(self, positions: IndexArray) -> Iterator[ColouredArcs]:
        """Yield the steps from some positions in pieces: the colour, the tail's place among them, head and effect."""
        for number, colour in enumerate(self.colours):
            allowed = self._places(positions, number, own=False)
            for begins, cells in pieces(colour, positions[allowed] // self.stride):
                index, heads, effects = colour.leaving(cells)
                after = heads * self.stride + (number + 1 if self.keeps_last_mover else 0)
                yield number, (allowed[begins + index], after, effects)

    def arriving(self, positions: IndexArray) -> Iterator[ColouredArcs]:
        """Yield the steps to some positions in pieces: the colour, the head's place among them, tail and effect."""
        for number, colour in enumerate(self.colours):
            allowed = self._places(positions, number, own=True)
            lasts = np.array([last for last in range(self.stride) if last != number + 1], dtype=np.int64)
            lasts = lasts if self.keeps_last_mover else np.zeros(1, dtype=np.int64)
            for begins, cells in pieces(colour, positions[allowed] // self.stride):
                index, tails, effects = colour.arriving(cells)
                before = (tails[:, None] * self.stride + lasts).reshape(-1)
                places = np.repeat(allowed[begins + index], len(lasts))
                yield number, (places, before, np.repeat(effects, len(lasts)))

    def reached(self, positions: IndexArray, kind: Kind, backwards: bool = False) -> IndexArray:
        """Return the positions that one step of a kind leads to, or comes from, in increasing order.

        In option form some of the given positions themselves may be among them, unless the kind asks for an effect.
        """
        found = np.zeros(self.count, dtype=np.bool_)
        listed = list(self.colours)
        if not self.keeps_last_mover:
            listed = [colour for colour in self.colours if not self._spread(colour, positions, kind, backwards, found)]
        if listed:
            only = self if len(listed) == len(self.colours) else replace(self, colours=listed)
            for _, (_, ends, effects) in only.arriving(positions) if backwards else only.leaving(positions):
                found[ends[kind.admits(effects)]] = True
        return np.flatnonzero(found)

    def _spread(self, colour: Colour, positions: IndexArray, kind: Kind, backwards: bool, found: BoolArray) -> bool:
        """Mark what a colour reaches for all cells at once, if that is less work than writing its arcs out."""
        if 2 * colour.fan(positions) < self.cells:
            return False
        marked = np.zeros(self.cells, dtype=np.bool_)
        marked[positions] = True
        reached = colour.spread(marked, kind, backwards)
        if reached is None:
            return False
        found |= reached
        return True

    def _places(self, positions: IndexArray, colour: int, own: bool) -> IndexArray:
        """Return which positions are those where a colour moved last, or those where it did not."""
        if not self.keeps_last_mover:
            return np.arange(len(positions), dtype=np.int64)
        return np.flatnonzero((positions % self.stride == colour + 1) == own)
