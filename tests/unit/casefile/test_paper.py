"""What a case says of its paper: everything arrives, nothing is filled in, and what is wrong is told all at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_texts import bridge, loaded, problem, problems

from countermove.casefile.load import load
from countermove.casefile.paper_record import PaperRecord, Recipient, Review
from countermove.casefile.write import as_yaml

FULL = """paper:
  prepared_by: The desk
  handling: For the harbour office only
  recipients: [Harbour master, {office: Town clerk, copies: 2, note: One to file.}]
  comments_to: Room 4
  question: What now?
  scope: One season.
  review:
    - {office: Legal, name: J. Doe, date: 2026-01-20, result: concurs}
    - {office: Treasury, result: dissents, note: It would not pay.}
    - Fisheries
"""


def test_a_record_arrives_in_full(tmp_path: Path) -> None:
    found = loaded(bridge(more=FULL), tmp_path).paper
    assert found == PaperRecord(
        "The desk",
        "For the harbour office only",
        (Recipient("Harbour master"), Recipient("Town clerk", 2, "One to file.")),
        "Room 4",
        "What now?",
        "One season.",
        (
            Review("Legal", "J. Doe", "2026-01-20", "concurs"),
            Review("Treasury", result="dissents", note="It would not pay."),
            Review("Fisheries"),
        ),
    )
    assert found.is_coordinated
    assert (found.who("concurs"), found.who("dissents"), found.who("")) == (
        ("Legal (J. Doe)",), ("Treasury",), ("Fisheries",),
    )  # fmt: skip


def test_a_case_that_says_nothing_has_an_empty_record(tmp_path: Path) -> None:
    assert loaded(bridge(), tmp_path).paper == PaperRecord()
    asked = loaded(bridge(more="paper: {review: [Legal]}\n"), tmp_path).paper
    assert not asked.is_coordinated


def test_a_record_is_written_back_and_counts_into_the_hash(tmp_path: Path) -> None:
    case = loaded(bridge(more=FULL), tmp_path)
    again = tmp_path / "again.yaml"
    again.write_text(as_yaml(case), encoding="utf-8")
    assert (load(again).paper, load(again).hash) == (case.paper, case.hash)
    assert case.hash != loaded(bridge(), tmp_path).hash


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("handling: |\n    one\n    two", "this is printed on one line, and 2 lines stand here"),
        (f"prepared_by: {'x' * 201}", "this has 201 characters, and 200 fit on its line"),
        ("recipients: [A, A]", '"A" is on the list already'),
        ("recipients: [{copies: 2}]", '"office" is missing'),
        ("recipients: [{office: A, copies: 0}]", "expected a number of at least 1"),
        ("recipients: [{office: A, copies: many}]", 'expected a whole number, found "many"'),
        ("recipients: [{office: A, copies: 1.5}]", "expected a whole number"),
        ("review: [{office: A, result: agrees}]", "expected concurs, comments or dissents"),
        ("review: [{office: A, date: soon}]", "expected a date"),
        ("review: [A, A]", '"A" stands here twice for the same time'),
        ("distribution: [A]", 'unknown key "distribution"'),
        (f"recipients: [{', '.join(f'a{n}' for n in range(201))}]", "201 stand here; the limit is 200"),
    ],
)
def test_a_bad_record(tmp_path: Path, text: str, message: str) -> None:
    assert message in problem(bridge(more=f"paper:\n  {text}\n"), tmp_path).message


def test_all_that_is_wrong_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    text = bridge(
        more="paper:\n  handling: |\n    a\n    b\n  recipients: [A, A]\n  review: [{office: B, result: no}]\n"
    )
    found = problems(text, tmp_path)
    assert {one.where.split("/")[1] for one in found} == {"handling", "recipients", "review"}
    assert all(one.line > 0 for one in found)


def test_a_dissent_without_words_is_remarked_on(tmp_path: Path) -> None:
    notices = loaded(bridge(more="paper: {review: [{office: A, result: dissents}]}\n"), tmp_path).notices
    assert any("A dissents, and its words are not given" in notice.message for notice in notices)


INSIDE = (
    "    preferences: [not sue, build iff permit]\n",
    "    preferences: [not sue, build iff permit]\n    stakeholders: {board: {}, crews: {}}\n    contests:\n      - ",
)


def contest(text: str) -> str:
    return bridge((INSIDE[0], f"{INSIDE[1]}{text}\n"))


def test_a_contest_arrives_in_full(tmp_path: Path) -> None:
    text = "{id: c, text: the credit, between: [board, crews], since: 2025, until: 2026-05, cites: [MEMO-7/TAL/1]}"
    (found,) = loaded(contest(text), tmp_path).conflict.party("company").contests  # type: ignore[union-attr]
    assert (found.id, found.text, found.between, found.since, found.until, found.cites, found.basis) == (
        "c", "the credit", ("board", "crews"), "2025", "2026-05", ("MEMO-7/TAL/1",), "inferred",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{id: c, between: [board, crew]}", 'there is no stakeholder "crew" here'),
        ("{id: c, between: [board]}", "a contest is between two or more, and board stands here"),
        ("{id: c, between: [board, board]}", "a contest is between two or more, and board and board stands here"),
        ("{id: c, between: [board, crews], since: 2026, until: 2025}", "this ends (2025) before it begins (2026)"),
        ("{id: c d, between: [board, crews]}", '"c d" cannot name a contest'),
        ("{between: [board, crews]}", '"id" is missing'),
    ],
)
def test_a_bad_contest(tmp_path: Path, text: str, message: str) -> None:
    assert message in problem(contest(text), tmp_path).message
