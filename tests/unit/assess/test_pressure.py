"""Pressure inside the target from graded reactions: verdicts, places, and how far they depend on the numbering."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from oracle.chosen_conflicts import case

import countermove
from countermove.analysis.assess.pressure import NUMBERINGS, Pressure

Case = dict[str, Any]


def graded(reactions: dict[str, dict[str, Any]], **about: Any) -> Case:
    """Four moves of north, and people inside south with reactions to them."""
    found = case("Graded", {"north": (["a", "b", "c", "d"], ["not a"]), "south": (["x"], ["not x"])}, packages={})
    for option in found["decision_makers"]["north"]["options"]:
        found["decision_makers"]["north"]["options"][option] = {"text": f"Do {option}", "area": "money"}
    inside = {
        name: {"name": name.title(), "influence": "medium", "salience": {"money": "high"}, "reactions": moved}
        | about.get(name, {})
        for name, moved in reactions.items()
    }
    found["decision_makers"]["south"]["stakeholders"] = inside
    return found


ONE_OF_EACH = {
    "court": {
        "a": {"pull": "high", "push": "medium"},
        "b": {"pull": "medium"},
        "c": {"pull": "low", "push": "high"},
        "d": {"pull": "low"},
    }
}


def pressures(found: Case) -> dict[str, Pressure]:
    return {one.option: one for one in countermove.assess(found, max_changes=1).assessment.pressure}


def test_four_moves_one_of_each_kind() -> None:
    found = pressures(graded(ONE_OF_EACH))
    assert {name: one.verdict for name, one in found.items()} == {
        "a": "awkward",
        "b": "welcome",
        "c": "declined",
        "d": "ignored",
    }


def test_pull_and_push_are_influence_times_salience_times_grade() -> None:
    found = pressures(graded(ONE_OF_EACH))
    assert {name: (one.pull, one.push) for name, one in found.items()} == {
        "a": (2 * 3 * 3, 2 * 3 * 2),
        "b": (2 * 3 * 2, 0),
        "c": (2 * 3 * 1, 2 * 3 * 3),
        "d": (2 * 3 * 1, 0),
    }
    assert found["a"].tension == pytest.approx(2 * 18 * 12 / 30)
    assert (found["a"].rank, found["c"].rank) == (1, None)


def test_one_who_is_drawn_and_wary_at_once_counts_on_both_sides() -> None:
    one = pressures(graded(ONE_OF_EACH))["a"]
    assert one.pulled == one.pushed == ("court",)
    assert min(one.pull, one.push) > 0


def test_what_is_not_given_counts_as_low_and_no_reaction_as_none() -> None:
    found = pressures(
        graded({"court": {"a": {"pull": "high", "push": "high"}}}, court={"influence": "low", "salience": {}})
    )
    assert (found["a"].pull, found["a"].push) == (3, 3)
    assert (found["b"].verdict, found["b"].is_recorded) == ("ignored", False)


def test_push_that_equals_pull_is_awkward_and_more_is_declined() -> None:
    equal = graded({"court": {"a": {"pull": "medium"}}, "town": {"a": {"push": "medium"}}})
    assert pressures(equal)["a"].verdict == "awkward"
    more = graded({"court": {"a": {"pull": "medium"}}, "town": {"a": {"push": "high"}}})
    assert pressures(more)["a"].verdict == "declined"


def test_new_names_and_another_order_of_those_inside_change_no_verdict_and_no_place() -> None:
    reactions = {
        "court": {"a": {"pull": "high", "push": "medium"}, "b": {"pull": "medium", "push": "low"}},
        "town": {"a": {"push": "low"}, "b": {"pull": "high"}, "c": {"pull": "medium", "push": "medium"}},
    }
    about = {"town": {"influence": "high", "salience": {"money": "low"}}}
    before = pressures(graded(reactions, **about))
    turned = {"village": reactions["town"], "palace": reactions["court"]}
    after = pressures(graded(turned, village=about["town"]))
    for name, one in before.items():
        other = after[name]
        assert (one.pull, one.push, one.verdict, one.rank) == (other.pull, other.push, other.verdict, other.rank)
        assert (one.verdict_share, one.rank_share) == (other.verdict_share, other.rank_share)


def test_the_grid_is_every_numbering_that_keeps_the_order_up_to_nine() -> None:
    assert len(NUMBERINGS) == 28
    assert set(NUMBERINGS) == {(1, m, h) for m in range(1, 10) for h in range(1, 10) if 1 < m < h}
    assert NUMBERINGS[0] == (1, 2, 3)


def test_a_verdict_that_hangs_on_the_numbers_says_under_which_part_of_them_it_holds() -> None:
    """One is drawn highly, four are wary a little: with high as 3 push outweighs pull, with 5 it does not."""
    reactions = {"court": {"a": {"pull": "high"}}} | {f"town{n}": {"a": {"push": "low"}} for n in range(4)}
    low = {name: {"influence": "low", "salience": {}} for name in reactions}
    one = pressures(graded(reactions, **low))["a"]
    assert one.verdict == "declined"  # 3 against 4
    holding = [numbering for numbering in NUMBERINGS if numbering[2] < 4]
    assert one.verdict_share == pytest.approx(len(holding) / len(NUMBERINGS))
    assert one.verdict_fails_at == (1, 2, 4)
    assert not one.holds_under_all_gradings


def test_a_place_that_hangs_on_the_numbers_says_so() -> None:
    """Both are awkward: a with twice high, b with five times medium on either side."""
    reactions: dict[str, dict[str, Any]] = {f"court{n}": {"a": {"pull": "high", "push": "high"}} for n in range(2)}
    reactions |= {f"town{n}": {"b": {"pull": "medium", "push": "medium"}} for n in range(4)}
    low = {name: {"influence": "low", "salience": {}} for name in reactions}
    found = pressures(graded(reactions, **low))
    assert (found["a"].pull, found["b"].pull) == (6, 8)
    assert (found["a"].rank, found["b"].rank) == (2, 1)
    behind = sum(2 * high < 4 * medium for _, medium, high in NUMBERINGS)
    not_ahead = sum(2 * high <= 4 * medium for _, medium, high in NUMBERINGS)  # equals share a place
    assert (found["a"].rank_share, found["b"].rank_share) == (pytest.approx(behind / 28), pytest.approx(not_ahead / 28))
    assert found["a"].rank_fails_at == (1, 2, 4)
    assert found["a"].verdict_share == 1


def test_dropping_an_option_moves_nobody() -> None:
    found = graded(ONE_OF_EACH)
    found["decision_makers"]["north"]["options"]["a"]["status_quo"] = True
    rows = countermove.assess(found, max_changes=1).assessment.rows
    moved = {row.id: row.pressure for row in rows}
    assert moved["-a"]
    assert (moved["-a"].verdict, moved["-a"].is_recorded) == ("ignored", False)


def test_a_package_counts_everybody_once_by_the_option_that_moves_it_most() -> None:
    rows = countermove.assess(graded(ONE_OF_EACH), max_changes=2).assessment.rows
    one = next(row.pressure for row in rows if row.id == "a+b")
    assert one
    assert (one.pull, one.push) == (18, 12)


def test_without_graded_reactions_there_is_no_pressure() -> None:
    found = countermove.assess("hand-example").assessment
    assert found.pressure == ()
    assert all(row.pressure is None for row in found.rows)


def test_the_moves_of_1985() -> None:
    """The sums follow from the coded grades by the printed rule: influence times salience in the area times grade."""
    found = {one.option: one for one in countermove.assess("soviet-japan-1985", max_changes=1).assessment.pressure}
    assert {name: (one.pull, one.push, one.verdict, one.rank) for name, one in found.items()} == {
        "agenda": (98, 89, "awkward", 1),
        "return_islands": (0, 0, "ignored", None),
        "gestures": (35, 24, "awkward", 4),
        "fm_visit": (84, 27, "awkward", 3),
        "force_steps": (53, 39, "awkward", 2),
        "econ_favours": (12, 18, "declined", None),
    }
    assert not found["return_islands"].is_recorded
    assert found["agenda"].holds_under_all_gradings


def test_the_sums_of_1985_are_those_of_the_grades_as_coded() -> None:
    loaded = countermove.load("soviet-japan-1985")
    number = {"low": 1, "medium": 2, "high": 3}
    inside = deepcopy(loaded.content["decision_makers"]["tokyo"]["stakeholders"])
    options = loaded.content["decision_makers"]["moscow"]["options"]
    for one in countermove.assess(loaded, max_changes=1).assessment.pressure:
        option = options[one.option]
        sums = {"pull": 0, "push": 0}
        for person in inside.values():
            weight = (
                number[person.get("influence") or "low"] * number[person.get("salience", {}).get(option["area"], "low")]
            )
            reactions = [person.get("reactions", {}).get(name, {}) for name in (one.option, *option["stands_for"])]
            for side in sums:
                sums[side] += weight * max(number.get(reaction.get(side), 0) for reaction in reactions)
        assert (one.pull, one.push) == (sums["pull"], sums["push"]), one.option
