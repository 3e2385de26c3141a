"""Sweeps of small cases: judged places, stability, readings of a case, shards, and draws beside exact counts."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from itertools import permutations, product
from pathlib import Path
from random import Random

import pytest
from case_texts import loaded
from sweep_cases import Spelled, open_bridge, spelled

import countermove as cm
from countermove.analysis.sweep.chunk import Work
from countermove.analysis.sweep.edits import Variant, apply
from countermove.analysis.sweep.factors import factors_of
from countermove.analysis.sweep.plan import plan_of
from countermove.analysis.sweep.run import run
from countermove.analysis.sweep.wilson import wilson
from countermove.casefile.case import Case
from countermove.engine.solve import solve
from countermove.errors import NotApplicable
from countermove.model import Conflict, Preference
from countermove.sweeping import sweep


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return loaded(open_bridge(), tmp_path)


def conflict_of(case: Case) -> Conflict:
    assert isinstance(case.conflict, Conflict)
    return case.conflict


def test_shares_are_exact_and_those_of_going_through_by_hand(case: Case) -> None:
    conflict = conflict_of(case)
    factors = factors_of(conflict, case.uncertain)
    plan = plan_of(factors)
    found = run(Work(Spelled(conflict), plan, frozenset(), frozenset())).tally
    shares: dict[str, Fraction] = {}
    for chosen in product(*(factor.outcomes for factor in factors)):
        weight = Fraction(1)
        for outcome in chosen:
            weight *= Fraction(str(outcome.probability))
        value = spelled(apply(conflict, [edit for outcome in chosen for edit in outcome.edits]))["town/1"]
        shares[value] = shares.get(value, Fraction(0)) + weight
    assert {value: Fraction(found.count("town/1", value), found.weight) for value in shares} == shares


def test_draws_agree_with_exact_shares_on_random_cases(case: Case) -> None:
    """Three hundred intervals at 95%: about 285 cover; four standard deviations are 15."""
    random, covered, asked = Random(20), 0, 0
    conflict = conflict_of(case)
    for seed in range(60):
        chances = [round(random.uniform(0.02, 0.98), 2) for _ in range(3)]
        chance = dict(zip(("grant", "court", "can_sue"), chances, strict=True))
        items = [replace(one, probability=chance.get(one.id)) for one in case.uncertain]
        factors = factors_of(conflict, items)
        exact, drawn = plan_of(factors), plan_of(factors, draws=100, seed=seed, exact_up_to=1)
        total = run(Work(Spelled(conflict), exact, frozenset(), frozenset())).tally
        sample = run(Work(Spelled(conflict), drawn, frozenset(), frozenset())).tally
        for name in ("town/1", "town/2", "company/1", "options", "company/2"):
            value = max(value for one, value in total.values if one == name)
            low, high = wilson(sample.count(name, value, "no"), 100)
            covered += low <= total.count(name, value) / total.weight <= high
            asked += 1
    assert asked == 300
    assert 270 <= covered <= 300


def test_judged_places_are_swept_as_moving_them_by_hand(case: Case) -> None:
    found = sweep(case, judged=2)
    assert (found.plan.way, found.tally.rows, found.plan.is_weighted) == ("enumerated", 4, False)
    by_hand = [
        found.question.evaluate(Variant(_ordered(_ordered(conflict_of(case), "town", town), "company", company)))
        for town, company in product(permutations((1, 2)), repeat=2)
    ]
    for name in found.question.headlines:
        for value in {one[name] for one in by_hand}:
            row = found.found(name, value)
            assert row is not None
            assert (row.count, row.share, row.interval) == (sum(one[name] == value for one in by_hand), None, None)


def _ordered(conflict: Conflict, party: str, order: tuple[int, ...]) -> Conflict:
    statements = conflict.party(party).preference.statements
    return conflict.with_preference(party, Preference(tuple(statements[line - 1] for line in order)))


def test_stability_is_swept_as_solving_each_completion_alone(case: Case) -> None:
    found = sweep(case, stability=["nash", "seq"])
    conflict = conflict_of(case)
    numbers = {code: number for number, code in enumerate((c for c in range(16) if conflict.is_feasible(c)), 1)}
    counted: dict[str, int] = {}
    for number in range(found.plan.rows):
        completion = found.plan.completion(number)
        variant = apply(conflict, completion.edits).conflict
        solution = solve(variant, ["nash", "seq"])
        codes = [code for code in range(16) if variant.is_feasible(code)]
        for concept in ("nash", "seq"):
            for state in solution.equilibria(concept):
                name = f"equilibrium/{concept}/{numbers[codes[int(state) - 1]]}"
                counted[name] = counted.get(name, 0) + completion.weight
    assert counted
    for name, weight in counted.items():
        assert found.tally.count(name, "yes") == weight
        assert found.share(name, "yes") == float(Fraction(weight, found.tally.weight))
    ever = {one.id for one in found.judgments if one.id.startswith("equilibrium") and one.value == "yes" and one.count}
    assert ever == set(counted)


def test_items_that_mean_nothing_under_a_reading_are_left_out_and_told(tmp_path: Path) -> None:
    text = open_bridge(("name: The company", "name: The company\n    profiles: {bold: {preferences: [sue]}}"))
    read = sweep(loaded(text, tmp_path), profiles={"company": "bold"}, dropped=[("town", 1)])
    assert [factor.id for factor in read.factors] == ["fee_matters", "can_sue"]
    assert dict(read.left_out) == {
        "grant": "town/preferences/1 is dropped",
        "court": "it is about the coded order of company, which is read as bold here",
    }


def test_without_all_probabilities_no_share_is_given(tmp_path: Path) -> None:
    found = sweep(loaded(open_bridge().replace(", probability: 0.7}", "}"), tmp_path))
    assert not found.plan.is_weighted
    assert all(one.share is None and one.interval is None for one in found.judgments)
    assert {one.status for one in found.judgments} <= {"necessary", "possible", "impossible"}


def test_nothing_uncertain_is_no_necessity(tmp_path: Path) -> None:
    found = sweep("hand-example")
    assert found.factors == ()
    assert {one.status for one in found.judgments} == {"as_coded"}


def test_another_initiative_leaves_the_draws_of_the_first_alone(case: Case) -> None:
    one = sweep(case, packages=["permit"], draws=40, exact_up_to=1)
    both = sweep(case, packages=["permit", "fee", "permit,fee"], draws=40, exact_up_to=1)
    for name in ("reply/permit", "verdict/permit", "return/permit"):
        assert one.tally.joint("grant", name) == both.tally.joint("grant", name)
        assert one.tally.joint("court", name) == both.tally.joint("court", name)


def test_shards_are_joined_to_the_same_bytes(case: Case, tmp_path: Path) -> None:
    whole = json.dumps(sweep(case, draws=200, exact_up_to=1).to_json())
    kept = tmp_path / "kept"
    for shard in (3, 1):
        part = sweep(case, draws=200, exact_up_to=1, keep=kept, shard=(shard, 3))
        assert not part.is_complete
    joined = sweep(case, draws=200, exact_up_to=1, keep=kept, merge=True)
    assert joined.tally.rows < 200
    assert {number % 3 for number in joined.missing} == {1}
    sweep(case, draws=200, exact_up_to=1, keep=kept, shard=(2, 3))
    joined = sweep(case, draws=200, exact_up_to=1, keep=kept, merge=True)
    assert joined.missing == ()
    assert json.dumps(joined.to_json()) == whole
    with pytest.raises(NotApplicable, match="no shard 4 of 3"):
        sweep(case, draws=200, exact_up_to=1, keep=tmp_path / "other", shard=(4, 3))
    with pytest.raises(NotApplicable, match="need a folder"):
        sweep(case, draws=200, exact_up_to=1, shard=(1, 3))


def test_an_unknown_judgment_is_told_with_the_nearest(case: Case) -> None:
    found = sweep(case)
    with pytest.raises(NotApplicable, match='no judgment "bst"; did you mean "best"'):
        found.share("bst", "permit")
    assert found.share("best", "never heard of") == 0
    assert found.status("best", "never heard of") == "impossible"


def test_a_sweep_is_public_and_prints_readably(case: Case) -> None:
    found = cm.sweep(case)
    assert isinstance(found, cm.Sweep)
    assert "4 open points, 16 completions all gone through" in repr(found)
    assert {"judgment", "value", "share", "status"} <= set(found.table()[0])
    assert "<table>" in found._repr_html_()
