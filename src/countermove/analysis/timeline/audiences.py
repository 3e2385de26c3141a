"""Whom events were meant for, and through which channel: main and side audiences, and those past the government.

Source: mission F12 and F14.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from countermove.analysis.timeline.order import Dated
from countermove.model import Event

PAST_THE_GOVERNMENT = "past_the_government"


@dataclass(frozen=True, slots=True)
class Audience:
    """Somebody that events were meant for: above all (``main``), or beside others (``side``)."""

    name: str
    main: tuple[str, ...]
    side: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Channel:
    """The events that went through one channel; those past the government are counted apart."""

    name: str
    events: tuple[str, ...]
    is_past_the_government: bool


def audiences(events: Sequence[Dated]) -> tuple[Audience, ...]:
    """Return every audience, in the order in which they first appear."""
    main: dict[str, list[str]] = {}
    side: dict[str, list[str]] = {}
    for entry in events:
        if entry.event.audience:
            main.setdefault(entry.event.audience, []).append(entry.id)
        for name in entry.event.side_audiences:
            side.setdefault(name, []).append(entry.id)
    names = dict.fromkeys([*main, *side])
    return tuple(Audience(name, tuple(main.get(name, ())), tuple(side.get(name, ()))) for name in names)


def is_for(event: Event, audience: str) -> bool:
    """Say whether an event was meant for somebody, above all or beside others."""
    return audience == event.audience or audience in event.side_audiences


def channels(events: Sequence[Dated]) -> tuple[Channel, ...]:
    """Return every channel that is coded, those past the government last."""
    found: dict[str, list[str]] = {}
    for entry in events:
        if entry.event.channel:
            found.setdefault(entry.event.channel, []).append(entry.id)
    listed = [Channel(name, tuple(ids), name == PAST_THE_GOVERNMENT) for name, ids in found.items()]
    return tuple(sorted(listed, key=lambda channel: channel.is_past_the_government))
