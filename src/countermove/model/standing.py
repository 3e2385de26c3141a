"""Where an option stands on a day, by the events: what was done counts, and what was only said where nothing was done.

Two events whose order is not known are not put in one: where they say opposite things, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from countermove.model.event import Event
from countermove.model.interval import Interval

DID, SAID = "did", "said"
ON, OFF, REAFFIRM = "on", "off", "reaffirm"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the events say of an option.

    ``setting`` is None where no event takes it up or drops it, or where their order is not known; ``unsure`` names two
    events then that say opposite things. ``rests_on`` is the event that brought the option to its setting, ``standing``
    whether it was done or only said (``said`` also where that is not coded), ``confirmed`` the later ones to the same
    effect. ``said_otherwise`` names what was said to the opposite effect since, without its being done.
    """

    option: str
    setting: bool | None = None
    rests_on: str = ""
    since: Interval | None = None
    standing: str = ""
    confirmed: tuple[str, ...] = ()
    said_otherwise: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()


def days_of(event: Event) -> Interval:
    """Return the days on which an event may have happened, or over which it went on."""
    return Interval.spanning(event.date, event.until or event.date)


def order_of_days(days: Interval) -> tuple[int, int]:
    """Return what stretches of days are sorted by: their beginning, then their end; open ends come first and last."""
    return (days.earliest.toordinal() if days.earliest else 0, days.latest.toordinal() if days.latest else 10**7)


def standing_of(option: str, events: Iterable[Event], until: Interval | None = None) -> Standing:
    """Return where an option stands by the events up to a day.

    Args:
        events: those of the whole case; those of other options are left out here.
        until: a day or a stretch of days; an event that may have come by its end counts, since the record has it.
    """
    known = [event for event in events if event.option == option and _by(event, until)]
    deciding = [event for event in known if event.direction in (ON, OFF)]
    done = [event for event in deciding if event.standing == DID]
    return _standing(option, done or deciding, known)


def _by(event: Event, until: Interval | None) -> bool:
    return until is None or until.before(days_of(event)) is not True


def _standing(option: str, deciding: Sequence[Event], known: Sequence[Event]) -> Standing:
    if not deciding:
        return Standing(option)
    last = latest(deciding)
    opposite = next((event for event in last if event.direction != last[0].direction), None)
    if opposite is not None:
        return Standing(option, unsure=(last[0].id, opposite.id))
    direction = last[0].direction
    ended = _ended(event for event in deciding if event.direction != direction)
    run = [event for event in deciding if event.direction == direction and order_of_days(days_of(event))[0] > ended]
    first = min(run or last, key=lambda event: order_of_days(days_of(event)))
    ended_last = _ended(last)
    since = [event for event in known if event is not first and days_of(event).before(days_of(first)) is not True]
    otherwise = [event for event in since if event.direction in (ON, OFF) and event.direction != direction]
    return Standing(
        option,
        direction == ON,
        first.id,
        days_of(first),
        first.standing or SAID,
        tuple(event.id for event in since if event.direction in (direction, REAFFIRM)),
        tuple(event.id for event in otherwise if order_of_days(days_of(event))[0] > ended_last),
    )


def latest(events: Sequence[Event]) -> list[Event]:
    """Return the events that come surely before none of the others."""
    begun = max((order_of_days(days_of(event))[0] for event in events), default=0)
    return [event for event in events if order_of_days(days_of(event))[1] >= begun]


def _ended(events: Iterable[Event]) -> int:
    """Return the last day of all on which any of the events may have come; what begins later surely came after all."""
    return max((order_of_days(days_of(event))[1] for event in events), default=0)
