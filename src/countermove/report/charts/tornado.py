"""The tornado of flips: one bar an assumption, as long as the number of results that it flips by itself.

Black bars are the least supported, white ones better: both can be told apart in print and without colour.
"""

from __future__ import annotations

from collections.abc import Iterator

from countermove.report.charts import svg
from countermove.report.diagrams import Bar, Tornado

_LABEL = 330.0  # the room for labels
_BARS = 230.0  # the room for bars
_GAP, _HIGH, _TOP = 9.0, 13.0, 42.0
_LINES = 3  # a longer label is shortened


def tornado(chart: Tornado) -> str:
    """Return the bars as SVG, the longest first; what each bar flips stands beside it in words."""
    parts: list[str] = []
    y = _TOP
    for bar in chart.bars:
        lines = svg.wrap(bar.label, _LABEL - 12, _LINES)
        height = max(_HIGH, len(lines) * svg.LEADING)
        parts.append(_bar(chart, bar, lines, y, height))
        y += height + _GAP
    drawn = [*_frame(chart, y), *parts, *_legend(chart, y + 20)]
    return svg.drawing(svg.WIDTH, y + 32, chart.title, told(chart), *drawn)


def told(chart: Tornado) -> str:
    """Return every bar in words."""
    return ". ".join(f"{bar.label}: {bar.told}" for bar in chart.bars) or "No assumption flips a result by itself"


def _unit(chart: Tornado) -> float:
    return _BARS / max(1, chart.longest)


def _bar(chart: Tornado, bar: Bar, lines: list[str], y: float, height: float) -> str:
    length = _unit(chart) * min(bar.length, chart.longest)
    middle = y + height / 2
    label = svg.text_lines(
        lines, _LABEL - 8, middle - (len(lines) - 1) * svg.LEADING / 2 + 4, bar.label, text_anchor="end"
    )
    fill = "#333" if bar.is_solid else "#fff"
    block = svg.rectangle(_LABEL, middle - _HIGH / 2, length, _HIGH, fill=fill)
    beside = svg.wrap(bar.told, svg.WIDTH - _LABEL - length - 10, 2)
    start = middle - (len(beside) - 1) * svg.LEADING / 2 + 4
    return svg.element("g", label + block + svg.text_lines(beside, _LABEL + length + 7, start, bar.told))


def _frame(chart: Tornado, foot: float) -> Iterator[str]:
    yield svg.text_lines([chart.title], _LABEL, 13, font_weight="bold")
    for number in range(chart.longest + 1):
        x = _LABEL + number * _unit(chart)
        yield svg.line(x, _TOP - 8, x, foot, stroke="#ddd" if number else "currentColor")
        yield svg.text_lines([str(number)], x, _TOP - 12, text_anchor="middle")


def _legend(chart: Tornado, y: float) -> Iterator[str]:
    x = _LABEL
    for fill, words in zip(("#333", "#fff"), chart.legend, strict=True):
        yield svg.rectangle(x, y - 9, 16, 10, fill=fill)
        yield svg.text_lines([words], x + 22, y)
        x += 40 + svg.measure(words)
