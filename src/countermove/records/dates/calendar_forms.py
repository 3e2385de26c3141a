"""Calendar dates in running text: days, months, seasons, years, decades and centuries, and runs of days or years."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from countermove.model.interval import Interval
from countermove.records.dates.months import SEASONS, day_of, month_number
from countermove.records.dates.points import Point
from countermove.records.dates.reading import Reading


@dataclass(frozen=True, slots=True)
class Found:
    """Something found: one point, a run from one to another, or what is already read."""

    start: int
    end: int
    first: Point | None = None
    last: Point | None = None
    reading: Reading | None = None


MONTH = (
    r"(?P<month>(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?))\b\.?"
)
_ABBREVIATED = MONTH.replace(r"\b\.?", r"\.?")
_TH = r"(?:(?i:st|[nr]d|th)\b)?"
_YEAR = r"(?:1[5-9]|20)\d\d\b"
_SHORT = r"['’]\d\d\b"
_GAP = r"\s{1,3}"
_TO = r"\s{0,3}(?:-|–|to\b|through\b|and\b)\s{0,3}"

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?![\d-])")
_GROUP = re.compile(rf"(\d\d)(\d\d)(\d\d)Z\s{{0,3}}{_ABBREVIATED}\s{{0,3}}(\d{{4}}\b|\d\d\b)?")
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_COMPACT = re.compile(rf"(\d{{1,2}}){_ABBREVIATED}(\d{{4}}|\d\d)\b")
_DAYS = re.compile(rf"(\d{{1,2}}){_TH}({_TO})(\d{{1,2}}){_TH}{_GAP}(?:of )?{MONTH}(?:,?{_GAP}({_YEAR}|{_SHORT}))?")
_DAY = re.compile(
    rf"(\d{{1,2}}){_TH}(?:{_GAP}|-)(?:of )?{MONTH}(?:(?:,|,? of)?(?:{_GAP}|-)({_YEAR}|{_SHORT}|\d\d\b(?![,.%]\d)))?"
)
_MONTH_DAYS = re.compile(
    rf"{MONTH}{_GAP}(\d{{1,2}}){_TH}\s?(?:-|–|to|through)\s?(\d{{1,2}}){_TH}\b(?![,.]\d)(?:,?{_GAP}({_YEAR}))?"
)
_MONTH_DAY = re.compile(rf"{MONTH}{_GAP}(?:the )?(\d{{1,2}}){_TH}(?![\d:%]|[,.]\d)\b(?:,?{_GAP}({_YEAR}))?")
_MONTH_YEAR = re.compile(rf"{MONTH}(?:,|,? of)?(?:{_GAP}|-)({_YEAR}|{_SHORT}|\d\d\b(?![,.%]\d))")
_MONTH = re.compile(MONTH)
_SEASON = re.compile(
    r"(?P<season>(?i:spring|summer|autumn|fall|winter))\b(?:,| of)?"
    rf"(?:{_GAP}({_YEAR}|{_SHORT})(?:[-–/](\d{{4}}|\d\d)\b)?)?"
)
_DECADE = re.compile(r"((?:1[5-9]|20)\d0)['’]?s\b")
_SHORT_DECADE = re.compile(r"([2-9]0)s\b")
_TWO_DIGITS = re.compile(r"(\d\d)\b(?![-–/]\d|[,.]\d|%)")
_CENTURY = re.compile(r"(\d\d)(?:st|[nr]d|th)[ -]centur(?:y|ies)\b")
_YEARS = re.compile(rf"({_YEAR})[-–/](\d{{4}}|\d\d)\b(?![-–/\d]|[,.]\d)")
_BARE = re.compile(rf"({_YEAR})(?![-–/]\d|[,.]\d|%)")
_FISCAL = re.compile(rf"(?:FY|[Ff]iscal [Yy]ear)[ -]?({_YEAR}|['’]?\d\d\b)(?:[-–/](\d{{4}}|\d\d)\b)?")
_QUARTER = re.compile(rf"Q([1-4])[ -](?:of )?({_YEAR})")
_TENS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_FIFTIES = re.compile(rf"({'|'.join(_TENS)})\b", re.IGNORECASE)


def full_year(text: str, base: Interval | None) -> int:
    """Return a year from four digits, or from two as the one nearest to the document's, else of the 1900s."""
    digits = text.lstrip("'’")
    if len(digits) == 4:
        return int(digits)
    around = base.latest.year if base and base.latest else 1950
    # A document speaks of the century around it: 45 years back and 54 ahead of 1950 are the whole of the 1900s.
    century = around - around % 100
    if around == 1950 or century == 1900:
        return 1900 + int(digits)
    return min((century - 100 + int(digits), century + int(digits)), key=lambda year: abs(year - around))


