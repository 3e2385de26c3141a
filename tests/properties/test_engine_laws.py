"""What holds for every conflict: implications between concepts, renaming, reordering, what an added arc can change."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from properties.engine_models import random_conflict, random_graph

from countermove.engine.dense import DenseKernel
from countermove.engine.kernel import NOTHING, Kernel
from countermove.engine.solution import Solution
from countermove.engine.solve import solve, stable_parties
from countermove.model import Conflict, GraphConflict

SEEDS = st.integers(min_value=0, max_value=2**32)
CHECKED = settings(max_examples=150, deadline=None)


def verdicts(solution: Solution) -> dict[tuple[str, str], set[Any]]:
    return {
        (concept, dm): set(solution.stable(dm, concept)) for concept in solution.verdicts for dm in solution.parties
    }


@CHECKED
@given(SEEDS, st.booleans())
def test_nash_implies_smr_and_seq_which_imply_gmr(seed: int, graph: bool) -> None:
    found = verdicts(solve(random_graph(seed) if graph else random_conflict(seed)))
    for concept, dm in found:
        if concept == "nash":
            assert found["nash", dm] <= found["smr", dm] <= found["gmr", dm]
            assert found["nash", dm] <= found["seq", dm] <= found["gmr", dm]
            assert found["nash", dm] <= found.get(("sim", dm), found["nash", dm])


@CHECKED
@given(SEEDS)
def test_where_every_state_is_feasible_simultaneous_implies_general(seed: int) -> None:
    conflict = replace(random_conflict(seed), constraints=())
    found = verdicts(solve(conflict))
    for dm in conflict.party_names:
        assert found["sim", dm] <= found["gmr", dm]


@CHECKED
@given(SEEDS)
def test_the_order_of_decision_makers_changes_nothing(seed: int) -> None:
    graph = random_graph(seed)
    turned = replace(graph, decision_makers=graph.decision_makers[::-1])
    assert verdicts(solve(graph)) == verdicts(solve(turned))


@CHECKED
@given(SEEDS)
def test_the_order_of_options_and_owners_changes_nothing(seed: int) -> None:
    """States are compared by the options taken, since the decimal codes change with the order."""
    conflict = random_conflict(seed)
    if any(party.preference.ranking for party in conflict.decision_makers):
        return  # the patterns of a ranking are written in the order of the options
    rng = random.Random(seed)
    parties = tuple(
        replace(party, options=tuple(rng.sample(party.options, len(party.options))))
        for party in rng.sample(conflict.decision_makers, len(conflict.decision_makers))
    )
    assert by_options(solve(conflict)) == by_options(solve(replace(conflict, decision_makers=parties)))


def by_options(solution: Solution) -> dict[tuple[str, str], set[frozenset[str]]]:
    return {key: {frozenset(solution.state(s).taken) for s in states} for key, states in verdicts(solution).items()}


@CHECKED
@given(SEEDS)
def test_the_names_of_states_change_nothing(seed: int) -> None:
    graph = random_graph(seed)
    new = {name: f"renamed_{name}" for name in graph.states}
    parties = tuple(
        replace(
            party,
            moves={new[a]: tuple(new[b] for b in heads) for a, heads in party.moves.items()},
            ranking=tuple(tuple(new[state] for state in group) for group in party.ranking),
        )
        for party in graph.decision_makers
    )
    renamed = replace(graph, states={new[name]: text for name, text in graph.states.items()}, decision_makers=parties)
    found = {key: {new[state] for state in states} for key, states in verdicts(solve(graph)).items()}
    assert found == verdicts(solve(renamed))


@CHECKED
@given(SEEDS)
def test_an_added_arc_of_an_opponent_never_removes_gmr_stability(seed: int) -> None:
    graph = random_graph(seed)
    focal, *others = graph.party_names
    before = verdicts(solve(graph))["gmr", focal]
    assert before <= verdicts(solve(with_arc(graph, random.Random(seed).choice(others), seed)))["gmr", focal]


@CHECKED
@given(SEEDS)
def test_an_added_arc_of_its_own_never_adds_nash_stability(seed: int) -> None:
    graph = random_graph(seed)
    focal = graph.party_names[0]
    before = verdicts(solve(graph))["nash", focal]
    assert before >= verdicts(solve(with_arc(graph, focal, seed)))["nash", focal]


def with_arc(graph: GraphConflict, dm: str, seed: int) -> GraphConflict:
    tail, head = random.Random(seed).sample(sorted(graph.states), 2)
    parties = tuple(
        replace(party, moves={**party.moves, tail: (*party.moves.get(tail, ()), head)}) if party.id == dm else party
        for party in graph.decision_makers
    )
    return replace(graph, decision_makers=parties)


class CountingItself:
    """A kernel in which the state moved to is counted among what the others can bring about; or never is."""

    def __init__(self, kernel: Kernel, counted: bool) -> None:
        self._kernel, self._counted = kernel, counted

    def __getattr__(self, name: str) -> Any:
        return getattr(self._kernel, name)

    def worst_reply(self, dm: int, penalty: Any, credible: bool = False) -> Any:
        if self._counted:
            return np.minimum(penalty, self._kernel.worst_reply(dm, penalty, credible))
        cells = np.arange(len(penalty))
        alone = [np.where(cells == cell, NOTHING, penalty).astype(np.int32) for cell in cells]
        replies = [self._kernel.worst_reply(dm, without, credible)[cell] for cell, without in enumerate(alone)]
        return np.array(replies, dtype=np.int32)


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.booleans())
def test_counting_the_state_moved_to_never_changes_the_answer(seed: int, graph: bool) -> None:
    """engine.md: it is an improvement, so it never deters."""
    from countermove.engine.concepts import CONCEPTS

    solution = solve(random_graph(seed) if graph else random_conflict(seed, 5), ["gmr", "smr", "seq"])
    for concept in CONCEPTS[1:4]:
        for number, dm in enumerate(solution.parties):
            for counted in (True, False):
                flags = concept.function(CountingItself(solution.kernel, counted), number)  # type: ignore[arg-type]
                assert (flags[solution.states.cells] == solution.flags(concept.id, dm)).all()


@CHECKED
@given(SEEDS)
def test_options_that_nothing_mentions_change_no_verdict(seed: int) -> None:
    conflict = random_conflict(seed, 5)
    solution, lookup = solve(conflict), stable_parties(conflict, ("gmr", "smr", "seq", "nash", "sim"))
    for state in range(1, len(solution) + 1):
        code = solution.state(state).code
        for concept in solution.verdicts:
            for dm in solution.parties:
                assert lookup.stable(dm, concept, code) == solution.is_stable(dm, concept, state)


@pytest.mark.parametrize("seed", range(200))
def test_a_gmr_and_a_seq_equilibrium_was_always_there(seed: int) -> None:
    """Not a theorem: an alarm (theory.md, section 4.5)."""
    conflict = replace(random_conflict(seed), constraints=())
    if all(option.direction == "both" for option in conflict.options):
        solution = solve(conflict, ["gmr", "seq"])
        assert solution.equilibria("gmr")
        assert solution.equilibria("seq")


@CHECKED
@given(SEEDS)
def test_holding_options_is_solving_the_conflict_without_them(seed: int) -> None:
    conflict = random_conflict(seed)
    names = conflict.option_names
    held = [name for number, name in enumerate(names) if seed >> number & 1]
    if not conflict.is_feasible(conflict.status_quo) or len(held) == len(names):
        return
    found = solve(conflict, hold=held)
    pinned = conflict.mask_of(held)
    codes = [found.state(number).code for number in range(1, len(found) + 1)]
    assert codes == [
        c for c in range(1 << len(names)) if conflict.is_feasible(c) and not (c ^ conflict.status_quo) & pinned
    ]
    assert_same_as_without_moves(conflict, held, found, codes)


def assert_same_as_without_moves(conflict: Conflict, held: list[str], found: Solution, codes: list[int]) -> None:
    """Options nobody owns cannot be moved: give the held ones to nobody and compare at the status quo's settings."""
    parties = tuple(
        replace(party, options=tuple(replace(o, owner="") if o.id in held else o for o in party.options))
        for party in conflict.decision_makers
    )
    kernel = DenseKernel(conflict, held)
    assert kernel.layout.bits == len(conflict.options) - len(held)
    frozen = replace(conflict, decision_makers=parties)
    from countermove.engine.definitions import DEFINITIONS
    from countermove.engine.structure import write_out

    structure = write_out(frozen)
    for concept in found.verdicts:
        for dm in conflict.party_names:
            for code in codes:
                assert DEFINITIONS[concept](structure, dm, code) == found.is_stable(dm, concept, code=code)
