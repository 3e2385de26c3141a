"""The words of a PDF, in the order in which the page is read."""

from __future__ import annotations

import pytest
from unit.records.readers.pdf_files import box, lines, pdf
from unit.records.readers.reading import check_sound, codes

from countermove.records.readers.open import source_of_bytes
from countermove.records.source import SourceText

LEFT = [
    "The left column one says",
    "that the left column two",
    "follows, then column three,",
    "and four of the left",
    "ends.",
]
RIGHT = [
    "Right column one says that",
    "right column two comes next",
    "and right column three also",
    "and then four on the",
    "right.",
]


def read(*pages: str, page_extra: str = "") -> SourceText:
    source = source_of_bytes(pdf(*pages, page_extra=page_extra), "memo.pdf")
    check_sound(source)
    return source


def test_lines_as_laid_out() -> None:
    source = read(lines("The ministry has said (twice)", "that it will not pay."))
    assert source.text == "The ministry has said (twice)\nthat it will not pay.\n"
    assert (source.medium, source.page_starts, source.remarks) == ("pdf", (0,), ())


def test_pages_begin_after_form_feeds() -> None:
    source = read(lines("Page one."), lines("Page two."), lines("Page three."))
    assert source.text == "Page one.\n\fPage two.\n\fPage three.\n"
    assert source.page_starts == (0, 11, 22)
    assert [source.text[start : start + 8] for start in source.page_starts] == ["Page one", "Page two", "Page thr"]


def test_a_hyphen_at_a_line_end_stays_there() -> None:
    assert read(lines("They acted discreet-", "ly, and well-known", "men left.")).text == (
        "They acted discreet-\nly, and well-known\nmen left.\n"
    )


def test_room_between_paragraphs_is_an_empty_line() -> None:
    first = lines("The first paragraph goes", "over two lines or", "three.")
    second = lines("The second begins lower", "and goes on.", y=660)
    assert read(first + second).text.split("\n\n") == [
        "The first paragraph goes\nover two lines or\nthree.",
        "The second begins lower\nand goes on.\n",
    ]


def test_a_first_line_set_in_begins_a_paragraph() -> None:
    page = lines("   The end of one paragraph stands", "here on the left.")
    page += lines("The next begins further in", x=100, y=692) + lines("and goes on at the left edge", "again.", y=678)
    assert "left.\n\nThe next begins further in\nand goes" in read(page).text


def test_a_bold_line_alone_is_emphasised() -> None:
    page = lines("Prospects", font="F2") + lines("The talks will go on for a while", "and then end.", y=690)
    assert read(page).text == "**Prospects**\n\nThe talks will go on for a while\nand then end.\n"


def test_a_page_that_is_all_bold_is_not_emphasised() -> None:
    assert "**" not in read(lines("All of it is bold,", "every line of it,", "to the end.", font="F2")).text


def test_a_large_line_is_emphasised() -> None:
    page = lines("A Title", size=20) + lines("The talks will go on for a while", "and then", "end.", y=690)
    assert read(page).text.startswith("**A Title**\n")


def test_raised_digits_are_marks_of_notes() -> None:
    body = "BT /F1 12 Tf 72 700 Td (the statement,) Tj /F1 7 Tf 5 Ts (1) Tj 0 Ts /F1 12 Tf ( however, was) Tj ET\n"
    note = "BT /F1 7 Tf 72 105 Td (1) Tj /F1 10 Tf 4 -3 Td ( See the other paper.) Tj ET"
    assert read(body + note).text == "the statement,<sup>1</sup> however, was\n\n<sup>1</sup> See the other paper.\n"


def test_digits_on_the_line_are_no_marks() -> None:
    text = read(lines("In May 1982 B1 and 25X1 met, 12 of them; see CO2,3 and 4.")).text
    assert "<sup>" not in text


def test_a_lowered_digit_is_no_mark() -> None:
    body = "BT /F1 12 Tf 72 700 Td (some CO) Tj /F1 7 Tf -3 Ts (2) Tj 0 Ts /F1 12 Tf ( came out) Tj ET\n"
    assert "<sup>" not in read(body).text


def test_columns_that_the_file_has_one_after_the_other_stay_so() -> None:
    source = read(lines(*LEFT) + lines(*RIGHT, x=330))
    assert [line for line in source.text.split("\n") if line] == [*LEFT, *RIGHT]
    assert codes(source) == []


def test_columns_that_the_file_mixes_are_put_in_order() -> None:
    rows = list(zip(LEFT, RIGHT, strict=True))
    mixed = "".join(
        lines(right, x=330, y=700 - 14 * row) + lines(left, y=700 - 14 * row) for row, (left, right) in enumerate(rows)
    )
    source = read(lines("A heading over both columns of this page", y=740) + mixed)
    assert [line for line in source.text.split("\n") if line][1:] == [*LEFT, *RIGHT]
    assert codes(source) == ["reading_order"]


def test_a_header_that_the_file_has_last_comes_first() -> None:
    source = read(lines("The body of the page.", "More of it.") + lines("Foot", y=50) + lines("Head", y=770))
    assert source.text.split() == ["Head", "The", "body", "of", "the", "page.", "More", "of", "it.", "Foot"]
    assert codes(source) == ["reading_order"]


def test_a_note_in_the_margin_is_a_line_of_its_own() -> None:
    source = read(lines("progress on the problem is expected to") + lines("25X1", x=540) + lines("be slow.", y=706))
    assert source.text == "progress on the problem is expected to\n25X1\nbe slow.\n"


def test_a_value_goes_with_its_label() -> None:
    assert read(lines("MEMORANDUM FOR:") + lines("The Director", x=250)).text == "MEMORANDUM FOR:  The Director\n"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_all_the_same(turn: int) -> None:
    text = read(lines("Turned words here", "and a second line"), page_extra=f"/Rotate {turn}").text
    assert text == "Turned words here\nand a second line\n"


def test_a_cropped_page_is_read_all_the_same() -> None:
    source = read(lines("Some words here", "and more") + box(200, 300, 80, 80), page_extra="/CropBox [36 36 500 750]")
    assert source.text == "Some words here\nand more\n"
    assert source.remarks == ()


def test_brackets_with_nothing_between_stay_together_on_their_line() -> None:
    shown = lines("but we doubt that he could.  [                              ]", "It will stop.", font="F3", size=10)
    assert read(shown).text == "but we doubt that he could. [    ]\nIt will stop.\n"
    apart = lines("The talks in Harrow [                                    ] and then", "nothing.", font="F3", size=10)
    assert read(apart).text == "The talks in Harrow [    ] and then\nnothing.\n"


def test_the_number_of_a_paragraph_stays_with_its_words() -> None:
    shown = lines("2.      The ferries of Tessaly will stop", "before the spring.", font="F3", size=10)
    assert read(shown).text == "2. The ferries of Tessaly will stop\nbefore the spring.\n"
    assert read(lines("Ferries", x=72) + lines("Boats", x=180)).text.splitlines() == ["Ferries", "Boats"]
