"""Redactions have their place, their kind and the codes beside them; portion marks are taken out of the text."""

import pytest
from unit.records.body.documents import LONG, SECOND, marks, paragraphs, read


def test_a_marker_after_the_full_stop_closes_the_paragraph() -> None:
    (paragraph,) = paragraphs(f"{LONG} [redacted]")
    assert marks(paragraph) == [("[redacted]", "end_of_paragraph")]
    assert paragraph.text.endswith("[redacted]")
    assert paragraph.redactions[0].at == len(LONG) + 1


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("led by [redacted] of Selm", "in_sentence"),
        ("led by Mr. [redacted]", "name"),
        ("led by [name not declassified]", "name"),
    ],
)
def test_kinds_of_markers(printed: str, kind: str) -> None:
    (paragraph,) = paragraphs(f"{LONG} The men are {printed}.")
    assert [redaction.kind for redaction in paragraph.redactions] == [kind]


def test_a_marker_right_below_a_paragraph_closes_it() -> None:
    (paragraph,) = paragraphs(f"{LONG}\n\n[redacted]")
    assert paragraph.text == LONG
    assert [(redaction.at, redaction.kind, redaction.line) for redaction in paragraph.redactions] == [
        (len(LONG), "end_of_paragraph", 3)
    ]
    assert paragraph.lines == (1, 1)


def test_a_second_marker_is_a_block_withheld_in_the_section() -> None:
    record = read(f"{LONG} [redacted]\n\n[2 paragraphs (23 lines) not declassified]\n\n{SECOND}")
    (section,) = record.sections
    (block,) = section.withheld
    assert (block.at, block.kind, block.line) == (1, "block", 3)
    assert "23 lines" in block.extent


def test_codes_go_to_the_marker_they_stand_with() -> None:
    (paragraph,) = paragraphs(f"{LONG} [redacted]\n\n25X1\n\nSTAT")
    assert [redaction.codes for redaction in paragraph.redactions] == [("25X1", "STAT")]


def test_codes_alone_are_attached_by_place_with_low_certainty() -> None:
    first, second = paragraphs(f"{LONG}\n\n25X1\n\n\n\n{SECOND}")
    assert [
        (redaction.at, redaction.marker, redaction.codes, redaction.certainty) for redaction in first.redactions
    ] == [(len(LONG), "", ("25X1",), "low")]
    assert second.redactions == ()
    assert "25X1" not in first.text


def test_more_codes_than_marks_account_for_are_remarked_on() -> None:
    remarks = [
        remark for remark in read(f"{LONG}\n\n25X1\n\n25X1\n\n{SECOND}").remarks if remark.code == "inferred_gap"
    ]
    assert [remark.line for remark in remarks] == [3]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("{} (S)", "S"),
        ("{} (C/NF)", "C/NF"),
        ("(U) {}", "U"),
        ("1. (C) {}", "C"),
        ("{} (S) [redacted]", "S"),
        ("{}(TS)", "TS"),
    ],
)
def test_portion_marks_are_taken_out_of_the_text(printed: str, meant: str) -> None:
    (paragraph,) = paragraphs(printed.format(LONG))
    assert paragraph.portion_mark == meant
    assert paragraph.text.removesuffix(" [redacted]") == LONG


@pytest.mark.parametrize("printed", ["(2)", "(g)", "($)", "(8)"])
def test_broken_portion_marks_are_read_where_others_are_sound(printed: str) -> None:
    found = paragraphs(f"{LONG} (S)\n\n{SECOND} (S)\n\n{LONG} {printed}")
    assert [paragraph.portion_mark for paragraph in found] == ["S", "S", "S"]
    alone = paragraphs(f"{LONG} {printed}")[0]
    assert (alone.portion_mark, alone.text) == ("", f"{LONG} {printed}")


def test_a_portion_mark_behind_a_list_is_its_paragraphs() -> None:
    (paragraph,) = paragraphs("The owners have offered the men two things:\n\n- A rate.\n- Cars. (C)")
    assert paragraph.portion_mark == "C"
    assert paragraph.items[1].text == "Cars."
