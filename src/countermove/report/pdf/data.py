"""A paper as plain data for the template: dicts, lists, texts and numbers, and nothing that is read as markup.

Notes, tables and figures are numbered here, the way the other writers number them; places that a link leads to are
named by numbers, never by words of the paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import singledispatchmethod
from typing import Any

from countermove.report.card_index import CardIndex
from countermove.report.charts import draw
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
from countermove.report.numbering import Note, Numbering, basis_of
from countermove.report.pdf.drawings import placed
from countermove.report.pdf.letters import fit
from countermove.report.pdf.tables import layout

Data = dict[str, Any]
WHOLE_ENTRY = 1200  # letters of an entry of a card that is kept on one


def paper_data(paper: Paper) -> Data:
    """Return a paper as data for the template."""
    return _Gathering(paper).paper(paper)


class _Gathering:
    """Gathers one paper from start to end, and counts its notes, tables and figures as it goes."""

    def __init__(self, paper: Paper) -> None:
        self._numbering = Numbering()
        self._quotations = paper.quotations
        self._quoted = _numbered(cite for block in _quotations(paper) for cite in _cites(block))
        self._cards = CardIndex(paper)
        self._written: set[str] = set()

    def paper(self, paper: Paper) -> Data:
        """Return the whole paper."""
        return {
            "title": fit(paper.title) or "—",
            "subtitle": fit(paper.subtitle),
            "facts": _pairs(paper.facts),
            "handling": fit(paper.handling),
            "summary": [
                {"text": fit(item.text), "grounds": [self._ground(ground, False) for ground in item.grounds]}
                for item in paper.summary
            ],
            "sections": [self._section(section) for section in paper.sections],
            "made-with": _pairs(paper.made_with),
        }

    def _section(self, section: Section) -> Data:
        self._numbering.begin()
        blocks = [self._block(block) for block in section.blocks]
        self._numbering.end()
        return {"title": fit(section.title), "blocks": blocks}

    @singledispatchmethod
    def _block(self, block: Block) -> Data:
        raise TypeError(f"no way to write {type(block).__name__}")

    @_block.register
    def _(self, block: Paragraph) -> Data:
        return {"kind": "paragraph", "sentences": self._said(block.sentences)}

    @_block.register
    def _(self, block: Items) -> Data:
        return {"kind": "items", "numbered": block.is_numbered, "sentences": self._said(block.sentences)}

    @_block.register
    def _(self, block: Box) -> Data:
        return {"kind": "box", "title": fit(block.title), "sentences": self._said(block.sentences)}

    @_block.register
    def _(self, block: Card) -> Data:
        self._numbering.begin()
        entries = [self._entry(label, said) for label, said in block.entries]
        self._numbering.end()
        return {
            "kind": "card",
            "number": self._numbering.next("card"),
            "title": fit(block.title),
            "facts": [fit(fact) for fact in block.facts],
            "entries": entries,
        }

    def _entry(self, label: str, said: Sequence[Sentence]) -> Data:
        letters = sum(len(sentence.text) for sentence in said)
        return {"label": fit(label), "sentences": self._said(said), "whole": letters <= WHOLE_ENTRY}

    @_block.register
    def _(self, block: Table) -> Data:
        number = self._numbering.next("table")
        self._numbering.begin()
        rows = [[self._cell(cell, column == 0) for column, cell in enumerate(row)] for row in block.rows]
        notes = self._numbering.end()
        return {
            "kind": "table",
            "number": number,
            "caption": fit(block.caption),
            "head": [fit(head) for head in block.head],
            "rows": rows,
            "remarks": [fit(note) for note in block.notes],
            "notes": [self._note(note) for note in notes],
            **layout(block),
        }

    @_block.register
    def _(self, block: Figure) -> Data:
        number = self._numbering.next("figure")
        figure = placed(draw(block.chart))
        alternative = fit(block.alternative) or fit(block.caption) or "A chart."
        rest = f"Figure {number}, continued; the text for it stands with its first part."
        for turn, drawing in enumerate(figure["drawings"]):
            drawing["alternative"] = rest if turn else alternative
        return {"kind": "figure", "number": number, "caption": fit(block.caption), **figure}

    @_block.register
    def _(self, block: Quotations) -> Data:
        return {"kind": "quotations", "items": [self._quotation(item) for item in block.items]}

    def _quotation(self, item: Quotation) -> Data:
        is_first = item.cite not in self._written
        self._written.add(item.cite)
        return {
            "number": self._quoted[item.cite] if is_first else 0,
            "cite": fit(item.cite),
            "facts": [fit(fact) for fact in item.facts],
            "lines": [fit(line) for line in item.words.split("\n") if line.strip()],
            "remark": fit(item.remark),
        }

    def _said(self, sentences: Iterable[Sentence]) -> list[Data]:
        return [{"text": fit(item.text), "marks": self._footnotes(item.grounds)} for item in sentences]

    def _footnotes(self, grounds: Iterable[Ground]) -> list[Data]:
        """Return the marks of grounds; the first mark of a note brings its text, for the foot of its page."""
        grounds = tuple(grounds)
        named = {self._numbering.marks([ground])[0].number: ground for ground in dict.fromkeys(grounds)}
        return [self._footnote(number, named[number]) for number in sorted(named)]

    def _footnote(self, number: int, ground: Ground) -> Data:
        key = f"note {number}"
        is_first = key not in self._written
        self._written.add(key)
        return {"number": number, "note": self._ground(ground, True) if is_first else None}

    def _cell(self, cell: Cell, is_head: bool) -> Data:
        lead = self._cards.number(cell.text) if is_head else 0
        marks = [{"number": mark.number, "first": mark.turn == 1} for mark in self._numbering.marks(cell.grounds)]
        return {"text": fit(cell.text), "strong": cell.is_strong, "weak": cell.is_weak, "marks": marks, "card": lead}

    def _note(self, note: Note) -> Data:
        return {"number": note.number, **self._ground(note.ground, True)}

    def _ground(self, ground: Ground, with_words: bool) -> Data:
        return {
            "label": fit(ground.label),
            "statement": fit(ground.statement),
            "cites": [self._cite(cite, self._quotations if with_words else {}) for cite in ground.cites],
            "basis": fit(basis_of(ground)),
        }

    def _cite(self, cite: str, quotations: Mapping[str, Quotation]) -> Data:
        found = quotations.get(cite)
        opening, remark = (found.opening, found.remark) if found else ("", "")
        return {"cite": fit(cite), "number": self._quoted.get(cite, 0), "opening": fit(opening), "remark": fit(remark)}


def _quotations(paper: Paper) -> list[Quotations]:
    return [block for section in paper.sections for block in section.blocks if isinstance(block, Quotations)]


def _cites(block: Quotations) -> list[str]:
    return [item.cite for item in block.items]


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(dict.fromkeys(names), 1)}


def _pairs(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    return [[fit(label), fit(value)] for label, value in pairs]
