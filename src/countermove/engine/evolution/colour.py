"""Colours: the arcs of one mover, seen from both ends, each with what it does to the mover.

The conflict is read as a graph in which every arc has the colour of whoever makes that move: one decision maker, or
several who have agreed to move as one.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Protocol

import numpy as np
import numpy.typing as npt

from countermove.engine.layout import BoolArray, IndexArray

EffectArray = npt.NDArray[np.int8]
Arcs = tuple[IndexArray, IndexArray, EffectArray]
# How many arcs are written out at once.
PIECE = 1 << 20


class Kind(Enum):
    """Which steps are meant, by their effect on the mover: 1 better off, 0 neither, -1 worse off."""

    GAIN = (1, 1)
    FREE = (0, 1)
    LOSS = (-1, -1)
    ANY = (-1, 1)

    def admits(self, effects: EffectArray) -> BoolArray:
        """Return which of some effects are meant."""
        low, high = self.value
        found: BoolArray = (effects >= low) & (effects <= high)
        return found


class Colour(Protocol):
    """One mover's arcs.

    Source: Li, Kilgour and Hipel (2005); theory.md, section 9.
    """

    @property
    def movers(self) -> tuple[int, ...]:
        """Return who moves: one decision maker, or the members of a coalition."""

    def fan(self, cells: IndexArray) -> int:
        """Return how many arcs, at most, are looked at to find those from or to some cells."""

    def leaving(self, cells: IndexArray) -> Arcs:
        """Return the arcs from some cells: the place of each arc's tail among them, its head, its effect."""

    def arriving(self, cells: IndexArray) -> Arcs:
        """Return the arcs to some cells: the place of each arc's head among them, its tail, its effect."""

    def spread(self, cells: BoolArray, kind: Kind, backwards: bool = False) -> BoolArray | None:
        """Return the cells to which arcs of a kind lead from marked ones, found for all cells at once.

        ``backwards`` asks from which cells such arcs lead to marked ones. Marked cells may be among the answer. None
        where only lists of arcs are at hand.
        """


def pieces(colour: Colour, cells: IndexArray) -> Iterator[tuple[int, IndexArray]]:
    """Yield cells in pieces whose arcs can be written out at once, each with the place where it begins."""
    count = -(-colour.fan(cells) // PIECE)
    size = max(1, -(-len(cells) // max(1, count)))
    for begins in range(0, len(cells), size):
        yield begins, cells[begins : begins + size]
