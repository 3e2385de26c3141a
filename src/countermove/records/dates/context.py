"""Whether the words around a month, a season or four digits make a date of them, and what part of it they mean."""

from __future__ import annotations

import re
from dataclasses import replace

from countermove.records.dates.calendar_forms import Found
from countermove.records.dates.points import Point

WINDOW = 48
"""Units: characters before an expression that are looked at."""

_PART = re.compile(
    r"\b(?:(?P<one>early|mid|middle|late)(?:-? ?(?:to|or|and)[- ](?P<other>mid|middle|late))?"
    r"|(?P<edge>beginning|start|opening|middle|midst|end|close|(?:early|first|middle|latter|later|last) part"
    r"|(?:first|second|latter|last|other) half|first week|last week|"
    r"(?:first|second|third|fourth|last) quarter) (?:of|in))"
    r"(?:-|\s{1,3})(?:in )?(?:the )?(?:(?:month|year) of )?\Z",
    re.IGNORECASE,
)
_EDGES = {
    "beginning": "early", "start": "early", "opening": "early", "early part": "early", "first part": "early",
    "middle": "mid", "midst": "mid", "middle part": "mid", "mid": "mid",
    "end": "late", "close": "late", "latter part": "late", "later part": "late", "last part": "late",
    "first half": "first half", "second half": "second half", "latter half": "second half", "last half": "second half",
    "other half": "second half", "first week": "first week", "last week": "last week",
}  # fmt: skip
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}

_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|until|till|during|before|after|through|between|throughout|year|prior to|following|"
    r"(?P<weak>of|by|from|to|for|about|around|circa|ca\.|and|or|as of))\s{1,3}"
    r"(?:the year )?(?:about |around |circa )?\Z",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"(?:\b(?:the|its|their|his|her|our|this|that|an?)|['’]s|s['’])\s{1,3}\Z", re.IGNORECASE)
_COUNTED = re.compile(
    r"\s{1,3}(?:[a-z]+ )?(?:tons?|tonnes|men|troops|people|persons|aircraft|km|kilomet(?:er|re)s|miles|"
    r"met(?:er|re)s|feet|percent|per cent|dollars?|pages?|vehicles|tanks|soldiers|rubles|roubles|yen|barrels|missiles|"
    r"ships|warheads|launchers|sets|units|hours|kilograms|pounds|cases|copies|million|billion|thousand)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"\s{1,3}(?!(?:was|is|has|as|its|this|thus|perhaps|always)\b)[a-z]+s\b")
_NOUN = re.compile(r"\s{1,3}[A-Za-z]")
_NUMBERED = re.compile(
    r"(?:[$£¥#/]|\b(?:No|Nos|pp?|para|page|pages|paragraphs?|line|lines|vol)\.?\s{1,3})\Z", re.IGNORECASE
)

_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|before|after|during|from|to|through|and|or|between|for|this|last|next|the|each|"
    r"every|early|mid|late|around|about|following|its|their|his|her|our)|['’]s|s['’])\s{1,3}\Z",
    re.IGNORECASE,
)
_BEFORE_CAPITALS = re.compile(
    r"\b(?:IN|OF|SINCE|UNTIL|TILL|BY|BEFORE|AFTER|DURING|LATE|EARLY|MID|LAST|NEXT|BETWEEN|THROUGH)\s{1,3}\Z"
)
_RUN_OF_MONTHS = re.compile(
    r"\s?(?:-|–|to |through |and )\s?(?:early |mid-|late )?"
    r"(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec)[a-z]*\b(?! [A-Z])"
)
_NAMED = re.compile(r"\s(?:(?:Revolution|War|Days?|Uprising|Coup|Movement)\b|on [A-Z])")
_NAME = re.compile(r"\s[A-Z][a-z]+")
_WEAK_MONTHS = frozenset({"march", "may"})
_GIVEN_NAMES = frozenset({"april", "june", "august"})

_BEFORE_SEASON = re.compile(
    r"\b(?:(?:in|during|since|until|before|after|throughout|of|for) the|since|until|after|early|mid|late)[- ]\Z",
    re.IGNORECASE,
)
_AFTER_SEASON = re.compile(r"\s(?:of|in|from|to|behind|back|for|short|within|under|on)\b")


def part_before(text: str, at: int) -> tuple[str, int, int]:
    """Return the part of a date named before it (early, late, first half …), where that begins, and a quarter."""
    match = _PART.search(text, max(0, at - WINDOW), at)
    if match is None:
        return "", at, 0
    if match["edge"]:
        edge = " ".join(match["edge"].lower().split())
        if edge.endswith("quarter"):
            return "", match.start(), _QUARTERS[edge.split()[0]]
        return _EDGES[edge], match.start(), 0
    one = match["one"].lower().replace("middle", "mid")
    other = (match["other"] or "").lower().replace("middle", "mid")
    part = f"{one}-{other}" if other else one
    return (part if part in {"early-mid", "mid-late"} else "" if part == "early-late" else one), match.start(), 0


def with_part(text: str, found: Found) -> Found:
    """Return what was found together with the part of it that is named before, if any."""
    point = found.first
    if point is None or point.kind in {"day", "quarter", "fiscal"}:
        return found
    part, start, quarter = part_before(text, found.start)
    if quarter:
        return (
            replace(found, start=start, first=Point("quarter", point.year, quarter)) if point.kind == "year" else found
        )
    if not part or (part.endswith("week") and point.kind != "month"):
        return found
    return replace(found, start=start, first=replace(point, part=part))


def is_date(text: str, found: Found) -> bool:
    """Say whether a month, a season, a run of years or four digits alone mean a date here."""
    point = found.first
    if point is None or point.part or point.kind == "quarter":
        return True
    if point.kind == "year":
        return is_numbered(text, found.start) is False and (found.last is not None or is_year(text, found))
    if point.year is not None:
        return True
    if point.kind == "month":
        return is_month(text, found)
    return point.kind != "season" or is_season(text, found)


def is_numbered(text: str, at: int) -> bool:
    """Say whether the number here is money, a page, or the number of something."""
    return _NUMBERED.search(text, max(0, at - 16), at) is not None


def is_year(text: str, found: Found) -> bool:
    """Say whether four digits are a year: after in, since, until …, between "the" and a noun, or in parentheses."""
    start, end = found.start, found.end
    if _COUNTED.match(text, end):
        return False
    before = _BEFORE_YEAR.search(text, max(0, start - WINDOW), start)
    if before:
        return not (before["weak"] and _PLURAL.match(text, end))
    if _DETERMINER.search(text, max(0, start - 12), start):
        return _NOUN.match(text, end) is not None
    return text[start - 1 : start] == "(" and text[end : end + 1] in {")", ",", ";"}


def is_month(text: str, found: Found) -> bool:
    """Say whether the name of a month means the month: May and March need a word of time before them."""
    word = text[found.start : found.end]
    if _NAMED.match(text, found.end):
        return False
    before = (_BEFORE_CAPITALS if word.isupper() else _BEFORE_MONTH).search(text, max(0, found.start - 12), found.start)
    if word.lower() in _WEAK_MONTHS:
        return before is not None or _RUN_OF_MONTHS.match(text, found.end) is not None
    if word.lower() in _GIVEN_NAMES:
        return before is not None or not _NAME.match(text, found.end)
    return True


def is_season(text: str, found: Found) -> bool:
    """Say whether the name of a season without a year means a time."""
    before = _BEFORE_SEASON.search(text, max(0, found.start - 20), found.start)
    return before is not None and not _AFTER_SEASON.match(text, found.end)
