"""Themes over time: which event stresses, softens or drops what, and which themes stop appearing.

Source: mission F09.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from countermove.analysis.timeline.order import Dated
from countermove.analysis.timeline.periods import Spans

DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Mention:
    """How one event treats a theme: stressed, softened or dropped."""

    event: str
    treatment: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme through all events.

    ``first`` and ``last`` are the events it first and last appears in, ``last_date`` the date of the last as coded;
    being said to be dropped is no appearance. ``state`` is ``kept`` where it appears in the period (or anywhere, where
    no period is stated), ``dropped`` where the last event to treat it says so, or where it appears before the period
    and in no event of it; ``why`` says which. ``since`` counts the later events with themes, by actors who had used it,
    that do not have it.
    """

    name: str
    mentions: tuple[Mention, ...]
    first: str
    last: str
    last_date: str
    state: str
    why: str
    since: int


def themes(events: Sequence[Dated], spans: Spans) -> tuple[Theme, ...]:
    """Return every theme, in the order in which they first appear."""
    names = dict.fromkeys(name for entry in events for name in entry.event.themes)
    return tuple(_theme(name, events, spans) for name in names)


def _theme(name: str, events: Sequence[Dated], spans: Spans) -> Theme:
    told = [entry for entry in events if name in entry.event.themes]
    shown = [entry for entry in told if entry.event.themes[name] != DROPPED] or told
    last = max(shown, key=lambda entry: (entry.days.latest, entry.days.earliest))
    users = {entry.event.actor for entry in told}
    later = [
        entry
        for entry in events
        if entry.event.themes and entry.event.actor in users and name not in entry.event.themes
        and last.days.before(entry.days)
    ]  # fmt: skip
    state, why = _state(name, told, shown, events, spans)
    mentions = tuple(Mention(entry.id, entry.event.themes[name]) for entry in told)
    return Theme(name, mentions, shown[0].id, last.id, last.event.until or last.event.date, state, why, len(later))


def _state(
    name: str, told: Sequence[Dated], shown: Sequence[Dated], events: Sequence[Dated], spans: Spans
) -> tuple[str, str]:
    said = [entry for entry in told if entry.event.themes[name] == DROPPED]
    if said and not any(one.days.before(other.days) for one in said for other in shown if other not in said):
        return DROPPED, f"{said[-1].id} says so"
    if spans.period is None:
        return "kept", ""
    users = {entry.event.actor for entry in told}
    comparable = [
        entry for entry in events if entry.event.themes and entry.event.actor in users and spans.in_period(entry)
    ]
    if comparable and all(spans.in_period(entry) is False for entry in shown):
        return DROPPED, f"in none of the {len(comparable)} events of the period that have themes"
    return "kept", ""
