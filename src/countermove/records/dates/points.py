"""Calendar dates as written, and the days they mean.

Parts are read so: a month's early, mid and late are its days 1-10, 11-20 and 21 to the end; a year's are January to
April, May to August and September to December; a decade's are its years 0-3, 4-6 and 7-9; a century's its years 0-33,
34-66 and 67-99; a season's are its three months. A fiscal year is that of the United States.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from countermove.model.interval import Interval
from countermove.records.dates.months import FIRST_MONTHS, day_of, end_of_month
from countermove.records.dates.reading import NO_YEAR, Reading, undated

PARTS: dict[str, tuple[str, str]] = {
    "early": ("early", "early"),
    "early-mid": ("early", "mid"),
    "mid": ("mid", "mid"),
    "mid-late": ("mid", "late"),
    "late": ("late", "late"),
    "first half": ("first half", "first half"),
    "second half": ("second half", "second half"),
    "first week": ("first week", "first week"),
    "last week": ("last week", "last week"),
}
_SLICES: dict[str, dict[str, tuple[int, int]]] = {
    "month": {
        "early": (1, 10), "mid": (11, 20), "late": (21, 31), "first half": (1, 15), "second half": (16, 31),
        "first week": (1, 7), "last week": (-6, 31),
    },
    "season": {"early": (0, 0), "mid": (1, 1), "late": (2, 2), "first half": (0, 1), "second half": (1, 2)},
    "year": {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "first half": (1, 6), "second half": (7, 12)},
    "decade": {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "first half": (0, 4), "second half": (5, 9)},
    "century": {"early": (0, 33), "mid": (34, 66), "late": (67, 99), "first half": (0, 49), "second half": (50, 99)},
}  # fmt: skip
_LACKS_YEAR = frozenset({"day", "month", "season"})


@dataclass(frozen=True, slots=True)
class Point:
    """A calendar date as written.

    ``kind`` is day, month, season, quarter, year, fiscal, decade or century; ``number`` the month, the season's EDTF
    number or the quarter; ``year`` the first year of a decade or century. ``year`` is None where it is not written.
    """

    kind: str
    year: int | None = None
    number: int = 0
    day: int = 0
    part: str = ""
    year_inferred: bool = False

    @property
    def lacks_year(self) -> bool:
        """Say whether the year has to be taken from elsewhere."""
        return self.year is None and self.kind in _LACKS_YEAR

    def in_year(self, year: int) -> Point:
        """Return the same point in a year that was not written beside it."""
        return replace(self, year=year, year_inferred=True)


def read_point(point: Point, base: Interval | None) -> Reading:
    """Return the days a point means; a year that is not written is the one that puts it nearest before ``base``."""
    dated = nearest_past(point, base) if point.lacks_year else point
    if dated is None:
        return undated(_precision(point), NO_YEAR)
    bounds = bounds_of(dated)
    if bounds is None:
        return undated(_precision(point), "there is no such day")
    precision = _precision(dated)
    iso, edtf = _names(dated, bounds)
    return Reading(*bounds, precision, iso, edtf, year_inferred=dated.year_inferred)


def nearest_past(point: Point, base: Interval | None) -> Point | None:
    """Return a point without a year in the last year in which it begins on the base's last day or before."""
    if base is None or base.latest is None:
        return None
    for year in range(base.latest.year, max(0, base.latest.year - 9), -1):
        dated = point.in_year(year)
        bounds = bounds_of(dated)
        if bounds and bounds[0] <= base.latest:
            return dated
    return None


def nearest_ahead(point: Point, base: Interval | None, days: int) -> Point | None:
    """Return a point without a year in the year in which it begins within so many days after the base, if it does."""
    if base is None or base.latest is None or not point.lacks_year:
        return None
    for year in (base.latest.year, base.latest.year + 1):
        dated = point.in_year(year)
        bounds = bounds_of(dated)
        if bounds and 0 < (bounds[0] - base.latest).days <= days:
            return dated
    return None


