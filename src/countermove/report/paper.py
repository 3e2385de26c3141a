"""The options paper: its sections in their fixed order, as content without a format."""

from __future__ import annotations

from countermove.analysis.assess.standing import DRAWS, SEED
from countermove.assessment import CaseAssessment, assess
from countermove.citing.resolve import Citations
from countermove.engine.watch import Progress, silent
from countermove.report.content import Paper, Section
from countermove.report.sections.annex import annex
from countermove.report.sections.cards import option_sections
from countermove.report.sections.inside import inside
from countermove.report.sections.interests import interests
from countermove.report.sections.limits import limits
from countermove.report.sections.outcomes import outcomes
from countermove.report.sections.position import position
from countermove.report.sections.readings import readings
from countermove.report.sections.summary import summary
from countermove.report.sections.tables import comparison_section
from countermove.report.sections.unchanged import carried, unchanged
from countermove.report.view import PaperView


def options_paper(found: CaseAssessment, progress: Progress = silent, citations: Citations | None = None) -> Paper:
    """Return the options paper of an assessment.

    Args:
        citations: what the case cites, resolved; the paper then shows the cited words where they are at hand.

    Source: tradecraft.md, section 8 (fixed order).
    """
    view = PaperView(found, found.carries(progress), _readings(found), citations or Citations())
    sections = (
        position(view),
        interests(view),
        *option_sections(view),
        *inside(view),
        comparison_section(view),
        outcomes(view),
        unchanged(view),
        carried(view),
        *readings(view),
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
        made_with=_made_with(found),
        quotations=view.quotations,
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


def _made_with(found: CaseAssessment) -> tuple[tuple[str, str], ...]:
    from countermove import __version__

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
    )
