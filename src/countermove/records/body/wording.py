"""The words of a paragraph put together from lines, each character pointing back at the source.

Dropped: mark-up of the converter, note marks (kept as anchors), exemption codes, portion marks. Kept: redaction marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from countermove.records.body.hyphens import Vocabulary, ends_with_dash, ends_with_hyphen, is_line_hyphen
from countermove.records.body.markup import RAISED, lowered
from countermove.records.body.redactions import Marking, Placed
from countermove.records.furniture.marks import Mark, MarkKind
from countermove.records.record import Anchor, Piece
from countermove.records.source import Line, Span

_NOTABLE = re.compile(
    rf"""\s?<sup>(?P<sup>[^<]{{1,6}})</sup>
      | (?<=\S)(?P<raised>[{RAISED}]{{1,3}})
      | \s?\[(?P<bracket>\d{{1,3}})\](?!\()
      | (?<=[A-Za-z.,;:"'”’)\]])\s?(?P<slash>\d{{1,2}})/(?=[\s.,;:)]|$)
      | (?<=[a-z"”’)][.,;:"”’)])(?P<plain>\d{{1,2}})(?=\s|$)
      | (?P<star>\*{{1,3}}|†|‡)
      | (?P<tag></?(?:b|u|i|sub|em|strong)>|(?<![\w_])_(?=[A-Za-z"“])|(?<=[A-Za-z.,;!?"”])_(?![\w_]))
      | (?P<blank>\s{{2,}}|[^\S ])""",
    re.VERBOSE,
)
_PLAIN = re.compile(rf"[^*†‡_<\[/{RAISED}\t\f\v\r]*")
_CLOSE = ".,;:)!?"


@dataclass(frozen=True, slots=True)
class NoteMarks:
    """Note marks that count as such only because a note of the document answers to them: bare numbers, and stars."""

    plain: frozenset[str] = frozenset()
    stars: frozenset[str] = frozenset()


NO_NOTES = NoteMarks()


@dataclass(frozen=True, slots=True)
class _Event:
    """Something in a line that is not plain words; ``start`` and ``end`` count characters of the stretch."""

    start: int
    end: int
    mark: Mark | None = None
    anchor: str = ""
    blank: bool = False


@dataclass(slots=True)
class Wording:
    """A text while it is put together; ``words`` decides what becomes of a hyphen at a line's end."""

    words: Vocabulary
    marking: Marking
    notes: NoteMarks = NO_NOTES
    parts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    length: int = 0
    line_at: int = 0
    """Where the line that was added last begins in the text."""

    @property
    def text(self) -> str:
        """Return the text as it stands."""
        return "".join(self.parts)

    def add(self, line: Line, start: int, end: int, cuts: Sequence[Span] = ()) -> None:
        """Add the words of a line between two offsets, without the stretches to cut.

        Units: offsets and cuts count characters of the source.
        """
        stretch = line.text[start - line.start : end - line.start]
        self._begin_line(stretch)
        self.line_at = self.length
        marks = self.marking.on(line)
        if not marks and not cuts and _PLAIN.fullmatch(stretch) and "  " not in stretch and not self.notes.plain:
            self._keep(stretch, start)
            return
        place = 0
        for event in self._events(stretch, start, marks, cuts):
            self._keep(stretch[place : event.start], start + place)
            self._meet(event, stretch, start)
            place = event.end
        self._keep(stretch[place:], start + place)

    def finish(self) -> None:
        """Take blanks away from the end of the text."""
        self._shorten(len(self.text) - len(self.text.rstrip()))
        self.anchors = [Anchor(min(anchor.at, self.length), anchor.marker) for anchor in self.anchors]
        for placed in self.placed:
            placed.at = min(placed.at, self.length)

    def _begin_line(self, stretch: str) -> None:
        """Put a blank between lines, or none after a dash or a hyphen; take away a hyphen that was the line's."""
        if not self.parts or not stretch:
            return
        tail = "".join(self.parts[-2:])
        if ends_with_hyphen(tail):
            if is_line_hyphen(tail, stretch, self.words):
                self._shorten(1)
        elif not ends_with_dash(tail) and not tail.endswith(" "):
            self.parts.append(" ")
            self.length += 1

    def _events(self, stretch: str, start: int, marks: Sequence[Mark], cuts: Sequence[Span]) -> Iterator[_Event]:
        """Yield what is not plain words in a stretch, in order, without overlap; marks and cuts go first."""
        firm = [_Event(mark.span.start - start, min(mark.span.end - start, len(stretch)), mark) for mark in marks]
        firm += [_Event(max(0, cut.start - start), min(cut.end - start, len(stretch))) for cut in cuts]
        firm.sort(key=lambda event: event.start)
        place, waiting = 0, 0
        for event in self._notable(stretch):
            while waiting < len(firm) and firm[waiting].start < event.end:
                if firm[waiting].start >= place:
                    yield firm[waiting]
                    place = firm[waiting].end
                waiting += 1
            if event.start >= place:
                yield event
                place = event.end
        yield from (event for event in firm[waiting:] if event.start >= place)

    def _notable(self, stretch: str) -> Iterator[_Event]:
        emphasis = False
        for found in _NOTABLE.finditer(stretch):
            kind, words = found.lastgroup, found[found.lastgroup or 0]
            if kind == "star":
                opens, closes = _opens(stretch, found), _closes(stretch, found)
                if words in self.notes.stars and closes and not emphasis:
                    yield _Event(*found.span(), anchor=words)
                elif words[0] == "*" and (opens or closes):
                    emphasis = (opens and not closes) or (opens and closes and not emphasis)
                    yield _Event(*found.span())
            elif kind == "blank":
                yield _Event(*found.span(), blank=True)
            elif kind == "tag":
                yield _Event(*found.span())
            elif kind != "plain" or words in self.notes.plain:
                yield _Event(*found.span(), anchor=lowered(words).strip(" .)/*") or words)

    def _meet(self, event: _Event, stretch: str, start: int) -> None:
        if event.mark is not None:
            self.placed.append(Placed(event.mark, self.length))
            if event.mark.kind is MarkKind.MARKER:
                self._keep(stretch[event.start : event.end], start + event.start)
        elif event.anchor:
            self.anchors.append(Anchor(self.length, event.anchor))
        elif event.blank and self.parts and not self.parts[-1].endswith(" "):
            self.parts.append(" ")
            self.length += 1

    def _keep(self, words: str, offset: int) -> None:
        """Add words that stand in the source at an offset; two blanks become one."""
        if words.startswith(" ") and (not self.parts or self.parts[-1].endswith(" ")):
            offset += len(words) - len(words.lstrip(" "))
            words = words.lstrip(" ")
        if not words:
            return
        if (
            words[0] in _CLOSE
            and self.placed
            and self.placed[-1].at == self.length
            and self.parts
            and self.parts[-1].endswith(" ")
        ):
            self._shorten(1)
        last = self.pieces[-1] if self.pieces else None
        if last is not None and last.span.end == offset and last.at + last.span.end - last.span.start == self.length:
            self.pieces[-1] = Piece(last.at, Span(last.span.start, offset + len(words)))
        else:
            self.pieces.append(Piece(self.length, Span(offset, offset + len(words))))
        self.parts.append(words)
        self.length += len(words)

    def _shorten(self, count: int) -> None:
        """Take characters away from the end."""
        self.length -= count
        while count and self.parts:
            dropped = min(count, len(self.parts[-1]))
            self.parts[-1] = self.parts[-1][: len(self.parts[-1]) - dropped]
            count -= dropped
            if not self.parts[-1]:
                self.parts.pop()
        while self.pieces and self.pieces[-1].at >= self.length:
            self.pieces.pop()
        if self.pieces:
            last = self.pieces[-1]
            self.pieces[-1] = Piece(
                last.at, Span(last.span.start, min(last.span.end, last.span.start + self.length - last.at))
            )


def _opens(stretch: str, found: re.Match[str]) -> bool:
    """Say whether a star stands right before a word."""
    after = stretch[found.end() : found.end() + 1]
    return bool(after) and not after.isspace()


def _closes(stretch: str, found: re.Match[str]) -> bool:
    """Say whether a star stands right behind a word."""
    before = stretch[found.start() - 1 : found.start()] if found.start() else ""
    return bool(before) and not before.isspace()
