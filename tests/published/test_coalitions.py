"""Published and reference figures on coalitions come out of the bundled cases."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from bundled import PUBLISHED, published_results

import countermove
from countermove.engine.coalition.as_one import as_one
from countermove.engine.coalition.membership import COALITION_CONCEPTS
from countermove.engine.coalition.stability import coalition_stability
from countermove.engine.coalition.upset import universally_stable, upset_equilibria
from countermove.engine.solution import Solution
from countermove.engine.solve import solve


def entries(key: str) -> list[Any]:
    """Every block of every case that holds a key."""
    found = []
    for slug in PUBLISHED:
        for block in published_results(slug):
            found += [pytest.param(slug, entry, id=slug) for entry in listed(block.get(key))]
    return found


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


@cache
def solution(slug: str) -> Solution:
    return solve(countermove.load(slug).model(), COALITION_CONCEPTS)


def names(states: Any) -> list[str]:
    return [str(state) for state in states]


@pytest.mark.parametrize(("slug", "entry"), entries("coalition_stability"))
def test_states_that_are_stable_for_a_coalition(slug: str, entry: dict[str, Any]) -> None:
    found = coalition_stability(solution(slug), entry["coalition"])
    for concept in COALITION_CONCEPTS:
        assert names(found.stable[concept]) == entry[concept], concept


@pytest.mark.parametrize(("slug", "entry"), entries("universally_coalition_stable"))
def test_states_that_no_coalition_upsets(slug: str, entry: dict[str, Any]) -> None:
    assert {concept: names(universally_stable(solution(slug), concept)) for concept in entry} == entry


@pytest.mark.parametrize(("slug", "entry"), entries("merged_coalition_equilibria"))
def test_members_that_move_as_one(slug: str, entry: dict[str, Any]) -> None:
    groups = [group for group in entry["groups"] if len(group) > 1]
    found = as_one(solution(slug), groups)
    for concept, wanted in entry["equilibria"].items():
        among = entry.get("reported_among", {}).get(concept)
        got = [state for state in names(found.equilibria(concept)) if among is None or state in among]
        assert got == wanted, concept


def test_only_the_ministry_and_uniroyal_upset_an_equilibrium_of_elmira() -> None:
    upset = [one for one in upset_equilibria(solution("elmira-9")) if one.upsets]
    assert {(one.state, one.members, one.move[-1].to, one.improvements) for one in upset} == {
        ("s5", ("moe", "uniroyal"), "s8", 1)
    }
    assert {one.concept for one in upset} == set(COALITION_CONCEPTS)


def test_the_figures_are_there_to_be_compared() -> None:
    assert {slug.values[0] for slug in entries("coalition_stability")} >= {"elmira-9", "prisoners-dilemma"}
    assert entries("merged_coalition_equilibria")
