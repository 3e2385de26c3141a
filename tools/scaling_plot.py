"""The scaling plot: seconds against states, both in powers, drawn by hand as SVG and legible in grey."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from countermove.report.charts import svg

WIDTH, HEIGHT = 760.0, 520.0
LEFT, RIGHT, TOP, FOOT = 64.0, 736.0, 30.0, 452.0
SMALL = 10.0
HALO: dict[str, str | float] = {
    "paint_order": "stroke",
    "stroke": "#fff",
    "stroke_width": 3.0,
    "stroke_linejoin": "round",
}


@dataclass(frozen=True, slots=True)
class Series:
    """One line: its name, its look, where its labels stand beside its points, and its points as (exponent, seconds)."""

    name: str
    dashes: str
    mark: str
    label: tuple[float, float, str]
    points: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Axes:
    """The smallest and largest exponent of two across, and of ten upwards."""

    first: int
    last: int
    lowest: int
    highest: int

    def x(self, exponent: float) -> float:
        """Return where a number of states lies across."""
        return LEFT + 44 + (exponent - self.first) / max(1, self.last - self.first) * (RIGHT - LEFT - 84)

    def y(self, seconds: float) -> float:
        """Return where a time lies upwards."""
        share = (math.log10(seconds) - self.lowest) / (self.highest - self.lowest)
        return FOOT - share * (FOOT - TOP)


def plot(results: Mapping[str, Any]) -> str:
    """Return the plot of a baseline."""
    lines = _series(results["scaling"])
    axes = _axes(lines)
    parts = [
        svg.rectangle(0, 0, WIDTH, HEIGHT, stroke="none"),
        *_grid(axes),
        *(_line(line, axes) for line in reversed(lines)),  # the yardstick lies below what it measures
        *(_labels(line, axes) for line in lines),
        *_legend(lines),
    ]
    written = svg.element("g", "".join(parts), font_family="Helvetica, Arial, sans-serif")
    return svg.drawing(WIDTH, HEIGHT, "How the engine's time grows with the states", _told(lines), written) + "\n"


def _series(scaling: Sequence[Mapping[str, Any]]) -> list[Series]:
    def points(what: str, constrained: bool) -> tuple[tuple[int, float], ...]:
        found = [(run["log2_states"], run[what]["median"]) for run in scaling if run["constrained"] is constrained]
        return tuple(sorted(found))

    return [
        Series(
            "four concepts, 30 % feasible, two one-way options each",
            "9 3 2 3",
            "triangle",
            (-3, -9, "end"),
            points("solve", True),
        ),
        Series("four concepts, all feasible, reversible", "", "dot", (-5, -6, "end"), points("solve", False)),
        Series(
            "the yardstick: one stable sort of each one's ranks",
            "5 4",
            "square",
            (5, 15, "start"),
            points("yardstick", False),
        ),
    ]


def _axes(lines: Sequence[Series]) -> Axes:
    exponents = [exponent for line in lines for exponent, _ in line.points]
    times = [math.log10(seconds) for line in lines for _, seconds in line.points]
    return Axes(min(exponents), max(exponents), math.floor(min(times)), math.ceil(max(times)))


def _grid(axes: Axes) -> list[str]:
    parts = [
        svg.text_lines(["seconds, upwards in powers of ten"], LEFT, TOP - 14, font_weight="bold"),
        svg.text_lines(
            ["states: combinations of options"],
            (LEFT + RIGHT) / 2,
            HEIGHT - 12,
            text_anchor="middle",
            font_weight="bold",
        ),
    ]
    for power in range(axes.lowest, axes.highest + 1):
        y = axes.y(10.0**power)
        parts.append(svg.line(LEFT, y, RIGHT, y, stroke="#ccc"))
        parts.append(svg.text_lines([_round(10.0**power)], LEFT - 8, y + 4, text_anchor="end"))
    for exponent in range(axes.first, axes.last + 1, 2):
        x = axes.x(exponent)
        parts.append(svg.line(x, TOP, x, FOOT, stroke="#e4e4e4"))
        parts.append(svg.text_lines([_power(exponent)], x, FOOT + 18, text_anchor="middle"))
        parts.append(svg.text_lines([f"{1 << exponent:,}"], x, FOOT + 34, text_anchor="middle", font_size=SMALL))
    return [
        *parts,
        svg.line(LEFT, FOOT, RIGHT, FOOT, stroke_width=1.5),
        svg.line(LEFT, TOP, LEFT, FOOT, stroke_width=1.5),
    ]


def _line(line: Series, axes: Axes) -> str:
    places = [(axes.x(exponent), axes.y(seconds)) for exponent, seconds in line.points]
    track = " ".join(f"{svg.number(x)},{svg.number(y)}" for x, y in places)
    return svg.element("g", _track(track, line.dashes) + "".join(_mark(line.mark, x, y) for x, y in places))


def _track(points: str, dashes: str) -> str:
    look: dict[str, str | float] = {"stroke_dasharray": dashes} if dashes else {}
    return svg.element("polyline", points=points, fill="none", stroke="currentColor", stroke_width=1.6, **look)


def _mark(mark: str, x: float, y: float) -> str:
    if mark == "dot":
        return svg.element("circle", cx=x, cy=y, r=4.0)
    if mark == "square":
        return svg.rectangle(x - 4, y - 4, 8, 8, stroke_width=1.4)
    corners = " ".join(f"{svg.number(x + dx)},{svg.number(y + dy)}" for dx, dy in ((0, -5.5), (5, 4), (-5, 4)))
    return svg.element("polygon", points=corners, fill="#fff", stroke="currentColor", stroke_width=1.4)


def _labels(line: Series, axes: Axes) -> str:
    right, down, anchor = line.label
    return "".join(
        svg.text_lines(
            [_time(seconds)],
            axes.x(exponent) + right,
            axes.y(seconds) + down,
            text_anchor=anchor,
            font_size=SMALL,
            **HALO,
        )
        for exponent, seconds in line.points
    )


def _legend(lines: Sequence[Series]) -> list[str]:
    """Name the lines in the corner that rising lines leave free."""
    parts = [svg.rectangle(LEFT + 12, TOP + 10, 352, 14 + 20 * len(lines), stroke="#999")]
    for number, line in enumerate(lines):
        y = TOP + 27 + 20 * number
        parts.append(
            _track(f"{svg.number(LEFT + 22)},{svg.number(y)} {svg.number(LEFT + 62)},{svg.number(y)}", line.dashes)
        )
        parts.append(_mark(line.mark, LEFT + 42, y))
        parts.append(svg.text_lines([line.name], LEFT + 72, y + 4, font_size=11.0))
    return parts


def _power(exponent: int) -> str:
    return "2" + str(exponent).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))


def _time(seconds: float) -> str:
    value, unit = (seconds, "s") if seconds >= 0.0995 else (seconds * 1e3, "ms")
    return f"{value:.{0 if value >= 9.95 else 1 if value >= 0.995 else 2}f} {unit}"


def _round(seconds: float) -> str:
    """Return a power of ten of seconds in its shortest form."""
    return f"{seconds:g} s" if seconds > 0.05 else f"{seconds * 1e3:g} ms"


def _told(lines: Sequence[Series]) -> str:
    """Return every point in words."""
    said = [
        f"{line.name}: " + ", ".join(f"{_time(seconds)} at {_power(exponent)}" for exponent, seconds in line.points)
        for line in lines
    ]
    return "Seconds against states, both in powers. " + ". ".join(said) + "."
