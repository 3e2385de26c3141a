"""Which initiatives are looked at: named, single, pairs, triples; what they need; caps; what adds nothing."""

from __future__ import annotations

from typing import Any

import pytest
from oracle.chosen_conflicts import CASES, case

import countermove
from countermove.analysis.assess.assessment import Assessment
from countermove.errors import NotApplicable

Case = dict[str, Any]


def listed(found: Case | str, **more: Any) -> Assessment:
    return countermove.assess(found, **more).assessment


def ids(found: Case | str, **more: Any) -> list[str]:
    return [row.id for row in listed(found, **more).rows]


def plain(options: list[str], **more: Any) -> Case:
    return case("Plain", {"north": (options, [f"not {options[0]}"]), "south": (["z"], ["z iff " + options[0]])}, **more)


def test_named_packages_come_first_then_single_changes_pairs_and_triples() -> None:
    found = plain(["a", "b", "c"], packages={"both": {"changes": {"a": True, "c": True}}})
    assert ids(found) == ["both", "a", "b", "c", "a+b", "a+c", "b+c", "a+b+c"]
    assert [row.initiative.is_named for row in listed(found).rows] == [True] + [False] * 7
    assert ids(found, max_changes=1) == ["both", "a", "b", "c"]
    assert ids(found, max_changes=2)[-1] == "b+c"


def test_what_leads_to_the_same_state_as_an_earlier_one_stands_where_that_one_does() -> None:
    found = plain(["a", "b"], packages={"one": {"changes": {"a": True}}, "other": {"changes": {"a": True, "b": False}}})
    assessment = listed(found)
    assert {row.id: row.initiative.same_as for row in assessment.rows} == {
        "one": None,
        "other": "one",
        "a": "one",
        "b": None,
        "a+b": None,
    }
    assert [row.id for row in assessment.distinct] == ["one", "b", "a+b"]
    assert [row.id for row in assessment.ordered] == ["one", "b"]
    double, first = assessment.initiative("a"), assessment.initiative("one")
    assert (double.folded_into, double.standing, double.keys) == ("one", first.standing, first.keys)


def test_an_initiative_is_found_by_its_changes_in_any_order() -> None:
    found = plain(["a", "b"], packages={"both": {"changes": {"a": True, "b": True}}})
    assert listed(found).initiative("b+a").id == "both"
    with pytest.raises(KeyError):
        listed(found).initiative("b+c")


def test_what_changes_nothing_is_not_listed() -> None:
    found = plain(["a", "b"])
    assert ids(found, packages=["-a"]) == []
    assert listed(found, packages=["-a"]).hardest == ()


def test_changes_are_made_at_the_baseline_and_dropping_has_a_minus() -> None:
    found = plain(["a", "b"])
    found["decision_makers"]["north"]["options"]["b"] = {"text": "Do b", "status_quo": True}
    assert ids(found) == ["a", "-b", "a+-b"]
    assert listed(found).initiative("-b").initiative.changes == {"b": False}


def test_what_an_initiative_needs_is_added_fewest_first_then_in_declared_order() -> None:
    needing = listed(CASES["either_would_do"]).initiative("go").initiative
    assert (needing.changes, needing.needs) == ({"a": True}, ("e",))
    found = plain(["a", "b", "c", "d"], constraints=[{"requires": {"a": "(b and c) or d"}}])
    assert listed(found, max_changes=1).initiative("a").initiative.needs == ("d",)


def test_what_is_needed_may_have_to_be_dropped() -> None:
    found = plain(["a", "b"], constraints=[{"at_most_one": ["a", "b"]}])
    found["decision_makers"]["north"]["options"]["b"] = {"text": "Do b", "status_quo": True}
    assert listed(found, max_changes=1).initiative("a").initiative.needs == ("-b",)


def test_what_only_the_others_could_make_possible_is_said_to_be_impossible() -> None:
    found = plain(["a", "b"], constraints=[{"requires": {"b": "z"}}])
    assessment = listed(found, max_changes=1)
    assert ids(found, max_changes=1) == ["a"]
    assert assessment.catalogue.impossible == ("b",)


