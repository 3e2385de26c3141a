"""Definitions that remember say what they say when they do not."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from properties.engine_models import random_conflict, random_graph
from properties.remembered import remember

from countermove.engine import definitions
from countermove.engine.coalition import definitions as coalition_definitions
from countermove.engine.coalition.definitions import COALITION_DEFINITIONS, subcoalitions
from countermove.engine.sanctions import Sanctions
from countermove.engine.structure import Structure, write_out


def structures() -> Iterator[Structure]:
    """Small models, and each with the ranks of two decision makers exchanged and exchanged back."""
    for seed in range(12):
        for model in (random_conflict(seed, 4), random_graph(seed)):
            written = write_out(model)
            one, other = written.parties[:2]
            swapped = {**written.rank, one: dict(written.rank[other]), other: dict(written.rank[one])}
            yield from (written, replace(written, rank=swapped), written, replace(written, rank=dict(written.rank)))


def everything() -> list[Any]:
    """What is asked of the definitions, in a random order, and more than once."""
    rng, said = random.Random(0), []
    for structure in structures():
        asked = [(team, state) for team in subcoalitions(structure.parties) for state in structure.states]
        for team, state in rng.choices(asked, k=30):
            said += [definitions.coalition_moves(structure, team, state, credible=True) for _ in range(2)]
            said += [definitions.coalition_moves(structure, team, state)]
            said += [definitions.unilateral_improvements(structure, dm, state) for dm in team]
            said += [
                {
                    name
                    for name in definitions.DEFINITIONS
                    if "sim" not in name and stable(name, structure, team[0], state)
                }
            ]
            said += [coalition_definitions.coalition_improvements(structure, team, state) for _ in range(2)]
            said += [coalition_definitions.credible_coalition_moves(structure, team, state)]
            said += [{name for name in COALITION_DEFINITIONS if COALITION_DEFINITIONS[name](structure, team, state)}]
    return said


def stable(concept: str, structure: Structure, dm: str, state: Any) -> bool:
    return definitions.DEFINITIONS[concept](structure, dm, state, Sanctions.LEGAL)


def test_what_is_remembered_is_what_is_found_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    anew = everything()
    remember(monkeypatch)
    assert everything() == anew
