"""Legal sequences over sets of cells: the example of theory.md on last movers, one-way options, shortest ways."""

from __future__ import annotations

import numpy as np
import pytest
from properties.engine_models import random_conflict, random_graph
from unit.engine.small import drawn

from countermove.engine.coalition.moves import mask, moves_of
from countermove.engine.coalition.sequences import leading_anyhow, leading_to, least_reply, reached, shortest
from countermove.engine.definitions import coalition_moves
from countermove.engine.kernel import NOTHING
from countermove.engine.solve import solve
from countermove.engine.structure import write_out
from countermove.model import Conflict, GraphConflict

LAST_MOVERS = drawn("01234", i=("0-1", "123 0 4"), j=("1-2 3-4", "01234"), k=("2-3", "01234"))
NOT_TWICE = drawn("0123", j=("0-1 1-2", "0123"), k=("", "0123"))


def cells(found: np.ndarray) -> list[int]:
    return np.flatnonzero(found).tolist()


def test_a_mover_may_move_again_once_another_has_moved() -> None:
    moves, order = moves_of(solve(LAST_MOVERS, ["nash"])), np.arange(5)
    assert cells(reached(moves, (1, 2), 1)) == [2, 3, 4]
    assert cells(leading_to(moves, (1, 2), mask(5, [4]))) == [1, 2, 3]
    assert shortest(moves, (1, 2), 1, mask(5, [4]), order) == [(1, 2), (2, 3), (1, 4)]


def test_nobody_moves_twice_running() -> None:
    moves, order = moves_of(solve(NOT_TWICE, ["nash"])), np.arange(4)
    assert cells(reached(moves, (0, 1), 0)) == [1]
    assert shortest(moves, (0, 1), 0, mask(4, [2]), order) == []
    assert cells(leading_to(moves, (0, 1), mask(4, [2]))) == [1]
    assert cells(leading_anyhow(moves, (0, 1), mask(4, [2]))) == [0, 1, 2]


@pytest.mark.parametrize("model", [LAST_MOVERS, *(random_conflict(seed) for seed in range(60))])
def test_the_worst_reply_is_the_least_over_what_the_definitions_reach(model: Conflict | GraphConflict) -> None:
    agree(model)


@pytest.mark.parametrize("seed", range(60))
def test_so_it_is_on_drawn_graphs(seed: int) -> None:
    agree(random_graph(seed))


def agree(model: Conflict | GraphConflict) -> None:
    solution, structure = solve(model, ["nash"]), write_out(model)
    moves, where = moves_of(solution), solution.states.cells
    movers = tuple(range(1, moves.movers))
    names = [structure.parties[mover] for mover in movers]
    rank = moves.rank(0)
    for credible in (False, True):
        least = least_reply(moves, movers, rank, credible)
        for place, state in enumerate(structure.states):
            found = coalition_moves(structure, names, state, credible)
            own = {int(rank[where[structure.states.index(end)]]) for end in found}
            cell = int(where[place])
            # A cell itself may be counted in option form, and in a drawn graph where a sequence comes back to it.
            here, lowest = int(rank[cell]), min(own, default=int(NOTHING))
            assert least[cell] == lowest or (least[cell] == here and here < lowest)


def test_the_end_that_comes_first_is_taken() -> None:
    moves = moves_of(solve(drawn("0123", j=("0-3 0-2 0-1", "0123"), k=("", "0123")), ["nash"]))
    assert shortest(moves, (0, 1), 0, mask(4, [2, 3]), np.arange(4)) == [(0, 2)]
    assert shortest(moves, (0, 1), 0, mask(4, [2, 3]), np.arange(4)[::-1].copy()) == [(0, 3)]
