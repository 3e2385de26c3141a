"""The source beside the record: every line with its layer, what it is, and the citations it belongs to.

Put together again, the lines are the source's text, character by character: nothing is thrown away, only classified.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from countermove.records.layers import LAYER_OF, Kind, Layer
from countermove.records.read import Reading
from countermove.records.record import Passage


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of the source; ``cites`` name the passages it is part of, or whose redaction it shows.

    ``text`` has the line's end with it. Units: ``number`` counts from 1.
    """

    number: int
    text: str
    kind: Kind
    cites: tuple[str, ...] = ()
    certainty: str = "high"
    evidence: str = ""

    @property
    def layer(self) -> Layer:
        """Return who put the line there."""
        return LAYER_OF.get(self.kind, Layer.DOCUMENT)


def beside(reading: Reading) -> tuple[PlacedLine, ...]:
    """Return every line of the source with what it turned out to be."""
    kinds = {line.number: block.kind for block in reading.blocks for line in block.lines}
    cites = _cites(reading)
    notes = {note.note.cite for note in reading.record.footnotes if note.note is not None}
    items = {item.cite for paragraph in reading.record.paragraphs() for item in paragraph.items}
    lines = reading.furniture.lines
    placed = []
    for place, entry in enumerate(lines):
        number = entry.line.number
        own = tuple(dict.fromkeys(cites.get(number, ())))
        kind = _kind(kinds.get(number, entry.kind), own, items, notes)
        end = lines[place + 1].line.start if place + 1 < len(lines) else len(reading.source.text)
        text = reading.source.text[entry.line.start : end]
        placed.append(PlacedLine(number, text, kind, own, entry.certainty, entry.evidence))
    return tuple(placed)


def printed_back(lines: Iterable[PlacedLine]) -> str:
    """Return the source's text from its lines."""
    return "".join(line.text for line in lines)


def _kind(kind: Kind, cites: tuple[str, ...], items: set[str], notes: set[str]) -> Kind:
    """Return what a line is; text is body, an entry of a list or a footnote, as its citation says."""
    if kind is not Kind.TEXT:
        return kind
    if cites and cites[0] in notes:
        return Kind.FOOTNOTE
    return Kind.ITEM if cites and cites[0] in items else Kind.BODY


def _cites(reading: Reading) -> dict[int, list[str]]:
    """Return the citations of every line: passages over their stretches, redactions at all the marks of their run."""
    found: dict[int, list[str]] = {}
    runs = {mark.span.start: run for run in reading.furniture.runs for mark in run}
    for passage in reading.record.passages():
        for first, last in stretches(passage):
            for number in range(first, last + 1):
                found.setdefault(number, []).append(passage.cite)
        for redaction in passage.redactions:
            for mark in runs.get(redaction.span.start, ()):
                found.setdefault(mark.line, []).append(passage.cite)
    return found


def stretches(passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield the stretches of lines that a passage was put together from.

    Units: first and last line of each, from 1.
    """
    first = passage.lines[0]
    for join in passage.joins:
        yield first, join.lines[0]
        first = join.lines[1]
    yield first, passage.lines[1]
