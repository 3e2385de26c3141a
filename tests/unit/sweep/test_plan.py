"""Which completions are gone through, with what weight, and that draws stay the same."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest

from countermove.analysis.sweep.edits import Drop, Ref
from countermove.analysis.sweep.factors import Factor, Outcome
from countermove.analysis.sweep.plan import plan_of
from countermove.analysis.sweep.weights import OpenWeight
from countermove.errors import NotApplicable


def two_way(name: str, probability: float | None, line: int = 1) -> Factor:
    rest = None if probability is None else round(1 - probability, 12)
    return Factor(
        name, "presence", (Outcome("as_coded", probability), Outcome("otherwise", rest, (Drop(Ref("p", line)),)))
    )


def question(*answers: tuple[str, float, tuple[tuple[str, str], ...]]) -> Factor:
    return Factor("q", "question", tuple(Outcome(label, p, (), fixes) for label, p, fixes in answers))


def test_all_completions_come_once_with_the_product_of_their_probabilities() -> None:
    plan = plan_of([two_way("a", 0.3), two_way("b", 0.25, 2)])
    found = [plan.completion(number) for number in range(plan.rows)]
    weights = {tuple(label for _, label in one.labels): Fraction(one.weight, plan.total) for one in found}
    assert weights == {
        ("as_coded", "as_coded"): Fraction(3, 40),
        ("as_coded", "otherwise"): Fraction(9, 40),
        ("otherwise", "as_coded"): Fraction(7, 40),
        ("otherwise", "otherwise"): Fraction(21, 40),
    }
    assert found[3].edits == (Drop(Ref("p", 1)), Drop(Ref("p", 2)))


def test_an_answer_settles_the_items_it_fixes_and_leaves_the_others_free() -> None:
    asked = question(("yes", 0.5, (("a", "otherwise"),)), ("no", 0.5, ()))
    plan = plan_of([asked, two_way("a", 0.25), two_way("b", 0.5, 2)])
    found = [plan.completion(number) for number in range(plan.rows)]
    assert plan.possible == 2 + 4
    assert sum(one.weight for one in found) == plan.total
    shares: Counter[tuple[str, str]] = Counter()
    for one in found:
        labels = dict(one.labels)
        shares[labels["q"], labels["a"]] += one.weight
    assert {key: Fraction(weight, plan.total) for key, weight in shares.items()} == {
        ("yes", "otherwise"): Fraction(1, 2),
        ("no", "as_coded"): Fraction(1, 8),
        ("no", "otherwise"): Fraction(3, 8),
    }


def test_without_all_probabilities_every_completion_counts_once() -> None:
    plan = plan_of([two_way("a", 0.3), two_way("b", None)])
    assert not plan.is_weighted
    assert [plan.completion(number).weight for number in range(4)] == [1, 1, 1, 1]
    assert plan.total == 4


def test_with_many_completions_some_are_drawn() -> None:
    many = [two_way(f"f{number}", 0.5, number) for number in range(13)]
    assert plan_of(many[:12]).way == "enumerated"
    plan = plan_of(many)
    assert (plan.way, plan.rows, plan.possible) == ("drawn", 2_000, 8_192)
    assert plan_of(many, exact_up_to=8_192).way == "enumerated"
    assert plan_of(many[:3], draws=7).way == "drawn"
    assert plan_of(many[:3], draws=8).way == "enumerated"  # exact, and no more work than eight draws
    assert plan_of(many[:3], draws=8, exact_up_to=7).way == "drawn"
    assert plan_of(many[:3], draws=2, exact_up_to=8).way == "enumerated"
    assert plan_of([OpenWeight("w", "weight", ())]).way == "drawn"


def test_draws_of_a_factor_hang_on_nothing_but_seed_draw_and_factor() -> None:
    one, other, third = two_way("a", 0.3), two_way("b", 0.6, 2), two_way("c", 0.5, 3)
    alone, beside = (
        plan_of([one, other], draws=500, exact_up_to=1),
        plan_of([third, other, one], draws=500, exact_up_to=1, chunk=7),
    )
    for number in range(500):
        first, second = dict(alone.completion(number).labels), dict(beside.completion(number).labels)
        assert first == {name: second[name] for name in first}
    again = plan_of([one, other], draws=500, seed=7, exact_up_to=1)
    assert any(alone.completion(n) != again.completion(n) for n in range(20))


def test_drawn_outcomes_come_as_often_as_they_are_likely() -> None:
    plan = plan_of([two_way("a", 0.3)], draws=10_000, exact_up_to=1)
    seen = Counter(dict(plan.completion(number).labels)["a"] for number in range(10_000))
    assert abs(seen["as_coded"] - 3_000) < 5 * (10_000 * 0.21) ** 0.5


def test_draws_follow_what_an_answer_fixes() -> None:
    asked = question(("yes", 0.5, (("a", "otherwise"),)), ("no", 0.5, ()))
    plan = plan_of([asked, two_way("a", 0.9)], draws=300, exact_up_to=1)
    found = [dict(plan.completion(number).labels) for number in range(300)]
    assert {one["a"] for one in found if one["q"] == "yes"} == {"otherwise"}
    assert {one["a"] for one in found if one["q"] == "no"} == {"as_coded", "otherwise"}


def test_chunks_cover_every_completion_once() -> None:
    plan = plan_of([two_way("a", 0.5)], draws=100, exact_up_to=1, chunk=32)
    assert plan.chunks == 4
    assert [row for number in range(4) for row in plan.rows_of(number)] == list(range(100))


@pytest.mark.parametrize("draws", [0, -1, 1_000_001, 10**9])
def test_too_many_draws_are_refused_with_the_reason(draws: int) -> None:
    with pytest.raises(NotApplicable, match="from 1 to 1,000,000 are possible"):
        plan_of([two_way("a", 0.5)], draws=draws)


def test_many_questions_are_drawn_without_listing_their_combinations() -> None:
    asked = [
        Factor(f"q{n}", "answer", (Outcome("holds", 0.5, (), (("a", "otherwise"),)), Outcome("fails", 0.5)))
        for n in range(60)
    ]
    plan = plan_of([*asked, two_way("a", 0.5)])
    assert (plan.way, plan.possible) == ("drawn", None)
    assert len(plan.completion(0).labels) == 61
