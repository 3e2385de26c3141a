"""Equilibria with their reasons: which states are stable, what is taken in each, and why each party stays or leaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from countermove.engine.concepts import CONCEPTS, concept_named
from countermove.model import Conflict
from countermove.report.content import Ground
from countermove.report.naming import Naming

if TYPE_CHECKING:
    from countermove.engine.explain import Answer, Explanation, Reasoned
    from countermove.engine.solution import Solution
    from countermove.engine.states import StateId

ROWS = 40
SENTENCES = 6
"""How many equilibria a page lists, and how many improvements a reason tells."""


@dataclass(frozen=True)
class ConceptCount:
    """A concept: its short name, its name, what it means, and how many equilibria there are; None where not given."""

    id: str
    name: str
    meaning: str
    equilibria: int | None
    why_not: str = ""


@dataclass(frozen=True)
class StateRow:
    """A state: what it is called, what each party takes in it, and the concepts under which it is an equilibrium."""

    name: StateId
    taken: tuple[tuple[str, tuple[str, ...]], ...]
    label: str
    concepts: tuple[str, ...]
    is_here: bool = False


@dataclass(frozen=True)
class Reason:
    """Why a state is stable or not for a party, under one concept."""

    party: str
    is_stable: bool
    text: str
    grounds: tuple[Ground, ...]


@dataclass(frozen=True)
class StateShown:
    """One state in full: for whom it is stable under which concept, and why under the concept asked for."""

    row: StateRow
    concept: ConceptCount
    stable: tuple[tuple[str, tuple[bool | None, ...]], ...]
    parties: tuple[str, ...]
    reasons: tuple[Reason, ...]


def concepts_of(solution: Solution) -> tuple[ConceptCount, ...]:
    """Return the concepts of a solution with how many equilibria there are under each."""
    return tuple(_concept(solution, name) for name in solution.concepts)


def _concept(solution: Solution, name: str) -> ConceptCount:
    found = concept_named(name)
    if name in solution.not_given:
        return ConceptCount(name, found.name, found.meaning, None, solution.not_given[name])
    return ConceptCount(name, found.name, found.meaning, int(solution.flags(name).sum()))


def equilibria(solution: Solution, concept: str, start: int = 0) -> tuple[StateRow, ...]:
    """Return the equilibria under a concept, some at a time, in the order of the states.

    Raises: ``NotApplicable`` for a concept that is not in the solution.
    """
    return tuple(state_row(solution, name) for name in solution.equilibria(concept)[start : start + ROWS])


def state_row(solution: Solution, state: object) -> StateRow:
    """Return a state with what is taken in it. Raises ``NotApplicable`` where there is no such state."""
    place = solution.place(state)
    name = solution.states.name(place)
    under = tuple(concept for concept in solution.verdicts if solution.flags(concept)[place])
    return StateRow(name, tuple(_taken(solution, name)), solution.states.label(place), under, name == here(solution))


def here(solution: Solution) -> StateId | None:
    """Return the state that things are in now; None where the case names none, or one that cannot be."""
    from countermove.engine.evolution.evolving import start_of
    from countermove.errors import NotApplicable

    try:
        return solution.states.name(start_of(solution))
    except NotApplicable:
        return None


def _taken(solution: Solution, name: StateId) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what each party takes in a state, in words; nothing on drawn graphs, whose states have names."""
    model = solution.model
    if not isinstance(model, Conflict):
        return
    naming, state = Naming(model), solution.state(name)
    for party in model.decision_makers:
        own = tuple(naming.short(o.id) for o in model.options if o.owner == party.id and o.id in state.taken)
        yield party.name, own


def state_shown(solution: Solution, state: object, concept: str) -> StateShown:
    """Return a state in full, with the reasons under one concept.

    Raises: ``NotApplicable`` for a state or a concept that is not in the solution.
    """
    row = state_row(solution, state)
    given = concept_named(concept).id
    solution.flags(given)
    names = tuple(party.name for party in solution.model.decision_makers)
    stable = tuple((one.id, _stable(solution, one.id, row.name)) for one in CONCEPTS if one.id in solution.concepts)
    reasons = tuple(_reason(solution, row.name, party, given) for party in solution.parties)
    return StateShown(row, _concept(solution, given), stable, names, reasons)


def _stable(solution: Solution, concept: str, state: StateId) -> tuple[bool | None, ...]:
    if concept in solution.not_given:
        return (None,) * len(solution.parties)
    return tuple(solution.is_stable(party, concept, state) for party in solution.parties)


def _reason(solution: Solution, state: StateId, party: str, concept: str) -> Reason:
    from countermove.engine.wording import sentences

    why = solution.explain(state, party, concept)
    grounds = tuple(dict.fromkeys(_grounds(solution, why)))
    return Reason(why.dm_name, why.stable, sentences(_in_words(solution, why), SENTENCES), grounds)


def _in_words(solution: Solution, why: Explanation) -> Explanation:
    """Return a reason with options by their words in place of their identifiers."""
    if not isinstance(solution.model, Conflict):
        return why
    naming = Naming(solution.model)

    def step(one: Reasoned) -> Reasoned:
        return replace(one, does=naming.statement(one.does), decided_by=decided(one.dm, one.decided_by))

    def decided(party: str, called: str) -> str:
        ground = next(ground_of(solution, party, called), None)
        return f"{ground.label}, {naming.statement(ground.statement)}" if ground else called

    def answer(one: Answer) -> Answer:
        moves = tuple(map(step, one.sanction))
        return replace(
            one, improvement=step(one.improvement), sanction=moves, decided_by=decided(why.dm, one.decided_by)
        )

    return replace(why, answers=tuple(map(answer, why.answers)))


def _grounds(solution: Solution, why: Explanation) -> Iterator[Ground]:
    """Yield the statements that decide the moves which are told, with what is cited for them."""
    told = [why.witness] if why.witness else why.answers[:SENTENCES]
    for one in told:
        yield from ground_of(solution, why.dm, one.improvement.decided_by)
        for move in one.sanction:
            yield from ground_of(solution, move.dm, move.decided_by)
        yield from ground_of(solution, why.dm, one.decided_by)


def ground_of(solution: Solution, party: str, called: str) -> Iterator[Ground]:
    """Yield the statement of a party that is called like this; nothing where there is none."""
    from countermove.engine.deciding import label

    model = solution.model
    if not called or not isinstance(model, Conflict) or model.party(party).preference.is_ranking:
        return
    for place, statement in enumerate(model.party(party).preference.statements, 1):
        if called == f"{label(statement, place)}: {statement.text}":
            yield Naming(model).statement_ground(party, place, statement)
            return
