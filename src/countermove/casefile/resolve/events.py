"""Dated events of a case: who did or said what to whom, and of which option it is evidence.

Source: tradecraft.md, section 5.
"""

from __future__ import annotations

from collections.abc import Sequence

from countermove.casefile.nodes import Path
from countermove.casefile.resolve.resolution import Resolution
from countermove.casefile.schema_events import EventSpec
from countermove.model import Event


def resolve_events(specs: Sequence[EventSpec], work: Resolution) -> tuple[Event, ...]:
    """Return the events of the file, in its order."""
    seen: set[str] = set()
    result = []
    for number, spec in enumerate(specs):
        path: Path = ("events", number)
        if work.identifier((*path, "id"), spec.id, "an event") and spec.id in seen:
            work.findings.problem((*path, "id"), f'"{spec.id}" is used already', "give each its own id")
        seen.add(spec.id)
        result.append(_event(spec, path, work))
    return tuple(result)


def _event(spec: EventSpec, path: Path, work: Resolution) -> Event:
    if spec.option:
        _check_option(spec, path, work)
    elif spec.direction:
        message = "the event has a direction, and no option that goes in it"
        work.findings.problem((*path, "direction"), message, "name the option, or take the direction out", key=True)
    _note_strangers(spec, path, work)
    cites, basis = work.grounds(path, spec)
    return Event(
        id=spec.id,
        date=spec.date,
        text=spec.text,
        until=spec.until or "",
        actor=spec.actor,
        speaker=spec.speaker,
        recipient=spec.recipient,
        option=spec.option,
        direction=spec.direction or "",
        standing=spec.standing or "",
        novelty=spec.novelty or "",
        channel=spec.channel,
        type=spec.type,
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


def _check_option(spec: EventSpec, path: Path, work: Resolution) -> None:
    """Note an option that is not there, or is not the actor's where the actor is a decision maker."""
    if not work.option((*path, "option"), spec.option):
        return
    owner = work.names.owners[spec.option]
    if spec.actor in work.names.parties and spec.actor != owner:
        message = f'"{spec.option}" is an option of {owner}, and the event is one of {spec.actor}'
        work.findings.problem((*path, "option"), message, "an event is evidence of its actor's own options")


def _note_strangers(spec: EventSpec, path: Path, work: Resolution) -> None:
    """Remark on somebody who is no decision maker: that can be meant, and can be a slip of the pen."""
    for key in ("actor", "recipient"):
        name = getattr(spec, key)
        if name and name not in work.names.parties:
            work.findings.notice((*path, key), f'"{name}" is no decision maker of this case and is kept as a text')
