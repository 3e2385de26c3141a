"""The same question asked of a changed case: another reading of a party's order, lines dropped, parties muted."""

from __future__ import annotations

from typing import Any

import pytest
from oracle.chosen_conflicts import CASES, case

import countermove
from countermove.analysis.assess.assessment import Assessment
from countermove.errors import NotApplicable

Case = dict[str, Any]

OLD_AND_NEW = case(
    "A new leader wants trade; for the old one nothing is worth its price",
    {"north": (["talk", "gift"], ["trade", "not gift", "not talk"]), "south": (["trade"], ["trade iff talk"])},
    packages={"go": {"changes": {"talk": True}}},
)
OLD_AND_NEW["decision_makers"]["north"]["profiles"] = {
    "old": {"because": "as before", "preferences": ["not talk", "not gift", "trade"]},
    "same": {"preferences": ["trade", "not gift", "not talk"]},
}

IN_STEP = case(
    "South keeps in step with its ally",
    {
        "north": (["offer"], ["deal"]),
        "south": (["deal"], ["deal iff (offer and lift)"]),
        "ally": (["lift"], ["not lift"]),
    },
    allies=["ally"],
    packages={"go": {"changes": {"offer": True}}},
)


def assessed(found: Case | str, **more: Any) -> Assessment:
    return countermove.assess(found, **more).assessment


def outcomes(assessment: Assessment) -> list[list[str]]:
    return [assessment.situation.conflict.taken(code) for code in assessment.openings.outcomes]


def reply(assessment: Assessment, name: str) -> dict[str, bool]:
    consequence = assessment.initiative(name).consequence
    return assessment.situation.conflict.changes(consequence.opened, consequence.replied)


# Profiles ------------------------------------------------------------------------------------------------------------


def test_a_profile_under_which_nothing_pays_gives_the_status_quo() -> None:
    """F20: the old order explains the old behaviour; under it every opening is taken back."""
    assert outcomes(assessed(OLD_AND_NEW, profiles={"north": "old"})) == [[]]
    assert ["talk", "trade"] in outcomes(assessed(OLD_AND_NEW))
    rows = assessed(OLD_AND_NEW, profiles={"north": "old"}).rows
    assert all(row.cost.yielded.priority < 0 for row in rows)
    assert assessed(OLD_AND_NEW).initiative("go").cost.yielded.priority == 1


def test_a_swap_of_profile_changes_only_what_depends_on_it() -> None:
    """F46: the new order is north's, so that nothing that is south's own changes."""
    new, old = (assessed(OLD_AND_NEW, profiles=profiles) for profiles in ({}, {"north": "old"}))
    for row, other in zip(new.rows, old.rows, strict=True):
        assert row.consequence.replied == other.consequence.replied
        assert (row.pull, row.bind, row.split, row.strains) == (other.pull, other.bind, other.split, other.strains)
        assert row.verdict == other.verdict
    assert new.initiative("go").cost.outlay != old.initiative("go").cost.outlay
    assert new.initiative("go").trap != old.initiative("go").trap


def test_a_profile_that_says_the_same_changes_nothing() -> None:
    new, same = (countermove.assess(OLD_AND_NEW, profiles=p).to_json() for p in ({}, {"north": "same"}))
    assert (new.pop("profiles"), same.pop("profiles")) == ({}, {"north": "same"})
    assert same == new


def test_the_old_reading_of_1985_gives_the_old_behaviour() -> None:
    """With contact not worth its price no opening ends better for Moscow."""
    found = assessed("soviet-japan-1985", profiles={"moscow": "before_1985"}, max_changes=1)
    before = found.situation.baseline
    assert not [code for code in found.openings.outcomes if found.situation.own.order.prefers(code, before)]


def test_an_unknown_profile_is_refused_with_the_nearest() -> None:
    with pytest.raises(NotApplicable, match='north has no profile "odl"; did you mean "old"'):
        assessed(OLD_AND_NEW, profiles={"north": "odl"})
    with pytest.raises(NotApplicable, match='no decision maker "nort"'):
        assessed(OLD_AND_NEW, profiles={"nort": "old"})
    with pytest.raises(NotApplicable, match="south has no profiles"):
        assessed(OLD_AND_NEW, profiles={"south": "old"})


# Third parties -------------------------------------------------------------------------------------------------------


def test_setting_an_allys_option_changes_the_reply() -> None:
    """F42: north's move is the same; south follows once its ally has moved."""
    lifted = {**IN_STEP, "decision_makers": {**IN_STEP["decision_makers"]}}
    ally = {**IN_STEP["decision_makers"]["ally"], "options": {"lift": {"text": "Lift sanctions", "status_quo": True}}}
    lifted["decision_makers"]["ally"] = {**ally, "preferences": ["lift"]}
    assert reply(assessed(IN_STEP), "go") == {}
    assert reply(assessed(lifted), "go") == {"deal": True}


