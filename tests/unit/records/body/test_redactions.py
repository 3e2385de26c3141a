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
    assert paragraph.text == f"{LONG} [redacted]"
    assert [(redaction.at, redaction.kind, redaction.line) for redaction in paragraph.redactions] == [
        (len(LONG) + 1, "end_of_paragraph", 3)
    ]
    assert paragraph.lines == (1, 1)
    assert [(piece.at, piece.span.start) for piece in paragraph.pieces] == [(0, 0), (len(LONG) + 1, len(LONG) + 2)]
    assert paragraph.key == paragraphs(LONG)[0].key


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


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\nSecret\n\n"])
def test_a_portion_mark_on_a_line_of_its_own_is_that_of_the_paragraph_above(gap: str) -> None:
    first, second = paragraphs(f"{LONG}{gap}(S NF)\n\n{SECOND} (C)")
    assert [(each.text, each.portion_mark) for each in (first, second)] == [(LONG, "S NF"), (SECOND, "C")]


def test_entries_of_a_list_have_portion_marks_of_their_own() -> None:
    (paragraph,) = paragraphs(f"{LONG} They want:\n\n- Higher pay. (C)\n\n- A new boat. (S/NF)")
    assert [(item.text, item.portion_mark) for item in paragraph.items] == [
        ("Higher pay.", "C"),
        ("A new boat.", "S/NF"),
    ]
    assert paragraph.portion_mark == "S/NF"


@pytest.mark.parametrize(
    "printed",
    [
        "[text not\ndeclassified]",
        "[redacted]",
        "[2 lines not declassified]",
        "[1 paragraph (3 lines)\nnot declassified]",
    ],
)
@pytest.mark.parametrize("place", ["{0} The man {1} spoke of it.", "{0} {1}", "{0}\n\n{1}", "{1} {0}"])
def test_the_marker_stands_in_the_text_where_the_redaction_says(printed: str, place: str) -> None:
    found = paragraphs(place.format(LONG, printed) + f"\n\n{SECOND}")
    redactions = [(each.text, one) for each in found for one in each.redactions]
    assert len(redactions) == 1
    for text, one in redactions:
        assert "\n" not in one.marker
        assert text[one.at : one.at + len(one.marker)] == one.marker != ""


def test_a_code_beside_the_middle_of_a_paragraph_is_one_of_the_margin() -> None:
    (paragraph,) = paragraphs(f"{LONG} The Minister has said that\n\n25X1\n\nhe will not send troops.")
    assert [(one.kind, one.marker, one.certainty) for one in paragraph.redactions] == [("margin", "", "low")]