def nearest_coming(point: Point, base: Interval | None) -> Point | None:
    """Return a point without a year in the first year in which it is not over when the base begins."""
    if base is None or base.earliest is None or not point.lacks_year:
        return None
    for year in range(base.earliest.year - 1, base.earliest.year + 9):
        dated = point.in_year(year)
        bounds = bounds_of(dated)
        if bounds and bounds[1] >= base.earliest:
            return dated
    return None


def bounds_of(point: Point) -> tuple[date, date] | None:
    """Return the first and the last day of a point with a year; None where the calendar has none such."""
    year = point.year or 0
    if not 1 <= year <= 9900:
        return None
    if point.kind == "day":
        day = day_of(year, point.number, point.day)
        return (day, day) if day else None
    if point.kind == "month":
        return _in_month(year, point.number, point.part)
    if point.kind in {"season", "quarter", "fiscal"}:
        return _in_months(point, year)
    return _in_years(point, year)


def _slice(point_kind: str, part: str) -> tuple[int, int]:
    first, last = PARTS[part]
    slices = _SLICES[point_kind]
    return slices.get(first, slices["early"])[0], slices.get(last, slices["late"])[1]


def _in_month(year: int, month: int, part: str) -> tuple[date, date]:
    end = end_of_month(year, month)
    if not part:
        return date(year, month, 1), end
    first, last = _slice("month", part)
    return date(year, month, first if first > 0 else end.day + first), date(year, month, min(last, end.day))


def _in_months(point: Point, year: int) -> tuple[date, date]:
    """Return the days of a season, a quarter or a fiscal year, counted in months from a year's first."""
    if point.kind == "fiscal":
        # The fiscal year of the United States began in July until 1976, and begins in October since.
        first, count = (-5, 12) if year <= 1976 else (-2, 12)
    elif point.kind == "quarter":
        first, count = 3 * point.number - 2, 3
    else:
        first, count = FIRST_MONTHS[point.number], 3
    start, last = first, first + count - 1
    if point.kind == "season" and point.part:
        offset, until = _slice("season", point.part)
        start, last = first + offset, first + until
    return date(*_month_from(year, start), 1), end_of_month(*_month_from(year, last))


def _month_from(year: int, number: int) -> tuple[int, int]:
    """Return year and month of a month counted from a year's January = 1, which may lie outside that year."""
    years, month = divmod(number - 1, 12)
    return year + years, month + 1


def _in_years(point: Point, year: int) -> tuple[date, date]:
    if point.kind == "year":
        first, last = _slice("year", point.part) if point.part else (1, 12)
        return date(year, first, 1), end_of_month(year, last)
    length = 10 if point.kind == "decade" else 100
    first, last = _slice(point.kind, point.part) if point.part else (0, length - 1)
    return date(year + first, 1, 1), date(year + last, 12, 31)


def _precision(point: Point) -> str:
    if point.kind == "fiscal":
        return "span"
    if point.part and point.kind in {"month", "year", "decade"}:
        return f"part_of_{point.kind}"
    return point.kind


def _names(point: Point, bounds: tuple[date, date]) -> tuple[str, str]:
    """Return the ISO date cut to its precision, and the EDTF text."""
    year, first, last = point.year or 0, bounds[0].isoformat(), bounds[1].isoformat()
    if point.kind == "day":
        return first, first
    if point.kind == "month":
        return first[:7], f"{first}/{last}" if point.part else first[:7]
    if point.kind == "season" and not point.part:
        return first[:7], f"{year:04d}-{point.number}"
    if point.kind == "quarter":
        return first[:7], f"{year:04d}-{32 + point.number}"
    if point.kind == "year" and not point.part:
        return first[:4], first[:4]
    if point.kind in {"year", "season", "fiscal"}:
        run = first[:7] if first[:7] == last[:7] else f"{first[:7]}/{last[:7]}"
        return first[: 4 if point.kind == "year" else 7], run
    if point.part:
        return first[:4], f"{first[:4]}/{last[:4]}"
    return first[:4], first[:3] + "X" if point.kind == "decade" else first[:2] + "XX"
