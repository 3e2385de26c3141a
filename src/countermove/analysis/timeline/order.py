"""Events in the order of their dates, as far as the dates say it.

Source: mission F08: events with imprecise dates sort and compare rightly, and unknown order stays unknown.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from countermove.model import Event
from countermove.model.interval import Interval
from countermove.model.standing import days_of, order_of_days

LISTED = 20
"""Units: events named as of unknown order beside one event; their number is always given."""


@dataclass(frozen=True, slots=True)
class Dated:
    """An event with its days; ``unordered`` names events of which nobody knows whether they came before or after.

    Units: ``unordered_total`` counts them all, the first twenty are named.
    """

    event: Event
    days: Interval
    unordered: tuple[str, ...] = ()
    unordered_total: int = 0

    @property
    def id(self) -> str:
        """Return the event's name."""
        return self.event.id


def dated(events: Sequence[Event]) -> tuple[Dated, ...]:
    """Return events sorted by the first day they can have, then by the last, then as in the file.

    Sorted does not mean ordered: what stands earlier may have come later wherever ``unordered`` names it. An event that
    answers or repeats another came after it, and after whatever that one answers or repeats.
    """
    ordered = sorted(((order_of_days(days_of(event)), event) for event in events), key=lambda pair: pair[0])
    begins, ends = [days[0] for days, _ in ordered], sorted(days[1] for days, _ in ordered)
    linked = _linked({event.id: days for days, event in ordered}, events)
    result = []
    for days, event in ordered:
        known = {event.id, *linked[event.id]}
        total = bisect_right(begins, days[1]) - bisect_left(ends, days[0]) - len(known)
        others = (other.id for there, other in ordered if other.id not in known and _is_open(days, there))
        result.append(Dated(event, days_of(event), tuple(islice(others, min(total, LISTED))), total))
    return tuple(result)


def _linked(days: Mapping[str, tuple[int, int]], events: Sequence[Event]) -> dict[str, list[str]]:
    """Return for each event those that links put before or after it, where its dates do not."""
    before = {event.id: [name for name in (event.answers, event.repeats) if name in days] for event in events}
    linked: dict[str, list[str]] = {name: [] for name in days}
    for name in days:
        above: dict[str, None] = {}
        pending = list(before[name])
        while pending:
            other = pending.pop()
            if other not in above and other != name:
                above[other] = None
                pending += before[other]
        for other in above:
            if _is_open(days[name], days[other]):
                linked[name].append(other)
                linked[other].append(name)
    return linked


def _is_open(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Say whether the order of two is not known; two that fall on the same single day are in no order either."""
    return one[0] <= other[1] and other[0] <= one[1]
