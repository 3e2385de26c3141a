"""Charts as SVG: drawn from the data of a paper, legible in print and without colour."""

from __future__ import annotations

from countermove.report.charts.response_map import pages, response_map
from countermove.report.charts.scatter import scatter
from countermove.report.content import ResponseMap, Scatter

__all__ = ["draw", "response_map", "scatter"]


def draw(chart: Scatter | ResponseMap) -> tuple[str, ...]:
    """Return a chart as one drawing or more, none longer than a printed page unless a single row is."""
    return (scatter(chart),) if isinstance(chart, Scatter) else pages(chart)
