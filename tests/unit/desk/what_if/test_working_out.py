"""What becomes of results: the same as assessing the changed case by itself, remembered or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

import countermove as cm
from countermove.casefile.catalogue import bundled_path
from countermove.casefile.load import load_text
from countermove.comparing.result_words import value_in_words
from countermove.comparing.results import changed_results
from countermove.desk.what_if.answer import answer
from countermove.desk.what_if.asking import step_of
from countermove.desk.what_if.memory import Memory
from countermove.desk.what_if.scratch import MOST_STEPS, Elsewhere, Scratch
from countermove.desk.what_if.settling import settlings
from countermove.desk.what_if.steps import Step, operations_of
from countermove.desk.what_if.supposed import Base, base_of, supposed
from countermove.desk.what_if.two_cases import Compared, Side, compared
from countermove.desk.what_if.working_out import assessed, worked_out
from countermove.editing import apply_all
from countermove.errors import CountermoveError


def base(name: str) -> Base:
    folder = bundled_path(name)
    assert folder
    path = folder / "case.yaml"
    text = path.read_text(encoding="utf-8")
    return base_of(load_text(text, path, name), text, path)


TORVA, REMEMBERED = base("torva-dam"), Memory()
ASKED: list[Mapping[str, str]] = [
    {"suppose": "move", "at": "averra///3", "to": "1"},
    {"suppose": "drop", "at": "averra///1"},
    {"suppose": "reword", "at": "lowmark///2", "statement": "gauge_readings"},
    {"suppose": "want", "order": "bank//", "statement": "not call_in if slow_filling", "place": "1"},
    {"suppose": "status_quo", "option": "withdraw_suit", "taken": "yes"},
    {"suppose": "option", "party": "averra", "id": "apology", "text": "Say that it was wrong"},
    {"suppose": "constraint", "constraint": "2"},
    {"suppose": "mute", "party": "bank"},
    {"suppose": "settle", "settling": "aim=standing"},
    {"suppose": "influence", "inside": "lowmark/growers", "influence": "high"},
    {"suppose": "weight", "inside": "lowmark/growers", "weight": "0.9"},
]


@pytest.fixture(scope="module")
def before() -> cm.assessment.CaseAssessment:
    return cm.assess(TORVA.case)


@pytest.mark.parametrize("asked", ASKED, ids=lambda one: str(one["suppose"]))
def test_the_same_as_the_case_changed_by_hand(before: cm.assessment.CaseAssessment, asked: Mapping[str, str]) -> None:
    step = step_of(asked, TORVA, ())
    text = apply_all(TORVA.text, operations_of((step,)))
    by_hand = load_text(text, TORVA.path, "torva-dam")
    muted = (step.muted,) if step.muted else ()
    for kept in (None, REMEMBERED):
        found = assessed(load_text(text, TORVA.path, "torva-dam"), (step,), memory=kept)
        if not any(step.settled):
            assert found.to_json() == cm.assess(by_hand, muted=muted).to_json()
    worked = worked_out(before, TORVA, (step,), memory=REMEMBERED)
    assert worked.answer
    assert worked.answer.changed == len(changed_results(before, assessed(by_hand, (step,))))
    assert worked.answer == answer(before, assessed(by_hand, (step,)))


def test_settled_open_points_are_those_of_a_sweep() -> None:
    """Each point settled by itself gives the judgments that the sweep counts for that completion."""
    case = cm.load("soviet-japan-1985")
    found = {one.key: one.text for one in settlings(case)}
    assert "posture_only_for_discord=otherwise" in found
    step = Step("", settled=("posture_only_for_discord", "otherwise"))
    settled = assessed(case, (step,))
    line = next(
        one.line for one in case.conflict.party("moscow").preference.statements if one.text.startswith("force_s")
    )
    assert settled.to_json()["initiatives"] == cm.assess(case, dropped=[("moscow", line)]).to_json()["initiatives"]


def test_nothing_supposed_changes_nothing(before: cm.assessment.CaseAssessment) -> None:
    found = answer(before, assessed(TORVA.case, ()))
    assert found.changed == 0
    assert (found.single, found.came, found.went) == ((), (), ())
    assert not any(row.is_changed for row in (*found.headlines, *found.sentences))
    assert found.told.startswith("Nothing that was asked changes")


def test_many_equally_good_moves_are_counted() -> None:
    many = ("", *"abcdef")
    assert value_in_words("best", many, ("", "a")) == "b or c or d or 4 more, all equally good"
    assert value_in_words("best", many[:4]) == "nothing or a or b or c"
    assert value_in_words("outcomes", ("a+b", "c"), ("c",)) == "only here: (a, b); 1 both before and after"
    assert value_in_words("outcomes", (), ("c",)) == "none"


def test_an_option_more_brings_initiatives_that_are_named(before: cm.assessment.CaseAssessment) -> None:
    step = step_of(ASKED[5], TORVA, ())
    found = worked_out(before, TORVA, (step,)).answer
    assert found
    assert found.came_count >= len(found.came) > 0
    assert all("apology" in row.head for row in found.came)
    assert not found.went
    assert any("apology" in note for note in found.notes)


def test_a_statement_that_others_name_takes_these_along_and_says_so() -> None:
    japan = base("soviet-japan-1985")
    step = step_of({"suppose": "drop", "at": "moscow///5"}, japan, ())
    assert step.sentence.endswith(", and 1 entry that names it")
    load_text(supposed(japan, (step,)).text, japan.path, "case")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"suppose": "fly"}, 'there is no thing to suppose "fly"'),
        ({"suppose": "move", "at": "averra///3", "to": "0"}, "whole number from 1"),
        ({"suppose": "move", "at": "averra///33", "to": "1"}, "no such statement"),
        ({"suppose": "move", "at": "averra///3", "to": "99"}, "8 statements"),
        ({"suppose": "weight", "inside": "lowmark/growers", "weight": "much"}, "such as 0.4"),
        ({"suppose": "mute", "party": "nobody"}, 'no party "nobody"'),
        ({"suppose": "profile", "profile": "averra/other"}, "no profiles"),
        ({"suppose": "settle", "settling": "aim=x"}, "no such open point"),
        ({"suppose": "constraint", "constraint": "9"}, "no constraint 9"),
        ({"suppose": "option", "party": "nobody", "id": "x"}, "nobody"),
        ({"suppose": "want", "order": "averra//", "statement": " "}, "empty"),
    ],
)
def test_what_cannot_be_supposed_is_said(asked: Mapping[str, str], told: str) -> None:
    with pytest.raises(CountermoveError, match=told):
        step_of(asked, TORVA, ())


def test_what_cannot_be_assessed_is_said(before: cm.assessment.CaseAssessment) -> None:
    found = worked_out(before, TORVA, (Step("", muted="averra"),))
    assert "asked what it could do" in found.refused
    found = worked_out(
        before, TORVA, (step_of({"suppose": "status_quo", "option": "call_in", "taken": "yes"}, TORVA, ()),)
    )
    assert found.answer or found.problems


def test_a_way_of_reading_takes_the_place_of_an_earlier_one() -> None:
    scratch = Scratch()
    scratch.add(Step("a", settled=("x", "1")), 0)
    scratch.add(Step("b", settled=("x", "2")), 1)
    scratch.add(Step("c", muted="bank"), 2)
    assert [step.sentence for step in scratch.steps] == ["b", "c"]
    with pytest.raises(Elsewhere):
        scratch.add(Step("d", muted="bank"), 1)
    scratch.undo(3)
    assert [step.sentence for step in scratch.steps] == ["b"]


def test_steps_have_an_end() -> None:
    scratch = Scratch()
    for number in range(MOST_STEPS):
        scratch.add(Step("", muted=f"p{number}"), number)
    with pytest.raises(CountermoveError, match="at most 50"):
        scratch.add(Step("", muted="one more"), MOST_STEPS)


def test_a_file_of_another_program_is_taken_as_it_would_be_written() -> None:
    found = base_of(TORVA.case, "", Path("somewhere/else.gmcr"))
    assert (found.path.suffix, found.is_json) == (".yaml", False)
    again = load_text(found.text, found.path, "torva-dam")
    assert again.hash == TORVA.case.hash
    assert replace(found, text="x").case is TORVA.case


def test_two_cases_are_named_with_and_without_dates() -> None:
    known = {"a.yaml", "odd@1.yaml", "@torva-dam"}
    assert compared({"a": "a.yaml"}, known) is None
    found = compared({"a": "odd@1.yaml", "b": "@torva-dam@1987-03", "match": "x=y, u=v"}, known)
    assert found == Compared(Side("odd@1.yaml"), Side("@torva-dam", "1987-03"), ("x=y", "u=v"))
    assert found.parameters() == {"a": "odd@1.yaml", "b": "@torva-dam@1987-03", "match": "x=y u=v"}
    assert compared(found.parameters(), known) == found
    assert compared({"a": "a.yaml", "b": "a.yaml", "runs": "0"}, known) == Compared(
        Side("a.yaml"), Side("a.yaml"), (), 0
    )
    with pytest.raises(CountermoveError, match="whole number"):
        compared({"a": "a.yaml", "b": "a.yaml", "runs": "-1"}, known)
    with pytest.raises(CountermoveError, match="is no day"):
        compared({"a": "a.yaml", "a_day": "1987-3", "b": "a.yaml"}, known)
