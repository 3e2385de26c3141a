"""Coalitions: the fast ways give what the literal definitions give, and the properties of theory.md hold."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from properties.engine_models import random_conflict, random_graph

from countermove.engine.coalition.as_one import as_one
from countermove.engine.coalition.as_one_definitions import AS_ONE_DEFINITIONS, merge
from countermove.engine.coalition.definitions import (
    COALITION_DEFINITIONS,
    coalition_improvements,
    coalition_stable_states,
    credible_coalition_moves,
    subcoalitions,
    universally_stable_states,
)
from countermove.engine.coalition.focus import Focus
from countermove.engine.coalition.membership import COALITION_CONCEPTS, Credible
from countermove.engine.coalition.moves import moves_of
from countermove.engine.coalition.stability import coalition_stability, stable_cells
from countermove.engine.coalition.upset import Upset, universally_stable, upset
from countermove.engine.definitions import (
    DEFINITIONS,
    coalition_moves,
    unilateral_improvements,
    unilateral_moves,
)
from countermove.engine.solution import Solution
from countermove.engine.solve import solve
from countermove.engine.structure import Structure, write_out
from countermove.model import Conflict, DecisionMaker, GraphConflict, Option, Preference

pytestmark = pytest.mark.usefixtures("remembered")
CONFLICTS, GRAPHS, PIECES = 2_400, 1_800, 20
Model = Conflict | GraphConflict


def readings(key: str) -> tuple[str, Credible]:
    """The concept and the kind of credible answer that a key of the definitions stands for."""
    return key.removesuffix("_by_groups"), Credible.GROUPS if key.endswith("_by_groups") else Credible.INDIVIDUALS


def differences(model: Model, seed: int) -> list[Any]:
    """Where the lists of stable states disagree with the definitions, and the question about one state."""
    structure, solution = write_out(model), solve(model, ["nash"])
    moves, cells = moves_of(solution), solution.states.cells
    place = random.Random(seed).randrange(len(cells))
    found = []
    for members in subcoalitions(range(len(structure.parties))):
        names = [structure.parties[dm] for dm in members]
        for key in COALITION_DEFINITIONS:
            concept, credible = readings(key)
            wanted = coalition_stable_states(structure, names, key)
            flags = stable_cells(moves, members, concept, credible=credible)[cells]
            listed = tuple(structure.states[p] for p in np.flatnonzero(flags).tolist())
            single = Focus(moves, members, int(cells[place]), credible=credible).is_stable(concept)
            if wanted != listed or single != (structure.states[place] in wanted):
                found.append((names, key, wanted, listed, single))
    return found


@pytest.mark.parametrize("piece", range(PIECES))
def test_conflicts_agree_with_the_definitions(piece: int) -> None:
    for seed in range(piece, CONFLICTS, PIECES):
        model = random_conflict(seed, 5 if seed % 4 else 6)
        assert not differences(model, seed), model.title


@pytest.mark.parametrize("piece", range(PIECES))
def test_drawn_graphs_agree_with_the_definitions(piece: int) -> None:
    for seed in range(piece, GRAPHS, PIECES):
        assert not differences(random_graph(seed), seed), f"random_graph({seed})"


@settings(max_examples=40, deadline=None)
@given(st.integers(min_value=0, max_value=2**32))
def test_any_seed_agrees_with_the_definitions(seed: int) -> None:
    assert not differences(random_conflict(seed, 5), seed)
    assert not differences(random_graph(seed), seed)


def models(count: int) -> Iterator[Model]:
    for seed in range(7_000, 7_000 + count):
        yield random_conflict(seed)
        yield random_graph(seed)


def test_a_coalition_of_one_gives_the_ordinary_concepts() -> None:
    for model in models(150):
        structure = write_out(model)
        for dm in structure.parties:
            for concept in COALITION_CONCEPTS:
                ordinary = [state for state in structure.states if DEFINITIONS[concept](structure, dm, state)]
                assert list(coalition_stable_states(structure, [dm], concept)) == ordinary


def test_where_nobody_is_left_to_answer_all_concepts_coincide() -> None:
    for model in models(150):
        solution = solve(model, ["nash"])
        moves = moves_of(solution)
        everybody = tuple(range(moves.movers))
        nash = stable_cells(moves, everybody, "nash")
        for concept in COALITION_CONCEPTS:
            for credible in Credible:
                assert np.array_equal(stable_cells(moves, everybody, concept, credible=credible), nash)


def test_what_implies_what_holds_for_coalitions() -> None:
    for model in models(150):
        moves = moves_of(solve(model, ["nash"]))
        for members in subcoalitions(range(moves.movers)):
            found = {concept: stable_cells(moves, members, concept) for concept in COALITION_CONCEPTS}
            groups = stable_cells(moves, members, "seq", credible=Credible.GROUPS)
            assert not (found["nash"] & ~found["smr"] | found["nash"] & ~found["seq"]).any()
            assert not (found["smr"] & ~found["gmr"] | found["seq"] & ~found["gmr"]).any()
            assert not (found["seq"] & ~groups).any()
            if isinstance(model, Conflict):
                assert not (groups & ~found["gmr"]).any()


def unrestricted(seed: int) -> Conflict:
    """Two to four decision makers who can set their options at will, with ranks that fall into few or many levels."""
    rng = random.Random(seed)
    widths = [rng.randint(0, 2) for _ in range(rng.randint(2, 4))]
    widths[0] = max(1, widths[0])
    levels, parties = rng.choice((3, 6, 40)), []
    for number, width in enumerate(widths):
        own = tuple(Option(f"o{number}{place}", f"p{number}") for place in range(width))
        order = Preference(payoffs=np.array([rng.randrange(levels) for _ in range(2 ** sum(widths))]))
        parties.append(DecisionMaker(f"p{number}", f"P{number}", own, order))
    return Conflict(f"unrestricted({seed})", tuple(parties))


def test_symmetric_stability_class_by_class_agrees_with_the_definition() -> None:
    told_apart = 0
    for seed in range(250):
        model = unrestricted(seed)
        structure, solution = write_out(model), solve(model, ["nash"])
        moves = moves_of(solution)
        for members in subcoalitions(range(moves.movers)):
            names = [structure.parties[dm] for dm in members]
            flags = stable_cells(moves, members, "smr")[solution.states.cells]
            wanted = coalition_stable_states(structure, names, "smr")
            assert tuple(structure.states[place] for place in np.flatnonzero(flags).tolist()) == wanted, model.title
            told_apart += set(coalition_stable_states(structure, names, "nash")) < set(wanted)
    assert told_apart > 50


def test_the_order_of_decision_makers_changes_nothing() -> None:
    for seed in range(120):
        graph = random_graph(seed)
        turned = GraphConflict(graph.title, dict(reversed(graph.states.items())), graph.decision_makers[::-1])
        here, there = solve(graph, ["nash"]), solve(turned, ["nash"])
        for coalition in combinations(graph.party_names, 2):
            for credible in Credible:
                found = coalition_stability(here, coalition, COALITION_CONCEPTS, credible=credible).stable
                again = coalition_stability(there, coalition, COALITION_CONCEPTS, credible=credible).stable
                assert {concept: set(states) for concept, states in found.items()} == {
                    concept: set(states) for concept, states in again.items()
                }


def test_universal_stability_is_stability_for_every_coalition() -> None:
    for model in models(100):
        structure, solution = write_out(model), solve(model, ["nash", "gmr", "smr"])
        known = named(solution, structure)
        for concept in solution.concepts:
            wanted = universally_stable_states(structure, concept)
            assert tuple(known[state] for state in universally_stable(solution, concept)) == wanted


def named(solution: Solution, structure: Structure) -> dict[object, object]:
    return {solution.states.name(place): state for place, state in enumerate(structure.states)}


@pytest.mark.parametrize("credible", list(Credible))
def test_every_joint_move_and_every_answer_holds_by_the_definitions(credible: Credible) -> None:
    for model in models(70):
        solution, structure = solve(model, ["nash"]), write_out(model)
        known = named(solution, structure)
        for name in list(known)[::3]:
            for concept in COALITION_CONCEPTS:
                for found in upset(solution, name, concept, credible=credible):
                    check(structure, known, found)


def check(structure: Structure, known: dict[object, object], found: Upset) -> None:
    state, others = known[found.state], [dm for dm in structure.parties if dm not in found.members]
    key = "seq_by_groups" if (found.concept, found.credible) == ("seq", "groups") else found.concept
    assert found.upsets is not COALITION_DEFINITIONS[key](structure, found.members, state)
    ends = coalition_improvements(structure, found.members, state)
    assert found.improvements == len(ends)
    assert bool(found.move) == bool(ends)
    assert bool(found.sanction) == bool(ends and not found.upsets) == (found.ends is not None)
    if not found.move:
        return
    end = walked(structure, known, state, found.move)
    assert end in ends
    rank = structure.rank
    assert set(found.gains) == {dm for dm in structure.parties if rank[dm][end] > rank[dm][state]} >= set(found.members)
    assert set(found.loses) == {dm for dm in structure.parties if rank[dm][end] < rank[dm][state]}
    if found.upsets:
        check_undeterred(structure, found, state, end, others)
        return
    groups = key == "seq_by_groups"
    after = walked(structure, known, end, found.sanction, credible=key == "seq", twice_running=groups)
    assert after == known[found.ends]
    assert set(found.unwilling) == {dm for dm in found.members if rank[dm][after] <= rank[dm][state]} != set()
    assert all(step.dm in others for step in found.sanction)
    if groups:
        assert after in credible_coalition_moves(structure, others, end)
    if found.concept == "smr":
        back = coalition_moves(structure, found.members, after)
        assert all(any(rank[dm][s] <= rank[dm][state] for dm in found.members) for s in back)


def check_undeterred(structure: Structure, found: Upset, state: object, end: Any, others: list[str]) -> None:
    replies = coalition_moves(structure, others, end, credible=found.concept == "seq")
    if found.concept == "seq" and found.credible == "groups":
        replies = credible_coalition_moves(structure, others, end)
    if found.concept in ("gmr", "seq"):
        for reply in replies:
            assert all(structure.rank[dm][reply] > structure.rank[dm][state] for dm in found.members)


def walked(
    structure: Structure,
    known: dict[object, object],
    start: Any,
    steps: Any,
    credible: bool = False,
    twice_running: bool = False,
) -> Any:
    """Walk a sequence of steps, each a move (credibly, an improvement) of its mover, nobody twice running."""
    here, last = start, ""
    for step in steps:
        options = unilateral_improvements if credible else unilateral_moves
        assert known[step.to] in options(structure, step.dm, here)
        assert twice_running or step.dm != last
        here, last = known[step.to], step.dm
    return here


def test_no_joint_move_takes_fewer_steps() -> None:
    for model in models(40):
        solution, structure = solve(model, ["nash"]), write_out(model)
        known = named(solution, structure)
        for name, state in known.items():
            for found in upset(solution, name, "nash"):
                if found.move:
                    layers = within(structure, found.members, state, len(found.move) - 1)
                    assert not layers & coalition_improvements(structure, found.members, state)


def within(structure: Structure, members: tuple[str, ...], state: Any, most: int) -> set[Any]:
    """What legal sequences of at most so many steps reach."""
    front, reached = {(state, "")}, set()
    for _ in range(most):
        front = {
            (there, dm)
            for here, last in front
            for dm in members
            if dm != last
            for there in unilateral_moves(structure, dm, here)
        }
        reached |= {there for there, _ in front}
    return reached


@pytest.mark.parametrize("piece", range(10))
def test_members_that_move_as_one_agree_with_the_definitions(piece: int) -> None:
    for seed in range(piece, 700, 10):
        for model in (random_conflict(seed), random_graph(seed)):
            rng = random.Random(seed)
            groups = partition(rng, list(model.party_names))
            if groups:
                assert not as_one_differences(model, groups), f"{model.title} {groups}"


def partition(rng: random.Random, parties: list[str]) -> list[tuple[str, ...]]:
    """One or two groups of two or more."""
    rng.shuffle(parties)
    cut = rng.randint(2, len(parties))
    groups = [tuple(parties[:cut]), tuple(parties[cut:])]
    return [group for group in groups if len(group) > 1]


def as_one_differences(model: Model, groups: list[tuple[str, ...]]) -> list[Any]:
    found = as_one(solve(model, ["nash"]), groups, COALITION_CONCEPTS)
    movers = tuple(tuple(label.split("+")) for label in found.movers)
    assert sorted(dm for mover in movers for dm in mover) == sorted(model.party_names)
    merged = merge(model, movers)
    place = {state: number for number, state in enumerate(merged.structure.states)}
    wrong = []
    for concept, decide in AS_ONE_DEFINITIONS.items():
        for mover, label in zip(movers, found.movers, strict=True):
            wanted = [state for state in place if decide(merged, mover, state)]
            got = [state for state in place if found.verdicts[concept][label][place[state]]]
            if wanted != got:
                wrong.append((concept, mover, wanted, got))
    return wrong
