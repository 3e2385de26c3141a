"""The options paper: its sections in their fixed order, as content without a format."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from countermove.analysis.assess.standing import DRAWS, SEED
from countermove.assessment import CaseAssessment
from countermove.citing.resolve import Citations
from countermove.engine.watch import Progress, silent
from countermove.report.content import Paper, Section
from countermove.report.gathering import gather
from countermove.report.sections.after import after
from countermove.report.sections.annex import annex
from countermove.report.sections.assumptions import assumptions
from countermove.report.sections.cards import option_sections
from countermove.report.sections.confidence import confidence
from countermove.report.sections.events import events
from countermove.report.sections.forecasts import forecasts as forecasts_section
from countermove.report.sections.holds import holds
from countermove.report.sections.inside import inside
from countermove.report.sections.interests import interests
from countermove.report.sections.limits import limits
from countermove.report.sections.outcomes import outcomes
from countermove.report.sections.position import position
from countermove.report.sections.readings import readings
from countermove.report.sections.summary import summary
from countermove.report.sections.tables import comparison_section
from countermove.report.sections.unchanged import unchanged
from countermove.report.sections.watching import watching
from countermove.report.view import PaperView

if TYPE_CHECKING:
    from countermove.forecasts.forecast import Forecast


def options_paper(
    found: CaseAssessment,
    progress: Progress = silent,
    citations: Citations | None = None,
    *,
    forecasts: Sequence[Forecast] | None = None,
    as_of: str = "",
    workers: int = 1,
) -> Paper:
    """Return the options paper of an assessment.

    Args:
        citations: what the case cites, resolved; the paper then shows the cited words where they are at hand.
        forecasts: those of a register; the paper then tells and scores those that were made from this case.
        as_of: the day as of which forecasts are told; by default the last day that they note themselves.
        workers: processes that work; the paper is the same for any number.

    Source: tradecraft.md, section 8 (fixed order).
    """
    view = gather(found, citations or Citations(), forecasts, as_of, workers, progress)
    sections = (
        position(view),
        *events(view),
        interests(view),
        *after(view),
        *option_sections(view),
        *inside(view),
        comparison_section(view),
        outcomes(view),
        unchanged(view),
        *holds(view),
        *readings(view),
        assumptions(view),
        *watching(view),
        confidence(view),
        *forecasts_section(view),
        Section("Limits", "limits", (limits(view),)),
        *annex(view),
    )
    case = found.case
    return Paper(
        title=case.title,
        subtitle=f"Options of {view.us} towards {view.them}",
        facts=_facts(view),
        summary=summary(view),
        sections=sections,
        made_with=_made_with(view),
        quotations=view.quotations,
    )


def _facts(view: PaperView) -> tuple[tuple[str, str], ...]:
    case, situation = view.found.case, view.assessment.situation
    others = view.naming.parties(situation.third_parties) or "none"
    facts = [
        ("Question", f"What could {view.us} do that {view.them} would find hard to handle, and at what price?"),
        ("Information as of", case.as_of or "not stated in the case"),
        ("Sources", "; ".join(source.id for source in case.sources.values()) or "none cited"),
        ("Third parties", others),
        ("Standing", "Uncoordinated working paper, computed from the coded case; no recommendation is made."),
    ]
    if view.found.profiles:
        facts.append(("Reading", ", ".join(f"{party}: {name}" for party, name in view.found.profiles.items())))
    if view.found.dropped or situation.muted:
        left_out = [f"{party}/preferences/{line}" for party, line in view.found.dropped] + sorted(situation.muted)
        facts.append(("Left out", ", ".join(left_out)))
    return tuple(facts)


def _made_with(view: PaperView) -> tuple[tuple[str, str], ...]:
    from countermove import __version__

    found, swept, flips = view.found, view.doubts.sweep, view.doubts.flips
    assessment = found.assessment
    return (
        ("countermove", __version__),
        ("case", found.case.name or found.case.title),
        ("case hash", found.case.hash),
        ("engine", "implicit, exact"),
        (
            "initiatives",
            f"{len(assessment.distinct)}, of up to {assessment.max_changes} changes"
            + (", cut" if not assessment.is_complete else ""),
        ),
        ("weightings", f"{DRAWS:,} draws, seed {SEED}"),
        ("completions", f"{swept.tally.rows:,}, {swept.plan.way}, seed {swept.plan.seed}" if swept.factors else "none"),
        ("flips", f"{flips.runs:,} changes of the coding: " + "; ".join(level.text for level in flips.levels)),
    )
