"""The scatter of hardness against cost: ordered categories across, tests on upwards.

A cell lists its points, a dot before each label: side by side where they fit on a line, otherwise under one another.
Rows are as high as their fullest cell, so labels cannot overlap, however many initiatives share a cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from math import cos, sin, tau

from countermove.report.charts import svg
from countermove.report.diagrams import Point, Scatter
from countermove.report.letters import clean

_LEFT, _TOP, _GAP = 118.0, 4.0, 7.0
_DOT = 18.0  # from a cell's edge to its labels
_LINES = 4  # a longer label is shortened
_LOWEST = 30.0  # the height of an empty row
_RING = 6.4  # radius


@dataclass(frozen=True, slots=True)
class _Placed:
    """A point, its label in lines, and its distance from the top left of its cell."""

    point: Point
    lines: list[str]
    x: float
    y: float

    @property
    def right(self) -> float:
        return self.x + _DOT + 1 + max((svg.measure(line) for line in self.lines), default=0)

    @property
    def bottom(self) -> float:
        return self.y + max(1, len(self.lines)) * svg.LEADING


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where columns and rows begin; the last number of each is where they end."""

    chart: Scatter
    x: tuple[float, ...]
    y: tuple[float, ...]  # of rows from the highest down

    def top(self, row: int) -> float:
        return self.y[len(self.chart.rows) - 1 - row]

    def bottom(self, row: int) -> float:
        return self.y[len(self.chart.rows) - row]


def scatter(chart: Scatter) -> str:
    """Return the scatter as SVG; points outside its rows and columns are not drawn."""
    grid = _grid(chart)
    foot = grid.y[-1]
    heads = [svg.wrap(column, grid.x[i + 1] - grid.x[i] - 8) for i, column in enumerate(chart.columns)]
    deepest = max((len(head) for head in heads), default=0)
    height = foot + 18 + deepest * svg.LEADING + 14
    parts = [*_frame(grid), *_row_heads(grid), *_column_heads(grid, heads)]
    middle = (grid.x[0] + grid.x[-1]) / 2
    title = svg.text_lines(
        [clean(chart.column_title) + " →"], middle, height - 6, text_anchor="middle", font_weight="bold"
    )
    points = [_point(placed, grid) for placed in _placed(chart, grid.x)]
    told = f"{chart.row_title} against {chart.column_title}"
    return svg.drawing(svg.WIDTH, height, told, _told(chart), *parts, title, *points)


def _grid(chart: Scatter) -> _Grid:
    x = _columns(chart)
    bottoms = dict.fromkeys(range(len(chart.rows)), _LOWEST)
    for placed in _placed(chart, x):
        bottoms[placed.point.row] = max(bottoms[placed.point.row], placed.bottom + _GAP)
    top = _TOP + svg.LEADING + 9  # under the title of the rows
    return _Grid(chart, x, tuple(accumulate((bottoms[row] for row in reversed(bottoms)), initial=top)))


def _columns(chart: Scatter) -> tuple[float, ...]:
    """Return where columns begin: an empty one needs half the room of one with points."""
    filled = {point.column for point in _shown(chart)}
    weights = [2.0 if index in filled else 1.0 for index in range(len(chart.columns))]
    unit = (svg.WIDTH - _LEFT - 1) / max(1.0, sum(weights))
    return tuple(accumulate((weight * unit for weight in weights), initial=_LEFT))


def _shown(chart: Scatter) -> list[Point]:
    return [p for p in chart.points if 0 <= p.column < len(chart.columns) and 0 <= p.row < len(chart.rows)]


def _placed(chart: Scatter, x: tuple[float, ...]) -> list[_Placed]:
    """Return where each point stands in its cell: beside the last one if there is room, else below all before it."""
    cells: dict[tuple[int, int], list[_Placed]] = {}
    placed = []
    for point in _shown(chart):
        cell = cells.setdefault((point.column, point.row), [])
        width = x[point.column + 1] - x[point.column]
        cell.append(_next(point, cell, width))
        placed.append(cell[-1])
    return placed


