"""A document as the reading room shows it: its text line by line, and beside it the record with everything on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from countermove.desk.reading.library import Read
from countermove.desk.reading.marks import Judged, Stretch, judged_of, stretches
from countermove.desk.reading.resting import Resting
from countermove.records.beside import PlacedLine
from countermove.records.layers import Kind, Layer
from countermove.records.record import Paragraph, Passage, Record, Redaction, Section

PARAGRAPHS_A_PART, CHARACTERS_A_PART, LINES_A_PART = 200, 200_000, 3_000
"""A longer document is shown in parts of about so much each."""
LONGEST_LINE, LONGEST_PASSAGE = 5_000, 50_000
"""Longer lines and passages are cut where they are shown; the record has all of them."""
MARKINGS = frozenset({Kind.BANNER, Kind.CONTROL_NUMBER, Kind.COPY_NUMBER, Kind.PAGE_HEADER})
WITHHELD = {
    "in_sentence": "words withheld inside a sentence",
    "end_of_paragraph": "words withheld at the end of the paragraph",
    "block": "a block withheld",
    "name": "a name withheld",
    "margin": "a code in the margin",
}


@dataclass(frozen=True)
class ShownLine:
    """A line of the text: its number, from 1, what it is where it is not the document's own words, and citations."""

    number: int
    text: str
    kind: str
    layer: Layer
    cites: tuple[str, ...]
    page: int


@dataclass(frozen=True)
class ShownPassage:
    """A passage of the record: its words with their marks, and what belongs to it.

    ``place`` is the citation without the document; ``anchor`` names it inside the page.
    """

    cite: str
    place: str
    anchor: str
    stretches: tuple[Stretch, ...]
    judged: tuple[Judged, ...]
    remarks: tuple[str, ...]
    lines: tuple[int, int]
    rests: tuple[Resting, ...] = ()
    items: tuple[ShownPassage, ...] = ()
    label: str = ""


@dataclass(frozen=True)
class ShownSection:
    """A section, or what a part of the document has of it; ``withheld`` tells of blocks missing between paragraphs."""

    id: str
    heading: str
    passages: tuple[ShownPassage, ...]
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """One part of a document that is shown at a time. Units: ``number`` counts from 1."""

    number: int
    count: int
    pages: tuple[tuple[int, tuple[ShownLine, ...]], ...]
    sections: tuple[ShownSection, ...]
    footnotes: tuple[ShownPassage, ...]
    lines_left_out: int = 0


@dataclass(frozen=True)
class Extras:
    """What is laid over a document: what rests on its passages, and words that were looked for."""

    rests: Mapping[str, Sequence[Resting]]
    wanted: tuple[str, ...] = ()


def part_of(read: Read, number: int, extras: Extras) -> Part:
    """Return one part of a document, the nearest there is to the number asked for."""
    groups = parts(read.record)
    number = max(1, min(number, len(groups)))
    group = groups[number - 1]
    first = group[0][1].lines[0] if group and number > 1 else 1
    last = groups[number][0][1].lines[0] - 1 if number < len(groups) else len(read.lines)
    lines = read.lines[first - 1 : max(last, first)]
    writer = _Writer(read.record, extras)
    notes = [note.note for note in read.record.footnotes if note.note is not None] if number == len(groups) else []
    return Part(
        number,
        len(groups),
        tuple(_pages(read, lines[:LINES_A_PART])),
        tuple(writer.section(section, [one for _, one in pairs]) for section, pairs in _by_section(group)),
        tuple(writer.passage(note) for note in notes),
        max(0, len(lines) - LINES_A_PART),
    )


def part_with(record: Record, cite: str) -> int:
    """Return the number of the part that a citation is in; the last for footnotes, the first for what is not there."""
    groups = parts(record)
    for number, group in enumerate(groups, 1):
        if any(cite == one.cite for _, paragraph in group for one in (paragraph, *paragraph.items)):
            return number
    return len(groups) if "fn" in cite.rpartition("/")[2] else 1


def passage_at(record: Record, line: int) -> str:
    """Return the citation of the paragraph that a line is part of, or of the last one before it; empty for none."""
    before = [one.cite for one in record.paragraphs() if one.lines[0] <= line]
    return before[-1] if before else ""


def parts(record: Record) -> list[list[tuple[Section, Paragraph]]]:
    """Return the paragraphs of a document in the parts they are shown in; one part at least, that may be empty."""
    found: list[list[tuple[Section, Paragraph]]] = [[]]
    length = 0
    for section in record.sections:
        for paragraph in section.paragraphs:
            if len(found[-1]) >= PARAGRAPHS_A_PART or length > CHARACTERS_A_PART:
                found.append([])
                length = 0
            found[-1].append((section, paragraph))
            length += len(paragraph.text) + sum(len(item.text) for item in paragraph.items)
    return found


