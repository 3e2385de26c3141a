"""Published inverse results: Syria-Iraq 1975, counts and conditions, the slip of the printed counts reproduced."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

import countermove
from countermove.engine.definitions import coalition_moves, unilateral_moves
from countermove.engine.inverse.inverse import Inverse, inverse
from countermove.engine.solve import solve
from countermove.engine.structure import Structure, write_out

CASES = Path(countermove.__file__).parent / "cases"
SLUGS = sorted(path.parent.name for path in CASES.glob("*/published.yaml"))
CASE = "syria-iraq-1975"
BLOCKS = YAML(typ="safe").load(CASES / CASE / "published.yaml")["results"]


@pytest.fixture(scope="module")
def found() -> Inverse:
    return inverse(solve(countermove.load(CASE), ["nash"]), "2", concepts=["nash", "gmr", "smr", "seq", "sseq"])


def counts(status: str) -> dict[str, int]:
    blocks = [block["inverse_counts"] for block in BLOCKS if block["status"] == status and "inverse_counts" in block]
    assert len(blocks) == 1
    ((only,),) = blocks
    assert (only["state"], only["vary"]) == ("2", "syria")
    return dict(only["counts"])


def test_the_counts_are_the_corrected_ones(found: Inverse) -> None:
    wanted = counts("corrected")
    assert wanted == {"nash": 240, "seq": 384, "gmr": 384, "smr": 300}
    for concept, rankings in wanted.items():
        count = found.asked[concept][0].count
        assert (count.rankings, count.total) == (rankings, 720), concept


def slip(structure: Structure, concept: str, order: tuple[int, ...]) -> bool:
    """The verdict of a program that overwrites it for each improvement in turn, so that the last one decides."""
    rank: dict[Any, int] = dict(zip(structure.states, order, strict=True))
    state, stable = structure.states[1], True
    for move in unilateral_moves(structure, "syria", state):
        if rank[move] > rank[state]:
            replies = coalition_moves(structure, ["iraq"], move, credible=concept == "seq")
            stable = any(rank[reply] <= rank[state] for reply in replies)
    return stable


@pytest.mark.parametrize("concept", ["gmr", "seq"])
def test_the_printed_counts_come_from_letting_the_last_improvement_decide(concept: str) -> None:
    printed = counts("published")[concept]
    assert printed == 420
    structure = write_out(countermove.load(CASE).model())
    assert sum(slip(structure, concept, order) for order in permutations(range(6))) == printed


def test_the_printed_conditions_are_those_found(found: Inverse) -> None:
    # "2 preferred to 1 and to 3"; or 4 below 2 where 1 is not, and 6 below 2 where 3 is not
    places = {concept: found.asked[concept][0].condition.clauses for concept in ("nash", "seq")}
    numbered = {c: [{tuple(p + 1 for p in way) for way in clause.ways} for clause in places[c]] for c in places}
    assert numbered == {"nash": [{(1,)}, {(3,)}], "seq": [{(1,), (4,)}, {(3,), (6,)}]}
    assert found.asked["nash"][1].is_stable  # "Iraq: 2 preferred to 5, already true"
    assert [clause.ways for clause in found.asked["nash"][1].condition.clauses] == [((4,),)]


@pytest.mark.parametrize(
    "case", sorted(path.parent.name for path in Path(countermove.__file__).parent.glob("cases/*/published.yaml"))
)
def test_every_bundled_case_that_can_be_listed_agrees_with_its_solution(case: str) -> None:
    loaded = countermove.load(case)
    if len(getattr(loaded.conflict, "options", ())) > 12:
        pytest.skip("too many states to list")
    concepts = ["nash", "gmr", "smr", "seq"]
    solution = solve(loaded, concepts)
    for place in {0, len(solution) // 2, len(solution) - 1}:
        result = inverse(solution, solution.states.name(place))
        for concept in concepts:
            for dm, asked in result.asked[concept].items():
                assert asked.is_stable == bool(solution.flags(concept, solution.parties[dm])[place])
            assert (result.joint[concept].goal == "no equilibrium") == bool(solution.flags(concept)[place])
