"""Footnotes are found in every form, with their calls, and also where text, call or number is missing."""

import pytest
from unit.records.body.documents import LONG, SECOND, read

from countermove.records.record import Record


def found(record: Record) -> list[tuple[str, str, str, str]]:
    return [
        (note.marker, note.anchor.rpartition("/")[2], note.status, note.note.text if note.note else "")
        for note in record.footnotes
    ]


@pytest.mark.parametrize(
    ("call", "start", "marker"),
    [
        ("<sup>1</sup>", "<sup>1</sup> ", "1"),
        ("¹", "¹ ", "1"),
        (" 1/", "1/ ", "1"),
        ("1/", "1/ ", "1"),
        ("[1]", "[1] ", "1"),
        (" [1]", "[1] ", "1"),
        ("1", "1 ", "1"),
        ("*", "* ", "*"),
        ("†", "† ", "†"),
    ],
)
def test_a_note_in_any_form_is_taken_out_of_the_text(call: str, start: str, marker: str) -> None:
    record = read(f"{LONG}{call} {SECOND}\n\n{start}In a speech at the docks\non 3 June.\n\n{LONG}")
    assert [paragraph.text for paragraph in record.paragraphs()] == [f"{LONG} {SECOND}", LONG]
    assert found(record) == [(marker, "1", "present", "In a speech at the docks on 3 June.")]
    (anchor,) = next(record.paragraphs()).anchors
    assert (anchor.at, anchor.marker) == (len(LONG), marker)


def test_notes_called_without_text_and_numbers_skipped_are_kept() -> None:
    record = read(f"{LONG}<sup>1</sup>\n\n{SECOND}<sup>4</sup>\n\n<sup>1</sup> A note.")
    assert found(record) == [
        ("1", "1", "present", "A note."),
        ("2", "", "missing", ""),
        ("3", "", "missing", ""),
        ("4", "2", "text_missing", ""),
    ]


def test_a_note_that_nothing_calls_is_kept() -> None:
    record = read(f"{LONG}\n\n<sup>1</sup> A note.")
    assert found(record) == [("1", "", "present", "A note.")]
    assert record.footnotes[0].note is not None
    assert record.footnotes[0].note.cite.endswith("/1/fn1")


def test_notes_counted_anew_on_every_page_answer_to_the_calls_above_them() -> None:
    record = read(
        f"{LONG}<sup>1</sup>\n\n<sup>1</sup> First page.\n\nSecret\n\n{SECOND}<sup>1</sup>\n\n<sup>1</sup> Second page."
    )
    assert found(record) == [("1", "1", "present", "First page."), ("1", "2", "present", "Second page.")]
    assert len({note.note.cite for note in record.footnotes if note.note}) == 2


def test_notes_in_a_row_come_apart() -> None:
    record = read(f"{LONG}<sup>1</sup> {SECOND}<sup>2</sup>\n\n<sup>1</sup> One.\n<sup>2</sup> Two\nlines.")
    assert [entry[3] for entry in found(record)] == ["One.", "Two lines."]


def test_a_note_called_in_an_entry_of_a_list_is_anchored_at_its_paragraph() -> None:
    record = read(
        "The owners have offered the men two things:\n\n- A rate.<sup>1</sup>\n- Cars.\n\n<sup>1</sup> For a year."
    )
    assert found(record) == [("1", "1", "present", "For a year.")]
    assert next(record.paragraphs()).items[0].text == "A rate."


@pytest.mark.parametrize(
    "text",
    [
        "It fell to 3.5 per cent.",
        "They met at 5/6 and at 7/8.",
        "See 2 * 3 and *emphasis* here.",
        "In [1958] they met.",
    ],
)
def test_numbers_and_stars_that_call_nothing_stay(text: str) -> None:
    record = read(f"{LONG} {text}")
    assert found(record) == []
    assert next(record.paragraphs()).text == f"{LONG} {text}".replace("*emphasis*", "emphasis")
