"""Chart 4: the ways from where things stand to the attainable outcomes, where they fit on a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from countermove.analysis.assess.stable import listed_states
from countermove.report.content import Block, Figure, Sentence, paragraph
from countermove.report.diagrams import EvolutionGraph
from countermove.report.naming import counted
from countermove.report.view import AssessmentView

if TYPE_CHECKING:
    from countermove.engine.evolution import Evolution, Target, Ways

WIDEST, HIGHEST = 1010.0, 1150.0
"""How large a drawing may be so that its letters can still be read when it is brought to the width of a page."""
CAPTION = "Ways from where things stand to attainable outcomes, one of the shortest each"


def ways(view: AssessmentView) -> tuple[Block, ...]:
    """Return the graph of ways to the attainable outcomes; where there is none, a sentence that says why not."""
    outcomes = view.assessment.openings.outcomes
    if not outcomes:
        return ()
    if set(outcomes) == {view.found.conflict.status_quo}:
        return (paragraph("No graph of ways is drawn: nothing but where things stand is attainable."),)
    listed = listed_states(view.assessment.situation)
    if listed is None:
        return (paragraph("No graph of ways is drawn: the states are too many to be listed."),)
    from countermove.engine.evolution import evolve

    solution = listed.solution
    found = evolve(solution, None, [solution.states.name(solution.place(code=code)) for code in outcomes])
    return tuple(_drawn(view, found, len(outcomes)))


def _drawn(view: AssessmentView, found: Evolution, outcomes: int) -> Iterator[Block]:
    from countermove.report.charts.evolution_scene import scene_of

    shown = _fitting(found)
    if shown is None:
        yield paragraph(f"No graph of ways is drawn: no way to an outcome fits on a page. {_all_of_them(view)}")
        return
    yield Figure(EvolutionGraph(shown), CAPTION, scene_of(shown).description)
    yield paragraph(*_remarks(view, outcomes - len(shown.targets)))


def _remarks(view: AssessmentView, left: int) -> Iterator[Sentence]:
    yield Sentence(
        "The graph says how each outcome can be got to at all, and at whose cost; the openings above say what the "
        "others’ best answers lead to. Options stand under their identifiers (Annex B)."
    )
    if left:
        verb = "is" if left == 1 else "are"
        yield Sentence(f"{counted(left, 'outcome')} {verb} not drawn for want of room. {_all_of_them(view)}")


def _all_of_them(view: AssessmentView) -> str:
    return f"All ways: countermove paths {view.case_argument} --picture FILE.svg."


def _fitting(found: Evolution) -> Evolution | None:
    """Return the evolution with as many targets, the easiest first, as make a graph for a page; None where none do."""
    from countermove.report.charts.evolution import NARROW, size_of

    targets = tuple(_shortened(target) for target in found.targets if _way(target) or target.state == found.start)
    for number in range(len(targets), 0, -1):
        fewer = replace(found, targets=targets[:number], tree=())
        if not any(_way(target) for target in fewer.targets):
            return None
        width, height = size_of(fewer, NARROW)
        if width <= WIDEST and height <= HIGHEST:
            return fewer
    return None


def _way(target: Target) -> Ways | None:
    """Return the easiest ways to a target: by improvements alone, else with the fewest losses."""
    return target.by_improvements or target.by_fewest_losses


def _shortened(target: Target) -> Target:
    """Return a target with one of its easiest ways."""
    return replace(
        target,
        by_improvements=_first(target.by_improvements),
        by_fewest_losses=None if target.by_improvements else _first(target.by_fewest_losses),
        by_moves=None,
    )


def _first(found: Ways | None) -> Ways | None:
    return found and replace(found, listed=found.listed[:1])
