"""Charts as Markdown, which has no pictures: the same as tables."""

from __future__ import annotations

from collections.abc import Sequence

from countermove.engine.evolution.sentences import EFFECTS
from countermove.report import markup
from countermove.report.charts.evolution_scene import scene_of
from countermove.report.charts.timeline_scale import in_words
from countermove.report.diagrams import (
    Calibration,
    CardTable,
    Chart,
    EvolutionGraph,
    Grid,
    Lanes,
    ResponseMap,
    Scatter,
    Tornado,
)
from countermove.report.naming import STANDING


def write(chart: Chart) -> str:
    """Return a chart as a table."""
    match chart:
        case Scatter():
            return _scatter(chart)
        case ResponseMap():
            return _response_map(chart)
        case Tornado():
            rows = [(bar.label, "█" * bar.length, bar.told) for bar in chart.bars]
            return _table(("Assumption", chart.title, ""), rows)
        case Lanes():
            return _lanes(chart)
        case Calibration():
            return _calibration(chart)
        case CardTable():
            return _card_table(chart)
        case Grid():
            cells = [[row.label, *(cell.told or "–" for cell in row.cells)] for row in chart.rows]
            return _table(("", *chart.columns), cells)
    return _steps(chart)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return markup.table([markup.text(cell) for cell in head], [[markup.text(cell) for cell in row] for row in rows])


def _lanes(chart: Lanes) -> str:
    names = {lane.actor: lane.name for lane in chart.timeline.lanes}
    order = {actor: number for number, actor in enumerate(names)}
    events = sorted((entry.event for entry in chart.timeline.events), key=lambda event: order[event.actor])
    rows = [
        (
            names[event.actor],
            in_words(event.date, event.until),
            event.text or event.id,
            STANDING.get(event.standing, "–"),
        )
        for event in events
    ]
    return _table(("Who", "When", "What", "Said or done"), rows)


def _calibration(chart: Calibration) -> str:
    rows = [
        (
            f"{one.said:.0%}",
            f"{one.came_true} of {one.count}",
            f"{one.share:.0%}",
            f"{one.interval.low:.0%} to {one.interval.high:.0%}",
        )
        for one in chart.bins
    ]
    return _table(("Said, on average", "Came true", "Share", "95% interval"), rows)


def _scatter(chart: Scatter) -> str:
    """Return the scatter as a table, the highest row first; strong type for a marked point."""
    head = [f"{markup.text(chart.row_title)} ↑ / {markup.text(chart.column_title)} →", *map(markup.text, chart.columns)]
    rows = []
    for row in reversed(range(len(chart.rows))):
        cells = [_points(chart, column, row) for column in range(len(chart.columns))]
        rows.append([markup.text(chart.rows[row]), *cells])
    return markup.table(head, rows)


def _points(chart: Scatter, column: int, row: int) -> str:
    there = [point for point in chart.points if (point.column, point.row) == (column, row)]
    return "; ".join((markup.strong if point.is_marked else markup.text)(point.label) for point in there)


def _response_map(chart: ResponseMap) -> str:
    rows = [
        [markup.text(cell) for cell in (row.initiative, row.reply, "; ".join(row.reactions), row.result)]
        for row in chart.rows
    ]
    return markup.table([markup.text(head) for head in chart.heads], rows)


def _card_table(chart: CardTable) -> str:
    """Return the card table, what has changed against the column before in strong type."""
    rows = []
    for group in chart.groups:
        rows.append([markup.strong(group.party), *("" for _ in chart.columns)])
        for row in group.rows:
            before = (row.taken[:1] + row.taken)[: len(row.taken)]
            rows.append([markup.text(row.label), *map(_setting, row.taken, before)])
        if group.dilemmas:
            rows.append(["dilemmas", *(markup.text(text or "not worked out") for text in group.dilemmas)])
    return markup.table(["", *map(markup.text, chart.columns)], rows)


def _setting(taken: bool, before: bool) -> str:
    word = "taken" if taken else "–"
    return word if taken == before else markup.strong("taken" if taken else "no longer")


def _steps(chart: EvolutionGraph) -> str:
    """Return the steps of the graph, and the equilibria among its states."""
    found, scene = chart.evolution, scene_of(chart.evolution)
    rows = [(str(step.leaves), str(step.to), step.text, EFFECTS[step.effect]) for step in scene.steps]
    states = [
        (str(state), found.labels.get(state, ""), " ".join(found.equilibrium_under[state]) or "no equilibrium")
        for state in scene.states
    ]
    steps = _table(("From", "To", "Who does what", "For whoever moves"), rows)
    return f"{_table(('State', 'Taken', 'Equilibrium under'), states)}\n\n{steps}"
