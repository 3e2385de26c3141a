"""Days as forecasts have them: ISO 8601, and nothing less exact."""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def is_day(text: str) -> bool:
    """Say whether a text is a day such as ``1986-05-31``."""
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def day_problems(days: dict[str, str]) -> list[str]:
    """Return a problem for each day that is none, by what it is the day of."""
    return [f'{what} is "{text}", which is no day; write 1986-05-31' for what, text in days.items() if not is_day(text)]
