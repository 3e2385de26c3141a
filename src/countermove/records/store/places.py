"""The places of a record in reading order: what can be cited, and what is missing between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from countermove.records.record import Footnote, Paragraph, Passage, Record, Redaction, Section

PARAGRAPH, ITEM, FOOTNOTE = "paragraph", "item", "footnote"
WITHHELD_BLOCK, DENIED_PAGES, MISSING_FOOTNOTE = "withheld_block", "denied_pages", "missing_footnote"

_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


class Place(NamedTuple):
    """A place of a record; ``withheld`` counts what is missing there: redactions, pages, a footnote."""

    kind: str
    place: str
    heading: str
    text: str
    lines: tuple[int, int]
    key: str
    sketch: str
    portion_mark: str
    redactions: tuple[Redaction, ...]
    withheld: int


def clean(text: str) -> str:
    """Return a text with a blank for every letter that a database or a terminal should not meet; as long as before."""
    return _UNFIT.sub(" ", text)


def places_of(record: Record) -> Iterator[Place]:
    """Return every place of a record: sections in order with the blocks withheld in them, footnotes, denied pages."""
    for section in record.sections:
        yield from _of_section(section, record.id)
    for footnote in record.footnotes:
        yield _of_footnote(footnote, record.id)
    if record.counts.denied_pages:
        yield _missing(DENIED_PAGES, "", "", record.counts.denied_pages)


def place_in(cite: str, document: str) -> str:
    """Return a citation without the document's name."""
    return cite.removeprefix(f"{document}/")


def _of_section(section: Section, document: str) -> Iterator[Place]:
    blocks = list(section.withheld)
    for number, paragraph in enumerate(section.paragraphs):
        yield from (_block(section, block) for block in blocks if block.at == number)
        yield from _of_paragraph(paragraph, section, document)
    last = len(section.paragraphs)
    yield from (_block(section, block) for block in blocks if block.at >= last)


def _of_paragraph(paragraph: Paragraph, section: Section, document: str) -> Iterator[Place]:
    yield _of_passage(PARAGRAPH, paragraph, section.heading, document, paragraph.portion_mark)
    for item in paragraph.items:
        yield _of_passage(ITEM, item, section.heading, document)


def _of_passage(kind: str, passage: Passage, heading: str, document: str, portion_mark: str = "") -> Place:
    return Place(
        kind,
        place_in(passage.cite, document),
        clean(heading),
        clean(passage.text),
        passage.lines,
        passage.key,
        passage.sketch,
        clean(portion_mark),
        passage.redactions,
        len(passage.redactions),
    )


def _of_footnote(footnote: Footnote, document: str) -> Place:
    if footnote.note is not None:
        return _of_passage(FOOTNOTE, footnote.note, "", document)
    section = place_in(footnote.anchor, document).partition("/")[0] if footnote.anchor else ""
    mark = f"fn{clean(footnote.marker)}"
    return _missing(MISSING_FOOTNOTE, f"{section}/{mark}" if section else mark, "", 1)


def _block(section: Section, block: Redaction) -> Place:
    place = _missing(WITHHELD_BLOCK, section.id, clean(section.heading), 1)
    return place._replace(lines=(block.line, block.line), redactions=(block,))


def _missing(kind: str, place: str, heading: str, count: int) -> Place:
    return Place(kind, place, heading, "", (0, 0), "", "", "", (), count)
