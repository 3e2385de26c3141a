"""The present manner against the earlier one: how often what appears, in the baseline and in the period.

Source: mission F15: no baseline, no claim of departure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from countermove.analysis.timeline.order import Dated
from countermove.analysis.timeline.periods import Spans, months

KINDS = ("theme", "type", "channel", "standing")


@dataclass(frozen=True, slots=True)
class Contrast:
    """One thing that events have, counted in both stretches.

    ``reading`` is ``only before``, ``only in the period`` or ``both``.

    Units: rates are events a month of 30.4375 days; None where the stretch has an open end.
    """

    kind: str
    name: str
    before: int
    before_rate: float | None
    present: int
    present_rate: float | None
    reading: str


@dataclass(frozen=True, slots=True)
class Departure:
    """The contrast of a campaign with its baseline.

    ``is_claimed`` only where a baseline is stated and has events; ``why`` says why not. ``open`` names events whose
    dates do not say on which side they are, and which are counted on neither.
    """

    rows: tuple[Contrast, ...]
    is_claimed: bool
    why: str
    before_events: tuple[str, ...]
    present_events: tuple[str, ...]
    open: tuple[str, ...]


def departure(events: Sequence[Dated], by: str, spans: Spans) -> Departure:
    """Return the contrast table; empty, with the reason, where there is nothing to compare with.

    Args:
        by: whose manner is compared; everybody's where it is empty.
    """
    own = [entry for entry in events if not by or entry.event.actor == by]
    if spans.baseline is None:
        return Departure((), False, "no baseline is stated, so that no departure is claimed", (), (), ())
    before = [entry for entry in own if spans.in_baseline(entry)]
    present = [entry for entry in own if spans.in_period(entry)]
    open_ = tuple(entry.id for entry in own if _is_open(entry, spans))
    told = tuple(entry.id for entry in before), tuple(entry.id for entry in present), open_
    if not before or not present:
        empty = "baseline" if not before else "period"
        return Departure((), False, f"no event is coded in the {empty}, so that no departure is claimed", *told)
    return Departure(tuple(_rows(before, present, spans)), True, "", *told)


def _is_open(entry: Dated, spans: Spans) -> bool:
    sides = spans.in_baseline(entry), spans.in_period(entry)
    return True not in sides and None in sides


def _rows(before: Sequence[Dated], present: Sequence[Dated], spans: Spans) -> Iterator[Contrast]:
    length, length_now = months(spans.baseline), months(spans.period)
    for kind in KINDS:
        earlier, now = _counted(before, kind), _counted(present, kind)
        for name in dict.fromkeys([*earlier, *now]):
            one, other = earlier[name], now[name]
            yield Contrast(kind, name, one, _rate(one, length), other, _rate(other, length_now), _reading(one, other))


def _reading(before: int, present: int) -> str:
    if before and present:
        return "both"
    return "only before" if before else "only in the period"


def _counted(events: Sequence[Dated], kind: str) -> Counter[str]:
    if kind == "theme":
        return Counter(name for entry in events for name, how in entry.event.themes.items() if how != "dropped")
    return Counter(value for entry in events if (value := getattr(entry.event, kind)))


def _rate(count: int, length: float | None) -> float | None:
    return None if length is None else round(count / length, 3)
