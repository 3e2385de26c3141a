"""How often the shortcuts of other programs change an equilibrium, as the page on why tools disagree says."""

from __future__ import annotations

from properties.engine_models import random_conflict

from countermove.engine.sanctions import Sanctions
from countermove.engine.solve import solve
from countermove.model import Conflict

CONCEPTS = ["gmr", "smr", "seq"]


def conflicts(count: int) -> list[Conflict]:
    """Random conflicts in option form of which three or four decision makers own options."""
    found: list[Conflict] = []
    seed = 0
    while len(found) < count:
        model = random_conflict(seed)
        seed += 1
        if sum(bool(party.options) for party in model.decision_makers) > 2:
            found.append(model)
    return found


def equilibria(model: Conflict, reading: Sanctions) -> list[tuple[object, ...]]:
    solution = solve(model, CONCEPTS, sanctions=reading)
    return [solution.equilibria(concept) for concept in CONCEPTS]


def test_shares_of_random_conflicts_that_a_shortcut_changes() -> None:
    drawn = conflicts(400)
    changed = dict.fromkeys((Sanctions.ONCE, Sanctions.SINGLE), 0)
    for model in drawn:
        legal = equilibria(model, Sanctions.LEGAL)
        for reading in changed:
            changed[reading] += equilibria(model, reading) != legal
    assert changed[Sanctions.SINGLE] > len(drawn) / 2
    assert 0.03 < changed[Sanctions.ONCE] / len(drawn) < 0.06
