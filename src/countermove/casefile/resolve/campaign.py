"""How the events of a case are to be read together: period, baseline, usual lines, seams.

Source: mission F08 to F16.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from countermove.casefile.nodes import Path
from countermove.casefile.resolve.events import note_strangers
from countermove.casefile.resolve.resolution import Resolution, known_advice
from countermove.casefile.schema_events import CampaignSpec, EventSpec, PeriodSpec, SeamSpec, UsualLineSpec
from countermove.model import Campaign, Period, Seam, UsualLine
from countermove.model.interval import Interval

BASE: Path = ("campaign",)
MOST = 500
"""Units: usual lines, and seams, of one case."""


def resolve_campaign(
    spec: CampaignSpec | None, events: Sequence[EventSpec], insiders: Collection[str], work: Resolution
) -> Campaign:
    """Return the campaign of the file; an empty one where there is none.

    Args:
        insiders: those inside a party, who can be at a seam as well as parties can.
    """
    if spec is None:
        return Campaign()
    names = tuple(event.id for event in events)
    themes = {theme for event in events for theme in event.themes}
    _check_ids([line.id for line in spec.usual], "usual", "a usual line", work)
    _check_ids([seam.id for seam in spec.seams], "seams", "a seam", work)
    campaign = Campaign(
        by=spec.by,
        period=_period(spec.period, (*BASE, "period"), work),
        baseline=_period(spec.baseline, (*BASE, "baseline"), work),
        usual=tuple(_usual(one, (*BASE, "usual", number), themes, work) for number, one in enumerate(spec.usual)),
        seams=tuple(_seam(one, (*BASE, "seams", number), names, work) for number, one in enumerate(spec.seams)),
    )
    _check_baseline(campaign, work)
    told = {name for event in events for name in (event.actor, event.recipient)}.union(insiders)  # remarked on there
    note_strangers([(path, name) for path, name in _named(spec) if name not in told], work)
    return campaign


def _named(spec: CampaignSpec) -> Iterator[tuple[Path, str]]:
    yield (*BASE, "by"), spec.by
    for number, line in enumerate(spec.usual):
        yield (*BASE, "usual", number, "by"), line.by
    for number, seam in enumerate(spec.seams):
        yield from (((*BASE, "seams", number, "between", place), name) for place, name in enumerate(seam.between))
        yield (*BASE, "seams", number, "gains"), seam.gains


def _check_ids(names: Sequence[str], key: str, what: str, work: Resolution) -> None:
    if len(names) > MOST:
        work.findings.problem((*BASE, key), f"{len(names):,} stand here; the limit is {MOST:,}")
    seen: set[str] = set()
    for number, name in enumerate(names[:MOST]):
        path: Path = (*BASE, key, number, "id")
        if work.identifier(path, name, what) and name in seen:
            work.findings.problem(path, f'"{name}" is used already', "give each its own id")
        seen.add(name)


def _period(spec: PeriodSpec | None, path: Path, work: Resolution) -> Period | None:
    if spec is None:
        return None
    begins, ends = Interval.of_iso(spec.since), Interval.of_iso(spec.until)
    if begins and ends and ends.before(begins):
        message = f"this ends ({spec.until}) before it begins ({spec.since})"
        work.findings.problem((*path, "until"), message, "give the later date under `until`")
    cites, basis = work.grounds(path, spec)
    return Period(spec.since or "", spec.until or "", spec.text, spec.because, cites, basis, spec.note)


def _check_baseline(campaign: Campaign, work: Resolution) -> None:
    """Note a baseline that is not over when the period begins: nothing can be compared with itself."""
    baseline, period = campaign.baseline, campaign.period
    if baseline is None:
        return
    if not baseline.until:
        message = "the baseline has no end, so that nothing can be compared with it"
        work.findings.problem((*BASE, "baseline"), message, "give `until`, a date before the period begins", key=True)
        return
    ends = Interval.spanning(baseline.since, baseline.until)
    if period and period.since and ends.before(Interval.spanning(period.since, period.until)) is not True:
        message = f"the baseline (until {baseline.until}) is not over when the period begins ({period.since})"
        advice = "end the one earlier or begin the other later; dates cut to a month or year count to their last day"
        work.findings.problem((*BASE, "baseline", "until"), message, advice)


def _usual(spec: UsualLineSpec, path: Path, themes: set[str], work: Resolution) -> UsualLine:
    if spec.theme and spec.theme not in themes:
        hint = known_advice(spec.theme, themes, "themes") if themes else "no event has themes"
        work.findings.notice((*path, "theme"), f'no event has the theme "{spec.theme}"; {hint}')
    cites, basis = work.grounds(path, spec)
    return UsualLine(spec.id, spec.text, spec.by, spec.theme, spec.because, cites, basis, spec.note)


def _seam(spec: SeamSpec, path: Path, events: Sequence[str], work: Resolution) -> Seam:
    if len(spec.between) != 2 or spec.between[0] == spec.between[1]:
        message = f"a seam is between two parties, and {len(set(spec.between)) or 'none'} stand here"
        work.findings.problem((*path, "between"), message, "write between: [one, the other]")
    for number, name in enumerate(spec.options):
        work.option((*path, "options", number), name)
    for number, name in enumerate(spec.events):
        if name not in events:
            advice = known_advice(name, events, "events")
            work.findings.problem((*path, "events", number), f'there is no event "{name}"', advice)
    cites, basis = work.grounds(path, spec)
    return Seam(
        id=spec.id,
        text=spec.text,
        between=tuple(spec.between),
        gains=spec.gains,
        options=tuple(spec.options),
        events=tuple(spec.events),
        because=spec.because,
        cites=cites,
        basis=basis,
        note=spec.note,
    )
