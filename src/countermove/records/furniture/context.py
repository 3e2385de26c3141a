"""What a line is by where it stands: numbers beside furniture, damaged banners, forms, and lines that go on.

Source: records.md, sections 1.2 to 1.5.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from countermove.records.furniture.banner import Banner, damaged_banner, lone_caveat
from countermove.records.furniture.form import catalogue_lines, form_lines, routing_lines
from countermove.records.furniture.numbers import bare_number
from countermove.records.furniture.page_breaks import find_page_breaks, ranges_of
from countermove.records.furniture.release_header import has_any
from countermove.records.furniture.sheet import ASIDE, Sheet
from countermove.records.layers import Kind

_BESIDE = frozenset({Kind.BANNER, Kind.RELEASE_HEADER, Kind.DENIED_PAGE, Kind.PAGE_NUMBER})
_EDGE = 3
_LIKELY = 0.8
_POSSIBLE = 0.66
_LONGEST_WARNING = 6
_CABLE_ORDER = re.compile(r"E\.?\s?O\.?\s?1\d{4}\s*:", re.IGNORECASE)
_CABLE_FIELD = re.compile(r"(?:TAGS|SUBJ|SUBJECT)\s*:")
_CABLE_SECTION = re.compile(
    r"(?:[A-Z] ){3,11}[A-Z]\s+(?:FINAL\s+)?SECTION\s+\d{1,2}\s+OF\s+\d{1,2}\s+[A-Z][A-Z .]{2,24}\d{3,6}"
)
_GROUP = re.compile(r"GROUP\s[1-5I]\W{0,2}")
_EXCLUDED = re.compile(r"\W{0,3}(?:excluded|downgraded|declassified)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:downgrading|declassification)(?: and declassification)?\.?", re.IGNORECASE)
_EDITOR = re.compile(r"\[[^\[\]]{12,600}[.!]\]")


def settle(sheet: Sheet) -> None:
    """Classify what single lines could not tell; changes the sheet."""
    _forms(sheet)
    filled = sheet.filled()
    _copy_numbers(sheet, filled)
    _caveats(sheet, filled)
    _damaged_banners(sheet)
    _page_numbers(sheet, filled)
    _warnings(sheet)
    _groups(sheet, filled)
    _cable_orders(sheet, filled)
    _cable_sections(sheet)
    _editors_note(sheet, filled)
    _routing_slips(sheet)


def _forms(sheet: Sheet) -> None:
    if "Release Decision" in sheet.source.text:
        for at in list(catalogue_lines(sheet.lines)):
            sheet.banners.pop(at, None)
            sheet.reclassify(at, Kind.FORM, "high", "catalogue")
    if has_any(sheet.source.text, (":", "iles", "ILES", "ilomet", "ILOMET", "oundar", "OUNDAR")):
        for at, evidence in list(form_lines(sheet.lines)):
            sheet.banners.pop(at, None)
            sheet.reclassify(at, Kind.FORM, "medium", evidence)


def _copy_numbers(sheet: Sheet, filled: Sequence[int]) -> None:
    """Take the number on the line after a lone ``Copy`` with it."""
    for one, other in pairwise(filled):
        line, following = sheet.lines[one], sheet.lines[other]
        if line.kind is Kind.COPY_NUMBER and not any(map(str.isdigit, line.line.text)) and following.kind is Kind.TEXT:
            number = following.line.words.strip("*_ ")
            if number.isdigit() and len(number) < 6:
                sheet.reclassify(other, Kind.COPY_NUMBER, "high", "after Copy")
                sheet.copy_number = sheet.copy_number or number


def _caveats(sheet: Sheet, filled: Sequence[int]) -> None:
    """Take words that are caveats only beside a banner (SENSITIVE) for what they are there."""
    for one, other in [*pairwise(filled), *((other, one) for one, other in pairwise(filled))]:
        if sheet.lines[one].kind is Kind.BANNER and sheet.lines[other].kind is Kind.TEXT:
            caveat = lone_caveat(sheet.lines[other].line.words)
            if caveat:
                sheet.set_banner(other, caveat, "medium", "caveat")


def _page_numbers(sheet: Sheet, filled: Sequence[int]) -> None:
    """Take a number alone on a line for a page number where it stands beside page furniture or at a page's edge."""
    edges = _known_edges(sheet)
    for place, at in enumerate(filled):
        line = sheet.lines[at]
        if line.kind is Kind.TEXT and bare_number(line.line.words.strip("*_ ")):
            beside = [*filled[max(0, place - 1) : place], *filled[place + 1 : place + 2]]
            if at in edges or any(sheet.lines[other].kind in _BESIDE for other in beside):
                sheet.reclassify(
                    at, Kind.PAGE_NUMBER, "medium", "beside furniture" if at not in edges else "edge of page"
                )


def _known_edges(sheet: Sheet) -> frozenset[int]:
    """Return the first and last line of each page where the medium knows its pages, if its numbers go up."""
    if len(sheet.source.page_starts) < 2 and "\f" not in sheet.source.text:
        return frozenset()
    edges: list[tuple[int, int]] = []
    for first, last in ranges_of(sheet, find_page_breaks(sheet)):
        filled = [at for at in range(first, last + 1) if sheet.lines[at].kind not in ASIDE]
        found = [at for at in {*filled[:1], *filled[-1:]} if bare_number(sheet.lines[at].line.words).isdigit()]
        edges += [(at, int(bare_number(sheet.lines[at].line.words))) for at in sorted(found)]
    rising = {at for (one, low), (other, high) in pairwise(edges) if 0 < high - low <= 3 for at in (one, other)}
    return frozenset(rising)


