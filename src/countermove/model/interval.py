"""A stretch of days, and what can be said of the order of two and of the time between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Interval:
    """The days on which something may have happened, or over which it went on.

    Units: both ends are days and belong to the interval; None is an open end.
    """

    earliest: date | None
    latest: date | None

    def before(self, other: Interval) -> bool | None:
        """Say whether this comes before another: True or False where that is sure, None where the two overlap."""
        if self.latest and other.earliest and self.latest < other.earliest:
            return True
        if self.earliest and other.latest and self.earliest >= other.latest:
            return False
        return None

    def within(self, other: Interval) -> bool | None:
        """Say whether this lies inside another: True or False where that is sure, None where it only may."""
        if self.before(other) or other.before(self):
            return False
        begins = other.earliest is None or (self.earliest is not None and self.earliest >= other.earliest)
        ends = other.latest is None or (self.latest is not None and self.latest <= other.latest)
        return True if begins and ends else None

    def days_until(self, other: Interval) -> tuple[int | None, int | None]:
        """Return the smallest and largest possible time to another; below zero where the other may come first.

        Units: days; None where an open end leaves it open.
        """
        least = (other.earliest - self.latest).days if other.earliest and self.latest else None
        most = (other.latest - self.earliest).days if other.latest and self.earliest else None
        return least, most

    @property
    def is_day(self) -> bool:
        """Say whether the interval is one day."""
        return self.earliest is not None and self.earliest == self.latest

    @classmethod
    def of_iso(cls, text: str | None) -> Interval | None:
        """Return the days that an ISO 8601 date stands for, cut to year, month or day; None where it is not one."""
        ends = _ends(text or "")
        return cls(*ends) if ends else None

    @classmethod
    def spanning(cls, since: str, until: str) -> Interval:
        """Return the days from the first of one ISO date to the last of another; an empty text is an open end."""
        first, last = cls.of_iso(since), cls.of_iso(until)
        return cls(first.earliest if first else None, last.latest if last else None)


@lru_cache(maxsize=4096)
def _ends(text: str) -> tuple[date, date] | None:
    match = _ISO.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    return first, first if day else _end_of(first, whole_year=month is None)


def _end_of(first: date, *, whole_year: bool) -> date:
    if whole_year or first.month == 12:
        return date(first.year, 12, 31)
    return date(first.year, first.month + 1, 1) - timedelta(days=1)
