"""The kernel of a drawn graph: arcs as lists, and legal sequences kept by who moved last.

Arcs of one decision maker need not be transitive here, two may own the same arc, and the others may bring the conflict
back to where it was. So who moved last matters, and is part of the search.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass

import numpy as np

from countermove.engine.kernel import NOTHING
from countermove.engine.layout import BoolArray, IndexArray, IntArray
from countermove.engine.sanctions import Sanctions, least_in_few_moves
from countermove.engine.structure import Structure, write_out
from countermove.engine.watch import Watch, unwatched
from countermove.errors import NotApplicable
from countermove.model import Conflict, GraphConflict


@dataclass(frozen=True, slots=True)
class Arcs:
    """One decision maker's arcs, sorted by where they start; ``sources`` and ``starts`` cut them into runs."""

    tail: IndexArray
    head: IndexArray
    sources: IndexArray
    starts: IndexArray

    def reduce(self, values: IntArray, choose: np.ufunc, into: IntArray) -> IntArray:
        """Return ``into`` with ``choose`` over the values at the ends of each state's arcs taken in."""
        if len(self.head):
            into[self.sources] = choose(into[self.sources], choose.reduceat(values[self.head], self.starts))
        return into

    def least(self, values: IntArray) -> IntArray:
        """Return the least value at the ends of each state's arcs, ``NOTHING`` where there are none."""
        return self.reduce(values, np.minimum, np.full_like(values, NOTHING))

    def heads(self, cell: int) -> IndexArray:
        """Return the ends of one state's arcs."""
        first, last = np.searchsorted(self.tail, (cell, cell + 1))
        return self.head[first:last]

    def only(self, kept: BoolArray) -> Arcs:
        """Return some of the arcs."""
        return _arcs(self.tail[kept], self.head[kept])


def _arcs(tail: IndexArray, head: IndexArray) -> Arcs:
    sources, starts = np.unique(tail, return_index=True)
    return Arcs(tail, head, sources, starts)


class GraphKernel:
    """Ranks, moves and replies over the states of a drawn graph."""

    def __init__(self, model: GraphConflict | Conflict, sanctions: Sanctions = Sanctions.LEGAL) -> None:
        self.sanctions = sanctions
        self.watch: Watch = unwatched
        structure = write_out(model)
        if not structure.states:
            raise NotApplicable("this case has no states, so there is nothing to solve")
        self.states = structure.states
        self._number = {state: number for number, state in enumerate(structure.states)}
        self._ranks = [
            np.array([structure.rank[dm][state] for state in structure.states], dtype=np.int32)
            for dm in structure.parties
        ]
        self._arcs = [self._read(structure, dm) for dm in structure.parties]
        self._improving = self._improvements()

    def with_ranks(self, ranks: Sequence[IntArray]) -> GraphKernel:
        """Return a kernel of the same states and arcs with other ranks."""
        other = copy(self)
        other._ranks, other.watch = list(ranks), unwatched
        other._improving = other._improvements()
        return other

    @property
    def parties(self) -> int:
        """Return the number of decision makers."""
        return len(self._ranks)

    @property
    def feasible(self) -> BoolArray:
        """Return which cells are states: all of them."""
        return np.ones(len(self.states), dtype=np.bool_)

    def rank(self, dm: int) -> IntArray:
        """Return each state's rank for a decision maker."""
        return self._ranks[dm]

    def best_move(self, dm: int, values: IntArray) -> IntArray:
        """Return the largest value among a state itself and the states the decision maker can move to."""
        return self._arcs[dm].reduce(values, np.maximum, values.copy())

    def worst_reply(self, dm: int, penalty: IntArray, credible: bool = False) -> IntArray:
        """Return the smallest penalty among the states the others can bring about, nobody moving twice running.

        For each mover the least penalty of the sequences it opens is kept; a sequence goes on with any other mover's.
        Values only fall and are among the penalties, so this ends.

        Source: theory.md, section 2.2 (inductive form with last movers).
        """
        arcs = self._improving if credible else self._arcs
        others = [other for other in range(self.parties) if other != dm]
        if self.sanctions is not Sanctions.LEGAL:
            return least_in_few_moves([arcs[other].least for other in others], penalty, self.sanctions)
        opened = np.full((len(others), *penalty.shape), NOTHING, dtype=np.int32)
        changed = bool(others)
        while changed:
            changed = False
            for place, mover in enumerate(others):
                rest = [number for number in range(len(others)) if number != place]
                onwards = np.minimum.reduce(opened[rest], axis=0, initial=NOTHING)
                found = arcs[mover].least(np.minimum(penalty, onwards))
                changed = changed or not np.array_equal(found, opened[place])
                opened[place] = found
            self.watch(0, 1)
        least: IntArray = np.minimum.reduce(opened, axis=0, initial=NOTHING)
        return least

    def moves(self, dm: int, cell: int) -> IndexArray:
        """Return the states a decision maker can move to from one state.

        Source: theory.md, section 2.1.
        """
        return self._arcs[dm].heads(cell)

    def release(self) -> None:
        """Keep everything: drawn graphs are small."""

    def _improvements(self) -> list[Arcs]:
        ranked = zip(self._arcs, self._ranks, strict=True)
        return [arcs.only(rank[arcs.head] > rank[arcs.tail]) for arcs, rank in ranked]

    def _read(self, structure: Structure, dm: str) -> Arcs:
        pairs = sorted(
            {
                (self._number[state], self._number[other])
                for state, others in structure.arcs[dm].items()
                for other in others
            }
        )
        tail = np.array([pair[0] for pair in pairs], dtype=np.int64)
        head = np.array([pair[1] for pair in pairs], dtype=np.int64)
        return _arcs(tail, head)
