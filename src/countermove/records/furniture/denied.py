"""Denied pages and notes of duplicates: sheets that the releasing agency put in place of pages.

Source: records.md, sections 1.2 and 1.3.
"""

from __future__ import annotations

import re

from countermove.records.record import Duplicate

_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_PAGES = r"[PI]age\s?(?:\(?s\)?)?"
_DENIED = re.compile(
    rf"\W*(?:(?:next\s+)?(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)})?\s*{_PAGES}\s+"
    r"(?:[i1l]n\s+doc\w{4,7}\s+)?(?:is\s+|are\s+|was\s+|were\s+)?"
    r"(?:(?:entirely|totally|fully|wholly)\s+)?(?:den[i1l]ed|exempt(?:ed)?|withheld|withdrawn)(?:\s+in\s+(?:full|its\s+entirety|their\s+entirety))?"
    r"|next\s+(?P<following>\d{1,3})?\s*pages?\s*\(?s?\)?\s+in\s+doc\w{4,7}\s+\w+"
    r"|pages?\s+(?P<first>\d{1,3})\s*(?:[-–—]|to|through)\s*(?P<last>\d{1,3})\s+(?:denied|withheld|exempt)"
    r"|page\s+\d{1,3}\s+(?:denied|withheld|exempt)|denied\s+in\s+full)\W*",
    re.IGNORECASE,
)
_DUPLICATE = re.compile(
    r"\W*dup(?:l\w{0,8})?\.?\s+(?:of|to)\b[\s:]*(?P<item>(?:(?:CIA|NSA)-RDP[\w-]{10,30}|[A-Z]?\d[\w-]{4,24}))\s*(?P<code>RI[PF]|[A-Z]{3,6})?\W*",
    re.IGNORECASE,
)


def denied_pages(words: str) -> int:
    """Return how many pages a line says were denied; 0 where it says nothing of the kind."""
    if len(words) > 80 or ("age" not in words.lower() and "enied" not in words.lower()):
        return 0
    found = _DENIED.fullmatch(words)
    if not found:
        return 0
    if found.group("first"):
        return max(1, int(found.group("last")) - int(found.group("first")) + 1)
    number = (found.group("number") or found.group("following") or "1").lower()
    return max(1, _NUMBERS.get(number) or int(number))


def duplicate_of(words: str) -> Duplicate | None:
    """Return the item that a line says this one is a duplicate of, with its release code, or None."""
    if len(words) > 80 or words.lstrip("*#_ ")[:3].lower() != "dup":
        return None
    found = _DUPLICATE.fullmatch(words)
    return Duplicate(found.group("item").upper(), (found.group("code") or "").upper()) if found else None
