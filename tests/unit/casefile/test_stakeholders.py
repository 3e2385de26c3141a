"""Those inside a party: weights, reactions and stances, and what is carried over to coarser and from finer options."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_texts import bridge, conflict_of, loaded, problem

from countermove.casefile.carry import highest
from countermove.model import Conflict, Reaction, Stakeholder, Stance

MEASURES = (
    ("permit: Grant the permit", "permit: {text: Grant, stands_for: [draft_permit, full_permit], area: traffic}"),
    ("fee: Raise the fee", "fee: {text: Raise, part_of: charges, area: money}"),
    ("build: Build the bridge", "build: {text: Build, part_of: works, area: traffic}"),
    ("sue: Go to court", "sue: {text: Sue, part_of: works, area: money}"),
)


def inside(entries: str) -> str:
    return bridge(*MEASURES, ("name: The company", f"name: The company\n    stakeholders: {entries}"))


def stakeholder(entry: str, folder: Path) -> Stakeholder:
    return conflict_of(inside(f"{{board: {entry}}}"), folder).party("company").stakeholders[0]


def test_weights_are_made_to_sum_to_one_over_those_with_statements(tmp_path: Path) -> None:
    entries = (
        "{board: {weight: 3, preferences: [sue]}, crews: {weight: 1, preferences: [build], veto: true}, "
        "riders: {influence: high}}"
    )
    board, crews, riders = conflict_of(inside(entries), tmp_path).party("company").stakeholders
    assert (board.weight, crews.weight, riders.weight) == (0.75, 0.25, None)
    assert (board.veto, crews.veto) == (False, True)
    assert (board.name, riders.influence) == ("board", "high")


def test_without_weights_all_with_statements_count_the_same(tmp_path: Path) -> None:
    entries = "{board: {preferences: [sue]}, crews: {preferences: [build]}, riders: {}}"
    weights = [one.weight for one in conflict_of(inside(entries), tmp_path).party("company").stakeholders]
    assert weights == [0.5, 0.5, None]


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ("{a: {weight: 1, preferences: [sue]}, b: {preferences: [sue]}}", "b has statements but no weight, and a has"),
        ("{a: {weight: 0, preferences: [sue]}}", "all weights are zero"),
        ("{a: {weight: -1, preferences: [sue]}}", "expected a number of at least 0"),
        ("{a-b: {weight: 1, preferences: [sue]}}", "cannot name a stakeholder"),
        ("{a: {preferences: [{statement: sue, place: derived}]}}", "only a decision maker's order can be derived"),
        ("{a: {preferences: [sew]}}", 'there is no option "sew"'),
        ("{a: {reactions: {permit: {}}}}", "a reaction has a pull, a push or both"),
        ("{a: {reactions: {permitt: {pull: low}}}}", 'there is no option "permitt"'),
        ("{a: {reactions: {sue: {pull: low}}}}", '"sue" is an option of company itself'),
        ("{a: {stances: {permit: {for: low}}}}", '"permit" is an option of town, not of company'),
        ("{a: {stances: {sue: {for: low, against: low}}}}", "a stance is either for or against"),
        ("{a: {stances: {sue: {for: low, supports: low}}}}", 'unknown key "supports"'),
        ("{a: {stances: {sue: {}}}}", "a stance is either for or against"),
        ("{a: {stances: {sew: {for: low}}}}", 'there is no option "sew"'),
        ("{a: {salience: {money: much}}}", "expected low, medium or high"),
        ("{a: {cites: [NO/1/1]}}", 'there is no source "NO"'),
    ],
)
def test_a_bad_stakeholder(tmp_path: Path, entries: str, message: str) -> None:
    assert message in problem(inside(entries), tmp_path).message


def test_weights_that_count_nowhere_and_unknown_areas_are_remarked_on(tmp_path: Path) -> None:
    notices = [str(n) for n in loaded(inside("{a: {weight: 1, salience: {traffik: low}}}"), tmp_path).notices]
    assert any("a has no statements" in notice for notice in notices)
    assert any('no option has the area "traffik"; did you mean "traffic"?' in notice for notice in notices)


def test_an_option_takes_the_highest_grades_over_what_it_stands_for(tmp_path: Path) -> None:
    entry = (
        "{reactions: {draft_permit: {pull: low, push: medium, cites: [MEMO-7/SUM/1], note: one}, "
        "full_permit: {pull: high, cites: [MEMO-7/SUM/1, MEMO-7/SUM/2], note: two}}}"
    )
    assert stakeholder(entry, tmp_path).reactions == {
        "permit": Reaction(
            "high", "medium", ("MEMO-7/SUM/1", "MEMO-7/SUM/2"), "one; two", ("draft_permit", "full_permit")
        )
    }


def test_what_is_said_of_an_option_goes_before_what_is_carried_over(tmp_path: Path) -> None:
    entry = "{reactions: {draft_permit: {pull: high}, permit: {pull: low}}}"
    assert stakeholder(entry, tmp_path).reactions["permit"] == Reaction("low")


def test_every_part_takes_what_is_said_of_the_coarser_measure(tmp_path: Path) -> None:
    entry = "{stances: {works: {against: high}, sue: {for: low}}}"
    assert stakeholder(entry, tmp_path).stances == {
        "build": Stance(False, "high", carried_from=("works",)),
        "sue": Stance(True, "low"),
    }


def test_being_for_one_and_against_another_measure_has_to_be_settled(tmp_path: Path) -> None:
    text = bridge(
        ("sue: Go to court", "sue: {text: Sue, stands_for: [injunction, damages]}"),
        ("name: The company", "stakeholders: {a: {stances: {injunction: {for: low}, damages: {against: low}}}}"),
    )
    found = problem(text, tmp_path)
    assert 'for one and against another of what "sue" stands for' in found.message
    assert found.advice == 'say the stance on "sue" itself'


def test_stances_on_finer_measures_are_joined(tmp_path: Path) -> None:
    text = bridge(
        ("sue: Go to court", "sue: {text: Sue, stands_for: [sue, damages]}"),
        ("name: The company", "stakeholders: {a: {stances: {sue: {for: low}, damages: {for: medium}}}}"),
    )
    conflict = conflict_of(text, tmp_path)
    assert conflict.party("company").stakeholders[0].stances == {
        "sue": Stance(True, "medium", carried_from=("sue", "damages"))
    }


def test_a_finer_measure_of_the_same_name_alone_carries_nothing(tmp_path: Path) -> None:
    text = bridge(
        ("sue: Go to court", "sue: {text: Sue, stands_for: [sue]}"),
        ("name: The company", "stakeholders: {a: {stances: {sue: {for: low}}}}"),
    )
    assert conflict_of(text, tmp_path).party("company").stakeholders[0].stances["sue"].carried_from == ()


def test_the_compact_case_carries_reactions_from_the_full_ones_measures() -> None:
    from countermove.casefile.load import load

    conflict = load("soviet-japan-1985").model()
    assert isinstance(conflict, Conflict)
    nakasone = conflict.party("tokyo").stakeholders[0]
    assert nakasone.reactions["agenda"].carried_from == ("nt_agenda", "treaty_hint")
    assert (nakasone.reactions["agenda"].pull, nakasone.reactions["agenda"].push) == ("high", "medium")


def test_no_grade_is_below_every_grade() -> None:
    assert highest([None, "low", None, "medium"]) == "medium"
    assert highest([None]) is None
    assert highest([]) is None
