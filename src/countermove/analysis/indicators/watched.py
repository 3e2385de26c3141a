"""What is known of the moves to watch for: whether each has been seen, when, and by whom it could be.

A case says whether an indicator has been seen. Where it leaves that open, a dated event that takes or drops the option
shows that it was. An indicator whose date has passed counts as absent only where the case says that it was looked for
in vain.

Source: tradecraft.md, section 2.6.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from countermove.model import Event, Indicator

OPEN, SEEN, NOT_SEEN = "open", "seen", "not_seen"


@dataclass(frozen=True, slots=True)
class Sighting:
    """Whether an indicator has been seen.

    ``event`` is the event of the timeline that shows it, where the case itself says nothing. ``is_overdue`` marks one
    that is still open though its date has passed.
    """

    status: str = OPEN
    date: str = ""
    cites: tuple[str, ...] = ()
    event: str = ""
    is_overdue: bool = False

    @property
    def text(self) -> str:
        """Return the status in words."""
        if self.status == SEEN:
            return f"seen {self.date}" + (f" (event {self.event})" if self.event else "")
        if self.status == NOT_SEEN:
            return f"looked for until {self.date}, not seen"
        return "open; its date has passed, and nobody says that it was looked for" if self.is_overdue else "open"

    def to_json(self) -> dict[str, Any]:
        """Return the sighting as plain data."""
        return {
            "status": self.status,
            "date": self.date,
            "cites": list(self.cites),
            "event": self.event,
            "overdue": self.is_overdue,
        }


OPEN_STILL = Sighting()


def sighting_of(indicator: Indicator, events: Sequence[Event] = (), as_of: str | None = None) -> Sighting:
    """Return whether an indicator has been seen.

    Args:
        events: the timeline; what was merely said takes or drops no option.
        as_of: the information cut-off of the case; None where it has none, and nothing is overdue then.
    """
    if indicator.status != OPEN:
        return Sighting(indicator.status, indicator.date, indicator.cites)
    event = next((one for one in events if _shows(one, indicator)), None)
    if event is not None:
        return Sighting(SEEN, event.date, event.cites, event.id)
    overdue = bool(indicator.until and as_of and _is_after(as_of, indicator.until))
    return Sighting(is_overdue=overdue)


def _shows(event: Event, indicator: Indicator) -> bool:
    """Say whether an event is the move watched for, at a date that fits."""
    if event.option != indicator.option or event.direction != indicator.direction or event.standing == "said":
        return False
    early = bool(indicator.since) and _is_after(indicator.since, event.date)
    late = bool(indicator.until) and _is_after(event.date, indicator.until)
    return not (early or late)


def _is_after(day: str, other: str) -> bool:
    """Say whether a day is surely after another; days are cut to what is known."""
    shared = min(len(day), len(other))
    return day[:shared] > other[:shared]
