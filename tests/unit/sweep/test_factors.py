"""What a case leaves open, as factors with outcomes."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import permutations
from math import factorial
from pathlib import Path

import pytest
from case_texts import bridge, loaded

from countermove.analysis.sweep.blocks import Block, inversions
from countermove.analysis.sweep.draws import uniform_of
from countermove.analysis.sweep.edits import Drop, First, Lift, Lower, Order, Ref, ReplyOrder, SetGrade, UseStatements
from countermove.analysis.sweep.factors import Factor, factors_of
from countermove.analysis.sweep.weights import OpenWeight
from countermove.errors import NotApplicable
from countermove.model import Conflict, Uncertain

INSIDE = (
    "preferences: [not sue, build iff permit]",
    "preferences: [not sue, {statement: build iff permit, probability: 0.9}]\n"
    "    profiles: {bold: {preferences: [sue, build]}}\n"
    "    stakeholders:\n"
    "      board: {weight: 3, influence: high, preferences: [sue, build]}\n"
    "      crews: {weight: 1, preferences: [{statement: not build, probability: 0.5}]}",
)


def factors(items: str, folder: Path, questions: str = "") -> tuple[Factor, ...]:
    """Return the factors of a small case with these items."""
    case = loaded(bridge(INSIDE, more=f"uncertain: [{items}]\n{questions}"), folder)
    assert isinstance(case.conflict, Conflict)
    readings = {party: {n: p.statements for n, p in named.items()} for party, named in case.profiles.items()}
    return factors_of(case.conflict, case.uncertain, case.hypotheses, readings)


def only(items: str, folder: Path) -> Factor:
    found = [factor for factor in factors(items, folder) if factor.id == "u"]
    assert len(found) == 1
    return found[0]


def outcomes(factor: Factor) -> list[tuple[str, float | None]]:
    return [(one.label, one.probability) for one in factor.outcomes]


def test_a_want_that_may_not_be_held(tmp_path: Path) -> None:
    factor = only("{id: u, kind: presence, of: town/preferences/1, probability: 0.35}", tmp_path)
    assert outcomes(factor) == [("as_coded", 0.35), ("otherwise", 0.65)]
    assert [one.edits for one in factor.outcomes] == [(), (Drop(Ref("town", 1)),)]
    assert (factor.weights, factor.total) == ((7, 13), 20)


def test_statements_with_a_probability_are_open_points_too(tmp_path: Path) -> None:
    found = factors("", tmp_path)
    assert [factor.id for factor in found] == ["company/preferences/2", "company/stakeholders/crews/preferences/1"]
    assert found[1].outcomes[1].edits == (Drop(Ref("company", 1, "crews")),)


@pytest.mark.parametrize(
    ("item", "as_coded", "edit"),
    [
        ("above: town/preferences/1, below: town/preferences/2, probability: 0.8", 0.8,
         Lift(Ref("town", 1), Ref("town", 2))),
        ("above: town/preferences/2, below: town/preferences/1, probability: 0.8", 0.2,
         Lift(Ref("town", 1), Ref("town", 2))),
        ("above: town/preferences/1, below: town/preferences/2, reversal: lower", None,
         Lower(Ref("town", 1), Ref("town", 2))),
    ],
)  # fmt: skip
def test_the_coded_order_is_as_coded_whichever_way_the_pair_is_written(
    tmp_path: Path, item: str, as_coded: float | None, edit: object
) -> None:
    factor = only(f"{{id: u, kind: order, {item}}}", tmp_path)
    assert factor.outcomes[0].probability == as_coded
    assert [one.edits for one in factor.outcomes] == [(), (edit,)]


def test_a_formulation_that_is_the_coded_one_edits_nothing(tmp_path: Path) -> None:
    variants = "[{statement: not fee, probability: 0.25}, {statement: fee, probability: 0.75}]"
    factor = only(f"{{id: u, kind: variant, of: town/preferences/2, alternatives: {variants}}}", tmp_path)
    assert outcomes(factor) == [("1", 0.25), ("2", 0.75)]
    assert [len(one.edits) for one in factor.outcomes] == [0, 1]


def test_grades_and_who_answers_first(tmp_path: Path) -> None:
    grade = only(
        "{id: u, kind: grade, of: company/stakeholders/board/influence, grades: {low: 0.4, high: 0.6}}", tmp_path
    )
    assert outcomes(grade) == [("low", 0.4), ("high", 0.6)]
    assert grade.outcomes[0].edits == (SetGrade("company", "board", ("influence",), "low"),)
    reply = only("{id: u, kind: structure, what: reply_order, of: company, probability: 0.5}", tmp_path)
    assert reply.outcomes[1].edits == (ReplyOrder(("company",)),)


def test_what_has_no_chance_is_no_outcome(tmp_path: Path) -> None:
    factor = only("{id: u, kind: presence, of: town/preferences/1, probability: 1}", tmp_path)
    assert outcomes(factor) == [("as_coded", 1)]


def test_a_weight_is_drawn_from_its_range_in_the_unit_of_the_file(tmp_path: Path) -> None:
    factor = only("{id: u, kind: weight, of: company/stakeholders/crews, range: [0, 2]}", tmp_path)
    assert isinstance(factor, OpenWeight)
    assert (factor.low, factor.high, factor.size) == (0, 0.5, None)
    labels = Counter(factor.drawn(uniform_of(1, draw, "u")).label for draw in range(3_000))
    assert set(labels) == {"lower_third", "middle_third", "upper_third"}
    assert all(900 < count < 1_100 for count in labels.values())
    assert [one.label for one in factor.at_points().outcomes] == ["lowest", "middle", "highest"]
    assert not factor.at_points().is_weighted


def test_items_of_one_group_are_one_factor(tmp_path: Path) -> None:
    one = "{id: a, kind: presence, of: town/preferences/1, probability: 0.4, hypothesis: hard}"
    other = (
        "{id: b, kind: order, above: town/preferences/1, below: town/preferences/2, probability: 0.4, hypothesis: hard}"
    )
    found = factors(f"{one}, {other}", tmp_path)[0]
    assert (found.id, found.kind, found.items) == ("hard", "group", ("a", "b"))
    assert [len(outcome.edits) for outcome in found.outcomes] == [0, 2]


QUESTION = """
hypotheses:
  mood:
    question: What is the company after?
    exclusive: {exclusive}
    answers:
      peace: {{probability: 0.3, fixes: {{u: otherwise}}}}
      war: {{probability: 0.7, profiles: {{company: bold}}, first: [town/preferences/2]}}
