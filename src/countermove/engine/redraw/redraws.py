"""Verdicts for one draw of preferences after another, of a conflict whose states and moves stay as they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Protocol

import numpy as np

from countermove.engine.concepts import Concept, chosen_concepts
from countermove.engine.layout import BoolArray
from countermove.engine.plan import MAXIMUM_STATES, plan
from countermove.engine.redraw.orders import Order
from countermove.engine.solve import require_solvable
from countermove.engine.states import StateNames
from countermove.errors import NotApplicable, unknown
from countermove.model import Conflict, Direction, GraphConflict, Option, Preference


class _Form(Protocol):
    """A conflict of one form, planned for redraws."""

    own: tuple[Order, ...]

    @property
    def states(self) -> StateNames: ...

    def redraw(self, party: int, order: Order) -> bool: ...

    def judge(self, changed: Collection[int], found: BoolArray) -> None: ...


class Redraws:
    """What is stable for whom, and the equilibria, for one draw of preferences after another.

    Each draw starts from the conflict as it is: parties that a draw does not name have the preferences they have there,
    whatever the draw before it said. So a draw's verdicts hang on nothing but the conflict and the draw, in any order
    and in any process. They are those of ``solve`` for the conflict with these preferences.

    What does not change is worked out once, and what a draw leaves as it was is kept. Memory does not grow with the
    number of draws. Sending one to another process sends the conflict; the plan is made anew there.

    Args:
        conflict: states, moves, and the preferences of parties that a draw does not name; in option or graph form.
        concepts: names from the registry; None stands for the five usual ones, ``all`` for every one.
        hold: options to keep as they are in the status quo.
        max_states: how many combinations of options may be listed.

    Raises: ``TooLarge`` with an estimate, before any memory is taken; ``NotApplicable`` for an unknown concept.
    Source: engine.md, sweeps.
    """

    def __init__(
        self,
        conflict: Conflict | GraphConflict,
        concepts: Iterable[str] | None = None,
        *,
        hold: Collection[str] = (),
        max_states: int = MAXIMUM_STATES,
    ) -> None:
        require_solvable(conflict, hold)
        self.conflict, self.hold, self._max_states = conflict, tuple(hold), max_states
        self._chosen = _defined(conflict, concepts)
        plan(conflict, max_states=max_states, hold=hold, concepts=self.concepts).require()
        self._form = _form(conflict, self._chosen, self.hold)
        self._drawn: list[Order | None] = [None] * len(self.parties)
        self._changed: set[int] = set()
        self._found: BoolArray = np.ones((len(self._chosen), len(self.parties), len(self.states.cells)), dtype=np.bool_)

    @property
    def concepts(self) -> tuple[str, ...]:
        """Return the concepts, in the order of the registry and of the verdicts."""
        return tuple(concept.id for concept in self._chosen)

    @property
    def parties(self) -> tuple[str, ...]:
        """Return the decision makers' labels, in the order of the file and of the verdicts."""
        return self.conflict.party_names

    @property
    def states(self) -> StateNames:
        """Return the states in the order of the verdicts: the same as those of a solution."""
        return self._form.states

    def fits(self, conflict: Conflict | GraphConflict) -> bool:
        """Say whether another conflict has the same states and moves, so that its preferences are a draw of this one.

        Then ``{party.id: party.preference for party in conflict.decision_makers}`` is that draw.
        """
        if isinstance(conflict, GraphConflict) or isinstance(self.conflict, GraphConflict):
            return isinstance(conflict, type(self.conflict)) and _arcs(conflict) == _arcs(self.conflict)
        held = self.conflict.mask_of(self.hold)
        return (
            conflict.party_names == self.parties
            and [_moves(option) for option in conflict.options] == [_moves(option) for option in self.conflict.options]
            and [rule.never for rule in conflict.constraints] == [rule.never for rule in self.conflict.constraints]
            and np.array_equal(_table(conflict), _table(self.conflict))
            and conflict.status_quo & held == self.conflict.status_quo & held
        )

    def stable(self, preferences: Mapping[str, Order] | None = None) -> BoolArray:
        """Return which states are stable for whom, under preferences that some parties have in place of their own.

        An order is a ``Preference``, or an array of payoffs: whole numbers, larger is better, equal means equally good,
        one for each decimal code or one for each state, in the order of the states. On a drawn graph it is a ranking,
        groups of states by name, or payoffs. A ``Preference`` is taken to stay as it is; an array may be written over
        between two draws.

        Shape: ``(concepts, parties, states)``; the array is the caller's.
        Raises: ``NotApplicable`` for an unknown party and for payoffs that do not fit.
        Source: theory.md, section 4.
        """
        self._draw(preferences or {})
        found: BoolArray = self._found.copy()
        return found

    def equilibria(self, preferences: Mapping[str, Order] | None = None) -> BoolArray:
        """Return which states are stable for everybody; ``preferences`` as in ``stable``.

        Shape: ``(concepts, states)``; the array is the caller's.
        Source: theory.md, section 4.4.
        """
        self._draw(preferences or {})
        found: BoolArray = np.logical_and.reduce(self._found, axis=1)
        return found

    def _draw(self, preferences: Mapping[str, Order]) -> None:
        """Bring the verdicts up to date; what changed is remembered until they are, should anything stop this."""
        for name in preferences:
            if name not in self.parties:
                raise NotApplicable(unknown("decision maker", name, self.parties))
        for number, (party, own) in enumerate(zip(self.parties, self._form.own, strict=True)):
            order = preferences.get(party, own)
            if self._drawn[number] is order and (order is own or _is_fixed(order)):
                continue
            self._drawn[number], pending = None, number in self._changed
            self._changed.add(number)
            if not self._form.redraw(number, order) and not pending:
                self._changed.discard(number)
            self._drawn[number] = order
        if self._changed:
            self._form.judge(self._changed, self._found)
            self._changed.clear()

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.conflict, self.concepts, self.hold, self._max_states)


