"""Words under boxes are never lifted: nothing of them is in the text, the remarks or the representation."""

from __future__ import annotations

import pytest
from unit.records.readers.pdf_files import box, lines, pdf
from unit.records.readers.reading import check_sound, codes, refused

from countermove.records.readers.open import source_of_bytes
from countermove.records.source import SourceText

ROW = "The source Zymurgy met the minister"  # Zymurgy stands from 124 to 171
COVER = (124, 716, 48, 14)


def read(*pages: str, annotations: str = "") -> SourceText:
    source = source_of_bytes(pdf(*pages, annotations=annotations), "memo.pdf")
    check_sound(source)
    return source


def check_not_lifted(source: SourceText) -> None:
    assert "ymur" not in repr(source)
    assert source.text.split("\n")[0] == "The source [redacted] met the minister"
    assert codes(source) == ["faulty_redaction"]
    assert source.remarks[0].page == 1


def test_words_under_a_black_box_are_dropped_and_the_page_reported() -> None:
    check_not_lifted(read(lines(ROW) + box(*COVER)))


def test_words_over_a_black_box_in_black_are_dropped_too() -> None:
    check_not_lifted(read(box(*COVER) + lines(ROW)))


@pytest.mark.parametrize("colour", ["1 1 1", "0.2 0.2 0.2", "0.5 0.5 0.5", "0.8 0.1 0.1"])
def test_the_colour_of_the_box_does_not_matter(colour: str) -> None:
    check_not_lifted(read(lines(ROW) + box(*COVER, colour)))


def test_a_box_that_is_part_of_a_picture_covers_too() -> None:
    picture = "q 48 0 0 14 124 716 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x05 EI Q\n"
    check_not_lifted(read(lines(ROW) + picture))
    check_not_lifted(read(picture + lines(ROW)))


def test_words_outside_the_edge_of_the_page_are_not_read() -> None:
    data = pdf(lines("Words to see") + lines("Zymurgy", y=60), page_extra="/CropBox [0 100 612 792]")
    source = source_of_bytes(data, "memo.pdf")
    assert source.text == "Words to see\n"
    assert codes(source) == ["outside_page"]


def test_words_unpainted_under_a_black_box_are_dropped_too() -> None:
    check_not_lifted(
        read(
            lines("The source")
            + lines("Zymurgy", x=128, before="3 Tr")
            + lines("met the minister", x=175)
            + box(*COVER)
        )
    )


def test_a_box_over_several_lines_is_reported_line_by_line() -> None:
    source = read(lines(ROW, ROW, "and left.") + box(60, 700, 400, 32))
    assert source.text == "[redacted]\n[redacted]\nand left.\n"


def test_part_of_a_word_under_a_box() -> None:
    source = read(lines("The Zymurgists met") + box(94, 716, 36, 14))
    assert source.text.startswith("The ")
    assert "[redacted]" in source.text
    assert "Zym" not in repr(source)
    assert "sts met" in source.text


def test_words_marked_for_redaction_are_dropped() -> None:
    note = "<< /Type /Annot /Subtype /Redact /Rect [124 716 172 731] >>"
    check_not_lifted(read(lines(ROW), annotations=note))


def test_words_under_a_box_that_was_drawn_as_an_annotation_are_dropped() -> None:
    # Without an appearance of its own the library draws the annotation from its entries.
    note = "<< /Type /Annot /Subtype /Highlight /Rect [124 716 172 731] /C [0 0 0]"
    note += " /QuadPoints [124 731 172 731 124 716 172 716] >>"
    check_not_lifted(read(lines(ROW), annotations=note))


def test_words_in_the_colour_of_the_paper_are_not_read_and_said() -> None:
    source = read(lines("Words to see") + "1 1 1 rg " + lines("Zymurgy", y=690) + box(300, 300, 50, 50))
    assert source.text == "Words to see\n"
    assert codes(source) == ["unseen_text"]
    assert "ymur" not in repr(source)


@pytest.mark.parametrize(
    "page",
    [
        box(60, 712, 400, 20) + "1 1 1 rg " + lines(ROW),  # white on black
        box(60, 712, 400, 20, "1 1 0") + lines(ROW),  # on yellow
        box(60, 712, 400, 20, "0.7 0.7 0.7") + lines(ROW),  # on grey
        lines(ROW) + "0 0 0 RG 3 w 120 712 56 20 re S\n" + box(300, 300, 50, 50),  # in a frame
        lines(ROW) + box(300, 300, 200, 200),  # a box elsewhere
        lines(ROW) + box(124, 718, 48, 1) + box(300, 300, 50, 50),  # underlined
        lines(ROW) + box(124, 723, 48, 1.5) + box(300, 300, 50, 50),  # struck out
        lines(ROW, font="F2", size=14) + box(300, 300, 50, 50),  # bold
    ],
)
def test_words_that_can_be_seen_are_read(page: str) -> None:
    source = read(page)
    assert "The source Zymurgy met the minister" in source.text
    assert source.remarks == ()


def test_strokes_and_stops_are_not_taken_for_boxes() -> None:
    row = "I l 1 | - -- . , ; : ! i j - _ x"
    source = read(lines(row) + box(300, 300, 50, 50))
    assert source.text == row + "\n"
    assert source.remarks == ()


def test_a_page_that_is_all_box_is_reported_not_lifted() -> None:
    source = read(lines(ROW) + box(0, 0, 612, 792), lines("Words on the next page"))
    assert "ymur" not in repr(source)
    assert source.text == "[redacted]\n\fWords on the next page\n"


def test_a_document_that_is_all_box_is_an_honest_record_of_a_redaction() -> None:
    source = read(lines(ROW) + box(0, 0, 612, 792))
    assert source.text == "[redacted]\n"


def test_a_document_of_words_that_nobody_can_see_is_refused() -> None:
    message = refused(pdf("1 1 1 rg " + lines(ROW) + box(300, 300, 50, 50)), "pdf", name="memo.pdf", ocr="never")
    assert "ymur" not in message
