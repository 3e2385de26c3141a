"""Indicators point at options and hypotheses that are there, and their dates do not contradict each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_texts import bridge, loaded, pointed_at, problem, problems

QUESTION = (
    "hypotheses: {aim: {about: town, answers: {wants_bridge: It wants the bridge, wants_money: It wants money}}}\n"
)


def watching(entry: str, *more: str, question: str = QUESTION) -> str:
    lines = "".join(f"  - {one}\n" for one in (entry, *more))
    return bridge(
        ("fee: Raise the fee", "fee: {text: Raise the fee, status_quo: true}"), more=f"{question}indicators:\n{lines}"
    )


def test_an_indicator_is_kept_as_written(tmp_path: Path) -> None:
    entry = (
        "{id: paper, text: The permit is gazetted, option: permit, since: 2026-02, until: 2026-06-30, seen_by: anyone, "
        "status: seen, date: 2026-03-04, "
        "likelihoods: {wants_money: {rating: unlikely, because: it brings nothing in}}, "
        "cites: [MEMO-7/TAL/1]}"
    )
    (found,) = loaded(watching(entry), tmp_path).indicators
    assert (found.about, found.direction, found.basis) == ("aim", "on", "inferred")
    assert (found.since, found.until, found.date) == ("2026-02", "2026-06-30", "2026-03-04")
    assert found.likelihoods["wants_money"].because == "it brings nothing in"


def test_an_option_in_use_can_be_seen_dropped(tmp_path: Path) -> None:
    (found,) = loaded(watching("{id: softer, option: fee, direction: off}"), tmp_path).indicators
    assert found.direction == "off"


@pytest.mark.parametrize(
    ("entry", "message", "at"),
    [
        ("{id: x, option: permits}", 'no option "permits"', "permits"),
        ("{id: x}", '"option" is missing', "{id: x}"),
        ("{id: 1x, option: permit}", "cannot name an indicator", "id: 1x"),
        ("{id: x, option: permit, about: aims}", 'no question "aims"', "aims"),
        ("{id: x, option: permit, direction: off}", "cannot be seen dropped", "direction"),
        ("{id: x, option: fee}", "taking it tells nothing", "fee"),
        ("{id: x, option: permit, direction: absent}", "needs a date by which", "{id: x"),
        ("{id: x, option: permit, since: 2026-05, until: 2026-04}", "ends (2026-04) before it begins", "2026-04"),
        ("{id: x, option: permit, status: seen}", "not said when it was seen", "seen"),
        ("{id: x, option: permit, status: not_seen}", "until when it was looked for", "not_seen"),
        ("{id: x, option: permit, date: 2026-03}", "its status is open", "date"),
        ("{id: x, option: permit, since: 2026-02, status: seen, date: 2025}", "before the earliest date", "2025"),
        ("{id: x, option: permit, direction: absent, until: 2026-06, status: seen, date: 2026-05}",
         "known only after 2026-06", "2026-05"),
        ("{id: x, option: permit, likelihoods: {wants_monye: {rating: likely, because: x}}}",
         'no answer "wants_monye"', "wants_monye"),
        ("{id: x, option: permit, likelihoods: {wants_money: {rating: likelyish, because: x}}}",
         "not a term of ICD 203", "{rating: likelyish"),
        ("{id: x, option: permit, likelihoods: {wants_money: likely}}", "not said why", "wants_money"),
        ("{id: x, option: permit, cites: [MEMO-8/1]}", "MEMO-8", "MEMO-8/1"),
    ],
)  # fmt: skip
def test_a_bad_indicator_is_told_where_it_stands(tmp_path: Path, entry: str, message: str, at: str) -> None:
    found = problem(watching(entry), tmp_path)
    assert message in f"{found.message} {found.advice}"
    assert pointed_at(found).startswith(at)


def test_days_that_are_not_fully_known_contradict_only_what_they_cannot_fit(tmp_path: Path) -> None:
    entry = "{id: x, option: permit, since: 2026-05, until: 2026, status: seen, date: 2026}"
    assert loaded(watching(entry), tmp_path).indicators[0].until == "2026"


def test_without_hypotheses_there_is_nothing_to_tell_apart(tmp_path: Path) -> None:
    assert "the case has none" in problem(watching("{id: x, option: permit}", question=""), tmp_path).message


def test_with_several_questions_an_indicator_says_which(tmp_path: Path) -> None:
    two = QUESTION.replace("}}}", "}}, other: {about: town, answers: {yes_: Yes, no_: No}}}")
    assert '"about" is missing' in problem(watching("{id: x, option: permit}", question=two), tmp_path).message


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    found = problems(watching("{id: x, option: permits}", "{id: x, option: permit, status: seen}"), tmp_path)
    assert len(found) == 3  # the unknown option, the name used twice, the missing date


def test_what_was_seen_after_the_cut_off_is_remarked_on(tmp_path: Path) -> None:
    text = watching("{id: x, option: permit, status: seen, date: 2026-03}")
    case = loaded(text.replace("question:", "as_of: 2026-01-15\nquestion:"), tmp_path)
    assert any("after the information cut-off" in str(notice) for notice in case.notices)
