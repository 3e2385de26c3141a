"""Where pages end: form feeds, known pages, headers, banners at foot and head, denied pages and page numbers.

Source: records.md, sections 1.4 and 4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from countermove.records.furniture.numbers import bare_number, page_number
from countermove.records.furniture.page import Insert, Page, PageBreak
from countermove.records.furniture.quality import FEWEST, share_of_words
from countermove.records.furniture.release_header import INLINE, PAGE_MARK, RELEASE_WORDS, has_any
from countermove.records.furniture.sheet import Sheet
from countermove.records.layers import Kind
from countermove.records.source import Span

_SURE = frozenset({"page_start", "form_feed", "banner_pair", "denied_page", "header_pair"})
_LIKELY = frozenset({"release_header", "page_number"})
_DATE_LINE = re.compile(r"\W*(?:\d{1,2}\s+)?[A-Z][a-z]{2,8}\.?\s+(?:\d{1,2},\s+)?\d{4}\W*")
_AT_HEAD = re.compile(r"PAGE\s+\d", re.IGNORECASE)
_HEADS = frozenset({Kind.BANNER, Kind.DENIED_PAGE, Kind.RELEASE_HEADER})
_NEAR = 6
_LETTERHEAD = 3
_LONGEST_HEAD = 14
_SHORT_LINE = 60


@dataclass
class _Breaks:
    """Page breaks while they are collected: evidence by the place of the new page's first line.

    ``hard`` are the breaks that the medium tells; ``at_foot`` says that a lone release header stands at a page's foot.
    """

    sheet: Sheet
    hard: Mapping[int, str]
    at_foot: bool = False
    found: dict[int, list[str]] = field(default_factory=dict)

    def add(self, at: int, *evidence: str) -> None:
        """Add a break before a line, or more evidence for it."""
        known = self.found.setdefault(at, [])
        known += [one for one in evidence if one not in known]

    def below(self, at: int) -> int:
        """Return the next place that is not blank, or the same place at the end."""
        lines = self.sheet.lines
        return next((place for place in range(at + 1, len(lines)) if lines[place].kind is not Kind.BLANK), at)


@dataclass(frozen=True)
class _Zone:
    """A run of lines without text, and the places of what may tell a page break in it."""

    first: int
    last: int
    opens: bool
    closes: bool
    banners: Sequence[int]
    headers: Sequence[int]
    numbers: Sequence[int]


def find_page_breaks(sheet: Sheet, inserts: Sequence[Insert] = ()) -> tuple[PageBreak, ...]:
    """Return the page breaks of a source, in order, each with everything that speaks for it."""
    filled = sheet.filled()
    kinds = [sheet.lines[at].kind for at in (filled[0], filled[-1])] if filled else []
    breaks = _Breaks(sheet, _hard(sheet), kinds[-1:] == [Kind.RELEASE_HEADER] != kinds[:1])
    for zone in _zones(sheet):
        _add_zone(breaks, zone)
    for at, evidence in breaks.hard.items():
        breaks.add(at, evidence)
    made = [_made(sheet, at, evidence) for at, evidence in breaks.found.items() if at]
    headers = [insert for insert in inserts if insert.kind is Kind.RELEASE_HEADER]
    marks = [insert for insert in inserts if insert.kind is Kind.PAGE_NUMBER]
    inside = [PageBreak(one.line, one.span.start, ("release_header",), "medium") for one in headers[1:]]
    inside += [PageBreak(one.line, one.span.end, ("page_number",), "medium") for one in marks]
    return tuple(sorted([*made, *inside], key=lambda one: one.offset))


def _made(sheet: Sheet, at: int, evidence: Sequence[str]) -> PageBreak:
    certainty = "high" if _SURE.intersection(evidence) else "medium" if _LIKELY.intersection(evidence) else "low"
    return PageBreak(at + 1, sheet.lines[at].line.start, tuple(evidence), certainty)


def _hard(sheet: Sheet) -> dict[int, str]:
    """Return the breaks that the medium itself tells: known pages and form feeds."""
    hard = {sheet.source.line_at(start).number - 1: "page_start" for start in sheet.source.page_starts[1:]}
    if "\f" in sheet.source.text:
        for at, line in enumerate(sheet.lines):
            place = line.line.text.find("\f")
            if place >= 0:
                after = at if line.line.text[place:].strip() else at + 1
                if after < len(sheet.lines):
                    hard.setdefault(after, "form_feed")
    return hard


def _zones(sheet: Sheet) -> Iterator[_Zone]:
    """Yield each run of lines without text; a date below a control number is no text."""
    first = -1
    for at, line in enumerate(sheet.lines):
        inside = line.kind is not Kind.TEXT or _is_date_below(sheet, at)
        if inside and first < 0:
            first = at
        elif not inside and first >= 0:
            yield _zone(sheet, first, at - 1)
            first = -1
    if first >= 0:
        yield _zone(sheet, first, len(sheet.lines) - 1)


def _is_date_below(sheet: Sheet, at: int) -> bool:
    above = sheet.lines[at - 1].kind if at else Kind.TEXT
    return above is Kind.CONTROL_NUMBER and _DATE_LINE.fullmatch(sheet.lines[at].line.words) is not None


def _zone(sheet: Sheet, first: int, last: int) -> _Zone:
    places: dict[Kind, list[int]] = {Kind.BANNER: [], Kind.RELEASE_HEADER: [], Kind.PAGE_NUMBER: []}
    for at in range(first, last + 1):
        kind = sheet.lines[at].kind
        if kind in places and (kind is not Kind.BANNER or sheet.banners[at].level):
            places[kind].append(at)
    return _Zone(first, last, first == 0, last == len(sheet.lines) - 1, *places.values())


def _add_zone(breaks: _Breaks, zone: _Zone) -> None:
    """Add the breaks of one run of furniture."""
    for at in range(zone.first, zone.last + 1):
        if breaks.sheet.lines[at].kind is Kind.DENIED_PAGE:
            breaks.add(at, "denied_page")
            breaks.add(breaks.below(at), "denied_page")
    known = next((at for at in range(zone.first, zone.last + 2) if at in breaks.hard), None)
    if known is None:
        _soft(breaks, zone)
    else:
        _confirm(breaks, zone, known)


def _confirm(breaks: _Breaks, zone: _Zone, known: int) -> None:
    """Add what else speaks for a break that the medium tells."""
    if min(zone.banners, default=known) < known <= max(zone.banners, default=-1):
        breaks.add(known, "banner_pair")
    if zone.headers:
        breaks.add(known, "release_header")
    if zone.numbers:
        breaks.add(known, "page_number")


def _soft(breaks: _Breaks, zone: _Zone) -> None:
    """Add the breaks that banners, headers and numbers show; at either end of the text they are head or foot only."""
    banners = zone.banners[1:] if zone.opens and len(zone.banners) % 2 else zone.banners
    if len(banners) >= 2:
        if not (zone.opens and zone.closes and len(banners) == 2):
            for foot, head in zip(banners[::2], banners[1::2], strict=False):
                _pair(breaks, zone, foot, head)
    elif not zone.opens and not zone.closes:
        _single(breaks, zone)


def _pair(breaks: _Breaks, zone: _Zone, foot: int, head: int) -> None:
    """Add the break between the banner at the foot of a page and that at the head of the next."""
    between = [at for at in zone.headers if foot < at < head]
    place = between[-1] if between else head
    breaks.add(place, "banner_pair", *(["release_header"] if between else []))
    if any(foot - _NEAR < at < head + _NEAR for at in zone.numbers):
        breaks.add(place, "page_number")


def _single(breaks: _Breaks, zone: _Zone) -> None:
    """Add the break of a run of furniture that has one banner at most."""
    if len(zone.headers) >= 2:
        breaks.add(zone.headers[-1], "header_pair")
    elif zone.headers:
        header = zone.headers[0]
        breaks.add(breaks.below(max([header, *zone.banners])) if breaks.at_foot else header, "release_header")
    elif zone.numbers:
        last = zone.numbers[-1]
        at_head = _AT_HEAD.match(breaks.sheet.lines[last].line.words) is not None
        breaks.add(last if at_head else breaks.below(max([last, *zone.banners])), "page_number")
    elif zone.banners and not _is_page_head(breaks.sheet, zone.banners[0]):
        breaks.add(breaks.below(zone.banners[-1]), "banner")


def _is_page_head(sheet: Sheet, banner: int) -> bool:
    """Say whether only a letterhead stands above a banner on its page, so that it is the page's head."""
    texts = 0
    for at in range(banner - 1, max(-1, banner - _LONGEST_HEAD), -1):
        kind, words = sheet.lines[at].kind, sheet.lines[at].line.words
        if kind in _HEADS:
            return kind is not Kind.BANNER
        texts += kind is Kind.TEXT
        if texts > _LETTERHEAD or (kind is Kind.TEXT and len(words) >= _SHORT_LINE):
            return False
    return banner < _LONGEST_HEAD