def test_a_muted_party_never_moves() -> None:
    loud, quiet = (assessed(CASES["two_allies"], muted=muted) for muted in ((), ("south",)))
    assert reply(loud, "go") == {"b": True}
    assert reply(quiet, "go") == {}
    assert quiet.openings.outcomes == (0, 1)
    assert quiet.initiative("go").stable.gmr is None
    assert "muted" in quiet.initiative("go").stable.why_not


def test_muting_a_third_party_takes_its_linkage_away() -> None:
    loud, quiet = (assessed("soviet-japan-1985", max_changes=1, muted=muted) for muted in ((), ("beijing",)))
    assert [one.party for one in loud.initiative("return_islands").cost.linkage] == ["beijing"]
    assert quiet.initiative("return_islands").cost.linkage == ()
    assert loud.initiative("return_islands").cost.linkage[0].lost == (1,)


def test_who_is_asked_what_it_could_do_cannot_be_muted() -> None:
    with pytest.raises(NotApplicable, match="north is asked what it could do"):
        assessed(OLD_AND_NEW, muted=["north"])


def test_a_muted_party_has_to_exist() -> None:
    with pytest.raises(NotApplicable, match=r'"bejing".*did you mean "beijing"'):
        assessed("soviet-japan-1985", muted=["bejing"])


# Dropped lines, areas ------------------------------------------------------------------------------------------------


def test_a_dropped_line_is_the_line_of_the_file() -> None:
    found = countermove.assess("soviet-japan-1985", dropped=[("tokyo", 12), ("moscow", 1)], max_changes=1)
    assert [s.id for s in found.assessment.situation.own.statements] == [f"M{n}" for n in range(2, 12)]
    assert "T12" not in [s.id for s in found.assessment.situation.theirs.statements]
    assert found.to_json()["dropped"] == ["tokyo/preferences/12", "moscow/preferences/1"]


def test_a_line_that_is_not_there_cannot_be_dropped() -> None:
    with pytest.raises(NotApplicable, match="there is no south/preferences/2"):
        assessed(OLD_AND_NEW, dropped=[("south", 2)])
    with pytest.raises(NotApplicable, match="has a ranking"):
        assessed("chicken", dropped=[("a", 1)])


def test_an_unknown_area_is_refused_with_the_nearest() -> None:
    with pytest.raises(NotApplicable, match='"economics"; did you mean "economic"'):
        assessed("soviet-japan-1985", only_area="economics")
    with pytest.raises(NotApplicable, match='no area "money"; there are none'):
        assessed(OLD_AND_NEW, only_area="money")


def test_only_an_area_changes_which_initiatives_are_looked_at_and_no_answer() -> None:
    every, few = (assessed("soviet-japan-1985", max_changes=1, only_area=area) for area in (None, "economic"))
    assert [row.id for row in few.rows] == ["econ_favours"]
    one, other = every.initiative("econ_favours"), few.initiative("econ_favours")
    assert (one.keys, one.cost, one.verdict) == (other.keys, other.cost, other.verdict)
    assert every.openings == few.openings


# Sides ---------------------------------------------------------------------------------------------------------------


def test_without_a_question_the_first_two_parties_are_meant() -> None:
    situation = assessed("prisoners-dilemma").situation
    assert (situation.initiator, situation.target) == ("prisoner_one", "prisoner_two")


def test_the_sides_can_be_turned_round() -> None:
    situation = assessed("soviet-japan-1985", actor="tokyo", max_changes=1).situation
    assert (situation.initiator, situation.target, situation.allies) == ("tokyo", "moscow", ())


def test_a_party_cannot_answer_itself() -> None:
    with pytest.raises(NotApplicable, match="two different parties"):
        assessed(OLD_AND_NEW, actor="north", target="north")


def test_unknown_sides_are_refused_with_the_nearest() -> None:
    with pytest.raises(NotApplicable, match='"sout"; did you mean "south"'):
        assessed(OLD_AND_NEW, target="sout")
    with pytest.raises(NotApplicable, match=r'"alley".*did you mean "ally"'):
        assessed(IN_STEP, allies=["alley"])


def test_a_drawn_case_has_no_options_to_assess() -> None:
    with pytest.raises(NotApplicable, match=r"graph form.*countermove solve"):
        assessed("elmira-9")


def test_an_assessment_reads_well_and_lists_as_a_table() -> None:
    found = countermove.assess("hand-example")
    assert repr(found) == "<CaseAssessment 'hand-example': moscow towards tokyo, initiatives: 1, hardest: a>"
    assert [row["initiative"] for row in found.table()] == ["a"]
    assert found.columns()["verdict"] == ["squeeze −3, dilemma"]
    assert "<caption>A hand-checkable example</caption>" in found._repr_html_()
    with pytest.raises(KeyError):
        found.initiative("b")
