"""The labelled fields of a head are read with what runs on from line to line, and stop where the text begins."""

from __future__ import annotations

import pytest
from unit.records.apparatus.papers import PROSE, found_in, left, parties, sheet

from countermove.records.apparatus.addressing import find_fields, first_text, values_of


def fields(text: str) -> list[tuple[str, list[str]]]:
    """Return the names and values of the fields of a text."""
    return [(one.name, one.values) for one in find_fields(sheet(text))]


def test_a_head_in_one_block() -> None:
    head = (
        "MEMORANDUM FOR:  Chief, Northern Staff\nTHROUGH:         Deputy Chief, Ports\nFROM:            Coast Branch\n"
        "SUBJECT:         The Ferries of\n                 Tessaly\nREFERENCE:       Memorandum of 2 October 1961"
    )
    assert fields(head) == [
        ("to", ["Chief, Northern Staff"]),
        ("through", ["Deputy Chief, Ports"]),
        ("from", ["Coast Branch"]),
        ("subject", ["The Ferries of Tessaly"]),
        ("reference", ["Memorandum of 2 October 1961"]),
    ]


def test_labels_alone_with_their_values_below() -> None:
    head = "MEMORANDUM FOR\n\nTHE PRESIDENT\n\nFROM:\n\nHENRY TOLLIVER\n\nSUBJECT\nThe Ferries"
    assert fields(head) == [("to", ["THE PRESIDENT"]), ("from", ["HENRY TOLLIVER"]), ("subject", ["The Ferries"])]


def test_several_recipients_stand_under_each_other() -> None:
    head = "MEMORANDUM FOR: Director of Ports\n                Deputy Director of Ports\nFROM: Coast Branch"
    assert fields(head)[0] == ("to", ["Director of Ports", "Deputy Director of Ports"])


def test_a_recipient_may_run_on() -> None:
    head = "MEMORANDUM FOR: Deputy Assistant Secretary for\n                Coasts and Islands\nFROM: Coast Branch"
    assert fields(head)[0] == ("to", ["Deputy Assistant Secretary for Coasts and Islands"])


def test_two_fields_may_share_a_line() -> None:
    head = "TO   :  Chief, Harbour Division              DATE: 5 May 1962\nFROM :  Chief, Port Section"
    assert [name for name, _ in fields(head)] == ["to", "date", "from"]
    assert found_in(f"{head}\n\n1. {PROSE}\n").document.date == "1962-05-05"


@pytest.mark.parametrize("mark", [" (U)", " (S)", " (S/NF)", ""])
def test_a_subject_loses_its_portion_mark(mark: str) -> None:
    assert first_text(find_fields(sheet(f"SUBJECT: The Ferries{mark}")), "subject") == "The Ferries"


def test_text_right_under_the_subject_is_not_part_of_it() -> None:
    head = "From: Coast Branch\nSubject: The Ferries\n"
    text = "The ferries are likely to stop before the spring, and the\nboard has said that it will not wait.\nIt may."
    assert found_in(f"{head}{text}\n\n{PROSE}\n").document.title == "The Ferries"
    assert left(f"{head}{text}\n\n{PROSE}\n")[0] == text[:24]


def test_numbered_paragraphs_do_not_belong_to_the_head() -> None:
    text = f"SUBJECT: The Ferries\n1. {PROSE}\n\n2. {PROSE}\n"
    assert left(text) == [f"1. {PROSE}"[:24], f"2. {PROSE}"[:24]]


def test_references_may_stand_in_blocks_of_their_own() -> None:
    head = "SUBJECT: The Ferries\n\nREFS: A. PORTS 2115\n      B. PORTS 9931"
    assert dict(fields(head))["reference"] == ["A. PORTS 2115", "B. PORTS 9931"]


def test_sentences_that_begin_like_a_label_stay_text() -> None:
    text = (
        f"5 May 1962\n\nThe Ferries\n\n{PROSE}\n\nFrom: what was said it follows that all will stay.\n\nTo: nobody.\n"
    )
    assert parties(found_in(text)) == []
    assert len(left(text)) == 3


def test_parties_become_offices_but_the_record_is_nobody() -> None:
    text = f"MEMORANDUM FOR THE RECORD\n\nFROM: Coast Branch\nVIA: Chief, Ports\nSUBJECT: A Talk\n\n1. {PROSE}\n"
    found = found_in(text)
    assert parties(found) == [("from", "Coast Branch"), ("through", "Chief, Ports")]
    assert found.document.type == "memorandum for the record"


def test_values_come_with_their_lines() -> None:
    head = find_fields(sheet("TO: The Board\n    The Council\nFROM: Ports"))
    assert list(values_of(head, "to")) == [("The Board", 1), ("The Council", 2)]
