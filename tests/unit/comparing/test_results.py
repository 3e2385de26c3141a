"""Which results of two assessments differ, on cases small enough to know them."""

from __future__ import annotations

import copy
import time
from typing import Any

import pytest

import countermove as cm
from countermove.comparing.results import changed_results, results_of


def hand() -> dict[str, Any]:
    return copy.deepcopy(dict(cm.load("hand-example").content))


def changed(content: dict[str, Any]) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    found = changed_results(cm.assess(hand()), cm.assess(content))
    return {one.name: (one.before, one.after) for one in found}


def test_an_assessment_does_not_differ_from_itself() -> None:
    assert changed_results(cm.assess("torva-dam"), cm.assess("torva-dam")) == ()


def test_where_the_target_no_longer_wants_the_dialogue_it_does_nothing() -> None:
    content = hand()
    content["decision_makers"]["tokyo"]["preferences"].pop(0)
    found = changed(content)
    assert found["reply/a"] == (("d",), ())
    assert found["return/a"] == (("gain",), ("loss",))
    assert found["best"] == (("a",), ("",))
    assert found["unchanged"] == (("-k",), ("-d", "-k"))
    assert found["outcomes"] == (("", "a+d"), ("",))
    assert found["tests/a"] == (("pull", "bind", "split", "trap"), ("split",))
    assert found["verdict/a"] == (("squeeze", "dilemma"), ("costless for government",))
    assert found["lasts/a"] == (("yes",), ("no",))
    assert "hardest" not in found


def test_an_option_taken_already_is_no_longer_an_initiative() -> None:
    content = hand()
    content["decision_makers"]["moscow"]["options"]["a"]["status_quo"] = True
    found = changed(content)
    assert found["verdict/a"][1] == ("so already",)
    assert found["verdict/-a"][0] == ("so already",)


def test_before_and_after_change_places_the_other_way_round() -> None:
    content = hand()
    content["decision_makers"]["tokyo"]["preferences"].pop(0)
    first, second = cm.assess(hand()), cm.assess(content)
    there = {(one.name, one.before, one.after) for one in changed_results(first, second)}
    back = {(one.name, one.after, one.before) for one in changed_results(second, first)}
    assert there == back


def test_the_pressure_on_those_inside_is_among_the_results() -> None:
    content: dict[str, Any] = copy.deepcopy(dict(cm.load("torva-dam").content))
    del content["decision_makers"]["lowmark"]["stakeholders"]["growers"]["reactions"]["open_landing"]
    found = {one.name: one for one in changed_results(cm.assess("torva-dam"), cm.assess(content))}
    assert found["pressure_on/open_landing"].before == ("awkward",)
    assert found["pressure_on/open_landing"].after == ("welcome",)
    assert "open_landing" in found["pressure"].before[0]


def test_weighty_results_come_first_and_are_told_in_sentences() -> None:
    content = hand()
    content["decision_makers"]["tokyo"]["preferences"] = []
    content["decision_makers"]["tokyo"]["stakeholders"] = {}
    found = changed_results(cm.assess(hand()), cm.assess(content))
    assert [one.kind for one in found][:2] == ["hardest", "hardest_single"]
    assert found[0].text == "Hardest for tokyo on the five tests: a before, none after."
    assert all(one.text.endswith(".") for one in found)


def test_initiatives_are_the_same_whatever_a_package_is_called() -> None:
    content = copy.deepcopy(dict(cm.load("torva-dam").content))
    content["packages"] = {"joined": content["packages"]["season"]}
    assert changed_results(cm.assess("torva-dam"), cm.assess(content)) == ()


def test_states_are_told_over_the_options_asked_for() -> None:
    assessment = cm.assess("hand-example").assessment
    assert results_of(assessment, ("a", "d", "k"), ())["outcomes"] == ("", "a+d")
    assert results_of(assessment, ("a",), ())["outcomes"] == ("", "a")


@pytest.mark.parametrize("name", ["soviet-japan-1985"])
def test_a_compact_case_takes_less_than_a_tenth_of_a_second_beyond_its_assessments(name: str) -> None:
    first, second = cm.assess(name), cm.assess("soviet-japan-1982")
    started = time.process_time()
    changed_results(first, second)
    assert time.process_time() - started < 0.1
