"""Everything the events of a dispute say together: what ``countermove timeline`` prints."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from countermove.analysis.timeline.answers import Lags, lags, touching
from countermove.analysis.timeline.audiences import Audience, Channel, audiences, channels, is_for
from countermove.analysis.timeline.chains import chains
from countermove.analysis.timeline.contrast import Departure, departure
from countermove.analysis.timeline.lanes import Lane, lanes
from countermove.analysis.timeline.novelty import Novelty, novelty
from countermove.analysis.timeline.omissions import Omission, omissions
from countermove.analysis.timeline.options import Difference, OptionState, differences, states_on
from countermove.analysis.timeline.order import Dated, dated
from countermove.analysis.timeline.periods import Spans, spans
from countermove.analysis.timeline.scores import Score, scores
from countermove.analysis.timeline.seams import SeamUse, seam_uses
from countermove.analysis.timeline.themes import Theme, themes
from countermove.errors import NotApplicable, unknown
from countermove.model import Campaign, Conflict, Event
from countermove.model.interval import Interval

WITHIN = 30
"""Units: days after an event in which something counts as having followed, where nothing else is asked."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the events is looked at; empty asks for everything.

    ``on`` is the day of which the options are shown: by default the information cut-off. ``since`` and ``until`` keep
    events that may lie between them. Units: dates are ISO 8601 cut to what is known, ``within`` counts days.
    """

    on: str = ""
    within: int = WITHIN
    theme: str = ""
    audience: str = ""
    actor: str = ""
    since: str = ""
    until: str = ""

    @property
    def is_filtered(self) -> bool:
        """Say whether some events may be left out."""
        return any((self.theme, self.audience, self.actor, self.since, self.until))


@dataclass(frozen=True)
class Timeline:
    """The events of a dispute and what they say together; immutable.

    ``events`` are those asked for and ``total`` counts all. Lanes, audiences, channels and scores are of the events
    asked for, lags and chains those that touch one of them; themes, omissions, novelty, the contrast with the baseline,
    seams and the options are found from all events, so that leaving some out of the table changes no finding.
    """

    conflict: Conflict = field(repr=False)
    campaign: Campaign
    as_of: str
    asked: Asked
    total: int
    events: tuple[Dated, ...]
    lanes: tuple[Lane, ...]
    lags: Lags
    chains: tuple[tuple[str, ...], ...]
    audiences: tuple[Audience, ...]
    channels: tuple[Channel, ...]
    scores: tuple[Score, ...]
    themes: tuple[Theme, ...]
    omissions: tuple[Omission, ...]
    novelty: tuple[Novelty, ...]
    departure: Departure
    seams: tuple[SeamUse, ...]
    options: tuple[OptionState, ...]
    differences: tuple[Difference, ...]
    spans: Spans
    recorded: tuple[Event, ...] = field(repr=False)

    def event(self, name: str) -> Dated:
        """Return one of the events shown.

        Raises: ``NotApplicable`` where there is none of that name.
        """
        for entry in self.events:
            if entry.id == name:
                return entry
        raise NotApplicable(unknown("event", name, [entry.id for entry in self.events]))

    def state_at(self, day: str) -> tuple[OptionState, ...]:
        """Return where every option stood at the end of a day, month or year.

        Raises: ``NotApplicable`` for what is no date.
        """
        return states_on(self.conflict, self.recorded, _day(day, "day"))


def build_timeline(
    conflict: Conflict,
    events: Sequence[Event],
    campaign: Campaign,
    as_of: str | None = None,
    asked: Asked | None = None,
) -> Timeline:
    """Return what events say together.

    Args:
        as_of: the information cut-off; open ends of the campaign end there.

    Raises: ``NotApplicable`` for no events, an unknown theme, audience or actor, and what is no date.
    """
    asked = asked or Asked()
    if not events:
        advice = "add `events:`, by hand or with `countermove code`"
        raise NotApplicable(f"this case has no dated events, so that there is no timeline; {advice}")
    _check(asked, events)
    every = dated(events)
    found = spans(campaign, as_of, every)
    cut_off = states_on(conflict, events, Interval.of_iso(as_of), is_cut_off=True)
    return Timeline(
        conflict=conflict,
        campaign=campaign,
        as_of=as_of or "",
        asked=asked,
        total=len(every),
        recorded=tuple(events),
        spans=found,
        departure=departure(every, campaign.by, found),
        seams=seam_uses(campaign.seams, cut_off),
        options=states_on(conflict, events, _day(asked.on, "--on")) if asked.on else cut_off,
        differences=differences(cut_off),
        themes=tuple(theme for theme in themes(every, found) if not asked.theme or theme.name == asked.theme),
        **_shown(every, conflict, campaign, found, asked),
    )


def _shown(
    every: tuple[Dated, ...], conflict: Conflict, campaign: Campaign, found: Spans, asked: Asked
) -> dict[str, Any]:
    """Return what is of the events asked for only."""
    shown = tuple(entry for entry in every if _is_asked(entry, asked))
    ids = {entry.id for entry in shown}
    return {
        "events": shown,
        "lanes": lanes(shown, {party.id: party.name for party in conflict.decision_makers}),
        "lags": touching(lags(every, asked.within), ids),
        "chains": tuple(chain for chain in chains(every) if not ids.isdisjoint(chain)),
        "audiences": audiences(shown),
        "channels": channels(shown),
        "scores": scores(shown),
        "omissions": tuple(one for one in omissions(every, campaign, found) if not one.event or one.event in ids),
        "novelty": tuple(one for one in novelty(every) if one.event in ids),
    }


def _check(asked: Asked, events: Sequence[Event]) -> None:
    known: dict[str, Callable[[Event], Sequence[str]]] = {
        "theme": lambda event: tuple(event.themes),
        "audience": lambda event: (event.audience, *event.side_audiences),
        "actor": lambda event: (event.actor,),
    }
    for kind, of in known.items():
        name, names = getattr(asked, kind), dict.fromkeys(one for event in events for one in of(event) if one)
        if name and name not in names:
            raise NotApplicable(unknown(kind, name, names))
    if asked.within < 0:
        raise NotApplicable(f"a number of days is at least 0, and {asked.within} stands here")
    since, until = _day(asked.since, "--since"), _day(asked.until, "--until")
    if since and until and until.before(since):
        raise NotApplicable(f"{asked.until} comes before {asked.since}: give the earlier date to --since")


def _is_asked(entry: Dated, asked: Asked) -> bool:
    event = entry.event
    if asked.theme and asked.theme not in event.themes:
        return False
    if asked.audience and not is_for(event, asked.audience):
        return False
    if asked.actor and event.actor != asked.actor:
        return False
    return entry.days.within(Interval.spanning(asked.since, asked.until)) is not False


def _day(text: str, what: str) -> Interval | None:
    days = Interval.of_iso(text)
    if text and days is None:
        raise NotApplicable(f'{what}: expected a date, found "{text}"; write YYYY, YYYY-MM or YYYY-MM-DD')
    return days
