"""The little SVG that the charts need: shapes and wrapped text, every text escaped.

Lengths are in units of the drawing's view box, about one CSS pixel at a page's full measure. Nothing has an id, so
that any number of drawings can stand in one page.
"""

from __future__ import annotations

import unicodedata
from html import escape

from countermove.report.letters import clean

SIZE = 12.0  # of text
LEADING = 15.0  # from line to line
WIDTH = 720.0
PAGE = 980.0
"""As high as a drawing may be to fit a printed page."""

# Widths in parts of the type size, those of a wide common font: nothing measures a font here. About 0.55 on average.
_NARROW, _PLAIN, _LARGE, _FULL = 0.41, 0.64, 0.8, 1.05
_NARROW_LETTERS = frozenset("fijlrt .,:;'’!|()[]/-I")
_FULL_LETTERS = frozenset("mMW@%—…→↑")


def measure(text: str, size: float = SIZE) -> float:
    """Return the width that a text needs at most, in a common font."""
    return size * sum(_letter(letter) for letter in text)


def _letter(letter: str) -> float:
    if letter in _NARROW_LETTERS:
        return _NARROW
    if letter in _FULL_LETTERS or unicodedata.east_asian_width(letter) in "WF":
        return _FULL
    return _LARGE if letter.isupper() or letter in "w&" else _PLAIN


def wrap(text: str, width: float, most: int = 0, size: float = SIZE) -> list[str]:
    """Return a text in lines no wider than a width, and no more of them than ``most`` (0: as many as it takes)."""
    lines: list[str] = []
    for word in clean(text).split():
        for piece in _pieces(word, width, size):
            if lines and measure(f"{lines[-1]} {piece}", size) <= width:
                lines[-1] += f" {piece}"
            else:
                lines.append(piece)
    if 0 < most < len(lines):
        lines = [*lines[: most - 1], _shorten(f"{lines[most - 1]}…", width, size)]
    return lines


def _pieces(word: str, width: float, size: float) -> list[str]:
    """Return a word that is too long for a line in parts, and any other word whole."""
    if measure(word, size) <= width:
        return [word]
    pieces = [""]
    for letter in word:
        if pieces[-1] and measure(pieces[-1] + letter + "-", size) > width:
            pieces[-1] += "-"
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _shorten(line: str, width: float, size: float) -> str:
    while len(line) > 2 and measure(line, size) > width:
        line = line[:-2].rstrip() + "…"
    return line


def number(value: float) -> str:
    """Return a length as SVG writes it: at most one decimal, and no needless ones."""
    return f"{value:.1f}".removesuffix(".0")


def element(name: str, inside: str = "", **attributes: str | float) -> str:
    """Return an element; attributes are escaped, what is inside is markup made here."""
    words = [
        f' {key.rstrip("_").replace("_", "-")}="{escape(value) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
    ]
    return f"<{name}{''.join(words)}>{inside}</{name}>" if inside else f"<{name}{''.join(words)}/>"


def drawing(width: float, height: float, title: str, description: str, *parts: str, role: str = "img") -> str:
    """Return a whole drawing that scales to the room it is given; one with links in it is a ``group``."""
    told = element("title", words(title) or " ") + element("desc", words(description) or " ")
    return element(
        "svg",
        told + "".join(parts),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        role=role,
        font_size=SIZE,
        fill="currentColor",
    )


def words(text: str) -> str:
    """Return a text as the content of an element."""
    return escape(clean(text))


def rectangle(x: float, y: float, width: float, height: float, **attributes: str | float) -> str:
    """Return a rectangle, an outline on white unless told otherwise."""
    look: dict[str, str | float] = {"fill": "#fff", "stroke": "currentColor", "stroke_width": 1.0}
    return element("rect", "", x=x, y=y, width=width, height=height, **{**look, **attributes})


def line(x1: float, y1: float, x2: float, y2: float, **attributes: str | float) -> str:
    """Return a straight line."""
    look: dict[str, str | float] = {"stroke": "currentColor", "stroke_width": 1.0}
    return element("line", "", x1=x1, y1=y1, x2=x2, y2=y2, **{**look, **attributes})


def text_lines(lines: list[str], x: float, y: float, title: str = "", **attributes: str | float) -> str:
    """Return lines of text, the first on a base line at ``y``; a title holds what had to be shortened."""
    spans = [element("tspan", words(row), x=x, y=y + index * LEADING) for index, row in enumerate(lines)]
    told = element("title", words(title)) if title else ""
    return element("text", told + "".join(spans), **attributes) if lines else ""