def test_a_one_way_option_is_taken_but_never_taken_back() -> None:
    found = plain(["a", "b"])
    found["decision_makers"]["north"]["options"]["a"] = {"text": "Do a", "direction": "on"}
    found["decision_makers"]["north"]["options"]["b"] = {"text": "Do b", "direction": "on", "status_quo": True}
    assert ids(found) == ["a"]
    row = listed(found).initiative("a")
    assert (row.cost.irrevocable, row.cost.is_undoable, row.cost.is_undoable_after_reply) == (("a",), False, False)
    assert row.trap.deciding.priority == 0


def test_at_most_two_thousand_are_looked_at_and_it_is_said() -> None:
    options = [f"a{n}" for n in range(24)]
    assessment = listed(plain(options), max_changes=3)
    assert len(assessment.rows) == 2000
    assert assessment.catalogue.is_capped
    assert not assessment.is_complete
    assert assessment.catalogue.considered < 24 + 276 + 2024
    assert not listed(plain(options), max_changes=2).catalogue.is_capped


@pytest.mark.parametrize(("options", "changes"), [(12, 3), (13, 2)])
def test_unnamed_initiatives_change_three_options_or_two_where_options_are_many(options: int, changes: int) -> None:
    found = listed(plain([f"a{n}" for n in range(options)]), packages=["a0"])
    assert found.max_changes == 0
    assert listed(plain([f"a{n}" for n in range(options)])).max_changes == changes


def test_given_packages_are_the_only_ones_looked_at() -> None:
    found = plain(["a", "b"], packages={"both": {"changes": {"a": True, "b": True}}})
    assert ids(found, packages=["both"]) == ["both"]
    assert ids(found, packages=["b", "a,-b"]) == ["b", "a+-b"]
    assert listed(found, packages=["a,-b"]).rows[0].initiative.changes == {"a": True}
    with pytest.raises(NotApplicable, match='no package or option of north "bth"; did you mean "both"'):
        ids(found, packages=["bth"])


def test_initiatives_of_one_area_are_made_of_its_options_alone() -> None:
    assert ids("soviet-japan-1985", only_area="economic", packages=["agenda"]) == []
    assert ids("soviet-japan-1985", only_area="economic") == ["econ_favours"]
    territorial = ids("soviet-japan-1985", only_area="territorial", max_changes=1)
    assert territorial == ["agenda_and_visit", "agenda", "return_islands", "fm_visit"]


# Folding -------------------------------------------------------------------------------------------------------------


def test_a_package_that_adds_nothing_is_folded_under_the_smaller_one() -> None:
    found = plain(["a", "b"])
    assessment = listed(found)
    assert [row.folded_into for row in assessment.rows] == [None, None, "a"]
    assert [row.id for row in assessment.ordered] == ["a", "b"]
    assert assessment.initiative("a+b").standing == assessment.initiative("a").standing


def test_a_named_package_is_never_folded() -> None:
    found = plain(["a", "b"], packages={"both": {"changes": {"a": True, "b": True}}})
    assert {row.id: row.folded_into for row in listed(found).rows} == {
        "both": None,
        "a": None,
        "b": None,
        "a+b": "both",
    }


def test_a_package_that_turns_a_test_on_is_not_folded() -> None:
    """Both please the merchants only at the ally's cost, by equal shares; but what a alone costs it is minor."""
    found = case(
        "Not folded",
        {
            "north": (["a", "e"], ["not a"]),
            "south": (["p", "q"], ["not p", "not q"]),
            "east": (["c"], [{"statement": "not p", "tier": "minor"}, "not q"]),
        },
        allies=["east"],
    )
    merchants = {"name": "Merchants", "weight": 1, "preferences": ["p iff (a and not e)", "q iff (a and e)"]}
    found["decision_makers"]["south"]["stakeholders"] = {"merchants": merchants}
    assessment = listed(found)
    alone, together = assessment.initiative("a"), assessment.initiative("a+e")
    assert alone.keys == together.keys
    assert (alone.tests_on, together.tests_on) == ((), ("strain",))
    assert together.folded_into is None
