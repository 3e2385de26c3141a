"""Dated events of a case: who did or said what to whom, and of which option it is evidence.

Source: tradecraft.md, section 5.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from countermove.casefile.nodes import Path
from countermove.casefile.resolve.event_links import check_links
from countermove.casefile.resolve.resolution import Resolution, known_advice
from countermove.casefile.schema_events import CampaignSpec, EventSpec
from countermove.model import Event
from countermove.model.interval import Interval
from countermove.model.plover import event_types, present_name

MAXIMUM_EVENTS, MAXIMUM_THEMES = 2_000, 200
WHO = ("actor", "recipient")


def resolve_events(
    specs: Sequence[EventSpec], work: Resolution, campaign: CampaignSpec | None = None, as_of: str | None = None
) -> tuple[Event, ...]:
    """Return the events of the file, in its order; what contradicts itself or others is noted."""
    if len(specs) > MAXIMUM_EVENTS:
        message = f"the case has {len(specs):,} events; the limit is {MAXIMUM_EVENTS:,}"
        work.findings.problem(("events",), message, "keep those that bear on an option, a theme or a usual line")
        return ()
    seen: set[str] = set()
    result = []
    for number, spec in enumerate(specs):
        path: Path = ("events", number)
        if work.identifier((*path, "id"), spec.id, "an event") and spec.id in seen:
            work.findings.problem((*path, "id"), f'"{spec.id}" is used already', "give each its own id")
        seen.add(spec.id)
        result.append(_event(spec, path, work))
    events = tuple(result)
    for number, event in enumerate(events):
        _check_event(event, ("events", number), work, as_of)
    themes = dict.fromkeys(theme for event in events for theme in event.themes)
    if len(themes) > MAXIMUM_THEMES:
        message = f"the events have {len(themes):,} themes; the limit is {MAXIMUM_THEMES:,}"
        work.findings.problem(("events",), message, "put themes that say the same under one name")
    note_strangers([(("events", n, key), getattr(e, key)) for n, e in enumerate(events) for key in WHO], work)
    check_links(events, {line.id for line in campaign.usual} if campaign else (), work)
    return events


def _event(spec: EventSpec, path: Path, work: Resolution) -> Event:
    cites, basis = work.grounds(path, spec)
    return Event(
        id=spec.id,
        date=spec.date,
        text=spec.text,
        until=spec.until or "",
        actor=spec.actor or work.names.owners.get(spec.option, ""),  # options are moved by their owners
        speaker=spec.speaker,
        recipient=spec.recipient,
        option=spec.option,
        direction=spec.direction or "",
        standing=spec.standing or "",
        novelty=spec.novelty or "",
        channel=spec.channel,
        type=present_name(spec.type),
        mode=spec.mode,
        context=spec.context,
        audience=spec.audience,
        side_audiences=tuple(spec.side_audiences),
        themes=dict(spec.themes),
        answers=spec.answers,
        repeats=spec.repeats,
        omits=tuple(spec.omits),
        conditional_on=spec.conditional_on,
        source_grade=spec.source_grade or "",
        coder=spec.coder,
        because=spec.because,
        cites=cites,
        basis=basis,
        note=spec.note,
    )


def _check_event(event: Event, path: Path, work: Resolution, as_of: str | None) -> None:
    if event.option:
        _check_option(event, path, work)
    elif event.direction:
        message = "the event has a direction, and no option that goes in it"
        work.findings.problem((*path, "direction"), message, "name the option, or take the direction out", key=True)
    _check_type(event, path, work)
    _check_days(event, path, work, as_of)


def _check_option(event: Event, path: Path, work: Resolution) -> None:
    """Note an option that is not there, or is not the actor's where the actor is a decision maker."""
    if not work.option((*path, "option"), event.option):
        return
    owner = work.names.owners[event.option]
    if event.actor in work.names.parties and event.actor != owner:
        message = f'"{event.option}" is an option of {owner}, and the event is one of {event.actor}'
        work.findings.problem((*path, "option"), message, "an event is evidence of its actor's own options")


def _check_type(event: Event, path: Path, work: Resolution) -> None:
    types = event_types()
    if not event.type:
        if event.mode:
            message = "the event has a mode, and no type that it is a mode of"
            work.findings.problem((*path, "mode"), message, "give the type, or take the mode out", key=True)
        return
    if event.type not in types:
        advice = known_advice(event.type, types, "types")
        if advice.startswith("there are"):
            advice = f"the types are {', '.join(types)}"
        work.findings.problem((*path, "type"), f'there is no PLOVER type "{event.type}"', advice)


def _check_days(event: Event, path: Path, work: Resolution, as_of: str | None) -> None:
    begins, cut_off = Interval.of_iso(event.date), Interval.of_iso(as_of)
    ends = Interval.of_iso(event.until)
    if begins and ends and ends.before(begins):
        message = f"the event ends ({event.until}) before it begins ({event.date})"
        work.findings.problem((*path, "until"), message, "give the later date under `until`")
    if begins and cut_off and cut_off.before(begins):
        message = f"the event is later than the information cut-off ({as_of}), so that it counts for nothing up to it"
        work.findings.notice((*path, "date"), message)


def note_strangers(named: Iterable[tuple[Path, str]], work: Resolution) -> None:
    """Remark once on everybody who is no decision maker: that can be meant, and can be a slip of the pen."""
    first: dict[str, Path] = {}
    for path, name in named:
        if name and name not in work.names.parties:
            first.setdefault(name, path)
    for name, path in first.items():
        work.findings.notice(path, f'"{name}" is no decision maker of this case and is kept as a text')
