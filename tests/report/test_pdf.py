"""Papers as PDF: what they say is there, the same each time, tagged, and no text of theirs is ever more than text."""

from __future__ import annotations

import dataclasses
import io
import re
import shutil
import subprocess
from functools import cache
from typing import Any

import pikepdf
import pypdfium2
import pytest
from report import pdf_ua, sample_paper

from countermove.errors import CountermoveError, TooLarge
from countermove.report.content import (
    Cell,
    Figure,
    Paper,
    Section,
    Sentence,
    Table,
    paragraph,
    sentence,
)
from countermove.report.numbering import Numbering
from countermove.report.pdf import typesetting
from countermove.report.pdf.columns import shares
from countermove.report.pdf.data import paper_data
from countermove.report.pdf.drawings import placed
from countermove.report.pdf.letters import fit
from countermove.report.pdf.write import write


@cache
def _sample() -> bytes:
    return write(sample_paper.paper())


def _pages(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def _text(data: bytes) -> str:
    return _bare("".join(_pages(data)))


def _bare(text: str) -> str:
    """Return the letters and digits of a text: lines, hyphens at their ends and signs may differ."""
    return "".join(letter for letter in text if letter.isalnum())


def _tiny(text: str, **changes: Any) -> Paper:
    paper = Paper(text, text, (("Question", text),), (sentence(text),), (Section(text, "a", (paragraph(text),)),))
    return dataclasses.replace(paper, **changes)


def _with_table(table: Table) -> bytes:
    return write(_tiny("A table", sections=(Section("One", "one", (table,)),)))


# --- What is there ------------------------------------------------------------------------------------------------


def test_every_text_of_the_paper_is_in_the_file() -> None:
    paper = sample_paper.paper()
    there = _text(_sample())
    visible = dataclasses.replace(
        paper, sections=tuple(dataclasses.replace(one, blocks=_read(one)) for one in paper.sections), quotations={}
    )
    missing = [
        text for text in sample_paper.texts(visible) if _bare(text) not in there and text not in sample_paper.ANCHORS
    ]
    bases = {"stated", *(section.anchor for section in paper.sections)}  # not shown
    assert not [text for text in missing if text not in bases]


def _read(section: Section) -> tuple[Any, ...]:
    return tuple(block for block in section.blocks if not isinstance(block, Figure))


def test_headings_and_bookmarks_are_the_sections_and_the_cards() -> None:
    paper = sample_paper.paper()
    with pypdfium2.PdfDocument(_sample()) as document:
        marks = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    wanted = {(0, section.title) for section in paper.sections} | {(1, name) for name in sample_paper.NAMES}
    assert wanted <= {(level, re.sub(r"^\d+ ", "", title)) for level, title in marks}
    assert {(0, "Summary"), (0, "Contents"), (0, "How this paper was made")} <= set(marks)


def test_pages_are_numbered_and_bear_the_title() -> None:
    pages = _pages(_sample())
    assert 5 <= len(pages) <= 8
    for number, page in enumerate(pages, 1):
        assert f"{number} of {len(pages)}" in page
    assert all(sample_paper.paper().title in page for page in pages[1:])


def test_a_handling_line_stands_on_every_page_and_only_where_it_is_given() -> None:
    paper = sample_paper.paper()
    handled = write(dataclasses.replace(paper, facts=(*paper.facts, ("Handling", "For the council only"))))
    assert all("For the council only" in page for page in _pages(handled))
    assert "Handling" not in "".join(_pages(_sample()))


def test_another_program_reads_the_same_words() -> None:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed")
    said = subprocess.run([program, "-", "-"], input=_sample(), capture_output=True, check=True).stdout.decode()
    assert all(_bare(name) in _bare(said) for name in sample_paper.NAMES)


def test_notes_have_the_numbers_of_the_other_formats() -> None:
    paper, numbering = sample_paper.paper(), Numbering()
    table = next(block for block in paper.sections[0].blocks if isinstance(block, Table))
    numbering.begin()
    numbering.marks([ground for one in paper.sections[0].blocks[0].sentences for ground in one.grounds])  # type: ignore[union-attr]
    numbering.begin()
    numbering.marks([ground for row in table.rows for cell in row for ground in cell.grounds])
    wanted = [note.number for note in numbering.end()]
    shown = paper_data(paper)["sections"][0]["blocks"][1]["notes"]
    assert [note["number"] for note in shown] == wanted


def test_one_note_for_each_ground_of_a_section_and_more_marks_that_lead_there() -> None:
    twice = paragraph(sentence("First.", sample_paper.WINTER), sentence("Again.", sample_paper.WINTER))
    data = paper_data(_tiny("Notes", sections=(Section("One", "one", (twice,)),)))
    first, again = (one["marks"][0] for one in data["sections"][0]["blocks"][0]["sentences"])
    assert first["number"] == again["number"]
    assert (first["note"] is None, again["note"] is None) == (False, True)


def test_rows_lead_to_cards_and_notes_to_quotations() -> None:
    pages = _pages(_sample())
    with pikepdf.open(io.BytesIO(_sample())) as pdf:
        links = [(number, link) for number, page in enumerate(pdf.pages) for link in page.get("/Annots", [])]
        leads = [(number, _target(pdf, link)) for number, link in links]
    compared = next(number for number, text in enumerate(pages) if "Table 2" in text)
    quoted = next(number for number, text in enumerate(pages) if "the school closes" in text)
    assert {(compared, f"card.{number}") for number in range(1, 6)} <= set(leads)
    assert (0, quoted) in leads


def _target(pdf: pikepdf.Pdf, link: Any) -> int | str:
    """Return where a link leads: a page, counted from 0, or a place with a name."""
    place = link.get("/Dest") or link.A.D
    if isinstance(place, pikepdf.Array):
        return [page.objgen for page in pdf.pages].index(place[0].objgen)
    return str(place)


# --- The same each time, on any machine ---------------------------------------------------------------------------


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert write(sample_paper.paper()) == _sample()


def test_no_font_of_this_machine_is_used_where_the_built_in_ones_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(typesetting.FONTS, "/nowhere")
    assert write(sample_paper.paper()) == _sample()


def test_greek_and_cyrillic_need_no_font() -> None:
    assert _bare("Αθήνα Москва Łódź") in _text(write(_tiny("Αθήνα Москва Łódź")))


def test_letters_without_a_font_are_named_with_their_script_and_what_to_do() -> None:
    with pytest.raises(CountermoveError) as fault:  # cuneiform and Linear B: on no machine by chance
        write(_tiny("Old \U00012000 and \U00010000"))
    for word in ("U+12000", "Cuneiform", "U+10000", "Linear", "Noto", typesetting.FONTS):
        assert word in str(fault.value)


def test_a_folder_of_fonts_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(typesetting.FONTS, "/nowhere")
    with pytest.raises(CountermoveError, match="/nowhere"):
        write(_tiny("Old \U00012000"))


def test_a_paper_in_fonts_of_the_machine_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    set_in_built_in, tried = typesetting._set, []

    def lacking(form: str, told: str, *, built_in_only: bool = True) -> bytes:
        tried.append(built_in_only)
        plain = told.replace("\U00012000", "o") if not built_in_only else told
        return set_in_built_in(form, plain)

    monkeypatch.setattr(typesetting, "_set", lacking)
    said = _text(write(_tiny("Old \U00012000")))
    assert "Cuneiform" in said
    assert (tried[0], tried[-1]) == (True, False)


# --- Text stays text ----------------------------------------------------------------------------------------------

HOSTILE = (
    '#panic("x")',
    '#read("/etc/passwd")',
    "\\ ` `` ``` <label> @ref $x^2$ *b* _i_ = h",
    "// no /* remark */ ~ -- --- ... [x] {y} #{1+1} \\u{41}",
    '"} , "title": "no"',
    "https://example.org #link",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_is(text: str) -> None:
    shown = "".join("".join(_pages(write(_tiny(text)))).split())
    assert shown.count("".join(text.split())) >= 3


def test_control_letters_and_reordering_do_not_get_in() -> None:
    data = write(_tiny("a\x00b\x1bc\u202ed\ufeffe\ue000f\ufdd0g\U0010fffeh\ud800"))
    shown = "".join(_pages(data))
    assert not {"\u202e", "\x1b"} & set(shown)
    assert not pdf_ua.problems(data)


def test_every_text_of_a_whole_paper_may_be_hostile() -> None:
    paper = sample_paper.changed(sample_paper.paper(), lambda text: f'{text} #panic("{text}") \\ $ ` <a> @b')
    assert not pdf_ua.problems(write(paper))


def test_letters_that_an_archive_forbids_are_replaced_and_long_words_can_be_broken() -> None:
    assert fit("a\ue000\ufeff\U0010fffe\u0378b") == "a" + "\ufffd" * 4 + "b"
    assert fit("x" * 64).replace("\u200b", "") == "x" * 64
    assert "\u200b" in fit("x" * 64)
    assert fit("plain words") == "plain words"


# --- Nothing is cut off -------------------------------------------------------------------------------------------


def _table(columns: int, rows: int, text: str = "some words") -> Table:
    cells = tuple(tuple(Cell(f"{text} {row}/{column}") for column in range(columns)) for row in range(rows))
    return Table("A wide one", tuple(f"Head {column}" for column in range(columns)), cells)


def test_a_wide_table_stands_sideways_on_pages_of_its_own() -> None:
    with pypdfium2.PdfDocument(_with_table(_table(12, 9))) as document:
        sizes = [page.get_size() for page in document]
    assert any(width > height for width, height in sizes)


@pytest.mark.parametrize(("columns", "word"), [(3, "x" * 90), (8, "y" * 40), (13, "z" * 30), (20, "w" * 12)])
def test_no_letter_of_a_table_is_off_the_page(columns: int, word: str) -> None:
    _inside(_with_table(_table(columns, 4, word)))


def _inside(data: bytes) -> None:
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage()
            for index in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(index)
                assert 0 <= left <= right <= width
                assert 0 <= bottom <= top <= height


def test_a_card_or_a_row_longer_than_a_page_goes_over_more() -> None:
    long = "A rather long entry that goes on. " * 400
    card = next(block for block in sample_paper.paper().sections[1].blocks if getattr(block, "anchor", "") == "lease")
    longer = dataclasses.replace(card, entries=(("What", (Sentence(long),)),))  # type: ignore[type-var]
    table = Table("Long", ("a", "b"), ((Cell("a"), Cell(long)),))
    data = write(_tiny("Long", sections=(Section("One", "one", (longer, table)),)))  # type: ignore[arg-type]
    _inside(data)
    assert _text(data).count("rather") == 800


def test_columns_get_room_for_their_words_and_fill_the_page() -> None:
    widths = shares([["Option", "short"], ["What", "many words " * 30], ["x", "y"]], 60)
    assert sum(widths) == pytest.approx(60, abs=0.1)
    assert widths[1] > widths[0] > widths[2] > 0


def test_a_drawing_is_all_on_one_page_and_a_very_wide_one_sideways() -> None:
    tall, wide = '<svg viewBox="0 0 720 4000"/>', '<svg viewBox="0 0 2400 500"/>'
    assert placed([tall])["drawings"][0]["width"] * 4000 / 720 <= 229
    assert (placed([tall])["sideways"], placed([wide])["sideways"]) == (False, True)


def test_words_of_a_drawing_beside_another_script_are_not_joined() -> None:
    """Typst finds no font for \u5e02 beside ft, ff or fi: the built-in font joins these to one letter."""

    def drawn(words: str) -> str:
        return str(
            placed([f"<svg><title>left</title><text><tspan x='1'>{words}</tspan></text></svg>"])["drawings"][0]["svg"]
        )

    assert "<title>left</title><text><tspan x='1'>\u5e02 lef\u200ct of</tspan>" in drawn("\u5e02 left of")
    assert "lef\u200ct" not in drawn("left of Ελλάς, Łódź")


def test_odd_tables_and_empty_papers_are_written() -> None:
    ragged = Table("Ragged", ("a", "b", "c"), ((Cell("only"),), ()))
    assert "only" in _text(_with_table(ragged))
    assert "Nothingtoshow" in _text(_with_table(Table("Empty", ("a",), ())))
    assert _text(write(sample_paper.EMPTY)).startswith("Nothingyet")


def test_a_paper_that_is_too_large_is_refused_with_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetting, "LARGEST", 1000)
    with pytest.raises(TooLarge, match="letters"):
        write(sample_paper.paper())


def _listed(number: int, title: str) -> bytes:
    """Return a paper of so many sections, so that its first page lists them."""
    sections = tuple(Section(title.format(turn), f"s{turn}", (paragraph("It is."),)) for turn in range(1, number + 1))
    return write(Paper("T", "", (), (), sections))


@pytest.mark.parametrize(("number", "columns"), [(9, 1), (10, 2), (25, 2)])
def test_many_sections_are_listed_in_two_columns(number: int, columns: int) -> None:
    with pikepdf.open(io.BytesIO(_listed(number, "On matter {}"))) as pdf:
        links = [link for link in pdf.pages[0].Annots if link.Subtype == "/Link"]
        lefts = [round(float(link.Rect[0])) for link in links]
    assert len(links) == number
    assert [lefts.count(left) for left in sorted(set(lefts))] == ([number] if columns == 1 else _halves(number))


def _halves(number: int) -> list[int]:
    return [(number + 1) // 2, number // 2]


def test_the_number_of_a_page_ends_its_line_also_after_a_title_from_right_to_left() -> None:
    with pypdfium2.PdfDocument(_listed(2, "\u05e9\u05dc\u05d5\u05dd {}")) as document:
        page = document[0].get_textpage()
        signs = [(page.get_text_range(place, 1), page.get_charbox(place)) for place in range(page.count_chars())]
    feet = sorted({round(box[1]) for sign, box in signs if sign == "."})
    dotted = [foot for foot in feet if sum(sign == "." and round(box[1]) == foot for sign, box in signs) > 9]
    assert len(dotted) == 2
    for foot in dotted:
        line = [(box[2], sign) for sign, box in signs if abs(box[1] - foot) < 4 and sign.strip()]
        assert max(line)[1] == "1"
