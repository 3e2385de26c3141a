"""Days as places on a line on which long gaps are shortened, so that neither weeks nor decades are lost."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise
from math import log

_NEAREST = 50.0  # from tick to tick
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@dataclass(frozen=True, slots=True)
class Scale:
    """Where days stand: the days at which something begins or ends, and their places; straight in between."""

    days: tuple[int, ...]
    places: tuple[float, ...]

    def at(self, day: date) -> float:
        """Return the place of the beginning of a day; a day beyond the ends stands at the end."""
        number = min(max(day.toordinal(), self.days[0]), self.days[-1])
        index = min(bisect_right(self.days, number), len(self.days) - 1)
        first, last = self.days[index - 1], self.days[index]
        left, right = self.places[index - 1], self.places[index]
        return left + (right - left) * (number - first) / max(1, last - first)

    def after(self, day: date) -> float:
        """Return the place of the end of a day."""
        number = day.toordinal()
        return self.at(date.fromordinal(number + 1)) if number < date.max.toordinal() else self.places[-1]


def scale_of(days: Iterable[tuple[date, date]], left: float, right: float) -> Scale:
    """Return a scale for stretches of days between two places.

    The room from one beginning or end to the next grows with the logarithm of the days between them.
    """
    marks: set[int] = set()
    for first, last in days:
        marks.update((first.toordinal(), min(last.toordinal() + 1, date.max.toordinal())))
    ordered = sorted(marks)
    if len(ordered) < 2:  # the last day of the calendar alone
        ordered = [ordered[0] - 1, *ordered]
    weights = [1 + log(1 + later - earlier) for earlier, later in pairwise(ordered)]
    unit = (right - left) / sum(weights)
    return Scale(tuple(ordered), tuple(accumulate((weight * unit for weight in weights), initial=left)))


def ticks(scale: Scale) -> list[tuple[float, str]]:
    """Return where the line is marked, with what: years and months in which something begins or ends, then others."""
    first, last = date.fromordinal(scale.days[0]), date.fromordinal(scale.days[-1])
    near = [date.fromordinal(day) for day in scale.days]
    years = dict.fromkeys([*(day.year for day in near), *range(first.year, last.year + 1)])
    months = dict.fromkeys(day.replace(day=1) for day in near)
    in_use = [date(year, 1, 1) for year in years][: len({day.year for day in near})]
    chosen: dict[float, str] = {}
    for day in [*in_use, *months, *(date(year, 1, 1) for year in years)]:
        place = scale.at(day)
        if first <= day <= last and all(abs(place - other) >= _NEAREST for other in chosen):
            chosen[place] = str(day.year) if day.month == 1 else f"{_MONTHS[day.month - 1]} {day.year}"
    return sorted(chosen.items())


def in_words(since: str, until: str = "") -> str:
    """Return a date, or a stretch of them, as people write it: 24 Mar 1982, 1–10 Mar 1982, Dec 1981 – 10 May 1982."""
    if not until or until == since:
        return _day(since)
    (first, last), (year, other) = (since.split("-"), until.split("-")), (since[:4], until[:4])
    if len(first) == len(last) == 3 and since[:7] == until[:7]:
        return f"{int(first[2])}–{_day(until)}"
    if len(first) == len(last) == 1:
        return f"{since}–{until}"
    return f"{_day(since).removesuffix(f' {year}') if year == other else _day(since)} – {_day(until)}"


def _day(text: str) -> str:
    parts = text.split("-")
    month = [_MONTHS[int(parts[1]) - 1]] if len(parts) > 1 else []
    day = [str(int(parts[2]))] if len(parts) > 2 else []
    return " ".join([*day, *month, parts[0]])
