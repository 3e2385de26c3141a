"""One draw after another gives what each draw gives when it is solved alone."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from properties.engine_models import UP_TO_FIVE, random_conflict, random_graph, random_preference

from countermove.engine.redraw import Redraws, improving, option_form
from countermove.engine.redraw.replies import Climbed, Searched, TurnByTurn
from countermove.engine.solve import solve
from countermove.model import Conflict, DecisionMaker, Direction, Option, Preference

MODELS, PIECES, DRAWS = 240, 6, 3
FIVE = ("nash", "gmr", "smr", "seq", "sseq")


def differences(redraws: Redraws, draw: dict[str, Any], model: Any) -> list[tuple[str, str]]:
    """Where a draw and the model solved alone disagree: concept and decision maker."""
    solution, stable = solve(model, redraws.concepts, hold=redraws.hold), redraws.stable(draw)
    found = [
        (concept, dm)
        for place, concept in enumerate(redraws.concepts)
        for number, dm in enumerate(redraws.parties)
        if not np.array_equal(stable[place, number], solution.flags(concept, dm))
    ]
    together = np.array([solution.flags(concept) for concept in redraws.concepts])
    return found if np.array_equal(redraws.equilibria(draw), together) else [*found, ("equilibria", "all")]


def drawn_order(rng: random.Random, conflict: Conflict, states: int) -> Any:
    """Statements, a ranking, or payoffs with ties: as a tuple, by decimal code, or by state."""
    codes = 1 << len(conflict.options)
    kind = rng.choice(("preference", "preference", "tuple", "codes", "states"))
    if kind == "preference":
        feasible = [code for code in range(codes) if conflict.is_feasible(code)]
        return random_preference(rng, feasible, list(conflict.option_names))
    spread = rng.choice((2, 6, codes, 1 << 40))
    numbers = [rng.randrange(-spread, spread) for _ in range(states if kind == "states" else codes)]
    return Preference(payoffs=tuple(numbers)) if kind == "tuple" else np.array(numbers)


def as_preference(conflict: Conflict, order: Any, redraws: Redraws) -> Preference:
    """The same order as a conflict has it."""
    if not isinstance(order, np.ndarray):
        return order  # type: ignore[no-any-return]
    by_code = np.zeros(1 << len(conflict.options), dtype=np.int64)
    if order.size == by_code.size:
        by_code[:] = order
    else:
        by_code[redraws.states.columns()["code"]] = order
    return Preference(payoffs=by_code)


@pytest.mark.parametrize("piece", range(PIECES))
def test_random_conflicts(piece: int) -> None:
    """Two to five decision makers, ties, infeasible states, one-way options, options held, every kind of order."""
    for seed in range(piece, MODELS, PIECES):
        rng, conflict = random.Random(seed), random_conflict(seed, 6 if seed % 3 else 4, UP_TO_FIVE)
        if not conflict.options:
            continue
        hold = rng.sample(conflict.option_names, 1) if seed % 7 == 0 and not conflict.constraints else ()
        redraws = Redraws(conflict, ["all"] if seed % 6 == 0 else FIVE, hold=hold)
        for number in range(DRAWS):
            named = rng.sample(conflict.party_names, rng.randint(0, len(conflict.party_names)))
            draw = {name: drawn_order(rng, conflict, len(redraws.states.cells)) for name in named}
            alone = conflict
            for name, order in draw.items():
                alone = alone.with_preference(name, as_preference(conflict, order, redraws))
            assert not differences(redraws, draw, alone), f"random_conflict({seed}), draw {number}"


@pytest.mark.parametrize("seed", range(60))
def test_random_drawn_graphs(seed: int) -> None:
    rng, graph = random.Random(seed), random_graph(seed, UP_TO_FIVE)
    redraws = Redraws(graph)
    for _ in range(DRAWS):
        draw: dict[str, Any] = {}
        for name in rng.sample(graph.party_names, rng.randint(1, len(graph.party_names))):
            states = rng.sample(list(graph.states), len(graph.states))
            cut = rng.randint(1, len(states))
            draw[name] = (tuple(states[:cut]), tuple(states[cut:])) if cut < len(states) else (tuple(states),)
        parties = tuple(replace(party, ranking=draw.get(party.id, party.ranking)) for party in graph.decision_makers)
        assert not differences(redraws, draw, replace(graph, decision_makers=parties))


def larger(widths: tuple[int, ...], share: float, one_way: int, seed: int) -> Conflict:
    """A conflict of some size with random payoffs; the first options of each party are one-way."""
    draw = np.random.default_rng(seed)
    codes = 1 << sum(widths)
    parties = []
    for number, width in enumerate(widths):
        kinds = [(Direction.ON, Direction.OFF)[own % 2] if own < one_way else Direction.BOTH for own in range(width)]
        options = tuple(Option(f"p{number}_{own}", f"p{number}", direction=kind) for own, kind in enumerate(kinds))
        payoffs = draw.integers(0, codes if seed % 2 else 5, codes)
        parties.append(DecisionMaker(f"p{number}", f"P{number}", options, Preference(payoffs=payoffs)))
    feasible = None if share == 1 else draw.random(codes) < share
    return Conflict("larger", tuple(parties), (), feasible)


WIDTHS = [(3, 3, 3), (2, 2, 2, 2, 2), (5, 4), (1, 7, 1), (2, 0, 3, 4), (0, 4)]
WAYS = {TurnByTurn: {}, Climbed: {"MOST_COMPARISONS": 0}, Searched: {"MOST_COMPARISONS": 0, "CELLS": 0}}


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("share", [1, 0.4], ids=["free", "constrained"])
@pytest.mark.parametrize("one_way", [0, 2])
@pytest.mark.parametrize("widths", WIDTHS, ids=str)
def test_larger_conflicts_in_every_way(
    monkeypatch: pytest.MonkeyPatch, widths: tuple[int, ...], one_way: int, share: float, way: type
) -> None:
    for name, value in WAYS[way].items():
        monkeypatch.setattr(option_form, name, value)
    monkeypatch.setattr(improving, "AT_ONCE", 1 << 12)  # tables are gone through in several pieces
    conflict = larger(widths, share, one_way, seed=sum(widths))
    redraws, other = Redraws(conflict, FIVE), larger(widths, 1, one_way, seed=1 + sum(widths))
    assert type(redraws._form._replies[True]) is way  # type: ignore[attr-defined]
    assert not differences(redraws, {}, conflict)
    draw, alone = {}, conflict
    for party in other.decision_makers[1:]:
        draw[party.id] = np.asarray(party.preference.payoffs)
        alone = alone.with_preference(party.id, party.preference)
    assert not differences(redraws, draw, alone)


def test_ranks_that_two_bytes_cannot_hold() -> None:
    conflict = larger((3, 3, 3, 3, 3), 1, 0, seed=15)
    redraws = Redraws(conflict, ("nash", "smr", "seq"))
    assert redraws._form._orders.kind == np.int32  # type: ignore[attr-defined]
    assert not differences(redraws, {}, conflict)
