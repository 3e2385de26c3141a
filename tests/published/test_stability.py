"""Every bundled case gives the equilibria, stabilities, moves and reachabilities that its published.yaml holds.

A figure with status ``published`` is asserted as printed, unless a block with status ``corrected`` says that the
printed one is wrong by the definitions: then the corrected one is.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

import countermove
from countermove.engine.concepts import CONCEPT_IDS
from countermove.engine.definitions import DEFINITIONS, coalition_moves, unilateral_improvements, unilateral_moves
from countermove.engine.solution import Solution
from countermove.engine.solve import solve
from countermove.engine.structure import write_out
from countermove.model import Conflict, GraphConflict

CASES = Path(countermove.__file__).parent / "cases"
SLUGS = sorted(path.parent.name for path in CASES.glob("*/published.yaml"))


@cache
def published(slug: str) -> dict[str, Any]:
    found: dict[str, Any] = YAML(typ="safe").load(CASES / slug / "published.yaml")
    return found


@cache
def model(slug: str) -> Conflict | GraphConflict:
    return countermove.load(slug).model()


@cache
def solution(slug: str) -> Solution:
    return solve(model(slug), ["all"])


def entries(key: str) -> list[Any]:
    """Every block of every case that holds a key, with corrected blocks in place of what they correct."""
    found = []
    for slug in SLUGS:
        blocks = [block for block in published(slug)["results"] if key in block]
        corrected = [block for block in blocks if block["status"] == "corrected"]
        for block in corrected or blocks:
            found.append(pytest.param(slug, block, id=f"{slug}: {block['status']}, {block['source'][:60]}"))
    return found


def named(slug: str, states: Any) -> list[str]:
    """States as published.yaml names them: numbers in option form, names in graph form."""
    return [str(state) for state in states]


def seq_or_sim(found: Solution, dm: str) -> set[Any]:
    """GMCR+'s row "SEQ & SIM" is, for each decision maker, SEQ or SIM."""
    return set(found.stable(dm, "seq")) | set(found.stable(dm, "sim"))


@pytest.mark.parametrize(("slug", "block"), entries("equilibria"))
def test_equilibria(slug: str, block: dict[str, Any]) -> None:
    found = solution(slug)
    among = block.get("reported_among")  # a screenshot may show some of the states only
    for concept, wanted in block["equilibria"].items():
        if concept in CONCEPT_IDS:
            got = named(slug, found.equilibria(concept))
        elif concept == "seq_or_sim":
            everybody = set.intersection(*(seq_or_sim(found, dm) for dm in found.parties))
            got = named(slug, sorted(everybody))
        else:
            continue
        assert [state for state in got if among is None or state in among] == wanted, concept


@pytest.mark.parametrize(("slug", "block"), entries("individual_stability"))
def test_individual_stability(slug: str, block: dict[str, Any]) -> None:
    found = solution(slug)
    for concept, by_dm in block["individual_stability"].items():
        for dm, wanted in by_dm.items():
            if concept in CONCEPT_IDS:
                assert named(slug, found.stable(dm, concept)) == wanted, (concept, dm)
            elif concept == "seq_or_sim":
                assert named(slug, sorted(seq_or_sim(found, dm))) == wanted, (concept, dm)


@pytest.mark.parametrize(("slug", "block"), entries("one_step"))
def test_one_step(slug: str, block: dict[str, Any]) -> None:
    structure, states = write_out(model(slug)), write_out(model(slug)).states
    steps = {"UM": unilateral_moves, "UI": unilateral_improvements}
    for entry in block["one_step"]:
        start = states[int(entry["from"]) - 1]
        got = [str(states.index(state) + 1) for state in steps[entry["moves"]](structure, entry["dm"], start)]
        assert got == entry["states"], entry


@pytest.mark.parametrize(("slug", "block"), entries("reachability"))
def test_reachability(slug: str, block: dict[str, Any]) -> None:
    structure, found = write_out(model(slug)), solution(slug)
    for entry in block["reachability"]:
        credible = entry["moves"] == "UI"
        assert (entry["to"] in named(slug, found.reachable(entry["from"], credible))) is entry["reachable"], entry
        start, end = (structure.states[int(entry[which]) - 1] for which in ("from", "to"))
        assert (end in coalition_moves(structure, structure.parties, start, credible)) is entry["reachable"], entry


@pytest.mark.parametrize(("slug", "block"), entries("reachable_from_s1_by_uis"))
def test_reachable_by_improvements(slug: str, block: dict[str, Any]) -> None:
    assert list(solution(slug).reachable("s1")) == block["reachable_from_s1_by_uis"]


@pytest.mark.parametrize(("slug", "block"), entries("ranking"))
def test_statements_give_the_printed_ranking(slug: str, block: dict[str, Any]) -> None:
    structure = write_out(model(slug))
    for dm, groups in block["ranking"].items():
        ranks = [{structure.rank[dm][structure.states[int(state) - 1]] for state in group} for group in groups]
        assert all(len(group) == 1 for group in ranks), dm
        assert [group.pop() for group in ranks] == list(range(len(groups) - 1, -1, -1)), dm


@pytest.mark.parametrize(("slug", "block"), entries("inverse_counts"))
def test_how_many_rankings_make_a_state_an_equilibrium(slug: str, block: dict[str, Any]) -> None:
    """The guide prints 420 for SEQ and GMR; its program let the last improvement decide. The definitions give 384."""
    assert block["status"] == "corrected"
    structure = write_out(model(slug))
    for entry in block["inverse_counts"]:
        state, varied = structure.states[int(entry["state"]) - 1], entry["vary"]
        others = [dm for dm in structure.parties if dm != varied]
        counts = dict.fromkeys(entry["counts"], 0)
        for order in permutations(range(len(structure.states))):
            rank = {**structure.rank, varied: dict(zip(structure.states, order, strict=True))}
            trial = replace(structure, rank=rank)
            for concept in counts:
                holds = DEFINITIONS[concept]
                counts[concept] += all(holds(trial, dm, state) for dm in [varied, *others])
        assert counts == entry["counts"]


@pytest.mark.parametrize(("slug", "block"), entries("counts"))
def test_counts(slug: str, block: dict[str, Any]) -> None:
    counts, conflict = block["counts"], model(slug)
    assert isinstance(conflict, Conflict)
    assert len(conflict.options) == counts["options"]
    if counts["options"] <= 22 and "feasible_states" in counts:
        assert len(solution(slug)) == counts["feasible_states"]


def test_states_are_numbered_as_published() -> None:
    checked = 0
    for slug in SLUGS:
        if isinstance(model(slug), GraphConflict):
            continue
        for number, letters in published(slug).get("states", {}).items():
            assert solution(slug).state(int(number)).letters == letters
            checked += 1
    assert checked > 30


def test_figures_known_to_be_wrong_have_a_correction() -> None:
    for slug in SLUGS:
        for failed in published(slug).get("verification", {}).get("not_reproduced", []):
            assert failed["published"] != failed["computed"]
            assert any(block["status"] == "corrected" for block in published(slug)["results"]), (slug, failed)
