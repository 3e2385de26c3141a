"""Chart 5: who inside the target is drawn to which option and wary of it, and on what the hardest move makes them
part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from countermove.model import Reaction, Stakeholder
from countermove.report.charts.grid import told
from countermove.report.content import Block, Figure, capital, paragraph
from countermove.report.diagrams import Grid, GridCell, GridRow, Sign
from countermove.report.naming import counted
from countermove.report.view import AssessmentView

_SIZES = {"low": 1, "medium": 2, "high": 3}
MOST_ROWS = 40
_ORDER = {"awkward": 0, "declined": 1, "welcome": 2, "ignored": 3}


def who_is_moved(view: AssessmentView) -> Iterator[Block]:
    """Yield the grid of reactions, and that of the camps that the hardest move makes; none without the inputs."""
    inside = view.found.conflict.party(view.target).stakeholders
    yield from _reactions(view, [one for one in inside if one.reactions])
    yield from _camps(view)


def _reactions(view: AssessmentView, inside: Sequence[Stakeholder]) -> Iterator[Block]:
    recorded = [one for one in view.assessment.pressure if one.is_recorded]
    ranked = sorted(recorded, key=lambda one: (_ORDER[one.verdict], one.rank or 0, -one.pull))
    rows = tuple(
        GridRow(view.naming.short(one.option), tuple(_cell(who.reactions.get(one.option)) for who in inside))
        for one in ranked[:MOST_ROWS]
        if one.option in view.found.conflict.position
    )
    if not rows:
        return
    chart = Grid(
        f"Who inside {view.them} is drawn to which move, and wary of it",
        tuple(capital(view.naming.insider(view.target, who.id)) for who in inside),
        rows,
        (
            (Sign("up"), "drawn to it (pull)"),
            (Sign("down"), "wary of it (push); both together: drawn and wary at once"),
            (
                Sign("up", 3),
                "the larger the mark, the higher the grade: low, medium, high; empty: nothing is on record",
            ),
        ),
    )
    yield Figure(chart, chart.title, told(chart))
    left = len(ranked) - MOST_ROWS
    if left > 0:
        less = "less awkward" if left == 1 else "all less awkward"
        yield paragraph(f"{counted(left, 'further move')}, {less}, can be found in the table.")


def _cell(reaction: Reaction | None) -> GridCell:
    if reaction is None or not (reaction.pull or reaction.push):
        return GridCell()
    pairs = [("up", "drawn", reaction.pull), ("down", "wary", reaction.push)]
    signs = tuple(Sign("up" if shape == "up" else "down", _SIZES[grade]) for shape, _, grade in pairs if grade)
    return GridCell(signs, ", ".join(f"{word} ({grade})" for _, word, grade in pairs if grade))


def _camps(view: AssessmentView) -> Iterator[Block]:
    """Yield who would have what in answer to the hardest move, option by option on which they part."""
    row = view.hardest
    if row is None or not row.split.contested:
        return
    rows = tuple(
        GridRow(view.naming.short(camp.option), tuple(_side(name, camp.taken, camp.dropped) for name in view.voices))
        for camp in row.split.contested
    )
    chart = Grid(
        f"On what those inside {view.them} part over No. {view.numbers[row.id]}, the hardest initiative",
        tuple(capital(view.naming.insider(view.target, name)) for name in view.voices),
        rows,
        (
            (Sign("full"), "would have it in every answer it likes best"),
            (Sign("empty"), "would have it in none; no mark: either way"),
        ),
    )
    yield Figure(chart, chart.title, told(chart))


def _side(name: str, taken: Sequence[str], dropped: Sequence[str]) -> GridCell:
    if name in taken:
        return GridCell((Sign("full"),), "would have it")
    return GridCell((Sign("empty"),), "would not") if name in dropped else GridCell()
