"""A loaded case gives its model as asked: with profiles, without lines, with places derived or as typed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from case_texts import bridge, loaded, problem

from countermove.casefile.catalogue import bundled_names
from countermove.casefile.load import load
from countermove.errors import CaseError, NotApplicable
from countermove.model import Conflict, Cost, Direction

PROFILE = ("name: The town", "profiles: {old: {preferences: [not permit, not fee, not build]}}")


def texts(case_model: object, party: str) -> list[str]:
    assert isinstance(case_model, Conflict)
    return [statement.text for statement in case_model.party(party).preference.statements]


def test_a_profile_replaces_an_order(tmp_path: Path) -> None:
    case = loaded(bridge(PROFILE), tmp_path)
    assert texts(case.model(), "town") == ["build if permit", "not fee"]
    assert texts(case.model(profiles={"town": "old"}), "town") == ["not permit", "not fee", "not build"]


def test_lines_are_dropped_by_their_number_in_the_file(tmp_path: Path) -> None:
    case = loaded(bridge(PROFILE), tmp_path)
    assert texts(case.model(dropped=[("town", 1)]), "town") == ["not fee"]
    assert texts(case.model(profiles={"town": "old"}, dropped=[("town", 1), ("town", 3)]), "town") == ["not fee"]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"profiles": {"town": "odl"}}, 'town has no profile "odl"; did you mean "old"?'),
        ({"profiles": {"company": "old"}}, "company has no profiles in this case"),
        ({"profiles": {"towm": "old"}}, 'no decision maker "towm"'),
        ({"dropped": [("town", 3)]}, "there is no town/preferences/3: town has 2 statements"),
        ({"dropped": [("towm", 1)]}, 'no decision maker "towm"'),
    ],
)
def test_what_is_not_there_cannot_be_asked_for(tmp_path: Path, asked: dict[str, Any], message: str) -> None:
    with pytest.raises(NotApplicable, match=message.replace("?", r"\?")):
        loaded(bridge(PROFILE), tmp_path).model(**asked)


def test_no_line_of_a_ranking_can_be_dropped(tmp_path: Path) -> None:
    case = loaded(bridge(("preferences: [not sue, build iff permit]", "ranking: [rest]")), tmp_path)
    with pytest.raises(NotApplicable, match="company has a ranking"):
        case.model(dropped=[("company", 1)])


def test_a_case_prints_on_one_line(tmp_path: Path) -> None:
    assert repr(load("soviet-japan-1985")) == "<Case soviet-japan-1985: 5 decision makers, 12 options>"
    assert repr(load("elmira-9")) == "<Case elmira-9: 3 decision makers, 9 states>"


def test_options_arrive_in_full(tmp_path: Path) -> None:
    fee = (
        "fee: Raise the fee",
        "fee: {text: Raise, area: money, status_quo: true, direction: off, stands_for: [a, b], note: n, "
        "costs: {money: medium, face: {basis: stated}}, cites: [MEMO-7/SUM/1]}",
    )
    case = loaded(bridge(fee), tmp_path)
    assert isinstance(case.conflict, Conflict)
    option = case.conflict.options[1]
    assert (option.owner, option.text, option.area, option.status_quo) == ("town", "Raise", "money", True)
    assert (option.direction, option.stands_for, option.cites) == (Direction.OFF, ("a", "b"), ("MEMO-7/SUM/1",))
    assert option.costs == {"money": Cost("medium"), "face": Cost(None, "stated")}
    assert case.conflict.status_quo == 2


def test_a_profile_has_a_name_and_statements_that_can_be_read(tmp_path: Path) -> None:
    bad = ("name: The town", "profiles: {2nd: {preferences: [not permit]}}")
    assert "cannot name a profile" in problem(bridge(bad), tmp_path).message
    bad = ("name: The town", "profiles: {old: {preferences: [not permitt]}}")
    assert problem(bridge(bad), tmp_path).where == "town/profiles/old/preferences/1"


def test_a_dict_is_a_case_like_any_other() -> None:
    case = load(
        {
            "countermove": 1,
            "title": "From Python",
            "as_of": date(2026, 1, 15),
            "decision_makers": {
                "a": {
                    "options": {"x": {"text": "X", "status_quo": True}, "y": None},
                    "preferences": ["x", {"statement": "not y", "probability": 0.5}],
                },
            },
        }
    )
    assert case.as_of == "2026-01-15"
    assert isinstance(case.conflict, Conflict)
    assert case.conflict.status_quo == 1
    assert len(case.hash) == 64


def test_problems_of_a_dict_have_a_place_but_no_line() -> None:
    data = {"countermove": 1, "title": "T", "decision_makers": {"a": {"options": {"x": "X"}, "preferences": ["not z"]}}}
    with pytest.raises(CaseError) as caught:
        load(data)
    (found,) = caught.value.problems
    assert (found.where, found.line, found.column) == ("a/preferences/1", 0, 5)
    assert str(found).splitlines()[1:3] == ["    not z", "        ^"]


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"countermove": 1},
        {"countermove": 1, "title": object(), "decision_makers": 3},
        {1: 2},
        {"countermove": True, "title": b"T", "decision_makers": {"a": {"options": {"x": 1.5}}}, "as_of": 3},
        {"title": "\ud800"},
    ],
)
def test_a_bad_dict_has_problems_and_nothing_worse(data: dict[Any, Any]) -> None:
    with pytest.raises(CaseError):
        load(data)


def test_a_dict_that_holds_itself_is_refused() -> None:
    data: dict[str, Any] = {"countermove": 1}
    data["decision_makers"] = data
    with pytest.raises(CaseError, match="deep"):
        load(data)


@pytest.mark.parametrize("name", bundled_names())
def test_every_bundled_case_loads_by_its_name(name: str) -> None:
    case = load(name)
    assert case.name == name
    assert case.title


def test_the_example_of_the_format_loads_once_its_status_quo_is_possible() -> None:
    case = load("hand-example")
    assert case.question.initiator == "moscow"
    assert [notice.line for notice in case.notices] == [0]


def test_the_hash_is_of_what_a_case_says_not_of_how_it_is_written(tmp_path: Path) -> None:
    plain = loaded(bridge(), tmp_path).hash
    assert (
        loaded("# a remark\n" + bridge(("permit: Grant the permit", "permit: {text: Grant the permit}")), tmp_path).hash
        == plain
    )
    assert loaded(bridge(("not fee]", "fee]")), tmp_path).hash != plain
