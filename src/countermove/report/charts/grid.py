"""The grid: options down, those inside a party across, marks where they meet."""

from __future__ import annotations

from countermove.report.charts import signs, svg
from countermove.report.diagrams import Grid, GridCell, GridRow

_LABELS, _PAD = 0.42, 6.0
_UPRIGHT = 118.0  # how high a name that stands upright may be
_FLAT = 74.0  # a column at least so wide has its name lying flat
_APART = 15.0


def grids(chart: Grid) -> tuple[str, ...]:
    """Return the grid as drawings that each fit a printed page, the heads on every one."""
    pages: list[list[GridRow]] = [[]]
    room = svg.PAGE - _head(chart)[1] - 20 * len(chart.legend)
    for row in chart.rows:
        if pages[-1] and sum(map(_height, pages[-1])) + _height(row) > room:
            pages.append([])
        pages[-1].append(row)
    return tuple(_drawing(chart, rows) for rows in pages)


def _lines(row: GridRow) -> list[str]:
    return svg.wrap(row.label, svg.WIDTH * _LABELS - _PAD)


def _height(row: GridRow) -> float:
    return max(20.0, len(_lines(row)) * svg.LEADING + 6)


def _edges(chart: Grid) -> list[float]:
    labels = svg.WIDTH * _LABELS
    width = (svg.WIDTH - labels - 1) / max(1, len(chart.columns))
    return [labels + number * width for number in range(len(chart.columns) + 1)]


def _head(chart: Grid) -> tuple[str, float]:
    """Return the names of the columns, flat where there is room and upright where not, and how high they are."""
    edges = _edges(chart)
    width = edges[1] - edges[0] if len(edges) > 1 else svg.WIDTH
    if width >= _FLAT:
        names = [svg.wrap(name, width - _PAD) for name in chart.columns]
        height = max(map(len, names), default=0) * svg.LEADING + 6
        return "".join(svg.text_lines(n, edges[i] + _PAD / 2, svg.SIZE) for i, n in enumerate(names)), height
    most = max(1, int((width - 4) / svg.LEADING))
    upright = [svg.wrap(name, _UPRIGHT - 8, most) for name in chart.columns]
    placed = zip(upright, chart.columns, edges, strict=False)
    return "".join(_upright(lines, name, left, width) for lines, name, left in placed), _UPRIGHT


def _upright(lines: list[str], name: str, left: float, width: float) -> str:
    """Return a name that reads upwards, in the middle of its column."""
    first = left + width / 2 - (len(lines) - 1) * svg.LEADING / 2 + 4
    drawn = svg.text_lines(lines, 0, 0, name)
    return svg.element("g", drawn, transform=f"translate({svg.number(first)} {svg.number(_UPRIGHT - 4)}) rotate(-90)")


def _drawing(chart: Grid, rows: list[GridRow]) -> str:
    edges = _edges(chart)
    names, y = _head(chart)
    parts = [names]
    for row in rows:
        parts.append(svg.line(0, y, svg.WIDTH, y, stroke="#bbb"))
        parts.append(_row(row, y, edges))
        y += _height(row)
    parts.append(svg.line(0, y, svg.WIDTH, y))
    parts += [svg.line(edge, 0, edge, y, stroke="#bbb") for edge in edges[:-1]]
    samples = [(signs.sign(sign, 10, 0), meaning) for sign, meaning in chart.legend]
    below, end = signs.legend(samples, y + 6)
    return svg.drawing(svg.WIDTH, end + 4, chart.title, told(chart), *parts, below)


def _row(row: GridRow, y: float, edges: list[float]) -> str:
    parts = [svg.text_lines(_lines(row), 0, y + 14, row.label)]
    middle = y + _height(row) / 2
    for number, cell in enumerate(row.cells[: len(edges) - 1]):
        parts.append(_cell(cell, (edges[number] + edges[number + 1]) / 2, middle))
    return svg.element("g", "".join(parts))


def _cell(cell: GridCell, x: float, y: float) -> str:
    if not cell.signs:
        return ""
    first = x - (len(cell.signs) - 1) * _APART / 2
    drawn = [signs.sign(one, first + number * _APART, y) for number, one in enumerate(cell.signs)]
    return svg.element("g", svg.element("title", svg.words(cell.told) or " ") + "".join(drawn))


def told(chart: Grid) -> str:
    """Return what the grid shows in words, row by row; empty cells are left out."""
    rows = []
    for row in chart.rows:
        said = [f"{name} {cell.told}" for name, cell in zip(chart.columns, row.cells, strict=False) if cell.told]
        rows.append(f"{row.label}: {'; '.join(said) or 'nothing'}")
    return ". ".join(rows) or "Nothing to show"
