"""The stretches of time that a campaign is read against: its own period, and the baseline before it.

Source: mission F15: no baseline, no claim of departure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from countermove.analysis.timeline.order import Dated
from countermove.model import Campaign, Period
from countermove.model.interval import Interval

DAYS_A_MONTH = 30.4375


@dataclass(frozen=True, slots=True)
class Spans:
    """The baseline and the period as days; None where the case states none.

    A period that is not stated begins after the baseline. An open end of it is the information cut-off, or else the
    last day of the last event.
    """

    baseline: Interval | None
    period: Interval | None

    def in_baseline(self, entry: Dated) -> bool | None:
        """Say whether an event lies in the baseline; None where it only may, or where there is none."""
        return entry.days.within(self.baseline) if self.baseline else None

    def in_period(self, entry: Dated) -> bool | None:
        """Say whether an event lies in the period; None where it only may, or where there is none."""
        return entry.days.within(self.period) if self.period else None


def spans(campaign: Campaign, as_of: str | None, events: Sequence[Dated]) -> Spans:
    """Return the baseline and the period of a campaign."""
    baseline = _days(campaign.baseline)
    period = _days(campaign.period)
    if period is None and baseline is None:
        return Spans(None, None)
    begins = period.earliest if period else None
    if begins is None and baseline and baseline.latest:
        begins = baseline.latest + timedelta(days=1)
    cut_off = Interval.of_iso(as_of)
    ends = (period.latest if period else None) or (cut_off.latest if cut_off else None) or _last(events)
    return Spans(baseline, Interval(begins, ends))


def _days(period: Period | None) -> Interval | None:
    return Interval.spanning(period.since, period.until) if period else None


def _last(events: Sequence[Dated]) -> date | None:
    return max((entry.days.latest for entry in events if entry.days.latest), default=None)


def months(days: Interval | None) -> float | None:
    """Return how long a stretch is; None where an end is open.

    Units: months of 30.4375 days.
    """
    if days is None or days.earliest is None or days.latest is None:
        return None
    return ((days.latest - days.earliest).days + 1) / DAYS_A_MONTH
