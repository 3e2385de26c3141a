"""Evidence that bears on rival hypotheses.

Source: tradecraft.md, section 4.3.
"""

from __future__ import annotations

from collections.abc import Mapping

from countermove.casefile.nodes import Path
from countermove.casefile.resolve.resolution import Resolution
from countermove.casefile.schema import CaseSpec
from countermove.casefile.schema_uncertain import EvidenceSpec, RatingSpec
from countermove.model import Evidence, Rating


def resolve_evidence(case: CaseSpec, work: Resolution) -> tuple[Evidence, ...]:
    """Return the evidence of the file, in its order."""
    return tuple(_evidence(spec, ("evidence", number), case, work) for number, spec in enumerate(case.evidence))


def _evidence(spec: EvidenceSpec, path: Path, case: CaseSpec, work: Resolution) -> Evidence:
    cites, basis = work.grounds(path, spec)
    return Evidence(
        id=spec.id,
        text=spec.text,
        about=spec.about or next(iter(case.hypotheses), ""),
        kind=spec.kind,
        date=spec.date or "",
        event=spec.event,
        option=spec.option,
        direction=spec.direction or ("on" if spec.option else ""),
        group=spec.group,
        reliability=spec.reliability or "",
        ratings=ratings(spec.ratings),
        because=spec.because,
        cites=cites,
        basis=basis,
        note=spec.note,
    )


def ratings(specs: Mapping[str, RatingSpec]) -> dict[str, Rating]:
    """Return the coder's ratings by hypothesis."""
    return {name: Rating(spec.rating, spec.because) for name, spec in specs.items()}
