"""How wide the columns of a table are, so that nothing is cut off and rows stay low.

Typst shares room evenly among columns that want more than there is; here a column gets room for its longest word, and
what is left goes by how much there is to read in it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

LETTER = 0.46  # of the type size: the width of a letter on average
PADDING = 1.2  # of the type size: beside a cell's text, with the marks of its notes
LONGEST = 14  # letters of a word that gets its whole room; a longer one is hyphenated
NAME = 22  # letters of a row's head that get room on one line


def shares(columns: Sequence[Sequence[str]], room: float) -> list[float]:
    """Return the width of each column of texts, its head first.

    Units: the type size, as is ``room``, the width of the table.
    """
    least = _narrowest(columns)
    wanted = [max(low, _wanted(column)) for low, column in zip(least, columns, strict=True)]
    if sum(wanted) <= room:
        return wanted
    left = max(0.0, room - sum(least))
    return _shared(least, wanted, [_reading(column) for column in columns], left)


def is_tight(columns: Sequence[Sequence[str]], room: float) -> bool:
    """Return whether the longest words of some columns do not fit beside each other, in units of the type size."""
    return sum(_narrowest(columns)) > room


def _narrowest(columns: Sequence[Sequence[str]]) -> list[float]:
    least = [_least(column) for column in columns]
    return [max(least[0], min(_wanted(columns[0]), NAME * LETTER + PADDING)), *least[1:]]


def _reading(column: Sequence[str]) -> float:
    """Return how much there is to read in a column: its longest cell makes a row high, the others count as well."""
    lengths = [len(text) for text in column[1:]] or [0]
    return math.sqrt(max(lengths) * (max(lengths) + sum(lengths) / len(lengths)))


def _shared(least: list[float], wanted: list[float], reading: list[float], left: float) -> list[float]:
    """Return widths with what is left given out by how much there is to read, never more than a column wants."""
    widths = list(least)
    reading = [weight * (want > low) for weight, low, want in zip(reading, least, wanted, strict=True)]
    while left > 0.01 and sum(reading) > 0:
        part = left / sum(reading)
        left = 0.0
        for column, weight in enumerate(reading):
            given = min(weight * part, wanted[column] - widths[column])
            left += weight * part - given
            widths[column] += given
            if widths[column] >= wanted[column] - 0.001:
                reading[column] = 0.0
    return widths


def _least(column: Sequence[str]) -> float:
    longest = max((len(word) for text in column for word in text.split()), default=1)
    return min(longest, LONGEST) * LETTER + PADDING


def _wanted(column: Sequence[str]) -> float:
    """Return the width at which every cell is one line, and the head no more than two."""
    head, *cells = column or [""]
    return max([len(head) / 2, *map(len, cells)]) * LETTER + PADDING
