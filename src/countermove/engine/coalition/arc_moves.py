"""Steps along arcs, one list a mover: drawn graphs, and conflicts in which members move as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from countermove.engine.coalition.sequences import reached
from countermove.engine.kernel import NOTHING
from countermove.engine.layout import BoolArray, IndexArray, IntArray
from countermove.engine.structure import write_out
from countermove.model import GraphConflict


@dataclass(frozen=True, slots=True)
class Arcs:
    """One mover's arcs, sorted by where they start; ``sources`` and ``starts`` cut them into runs."""

    tail: IndexArray
    head: IndexArray
    sources: IndexArray
    starts: IndexArray

    def only(self, kept: BoolArray) -> Arcs:
        """Return some of the arcs."""
        return sorted_arcs(self.tail[kept], self.head[kept])


def sorted_arcs(tail: IndexArray, head: IndexArray) -> Arcs:
    """Return arcs from their ends, ``tail`` in increasing order."""
    sources, starts = np.unique(tail, return_index=True)
    return Arcs(tail, head, sources, starts)


class ArcMoves:
    """Ranks of the decision makers, and the arcs of the movers with those among them that are improvements."""

    composes = False

    def __init__(self, ranks: Sequence[IntArray], arcs: Sequence[Arcs], improving: Sequence[Arcs]) -> None:
        self._ranks, self.arcs, self.improving = ranks, arcs, improving

    @property
    def size(self) -> int:
        """Return the number of states."""
        return len(self._ranks[0])

    @property
    def feasible(self) -> BoolArray:
        """Return which cells are states: all of them."""
        return np.ones(self.size, dtype=np.bool_)

    @property
    def movers(self) -> int:
        """Return the number of movers."""
        return len(self.arcs)

    def is_reversible(self, _mover: int, /) -> bool:
        """Say no: arcs are not looked through for those that lead back."""
        return False

    def rank(self, dm: int) -> IntArray:
        """Return each state's rank for a decision maker."""
        return self._ranks[dm]

    def step(self, mover: int, cells: BoolArray, back: bool = False, credible: bool = False) -> BoolArray:
        """Return the states one arc of a mover leads to from a set of states, or those it leads from."""
        arcs = (self.improving if credible else self.arcs)[mover]
        here, there = (arcs.head, arcs.tail) if back else (arcs.tail, arcs.head)
        found = np.zeros_like(cells)
        found[there[cells[here]]] = True
        return found

    def least(self, mover: int, values: IntArray, credible: bool = False) -> IntArray:
        """Return the smallest value at the end of a state's arcs."""
        arcs = (self.improving if credible else self.arcs)[mover]
        found = np.full_like(values, NOTHING)
        if len(arcs.head):
            found[arcs.sources] = np.minimum.reduceat(values[arcs.head], arcs.starts)
        return found

    def joint_step(self, movers: Sequence[int], cell: int) -> IndexArray:
        """Return the other states some movers bring about in legal sequences.

        Source: theory.md, sections 2.2 and 8.
        """
        return np.flatnonzero(reached(self, movers, cell))


def drawn_moves(graph: GraphConflict, ranks: Sequence[IntArray]) -> ArcMoves:
    """Return the moves of a drawn graph; its states are numbered in the order of the file."""
    structure = write_out(graph)
    number: Mapping[object, int] = {state: place for place, state in enumerate(structure.states)}
    arcs = [
        pairs_as_arcs({(number[a], number[b]) for a, heads in structure.arcs[dm].items() for b in heads})
        for dm in structure.parties
    ]
    improving = [own.only(rank[own.head] > rank[own.tail]) for own, rank in zip(arcs, ranks, strict=True)]
    return ArcMoves(ranks, arcs, improving)


def pairs_as_arcs(pairs: set[tuple[int, int]]) -> Arcs:
    """Return arcs from pairs of states, where from and where to."""
    table = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    return sorted_arcs(table[:, 0], table[:, 1])