def _is_month_word(match: re.Match[str]) -> bool:
    """Say whether the letters of a month stand as its name: with a capital, or complete."""
    return match["month"][0].isupper()


def _day(found: re.Match[str], month: str, day: str, year: int | None) -> Found | None:
    number = month_number(month)
    if not 1 <= int(day) <= 31:
        return None
    # 2000 stands in for a year that is not written, since it has a 29 February.
    if day_of(year or 2000, number, int(day)) is None:
        return Found(found.start(), found.end(), Point("month", year, number))
    return Found(found.start(), found.end(), Point("day", year, number, int(day)))


def _run_of_days(found: re.Match[str], one: str, other: str, year: int | None) -> Found | None:
    """Return a run of days of one month, where both are in the calendar and in order."""
    first, last = _day(found, found["month"], one, year), _day(found, found["month"], other, year)
    if not first or not last or int(one) >= int(other) or not first.first or not last.first:
        return None
    if first.first.kind == "month" or last.first.kind == "month":
        return None
    return Found(found.start(), found.end(), first.first, last.first)


def _iso(text: str, at: int, _: Interval | None) -> Found | None:
    match = _ISO.match(text, at)
    if match is None or day_of(int(match[1]), int(match[2]) % 100, int(match[3])) is None:
        return None
    return Found(at, match.end(), Point("day", int(match[1]), int(match[2]), int(match[3])))


def _group(text: str, at: int, base: Interval | None) -> Found | None:
    match = _GROUP.match(text, at)
    if match is None or int(match[2]) > 24 or int(match[3]) > 59:
        return None
    year = full_year(match[5], base) if match[5] else None
    found = _day(match, match["month"], match[1], year)
    blanks = len(match[0]) - len(match[0].rstrip())
    return found and Found(at, found.end - blanks, found.first)


def _slashes(text: str, at: int, _: Interval | None) -> Found | None:
    """Read numbers with strokes only where one of them cannot be a month, or both are the same."""
    match = _SLASHES.match(text, at)
    if match is None:
        return None
    one, other = int(match[1]), int(match[2])
    if one <= 12 and other <= 12 and one != other:
        return None
    month, day = (one, other) if one <= 12 else (other, one)
    if not 1 <= month <= 12 or day_of(int(match[3]), month, day) is None:
        return None
    return Found(at, match.end(), Point("day", int(match[3]), month, day))


def _compact(text: str, at: int, base: Interval | None) -> Found | None:
    match = _COMPACT.match(text, at)
    return _day(match, match["month"], match[1], full_year(match[3], base)) if match else None


def _days(text: str, at: int, base: Interval | None) -> Found | None:
    """Read days of one month: 9-13 January 1986, 3 to 5 May; "and" only after "between"."""
    match = _DAYS.match(text, at)
    if match is None or not _is_month_word(match):
        return None
    if "and" in match[2] and not text[max(0, at - 8) : at].lower().endswith("between "):
        return None
    year = full_year(match[5], base) if match[5] else None
    run = _run_of_days(match, match[1], match[3], year)
    return run if match[5] or run is None else replace(run, end=match.end("month"))


def _day_month(text: str, at: int, base: Interval | None) -> Found | None:
    match = _DAY.match(text, at)
    if match is None:
        return None
    written = match[3]
    if written and written.isdigit() and len(written) == 2 and len(match["month"]) > 3 and "-" not in match[0]:
        written = None
    if not _is_month_word(match) and not written:
        return None
    year = full_year(written, base) if written else None
    found = _day(match, match["month"], match[1], year)
    end = match.end() if written else match.end("month")
    return found and Found(at, end, found.first)


def _years(text: str, at: int, _: Interval | None) -> Found | None:
    match = _YEARS.match(text, at)
    if match is None:
        return None
    first = int(match[1])
    last = int(match[2]) if len(match[2]) == 4 else first - first % 100 + int(match[2])
    return Found(at, match.end(), Point("year", first), Point("year", last)) if first < last < first + 400 else None


