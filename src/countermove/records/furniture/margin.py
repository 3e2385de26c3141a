"""Every mark of a source: the firm ones, those that only stand where a line is theirs, and which doubtful ones to keep.

Broken codes, codes split over two lines and the frames of boxes are accepted only on lines of their own, and what might
as well be ordinary writing (a box before an entry of a list, a section of a law) only in a text that was released.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from countermove.records.furniture.exemption_codes import broken_code, split_codes, state_code
from countermove.records.furniture.markers import BOXES, FRAME_BESIDE, FRAME_LINE
from countermove.records.furniture.marks import Mark, MarkKind, code_mark, find_marks, without_overlap
from countermove.records.furniture.release_header import INLINE, RELEASE_WORDS, has_any
from countermove.records.source import Line, SourceText, Span

_LONGEST_BROKEN = 16
_LONGEST_FRAME = 40
_DOUBTFUL_CODE = re.compile(r"STAT\Z|\d\dX\Z|\(b\)|\d\.\d|EO ")
_BULLET = re.compile(r"\s*(?:[-*+•–—]|\(?\d{1,2}[.)])?\s*\Z")
_LOOSE_LETTER = re.compile(r"(?:25|50|75)X[1-9] [A-Z]")
_TABLE = re.compile(r"\|[ :]*-{2,}")


def marks_of(source: SourceText) -> tuple[Mark, ...]:
    """Return every mark of a source with its line, in order and without overlap."""
    starts = [line.start for line in source.lines]
    marks = [*find_marks(source.text), *_split(source.text)]
    touched = {bisect_right(starts, offset) for mark in marks for offset in (mark.span.start, mark.span.end - 1)}
    for line in source.lines:
        if line.number not in touched or _LOOSE_LETTER.fullmatch(line.words):
            marks += _broken(source.text, line)
    firm = _firm(marks, source)
    released = bool(firm) or _has_header(source.text)
    if released:
        marks += [*_frames(source, marks), *_state(source, marks)]
    kept = without_overlap(marks if released else firm)
    return tuple([replace(mark, line=bisect_right(starts, mark.span.start)) for mark in kept])


def _split(text: str) -> Iterator[Mark]:
    for start, end, code in split_codes(text):
        yield code_mark(text, start, end, code, "medium")


def _broken(text: str, line: Line) -> Iterator[Mark]:
    """Yield the code of a line that holds nothing else, as optical character recognition breaks it."""
    words = line.words
    if 2 < len(words) <= _LONGEST_BROKEN:
        code = broken_code(words)
        if code:
            start = line.start + line.text.index(words)
            yield code_mark(text, start, start + len(words), code, "medium")


def _firm(marks: Sequence[Mark], source: SourceText) -> list[Mark]:
    """Return the marks that cannot be ordinary writing."""
    by_line: dict[int, list[Mark]] = {}
    firm = []
    for mark in marks:
        if mark.kind is MarkKind.CODE and _DOUBTFUL_CODE.match(mark.code):
            by_line.setdefault(source.line_at(mark.span.start).number, []).append(mark)
        elif not _is_tick_box(mark, source):
            firm.append(mark)
    for number, codes in by_line.items():
        if not _has_other_words(source.lines[number - 1], codes):
            firm += codes
    return firm


def _has_other_words(line: Line, codes: Sequence[Mark]) -> bool:
    """Say whether anything but codes is on a line."""
    rest, at = [], line.start
    for code in sorted(codes, key=lambda code: code.span.start):
        rest.append(line.text[at - line.start : max(at, code.span.start) - line.start])
        at = max(at, code.span.end)
    return any(map(str.isalnum, "".join([*rest, line.text[at - line.start :]])))


def _is_tick_box(mark: Mark, source: SourceText) -> bool:
    """Say whether a box or an empty bracket stands before an entry of a list."""
    if mark.kind is not MarkKind.MARKER or not (BOXES.fullmatch(mark.raw) or mark.raw[1:-1].isspace()):
        return False
    line = source.line_at(mark.span.start)
    at = mark.span.start - line.start
    if at > _LONGEST_FRAME:
        return False
    after = line.text[mark.span.end - line.start :][:_LONGEST_FRAME].strip(" *_")
    return bool(after) and _BULLET.match(line.text[:at]) is not None


def _has_header(text: str) -> bool:
    return has_any(text, RELEASE_WORDS) and any(found.group("sign") for found in INLINE.finditer(text))


def _frames(source: SourceText, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the frames of boxes: bars alone on a line, or with nothing but a code beside them."""
    if "|" not in source.text or _TABLE.search(source.text):
        return
    coded = {source.line_at(mark.span.start).number for mark in marks if mark.kind is MarkKind.CODE}
    for line in source.lines:
        if "|" not in line.text or len(line.text.strip()) > _LONGEST_FRAME:
            continue
        if FRAME_LINE.fullmatch(line.text):
            start = line.start + len(line.text) - len(line.text.lstrip())
            yield _frame(source.text, start, start + len(line.words))
        elif line.number in coded:
            for found in FRAME_BESIDE.finditer(line.text):
                yield _frame(source.text, line.start + found.start(), line.start + found.end())


def _frame(text: str, start: int, end: int) -> Mark:
    return Mark(Span(start, end), MarkKind.MARKER, text[start:end], certainty="low")


def _state(source: SourceText, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the codes that the Department of State prints in the margin, where other signs of its releases stand."""
    if "RELEASED IN" in source.text or any(mark.code[:2] in {"1.", "EO"} for mark in marks):
        for line in source.lines:
            words = line.words
            if len(words) in {2, 3} and state_code(words):
                start = line.start + line.text.index(words)
                yield code_mark(source.text, start, start + len(words), words, "medium")
