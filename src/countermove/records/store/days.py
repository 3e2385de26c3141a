"""Days that a date may mean: a year, a month or a day as ISO 8601 writes them."""

from __future__ import annotations

import re
from calendar import monthrange

from countermove.errors import RecordError

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def days_of(text: str) -> tuple[str, str] | None:
    """Return the first and the last day that ``1982``, ``1982-05`` or ``1982-05-10`` may mean; None for other texts."""
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if year == 0 or month > 12 or (found[2] and month == 0):
        return None
    if not month:
        return f"{year:04}-01-01", f"{year:04}-12-31"
    last = monthrange(year, month)[1]
    if day > last or (found[3] and day == 0):
        return None
    return f"{year:04}-{month:02}-{day or 1:02}", f"{year:04}-{month:02}-{day or last:02}"


def days_wanted(text: str) -> tuple[str, str]:
    """Return the first and the last day that a date typed by a user may mean.

    Raises: ``RecordError`` where it is no date.
    """
    days = days_of(text.strip())
    if days is None:
        raise RecordError(f'"{text}" is not a date; write 1982, 1982-05 or 1982-05-10')
    return days
