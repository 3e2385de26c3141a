"""What the schema refuses is said in sentences, at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_texts import GRAPH, bridge, pointed_at, problem, problems

LONG = ("fee: Raise the fee", "fee: {text: Raise the fee, KEY: VALUE}")


@pytest.mark.parametrize(
    ("key", "value", "message", "advice"),
    [
        ("status_quo", "yes", 'expected true or false, found "yes"', "write true"),
        ("status_quo", "off", 'expected true or false, found "off"', "write false"),
        ("status_quo", "[true]", "expected true or false, found a list", "write true or false"),
        ("direction", "of", 'expected both, on or off, found "of"', 'did you mean "off"?'),
        ("costs", "high", 'expected a mapping (name: value), found "high"', ""),
        ("costs", "{money: huge}", 'expected low, medium or high, found "huge"', ""),
        ("cites", "{a: b}", "expected a list, found a mapping", "write [a, b], or one line each with a dash"),
        ("area", "[money]", "expected a text, found a list", ""),
        ("colour", "red", 'unknown key "colour"', "known in town/options/fee: text, area, status_quo, direction, "
         "costs, cites, basis, stands_for, part_of, note"),
    ],
)  # fmt: skip
def test_a_bad_value_of_an_option(tmp_path: Path, key: str, value: str, message: str, advice: str) -> None:
    new = LONG[1].replace("KEY", key).replace("VALUE", value)
    found = problem(bridge((LONG[0], new)), tmp_path)
    assert found.message == message
    assert found.advice == advice
    assert found.line == 11
    assert found.where.startswith(f"town/options/fee/{key}")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("countermove: 1\n", "countermove: 2\n", 'this program reads case format 1, found "2"'),
        ("countermove: 1\n", "countermove: one\n", 'this program reads case format 1, found "one"'),
        ("countermove: 1\n", "", "the case does not say which format it has"),
        ("title: A bridge and a ferry\n", "", '"title" is missing'),
        ("title: A bridge and a ferry\n", "title: ''\n", "this text is empty"),
        ("title: A bridge and a ferry\n", "title: A\nas_of: soon\n", 'expected a date, found "soon"'),
        ("title: A bridge and a ferry\n", "title: A\nas_of: 2026-02-30\n", 'expected a date, found "2026-02-30"'),
        ("not fee]", "{statement: not fee, probability: 80%}]", 'expected a number, found "80%"'),
        ("not fee]", "{statement: not fee, probability: 80}]", 'expected a number of at most 1, found "80"'),
        ("not fee]", "{statement: not fee, probability: nan}]", 'expected a number, found "nan"'),
        ("not fee]", "{because: it matters}]", '"statement" is missing'),
        ("not fee]", "~]", "expected a mapping (name: value), found nothing"),
        ("preferences: [build if permit, not fee]", "preferences: build", 'expected a list, found "build"'),
        ("constraints:\n", "links: [{from: a, to: b}]\nconstraints:\n", '"effect" is missing'),
        ("name: The town", "moves: {s1: [s2]}", 'unknown key "moves"'),
    ],
)
def test_a_bad_value_elsewhere(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert problem(bridge((old, new)), tmp_path).message == message


def test_a_newer_format_asks_for_a_newer_program(tmp_path: Path) -> None:
    assert "update countermove" in problem(bridge(("countermove: 1", "countermove: 2")), tmp_path).advice


def test_an_unknown_key_is_pointed_at_itself(tmp_path: Path) -> None:
    found = problem(bridge(("name: The town", "nme: The town")), tmp_path)
    assert pointed_at(found) == "nme: The town"
    assert found.advice == 'did you mean "name"?'


def test_keys_of_the_option_form_do_not_belong_into_the_graph_form(tmp_path: Path) -> None:
    found = problem(GRAPH + "constraints: []\n", tmp_path)
    assert "in graph form" in found.message


def test_problems_of_meaning_are_found_beside_those_of_the_schema(tmp_path: Path) -> None:
    text = bridge(("not fee]", "{statement: not fees, tier: high}, {tier: minor}, not feee]"))
    messages = [found.message for found in problems(text, tmp_path)]
    assert messages == [
        'there is no option "fees"',
        "expected vital, important or minor, found \"high\"",
        '"statement" is missing',
        'there is no option "feee"',
    ]  # fmt: skip
    assert problems(text, tmp_path)[-1].where == "town/preferences/4"


def test_options_that_cannot_be_read_do_not_make_their_names_unknown(tmp_path: Path) -> None:
    text = bridge(("options:\n      permit: Grant the permit\n      fee: Raise the fee", "options: [permit, fee]"))
    assert problem(text, tmp_path).message == "expected a mapping (name: value), found a list"


def test_an_option_whose_keys_cannot_be_read_keeps_its_name(tmp_path: Path) -> None:
    found = problem(bridge(("fee: Raise the fee", "fee: {colour: red}")), tmp_path)
    assert found.message == 'unknown key "colour"'
    found = problem(bridge(("fee: Raise the fee", "fee: [red]")), tmp_path)
    assert found.message == "expected a mapping (name: value), found a list"


def test_an_empty_value_counts_as_absent(tmp_path: Path) -> None:
    from case_texts import loaded

    case = loaded(bridge(("name: The town", "name:\n    note: ~"), more="packages:\n"), tmp_path)
    assert case.conflict.decision_makers[0].name == "town"
