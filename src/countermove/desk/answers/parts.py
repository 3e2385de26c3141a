"""The parts of the page that need only the assessment, as sections of the same content that papers have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from countermove.desk.answers.opened import initiative_shown
from countermove.report.content import Section, Sentence, paragraph

if TYPE_CHECKING:
    from countermove.report.content import Block
    from countermove.report.view import AssessmentView, CarriedView


def in_short(view: CarriedView) -> tuple[Sentence, ...]:
    """Return what is hardest, what pays and what will not change, in the sentences of the paper's summary."""
    from countermove.report.sections.summary import hardest, other_views, unchanged, what_pays

    said = [hardest(view), other_views(view), what_pays(view), unchanged(view)]
    return tuple(one for one in said if one)


def compared(view: AssessmentView) -> tuple[Section, ...]:
    """Return what stands beside the table: its lead and pictures, who answers how, and whose interests are exposed."""
    from countermove.report.sections.compared import lead
    from countermove.report.sections.figures import response_figure, scatter_figure
    from countermove.report.sections.tables import exposure, responses

    others = "Who answers, third parties too"
    return (
        Section("Hard for them, and what it brings", "hard-and-return", (lead(view), scatter_figure(view))),
        Section(others, "responses", (responses(view), response_figure(view), *exposure(view))),
    )


def before_after_of(view: AssessmentView, name: str) -> tuple[Section, ...]:
    """Return who takes which option before, with and after an initiative, and the dilemmas of both sides.

    Raises: ``NotApplicable`` for an initiative that is not among those shown.
    """
    from countermove.report.sections.before_after import LEAD, card_table

    row = initiative_shown(view, name)
    title = "The hardest initiative" if row is view.hardest else "Initiative"
    return (Section("Before and after", "before-after", (paragraph(LEAD), *card_table(view, title, row))),)


def inside_of(view: AssessmentView) -> tuple[Section, ...]:
    """Return who inside the target is pulled and pushed, or what has to be coded for that."""
    from countermove.report.sections.inside import inside

    return inside(view) or (Section(f"Inside {view.them}", "inside", tuple(_nobody(view))),)


def _nobody(view: AssessmentView) -> Iterator[Block]:
    yield paragraph(
        f"Nobody inside {view.them} is coded. Add “stakeholders” to {view.them} on the board, with what they want "
        "or how they would react to each option, to see who is pulled and who is pushed."
    )


def outcomes_of(view: CarriedView) -> tuple[Section, ...]:
    """Return what can be reached from where things stand, and what will not change."""
    from countermove.report.sections.outcomes import outcomes
    from countermove.report.sections.unchanged import unchanged

    return (outcomes(view), unchanged(view))
