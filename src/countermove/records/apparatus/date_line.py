"""Dates as documents print them at their head: a day, a month or a year, with the precision they have.

Numbers alone (``4/5/82``) are read only where one order is possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|febr?(?:uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_DAY = r"(?P<day>[0-3]\s?\d|\d)"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<![\d/]){_DAY}(?:st|[nr]d|th)?(?:\s+of)?[\s-]{{0,3}}{_MONTH},?[\s-]{{0,3}}{_YEAR}\b",
        rf"(?<![\d/]){_DAY}[\s-]?{_MONTH}[\s-]?'?(?P<short>\d\d)(?!\d)",
        rf"\b{_MONTH}\s{{0,3}}{_DAY}(?:st|[nr]d|th)?,?\s{{0,3}}{_YEAR}\b",
        r"(?<!\d)(?P<dtg>[0-3]\d)(?P<hour>[0-2]\d)[0-5]\dZ?\s?"
        + _MONTH
        + r"\s?(?:(?P<year>(?:19|20)\d\d)|(?P<short>\d\d))(?!\d)",
        r"(?<![\d-])(?P<year>(?:1[89]|20)\d\d)-(?P<number>[01]\d)(?:-(?P<day>[0-3]\d))?(?![\d-])",
        r"(?<![\d/])(?P<one>[0-3]?\d)/(?P<two>[0-3]?\d)/(?P<year>(?:19|20)\d\d)(?![\d/])",
        rf"(?<!\d\s)(?<!\w){_MONTH},?\s{{1,3}}{_YEAR}\b",
    )
)
_YEAR_ALONE = re.compile(_YEAR)
_AROUND = re.compile(
    r"(?:dated?|issued|written|prepared)?\s*[:.]?\s*\(?\s*"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^\s*\)?\s*\.?\s*(?:[,/]?\s*(?:at\s+)?(?:noon|midnight|\d{1,2}(?::\d\d|\.\d\d)?\s?[ap]\.?\s?m\.?"
    r"|\d{4}\s?(?:hours|hrs|Z|EST|EDT|GMT)?|\d{1,2}:\d\d))?\s*(?:\(?(?:EST|EDT|GMT|Z)\)?)?\s*\.?\)?\s*$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"^(?:at\s+)?[A-Z][A-Za-z'.-]+(?:[\s,]+(?:[A-Z][A-Za-z'.-]*|D\.\s?C\.|de|of|\d{5})){0,4}\s*[,:.–—-]\s*$"
)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed: ISO 8601 cut to its precision; ``start`` and ``end`` are offsets into the text searched."""

    iso: str
    precision: str
    start: int
    end: int


def first_date(text: str) -> PrintedDate | None:
    """Return the first date that a text holds, or None; where two readings start together, the fuller one."""
    found = sorted(_dates(text), key=lambda one: (one.start, -len(one.iso)))
    return found[0] if found else None


def whole_date(text: str) -> PrintedDate | None:
    """Return the date where a text is nothing else (a label, a place before it, a time after it are allowed)."""
    if len(text) > 90 or not any(character.isdigit() for character in text):
        return None
    found = first_date(text)
    if found is None or not _AFTER.match(text[found.end :]):
        return None
    before = text[: found.start]
    return found if _AROUND.match(before) or _PLACE.match(before) else None


def labelled_date(text: str) -> PrintedDate | None:
    """Return the date of a field that is known to be one; a year alone will do."""
    found = first_date(text)
    if found is not None:
        return found
    year = _YEAR_ALONE.fullmatch(text.strip(" ()."))
    return PrintedDate(year["year"], "year", 0, len(text)) if year else None


def _dates(text: str) -> Iterator[PrintedDate]:
    for form in _FORMS:
        found = form.search(text)
        read = found and _read(found)
        if read:
            yield read


def _read(found: re.Match[str]) -> PrintedDate | None:
    parts = {name: value for name, value in found.groupdict().items() if value}
    year = int(parts["year"]) if "year" in parts else _full_year(int(parts["short"]))
    month, day = _month_and_day(parts)
    if not 1 <= month <= 12:
        return None
    if day is None:
        return PrintedDate(f"{year:04d}-{month:02d}", "month", found.start(), found.end())
    try:
        whole = date(year, month, day)
    except ValueError:
        return None
    return PrintedDate(whole.isoformat(), "day", found.start(), found.end())


def _month_and_day(parts: dict[str, str]) -> tuple[int, int | None]:
    if "one" in parts:
        return _numbers(int(parts["one"]), int(parts["two"]))
    month = _MONTHS.index(parts["month"][:3].lower()) + 1 if "month" in parts else int(parts["number"])
    day = parts.get("day") or parts.get("dtg")
    return month, int("".join(day.split())) if day else None


def _numbers(one: int, two: int) -> tuple[int, int | None]:
    """Return month and day where only one order is possible, or where both give the same day; else month 0."""
    if one == two:
        return one, two
    if one > 12 >= two:
        return two, one
    return (one, two) if two > 12 >= one else (0, None)


def _full_year(short: int) -> int:
    return 2000 + short if short < 30 else 1900 + short
