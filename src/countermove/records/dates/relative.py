"""What expressions mean that count from the document's date.

Loose counts: a couple is 2, a few 2 to 4, several 3 to 7; "recent" days, weeks, months and years are read as the last
7 days, 6 weeks, 6 months and 5 years, "recently" as the last 6 months. "Ago" means the day, the month or the year so
far back; a week give or take three days, a decade give or take five years, a round number of years (10, 15, 20 …) give
or take two. Weeks begin on Monday.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from countermove.model.interval import Interval
from countermove.records.dates.months import SEASONS, month_number, shift
from countermove.records.dates.points import Point, bounds_of, read_point
from countermove.records.dates.reading import NO_DOCUMENT_DATE, Reading, undated

RECENT = {"day": 7, "week": 6, "month": 6, "year": 5}
_CUT = {"day": 10, "week": 10, "month": 7, "year": 4, "decade": 4, "century": 4}


def _ends(base: Interval | None) -> tuple[date, date] | None:
    if base is None or base.earliest is None or base.latest is None:
        return None
    return base.earliest, base.latest


def _unknown(precision: str) -> Reading:
    return undated(precision, NO_DOCUMENT_DATE, is_relative=True)


def _stretch(first: date | None, last: date | None, unit: str, *, approximate: bool = False) -> Reading:
    if first is None or last is None or first > last:
        return undated("span", "lies outside the calendar", is_relative=True)
    cut, mark = _CUT[unit], "~" if approximate else ""
    edtf = f"{first.isoformat()[:cut]}{mark}/{last.isoformat()[:cut]}{mark}"
    iso = first.isoformat()[:cut]
    return Reading(first, last, "span", iso, edtf, is_relative=True, approximate=approximate)


def span(least: int, most: int, unit: str, base: Interval | None, *, ahead: bool, loose: bool) -> Reading:
    """Return the stretch of so many units up to the document's date, or ahead from it."""
    ends = _ends(base)
    if ends is None:
        return _unknown("span")
    if ahead:
        return _stretch(ends[0], shift(ends[1], most, unit), unit, approximate=loose)
    return _stretch(shift(ends[0], -most, unit), ends[1], unit, approximate=loose or least != most)


def recent(unit: str, base: Interval | None) -> Reading:
    """Return the last few days, weeks, months or years."""
    return span(RECENT[unit], RECENT[unit], unit, base, ahead=False, loose=True)


def ago(least: int, most: int, unit: str, base: Interval | None) -> Reading:
    """Return the day, month, year or decade so far back."""
    ends = _ends(base)
    precision = unit if unit in {"day", "month", "year", "decade", "century"} else "span"
    if ends is None:
        return _unknown(precision)
    first, last = shift(ends[0], -most, unit), shift(ends[1], -least, unit)
    if first is None or last is None:
        return undated(precision, "lies outside the calendar", is_relative=True)
    if unit == "day":
        return days(-most, base) if least == most else _stretch(first, last, unit, approximate=True)
    if unit == "week":
        return _stretch(first - timedelta(days=3), last + timedelta(days=3), unit, approximate=True)
    if unit == "month":
        return _months_ago(first, last, exact=least == most)
    return _years_ago(first, last, least, most, unit)


def _months_ago(first: date, last: date, *, exact: bool) -> Reading:
    start, end = bounds_of(Point("month", first.year, first.month)), bounds_of(Point("month", last.year, last.month))
    if start is None or end is None:
        return undated("month", "lies outside the calendar", is_relative=True)
    if exact and start == end:
        iso = first.isoformat()[:7]
        return Reading(*start, "month", iso, iso + "~", is_relative=True, approximate=True)
    return _stretch(start[0], end[1], "month", approximate=True)