def _damaged_banners(sheet: Sheet) -> None:
    """Take damaged classifications for banners: near ones at a page's edge, farther ones where its other end agrees."""
    found = {at: damaged_banner(words) for at, words in sheet.texts() if 3 < len(words) <= 60}
    candidates = {at: near for at, near in found.items() if near is not None and near[1] >= _POSSIBLE}
    if not candidates:
        return
    levels = {banner.level for banner in sheet.banners.values()} | {
        b.level for b, near in candidates.values() if near >= _LIKELY
    }
    filled = sheet.filled()
    places = {at: place for place, at in enumerate(filled)}
    edges = _edges(sheet)
    for at, (banner, near) in candidates.items():
        beside = any(sheet.lines[other].kind in _BESIDE for other in _neighbours(filled, places[at]))
        agreed = _other_end(sheet, edges.get(at, ()), candidates, banner) or (beside and banner.level in levels)
        if (at in edges or beside) and (near >= _LIKELY or agreed):
            sheet.set_banner(at, banner, "medium" if near >= _LIKELY else "low", "resemblance")


def _neighbours(filled: Sequence[int], place: int) -> list[int]:
    return [*filled[max(0, place - 1) : place], *filled[place + 1 : place + 2]]


def _edges(sheet: Sheet) -> dict[int, tuple[int, ...]]:
    """Return each line among the first or last of its page, with the lines at the page's other end."""
    edges: dict[int, tuple[int, ...]] = {}
    for first, last in ranges_of(sheet, find_page_breaks(sheet)):
        filled = [at for at in range(first, last + 1) if sheet.lines[at].kind not in ASIDE]
        head, foot = tuple(filled[:_EDGE]), tuple(filled[-_EDGE:])
        edges |= dict.fromkeys(head, foot)
        edges |= {at: (*edges.get(at, ()), *head) for at in foot}
    return edges


def _other_end(
    sheet: Sheet, others: Sequence[int], candidates: Mapping[int, tuple[Banner, float]], banner: Banner
) -> bool:
    """Say whether a banner of the same level stands at the other end of the page."""
    for other in others:
        exact, near = sheet.banners.get(other), candidates.get(other)
        if (exact and exact.level == banner.level) or (
            near and near[0].level == banner.level and near[0] is not banner
        ):
            return True
    return False


def _warnings(sheet: Sheet) -> None:
    """Take the lines that a warning runs on to with it, up to the next blank line."""
    left = 0
    for at, line in enumerate(sheet.lines):
        if line.kind is Kind.STAMP and line.evidence == "warning":
            left = _LONGEST_WARNING
        elif line.kind is Kind.TEXT and left:
            sheet.reclassify(at, Kind.STAMP, "medium", "warning")
            left -= 1
        else:
            left = 0


def _groups(sheet: Sheet, filled: Sequence[int]) -> None:
    """Take the first and the last line of the stamp that excludes from downgrading for parts of it."""
    for one, other in pairwise(filled):
        if (
            other == one + 1
            and sheet.lines[one].evidence == "authority"
            and _GOES_ON.fullmatch(sheet.lines[other].line.words)
        ):
            sheet.reclassify(other, Kind.STAMP, "medium", "authority")
        text, following = sheet.lines[one], sheet.lines[other]
        if (
            text.kind is Kind.TEXT
            and _GROUP.fullmatch(text.line.words)
            and following.kind is Kind.STAMP
            and _EXCLUDED.match(following.line.words)
        ):
            sheet.reclassify(one, Kind.STAMP, "medium", "authority")


def _cable_orders(sheet: Sheet, filled: Sequence[int]) -> None:
    """Leave the line of a cable's head that names the order of its classification to the head."""
    for one, other in pairwise(filled):
        line, following = sheet.lines[one], sheet.lines[other].line.words
        if line.kind is Kind.STAMP and _CABLE_ORDER.match(line.line.words) and _CABLE_FIELD.match(following):
            sheet.reclassify(one, Kind.TEXT, "high", "cable head")


def _cable_sections(sheet: Sheet) -> None:
    """Take the lines that number a cable's later sections for turns of its pages; the first belongs to its head."""
    if sheet.source.text.count(" OF ") > 1:
        for at in [at for at, words in sheet.texts() if _CABLE_SECTION.fullmatch(words)][1:]:
            sheet.reclassify(at, Kind.PAGE_NUMBER, "medium", "cable section")


def _editors_note(sheet: Sheet, filled: Sequence[int]) -> None:
    """Take a whole sentence in brackets above everything else for the note of an editor."""
    if filled and sheet.lines[filled[0]].kind is Kind.TEXT and _EDITOR.fullmatch(sheet.lines[filled[0]].line.words):
        sheet.reclassify(filled[0], Kind.STAMP, "medium", "editorial")


def _routing_slips(sheet: Sheet) -> None:
    """Take the text of pages that are routing slips for forms."""
    if not any(
        word in sheet.source.text for word in ("ROUTING", "Routing", "TRANSMITTAL", "Transmittal", "PROOFED BY")
    ):
        return
    for first, last in ranges_of(sheet, find_page_breaks(sheet)):
        for at in routing_lines(sheet.lines[first : last + 1]):
            sheet.reclassify(first + at, Kind.FORM, "medium", "routing slip")
