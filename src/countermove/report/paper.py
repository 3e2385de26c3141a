"""Papers on an assessment, as content without a format: the options paper and the campaign paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from countermove.assessment import CaseAssessment
from countermove.citing.resolve import Citations
from countermove.engine.watch import Progress, silent
from countermove.report.agreement import check
from countermove.report.computed import computations, with_computations
from countermove.report.content import Paper
from countermove.report.facts import facts, made_with
from countermove.report.gathering import gather
from countermove.report.kinds import Kind, kind_named
from countermove.report.view import PaperView

if TYPE_CHECKING:
    from countermove.forecasts.forecast import Forecast


def make_paper(
    kind: str,
    found: CaseAssessment,
    progress: Progress = silent,
    citations: Citations | None = None,
    *,
    forecasts: Sequence[Forecast] | None = None,
    as_of: str = "",
    workers: int = 1,
) -> Paper:
    """Return a paper on an assessment, without a format; ``countermove.report.write.render`` gives it one.

    Args:
        kind: ``options`` or ``campaign``.
        citations: what the case cites, resolved; the paper then shows the cited words where they are at hand.
        forecasts: those of a register; the paper then tells and scores those that were made from this case.
        as_of: the day as of which forecasts are told; by default the last day that they note themselves.
        workers: processes that work; the paper is the same for any number.

    Raises: ``NotApplicable`` for an unknown kind; ``CountermoveError`` where the summary does not agree with the body,
        which is a fault of this program.
    """
    chosen = kind_named(kind)
    return paper_of(gather(found, citations or Citations(), forecasts, as_of, workers, progress), chosen)


def options_paper(
    found: CaseAssessment,
    progress: Progress = silent,
    citations: Citations | None = None,
    *,
    forecasts: Sequence[Forecast] | None = None,
    as_of: str = "",
    workers: int = 1,
) -> Paper:
    """Return the options paper of an assessment: what the initiator could do, and what that would bring.

    The arguments are those of ``make_paper``.

    Source: tradecraft.md, section 8 (fixed order).
    """
    return make_paper("options", found, progress, citations, forecasts=forecasts, as_of=as_of, workers=workers)


def campaign_paper(
    found: CaseAssessment,
    progress: Progress = silent,
    citations: Citations | None = None,
    *,
    forecasts: Sequence[Forecast] | None = None,
    as_of: str = "",
    workers: int = 1,
) -> Paper:
    """Return the campaign paper of an assessment: what the initiator has done, what it is after, how far it can get.

    The arguments are those of ``make_paper``.
    """
    return make_paper("campaign", found, progress, citations, forecasts=forecasts, as_of=as_of, workers=workers)


def paper_of(view: PaperView, kind: Kind) -> Paper:
    """Return a paper of what was gathered, its summary held against its body."""
    sections = tuple(section for part in kind.parts for section in part(view))
    computed = computations(view, kind.name, sections)
    paper = Paper(
        title=view.found.case.title,
        subtitle=kind.subtitle(view),
        facts=facts(view, kind.question(view)),
        summary=kind.summary(view),
        sections=with_computations(sections, computed),
        made_with=made_with(view, kind.name),
        quotations=view.quotations,
        computed=computed,
    )
    check(paper)
    return paper
