"""The graph of moves: where the conflict can go from where it stands, the way to one state, and its steps in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from countermove.desk.answers.states import here
from countermove.model import Conflict
from countermove.report.content import Ground
from countermove.report.naming import Naming

if TYPE_CHECKING:
    from countermove.engine.evolution import Decider, Evolution, Step, Target, Ways
    from countermove.engine.evolution.evolving import Progress
    from countermove.engine.solution import Solution
    from countermove.engine.states import StateId
    from countermove.report.view import AssessmentView

WAYS = (("gains", "by improvements, or with the fewest losses"), ("any", "by the fewest moves, whatever they cost"))
"""The ways of moving, by their name in addresses."""
MOST_LISTED, BESIDES = 60, 5
"""How many states a group offers, and to how many of them ways are drawn besides the one asked for."""


@dataclass(frozen=True)
class Place:
    """A state that a way can be asked to: what it is called, and words to choose it by."""

    state: str
    words: str


@dataclass(frozen=True)
class StepTold:
    """One step in words, where it leads, what decides it, and whether it makes its mover worse off."""

    text: str
    to: StateId
    ground: tuple[Ground, ...]
    is_loss: bool


@dataclass(frozen=True)
class Moves:
    """How the conflict can move on, with the way that was asked for; no steps where there is none."""

    evolution: Evolution
    target: Target
    way: tuple[Step, ...]
    steps: tuple[StepTold, ...]
    told: tuple[str, ...]
    remarks: tuple[str, ...]


def moves(
    solution: Solution, to: object, way: str, others: Sequence[object] = (), progress: Progress | None = None
) -> Moves:
    """Return how the conflict can move on from where it stands, and the way to a state.

    Args:
        way: one of ``WAYS``.
        others: states besides, the ways to which belong to the graph as far as there is room.

    Raises: ``NotApplicable`` for a state that is none.
    """
    from countermove.engine.evolution import evolve
    from countermove.engine.evolution.sentences import LIMITS, openings, remarks

    found = evolve(solution, None, [to, *others], progress=progress)
    target = found.target(solution.states.name(solution.place(to)))
    assert target is not None  # so few are all listed
    found = replace(found, targets=(target, *(one for one in found.targets if one is not target)))
    ways = _chosen(target, way)
    steps = ways.listed[0] if ways and ways.listed else ()
    return Moves(
        found,
        target,
        steps,
        tuple(_told(solution, step) for step in steps),
        tuple(_lead(found, target, ways)),
        (*openings(found), *remarks(found), LIMITS),
    )


def _chosen(target: Target, way: str) -> Ways | None:
    return target.by_moves if way == "any" else target.by_improvements or target.by_fewest_losses


def _lead(found: Evolution, target: Target, ways: Ways | None) -> Iterator[str]:
    """Yield how the state can be reached, and what holds the conflict there."""
    from countermove.engine.evolution.sentences import counted_steps, hurt, reached, why_it_holds

    if target.state == found.start:
        yield "This is where things stand."
    elif ways is None:
        yield f"State {target.state} is out of reach: no moves lead there."
    else:
        yield f"State {target.state}: {reached(target)}."
        length = f"which takes {counted_steps(ways)}, " if ways is target.by_moves else ""
        yield f"On the way shown, {length}{hurt(ways.listed[0])}."
    holds = why_it_holds(target, found)
    if holds:
        yield f"An equilibrium under {', '.join(target.concepts)}: {holds}."
    else:
        yield "It is no equilibrium under any of the concepts looked at: somebody would leave it."


def _told(solution: Solution, step: Step) -> StepTold:
    from countermove.engine.evolution import Effect
    from countermove.engine.evolution.sentences import EFFECTS

    model, worded = solution.model, step
    grounds: tuple[Ground, ...] = ()
    if isinstance(model, Conflict):
        naming = Naming(model)
        for_good = tuple(map(naming.option, step.irreversible))
        worded = replace(step, does=naming.statement(step.does), irreversible=for_good)
        grounds = tuple(ground for one in step.decided_by for ground in _ground(model, one))
    return StepTold(f"{worded.text}: {EFFECTS[step.effect]}.", step.to, grounds, step.effect is Effect.WORSE)


def _ground(model: Conflict, one: Decider) -> Iterator[Ground]:
    """Yield the statement that decides for a mover, at its place in the order."""
    for place, statement in enumerate(model.party(one.party).preference.statements, 1):
        if (statement.text, statement.id) == (one.statement, one.id):
            yield Naming(model).statement_ground(one.party, place, statement)
            return


def places(solution: Solution, view: AssessmentView | None = None) -> tuple[tuple[str, tuple[Place, ...]], ...]:
    """Return the states that a way can be asked to, in groups: attainable outcomes, and equilibria, those under most
    concepts first."""
    import numpy as np

    groups: list[tuple[str, tuple[Place, ...]]] = []
    outcomes = tuple(_outcomes(solution, view)) if view else ()
    if outcomes:
        groups.append(("Attainable outcomes", outcomes))
    under = np.zeros(len(solution), dtype=np.int64)
    for name in solution.verdicts:
        under += solution.flags(name)
    order = np.argsort(-under, kind="stable")
    listed = [int(place) for place in order[:MOST_LISTED] if under[place]]
    known = {one.state for one in outcomes}
    rest = [_place(solution, place) for place in listed]
    groups.append(("Equilibria, under most concepts first", tuple(one for one in rest if one.state not in known)))
    return tuple((label, found) for label, found in groups if found)


def first_place(groups: Sequence[tuple[str, tuple[Place, ...]]], solution: Solution) -> str:
    """Return the state that a way is shown to where nobody says: the first that is not where things stand."""
    start = str(here(solution))
    names = [one.state for _, found in groups for one in found]
    return next((name for name in names if name != start), names[0] if names else start)


def _outcomes(solution: Solution, view: AssessmentView) -> Iterator[Place]:
    from countermove.errors import NotApplicable

    for code in view.assessment.openings.outcomes[:MOST_LISTED]:
        try:
            yield _place(solution, solution.place(code=code))
        except NotApplicable:
            continue


def _place(solution: Solution, place: int) -> Place:
    name = solution.states.name(place)
    under = [concept for concept in solution.verdicts if solution.flags(concept)[place]]
    model = solution.model
    if not isinstance(model, Conflict):
        return Place(str(name), f"{name}: {solution.states.label(place)}")
    begins = here(solution)
    if begins is None:
        words = solution.states.label(place)
    elif name == begins:
        words = "as now"
    else:
        words = Naming(model).changes(model.changes(model.status_quo, solution.state(name).code))
    if len(words) > 90:
        words = words[:90].rsplit(" ", 1)[0] + " …"
    return Place(str(name), f"{name}: {words} ({' '.join(under) or 'no equilibrium'})")
