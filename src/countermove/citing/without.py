"""What would no longer hold without a paragraph: the results that need a want which rests on nothing else.

Source: mission F07.
"""

from __future__ import annotations

from dataclasses import dataclass

from countermove.analysis.assess.carries import Judgment, headlines
from countermove.assessment import CaseAssessment, assess
from countermove.citing.inputs import Input, resting_on
from countermove.engine.watch import Progress, silent


@dataclass(frozen=True)
class Without:
    """An assessment put again without the wants that rest on a paragraph alone.

    ``alone`` are the inputs that cite nothing else, ``besides`` those that cite more; ``dropped`` the wants left out;
    ``lost`` the headline results that then no longer hold, ``kept`` those that do; ``hardest`` what is hardest then.
    """

    cite: str
    alone: tuple[Input, ...]
    besides: tuple[Input, ...]
    dropped: tuple[tuple[str, int], ...]
    lost: tuple[Judgment, ...]
    kept: tuple[Judgment, ...]
    hardest: tuple[str, ...]


def without(found: CaseAssessment, cite: str, progress: Progress = silent) -> Without:
    """Return what becomes of an assessment's headline results without a paragraph.

    Options and constraints that cite it stay in the case: without them it would be another question.
    """
    rests = list(resting_on(found.case, cite))
    alone = tuple(one for one, only in rests if only)
    besides = tuple(one for one, only in rests if not only)
    dropped = tuple(one.statement for one in alone if one.statement is not None)
    if not dropped:
        return Without(cite, alone, besides, (), (), headlines(found.assessment), found.hardest)
    again = _again(found, dropped, progress)
    judgments = headlines(found.assessment)
    lost = tuple(judgment for judgment in judgments if not judgment.holds(again.assessment))
    return Without(cite, alone, besides, dropped, lost, tuple(j for j in judgments if j not in lost), again.hardest)


def _again(found: CaseAssessment, dropped: tuple[tuple[str, int], ...], progress: Progress) -> CaseAssessment:
    before = found.assessment.situation
    return assess(
        found.case,
        before.initiator,
        before.target,
        allies=before.allies,
        max_changes=found.assessment.max_changes or None,
        profiles=found.profiles,
        dropped=(*found.dropped, *dropped),
        muted=before.muted,
        only_area=found.assessment.only_area,
        progress=progress,
    )
