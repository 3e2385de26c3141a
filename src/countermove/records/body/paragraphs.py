"""Passages written out: text, map back to the source, joins, redactions, note calls, portion mark, digests."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from countermove.records.body.beside_text import Beside
from countermove.records.body.drafts import Draft
from countermove.records.body.hyphens import Vocabulary
from countermove.records.body.joins import Joining
from countermove.records.body.markup import heading_sign
from countermove.records.body.portion_marks import PortionMark, closing_mark, mark_alone, opening_mark
from countermove.records.body.redactions import Marking, redactions_of
from countermove.records.body.wording import NO_NOTES, NoteMarks, Wording
from countermove.records.digest import content_key, sketch
from countermove.records.furniture.marks import MarkKind
from countermove.records.layers import Kind
from countermove.records.record import Anchor, Item, Join, Paragraph, Passage, Redaction
from countermove.records.source import Line, Span


@dataclass(frozen=True)
class Desk:
    """What writing passages needs of the document as a whole.

    ``inserts`` are stretches inside lines that are not the document's words, by line; ``repairs`` says that portion
    marks broken by optical character recognition are to be read as such.
    """

    words: Vocabulary
    marking: Marking
    notes: NoteMarks = NO_NOTES
    inserts: Mapping[int, Sequence[Span]] = field(default_factory=dict)
    beside: Mapping[int, Sequence[Beside]] = field(default_factory=dict)
    repairs: bool = False


@dataclass
class Written:
    """A passage as it was written; ``starts`` are the offsets in its text at which its blocks begin."""

    passage: Passage
    anchors: tuple[Anchor, ...]

    @property
    def portion_mark(self) -> str:
        """Return the portion mark of the passage."""
        return self.passage.portion_mark


def write_paragraph(draft: Draft, cite: str, desk: Desk) -> Paragraph:
    """Return a paragraph with its list; a portion mark at the end of its last entry is the paragraph's."""
    written = write_passage(draft, cite, desk)
    items, portion_mark, anchors = [], written.portion_mark, list(written.anchors)
    for place, entry in enumerate(draft.items):
        item = write_passage(entry, f"{cite}{letters(place)}", desk)
        if place == len(draft.items) - 1:
            portion_mark = portion_mark or item.portion_mark
        printed = entry.label.printed if entry.label else ""
        items.append(Item(**vars_of(item.passage), label=printed))
        anchors += [Anchor(len(written.passage.text), anchor.marker) for anchor in item.anchors]
    number = draft.label.printed if draft.label and draft.label.form != "bullet" else ""
    return Paragraph(
        **{**vars_of(written.passage), "portion_mark": portion_mark},
        items=tuple(items),
        anchors=tuple(anchors),
        printed_number=number,
    )


def letters(place: int) -> str:
    """Return the letters that cite an entry of a list, counted from 0: a, b, … z, aa, ab …"""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(97 + rest) + text
    return text


def write_passage(draft: Draft, cite: str, desk: Desk) -> Written:
    """Return a passage written out; its portion mark is taken out of its words."""
    wording = Wording(desk.words, desk.marking, desk.notes)
    marks = _portion_marks(draft, desk)
    cuts = [span for _, span in marks]
    bounds: list[int] = []
    for place, block in enumerate(draft.blocks):
        if place:
            _write_between(draft.joinings[place - 1], wording)
        for line in block.lines:
            first = line is draft.blocks[0].lines[0]
            start, end = line.start + _lead(line, draft, first=first), line.start + len(line.text.rstrip())
            if start < end:
                wording.add(line, start, end, [*_on(line, cuts), *_on(line, desk.inserts.get(line.number, ()))])
            if line is block.lines[0]:
                bounds.append(wording.line_at)
    wording.finish()
    said = wording.text
    redactions = [*redactions_of(said, wording.placed, desk.marking), *_closing(draft, wording, desk)]
    text = wording.text
    redactions += _beside(draft, text, bounds, desk)
    passage = Passage(
        cite,
        text,
        (draft.blocks[0].first, draft.last.last),
        tuple(wording.pieces),
        tuple(sorted(redactions, key=lambda redaction: (redaction.at, redaction.span.start))),
        tuple(_joins(draft, bounds, len(text))),
        content_key(said),
        sketch(said),
        marks[0][0].meant if marks else "",
    )
    return Written(passage, tuple(wording.anchors))


