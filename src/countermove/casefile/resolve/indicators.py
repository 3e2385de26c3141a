"""Indicators of a case: moves to watch for.

Source: tradecraft.md, section 2.6.
"""

from __future__ import annotations

from countermove.casefile.nodes import Path
from countermove.casefile.resolve.evidence import ratings
from countermove.casefile.resolve.resolution import Resolution
from countermove.casefile.schema import CaseSpec
from countermove.casefile.schema_uncertain import IndicatorSpec
from countermove.model import Indicator


def resolve_indicators(case: CaseSpec, work: Resolution) -> tuple[Indicator, ...]:
    """Return the indicators of the file, in its order."""
    return tuple(_indicator(spec, ("indicators", number), case, work) for number, spec in enumerate(case.indicators))


def _indicator(spec: IndicatorSpec, path: Path, case: CaseSpec, work: Resolution) -> Indicator:
    cites, basis = work.grounds(path, spec)
    return Indicator(
        id=spec.id,
        text=spec.text,
        about=spec.about or next(iter(case.hypotheses), ""),
        option=spec.option,
        direction=spec.direction,
        since=spec.since or "",
        until=spec.until or "",
        seen_by=spec.seen_by,
        status=spec.status,
        date=spec.date or "",
        likelihoods=ratings(spec.likelihoods),
        because=spec.because,
        cites=cites,
        basis=basis,
        note=spec.note,
    )
