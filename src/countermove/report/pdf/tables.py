"""How a table stands on the page: upright or sideways, in which size, and how wide its columns are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from countermove.report.content import Cell, Table
from countermove.report.pdf.columns import is_tight, shares

UPRIGHT, SIDEWAYS = 174.0, 261.0  # millimetres: the width of the text on an upright page and on one on its side
MANY = 9  # with more columns, a table that is long, or too wide for small type, goes on pages of its own, sideways
FEW = 3  # a table with no more rows is not worth a page on its side
SHORT, LETTERS = 8, 900  # a table with no more rows, nor more letters, is kept on one page
WHOLE_ROW = 700  # letters of a row that surely fits on a page, and is kept on one
MILLIMETRES = 0.3528  # in a point
SIZES = ((5, 9.0), (8, 8.5), (MANY, 8.0))  # up to so many columns: so many points
SMALL = 7.2


def layout(table: Table) -> dict[str, Any]:
    """Return how a table stands on the page.

    Units: ``size`` in points; ``columns`` are widths in parts of their sum.
    """
    texts = _columns(table)
    size = _size(len(texts))
    is_worth_it = len(table.rows) > FEW and is_tight(texts, _room(UPRIGHT, size))
    is_sideways = len(texts) > MANY and (is_worth_it or len(table.rows) > SHORT)
    size, width = (8.0, SIDEWAYS) if is_sideways else (size, UPRIGHT)
    return {
        "columns": [round(width, 3) for width in shares(texts, _room(width, size))],
        "size": size,
        "sideways": is_sideways,
        "short": len(table.rows) <= SHORT and sum(map(_letters, table.rows)) <= LETTERS,
        "whole": [_letters(row) <= WHOLE_ROW for row in table.rows],
    }


def _room(width: float, size: float) -> float:
    """Return a width in millimetres in units of a type size in points."""
    return width / (size * MILLIMETRES)


def _letters(row: Sequence[Cell]) -> int:
    return sum(len(cell.text) for cell in row)


def _size(columns: int) -> float:
    return next((size for most, size in SIZES if columns <= most), SMALL)


def _columns(table: Table) -> list[list[str]]:
    """Return the texts of each column, the heads first; where a row is short, the rest of it is empty."""
    count = max([1, len(table.head), *map(len, table.rows)])
    texts: list[list[str]] = [[head] for head in table.head] + [[""] for _ in range(count - len(table.head))]
    for row in table.rows:
        for column, cell in enumerate(row):
            texts[column].append(cell.text)
    return texts
