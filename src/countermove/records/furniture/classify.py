"""Classify every line of a source: what it is, how certain that is, and what it rests on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from countermove.records.furniture.banner import exact_banner
from countermove.records.furniture.context import settle
from countermove.records.furniture.denied import denied_pages, duplicate_of
from countermove.records.furniture.margin import marks_of
from countermove.records.furniture.marks import Mark, MarkKind, runs_of
from countermove.records.furniture.numbers import copy_number, is_control_line, page_number
from countermove.records.furniture.page import Furniture
from countermove.records.furniture.page_breaks import find_inserts, find_page_breaks, find_pages
from countermove.records.furniture.release_header import LONGEST, header_evidence
from countermove.records.furniture.sheet import Sheet
from countermove.records.furniture.stamp import stamp_evidence
from countermove.records.furniture.tally import control_numbers, counts, release_ids, remarks
from countermove.records.layers import ClassifiedLine, Kind
from countermove.records.source import Line, SourceText

_RULE = re.compile(r"(?:[-–—_*=~][ \t]?){3,200}|(?:[.·•][ \t]?){5,200}")
_WORD = re.compile(r"[^\W_]")
_LONGEST_NOTE = 900
_ITEM = ("-", "•", "+", "–", "—", "·")


def classify_lines(source: SourceText) -> Furniture:
    """Return the class of every line of a source, its redaction marks and events, pages and counts."""
    sheet = Sheet(source, marks_of(source))
    marked = _by_line(source, sheet.marks)
    for line in source.lines:
        sheet.lines.append(_classified(sheet, line, marked.get(line.number, ())))
    settle(sheet)
    sheet.drop_tick_boxes()
    inserts = find_inserts(sheet)
    breaks = find_page_breaks(sheet, inserts)
    pages = find_pages(sheet, breaks)
    runs = runs_of(source.text, sheet.marks)
    ids = release_ids(sheet, inserts)
    return Furniture(
        lines=tuple(sheet.lines),
        marks=sheet.marks,
        runs=runs,
        page_breaks=breaks,
        counts=counts(sheet, runs),
        release_ids=ids.settled,
        remarks=remarks(sheet, runs, pages, ids),
        banners=tuple((at + 1, banner) for at, banner in sorted(sheet.banners.items())),
        control_numbers=control_numbers(sheet),
        copy_number=sheet.copy_number,
        duplicates=tuple(sheet.duplicates),
        inserts=inserts,
        pages=pages,
    )


def _by_line(source: SourceText, marks: Sequence[Mark]) -> Mapping[int, list[Mark]]:
    """Return the marks that touch each line; one mark may run over two lines."""
    touched: dict[int, list[Mark]] = {}
    for mark in marks:
        last = mark.line + source.text.count("\n", mark.span.start, mark.span.end)
        for number in range(mark.line, last + 1):
            touched.setdefault(number, []).append(mark)
    return touched


def _classified(sheet: Sheet, line: Line, marks: Sequence[Mark]) -> ClassifiedLine:
    words = line.words
    if not words:
        return ClassifiedLine(line, Kind.BLANK)
    if marks:
        words = _without(line, marks)
        only = _marks_only(line, words, marks)
        if only:
            return only
    if len(words) > LONGEST and (words[0] != "[" or len(words) > _LONGEST_NOTE):
        return ClassifiedLine(line, Kind.TEXT)
    return _furniture(sheet, line, words.strip("*#_ \t>").strip() or words)


def _without(line: Line, marks: Sequence[Mark]) -> str:
    """Return the words of a line without its marks."""
    text, at, kept = line.text, 0, []
    for mark in marks:
        kept.append(text[at : max(at, mark.span.start - line.start)])
        at = mark.span.end - line.start
    return " ".join(" ".join([*kept, text[at:]]).split()).strip("*_ ")


def _marks_only(line: Line, rest: str, marks: Sequence[Mark]) -> ClassifiedLine | None:
    """Return the class of a line that holds marks and at most a stray sign, or None."""
    coded = all(mark.kind is not MarkKind.MARKER for mark in marks)
    kind = Kind.CODE if coded else Kind.MARKER
    lowest = min((mark.certainty for mark in marks), key=("low", "medium", "high").index)
    if not _WORD.search(rest) and not rest.startswith(_ITEM):
        return ClassifiedLine(line, kind, lowest, "marks")
    return ClassifiedLine(line, kind, "medium", "marks and a stray sign") if coded and len(rest) == 1 else None


def _furniture(sheet: Sheet, line: Line, words: str) -> ClassifiedLine:
    """Return the class of a short line, from its words without marks and mark-up."""
    at = line.number - 1
    banner = exact_banner(words)
    if banner:
        sheet.banners[at] = banner
        return ClassifiedLine(line, Kind.BANNER, evidence="banner" if banner.level else "caveat")
    duplicate = duplicate_of(words)
    if duplicate:
        sheet.duplicates.append(duplicate)
        return ClassifiedLine(line, Kind.DUPLICATE, evidence="form")
    pages = denied_pages(words)
    if pages:
        sheet.denied[at] = pages
        return ClassifiedLine(line, Kind.DENIED_PAGE, evidence="form")
    header = header_evidence(words)
    if header:
        return ClassifiedLine(line, Kind.RELEASE_HEADER, "medium" if header == "resemblance" else "high", header)
    return _numbered(sheet, line, words)


def _numbered(sheet: Sheet, line: Line, words: str) -> ClassifiedLine:
    """Return the class of a line that may be a number, a rule or a stamp."""
    copy = copy_number(words)
    if copy is not None:
        sheet.copy_number = sheet.copy_number or copy
        return ClassifiedLine(line, Kind.COPY_NUMBER, evidence="form")
    if is_control_line(words):
        return ClassifiedLine(line, Kind.CONTROL_NUMBER, evidence="form")
    if page_number(words):
        return ClassifiedLine(line, Kind.PAGE_NUMBER, evidence="form")
    if not words[0].isalnum() and _RULE.fullmatch(line.words):
        return ClassifiedLine(line, Kind.RULE, evidence="rule")
    stamp = stamp_evidence(words)
    return ClassifiedLine(line, Kind.STAMP, evidence=stamp) if stamp else ClassifiedLine(line, Kind.TEXT)