def _years_ago(first: date, last: date, least: int, most: int, unit: str) -> Reading:
    give = {"decade": 5, "century": 20}.get(unit, 2 if most >= 10 and most % 5 == 0 else 0)
    begin, end = first.year - give, last.year + give
    if not 1 <= begin <= end <= 9900:
        return undated(unit, "lies outside the calendar", is_relative=True)
    days_of = (date(begin, 1, 1), date(end, 12, 31))
    if least != most or first.year != last.year:
        return replace(_stretch(*days_of, "year", approximate=True), precision="span")
    centre = f"{first.year:04d}"
    return Reading(*days_of, unit, centre, centre + "~", is_relative=True, approximate=True)


def days(count: int, base: Interval | None) -> Reading:
    """Return the day so many days from the document's."""
    ends = _ends(base)
    if ends is None:
        return _unknown("day")
    first, last = shift(ends[0], count, "day"), shift(ends[1], count, "day")
    if first is None or last is None or first != last:
        return _stretch(first, last, "day", approximate=True)
    return Reading(first, last, "day", first.isoformat(), first.isoformat(), is_relative=True)


def unit(name: str, step: int, base: Interval | None, *, part: str = "", quarter: int = 0) -> Reading:
    """Return this, the last or the next year, decade, month or week, or a part of it."""
    ends = _ends(base)
    if ends is None:
        return _unknown(name if name != "week" else "span")
    moved = shift(ends[1], step, name)
    if moved is None:
        return undated(name, "lies outside the calendar", is_relative=True)
    if name == "week":
        monday = moved - timedelta(days=moved.weekday())
        return _stretch(monday, monday + timedelta(days=6), "week")
    year = moved.year - moved.year % {"decade": 10, "century": 100}.get(name, 1)
    if quarter:
        point = Point("quarter", year, quarter)
    else:
        point = Point(name, year, moved.month if name == "month" else 0, part=_fitting(part, name))
    return replace(read_point(point, None), is_relative=True)


def _fitting(part: str, name: str) -> str:
    return "" if part.endswith("week") and name != "month" else part


def rest_of(name: str, side: str, base: Interval | None) -> Reading:
    """Return the stretch of this year (month, week, decade) before the document's date, or after it."""
    ends, whole = _ends(base), unit(name, 0, base)
    if ends is None or whole.earliest is None or whole.latest is None:
        return whole if ends is not None else _unknown("span")
    if side == "earlier":
        return _stretch(min(whole.earliest, ends[1]), ends[1], "month" if name != "week" else "day")
    return _stretch(ends[0], max(whole.latest, ends[0]), "month" if name != "week" else "day")


def named(what: str, side: str, base: Interval | None) -> Reading:
    """Return the month or season of that name that ended before the document's date, is of its year, or is next."""
    kind = "season" if what in SEASONS else "month"
    number = SEASONS[what] if what in SEASONS else month_number(what)
    ends = _ends(base)
    if ends is None:
        return _unknown(kind)
    for step in range(-2, 3) if side == "next" else range(1, -3, -1):
        point = Point(kind, (ends[1] if side == "next" else ends[0]).year + step, number)
        bounds = bounds_of(point)
        if bounds and _fits(side, bounds, ends):
            return replace(read_point(point, None), is_relative=True)
    return undated(kind, "lies outside the calendar", is_relative=True)


def _fits(side: str, bounds: tuple[date, date], ends: tuple[date, date]) -> bool:
    if side == "last":
        return bounds[1] < ends[0]
    if side == "next":
        return bounds[0] > ends[1]
    return bounds[0].year == ends[0].year


def weekday(number: int, side: str, base: Interval | None) -> Reading:
    """Return the last (or next) day of that name; it can be told only where the document's date is a day.

    Units: ``number`` is 0 for Monday.
    """
    ends = _ends(base)
    if ends is None:
        return _unknown("day")
    if ends[0] != ends[1]:
        return undated("day", "the document's date is not known to the day", is_relative=True)
    back = (ends[0].weekday() - number) % 7
    count = 7 - back if side == "next" else -(back or (7 if side == "last" else 0))
    return days(count, base)
