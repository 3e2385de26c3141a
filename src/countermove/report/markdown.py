"""Papers as Markdown: CommonMark with pipe tables and footnotes, every text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import singledispatchmethod

from countermove.report import markdown_charts as charts
from countermove.report import markup
from countermove.report.content import (
    Block,
    Box,
    Card,
    Cell,
    Figure,
    Ground,
    Items,
    Paper,
    Paragraph,
    Quotation,
    Quotations,
    Section,
    Sentence,
    Table,
)
from countermove.report.diagrams import ResponseMap, Scatter, Tornado
from countermove.report.numbering import Note, Numbering


def write(paper: Paper) -> str:
    """Return the paper as Markdown; the same paper gives the same text."""
    return "\n\n".join(filter(None, _Writer(paper.quotations).paper(paper))) + "\n"


class _Writer:
    """Writes one paper from start to end, and counts its notes, tables and figures as it goes."""

    def __init__(self, quotations: Mapping[str, Quotation]) -> None:
        self._numbering = Numbering()
        self._quotations = quotations

    def paper(self, paper: Paper) -> Iterator[str]:
        """Yield the blocks of a paper, one after another."""
        yield f"# {markup.text(paper.title)}"
        yield markup.weak(paper.subtitle)
        yield _labelled(paper.facts)
        if paper.summary:
            yield "## Summary"
            yield "\n".join(f"{number}. {_summed(item)}" for number, item in enumerate(paper.summary, 1))
        for number, section in enumerate(paper.sections, 1):
            yield from self._section(number, section)
        if paper.made_with:
            yield "## How this paper was made"
            yield _labelled(paper.made_with)

    def _section(self, number: int, section: Section) -> Iterator[str]:
        yield f"## {number}. {markup.text(section.title)}"
        self._numbering.begin()
        for block in section.blocks:
            yield from self._block(block)
        yield _notes(self._numbering.end(), self._quotations)

    @singledispatchmethod
    def _block(self, block: Block) -> Iterator[str]:
        raise TypeError(f"no way to write {type(block).__name__}")

    @_block.register
    def _(self, block: Paragraph) -> Iterator[str]:
        yield self._prose(block.sentences)

    @_block.register
    def _(self, block: Items) -> Iterator[str]:
        signs = (f"{n}." if block.is_numbered else "-" for n in range(1, len(block.sentences) + 1))
        yield "\n".join(f"{sign} {self._said(item)}" for sign, item in zip(signs, block.sentences, strict=True))

    @_block.register
    def _(self, block: Table) -> Iterator[str]:
        yield f"**Table {self._numbering.next('table')}.** {markup.text(block.caption)}"
        self._numbering.begin()
        rows = [[self._cell(cell) for cell in row] for row in block.rows]
        yield markup.table([markup.text(head) for head in block.head], rows or [["Nothing to show."]])
        yield from (markup.text(note) for note in block.notes)
        yield _notes(self._numbering.end(), self._quotations)

    @_block.register
    def _(self, block: Card) -> Iterator[str]:
        yield f"### {markup.text(block.title)}"
        self._numbering.begin()
        yield " · ".join(markup.text(fact) for fact in block.facts)
        yield "\n".join(f"- {markup.strong(label)}: {self._prose(said)}" for label, said in block.entries)
        yield _notes(self._numbering.end(), self._quotations)

    @_block.register
    def _(self, block: Box) -> Iterator[str]:
        yield f"> {markup.strong(block.title)}\n>\n> {self._prose(block.sentences)}"

    @_block.register
    def _(self, block: Figure) -> Iterator[str]:
        yield f"**Figure {self._numbering.next('figure')}.** {markup.text(block.caption)}"
        if isinstance(block.chart, Scatter | ResponseMap | Tornado):  # the tables of the others say the same
            yield markup.text(block.alternative)
        yield charts.write(block.chart)

    @_block.register
    def _(self, block: Quotations) -> Iterator[str]:
        for item in block.items:
            yield f"{markup.strong(item.cite)} {markup.text(' · '.join(filter(None, (*item.facts, item.remark))))}"
            yield "\n".join(f"> {markup.text(line)}" for line in item.words.split("\n"))

    def _prose(self, sentences: Iterable[Sentence]) -> str:
        return " ".join(self._said(item) for item in sentences)

    def _said(self, item: Sentence) -> str:
        return markup.text(item.text) + self._marks(item.grounds)

    def _cell(self, cell: Cell) -> str:
        write = markup.strong if cell.is_strong else markup.weak if cell.is_weak else markup.text
        said = write(cell.text)
        return said + self._marks(cell.grounds)

    def _marks(self, grounds: Iterable[Ground]) -> str:
        return "".join(f"[^{mark.number}]" for mark in self._numbering.marks(grounds))


def _labelled(pairs: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"- {markup.strong(label)}: {markup.text(value)}" for label, value in pairs)


def _summed(item: Sentence) -> str:
    """Return a sentence of the summary with what it rests on beside it."""
    grounds = "; ".join(markup.ground(ground, {}) for ground in item.grounds)
    return markup.text(item.text) + (f" \\[{grounds}\\]" if grounds else "")


def _notes(notes: Iterable[Note], quotations: Mapping[str, Quotation]) -> str:
    return "\n\n".join(f"[^{note.number}]: {markup.ground(note.ground, quotations)}" for note in notes)