def _decade(text: str, at: int, _: Interval | None) -> Found | None:
    match = _DECADE.match(text, at)
    return Found(at, match.end(), Point("decade", int(match[1]))) if match else None


def _short_decade(text: str, at: int, _: Interval | None) -> Found | None:
    match = _SHORT_DECADE.match(text, at)
    if match is None or text[at - 1 : at] not in {"'", "’"}:
        return None
    return Found(at - 1, match.end(), Point("decade", 1900 + int(match[1])))


def _short_year(text: str, at: int, base: Interval | None) -> Found | None:
    match = _TWO_DIGITS.match(text, at)
    if match is None or text[at - 1 : at] not in {"'", "’"}:
        return None
    return Found(at - 1, match.end(), Point("year", full_year(match[1], base)))


def _century(text: str, at: int, _: Interval | None) -> Found | None:
    match = _CENTURY.match(text, at)
    if match is None or not 10 <= int(match[1]) <= 21:
        return None
    return Found(at, match.end(), Point("century", 100 * (int(match[1]) - 1)))


def _month_days(text: str, at: int, _: Interval | None) -> Found | None:
    match = _MONTH_DAYS.match(text, at)
    if match is None or not _is_month_word(match):
        return None
    year = int(match[4]) if match[4] else None
    return _run_of_days(match, match[2], match[3], year)


def _month_day(text: str, at: int, _: Interval | None) -> Found | None:
    match = _MONTH_DAY.match(text, at)
    if match is None or not (_is_month_word(match) or match[3]):
        return None
    return _day(match, match["month"], match[2], int(match[3]) if match[3] else None)


def _month_year(text: str, at: int, base: Interval | None) -> Found | None:
    match = _MONTH_YEAR.match(text, at)
    if match is None or not _is_month_word(match):
        return None
    if match[2].isdigit() and len(match[2]) == 2 and (len(match["month"]) > 3 or int(match[2]) <= 31):
        return None
    year = full_year(match[2], base)
    return Found(at, match.end(), Point("month", year, month_number(match["month"])))


def _month(text: str, at: int, _: Interval | None) -> Found | None:
    match = _MONTH.match(text, at)
    if match is None or not _is_month_word(match) or (len(match["month"]) == 3 and match["month"].lower() != "may"):
        return None
    return Found(at, match.end("month"), Point("month", None, month_number(match["month"])))


def _season(text: str, at: int, base: Interval | None) -> Found | None:
    match = _SEASON.match(text, at)
    if match is None:
        return None
    number = SEASONS[match["season"].lower()]
    if not match[2]:
        return Found(at, match.end("season"), Point("season", None, number))
    return Found(at, match.end(), Point("season", full_year(match[2], base), number))


def _fiscal(text: str, at: int, base: Interval | None) -> Found | None:
    match = _FISCAL.match(text, at)
    if match is None:
        return None
    first = full_year(match[1], base)
    if not match[2]:
        return Found(at, match.end(), Point("fiscal", first))
    last = int(match[2]) if len(match[2]) == 4 else first - first % 100 + int(match[2])
    return Found(at, match.end(), Point("fiscal", first), Point("fiscal", last)) if first < last else None


def _quarter(text: str, at: int, _: Interval | None) -> Found | None:
    match = _QUARTER.match(text, at)
    return Found(at, match.end(), Point("quarter", int(match[2]), int(match[1]))) if match else None


def _fifties(text: str, at: int, _: Interval | None) -> Found | None:
    match = _FIFTIES.match(text, at)
    return Found(at, match.end(), Point("decade", 1920 + 10 * _TENS.index(match[1].lower()))) if match else None


def bare_year(text: str, at: int) -> Found | None:
    """Return four digits that may be a year; the caller says whether the words around make it one."""
    match = _BARE.match(text, at)
    return Found(at, match.end(), Point("year", int(match[1]))) if match else None


Form = Callable[[str, int, "Interval | None"], "Found | None"]
DIGIT_FORMS: tuple[Form, ...] = (
    _iso, _group, _slashes, _compact, _days, _day_month, _decade, _short_decade, _short_year, _century, _years,
)  # fmt: skip
MONTH_FORMS: tuple[Form, ...] = (_month_days, _month_day, _month_year, _month)
SEASON_FORMS: tuple[Form, ...] = (_season,)
OTHER_FORMS: tuple[Form, ...] = (_fiscal, _quarter, _fifties)