def vars_of(passage: Passage) -> dict[str, Any]:
    """Return the fields of a passage, for something that is more than a passage."""
    return {entry.name: getattr(passage, entry.name) for entry in fields(passage)}


def _lead(line: Line, draft: Draft, *, first: bool) -> int:
    """Return how many characters of a line stand before its words: blanks, a label, a note's mark, heading signs."""
    text = line.text
    blanks = len(text) - len(text.lstrip())
    if not first:
        return blanks
    if draft.note is not None:
        return draft.note.length
    if draft.label is not None:
        return blanks + draft.label.length
    sign = heading_sign(text)
    return blanks + sign + len(text[blanks + sign :]) - len(text[blanks + sign :].lstrip()) if sign else blanks


def _on(line: Line, spans: Sequence[Span]) -> Sequence[Span]:
    """Return the spans that start on a line, or on the part of a line that stands for one; the spans are in order."""
    if not spans:
        return ()
    first = bisect_left(spans, line.start, key=_start)
    return spans[first : bisect_left(spans, line.end, key=_start)]


def _start(span: Span) -> int:
    return span.start


def _write_between(joining: Joining, wording: Wording) -> None:
    """Write the markers that a passage runs over: they stand in its sentence."""
    for entry in joining.gap.lines:
        if entry.kind is Kind.MARKER:
            line = entry.line
            blanks = len(line.text) - len(line.text.lstrip())
            wording.add(line, line.start + blanks, line.start + len(line.text.rstrip()))


def _portion_marks(draft: Draft, desk: Desk) -> list[tuple[PortionMark, Span]]:
    """Return the portion marks at the start and at the end of a passage, each with its place in the source."""
    found = []
    first, last = draft.blocks[0].lines[0], draft.last.lines[-1]
    lead = _lead(first, draft, first=True)
    mark = opening_mark(first.text[lead : lead + 80])
    if mark:
        start = first.start + lead + mark.span.start
        found.append((mark, Span(start, start + len(mark.printed))))
    end = _end_without_marks(last, desk.marking)
    if last is not first and (mark := mark_alone(last.text[:end])):
        found.append((mark, Span(last.start + mark.span.start, last.start + mark.span.end)))
        return found
    mark = closing_mark(last.text[:end], repaired=desk.repairs)
    if mark and last.start + mark.span.start > (first.start + lead if last is first else 0):
        found.append((mark, Span(last.start + mark.span.start, last.start + mark.span.end)))
    return found


def _end_without_marks(line: Line, marking: Marking) -> int:
    """Return where a line ends without the redaction marks that trail it."""
    end = len(line.text.rstrip())
    for mark in reversed(marking.on(line)):
        if mark.span.end - line.start != end:
            break
        end = len(line.text[: mark.span.start - line.start].rstrip())
    return end


def _closing(draft: Draft, wording: Wording, desk: Desk) -> list[Redaction]:
    """Write the markers that stand right below a passage and close it, and return their redactions."""
    first = len(wording.placed)
    for mark in [mark for line in draft.closing for mark in desk.marking.on(line)]:
        at = mark.span.start
        for piece in mark.raw.split("\n") if mark.kind is MarkKind.MARKER else ():
            words = piece.strip()
            start = at + piece.find(words)
            wording.add(Line(mark.line, start, start + len(words), words), start, start + len(words))
            at += len(piece) + 1
    return [desk.marking.redaction(one.mark, one.at, "end_of_paragraph") for one in wording.placed[first:]]


def _beside(draft: Draft, text: str, bounds: Sequence[int], desk: Desk) -> list[Redaction]:
    """Return the codes in the margin beside a passage as redactions without a marker."""
    found = []
    for beside in desk.beside.get(id(draft), ()):
        at = bounds[beside.after] if beside.after < len(bounds) else len(text)
        kind = "end_of_paragraph" if at >= len(text) else "margin" if beside.after else "block"
        event = beside.event
        span = Span(event.start, event.start)
        found.append(Redaction(min(at, len(text)), "", event.codes, kind, "", "low", event.first, span))
    return found


def _joins(draft: Draft, bounds: Sequence[int], length: int) -> list[Join]:
    return [
        Join(min(at, length), (above.last, below.first), joining.gap.across, joining.evidence, joining.certainty)
        for at, above, below, joining in zip(bounds[1:], draft.blocks, draft.blocks[1:], draft.joinings, strict=False)
    ]
