"""The graph of moves of a solved conflict: its states, and who can move from which to which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from countermove.casefile.feasible import count_feasible
from countermove.errors import TooLarge
from countermove.model import Conflict, GraphConflict

if TYPE_CHECKING:
    from countermove.engine.layout import IntArray
    from countermove.engine.solution import Solution

MOST_STATES = 4_096
MOST_MOVES = 262_144
_BYTES_A_MOVE = 300


@dataclass(frozen=True, slots=True)
class StateNode:
    """A state: what it is called, what it says, and what it is.

    ``ranks`` has a number for each decision maker, 1 being the best; ``equilibrium`` the concepts under which everybody
    stays. ``letters`` and ``code`` are empty on drawn graphs.
    """

    id: str
    label: str
    letters: str
    code: str
    ranks: tuple[int, ...]
    equilibrium: tuple[str, ...]
    is_status_quo: bool


@dataclass(frozen=True, slots=True)
class Move:
    """An arc: who moves, from where, to where, and whether the mover is then better off, as well off, or worse off."""

    start: str
    end: str
    mover: int
    effect: str

    @property
    def is_improvement(self) -> bool:
        """Say whether the mover gains."""
        return self.effect == "better"


def refuse_large_graph(model: Conflict | GraphConflict) -> None:
    """Stop where the graph of moves would be too large to be of use to anybody.

    Raises: ``TooLarge`` with how many states and moves there would be, and what to do.
    """
    states, moves = _size(model)
    if states <= MOST_STATES and moves <= MOST_MOVES:
        return
    limits = f"{MOST_STATES:,} states and {MOST_MOVES:,} moves"
    raise TooLarge(
        f"The graph of up to {states:,} states and {moves:,} moves",
        moves * _BYTES_A_MOVE,
        f"It may have {limits}. Write .csv, which has one row a state and no moves, or leave options out of the case.",
    )


def _size(model: Conflict | GraphConflict) -> tuple[int, int]:
    """Return upper bounds of the number of states and of moves."""
    if isinstance(model, GraphConflict):
        moves = sum(len(ends) for party in model.decision_makers for ends in party.moves.values())
        return len(model.states), moves
    count = count_feasible(model.option_names, model.constraints).states
    states = 1 << len(model.options) if count is None else count
    own = [sum(option.owner == party.id for option in model.options) for party in model.decision_makers]
    return states, states * sum((1 << options) - 1 for options in own)


def state_nodes(solution: Solution) -> list[StateNode]:
    """Return the states of a solution in its order."""
    names = solution.states
    given = [concept for concept in solution.concepts if concept not in solution.not_given]
    held = {concept: solution.flags(concept).tolist() for concept in given}
    places = [place_numbers(solution, number).tolist() for number in range(len(solution.parties))]
    here = status_quo_place(solution)
    nodes = []
    for place in range(len(solution)):
        row = names.row(place)
        code = row.get("code")
        nodes.append(
            StateNode(
                str(names.name(place)),
                names.label(place),
                _letters(solution, code) if code is not None else "",
                "" if code is None else str(code),
                tuple(ranks[place] for ranks in places),
                tuple(concept for concept in given if held[concept][place]),
                place == here,
            )
        )
    return nodes


def place_numbers(solution: Solution, party: int) -> IntArray:
    """Return each state's place in a decision maker's order: 1 for the best, the same number where equally good.

    Shape: ``(number of states,)``, in the order of the solution.
    """
    import numpy as np

    ladder, step = np.unique(solution.kernel.rank(party)[solution.states.cells], return_inverse=True)
    return (len(ladder) - step).astype(np.int32)


def status_quo_place(solution: Solution) -> int:
    """Return where the status quo stands among the states; -1 where it is none of them."""
    model = solution.model
    if isinstance(model, GraphConflict):
        return list(model.states).index(model.status_quo) if model.status_quo in model.states else -1
    return solution.place(code=model.status_quo) if model.is_feasible(model.status_quo) else -1


def _letters(solution: Solution, code: int) -> str:
    assert isinstance(solution.model, Conflict)
    return solution.model.state(code).letters


def moves_of(solution: Solution) -> Iterator[Move]:
    """Yield every move of every decision maker, state by state."""
    cells, places = solution.states.cells.tolist(), solution.states.places
    ids = [str(solution.states.name(place)) for place in range(len(cells))]
    parties = range(len(solution.parties))
    ranks = [solution.kernel.rank(party) for party in parties]
    for place, cell in enumerate(cells):
        for party in parties:
            for target in solution.kernel.moves(party, cell).tolist():
                gain = int(ranks[party][target]) - int(ranks[party][cell])
                effect = "better" if gain > 0 else "worse" if gain < 0 else "as good"
                yield Move(ids[place], ids[int(places[target])], party, effect)
