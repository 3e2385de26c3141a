"""The calibration plot: what was said across, what came true upwards, and the diagonal where both are the same.

Each bin is a dot with a bar for the interval in which its share may lie. The number beside it says how many
forecasts it stands for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from countermove.report.charts import svg

if TYPE_CHECKING:
    from countermove.forecasts.scores.calibration import Bin

_SIDE = 300.0  # of the square
_LEFT, _TOP, _FOOT = 62.0, 26.0, 48.0
_WIDTH = _LEFT + _SIDE + 26
_STEPS = (0.0, 0.25, 0.5, 0.75, 1.0)


def calibration_chart(bins: Sequence[Bin]) -> str:
    """Return bins of forecasts as an SVG drawing, legible without colour, every point also told in its description."""
    parts = [*_frame(), *_scale(), *(_point(one) for one in bins)]
    title = "What was said against what came true"
    return svg.drawing(_WIDTH, _TOP + _SIDE + _FOOT, title, told(bins), *parts)


def told(bins: Sequence[Bin]) -> str:
    """Return every point of the plot in words."""
    if not bins:
        return "No forecast is scored"
    return ". ".join(
        f"Said {one.said:.0%} on average: {one.came_true} of {one.count} came true, {one.share:.0%} "
        f"({one.interval.low:.0%} to {one.interval.high:.0%})"
        for one in bins
    )


def _across(probability: float) -> float:
    return _LEFT + probability * _SIDE


def _upwards(probability: float) -> float:
    return _TOP + (1 - probability) * _SIDE


def _frame() -> list[str]:
    diagonal = svg.line(_across(0), _upwards(0), _across(1), _upwards(1), stroke="#777", stroke_dasharray="5 4")
    return [svg.rectangle(_LEFT, _TOP, _SIDE, _SIDE), *_grid(), diagonal]


def _grid() -> list[str]:
    inside = _STEPS[1:-1]
    down = [svg.line(_across(p), _upwards(0), _across(p), _upwards(1), stroke="#ddd") for p in inside]
    return [*down, *(svg.line(_across(0), _upwards(p), _across(1), _upwards(p), stroke="#ddd") for p in inside)]


def _scale() -> list[str]:
    foot = [svg.text_lines([f"{p:.0%}"], _across(p), _upwards(0) + 17, text_anchor="middle") for p in _STEPS]
    side = [svg.text_lines([f"{p:.0%}"], _LEFT - 8, _upwards(p) + 4, text_anchor="end") for p in _STEPS]
    across = svg.text_lines(
        ["said to be likely →"], _across(0.5), _upwards(0) + 38, text_anchor="middle", font_weight="bold"
    )
    upwards = svg.text_lines(["↑ came true"], 0, _TOP - 12, font_weight="bold")
    return [*foot, *side, across, upwards]


def _point(one: Bin) -> str:
    """Return a bin: its interval as a bar with ends, its share as a dot, and its count beside them."""
    x, low, high = _across(one.said), _upwards(one.interval.low), _upwards(one.interval.high)
    bar = svg.line(x, low, x, high, stroke_width=1.5)
    ends = svg.line(x - 4, low, x + 4, low, stroke_width=1.5) + svg.line(x - 4, high, x + 4, high, stroke_width=1.5)
    dot = svg.element("circle", cx=x, cy=_upwards(one.share), r=4.5, stroke="#fff", stroke_width=1.0)
    is_right = one.said > 0.85
    label = svg.text_lines(
        [str(one.count)],
        x - 9 if is_right else x + 9,
        min(max(_upwards(one.share) + 4, _TOP + 13), _TOP + _SIDE - 5),
        text_anchor="end" if is_right else "start",
    )
    said = svg.element("title", svg.words(told([one])))
    return svg.element("g", said + bar + ends + dot + label)
