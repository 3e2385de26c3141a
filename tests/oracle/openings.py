"""The attainable outcomes, by explicit enumeration (interface.md 3, ``openings``)."""

from __future__ import annotations

from collections.abc import Callable

from .conflict import Conflict, State, subsets
from .stability import reach


class _Mentioned:
    """The conflict with every unmentioned option held as it is."""

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict
        self.parties = conflict.parties
        self.prefers = conflict.prefers

    def moves(self, party: str, state: State) -> list[State]:
        return self.conflict.moves(party, state, self.conflict.mentioned)


def openings(conflict: Conflict, initiator: str) -> list[State]:
    """Every feasible change of the initiator's mentioned options at the status quo, the empty one included."""
    start = conflict.status_quo
    free = [o for o in conflict.own(initiator) if o in conflict.mentioned and conflict.permitted(o, start)]
    changes = [frozenset(change) for change in subsets(free)]
    return [change for change in changes if conflict.feasible(start ^ change)]


def best_improvements(conflict: Conflict, party: str, state: State) -> list[State]:
    """The improvements no other improvement beats, every tie kept."""
    better = conflict.improvements(party, state, conflict.mentioned)
    return [s for s in better if not any(conflict.prefers(party, other, s) for other in better)]


def is_deterred(conflict: Conflict, initiator: str, state: State, improvement: State) -> bool:
    """The others can go on from it, each step improving for its mover, to a state no better for the initiator."""
    rivals = tuple(k for k in conflict.parties if k != initiator)
    sanctions = reach(_Mentioned(conflict), rivals, improvement, improving=True)
    return any(not conflict.prefers(initiator, sanction, state) for sanction in sanctions)


def is_at_rest(conflict: Conflict, initiator: str, state: State) -> bool:
    """The initiator has no improvement that sequential sanctions would not deter."""
    ways_out = conflict.improvements(initiator, state, conflict.mentioned)
    return all(is_deterred(conflict, initiator, state, way_out) for way_out in ways_out)


def next_states(conflict: Conflict, initiator: str, state: State) -> list[State]:
    """Where it goes on: the others' best improvements, any of them first; failing those, the initiator's.

    An empty list means that the initiator, too, is at rest: the state is an outcome.
    """
    answers = [s for k in conflict.parties if k != initiator for s in best_improvements(conflict, k, state)]
    if answers:
        return answers
    if is_at_rest(conflict, initiator, state):
        return []
    return best_improvements(conflict, initiator, state)


def reachable(start: State, step: Callable[[State], list[State]]) -> set[State]:
    """The start and every state some chain of steps leads to."""
    seen, todo = {start}, [start]
    while todo:
        for state in step(todo.pop()):
            if state not in seen:
                seen.add(state)
                todo.append(state)
    return seen


def attainable_outcomes(conflict: Conflict, initiator: str) -> set[tuple[State, State | None]]:
    """Pairs (options changed in the opening, outcome), with None for states from which no outcome can be reached."""
    known: dict[State, list[State]] = {}

    def step(state: State) -> list[State]:
        if state not in known:
            known[state] = next_states(conflict, initiator, state)
        return known[state]

    found: set[tuple[State, State | None]] = set()
    for opening in openings(conflict, initiator):
        visited = reachable(conflict.status_quo ^ opening, step)
        found |= {(opening, state) for state in visited if not step(state)}
        if any(all(step(later) for later in reachable(state, step)) for state in visited):
            found.add((opening, None))
    return found
