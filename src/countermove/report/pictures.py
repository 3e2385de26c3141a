"""Drawings as pictures of dots, for formats that take no SVG."""

from __future__ import annotations

import json
import tempfile
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

WIDTH = 6.5  # inches, about the text width of a page of A4

# The page is as wide as the text and as high as the drawing; a hair of room keeps lines at the edge whole. The drawing
# is data of the page, never part of its source.
_PAGE = f"""
#set page(width: {WIDTH}in, height: auto, margin: 0.75pt)
#set text(font: json(bytes(sys.inputs.fonts)))
#image(bytes(sys.inputs.drawing), format: "svg", width: 100%)
"""

# In a drawing Typst takes all letters of a text from one font: the first of these that is there. The first comes with
# Typst; it has the letters in the ranges, and no others.
_OWN = ("Libertinus Serif",)
_OWN_LETTERS = (("\0", "\u052f"), ("\u1e00", "\u206f"), ("\u2190", "\u22ff"), ("\u25a0", "\u25ff"))
_BROAD = ("Noto Sans", "DejaVu Sans", "Arial Unicode MS", "Segoe UI", "Arial", *_OWN)
_EAST_ASIAN = (
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Microsoft YaHei",
    "PingFang SC",
    "Hiragino Sans",
    "Arial Unicode MS",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    *_BROAD,
)


def png(svg: str, pixels_per_inch: int = 200) -> bytes:
    """Return a drawing as a PNG of ``WIDTH`` inches; the same drawing gives the same bytes.

    Latin, Greek and Cyrillic letters come from a font that Typst brings along, the same on every machine. A drawing
    with other letters is set in an installed font known to have them; without one they show as empty boxes. Nothing is
    fetched, and no file is read.
    """
    import typst

    families = _families(svg)
    with tempfile.TemporaryDirectory() as nothing:
        compiler = typst.Compiler(
            _PAGE.encode(),
            root=nothing,
            font_paths=_fonts(installed=families is not _OWN),
            sys_inputs={"drawing": svg, "fonts": json.dumps(families)},
        )
        made = compiler.compile(format="png", ppi=pixels_per_inch)
    assert isinstance(made, bytes)  # one page
    return made


def _families(svg: str) -> tuple[str, ...]:
    foreign = [letter for letter in set(svg) if not any(first <= letter <= last for first, last in _OWN_LETTERS)]
    if not foreign:
        return _OWN
    return _EAST_ASIAN if any(unicodedata.east_asian_width(letter) in "WF" for letter in foreign) else _BROAD


@cache
def _fonts(*, installed: bool) -> typst.Fonts:
    import typst

    return typst.Fonts(include_system_fonts=installed)
