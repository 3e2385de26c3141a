"""Small events and timelines for the tests."""

from __future__ import annotations

from typing import Any

from countermove.analysis.timeline.order import Dated, dated
from countermove.analysis.timeline.timeline import Asked, Timeline, build_timeline
from countermove.casefile.load import load
from countermove.model import Campaign, Conflict, Event, Period


def event(name: str, date: str, until: str = "", **more: Any) -> Event:
    """Return an event."""
    return Event(id=name, date=date, until=until, **more)


def entries(*events: Event) -> tuple[Dated, ...]:
    """Return events with their order."""
    return dated(events)


def conflict(*options: str) -> Conflict:
    """Return a conflict of two parties, the first with options, the second with one."""
    made = load(
        {
            "countermove": 1,
            "title": "Small",
            "decision_makers": {
                "a": {"options": dict.fromkeys(options or ["x"], "x"), "preferences": []},
                "b": {"options": {"y": "y"}, "preferences": []},
            },
        }
    ).model()
    assert isinstance(made, Conflict)
    return made


def timeline(*events: Event, campaign: Campaign | None = None, as_of: str = "", **asked: Any) -> Timeline:
    """Return the timeline of some events."""
    names = dict.fromkeys(one.option for one in events if one.option and one.option != "y")
    return build_timeline(conflict(*names), events, campaign or Campaign(), as_of or None, Asked(**asked))


BASELINE = Period("1981", "1981-11", "the year before")
PERIOD = Period("1981-12", "1982-05-10", "the campaign")
CAMPAIGN = Campaign("a", PERIOD, BASELINE)
