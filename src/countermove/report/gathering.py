"""Everything a paper is made from, worked out once: how sure the results are, motives, events, forecasts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from countermove.assessment import CaseAssessment, assess
from countermove.engine.watch import Progress, silent
from countermove.errors import NotApplicable
from countermove.report.tracked import Tracked, tracked

if TYPE_CHECKING:
    from countermove.analysis.assess.assessed import Assessed
    from countermove.chronology import CaseTimeline
    from countermove.citing.resolve import Citations
    from countermove.doubting import Doubts
    from countermove.forecasts.forecast import Forecast
    from countermove.report.view import PaperView
    from countermove.weighing import CaseMotives

PAIRS = 150
"""How many pairs and threes of changes a paper tries; ``countermove sweep`` tries more."""
MANY, CONTENDERS = 80, 20
"""With more initiatives than the first, only named ones, single changes and so many of the hardest are compared."""
EXACT_UP_TO = 1024


def gather(
    found: CaseAssessment,
    citations: Citations,
    forecasts: Sequence[Forecast] | None = None,
    as_of: str = "",
    workers: int = 1,
    progress: Progress = silent,
) -> PaperView:
    """Return what the sections of a paper read.

    Args:
        forecasts: of a register, of which those of this case are taken; None where no register was given.
        as_of: the day as of which forecasts are told and scored; by default the last day that they note.
        workers: processes that work where initiatives are many; with few, starting them takes longer than they save.
            The results are the same for any number.
    """
    from countermove.report.view import PaperView

    return PaperView(
        found,
        found.carries(progress),
        _readings(found),
        citations,
        _doubts(found, workers if is_cut(found) else 1, progress),
        _motives(found),
        _timeline(found),
        _tracked(found, forecasts, as_of),
    )


def _readings(found: CaseAssessment) -> tuple[CaseAssessment, ...]:
    """Assess every other reading of a party's order that the case records."""
    if found.profiles:
        return ()
    situation = found.assessment.situation
    return tuple(
        assess(
            found.case,
            situation.initiator,
            situation.target,
            allies=situation.allies,
            max_changes=found.assessment.max_changes or None,
            profiles={party: name},
            dropped=found.dropped,
            muted=situation.muted,
        )
        for party, profiles in found.case.profiles.items()
        for name in profiles
    )


def _doubts(found: CaseAssessment, workers: int, progress: Progress) -> Doubts:
    """Return what would flip the results of this very assessment, changed inputs included."""
    from countermove.doubting import doubts
    from countermove.sweeping import sweep

    assessment = found.assessment
    situation = assessment.situation
    swept = sweep(
        found.case,
        situation.initiator,
        situation.target,
        allies=situation.allies,
        packages=_packages(found),
        max_changes=assessment.max_changes or None,
        profiles=dict(found.profiles),
        dropped=found.dropped,
        muted=situation.muted,
        only_area=assessment.only_area,
        exact_up_to=EXACT_UP_TO,
        workers=workers,
        progress=progress,
    )
    if is_cut(found):
        return doubts(swept, runs=1, depth=1, workers=workers, progress=progress)
    return doubts(swept, runs=PAIRS, workers=workers, progress=progress)


def is_cut(found: CaseAssessment) -> bool:
    """Say whether initiatives are so many that only the contenders are compared when inputs are changed."""
    return len(found.assessment.distinct) > MANY


def _packages(found: CaseAssessment) -> list[str] | None:
    """Return which initiatives are compared when inputs are changed; None for all that there are."""
    if is_cut(found):
        hardest = {row.id for row in found.assessment.ordered[:CONTENDERS]}
        rows = found.assessment.distinct
        return [_named(row) for row in rows if row.initiative.is_named or row.size == 1 or row.id in hardest]
    if found.assessment.max_changes:
        return None
    return [_named(row) for row in found.assessment.distinct] or None


def _named(row: Assessed) -> str:
    if row.initiative.is_named:
        return row.id
    return ",".join(name if setting else f"-{name}" for name, setting in row.initiative.changes.items())


def _motives(found: CaseAssessment) -> CaseMotives | None:
    if not found.case.hypotheses:
        return None
    from countermove.weighing import motives

    return motives(found.case)


def _timeline(found: CaseAssessment) -> CaseTimeline | None:
    if not found.case.events:
        return None
    from countermove.chronology import timeline

    try:
        return timeline(found.case)
    except NotApplicable:
        return None


def _tracked(found: CaseAssessment, forecasts: Sequence[Forecast] | None, as_of: str) -> Tracked | None:
    return None if forecasts is None else tracked(found.case, forecasts, as_of)
