"""The card table: options by party down, states across; a full square is taken, a frame marks what has changed.

The two sides' dilemmas stand below their options, as confrontation analysis has them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from countermove.report.charts import signs, svg
from countermove.report.diagrams import CardGroup, CardRow, CardTable, Sign

_LABELS, _PAD = 0.46, 8.0
_BOLD = 1.1
_CHANGED = 9.0  # half the width of the frame around what has changed


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the table: the texts of its cells or its marks, and how high it is."""

    label: list[str]
    cells: tuple[list[str], ...] = ()
    taken: tuple[bool, ...] = ()
    is_head: bool = False

    @property
    def height(self) -> float:
        longest = max([len(self.label), *map(len, self.cells)], default=1)
        return max(20.0, longest * svg.LEADING + 6)


def card_tables(chart: CardTable) -> tuple[str, ...]:
    """Return the table as drawings that each fit a printed page, the heads on every one."""
    pages: list[list[_Line]] = [[]]
    room = svg.PAGE - _heads_height(chart) - 60  # the legend
    for group in chart.groups:
        for line in _lines(chart, group):
            used = sum(one.height for one in pages[-1])
            if pages[-1] and used + line.height > room:
                again = [] if line.is_head else [_Line(_bold(f"{group.party}, continued"), is_head=True)]
                pages.append([*again])
            pages[-1].append(line)
    return tuple(_drawing(chart, lines) for lines in pages)


def _edges(chart: CardTable) -> list[float]:
    """Return where columns begin and where the last ends; the first is that of the labels."""
    labels = svg.WIDTH * _LABELS
    width = (svg.WIDTH - labels - 1) / max(1, len(chart.columns))
    return [labels + number * width for number in range(len(chart.columns) + 1)]


def _room(chart: CardTable) -> float:
    edges = _edges(chart)
    return edges[1] - edges[0] - _PAD if len(edges) > 1 else svg.WIDTH


def _bold(text: str) -> list[str]:
    return svg.wrap(text, svg.WIDTH / _BOLD)


def _lines(chart: CardTable, group: CardGroup) -> Iterator[_Line]:
    yield _Line(_bold(group.party), is_head=True)
    for row in group.rows:
        yield _Line(svg.wrap(row.label, svg.WIDTH * _LABELS - 3 * _PAD), taken=row.taken)
    if group.dilemmas:
        yield _Line(["dilemmas"], tuple(svg.wrap(text or "not worked out", _room(chart)) for text in group.dilemmas))


def _heads(chart: CardTable) -> list[list[str]]:
    return [svg.wrap(head, _room(chart) / _BOLD) for head in chart.columns]


def _heads_height(chart: CardTable) -> float:
    return max(map(len, _heads(chart)), default=0) * svg.LEADING + 8


def _drawing(chart: CardTable, lines: list[_Line]) -> str:
    edges, y = _edges(chart), _heads_height(chart)
    parts = [
        svg.text_lines(head, edges[number] + _PAD / 2, svg.SIZE, font_weight="bold")
        for number, head in enumerate(_heads(chart))
    ]
    for line in lines:
        parts.append(svg.line(0, y, svg.WIDTH, y, stroke="#000" if line.is_head else "#bbb"))
        parts.append(_drawn(line, y, edges))
        y += line.height
    parts += [svg.line(edge, 0, edge, y, stroke="#bbb") for edge in edges[:-1]]
    parts.append(svg.line(0, y, svg.WIDTH, y))
    below, end = signs.legend(_samples(), y + 6)
    title = "Options taken: " + " → ".join(chart.columns)
    return svg.drawing(svg.WIDTH, end + 4, title, told(chart), *parts, below)


def _samples() -> list[tuple[str, str]]:
    full, empty = (signs.sign(Sign(shape), 10, 0) for shape in ("full", "empty"))
    return [(full, "taken"), (empty, "not taken"), (_frame(10, 0), "frame: it has changed against the column before")]


def _drawn(line: _Line, y: float, edges: list[float]) -> str:
    weight = {"font_weight": "bold"} if line.is_head else {"font_style": "italic"} if line.cells else {}
    parts = [svg.text_lines(line.label, 0 if line.is_head else _PAD, y + 14, **weight)]
    for number, cell in enumerate(line.cells[: len(edges) - 1]):
        parts.append(svg.text_lines(cell, edges[number] + _PAD / 2, y + 14))
    middle = y + line.height / 2
    for number, taken in enumerate(line.taken[: len(edges) - 1]):
        x = (edges[number] + edges[number + 1]) / 2
        parts.append(signs.sign(Sign("full" if taken else "empty"), x, middle))
        if number and taken != line.taken[number - 1]:
            parts.append(_frame(x, middle))
    return svg.element("g", "".join(parts))


def _frame(x: float, y: float) -> str:
    size = 2 * _CHANGED
    return svg.rectangle(x - _CHANGED, y - _CHANGED, size, size, fill="none", stroke="#000", stroke_width=1.6)


def told(chart: CardTable) -> str:
    """Return what the table shows in words: what is taken at first, what changes, and the dilemmas."""
    return ". ".join(text for group in chart.groups for text in _told(chart, group)) or "No option to show"


def _told(chart: CardTable, group: CardGroup) -> Iterator[str]:
    yield from (f"{group.party}, {row.label}: {_course(chart, row)}" for row in group.rows)
    pairs = [f"{c}, {text}" for c, text in zip(chart.columns, group.dilemmas, strict=False) if text]
    if pairs:
        yield f"{group.party}, dilemmas: {'; '.join(pairs)}"


def _course(chart: CardTable, row: CardRow) -> str:
    words = ["taken" if taken else "not taken" for taken in row.taken]
    if len(set(words)) == 1:
        return f"{words[0]} throughout"
    return "; ".join(f"{column}, {word}" for column, word in zip(chart.columns, words, strict=False))
