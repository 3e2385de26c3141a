"""Redactions of a passage: each mark with its place, the codes beside it, its kind and what it says is gone.

Source: records.md, section 1.3.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from countermove.records.body.endings import trimmed
from countermove.records.body.words import words
from countermove.records.furniture.marks import Mark, MarkKind
from countermove.records.record import Redaction
from countermove.records.source import Line

_LAST_WORD = re.compile(r"(\w+)\.?\s*$")
_FINISHED = re.compile(r"[.?!:…][\"'”’)\]]*\s*$")


@dataclass(frozen=True, slots=True)
class Event:
    """Codes that stand together with no marker among them, as they stand in the margin.

    Units: ``first`` and ``last`` are lines from 1.
    """

    codes: tuple[str, ...]
    first: int
    last: int
    start: int


@dataclass(slots=True)
class Placed:
    """A redaction marker or exemption code met on the way; ``at`` counts characters of the text."""

    mark: Mark
    at: int


@dataclass
class Marking:
    """The marks of a document by place: by line, the codes that go with each marker, and the runs of codes alone.

    Units: keys are offsets into the source, except ``by_line``, which has lines from 1.
    """

    by_line: dict[int, list[Mark]] = field(default_factory=dict)
    codes: dict[int, tuple[str, ...]] = field(default_factory=dict)
    alone: dict[int, Event] = field(default_factory=dict)

    @classmethod
    def of(cls, marks: Iterable[Mark], runs: Iterable[Sequence[Mark]]) -> Marking:
        """Return the marking of a document from its marks and its redaction events."""
        marking = cls()
        for mark in marks:
            marking.by_line.setdefault(mark.line, []).append(mark)
        for run in runs:
            marking.add(run)
        return marking

    def add(self, run: Sequence[Mark]) -> None:
        """Give the codes of a run to its markers: to the one before each code, those before the first to the first."""
        markers = [mark for mark in run if mark.kind is MarkKind.MARKER]
        if not markers:
            codes = tuple(mark.code for mark in run)
            self.alone[run[0].span.start] = Event(codes, run[0].line, run[-1].line, run[0].span.start)
            return
        owner, taken = markers[0], {marker.span.start: list[str]() for marker in markers}
        for mark in run:
            if mark.kind is MarkKind.MARKER:
                owner = mark
            else:
                taken[owner.span.start].append(mark.code)
        self.codes.update({start: tuple(codes) for start, codes in taken.items()})

    def on(self, line: Line) -> Sequence[Mark]:
        """Return the marks of a line, or of the part of a line that stands for one."""
        marks = self.by_line.get(line.number, ())
        if not marks or (marks[0].span.start >= line.start and marks[-1].span.end <= line.end):
            return marks
        first = bisect_left(marks, line.start, key=_start)
        return marks[first : bisect_left(marks, line.end, key=_start)]

    def redaction(self, mark: Mark, at: int, kind: str) -> Redaction:
        """Return the redaction that a marker stands for; the end of a line inside the marker is a blank."""
        codes = self.codes.get(mark.span.start, ())
        raw = " ".join(mark.raw.split()) if "\n" in mark.raw else mark.raw
        return Redaction(at, raw, codes, kind, mark.extent, mark.certainty, mark.line, mark.span)


def _start(mark: Mark) -> int:
    return mark.span.start


def redactions_of(text: str, placed: Sequence[Placed], marking: Marking) -> list[Redaction]:
    """Return the redactions at the marks that stand inside a passage's text."""
    found = []
    for entry in placed:
        mark = entry.mark
        if mark.kind is MarkKind.MARKER:
            found.append(marking.redaction(mark, entry.at, _kind(text, entry.at, mark)))
        elif event := marking.alone.get(mark.span.start):
            kind = "end_of_paragraph" if entry.at >= len(text) else "in_sentence"
            found.append(Redaction(entry.at, "", event.codes, kind, "", "medium", mark.line, mark.span))
    return found


def _kind(text: str, at: int, mark: Mark) -> str:
    """Return what kind of redaction a marker in a text stands for."""
    last = _LAST_WORD.search(text, max(0, at - 20), at)
    if mark.extent == "name" or (last and last[1] in words().before_a_name):
        return "name"
    rest = text[at + len(mark.raw) :]
    if trimmed(rest)[0].strip(" *_."):
        return "in_sentence"
    head = trimmed(text[:at])[0]
    if not head:
        return "block"
    return "end_of_paragraph" if _FINISHED.search(head) else "in_sentence"
