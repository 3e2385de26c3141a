"""Every concept and every reading of sanctions against the oracle, which shares no code with the product.

Some twenty thousand small random models: two to five decision makers, ties, infeasible states, one-way options, drawn
graphs with common moves, merged states and forbidden moves. Models reach the oracle as plain data.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from oracle.random_conflicts import random_case
from oracle.sanction_readings import ROBUST, SIMULTANEOUS, stability
from oracle.stability import Graph
from oracle.tables import letters, table, written
from properties.engine_models import random_conflict
from properties.oracle_models import (
    Model,
    compared,
    drawn_graph,
    five_party_conflict,
    five_party_graph,
    knotty_conflict,
    merged_graph,
    oracle_model,
    plain,
    small_conflict,
    under,
)

import countermove
from countermove.model import Conflict, GraphConflict

BY_SEQUENCES = ("gmr", "smr", "seq", "sseq")


def concepts_for(model: Model, sanctions: str) -> tuple[str, ...]:
    """What the reading of sanctions can change; simultaneous sanctions are for option form only."""
    robust = ROBUST if sanctions == "legal" else BY_SEQUENCES
    simultaneous = SIMULTANEOUS if sanctions == "legal" else ("seq_or_sim",)
    return robust + (() if isinstance(model, GraphConflict) else simultaneous)


def disagreements(model: Model, readings: tuple[str, ...]) -> list[str]:
    """Where product and oracle say different things, with the model as plain data."""
    found = []
    first = compared(model, concepts_for(model, readings[0]), readings[0])
    for sanctions in readings:
        concepts = concepts_for(model, sanctions)
        both = first if sanctions == readings[0] else under(first, model, concepts, sanctions)
        for (concept, party), states in stability(both.literal, concepts, sanctions).items():
            wanted, got = both.labels(states), both.all_named(both.solution.stable(party, concept))
            if got != wanted:
                about = f"{concept}, {sanctions}, {party}"
                found.append(f"{about}: {got - wanted} too many, {wanted - got} missing; {both.data}")
    return found


# What is drawn, how many of it, and how many make a piece of a few seconds.
DRAWN: dict[str, tuple[Callable[[int], Model], int, int]] = {
    "small conflicts": (small_conflict, 1200, 300),
    "conflicts": (random_conflict, 120, 60),
    "knotty conflicts": (knotty_conflict, 200, 100),
    "graphs": (drawn_graph, 3000, 1500),
    "merged": (merged_graph, 2000, 1000),
    "five in option form": (five_party_conflict, 80, 40),
    "five drawn": (five_party_graph, 500, 500),
}
PIECES = [(kind, first, size) for kind, (_, total, size) in DRAWN.items() for first in range(0, total, size)]


@pytest.mark.parametrize(("kind", "first", "size"), PIECES)
def test_every_concept_is_the_oracles(kind: str, first: int, size: int) -> None:
    """Legal sequences for every model; each opponent once and single moves turn and turn about."""
    draw = DRAWN[kind][0]
    for seed in range(first, first + size):
        readings = ("legal", ("once", "single")[seed % 2])
        assert not disagreements(draw(seed), readings), f"{draw.__name__}({seed})"


WRITTEN, WRITTEN_PIECES = 80, 2


@pytest.mark.parametrize("piece", range(WRITTEN_PIECES))
def test_cases_read_from_text_agree_with_the_oracle(piece: int) -> None:
    """Statements, constraints and directions as in a case file; the oracle has its own reading of them."""
    for seed in range(piece, WRITTEN, WRITTEN_PIECES):
        case = random_case(seed, max_options=5)
        model, literal = countermove.load(case.case).model(), table(case.conflict)
        for sanctions in ("legal", "once", "single"):
            concepts = concepts_for(model, sanctions)
            solution = countermove.solve(model, concepts=concepts, sanctions=sanctions)
            for (concept, party), states in stability(literal, concepts, sanctions).items():
                wanted = {letters(state, case.conflict.options) for state in states}
                got = {solution.state(number).letters for number in solution.stable(party, concept)}
                assert got == wanted, f"random_case({seed}), {concept}, {sanctions}, {party}"


def test_seven_thousand_models_are_compared() -> None:
    assert sum(total for _, total, _ in DRAWN.values()) + WRITTEN >= 7_000


def test_what_is_drawn_has_the_features_that_go_wrong() -> None:
    """Each feature in at least one model in fifty, or the comparison would prove little."""
    models: list[Model] = [draw(seed) for draw, _, _ in DRAWN.values() for seed in range(100)]
    tables = [written(oracle_model(plain(model))) for model in models]
    drawn = [literal for literal, model in zip(tables, models, strict=True) if isinstance(model, GraphConflict)]
    conflicts = [model for model in models if isinstance(model, Conflict)]
    assert {len(model.decision_makers) for model in models} == {2, 3, 4, 5}
    features = {
        "ties": [len(set(t.rank[t.parties[0]].values())) < len(t.states) for t in tables],
        "infeasible": [bool(model.constraints) for model in conflicts],
        "one-way": [any(option.is_one_way for option in model.options) for model in conflicts],
        "merged": ["merged" in literal.states for literal in drawn],
        "common moves": [has_common_move(literal) for literal in drawn],
        "a move missing from a chain": [not is_transitive(literal) for literal in drawn],
        "somebody without moves": [any(not any(t.moves(dm, s) for s in t.states) for dm in t.parties) for t in tables],
    }
    for feature, found in features.items():
        assert sum(found) >= len(found) / 50, feature


def has_common_move(literal: Graph) -> bool:
    """Two decision makers have a move between the same two states (theory 1.2)."""
    arcs = [(s, q) for dm in literal.parties for s in literal.states for q in set(literal.moves(dm, s))]
    return len(set(arcs)) < len(arcs)


def is_transitive(literal: Graph) -> bool:
    """Whatever a decision maker can do in two moves, it can do in one."""
    return all(
        last == start or last in literal.moves(dm, start)
        for dm in literal.parties
        for start in literal.states
        for middle in literal.moves(dm, start)
        for last in literal.moves(dm, middle)
    )


@pytest.mark.parametrize("draw", [knotty_conflict, drawn_graph, merged_graph])
def test_the_readings_and_the_concepts_differ_in_what_is_drawn(draw: Callable[[int], Model]) -> None:
    """Every two readings and every two concepts are told apart by some model, or a mix-up would go unseen."""
    found: dict[tuple[str, str], list[Any]] = {}
    for seed in range(150):
        model = draw(seed)
        literal = written(oracle_model(plain(model)))
        for sanctions in ("legal", "once", "single"):
            for (concept, party), states in stability(literal, concepts_for(model, sanctions), sanctions).items():
                found.setdefault((concept, sanctions), []).append((seed, party, states))
    for concept in BY_SEQUENCES:
        several = [found[concept, sanctions] for sanctions in ("legal", "once", "single")]
        assert all(one != other for one, other in combinations(several, 2)), concept
    legal = [answers for (_, sanctions), answers in found.items() if sanctions == "legal"]
    assert all(one != other for one, other in combinations(legal, 2))