def find_inserts(sheet: Sheet) -> tuple[Insert, ...]:
    """Return the release headers and the page marks that run into lines of text."""
    found = [
        Insert(Span(*match.span()), Kind.PAGE_NUMBER, sheet.source.line_at(match.start()).number)
        for match in (PAGE_MARK.finditer(sheet.source.text) if "[Page " in sheet.source.text else ())
        if sheet.lines[sheet.source.line_at(match.start()).number - 1].kind is Kind.TEXT
    ]
    if has_any(sheet.source.text, RELEASE_WORDS):
        for line in sheet.lines:
            if line.kind is Kind.TEXT and has_any(line.line.text, RELEASE_WORDS):
                start = line.line.start
                found += [
                    Insert(Span(start + match.start(), start + match.end()), Kind.RELEASE_HEADER, line.line.number)
                    for match in INLINE.finditer(line.line.text)
                    if match.group("sign")
                ]
    return tuple(sorted(found, key=lambda insert: insert.span.start))


def ranges_of(sheet: Sheet, breaks: Sequence[PageBreak]) -> list[tuple[int, int]]:
    """Return the places of the first and last line of each page."""
    starts = sorted({0, *(one.line - 1 for one in breaks)})
    return [(start, end - 1) for start, end in zip(starts, [*starts[1:], len(sheet.lines)], strict=True) if end > start]


def find_pages(sheet: Sheet, breaks: Sequence[PageBreak]) -> tuple[Page, ...]:
    """Return the pages at hand with their printed numbers and the share of their text that looks like words."""
    return tuple(
        _page(sheet, number, first, last) for number, (first, last) in enumerate(ranges_of(sheet, breaks), start=1)
    )


def _page(sheet: Sheet, number: int, first: int, last: int) -> Page:
    lines = sheet.lines[first : last + 1]
    good, tokens = share_of_words(line.line.text for line in lines if line.kind is Kind.TEXT)
    printed = [line.line.words.strip("*_ ") for line in lines if line.kind is Kind.PAGE_NUMBER]
    number_text = next((page_number(words) or bare_number(words) for words in printed), "")
    quality = good / tokens if tokens >= FEWEST else None
    return Page(number, first + 1, last + 1, quality, number_text, good, tokens)
