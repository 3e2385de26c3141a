"""Forecasts made from the case: open and resolved ones, and what they scored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from countermove.report.charts.calibration import told
from countermove.report.content import Block, Cell, Figure, Section, Sentence, Table, capital, paragraph
from countermove.report.diagrams import Calibration
from countermove.report.naming import counted
from countermove.report.sections.tables import cell
from countermove.report.tracked import Tracked
from countermove.report.view import PaperView

if TYPE_CHECKING:
    from countermove.forecasts.forecast import Forecast

ROWS = 15


def forecasts(view: PaperView) -> tuple[Section, ...]:
    """Return the section on forecasts; none where no register was given."""
    if view.forecasts is None:
        return ()
    found = view.forecasts
    if not found.forecasts:
        text = f"None of the {counted(found.others, 'forecast')} in the register was made from this case."
        return (Section("Forecasts", "forecasts", (paragraph(text),)),)
    blocks: list[Block] = [paragraph(*_lead(found)), _table(view, found)]
    scores = tuple(_scores(found))
    if scores:
        blocks.append(paragraph(*scores))
    if found.scores.bins:
        caption = "What was said against what came true; the numbers count forecasts, the bars are 95% intervals."
        blocks.append(Figure(Calibration(found.scores.bins), caption, f"{told(found.scores.bins)}."))
    return (Section("Forecasts", "forecasts", tuple(blocks)),)


def _lead(found: Tracked) -> Iterator[str]:
    number = capital(counted(len(found.forecasts), "forecast"))
    were = "was" if len(found.forecasts) == 1 else "were"
    yield f"{number} in the register {were} made from this case, told as of {found.as_of}."
    if found.earlier:
        yield f"Made from an earlier state of the case: {', '.join(found.earlier)}."
    if found.others:
        verb = "is" if found.others == 1 else "are"
        yield f"{capital(counted(found.others, 'other'))} {verb} not of this case."


def _table(view: PaperView, found: Tracked) -> Table:
    from countermove.forecasts.forecast import Standing

    order = list(Standing)
    shown = sorted(found.forecasts, key=lambda one: order.index(one.standing(found.as_of)))
    rows = tuple(_row(view, found, one) for one in shown[:ROWS])
    left = len(shown) - len(rows)
    notes = (f"{capital(counted(left, 'further forecast'))}: countermove forecasts list.",) if left else ()
    return Table("Forecasts of this case", ("Forecast", "Said", "By", "How it came out"), rows, notes)


def _row(view: PaperView, found: Tracked, one: Forecast) -> tuple[Cell, ...]:
    standing = one.standing(found.as_of)
    resolution = one.resolution
    came = f"{resolution.outcome}, {resolution.at}" if resolution else str(standing)
    return (
        cell(one.text, *view.cited(one.id, one.cites)),
        cell(one.latest.estimate.in_words()),
        cell(one.deadline),
        cell(came, *(view.cited(f"{one.id}, outcome", resolution.cites) if resolution else ())),
    )


def _scores(found: Tracked) -> Iterator[Sentence]:
    from countermove.forecasts.scores.rules import FEW

    scores = found.scores
    if not scores.count:
        yield Sentence("None is resolved that can be scored.")
        return
    yield Sentence(f"{counted(scores.count, 'forecast')} scored.")
    if scores.brier is not None:
        low, high = f"{scores.brier.low:.3f}", f"{scores.brier.high:.3f}"
        between = low if low == high else f"{low} to {high}"
        yield Sentence(f"Brier score {between}, from 0 (best) to 1; always saying 50% would score 0.25.")
    if scores.is_few:
        yield Sentence(f"That is few: with fewer than {FEW} nothing is claimed about who made them.")
    if scores.hindsight:
        yield Sentence(f"{len(scores.hindsight)} of them entered when the answer could be known already.")