def stamps(read: Read) -> list[tuple[str, str, int]]:
    """Return markings and stamps: their kind in words, the line, and how often it stands there."""
    found: dict[tuple[str, str], int] = {}
    for line in read.lines:
        if (line.layer is Layer.RELEASE or line.kind in MARKINGS) and line.text.strip():
            key = (_kind(line.kind), line.text.strip()[:200])
            found[key] = found.get(key, 0) + 1
    return [(kind, text, count) for (kind, text), count in found.items()]


def anchor_of(cite: str) -> str:
    """Return the name of a passage inside a page."""
    return "p-" + "".join(letter if letter.isalnum() else "-" for letter in cite)


class _Writer:
    """Writes passages with what is laid over them; judgments are numbered through the part."""

    def __init__(self, record: Record, extras: Extras) -> None:
        self.extras, self.number = extras, 1
        self.judgments: dict[str, list[Judged]] = {}
        ordered = sorted(record.judgments, key=lambda one: one.cite)
        for cite, found in groupby(ordered, key=lambda one: one.cite):
            self.judgments[cite] = judged_of(sorted(found, key=lambda one: one.start), self.number)
            self.number += len(self.judgments[cite])

    def section(self, section: Section, paragraphs: Sequence[Paragraph]) -> ShownSection:
        """Return what a part has of a section."""
        withheld = tuple(f"{_withheld(one)}, line {one.line}" for one in section.withheld)
        return ShownSection(section.id, section.heading, tuple(self.passage(one) for one in paragraphs), withheld)

    def passage(self, passage: Passage) -> ShownPassage:
        """Return a passage with its marks, and the entries of its list."""
        judged = tuple(self.judgments.get(passage.cite, ()))
        cut = tuple(_bounded(stretches(passage, judged, self.extras.wanted)))
        items = passage.items if isinstance(passage, Paragraph) else ()
        return ShownPassage(
            passage.cite,
            passage.cite.partition("/")[2],
            anchor_of(passage.cite),
            cut,
            judged,
            tuple(_remarks(passage)),
            passage.lines,
            tuple(self.extras.rests.get(passage.cite, ())),
            tuple(self.passage(item) for item in items),
            getattr(passage, "label", "") or getattr(passage, "printed_number", ""),
        )


def _by_section(
    group: Sequence[tuple[Section, Paragraph]],
) -> Iterator[tuple[Section, list[tuple[Section, Paragraph]]]]:
    for _, pairs in groupby(group, key=lambda pair: pair[0].number):
        listed = list(pairs)
        yield listed[0][0], listed


def _bounded(found: Iterator[Stretch]) -> Iterator[Stretch]:
    length = 0
    for stretch in found:
        length += len(stretch.text)
        if length > LONGEST_PASSAGE:
            yield Stretch(stretch.text[: max(0, LONGEST_PASSAGE - length + len(stretch.text))])
            yield Stretch("", note="the rest of this passage is too long to be shown")
            return
        yield stretch


def _remarks(passage: Passage) -> Iterator[str]:
    for redaction in passage.redactions:
        yield _withheld(redaction)
    for join in passage.joins:
        over = f" over {', '.join(join.across)}" if join.across else ""
        sure = "" if join.certainty == "high" else f"; how sure: {join.certainty}"
        yield f"put together from lines {join.lines[0]} and {join.lines[1]}{over}{sure}"
    if passage.portion_mark:
        yield f"portion mark {passage.portion_mark}"


def _withheld(one: Redaction) -> str:
    parts = [WITHHELD.get(one.kind, one.kind)]
    parts += [f"printed as {one.marker}"] if one.marker else []
    parts += [f"exemption {', '.join(one.codes)}"] if one.codes else []
    parts += [f"about {one.extent}"] if one.extent else []
    parts += ["its place is inferred"] if one.certainty == "low" else []
    return ", ".join(parts)


def _pages(read: Read, lines: Sequence[PlacedLine]) -> Iterator[tuple[int, tuple[ShownLine, ...]]]:
    source = read.reading.source
    shown = [_line(line, source.page_at(source.lines[line.number - 1].start)) for line in lines]
    for page, found in groupby(shown, key=lambda one: one.page):
        yield page, tuple(found)


def _line(line: PlacedLine, page: int) -> ShownLine:
    text = line.text.rstrip("\r\n")
    shown = text if len(text) <= LONGEST_LINE else text[:LONGEST_LINE] + " … (the rest of this line is not shown)"
    own = line.kind in {Kind.BODY, Kind.TEXT, Kind.ITEM, Kind.BLANK}
    return ShownLine(line.number, shown, "" if own else _kind(line.kind), line.layer, line.cites, page)


def _kind(kind: Kind) -> str:
    return str(kind).replace("_", " ")
