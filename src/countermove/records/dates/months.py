"""Months, seasons, parts and counting with them."""

from __future__ import annotations

from datetime import date, timedelta

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
"""The number that EDTF gives each season."""
FIRST_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
"""The month a season begins with; winter 1981 is December 1981 to February 1982."""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LAST_YEAR = 9998
"""Counting stops before the last year that the standard library knows."""


def month_number(word: str) -> int:
    """Return the number of a month from its name or the first three letters of it."""
    short = word[:3].lower()
    return next(number for number, name in enumerate(MONTHS, start=1) if name.startswith(short))


def day_of(year: int, month: int, day: int) -> date | None:
    """Return a day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def end_of_month(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def shift_months(day: date, months: int) -> date | None:
    """Return the day so many months later (or earlier), moved to the month's end where it has no such day."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not 1 <= year <= LAST_YEAR:
        return None
    return date(year, month + 1, min(day.day, end_of_month(year, month + 1).day))


def shift(day: date, count: int, unit: str) -> date | None:
    """Return the day so many days, weeks, months, years, decades or centuries later (or earlier)."""
    if unit in {"day", "week"}:
        try:
            return day + timedelta(days=count * (7 if unit == "week" else 1))
        except OverflowError:
            return None
    return shift_months(day, count * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit])
