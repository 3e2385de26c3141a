"""Arcs kept as lists: those of drawn graphs, and those of coalitions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from countermove.engine.evolution.colour import Arcs, EffectArray, Kind
from countermove.engine.kernel import Kernel
from countermove.engine.layout import BoolArray, IndexArray


@dataclass(frozen=True, eq=False)
class _Runs:
    """Arcs sorted by one of their ends; ``first`` says where the run of each cell begins."""

    first: IndexArray
    other: IndexArray
    effect: EffectArray

    def of(self, cells: IndexArray) -> Arcs:
        """Return the arcs of some cells: the place of the cell among them, the other end, the effect."""
        lengths = self.first[cells + 1] - self.first[cells]
        index = np.repeat(np.arange(len(cells), dtype=np.int64), lengths)
        within = np.arange(len(index)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        arcs = self.first[cells][index] + within
        return index, self.other[arcs], self.effect[arcs]


class ListedColour:
    """Arcs given as tails, heads and effects over some number of cells."""

    def __init__(self, movers: tuple[int, ...], cells: int, tails: IndexArray, heads: IndexArray, effects: EffectArray):
        self._movers = movers
        self._leaving = _runs(cells, tails, heads, effects)
        self._arriving = _runs(cells, heads, tails, effects)

    @property
    def movers(self) -> tuple[int, ...]:
        """Return who moves."""
        return self._movers

    def fan(self, cells: IndexArray) -> int:
        """Return how many arcs leave or arrive, whichever is more."""
        return max(int((runs.first[cells + 1] - runs.first[cells]).sum()) for runs in (self._leaving, self._arriving))

    def leaving(self, cells: IndexArray) -> Arcs:
        """Return the arcs from some cells."""
        return self._leaving.of(cells)

    def arriving(self, cells: IndexArray) -> Arcs:
        """Return the arcs to some cells."""
        return self._arriving.of(cells)

    def spread(self, cells: BoolArray, kind: Kind, backwards: bool = False) -> BoolArray | None:
        """Return None: there are only lists here."""
        del cells, kind, backwards
        return None


def _runs(cells: int, near: IndexArray, far: IndexArray, effects: EffectArray) -> _Runs:
    order = np.lexsort((far, near))
    first = np.searchsorted(near[order], np.arange(cells + 1))
    return _Runs(first.astype(np.int64), far[order], effects[order])


def listed_moves(kernel: Kernel, dm: int, cells: Iterable[int]) -> ListedColour:
    """Return all of one decision maker's moves from some cells as lists.

    Source: theory.md, section 2.1.
    """
    heads = {cell: kernel.moves(dm, cell) for cell in cells}
    tail = np.repeat(np.array(list(heads), dtype=np.int64), [len(found) for found in heads.values()])
    head = np.concatenate([np.zeros(0, dtype=np.int64), *heads.values()]).astype(np.int64)
    rank = kernel.rank(dm)
    effects = np.sign(rank[head] - rank[tail]).astype(np.int8)
    return ListedColour((dm,), len(kernel.feasible), tail, head, effects)
