"""Dated events: who did or said what to whom, of which option it is evidence, and how a campaign is read from them.

Source: tradecraft.md, section 5; mission F08 to F16.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was done or said on a date; ``actor`` and ``recipient`` are decision makers or plain texts.

    An event without an actor of its own is one of the owner of its option.

    ``direction`` is on, off or reaffirm; ``standing`` said or did; ``novelty`` first, new form, repeat or omits; empty
    is not coded. ``type`` is one of PLOVER's. ``themes`` says how each theme is treated: stressed, softened, dropped.
    ``answers`` names the event this one responds to, ``repeats`` the one it says again, ``omits`` the usual lines left
    out.

    Units: ``date`` is ISO 8601 cut to what is known; ``until`` the end where the event lasted or the date is a span.
    """

    id: str
    date: str
    text: str = ""
    until: str = ""
    actor: str = ""
    speaker: str = ""
    recipient: str = ""
    option: str = ""
    direction: str = ""
    standing: str = ""
    novelty: str = ""
    channel: str = ""
    type: str = ""
    mode: str = ""
    context: str = ""
    audience: str = ""
    side_audiences: tuple[str, ...] = ()
    themes: Mapping[str, str] = field(default_factory=dict)
    answers: str = ""
    repeats: str = ""
    omits: tuple[str, ...] = ()
    conditional_on: str = ""
    source_grade: str = ""
    coder: str = ""
    because: str = ""
    cites: tuple[str, ...] = ()
    basis: str = "judged"
    note: str = ""


@dataclass(frozen=True, slots=True)
class UsualLine:
    """Something an actor usually says or does, so that leaving it out can be read as a signal."""

    id: str
    text: str
    by: str = ""
    theme: str = ""
    because: str = ""
    cites: tuple[str, ...] = ()
    basis: str = "judged"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Seam:
    """An issue on which two parties differ, and who gains if the difference widens."""

    id: str
    text: str
    between: tuple[str, ...]
    gains: str = ""
    options: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    because: str = ""
    cites: tuple[str, ...] = ()
    basis: str = "judged"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time that something is compared with, or that a campaign ran over; an empty end is open."""

    since: str = ""
    until: str = ""
    text: str = ""
    because: str = ""
    cites: tuple[str, ...] = ()
    basis: str = "judged"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Campaign:
    """How the events are to be read: whose campaign, over which time, against which baseline."""

    by: str = ""
    period: Period | None = None
    baseline: Period | None = None
    usual: tuple[UsualLine, ...] = ()
    seams: tuple[Seam, ...] = ()
