"""The Word paper: real headings, captions, lists, tables and footnotes, every text a text."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from report.office import converted, printed
from report.sample_paper import EMPTY, SUBSIDY, WINTER, changed, grounds, paper, texts

from countermove.report.content import Box, Card, Cell, Items, Paper, Quotations, Section, Sentence, Table, paragraph
from countermove.report.docx.columns import layout
from countermove.report.docx.pages import SIDEWAYS, UPRIGHT
from countermove.report.docx.write import write
from countermove.report.letters import clean
from countermove.report.numbering import Numbering

HOSTILE = [
    "=cmd|'/c calc'!A0",
    "{{ 7 * 7 }}{% raw %}",
    "<w:p><w:r/></w:p>",
    "</w:t></w:r><w:fldSimple w:instr='INCLUDETEXT /etc/passwd'/>",
    'TOC \\o "1-3" \\h HYPERLINK "http://a.example"',
    "&lt;b&gt; &amp; &#60; ]]>",
    "a\x00b\x1b\ud800\u202ec",
    "שלום عليكم",
    "W" * 400,
]


class File:
    """A document read back: by python-docx, and its parts as XML."""

    def __init__(self, data: bytes) -> None:
        self.word = docx.Document(io.BytesIO(data))
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.notes = etree.fromstring(self.parts["word/footnotes.xml"])
        self.body = self.word.element.body

    def of(self, style: str) -> list[str]:
        return [text_of(p) for p in self.body.iter(qn("w:p")) if style_of(p) == style]

    def told(self, note: int) -> str:
        [found] = [n for n in self.notes if n.get(qn("w:id")) == str(note)]
        return text_of(found).strip()

    def all(self, name: str) -> list[Any]:
        return list(self.body.iter(qn(name)))


def text_of(node: Any) -> str:
    return "".join(text.text or "" for text in node.iter(qn("w:t")))


def style_of(node: Any) -> str:
    found = node.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if found is None else found.get(qn("w:val"))


@cache
def sample() -> File:
    return File(write(paper()))


def one(*blocks: Any, **more: Any) -> Paper:
    return replace(Paper("T", "", (), (), (Section("S", "s", blocks),)), **more)


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert write(paper()) == write(paper())


def test_nothing_in_the_file_tells_when_it_was_made() -> None:
    data = write(EMPTY)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    about = File(data).word.core_properties
    assert about.created is not None
    assert about.created == about.modified
    assert about.created.replace(tzinfo=None) == datetime(2000, 1, 1)  # noqa: DTZ001


def test_the_file_says_what_it_is() -> None:
    about = sample().word.core_properties
    assert (about.title, about.subject, about.language) == (paper().title, paper().subtitle, "en-GB")


@pytest.mark.parametrize("empty", [EMPTY, one(), one(paragraph()), one(Items(())), one(Quotations(()))])
def test_a_paper_with_little_in_it_can_be_written(empty: Paper) -> None:
    assert File(write(empty)).of("Title") == [empty.title]


def test_headings_are_in_the_styles_that_word_navigates_by() -> None:
    made = paper()
    assert sample().of("Title") == [made.title]
    assert sample().of("Subtitle") == [made.subtitle]
    assert sample().of("Heading1") == [section.title for section in made.sections]
    cards = [block.title for section in made.sections for block in section.blocks if isinstance(block, Card)]
    assert sample().of("Heading2") == cards
    names = {style.name for style in sample().word.styles}
    assert {
        "Title",
        "Subtitle",
        "Heading 1",
        "Heading 2",
        "Heading 3",
        "Caption",
        "List Bullet",
        "footnote text",
    } <= names


def test_every_style_in_use_is_there() -> None:
    known = {style.style_id for style in sample().word.styles}
    used = {
        node.get(qn("w:val"))
        for root in (sample().body, sample().notes)
        for name in ("w:pStyle", "w:rStyle", "w:tblStyle")
        for node in root.iter(qn(name))
    }
    assert used <= known


def test_contents_are_there_without_updating_and_lead_to_the_sections() -> None:
    entries = sample().of("TOC1")
    assert entries == [f"{n}{section.title}" for n, section in enumerate(paper().sections, 1)]
    codes = [node.text for node in sample().all("w:instrText")]
    assert sum("TOC" in code for code in codes) == 1


def test_every_inner_link_leads_somewhere() -> None:
    marks = [node.get(qn("w:name")) for node in sample().all("w:bookmarkStart")]
    assert len(set(marks)) == len(marks)
    assert all(len(mark) <= 40 and re.fullmatch(r"\w+", mark) for mark in marks)
    links = {
        node.get(qn("w:anchor")) for root in (sample().body, sample().notes) for node in root.iter(qn("w:hyperlink"))
    }
    references = {code.text.split()[1] for code in sample().all("w:instrText") if "NOTEREF" in code.text}
    assert links | references <= set(marks)
    assert {"_Quotation1", "_Card1", "_Toc1"} <= links


def test_captions_are_numbered_by_word_in_the_order_of_the_text() -> None:
    captions = sample().of("Caption")
    blocks = [block for section in paper().sections for block in section.blocks]
    tables = [f"Table {n}. {b.caption}" for n, b in enumerate([b for b in blocks if isinstance(b, Table)], 1)]
    assert [caption for caption in captions if caption.startswith("Table")] == tables
    assert [caption.split(".")[0] for caption in captions if caption.startswith("Figure")] == ["Figure 1", "Figure 2"]
    codes = [node.text.strip() for node in sample().all("w:instrText")]
    assert codes.count("SEQ Table \\* ARABIC") == len(tables)


def captioned(file: File) -> list[Any]:
    return [
        t for t in file.all("w:tbl") if t.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}").get(qn("w:val")) == "PaperTable"
    ]


def test_a_table_has_every_cell_and_a_head_that_repeats() -> None:
    expected = [block for section in paper().sections for block in section.blocks if isinstance(block, Table)]
    found = captioned(sample())
    assert len(found) == len(expected)
    for node, table in zip(found, expected, strict=True):
        head, *rows = node.findall(qn("w:tr"))
        assert head.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert [text_of(cell) for cell in head.findall(qn("w:tc"))] == list(table.head)
        for line, row in zip(rows, table.rows, strict=True):
            said = [text_of(cell) for cell in line.findall(qn("w:tc"))]
            assert all(text.startswith(cell.text) for text, cell in zip(said, row, strict=True))


def test_a_table_without_rows_says_so_and_short_rows_are_filled_up() -> None:
    file = File(write(one(Table("Empty", ("A", "B"), ()), Table("Short", ("A", "B"), ((Cell("x"),),)))))
    first, second = captioned(file)
    assert "Nothing to show." in text_of(first)
    assert {len(row.findall(qn("w:tc"))) for row in second.findall(qn("w:tr"))} == {2}


def test_columns_fill_the_page_and_a_table_too_wide_for_it_gets_a_page_on_its_side() -> None:
    wide = Table("Wide", tuple(f"Responsibility{n}" for n in range(12)), ((Cell("x"),) * 12,))
    narrow = Table("Narrow", ("A", "B"), ((Cell("x"), Cell("much longer words " * 20)),))
    assert [layout(wide).page, layout(narrow).page] == [SIDEWAYS, UPRIGHT]
    for table in (wide, narrow):
        assert sum(layout(table).widths) == layout(table).page.text_width
        assert min(layout(table).widths) > 0
    sections = File(write(one(paragraph("before"), wide, paragraph("after")))).word.sections
    assert [section.page_width > section.page_height for section in sections] == [False, True, False]


def test_strong_and_weak_cells_differ_without_colour() -> None:
    table = Table("T", ("A", "B", "C"), ((Cell("a"), Cell("b", is_strong=True), Cell("c", is_weak=True)),))
    styles = [node.get(qn("w:val")) for node in captioned(File(write(one(table))))[0].iter(qn("w:rStyle"))]
    assert styles == ["Strong", "Weak"]


def test_the_row_about_a_card_leads_to_it() -> None:
    card = Card("No. 3: Offer a lease", "lease", (), ())
    file = File(write(one(card, Table("T", ("A", "B"), ((Cell("3. Offer a lease"), Cell("x")),)))))
    assert [node.get(qn("w:anchor")) for node in file.all("w:hyperlink")] == ["_Card1"]


def test_lists_are_lists_and_each_numbered_one_starts_at_one() -> None:
    items = Items((Sentence("One."), Sentence("Two.")), is_numbered=True)
    file = File(write(one(items, Items((Sentence("Dot."),)), items)))
    assert file.of("ListBullet") == ["Dot."]
    numbers = [
        node.find(f".//{qn('w:numId')}").get(qn("w:val")) for node in file.all("w:p") if style_of(node) == "ListNumber"
    ]
    assert numbers == [numbers[0], numbers[0], numbers[2], numbers[2]]
    assert numbers[0] != numbers[2]
    assert len(file.word.part.numbering_part.element.xpath("//w:startOverride")) == 2


def test_a_note_is_written_once_in_a_part_and_referred_to_again() -> None:
    said = (Sentence("One.", (WINTER,)), Sentence("Two.", (SUBSIDY, WINTER)))
    file = File(write(one(Items(said))))
    assert [node.get(qn("w:id")) for node in file.all("w:footnoteReference")] == ["1", "2"]
    assert [code.text.strip() for code in file.all("w:instrText")] == ["NOTEREF _Note1 \\f \\h"]
    assert file.of("ListBullet") == ["One.", "Two.1, "]
    assert file.told(1) == "Sundby 1, a ferry every day in winter: MIN/3/2; LET/1/4"
    assert file.told(2) == "Nordline 2, not subsidy cut: ACC/2/1"


def test_every_ground_outside_the_summary_has_a_footnote_in_the_order_of_the_text() -> None:
    ids = [int(node.get(qn("w:id"))) for node in sample().all("w:footnoteReference")]
    assert ids == list(range(1, len(ids) + 1))
    assert [int(node.get(qn("w:id"))) for node in sample().notes] == [-1, 0, *ids]
    told = " ".join(sample().told(n) for n in ids)
    for ground in set(grounds(paper().sections)):
        assert ground.label in told
        assert all(cite in told for cite in ground.cites)
    assert "“Without the winter boat …” (words are withheld in it)" in told


def test_notes_have_the_numbers_that_other_formats_give_them() -> None:
    numbering = Numbering()
    numbering.begin()
    assert [mark.number for mark in numbering.marks((WINTER, SUBSIDY))] == [1, 2]
    file = File(write(one(Items((Sentence("A.", (WINTER, SUBSIDY)),)))))
    assert (file.told(1)[:8], file.told(2)[:10]) == ("Sundby 1", "Nordline 2")


def test_figures_are_pictures_with_a_text_for_those_who_cannot_see_them() -> None:
    told = [node.get("descr") for node in sample().body.iter(qn("wp:docPr"))]
    assert told == ["The lease is hardest.", "Five options, each with its reply and reactions."]
    ids = [node.get("id") for node in sample().body.iter(qn("wp:docPr"))]
    assert len(set(ids)) == len(ids)
    width = sample().word.sections[0].page_width - 2 * sample().word.sections[0].left_margin
    assert all(shape.width <= width for shape in sample().word.inline_shapes)


def test_the_handling_line_stands_on_every_page_and_none_is_invented() -> None:
    section = File(write(one(facts=(("Handling", "For the council only"),)))).word.sections[0]
    assert "For the council only" in section.header.paragraphs[0].text
    assert "For the council only" in section.footer.paragraphs[0].text
    assert not any(strip.text for strip in sample().word.sections[0].header.paragraphs)
    assert {"PAGE", "NUMPAGES"} <= {
        node.text.strip() for node in sample().word.sections[0].footer._element.iter(qn("w:instrText"))
    }


def test_nothing_that_was_said_is_lost() -> None:
    told = " ".join(text_of(root) for root in (sample().body, sample().notes))
    skipped = {block.chart for section in paper().sections for block in section.blocks if hasattr(block, "chart")}
    labels = {text for chart in skipped for text in texts(chart)} | {s.anchor for s in paper().sections}
    labels |= {b.anchor for s in paper().sections for b in s.blocks if isinstance(b, Card)}
    shown = {" ".join(node.get("descr", "") for node in sample().body.iter(qn("wp:docPr")))}
    for text in set(texts(paper())) - labels - {"stated"}:
        assert all(clean(line) in told or line in "".join(shown) for line in text.split("\n")), text


def kept(file: File) -> list[Any]:
    """Return the paragraphs of a document but those that turn the page, as a very long word in a table may."""
    return [node for node in file.all("w:p") if style_of(node) != "SectionBreak"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_text(hostile: str) -> None:
    quiet = replace(paper(), sections=(*paper().sections[:2], paper().sections[-1]))  # every kind of text but charts
    file = File(write(changed(quiet, lambda text: f"{text}{hostile}" if text != "stated" else text)))
    assert clean(quiet.title + hostile) == file.of("Title")[0]
    plain = File(write(quiet))
    assert len(kept(file)) == len(kept(plain))
    for name in ("w:fldChar", "w:fldSimple", "w:instrText", "w:hyperlink", "w:tbl"):
        assert len(file.all(name)) == len(plain.all(name))
    assert [node.text for node in file.all("w:instrText")] == [node.text for node in plain.all("w:instrText")]
    outside = [rel for rel in file.word.part.rels.values() if rel.is_external]
    assert not outside


def test_a_box_keeps_its_words_together() -> None:
    file = File(write(one(Box("Keep in mind", (Sentence("Careful."),)))))
    assert (file.of("BoxTitle"), file.of("BoxText")) == (["Keep in mind"], ["Careful."])


def test_another_program_shows_headings_tables_and_footnotes(tmp_path: Path) -> None:
    text = printed(converted(write(paper()), "paper.docx", "pdf", tmp_path))
    flat = " ".join(text.split())
    for words in (
        "The winter ferry to Sundby",
        "Contents",
        "Present position",
        "Table 1. What each party controls now",
    ):
        assert words in flat
    assert "Nordline 1, keep the old berth if the lease runs: ACC/2/3; ACC/2/4; LEASE/1/9 (judged)" in flat
    assert re.search(r"Page 1 of \d+", flat)
    assert "Error!" not in flat
