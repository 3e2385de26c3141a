"""Uncertain items beside each other, and what answers to a question settle: contradictions are told with places."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_texts import bridge, loaded, problem, problems

LISTS = (
    ("preferences: [build if permit, not fee]", "preferences: [build if permit, not fee, permit, not sue]"),
    ("preferences: [not sue, build iff permit]",
     "preferences: [not sue, {statement: build iff permit, probability: 0.9}]\n"
     "    profiles: {bold: {preferences: [sue]}, meek: {preferences: [not sue]}}\n"
     "    stakeholders:\n"
     "      board: {weight: 3, preferences: [{id: B, statement: sue}, build], stances: {build: {for: low}}}\n"
     "      crews: {weight: 1, influence: low, reactions: {permit: {pull: low}}}"),
)  # fmt: skip


def with_items(*items: str, more: str = "") -> str:
    return bridge(*LISTS, more="uncertain:\n" + "".join(f"  - {{{item}}}\n" for item in items) + more)


def pair(name: str, above: int, below: int, rest: str = "probability: 0.5", party: str = "town") -> str:
    return f"id: {name}, kind: order, above: {party}/preferences/{above}, below: {party}/preferences/{below}, {rest}"


@pytest.mark.parametrize(
    ("items", "message"),
    [
        (["id: a, kind: presence, of: town/preferences/1", "id: b, kind: presence, of: town/preferences/1"],
         "b and a are about the same thing"),
        (["id: a, kind: weight, of: company/stakeholders/board, range: [1, 2]",
          "id: b, kind: weight, of: company/stakeholders/board/weight, range: [1, 3]"],
         "b and a are about the same thing"),
        (["id: a, kind: grade, of: company/stakeholders/board/stances/build/for, grades: {low: , high: }",
          "id: b, kind: grade, of: company/stakeholders/board/stances/build/for, grades: {low: , high: }"],
         "b and a are about the same thing"),
        (["id: a, kind: structure, what: available, of: sue",
          "id: b, kind: structure, what: available, of: company/options/sue"], "b and a are about the same thing"),
        (["id: a, kind: presence, of: company/preferences/2, probability: 0.5"], "has a probability of its own (0.9)"),
        ([pair("a", 1, 2), pair("b", 1, 2)], "both about the order of the same statements"),
        ([pair("a", 1, 2), pair("b", 2, 1)], "both about the order of the same statements"),
        ([pair("a", 1, 3), pair("b", 2, 3)], "with a otherwise, b cannot be as coded"),
        ([pair("a", 1, 2), pair("b", 2, 3), pair("c", 1, 3, "probability: 0.5, reversal: swap")],
         "c closes a circle of open orders with a and b"),
        (["id: a, kind: order, block: [town/preferences/1, town/preferences/2, town/preferences/3], phi: 0.5",
          pair("b", 3, 1)], "both about the order of the same statements"),
        ([pair("a", 1, 2, "probability: 0.5, hypothesis: h"), pair("b", 3, 4, "probability: 0.6, hypothesis: h")],
         "stand or fall together, and do not have the same probabilities"),
        (["id: a, kind: order, block: [town/preferences/1, town/preferences/2], phi: 0.5, hypothesis: h"],
         "a block cannot stand or fall with other items"),
        (["id: a, kind: order, block: [town/preferences/1, town/preferences/2], phi: 0.5, probability: 0.5"],
         '"probability" is for two statements'),
        (["id: a, kind: weight, of: company/stakeholders/board, range: [1, 2], hypothesis: h"],
         '"hypothesis" does not belong to the kind weight'),
        (["id: a, kind: presence, of: town/preferences/1, hypothesis: b",
          "id: b, kind: presence, of: town/preferences/2"],
         '"b" names an uncertain item already'),
        (["id: a, kind: grade, of: company/stakeholders/board/stances/build/against, grades: {low: , high: }"],
         'the file has the stance "for" on build'),
        (["id: a, kind: grade, of: company/stakeholders/board/stances/permit/for, grades: {low: , high: }"],
         '"permit" is an option of town'),
        (["id: a, kind: grade, of: company/stakeholders/crews/reactions/sue/pull, grades: {low: , high: }"],
         '"sue" is an option of company itself'),
        (["id: a, kind: grade, of: company/stakeholders/crews/salience/money, grades: {low: , high: }"],
         'no option has the area "money"'),
        (["id: a, kind: grade, of: company/stakeholders/crews/height, grades: {low: , high: }"], "is not of the form"),
        (["id: a, kind: grade, of: company/stakeholders/crews/influence, grades: {low: 0.5}"],
         "at least two possible grades"),
        (["id: a, kind: grade, of: company/stakeholders/crews/influence, grades: {low: 0.5, high: 0.6}"], "sum to 1.1"),
        (["id: a, kind: grade, of: company/stakeholders/crews/influence, grades: {low: 0.5, high: }"], "some do not"),
        (["id: a, kind: weight, of: company/stakeholders/crews, range: [1, 2]"], "its weight counts nowhere"),
        (["id: a, kind: weight, of: company/stakeholders/board, range: [0, 0]"], "this weight is always 0"),
        (["id: a, kind: structure, what: reply_order, of: 'town, tower'"], 'no decision maker "tower"'),
        (["id: a, kind: structure, what: reply_order, of: 'town, town'"], "somebody answers twice"),
    ],
)  # fmt: skip
def test_items_that_contradict_each_other_or_the_case(tmp_path: Path, items: list[str], message: str) -> None:
    found = problems(with_items(*items), tmp_path)
    assert any(message in one.message for one in found)
    assert all(one.line > 20 for one in found)


@pytest.mark.parametrize(
    "items",
    [
        [pair("a", 1, 3, "probability: 0.5, reversal: lower"), pair("b", 2, 3)],
        [pair("a", 1, 2), pair("b", 3, 4)],
        [pair("a", 1, 2), pair("b", 2, 3)],
        [pair("a", 1, 2, "probability: 0.5, hypothesis: h"), pair("b", 3, 4, "probability: 0.5, hypothesis: h")],
        ["id: a, kind: order, block: [town/preferences/1, town/preferences/2], phi: 1", pair("b", 3, 4)],
        ["id: a, kind: weight, of: company/stakeholders/board, range: [1.5, 6]"],
    ],
)
def test_items_that_go_together(tmp_path: Path, items: list[str]) -> None:
    assert len(loaded(with_items(*items), tmp_path).uncertain) == len(items)


def test_a_weight_is_in_the_unit_of_the_file(tmp_path: Path) -> None:
    text = with_items("id: a, kind: weight, of: company/stakeholders/board, range: [1.5, 3]")
    assert loaded(text, tmp_path).uncertain[0].range == (0.5, 1.0)


def test_an_option_in_use_cannot_be_out_of_reach(tmp_path: Path) -> None:
    text = with_items("id: a, kind: structure, what: available, of: sue, probability: 0.5").replace(
        "sue: Go to court", "sue: {text: Go to court, status_quo: true}"
    )
    found = problem(text, tmp_path)
    assert found.message == ('with a "otherwise", sue is not available, and the status quo, which has it, could not be')
    assert "reversible" in found.advice
    assert found.line == text[: text.index("{id: a")].count("\n") + 1


ITEMS = (
    "id: held, kind: presence, of: town/preferences/1, probability: 0.5",
    "id: reading, kind: variant, of: company/preferences/1, alternatives: [not sue, sue]",
    "id: weighty, kind: weight, of: company/stakeholders/board, range: [1, 2]",
    "id: loud, kind: grade, of: company/stakeholders/crews/influence, grades: {low: , high: }",
    "id: mixed, kind: order, block: [town/preferences/2, town/preferences/3], phi: 0.5",
    "id: one, kind: presence, of: town/preferences/4, probability: 0.5, hypothesis: both",
    "id: other, kind: structure, what: available, of: fee, probability: 0.5, hypothesis: both",
)


def asked(first: str, second: str = "", exclusive: str = "true", second_question: str = "") -> str:
    more = (
        f"hypotheses:\n  mood:\n    question: Why?\n    about: company\n    exclusive: {exclusive}\n    answers:\n"
        f"      peace: {{text: Peace, {first}}}\n      war: {{text: War, {second}}}\n"
    )
    if second_question:
        more += f"  whim:\n    question: How?\n    answers: {{so: {{text: So, {second_question}}}, not_so: Not so}}\n"
    return with_items(*ITEMS, more=more)


@pytest.mark.parametrize(
    ("first", "message"),
    [
        ("fixes: {heldd: otherwise}", 'there is no uncertain item "heldd"'),
        ("fixes: {held: perhaps}", '"perhaps" is not an outcome of held'),
        ("fixes: {reading: 3}", '"3" is not an outcome of reading'),
        ("fixes: {weighty: 4}", '"4" is not a weight in the range of weighty'),
        ("fixes: {weighty: much}", '"much" is not a weight in the range of weighty'),
        ("fixes: {loud: medium}", '"medium" is not an outcome of loud'),
        ("fixes: {mixed: 2 2}", '"2 2" is not an outcome of mixed'),
        ("fixes: {one: as_coded, other: otherwise}", "other and one stand or fall together, and are fixed differently"),
        ("fixes: {company/preferences/1: otherwise}", 'there is no uncertain item "company/preferences/1"'),
        ("profiles: {company: bald}", 'company has no profile "bald"'),
        ("profiles: {companies: bold}", 'there is no decision maker "companies"'),
        ("first: [town/preferences/9]", 'there is no statement "town/preferences/9"'),
        ("first: [company/stakeholders/board/preferences/1]", "only statements of a decision maker"),
        ("first: [town/preferences/2, town/preferences/2]", "the same statement is named twice"),
        ("first: [company/preferences/1], profiles: {company: bold}", "is not in its order"),
        ("fixes: {reading: 1}, profiles: {company: bold}", "so that reading means nothing"),
    ],
)
def test_an_answer_that_settles_what_is_not_there(tmp_path: Path, first: str, message: str) -> None:
    assert message in problem(asked(first), tmp_path).message


@pytest.mark.parametrize(
    "first",
    [
        "fixes: {held: otherwise, reading: 2, weighty: 1.5, loud: high, mixed: 3 2, one: otherwise, other: otherwise}",
        "fixes: {mixed: as_coded, company/preferences/2: otherwise}",
        "first: [town/preferences/2, company/preferences/2]",
        "profiles: {company: bold}, first: [town/preferences/2]",
    ],
)
def test_what_an_answer_can_settle(tmp_path: Path, first: str) -> None:
    assert loaded(asked(first), tmp_path).hypotheses[0].hypotheses[0].is_modelled


def test_only_answers_that_can_hold_together_contradict_each_other(tmp_path: Path) -> None:
    first, second = "fixes: {held: otherwise}", "fixes: {held: as_coded}"
    assert loaded(asked(first, second), tmp_path).hypotheses
    assert loaded(asked(first, first, "false"), tmp_path).hypotheses
    found = problem(asked(first, second, "false"), tmp_path)
    assert found.message == "peace and war can both hold, and fix held differently"
    found = problem(asked(first, second_question=second), tmp_path)
    assert found.message == "peace and so can both hold, and fix held differently"
    found = problem(asked("profiles: {company: bold}", "profiles: {company: meek}", "false"), tmp_path)
    assert found.message == "peace and war can both hold, and read company differently"
    found = problem(asked("fixes: {one: otherwise}", "fixes: {other: as_coded}", "false"), tmp_path)
    assert found.message == "peace and war can both hold, and fix other differently"


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    found = problems(asked("fixes: {heldd: otherwise, held: no}, profiles: {company: bald}"), tmp_path)
    assert len(found) == 3


def test_a_reading_and_a_statement_put_first_contradict_each_other_in_either_order(tmp_path: Path) -> None:
    reading, putting = "profiles: {company: bold}", "first: [company/preferences/1, company/preferences/2]"
    message = "peace and {} can both hold, and settle the order of company differently"
    for first, second in ((reading, putting), (putting, reading)):
        assert loaded(asked(first, second), tmp_path).hypotheses
        found = problems(asked(first, second, "false"), tmp_path)
        assert [one.message for one in found] == [message.format("war")] * 2
        assert all(one.line > 0 and "reads it as bold" in one.advice for one in found)
        found = problems(asked(first, second_question=second), tmp_path)
        assert [one.message for one in found] == [message.format("so")] * 2
    assert loaded(asked(reading, reading, "false"), tmp_path).hypotheses
    assert loaded(asked("first: [town/preferences/1]", "first: [town/preferences/2]", "false"), tmp_path).hypotheses
    unvaried = asked(reading, second_question=putting).replace("question: How?", "question: How?\n    varied: false")
    assert loaded(unvaried, tmp_path).hypotheses


@pytest.mark.parametrize(
    ("of", "message"),
    [
        ("company town", "town is the initiator, whom the others answer"),
        ("[twn]", 'there is no decision maker "twn"'),
        ("company company", "somebody answers twice"),
    ],
)
def test_who_answers_first(tmp_path: Path, of: str, message: str) -> None:
    item = f"id: u, kind: structure, what: reply_order, of: {of}"
    found = problem(with_items(item), tmp_path)
    assert found.message == message
    assert "such as of: china, japan or of: [china, japan]" in found.advice