"""
ITEM = "{id: u, kind: presence, of: town/preferences/1, probability: 0.5}"


def test_exclusive_answers_are_the_outcomes_of_their_question(tmp_path: Path) -> None:
    question, item, *_ = factors(ITEM, tmp_path, QUESTION.format(exclusive="true"))
    assert (question.id, question.kind) == ("mood", "question")
    assert outcomes(question) == [("peace", 0.3), ("war", 0.7)]
    peace, war = question.outcomes
    assert peace.fixes == (("u", "otherwise"),)
    assert peace.edits == (Drop(Ref("town", 1)),)
    assert war.edits[1:] == (First("town", (2,)),)
    assert isinstance(war.edits[0], UseStatements)
    assert item.id == "u"


def test_answers_that_can_hold_together_are_factors_of_their_own(tmp_path: Path) -> None:
    peace, war, *_ = factors(ITEM, tmp_path, QUESTION.format(exclusive="false"))
    assert (peace.id, peace.kind) == ("mood/peace", "answer")
    assert outcomes(war) == [("holds", 0.7), ("fails", 0.3)]


def test_a_question_that_changes_nothing_is_no_factor(tmp_path: Path) -> None:
    text = "hypotheses: {why: {question: Why?, answers: {habit: {text: Habit}, fear: {text: Fear}}}}\n"
    assert factors(ITEM, tmp_path, text)[0].id == "u"


def block(size: int, phi: float) -> Block:
    return Block("u", "block", (), party="p", lines=tuple(range(1, size + 1)), phi=phi)


@pytest.mark.parametrize(("size", "phi"), [(2, 0.5), (3, 0.3), (4, 1), (4, 0.01), (3, 0)])
def test_a_block_weighs_every_order_by_the_pairs_that_are_turned(size: int, phi: float) -> None:
    found = block(size, phi)
    assert found.size == (factorial(size) if phi else 1)
    exact = {found.at(n)[0].label: Fraction(found.at(n)[1], found.total) for n in range(found.size or 0)}
    spread = Fraction(repr(phi))
    literal = {
        " ".join(map(str, order)): spread ** sum(a > b for n, a in enumerate(order) for b in order[n + 1 :])
        for order in permutations(range(1, size + 1))
    }
    total = sum(literal.values())
    assert exact == {label: weight / total for label, weight in literal.items() if weight}


def test_repeated_insertion_draws_the_orders_as_often_as_they_weigh() -> None:
    found, draws = block(4, 0.5), 20_000
    seen = Counter(found.drawn(uniform_of(3, draw, "u")).label for draw in range(draws))
    for number in range(found.size or 0):
        outcome, weight = found.at(number)
        share = weight / found.total
        assert abs(seen[outcome.label] - draws * share) < 5 * (draws * share * (1 - share)) ** 0.5 + 1


def test_a_large_block_can_only_be_drawn() -> None:
    found = block(9, 0.2)
    assert found.size is None
    order = [int(part) for part in found.drawn(uniform_of(1, 1, "u")).label.split()]
    assert sorted(order) == list(range(1, 10))
    assert inversions(range(1, 10), order) == sum(a > b for n, a in enumerate(order) for b in order[n + 1 :])
    assert found.outcome("as_coded").edits == ()
    assert found.outcome("2 1 3 4 5 6 7 8 9").edits == (Order("p", (2, 1, 3, 4, 5, 6, 7, 8, 9)),)
    with pytest.raises(KeyError):
        found.outcome("2 1")


def test_more_open_points_than_anybody_could_read_are_refused(tmp_path: Path) -> None:
    conflict = loaded(bridge(INSIDE), tmp_path).conflict
    assert isinstance(conflict, Conflict)
    items = [Uncertain(f"u{number}", "presence", "town/preferences/1") for number in range(1_000)]
    with pytest.raises(NotApplicable, match="leaves 1,002 points open, and at most 1,000 are swept"):
        factors_of(conflict, items)
