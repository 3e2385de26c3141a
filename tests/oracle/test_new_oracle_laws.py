"""The oracle's new parts obey the laws of theory.md 15 and agree with its older parts, on random conflicts."""

from __future__ import annotations

from collections import Counter

import pytest

from .as_one import as_one
from .coalitions import COALITION_CONCEPTS, coalition_stable_states, coalitions
from .evolution import (
    easiest,
    fewest_setbacks,
    loses,
    numbers_by_setbacks,
    numbers_of_sequences,
    reachable,
    sequences,
    shortest,
    shortest_sequences,
)
from .inverse import counts
from .random_conflicts import random_case
from .sanction_readings import READINGS, ROBUST, SIMULTANEOUS, stability
from .stability import Graph, reach
from .stability import solve as solve_by_the_old_oracle
from .tables import written


def random_table(seed: int) -> Graph:
    return written(random_case(seed, max_options=5).conflict)


@pytest.mark.parametrize("seed", range(40))
def test_concepts_imply_one_another_under_every_reading(seed: int) -> None:
    table = random_table(seed)
    for sanctions in READINGS:
        found = stability(table, ROBUST + SIMULTANEOUS, sanctions)
        for party in table.parties:
            nash, gmr, smr, seq, sseq = (found[concept, party] for concept in ROBUST)
            assert nash <= sseq <= smr & seq
            assert smr | seq <= gmr
            assert found["sim", party] | seq <= found["seq_or_sim", party]


@pytest.mark.parametrize("seed", range(40))
def test_the_legal_reading_is_the_old_oracle(seed: int) -> None:
    conflict = random_case(seed, max_options=5).conflict
    wanted = solve_by_the_old_oracle(conflict)["stability"]
    found = stability(written(conflict), wanted)
    assert {key: set(wanted[key[0]][key[1]]) for key in found} == found


@pytest.mark.parametrize("seed", range(40))
def test_more_sequences_sanction_no_less(seed: int) -> None:
    table = random_table(seed)
    for concept in ("gmr", "smr", "seq", "sseq", "seq_or_sim"):
        by_reading = {s: stability(table, [concept], s) for s in READINGS}
        for key, legal in by_reading["legal"].items():
            assert by_reading["single"][key] <= by_reading["once"][key] <= legal


@pytest.mark.parametrize("seed", range(40))
def test_a_coalition_of_one_is_a_decision_maker_and_everybody_cannot_be_sanctioned(seed: int) -> None:
    table = random_table(seed)
    found = stability(table, ("nash", "gmr", "smr", "seq"))
    for (concept, party), wanted in found.items():
        assert coalition_stable_states(table, concept, (party,)) == wanted
    everybody = [coalition_stable_states(table, concept, table.parties) for concept in COALITION_CONCEPTS]
    assert all(states == everybody[0] for states in everybody)
    for team in coalitions(table):
        by_members = coalition_stable_states(table, "seq", team)
        assert by_members <= coalition_stable_states(table, "seq_by_coalitions", team)


@pytest.mark.parametrize("seed", range(20))
def test_as_one_with_nobody_joined_is_the_same_game(seed: int) -> None:
    conflict = random_case(seed, max_options=5).conflict
    concepts = ROBUST + SIMULTANEOUS
    assert stability(as_one(conflict), concepts) == stability(written(conflict), concepts)


@pytest.mark.parametrize("seed", range(20))
def test_shortest_sequences_are_counted_as_written_out(seed: int) -> None:
    table = random_table(seed)
    start = table.states[0]
    for improving in (False, True):
        found = shortest(table, start, improving)
        assert set(found) == reachable(table, start, improving) == reach(table, table.parties, start, improving)
        for length, layer in enumerate(numbers_of_sequences(table, start, improving)[:3], start=1):
            ends = Counter(sequence[-1] for sequence in sequences(table, start, length, improving))
            assert {(q, mover): number for (mover, q), number in ends.items()} == layer
        for end, (length, number) in found.items():
            if length <= 3:
                assert len(shortest_sequences(table, start, end, improving)) == number


@pytest.mark.parametrize("seed", range(20))
def test_no_setback_is_needed_exactly_where_improvements_lead(seed: int) -> None:
    table = random_table(seed)
    for start in table.states[:4]:
        found = fewest_setbacks(table, start)
        assert set(found) == reachable(table, start)
        assert {s for s, number in found.items() if number == 0} == reachable(table, start, improving=True)
        by_losses = fewest_setbacks(table, start, loses)
        assert all(by_losses[s] <= number for s, number in found.items())
        assert {s: spent for s, (spent, _) in easiest(table, start).items()} == by_losses
        for end, (length, number) in shortest(table, start).items():
            assert numbers_by_setbacks(table, start, end, length).total() == number


def test_a_step_between_equals_is_no_gain_and_no_loss() -> None:
    example = Graph(("i", "j"), (0, 1, 2), {"i": {0: (1,)}, "j": {1: (2,)}}, {"i": {0: 1, 1: 1}, "j": {1: 1, 2: 2}})
    assert fewest_setbacks(example, 0) == {1: 1, 2: 2}
    assert fewest_setbacks(example, 0, loses) == {1: 0, 2: 1}


def test_the_inverse_refuses_many_states() -> None:
    with pytest.raises(ValueError, match="9 states"):
        counts(Graph(("i",), tuple(range(9)), {}, {}), "i", 0)
