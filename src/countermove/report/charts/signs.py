"""Marks that are told apart by shape and filling alone, so that they survive a copier."""

from __future__ import annotations

from countermove.report.charts import svg
from countermove.report.diagrams import Sign

_HALF = {1: 3.0, 2: 4.6, 3: 6.2}
INK, EMPTY = "#000", "#fff"


def sign(one: Sign, x: float, y: float) -> str:
    """Return a mark with its middle at a point: triangles up and down, squares full and empty."""
    half = _HALF[min(3, max(1, one.size))]
    if one.shape in ("up", "down"):
        way = 1 if one.shape == "up" else -1
        corners = [(x - half, y + half * way), (x + half, y + half * way), (x, y - half * way)]
        points = " ".join(f"{svg.number(a)},{svg.number(b)}" for a, b in corners)
        fill = INK if one.shape == "up" else EMPTY
        return svg.element("polygon", points=points, fill=fill, stroke=INK, stroke_width=1.2)
    fill = INK if one.shape == "full" else EMPTY
    return svg.rectangle(x - half, y - half, 2 * half, 2 * half, fill=fill, stroke=INK)


def legend(samples: list[tuple[str, str]], y: float) -> tuple[str, float]:
    """Return what marks mean, a line each, and where the last line ends; a mark is drawn about the point 10, 0."""
    parts = []
    for drawn, meaning in samples:
        for number, text in enumerate(svg.wrap(meaning, svg.WIDTH - 32)):
            if number == 0:
                parts.append(svg.element("g", drawn, transform=f"translate(0 {svg.number(y + 7)})"))
            parts.append(svg.text_lines([text], 26, y + 11))
            y += svg.LEADING + 1
    return "".join(parts), y
