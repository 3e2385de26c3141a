"""Papers as Word documents: real headings, captions, lists, tables and footnotes, so that people can go on writing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import singledispatchmethod
from typing import Any

from countermove.report.content import (
    Block,
    Box,
    Card,
    Figure,
    Items,
    Paper,
    Paragraph,
    Quotation,
    Quotations,
    Section,
    Sentence,
    Table,
)
from countermove.report.docx.columns import layout
from countermove.report.docx.contents import contents
from countermove.report.docx.elements import Bookmarks, field, paragraph, run, tab
from countermove.report.docx.figures import pictures
from countermove.report.docx.links import Places
from countermove.report.docx.lists import Lists
from countermove.report.docx.notes import Notes
from countermove.report.docx.package import new_document, packed
from countermove.report.docx.pages import UPRIGHT, Page, Pages
from countermove.report.docx.tables import Tables, labelled

_FIRST_PAGE = 1600  # letters of a summary with which the contents still fit below it


def write(paper: Paper) -> bytes:
    """Return the paper as a Word document (.docx); the same paper gives the same bytes."""
    return _Writer(paper).document()


class _Writer:
    """Writes one paper from start to end."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._document = new_document(paper)
        self._places, self._bookmarks = Places(paper), Bookmarks()
        self._notes = Notes(paper.quotations, self._places, self._bookmarks)
        self._tables = Tables(self._notes, self._places)
        self._lists = Lists(self._document)
        self._pages = Pages(self._document, paper.handling)

    def document(self) -> bytes:
        """Return the document."""
        self._opening()
        for number, section in enumerate(self._paper.sections, 1):
            self._section(number, section)
        self._pages.turn(UPRIGHT)
        if self._paper.made_with:
            self._pages.add(paragraph("HeadingUnnumbered", run("How this paper was made")))
            self._facts(self._paper.made_with, "How this paper was made")
        self._notes.attach(self._document)
        return packed(self._document)

    def _opening(self) -> None:
        paper, add = self._paper, self._pages.add
        add(paragraph("Title", run(paper.title)))
        if paper.subtitle:
            add(paragraph("Subtitle", run(paper.subtitle)))
        if paper.facts:
            self._facts(paper.facts, "About this paper")
        if paper.summary:
            add(paragraph("HeadingUnnumbered", run("Summary")))
            number = self._lists.next()
            add(*(paragraph("SummaryItem", *self._summed(item), numPr=number()) for item in paper.summary))
        if len(paper.sections) > 1:
            add(contents([section.title for section in paper.sections], on_new_page=_is_long(paper.summary)))

    def _facts(self, pairs: Iterable[tuple[str, str]], told: str) -> None:
        entries = ((label, [run(value)]) for label, value in pairs)
        looks = ("FactLabel", "FactText")
        self._pages.add(labelled("PaperFacts", looks, UPRIGHT.text_width, entries, told), paragraph("AfterTable"))

    def _summed(self, item: Sentence) -> list[Any]:
        return [run(item.text), *self._notes.in_brackets(item.grounds)]

    def _section(self, number: int, section: Section) -> None:
        self._pages.turn(_page(section.blocks[0]) if section.blocks else UPRIGHT)
        title = self._bookmarks.around(self._places.section(number), run(section.title))
        self._pages.add(paragraph("Heading1", *title))
        self._notes.begin()
        for block in section.blocks:
            self._pages.turn(_page(block))
            self._block(block)
        self._notes.end()

    @singledispatchmethod
    def _block(self, block: Block) -> None:
        raise TypeError(f"no way to write {type(block).__name__}")

    @_block.register
    def _(self, block: Paragraph) -> None:
        self._pages.add(paragraph("Normal", *self._prose(block.sentences)))

    @_block.register
    def _(self, block: Items) -> None:
        if block.is_numbered:
            number = self._lists.next()
            self._pages.add(*(paragraph("ListNumber", *self._said(s), numPr=number()) for s in block.sentences))
        else:
            self._pages.add(*(paragraph("ListBullet", *self._said(s)) for s in block.sentences))

    @_block.register
    def _(self, block: Table) -> None:
        self._notes.begin()
        self._pages.add(self._caption("Table", block.caption, keepNext=True))
        self._pages.add(self._tables.table(block, layout(block)))
        self._pages.add(*(paragraph("TableNote", run(note)) for note in block.notes), paragraph("AfterTable"))
        self._notes.end()

    @_block.register
    def _(self, block: Card) -> None:
        self._notes.begin()
        title = self._bookmarks.around(self._places.card(block), run(block.title))
        self._pages.add(paragraph("Heading2", *title))
        if block.facts:
            self._pages.add(paragraph("CardFacts", run(" · ".join(block.facts))))
        for label, said in block.entries:  # no table: LibreOffice puts footnotes of tables on later pages
            self._pages.add(paragraph("CardEntry", run(label, "CardLabel"), tab(), *self._prose(said)))
        self._notes.end()

    @_block.register
    def _(self, block: Box) -> None:
        self._pages.add(paragraph("BoxTitle", run(block.title)))
        self._pages.add(paragraph("BoxText", *self._prose(block.sentences)))

    @_block.register
    def _(self, block: Figure) -> None:
        number = self._notes.next("figure")
        self._pages.add(*pictures(self._document, block, number))
        self._pages.add(self._caption("Figure", block.caption, number))

    @_block.register
    def _(self, block: Quotations) -> None:
        for item in block.items:
            self._quotation(item)

    def _quotation(self, item: Quotation) -> None:
        cite = self._bookmarks.around(self._places.quotation(item.cite), run(item.cite, "Strong"))
        facts = [run(f"  {' · '.join(item.facts)}", "Grounds")] if item.facts else []
        self._pages.add(paragraph("QuotationHead", *cite, *facts))
        self._pages.add(*(paragraph("Quote", run(line)) for line in item.words.split("\n")))
        if item.remark:
            self._pages.add(paragraph("TableNote", run(item.remark)))

    def _caption(self, kind: str, text: str, number: int = 0, **more: Any) -> Any:
        shown = str(number or self._notes.next(kind.lower()))
        count = field(f"SEQ {kind} \\* ARABIC", run(shown, "Strong"), style="Strong")
        return paragraph("Caption", run(f"{kind} ", "Strong"), *count, run(".", "Strong"), run(f" {text}"), **more)

    def _prose(self, sentences: Iterable[Sentence]) -> list[Any]:
        found: list[Any] = []
        for item in sentences:
            found += [run(" ")] if found else []
            found += self._said(item)
        return found

    def _said(self, item: Sentence) -> list[Any]:
        return [run(item.text), *self._notes.marks(item.grounds)]


def _is_long(summary: Sequence[Sentence]) -> bool:
    """Say whether a summary leaves no room on the first page for the contents."""
    letters = sum(len(item.text) + 40 * len(item.grounds) for item in summary)
    return letters > _FIRST_PAGE


def _page(block: Block) -> Page:
    """Return the page that a block needs."""
    return layout(block).page if isinstance(block, Table) else UPRIGHT
