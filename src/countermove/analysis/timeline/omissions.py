"""Telling omissions: what was usual and is left out.

An omission tells something only against what was usual before. Where the case states no baseline, what the coder calls
left out is listed and nothing is read into it.

Source: mission F10.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from countermove.analysis.timeline.order import Dated
from countermove.analysis.timeline.periods import Spans
from countermove.model import Campaign, UsualLine


@dataclass(frozen=True, slots=True)
class Omission:
    """A usual line that is absent: from one event (``coded`` there as left out), or from all of a period (counted).

    ``is_telling`` where a baseline is stated that the absence can be held against; ``why`` says why, or why not.
    """

    line: str
    text: str
    by: str
    event: str
    date: str
    is_coded: bool
    is_telling: bool
    why: str


def omissions(events: Sequence[Dated], campaign: Campaign, spans: Spans) -> tuple[Omission, ...]:
    """Return what is left out: first as the events say, then the usual lines whose theme the whole period lacks."""
    lines = {line.id: line for line in campaign.usual}
    coded = (
        _coded(entry, lines[name], campaign, spans) for entry in events for name in entry.event.omits if name in lines
    )
    return (*coded, *_absent(events, campaign, spans))


def _coded(entry: Dated, line: UsualLine, campaign: Campaign, spans: Spans) -> Omission:
    is_telling, why = _judged(entry, campaign, spans)
    return Omission(line.id, line.text, line.by, entry.id, entry.event.date, True, is_telling, why)


def _judged(entry: Dated, campaign: Campaign, spans: Spans) -> tuple[bool, str]:
    if campaign.baseline is None or spans.baseline is None:
        return False, "no baseline is stated, so that nothing says the line was to be expected"
    if spans.baseline.before(entry.days) is not True:
        return False, "the event may belong to the baseline itself"
    return True, f"usual in the baseline ({_told(campaign)})"


def _told(campaign: Campaign) -> str:
    period = campaign.baseline
    assert period is not None
    return period.text or f"{period.since or '…'} to {period.until}"


def _absent(events: Sequence[Dated], campaign: Campaign, spans: Spans) -> Iterator[Omission]:
    if spans.baseline is None:
        return
    for line in campaign.usual:
        own = [entry for entry in events if not line.by or entry.event.actor == line.by]
        before = [entry for entry in own if spans.in_baseline(entry) and line.theme in entry.event.themes]
        present = [entry for entry in own if spans.in_period(entry)]
        maybe = [entry for entry in own if spans.in_period(entry) is not False and line.theme in entry.event.themes]
        if line.theme and before and present and not maybe:
            why = f"its theme is in the baseline ({len(before)} of its events), and in none of {len(present)} since"
            yield Omission(line.id, line.text, line.by, "", "", False, True, why)