def _next(point: Point, cell: list[_Placed], width: float) -> _Placed:
    lines = svg.wrap(point.label, width - _DOT - 5, _LINES)
    if not cell:
        return _Placed(point, lines, 0, _GAP)
    beside = _Placed(point, lines, cell[-1].right + 4, cell[-1].y)
    if len(lines) == len(cell[-1].lines) == 1 and beside.right <= width - 4:
        return beside
    return _Placed(point, lines, 0, max(other.bottom for other in cell) + 3)


def _point(placed: _Placed, grid: _Grid) -> str:
    point = placed.point
    x, y = grid.x[point.column] + placed.x, grid.top(point.row) + placed.y
    dot = svg.element("circle", cx=x + 9, cy=y + 7, r=3.2)
    weight = {"font_weight": "bold"} if point.is_marked else {}
    label = svg.text_lines(placed.lines, x + _DOT + 1, y + 11, point.label, **weight)
    return svg.element("g", dot + _ring(point.share, x + 9, y + 7) + label)


def _ring(share: float | None, x: float, y: float) -> str:
    """Return a probability as a ring: pale all round, and dark from the top as far round as the share goes."""
    if share is None:
        return ""
    pale = svg.element("circle", cx=x, cy=y, r=_RING, fill="none", stroke="#bbb", stroke_width=1.0)
    if share <= 0:
        return pale
    if share >= 1:
        return svg.element("circle", cx=x, cy=y, r=_RING, fill="none", stroke="#000", stroke_width=2.2)
    end_x, end_y = x + _RING * sin(tau * share), y - _RING * cos(tau * share)
    sweep = f"0 {int(share > 0.5)} 1 {svg.number(end_x)} {svg.number(end_y)}"
    path = f"M{svg.number(x)} {svg.number(y - _RING)} A{svg.number(_RING)} {svg.number(_RING)} {sweep}"
    return pale + svg.element("path", d=path, fill="none", stroke="#000", stroke_width=2.2)


def _frame(grid: _Grid) -> list[str]:
    left, right, top, foot = grid.x[0], grid.x[-1], grid.y[0], grid.y[-1]
    across = [svg.line(left, y, right, y, stroke="#bbb") for y in grid.y[:-1]]
    down = [svg.line(x, top, x, foot, stroke="#bbb", stroke_dasharray="2 3") for x in grid.x[1:]]
    axes = [svg.line(left, top, left, foot, stroke_width=1.5), svg.line(left, foot, right, foot, stroke_width=1.5)]
    return [*across, *down, *axes]


def _row_heads(grid: _Grid) -> list[str]:
    chart = grid.chart
    heads = [svg.text_lines([f"↑ {clean(chart.row_title)}"], 0, _TOP + 11, font_weight="bold")]
    for row, head in enumerate(chart.rows):
        lines = svg.wrap(head, _LEFT - 14, 2)
        middle = (grid.top(row) + grid.bottom(row)) / 2 - (len(lines) - 1) * svg.LEADING / 2 + 4
        heads.append(svg.text_lines(lines, _LEFT - 8, middle, head, text_anchor="end"))
    return heads


def _column_heads(grid: _Grid, heads: list[list[str]]) -> list[str]:
    middles = [(a + b) / 2 for a, b in zip(grid.x, grid.x[1:], strict=False)]
    foot = grid.y[-1] + 17
    return [svg.text_lines(head, x, foot, text_anchor="middle") for head, x in zip(heads, middles, strict=True)]


def _told(chart: Scatter) -> str:
    """Return every point in words."""
    shown = _shown(chart)
    told = [f"{p.label}: {chart.rows[p.row]}; {chart.columns[p.column]}{_share(p)}" for p in shown]
    return ". ".join(told) or "No initiative to show"


def _share(point: Point) -> str:
    return "" if point.share is None else f"; ring {point.share:.0%}"