def _again(
    conflict: Conflict | GraphConflict, concepts: tuple[str, ...], hold: tuple[str, ...], max_states: int
) -> Redraws:
    return Redraws(conflict, concepts, hold=hold, max_states=max_states)


def _defined(conflict: Conflict | GraphConflict, names: Iterable[str] | None) -> tuple[Concept, ...]:
    """Return the concepts asked for; by default only those that are defined on such a conflict."""
    chosen = chosen_concepts(names)
    if not isinstance(conflict, GraphConflict):
        return chosen
    for concept in chosen:
        if names is not None and concept.because_not_on_graphs:
            raise NotApplicable(f"{concept.name} stability is not given here: {concept.because_not_on_graphs}")
    return tuple(concept for concept in chosen if not concept.because_not_on_graphs)


def _form(conflict: Conflict | GraphConflict, concepts: Sequence[Concept], hold: Collection[str]) -> _Form:
    if isinstance(conflict, GraphConflict):
        from countermove.engine.redraw.graph_form import GraphForm

        return GraphForm(conflict, concepts)
    from countermove.engine.redraw.option_form import OptionForm

    return OptionForm(conflict, concepts, hold)


def _arcs(conflict: Any) -> Any:
    return tuple(conflict.states), [(party.id, dict(party.moves)) for party in conflict.decision_makers]


def _moves(option: Option) -> tuple[str, str, Direction]:
    return option.id, option.owner, option.direction


def _table(conflict: Conflict) -> Any:
    return () if conflict.feasible is None else conflict.feasible


def _is_fixed(order: Order) -> bool:
    """Say whether an order met again says what it said; numbers in an array that a caller holds may be others now."""
    return isinstance(order, tuple) or (isinstance(order, Preference) and isinstance(order.payoffs, tuple | None))
