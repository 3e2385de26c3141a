"""The fast engine gives what the literal definitions give, on thousands of small random conflicts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from properties.engine_models import UP_TO_FIVE, random_conflict, random_graph

from countermove.engine.concepts import CONCEPT_IDS
from countermove.engine.definitions import stable_states
from countermove.engine.sanctions import Sanctions
from countermove.engine.solve import solve
from countermove.engine.structure import write_out
from countermove.model import Conflict, GraphConflict

pytestmark = pytest.mark.usefixtures("remembered")
MODELS, GRAPHS, PIECES = 12_000, 8_000, 40


def differences(model: Conflict | GraphConflict, reading: Sanctions = Sanctions.LEGAL) -> list[Any]:
    """Where the engine and the definitions disagree: decision maker, concept, both lists."""
    structure, solution = write_out(model), solve(model, ["all"], sanctions=reading)
    found = []
    for concept in solution.verdicts:
        for dm in structure.parties:
            wanted = stable_states(structure, dm, concept, reading)
            place = {state: place for place, state in enumerate(structure.states)}
            got = tuple(structure.states[place] for place in _places(solution, dm, concept))
            if sorted(wanted, key=place.__getitem__) != list(got):
                found.append((dm, concept, wanted, got))
    return found


def _places(solution: Any, dm: str, concept: str) -> list[int]:
    return [place for place, stable in enumerate(solution.flags(concept, dm).tolist()) if stable]


@pytest.mark.parametrize("piece", range(PIECES))
def test_twelve_thousand_conflicts_agree_with_the_definitions(piece: int) -> None:
    """Two to five decision makers, ties, infeasible states, one-way options, statements and rankings."""
    for seed in range(piece, MODELS, PIECES):
        model = random_conflict(seed, 6 if seed % 5 == 0 else 4, UP_TO_FIVE)
        assert not differences(model), f"random_conflict({seed})"


@pytest.mark.parametrize("piece", range(PIECES))
def test_eight_thousand_drawn_graphs_agree_with_the_definitions(piece: int) -> None:
    """Two to five decision makers, merged states, common moves, moves that do not compose."""
    for seed in range(piece, GRAPHS, PIECES):
        assert not differences(random_graph(seed, UP_TO_FIVE)), f"random_graph({seed})"


@pytest.mark.parametrize("reading", [Sanctions.ONCE, Sanctions.SINGLE])
@pytest.mark.parametrize("piece", range(4))
def test_the_shortcuts_of_other_programs_are_reproduced_too(piece: int, reading: Sanctions) -> None:
    for seed in range(piece, 600, 4):
        assert not differences(random_conflict(seed), reading), f"random_conflict({seed})"
        assert not differences(random_graph(seed), reading), f"random_graph({seed})"


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0, max_value=2**32))
def test_any_seed_agrees_with_the_definitions(seed: int) -> None:
    assert not differences(random_conflict(seed))
    assert not differences(random_graph(seed))


def test_every_concept_is_compared() -> None:
    assert set(solve(random_conflict(1), ["all"]).verdicts) == set(CONCEPT_IDS)
