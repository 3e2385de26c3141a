"""The parts of the page on how sure things are, as sections of the same content that papers have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from countermove.report.content import Section, paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from countermove.forecasts.forecast import Forecast
    from countermove.report.view import PaperView


def holding(view: PaperView) -> tuple[Section, ...]:
    """Return what holds however open points are settled, what single changes break, and how sure each result is."""
    from countermove.report.sections.assumptions import assumptions
    from countermove.report.sections.confidence import confidence
    from countermove.report.sections.holds import holds
    from countermove.report.sections.readings import readings

    return (*holds(view), assumptions(view), confidence(view), *readings(view))


def watching_for(view: PaperView) -> tuple[Section, ...]:
    """Return the indicators, or what has to be coded for there to be any."""
    from countermove.report.sections.watching import watching

    return watching(view) or _missing(
        "Indicators",
        "Nothing to watch for is coded. Indicators tell rival answers to a question apart: add “hypotheses” (the "
        "question and its answers) and “indicators” (what would be seen, and how expected it is under each answer).",
    )


def motive_parts(view: PaperView) -> tuple[Section, ...]:
    """Return rival explanations weighed."""
    from countermove.report.sections.motives import motives

    return motives(view)


def time_parts(view: PaperView) -> tuple[Section, ...]:
    """Return what was said and done, or what has to be coded for that."""
    from countermove.report.sections.events import events

    return events(view) or _missing(
        "Timeline",
        "No events are coded. Select a passage with a date in the reading room and make it an event, or add “events” "
        "to the case: who did or said what to whom, and when.",
    )


def forecast_parts(view: PaperView, register: Sequence[Forecast] | None) -> tuple[Section, ...]:
    """Return the forecasts of a register that were made from this case, with their scores."""
    from countermove.report.sections.forecasts import forecasts
    from countermove.report.tracked import tracked

    if register is None:
        return _missing(
            "Forecasts",
            "There is no register of forecasts in this folder. Start one with: countermove forecasts add "
            "register.sqlite “What will happen?” …",
        )
    return forecasts(replace(view, forecasts=tracked(view.found.case, register)))


PARTS: dict[str, tuple[str, Callable[[PaperView], tuple[Section, ...]]]] = {
    "holds": ("What holds, and what breaks it", holding),
    "watching": ("Indicators", watching_for),
    "motives": ("Motives", motive_parts),
    "timeline": ("Timeline", time_parts),
}
"""The parts that need nothing but the case: their name in addresses, their name for people, and what gives them."""


def _missing(title: str, text: str) -> tuple[Section, ...]:
    return (Section(title, title.lower(), (paragraph(text),)),)
