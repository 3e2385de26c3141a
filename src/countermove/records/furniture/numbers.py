"""Numbers on a page: copy numbers, control numbers and page numbers.

Source: records.md, section 1.5.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from countermove.records.source import Line, Span

_OFFICES = "SOV|EA|EUR|NESA|ALA|GI|SW|OIR|DDI|NI|ER|RP|CR|PA|OI|AFR|APLA|NIC|TTIC|CS"
CONTROL = re.compile(
    rf"(?<![A-Za-z0-9/])(?:(?:{_OFFICES})[ ]?(?:IIM|IM|IR|IB|IA|M)?[ ]?\d{{2}}-\d{{3,5}}(?:[A-Z]{{1,3}})?"
    r"|(?:ER|CIA/RR|RR)[ ]?(?:IM|ER)[ ]?\d{2}-\d{1,4}"
    r"|(?:M/H[ ])?S?NIE[ -]?\d{1,3}(?:\.\d)?(?:[/-]\d{1,3}(?:-\d{1,3})?){1,3}(?:[ ]?[A-Z]{1,2}\b)?"
    r"|SE-\d{1,3}|[O0]C[I1][ ]\.?N[o0]\.?[ ]?\.?\d{3,5}/\d{1,2}|NIC[ ]?M[ ]?\d{2}-\d{4,5})(?![A-Za-z0-9])"
)
# On a line of its own any office's prefix will do, and letters that stand for digits are allowed.
_ALONE = re.compile(
    r"(?<![A-Za-z0-9/])[A-Z]{2,5}[ ](?:(?:IIM|IM|IR|IB|IA|M)[ ])?"
    r"[\dlIO]{2}-[\dlIO]{2,5}\d(?:[A-Z]{1,3})?(?![A-Za-z0-9])"
)
_COPY = re.compile(
    r"\W*cop(?:y|ies)\W{0,3}(?:(?:no|n0|number)\b\W{0,3}|#\s?)?(?P<number>\d{1,5}|_{2,})?"
    r"(?:\s*of\s*(?:\d{1,5}|_{2,})(?:\s+copies)?)?\W*",
    re.IGNORECASE,
)
_COPY_CUE = re.compile(r"cop(?:y|ies)", re.IGNORECASE)
_DASHED = re.compile(r"[-–—~]{1,2}\s?(?P<number>\d{1,4}|[ivxlc]{1,7})\s?[-–—~]{1,2}")
_PAGE_OF = re.compile(
    r"\W{0,3}(?:page|p\.|pg\.?)\s?(?P<number>\d{1,4})(?:\s?(?:of|/)\s?\d{1,4})?\W{0,3}|\W{0,2}(?P<other>\d{1,4})\s+of\s+\d{1,4}(?:\s+pages)?\W{0,2}",
    re.IGNORECASE,
)
_CABLE_PAGE = re.compile(r"PAGE\s+(?P<number>\d{2})\s+[A-Z]{3,}(?:\s[A-Z]+)?\s+\d{3,6}\b.{0,40}")
_DIGIT = re.compile(r"\d")
_BARE = re.compile(r"(?P<number>\d{1,3}|[ivx]{1,6})")


_SERIAL = re.compile(r"[\dlIO]{2}-[\dlIO]{2,5}\d")
_REPAIRED = str.maketrans("lIO", "110")


@dataclass(frozen=True, slots=True)
class ControlNumber:
    """A control number: ``alone`` where it has a line of its own, so that it is the document's and not another's.

    Units: ``line`` counts from 1.
    """

    number: str
    line: int
    span: Span
    alone: bool


def find_control_numbers(text: str, own_lines: Iterable[Line]) -> Iterator[tuple[int, int]]:
    """Yield where control numbers stand in a text: those of known offices anywhere, any others on lines of their own.

    En dashes must have become hyphens.
    """
    spans = [found.span() for found in CONTROL.finditer(text)] if "-" in text or "/" in text else []
    starts = {start for start, _ in spans}
    for line in own_lines:
        found = _ALONE.search(text, line.start, line.end)
        if (
            found
            and found.start() not in starts
            and not any(start < found.end() and found.start() < end for start, end in spans)
        ):
            spans.append(found.span())
    yield from sorted(spans)


def repaired_number(raw: str) -> str:
    """Return a control number with single blanks, and digits where letters were read for them."""
    number = " ".join(raw.split())
    return _SERIAL.sub(lambda found: found.group().translate(_REPAIRED), number)


def is_control_line(words: str) -> bool:
    """Say whether a line holds a control number and nothing else but perhaps a date or a copy number."""
    if len(words) > 70 or not _DIGIT.search(words):
        return False
    plain = words.replace("–", "-").strip("*#_ ()[].")
    found = CONTROL.match(plain) or _ALONE.match(plain)
    return found is not None and _is_rest_of_control_line(plain[found.end() :])


_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_REST = re.compile(
    rf"\W*(?:(?:\d{{1,2}}\s+)?(?:{_MONTHS})[a-z]*\.?\s+(?:\d{{1,2}},\s+)?\d{{4}}\W*|(?:cop(?:y|ies).{{0,20}}))?",
    re.IGNORECASE,
)


def _is_rest_of_control_line(rest: str) -> bool:
    return _REST.fullmatch(rest) is not None


def copy_number(words: str) -> str | None:
    """Return the copy number of a line, empty where the line has the word without the number, None for other lines."""
    if len(words) > 40 or not _COPY_CUE.search(words[:8]):
        return None
    found = _COPY.fullmatch(words)
    return None if not found else (found.group("number") or "").strip("_")


def page_number(words: str) -> str:
    """Return the page number of a line that can be nothing else (``- 2 -``, ``page 2 of 5``), else empty."""
    if len(words) > 70:
        return ""
    found = (
        _DASHED.fullmatch(words)
        or _CABLE_PAGE.fullmatch(words)
        or (_PAGE_OF.fullmatch(words) if len(words) < 24 else None)
    )
    if not found:
        return ""
    groups = found.groupdict()
    return groups.get("number") or groups.get("other") or ""


def bare_number(words: str) -> str:
    """Return the number of a line that holds only a number, which is a page number beside page furniture only."""
    found = _BARE.fullmatch(words) if len(words) < 8 else None
    return found.group("number") if found else ""
