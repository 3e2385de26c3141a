"""Drawings for a PDF: how large one is on the page, and the font its words are set in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

FONT = "Libertinus Serif"
UPRIGHT, SIDEWAYS = (174.0, 228.0), (261.0, 140.0)  # millimetres that a drawing may fill: how wide, how high
UNIT = UPRIGHT[0] / 720  # millimetres of a drawing's unit: a drawing over the whole page is 720 units wide
SMALLEST = 0.7  # of its natural size: a drawing that would be smaller stands sideways, if it is larger there
_OTHER_SCRIPT = re.compile("[\u0600-\u1dff\u2e80-\U0003ffff]")  # letters that the font lacks
_JOINED = re.compile(r"f(?=[a-z])")
_WORDS = re.compile(r"(<tspan\b[^>]*>)([^<]*)")
_BOX = re.compile(r'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"')


def placed(drawings: Sequence[str]) -> dict[str, Any]:
    """Return the drawings of a figure, each with its width in millimetres, and whether they stand sideways.

    All of a drawing is on one page, and none is larger than it was drawn.
    """
    sizes = [_size(svg) for svg in drawings]
    upright, sideways = _scale(sizes, UPRIGHT), _scale(sizes, SIDEWAYS)
    is_sideways = len(sizes) == 1 and upright < SMALLEST * UNIT and sideways > upright
    page = SIDEWAYS if is_sideways else UPRIGHT
    shown = [
        {"svg": _with_font(svg), "width": round(_scale([size], page) * size[0], 2)}
        for svg, size in zip(drawings, sizes, strict=True)
    ]
    return {"drawings": shown, "sideways": is_sideways}


def _size(svg: str) -> tuple[float, float]:
    found = _BOX.search(svg)
    return (float(found[1]), float(found[2])) if found else (720.0, 480.0)


def _scale(sizes: Sequence[tuple[float, float]], page: tuple[float, float]) -> float:
    """Return the millimetres of a unit at which all drawings fit on a page."""
    return min(min(UNIT, page[0] / max(width, 1), page[1] / max(height, 1)) for width, height in sizes)


def _with_font(svg: str) -> str:
    """Return a drawing whose words are set in a font that Typst brings along, so that it is alike on any machine."""
    named = re.sub(r'font-family="[^"]*"', f'font-family="{FONT}"', svg)
    if _OTHER_SCRIPT.search(named):
        named = _WORDS.sub(_without_ligatures, named)
    return named.replace("<svg", f'<svg font-family="{FONT}"', 1) if "font-family" not in named[:400] else named


def _without_ligatures(found: re.Match[str]) -> str:
    """Return words of a drawing with nothing that the font would join: ff, fi, ft.

    Typst takes letters that this font lacks from another one only where both fonts have a letter for a letter.
    """
    return found[1] + _JOINED.sub("f\u200c", found[2])
