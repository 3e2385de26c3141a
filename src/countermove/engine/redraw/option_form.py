"""Verdicts of redrawn orders in option form: five concepts by what was planned, any other by its own function."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np

from countermove.engine.concepts import Concept
from countermove.engine.cubes import CELLS
from countermove.engine.dense import DenseKernel
from countermove.engine.layout import BoolArray
from countermove.engine.redraw.focal import Focal
from countermove.engine.redraw.improving import Improving
from countermove.engine.redraw.joined import Everywhere, Joined, Least
from countermove.engine.redraw.moving import Moving
from countermove.engine.redraw.orders import Order, Orders
from countermove.engine.redraw.replies import Climbed, Planned, Replies, Searched, TurnByTurn
from countermove.engine.redraw.views import views
from countermove.engine.states import OptionStates
from countermove.model import Conflict

# Comparisons of settings on all lines of one mover, beyond which sorted lines are quicker than a table.
MOST_COMPARISONS = 1 << 18

# Whether replies must be credible, and whether the decision maker may then move once more.
_DETERRED_BY = {"gmr": (False, False), "smr": (False, True), "seq": (True, False), "sseq": (True, True)}


class OptionForm:
    """A conflict in option form, planned for redraws; ``own`` are the orders it comes with."""

    def __init__(self, conflict: Conflict, concepts: Sequence[Concept], hold: Collection[str]) -> None:
        self._kernel = DenseKernel(conflict, hold)
        layout, feasible = self._kernel.layout, self._kernel.feasible
        self.states = OptionStates(conflict, layout, feasible)
        self._orders = Orders(conflict, layout, feasible, self.states.cells)
        self._concepts, self._parties = concepts, conflict.party_names
        self.own: tuple[Order, ...] = tuple(party.preference for party in conflict.decision_makers)
        self._ranks: list[Any] = [None] * self._kernel.parties
        ways = views(layout.axes, layout.bits)
        self._focals = [
            Focal(party, view, self.states.cells, self._orders.kind)
            for party, view in enumerate(ways)
            if view.axis.width
        ]
        self._replies = self._planned({concept.id for concept in concepts})
        self._redrawn: DenseKernel | None = None

    def redraw(self, party: int, order: Order) -> bool:
        """Give one decision maker another order; say whether its ranks are others now.

        Raises: ``NotApplicable`` where the order does not fit.
        """
        ranks = self._orders.ranks(order, self._parties[party])
        if self._ranks[party] is not None and np.array_equal(ranks, self._ranks[party]):
            return False
        for number, focal in enumerate(self._focals):
            if focal.party == party:
                focal.redraw(ranks)
                for replies in self._replies.values():
                    replies.redraw(number)
        self._ranks[party], self._redrawn = ranks, None  # only now, so that a draw stopped half-way is drawn again
        return True

    def judge(self, changed: Collection[int], found: BoolArray) -> None:
        """Write verdicts into an array in which those stand that do not hang on the parties changed.

        Shape: ``(concepts, parties, states)``.
        """
        for replies in self._replies.values():
            replies.settle()
        for place, concept in enumerate(self._concepts):
            if concept.id == "nash" or concept.id in _DETERRED_BY:
                self._judge(concept.id, changed, found[place])
            else:
                for party in range(len(self._parties)):
                    found[place, party] = self.states.select(concept.function(self._as_kernel(), party))
                self._as_kernel().release()

    def _judge(self, concept: str, changed: Collection[int], found: BoolArray) -> None:
        for number, focal in enumerate(self._focals):
            if concept == "nash":
                if focal.party in changed:
                    found[focal.party] = focal.of_states(focal.is_best())
                continue
            credible, after = _DETERRED_BY[concept]
            replies = self._replies[credible]
            if replies.together or focal.party in changed:
                least = replies.least(number, after_countermove=after)
                found[focal.party] = focal.of_states(focal.stays(least))

    def _as_kernel(self) -> DenseKernel:
        """Return a kernel with the orders of this draw."""
        if self._redrawn is None:
            self._redrawn = self._kernel.with_ranks([ranks.astype(np.int32) for ranks in self._ranks])
        return self._redrawn

    def _planned(self, concepts: Collection[str]) -> dict[bool, Replies]:
        """Return how replies are found: any moves, and credible ones, where some concept asks for them."""
        planned: dict[bool, Replies] = {}
        for credible, plan in ((False, self._by_moves), (True, self._by_improvements)):
            penalties = sorted(
                {after for name, (by, after) in _DETERRED_BY.items() if name in concepts and by == credible}
            )
            if penalties and self._focals:
                planned[credible] = plan(penalties)
        return planned

    def _by_moves(self, penalties: Sequence[bool]) -> Replies:
        axes = [self._kernel.layout.axes[focal.party] for focal in self._focals]
        feasible = None if self._kernel.all_feasible else self._kernel.feasible
        if not all(axis.is_reversible for axis in axes):
            movers = [Moving(focal.view, self._orders.kind, feasible) for focal in self._focals]
            return TurnByTurn(self._focals, movers, penalties)
        plans: list[Least] = []
        for number, focal in enumerate(self._focals):
            others = [*axes[:number], *axes[number + 1 :]]
            plans.append(Everywhere(focal.view) if feasible is None else Joined(focal.view, others, feasible))
        return Planned(self._focals, plans)

    def _by_improvements(self, penalties: Sequence[bool]) -> Replies:
        kind, axes = self._orders.kind, [self._kernel.layout.axes[focal.party] for focal in self._focals]
        if all(axis.settings * self._kernel.layout.size <= MOST_COMPARISONS for axis in axes):
            rows = len(penalties) * max(1, len(axes) - 1)
            return TurnByTurn(self._focals, [Improving(focal.view, kind, rows) for focal in self._focals], penalties)
        if self._kernel.layout.size <= CELLS:
            return Climbed(self._focals, axes, None if self._kernel.all_feasible else self._kernel.feasible)
        return Searched(self._focals, self._as_kernel)
