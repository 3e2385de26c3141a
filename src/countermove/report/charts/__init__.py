"""Charts as SVG: drawn from the data of a paper, legible in print and without colour."""

from __future__ import annotations

from countermove.report.charts.response_map import pages, response_map
from countermove.report.charts.scatter import scatter
from countermove.report.charts.tornado import tornado
from countermove.report.diagrams import Calibration, CardTable, Chart, Grid, Lanes, ResponseMap, Scatter, Tornado

__all__ = ["draw", "response_map", "scatter", "tornado"]


def draw(chart: Chart) -> tuple[str, ...]:
    """Return a chart as one drawing or more, none longer than a printed page unless a single row is."""
    match chart:
        case Scatter():
            return (scatter(chart),)
        case ResponseMap():
            return pages(chart)
        case Tornado():
            return (tornado(chart),)
        case Lanes(timeline, title):
            from countermove.report.charts.timeline import timeline_pages

            return timeline_pages(timeline, title)
        case Calibration(bins):
            from countermove.report.charts.calibration import calibration_chart

            return (calibration_chart(bins),)
        case CardTable():
            from countermove.report.charts.card_table import card_tables

            return card_tables(chart)
        case Grid():
            from countermove.report.charts.grid import grids

            return grids(chart)
    from countermove.report.charts.evolution import NARROW, evolution_chart

    return (evolution_chart(chart.evolution, NARROW),)
