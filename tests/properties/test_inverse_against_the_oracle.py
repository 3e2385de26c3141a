"""Under how many strict rankings a state is stable, against trying every one of them (theory.md 10)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from oracle.inverse import MOST_STATES, counts
from oracle.sanction_readings import ROBUST, is_stable
from properties.oracle_models import (
    Model,
    compared,
    drawn_graph,
    five_party_graph,
    merged_graph,
    small_conflict,
)

from countermove.engine.inverse.inverse import inverse

# What is drawn, and how many of it; those of more states than can be tried are passed over.
DRAWN: dict[str, tuple[Callable[[int], Model], int]] = {
    "small conflicts": (small_conflict, 120),
    "graphs": (drawn_graph, 60),
    "merged": (merged_graph, 60),
    "five drawn": (five_party_graph, 30),
}


@pytest.mark.parametrize("kind", DRAWN)
def test_inverse_counts_are_the_oracles(kind: str) -> None:
    """One state and one decision maker of each model; six states seldom, for there are 720 rankings of them."""
    draw, total = DRAWN[kind]
    tried = 0
    for seed in range(total):
        both = compared(draw(seed), ROBUST)
        states = both.literal.states
        if len(states) > MOST_STATES or (len(states) == MOST_STATES and seed % 5):
            continue
        state, number = states[seed % len(states)], seed % len(both.literal.parties)
        party = both.literal.parties[number]
        name = next(n for n in both.product_names() if both.named(n) == both.label(state))
        asked = inverse(both.solution, name, parties=[party], concepts=ROBUST).asked
        wanted = counts(both.literal, party, state)
        for concept in ROBUST:
            found, about = asked[concept][number], f"{draw.__name__}({seed}), {party}, {state}, {concept}: {both.data}"
            assert found.count.rankings == wanted[concept], about
            assert found.is_stable is is_stable(both.literal, concept, party, state), about
        tried += 1
    assert tried >= total / 6
