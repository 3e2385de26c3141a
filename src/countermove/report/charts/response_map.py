"""The response map: one row an initiative, from what is done to what the initiator is left with.

Every text stands in a box as high as it needs; rows are as high as their highest column.
"""

from __future__ import annotations

from dataclasses import dataclass

from countermove.report.charts import svg
from countermove.report.diagrams import Response, ResponseMap

_WIDTHS = (150.0, 162.0, 188.0, 150.0)  # initiative, reply, reactions, result
_ARROW = (svg.WIDTH - sum(_WIDTHS) - 2) / 3
_PAD, _BETWEEN, _APART = 7.0, 6.0, 14.0
_BOLD = 1.1  # how much wider bold letters are


@dataclass(frozen=True, slots=True)
class _Box:
    """A box of one column: its lines, and where it stands from the top of its row."""

    column: int
    lines: list[str]
    y: float

    @property
    def height(self) -> float:
        return max(1, len(self.lines)) * svg.LEADING + 2 * _PAD - 3

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    @property
    def left(self) -> float:
        return 1 + sum(_WIDTHS[: self.column]) + self.column * _ARROW

    @property
    def right(self) -> float:
        return self.left + _WIDTHS[self.column]


def response_map(chart: ResponseMap) -> str:
    """Return the whole map as one drawing, however long."""
    return _drawing(chart, chart.rows)


def pages(chart: ResponseMap) -> tuple[str, ...]:
    """Return the map as drawings that each fit a printed page, the heads on every one."""
    groups: list[list[Response]] = [[]]
    used = _head_height(chart)
    for row in chart.rows:
        height = _height(_boxes(row)) + _APART
        if groups[-1] and used + height > svg.PAGE:
            groups.append([])
            used = _head_height(chart)
        groups[-1].append(row)
        used += height
    return tuple(_drawing(chart, tuple(group)) for group in groups)


def _drawing(chart: ResponseMap, rows: tuple[Response, ...]) -> str:
    parts = [_heads(chart)]
    y = _head_height(chart)
    for row in rows:
        boxes = _boxes(row)
        parts.append(svg.line(0, y, svg.WIDTH, y, stroke="#bbb"))
        parts.append(svg.element("g", _row(boxes), transform=f"translate(0 {svg.number(y + _APART / 2)})"))
        y += _height(boxes) + _APART
    return svg.drawing(svg.WIDTH, y + 1, " → ".join(chart.heads), _told(rows), *parts)


def _head_lines(chart: ResponseMap) -> list[list[str]]:
    return [svg.wrap(head, width / _BOLD) for head, width in zip(chart.heads, _WIDTHS, strict=False)]


def _head_height(chart: ResponseMap) -> float:
    return max((len(lines) for lines in _head_lines(chart)), default=0) * svg.LEADING + 6


def _heads(chart: ResponseMap) -> str:
    heads = [
        svg.text_lines(lines, _Box(column, lines, 0).left, svg.SIZE, font_weight="bold")
        for column, lines in enumerate(_head_lines(chart))
    ]
    return "".join(heads)


def _boxes(row: Response) -> list[_Box]:
    """Return the boxes of a row, each column in the middle of the row's height."""
    columns = [(row.initiative,), (row.reply,), row.reactions, (row.result,)]
    stacks = [_stack(column, texts) for column, texts in enumerate(columns)]
    height = max(_height(stack) for stack in stacks)
    return [_Box(box.column, box.lines, box.y + (height - _height(stack)) / 2) for stack in stacks for box in stack]


def _stack(column: int, texts: tuple[str, ...]) -> list[_Box]:
    boxes: list[_Box] = []
    for text in texts:
        y = boxes[-1].y + boxes[-1].height + _BETWEEN if boxes else 0.0
        room = (_WIDTHS[column] - 2 * _PAD) / (_BOLD if column == 0 else 1)
        boxes.append(_Box(column, svg.wrap(text, room), y))
    return boxes


def _height(boxes: list[_Box]) -> float:
    return max((box.y + box.height for box in boxes), default=0.0)


def _row(boxes: list[_Box]) -> str:
    start, reply, *reactions, result = boxes
    arrows = [_arrow(start, reply)]
    if reactions:
        arrows += [_arrow(reply, box) for box in reactions] + [_arrow(box, result) for box in reactions]
    else:
        arrows.append(_arrow(reply, result))
    return "".join([*arrows, *map(_box, boxes)])


def _box(box: _Box) -> str:
    """Return a box; the first is shaded and the last has a heavier line, so that the ends are told apart in print."""
    looks: dict[int, dict[str, str | float]] = {0: {"fill": "#ececec"}, 3: {"stroke_width": 2.0}}
    frame = svg.rectangle(box.left, box.y, _WIDTHS[box.column], box.height, rx=2, **looks.get(box.column, {}))
    weight = "bold" if box.column == 0 else "normal"
    return svg.element("g", frame + svg.text_lines(box.lines, box.left + _PAD, box.y + _PAD + 10, font_weight=weight))


def _arrow(start: _Box, end: _Box) -> str:
    """Return an arrow that goes right, up or down halfway, and right again."""
    half, tip = (start.right + end.left) / 2, end.left
    if end.column - start.column > 1:
        half = start.right + _ARROW / 2
    stops = [(start.right, start.middle), (half, start.middle), (half, end.middle), (tip - 5, end.middle)]
    path = "M" + " L".join(f"{svg.number(x)} {svg.number(y)}" for x, y in stops)
    head = [(tip, end.middle), (tip - 6, end.middle - 3.5), (tip - 6, end.middle + 3.5)]
    corners = " ".join(f"{svg.number(x)},{svg.number(y)}" for x, y in head)
    return svg.element("path", d=path, fill="none", stroke="currentColor") + svg.element("polygon", points=corners)


def _told(rows: tuple[Response, ...]) -> str:
    """Return every row in words."""
    told = [" → ".join(filter(None, (row.initiative, row.reply, "; ".join(row.reactions), row.result))) for row in rows]
    return ". ".join(told) or "No initiative to show"
