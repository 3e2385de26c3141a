"""Verdicts of redrawn orders on a drawn graph: arcs are kept, and which of them are improvements is found anew."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np

from countermove.engine.concepts import Concept
from countermove.engine.drawn import GraphKernel
from countermove.engine.layout import BoolArray
from countermove.engine.ranks import without_gaps
from countermove.engine.redraw.orders import Order, whole_numbers
from countermove.engine.states import NamedStates
from countermove.engine.structure import group_ranks
from countermove.errors import NotApplicable
from countermove.model import GraphConflict, Preference


class GraphForm:
    """A conflict in graph form, planned for redraws; ``own`` are the rankings it comes with."""

    def __init__(self, graph: GraphConflict, concepts: Sequence[Concept]) -> None:
        self._kernel, self._concepts, self._parties = GraphKernel(graph), concepts, graph.party_names
        self.states = NamedStates(graph)
        self.own: tuple[Order, ...] = tuple(party.ranking for party in graph.decision_makers)
        self._ranks: list[Any] = [None] * len(self.own)

    def redraw(self, party: int, order: Order) -> bool:
        """Give one decision maker another order; say whether its ranks are others now.

        Raises: ``NotApplicable`` where the order does not fit.
        """
        ranks = self._ranked(order, self._parties[party])
        if self._ranks[party] is not None and np.array_equal(ranks, self._ranks[party]):
            return False
        self._ranks[party] = ranks
        return True

    def judge(self, changed: Collection[int], found: BoolArray) -> None:
        """Write all verdicts anew; drawn graphs are small.

        Shape: ``(concepts, parties, states)``.
        """
        del changed
        kernel = self._kernel.with_ranks(self._ranks)
        for place, concept in enumerate(self._concepts):
            for party in range(len(self.own)):
                found[place, party] = concept.function(kernel, party)

    def _ranked(self, order: Order, whose: str) -> Any:
        states = self._kernel.states
        if isinstance(order, Preference):
            raise NotApplicable(f"the order of {whose}: states of a drawn graph are ranked by name, or by payoffs")
        if isinstance(order, tuple):
            ranked = group_ranks(tuple(map(str, states)), order)
            if missing := [state for state in states if state not in ranked]:
                raise NotApplicable(f'the order of {whose} says nothing of the state "{missing[0]}"')
            return np.array([ranked[state] for state in states], dtype=np.int32)
        if order.shape != (len(states),):
            shape = f"an array of the shape {order.shape}"
            raise NotApplicable(
                f"the payoffs of {whose} are {shape}; one number for each of {len(states)} states is needed"
            )
        return without_gaps(whole_numbers(order, whose))
