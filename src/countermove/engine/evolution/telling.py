"""Arcs as steps: who does what, in words, and what it does to whoever takes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from countermove.engine import wording
from countermove.engine.deciding import called, deciding_statement
from countermove.engine.evolution.colour import Colour
from countermove.engine.evolution.evolution import Decider, Effect, Step
from countermove.engine.evolution.shortest import Arc
from countermove.engine.solution import Solution
from countermove.engine.states import StateId
from countermove.model import Conflict, Statement

_EFFECTS = {1: Effect.BETTER, 0: Effect.SAME, -1: Effect.WORSE}


class Teller:
    """Names states and words steps.

    ``labels`` keeps every state named, for those who read the numbers later, and ``concepts`` the concepts under which
    it is an equilibrium.
    """

    def __init__(self, solution: Solution, colours: Sequence[Colour]) -> None:
        self._solution, self._colours = solution, colours
        self._flags = {concept: solution.flags(concept) for concept in solution.verdicts}
        self._deciders: dict[tuple[str, int, int], Decider | None] = {}
        self.labels: dict[StateId, str] = {}
        self.concepts: dict[StateId, tuple[str, ...]] = {}

    def name(self, cell: int) -> StateId:
        """Return what a state is called."""
        place = int(self._solution.states.places[cell])
        name = self._solution.states.name(place)
        if name not in self.labels:
            self.labels[name] = self._solution.states.label(place)
            self.concepts[name] = tuple(concept for concept, flags in self._flags.items() if flags[place])
        return name

    def steps(self, arcs: Iterable[Arc]) -> tuple[Step, ...]:
        """Return arcs in words."""
        return tuple(map(self._step, arcs))

    def order(self, way: Sequence[Step]) -> tuple[object, ...]:
        """Return what ways are sorted by: who moves first, then where to, then who moves next …"""
        parties = self._solution.parties
        return tuple((tuple(map(parties.index, step.by)), self._solution.states.place(step.to)) for step in way)

    def _step(self, arc: Arc) -> Step:
        movers = [self._solution.model.decision_makers[dm] for dm in self._colours[arc.colour].movers]
        does = self._does(arc) if len(movers) == 1 else self._do_together(arc)
        name = wording.joined([party.name for party in movers])
        by = tuple(party.id for party in movers)
        ends, decided_by = (self.name(arc.tail), self.name(arc.head)), self._decided_by(by, arc)
        return Step(by, name, *ends, does, _EFFECTS[arc.effect], decided_by, *self._irreversible(arc))

    def _decided_by(self, by: tuple[str, ...], arc: Arc) -> tuple[Decider, ...]:
        found = (self._decider(dm, arc.tail, arc.head) for dm in by)
        return tuple(decider for decider in found if decider is not None)

    def _decider(self, dm: str, tail: int, head: int) -> Decider | None:
        """Return the statement that decides for one mover; kept, since ways share many steps."""
        model = self._solution.model
        if not isinstance(model, Conflict):
            return None
        if (dm, tail, head) not in self._deciders:
            statement = deciding_statement(model, dm, self._code(tail), self._code(head))
            self._deciders[dm, tail, head] = None if statement is None else _decider(model, dm, statement)
        return self._deciders[dm, tail, head]

    def _irreversible(self, arc: Arc) -> tuple[tuple[str, ...], int]:
        """Return the options moved that cannot be moved back, and how many are moved at all.

        Source: theory.md, section 1.2.
        """
        model = self._solution.model
        if not isinstance(model, Conflict):
            return (), 0
        moved = model.changes(self._code(arc.tail), self._code(arc.head))
        return tuple(name for name in moved if model.options[model.position[name]].is_one_way), len(moved)

    def _does(self, arc: Arc) -> str:
        if isinstance(self._solution.model, Conflict):
            return wording.changes(self._solution.model, self._code(arc.tail), self._code(arc.head))
        return wording.goes_to(self._solution.states.label(int(self._solution.states.places[arc.head])))

    def _do_together(self, arc: Arc) -> str:
        """Say what each member changes; those who only helped on the way are not named again."""
        model = self._solution.model
        if not isinstance(model, Conflict):
            label = self._solution.states.label(int(self._solution.states.places[arc.head]))
            return f'together move to "{label}"'
        before, after = self._code(arc.tail), self._code(arc.head)
        parts = []
        for dm in self._colours[arc.colour].movers:
            party = model.decision_makers[dm]
            halfway = before ^ ((before ^ after) & model.own(party.id).mask)
            if halfway != before:
                parts.append(f"{party.name} {wording.changes(model, before, halfway)}")
        return f"act together: {wording.joined(parts)}"

    def _code(self, cell: int) -> int:
        return int(self._solution.states.row(int(self._solution.states.places[cell]))["code"])


def _decider(model: Conflict, dm: str, statement: Statement) -> Decider:
    return Decider(dm, model.party(dm).name, statement.text, statement.id, statement.cites, called(statement))
