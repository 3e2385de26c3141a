"""The charts of the papers, one at a time, for a notebook.

    cm.chart(cm.assess("soviet-japan-1985"), "scatter")

Each is drawn from the same definition as in the papers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from countermove.errors import NotApplicable, unknown
from countermove.notebook import Picture

if TYPE_CHECKING:
    from countermove.assessment import CaseAssessment
    from countermove.chronology import CaseTimeline
    from countermove.doubting import Doubts
    from countermove.engine.evolution import Evolution
    from countermove.forecasts.scores.score import Scores
    from countermove.report.content import Block


def chart(result: Any, name: str | None = None) -> Picture:
    """Return a chart of a result, as the papers draw it.

    Args:
        result: an assessment (``scatter``, ``responses``, ``cards``, ``ways``, ``inside``), doubts (``tornado``), a
            timeline (``lanes``), an evolution (``graph``) or the scores of forecasts (``calibration``).
        name: which chart; by default the first of those of its kind of result.

    Raises: ``NotApplicable`` for a result without charts, an unknown name, and where there is nothing to draw.
    """
    known = _charts_of(result)
    if not known:
        raise NotApplicable(f"there is no chart of a {type(result).__name__}; charts are of {', '.join(_KINDS)}")
    chosen = name or next(iter(known))
    if chosen not in known:
        raise NotApplicable(unknown("chart of this result", chosen, known))
    return _picture(known[chosen](result), chosen)


def _picture(blocks: Iterable[Block], name: str) -> Picture:
    from countermove.report.charts import draw
    from countermove.report.content import Figure, Paragraph

    listed = list(blocks)
    figures = [block for block in listed if isinstance(block, Figure)]
    if not figures:
        told = [one.text for block in listed if isinstance(block, Paragraph) for one in block.sentences]
        why = " ".join(told) or "The case has no inputs for it."
        raise NotApplicable(f"there is nothing to draw as {name}. {why}")
    drawings = tuple(drawing for figure in figures for drawing in draw(figure.chart))
    captions = (figure.caption for figure in figures)
    return Picture(drawings, "; ".join(captions), " ".join(figure.alternative for figure in figures))


def _charts_of(result: Any) -> Mapping[str, Callable[[Any], Iterable[Block]]]:
    """Return the charts of a result by name; told by the name of its class, so that nothing is loaded for it."""
    return _KINDS.get(type(result).__name__, {})


def _scatter(found: CaseAssessment) -> Iterable[Block]:
    from countermove.report.sections.figures import scatter_figure
    from countermove.report.view import AssessmentView

    return (scatter_figure(AssessmentView(found)),)


def _responses(found: CaseAssessment) -> Iterable[Block]:
    from countermove.report.sections.figures import response_figure
    from countermove.report.view import AssessmentView

    return (response_figure(AssessmentView(found)),)


def _cards(found: CaseAssessment) -> Iterable[Block]:
    from countermove.report.sections.before_after import card_tables
    from countermove.report.view import AssessmentView

    return card_tables(AssessmentView(found))


def _ways(found: CaseAssessment) -> Iterable[Block]:
    from countermove.report.sections.ways import ways
    from countermove.report.view import AssessmentView

    return ways(AssessmentView(found))


def _inside(found: CaseAssessment) -> Iterable[Block]:
    from countermove.report.sections.who_is_moved import who_is_moved
    from countermove.report.view import AssessmentView

    return who_is_moved(AssessmentView(found))


def _tornado(doubts: Doubts) -> Iterable[Block]:
    from countermove.analysis.sweep.question import AssessmentQuestion
    from countermove.assessment import assess
    from countermove.citing.resolve import Citations
    from countermove.report.sections.assumptions import telling_assumptions, tornado_figure
    from countermove.report.view import PaperView

    swept, question = doubts.sweep, doubts.sweep.question
    if not isinstance(question, AssessmentQuestion):
        raise NotApplicable("a tornado is drawn of a sweep of the assessment, and this one is of equilibria")
    profiles = dict(swept.profiles or {})
    found = assess(
        swept.case,
        question.initiator,
        question.target,
        allies=question.allies,
        profiles=profiles,
        dropped=swept.dropped,
        muted=question.muted,
    )
    view = PaperView(found, (), (), Citations(), doubts)
    return tornado_figure(view, telling_assumptions(view))


def _lanes(timeline: CaseTimeline) -> Iterable[Block]:
    from countermove.report.content import Figure
    from countermove.report.diagrams import Lanes

    title = timeline.case.title
    said = "; ".join(f"{row['date']}: {row['text'] or row['id']}" for row in timeline.table())
    return (Figure(Lanes(timeline.timeline, title), title, said),)


def _graph(found: Evolution) -> Iterable[Block]:
    from countermove.report.charts.evolution_scene import scene_of
    from countermove.report.content import Figure
    from countermove.report.diagrams import EvolutionGraph

    title = f"{found.case}: how the conflict can move on from state {found.start}"
    return (Figure(EvolutionGraph(found), title, scene_of(found).description),)


def _calibration(scores: Scores) -> Iterable[Block]:
    from countermove.report.content import Figure
    from countermove.report.diagrams import Calibration

    if not scores.bins:
        return ()
    said = "; ".join(f"said {one.said:.0%}, came true {one.came_true} of {one.count}" for one in scores.bins)
    return (Figure(Calibration(scores.bins), f"Forecasts as of {scores.as_of}: what was said and what came", said),)


_KINDS: Mapping[str, Mapping[str, Callable[[Any], Iterable[Block]]]] = {
    "CaseAssessment": {
        "scatter": _scatter,
        "responses": _responses,
        "cards": _cards,
        "ways": _ways,
        "inside": _inside,
    },
    "Doubts": {"tornado": _tornado},
    "CaseTimeline": {"lanes": _lanes},
    "Evolution": {"graph": _graph},
    "Scores": {"calibration": _calibration},
}
"""The charts of each kind of result, by name; the first is the usual one."""
