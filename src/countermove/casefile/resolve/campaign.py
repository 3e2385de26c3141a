"""How the events of a case are to be read together: period, baseline, usual lines, seams.

Source: mission F08 to F16.
"""

from __future__ import annotations

from countermove.casefile.nodes import Path
from countermove.casefile.resolve.resolution import Resolution
from countermove.casefile.schema_events import CampaignSpec, PeriodSpec, SeamSpec, UsualLineSpec
from countermove.model import Campaign, Period, Seam, UsualLine

BASE: Path = ("campaign",)


def resolve_campaign(spec: CampaignSpec | None, work: Resolution) -> Campaign:
    """Return the campaign of the file; an empty one where there is none."""
    if spec is None:
        return Campaign()
    return Campaign(
        by=spec.by,
        period=_period(spec.period, (*BASE, "period"), work),
        baseline=_period(spec.baseline, (*BASE, "baseline"), work),
        usual=tuple(_usual(one, (*BASE, "usual", number), work) for number, one in enumerate(spec.usual)),
        seams=tuple(_seam(one, (*BASE, "seams", number), work) for number, one in enumerate(spec.seams)),
    )


def _period(spec: PeriodSpec | None, path: Path, work: Resolution) -> Period | None:
    if spec is None:
        return None
    cites, basis = work.grounds(path, spec)
    return Period(spec.since or "", spec.until or "", spec.text, spec.because, cites, basis, spec.note)


def _usual(spec: UsualLineSpec, path: Path, work: Resolution) -> UsualLine:
    cites, basis = work.grounds(path, spec)
    return UsualLine(spec.id, spec.text, spec.by, spec.theme, spec.because, cites, basis, spec.note)


def _seam(spec: SeamSpec, path: Path, work: Resolution) -> Seam:
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
