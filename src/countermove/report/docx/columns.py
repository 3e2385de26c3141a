"""How wide a table's columns are, how large its letters, and which way round its page has to be."""

from __future__ import annotations

from dataclasses import dataclass

from countermove.report.charts.svg import measure
from countermove.report.content import Table
from countermove.report.docx.pages import SIDEWAYS, UPRIGHT, Page
from countermove.report.letters import clean

WIDE, WIDEST = 6, 9  # with more columns, a table is set in smaller type
_GAP = 150  # beside the text of a cell, both sides together
_LONGEST = 2200  # no word asks for more than this: longer ones are broken
_SIZES = {"": 8.5, "Small": 7.5, "Smallest": 7.0}  # of type, by how the styles are called
_NARROWER = 0.92  # the font of tables, against the wide one that drawings reckon with
_HEAD_LINES = 3  # a column's head may take as many, and asks for no more room
_NOTE = 40  # what a reference to a note takes


@dataclass(frozen=True, slots=True)
class Layout:
    """A table's page, the suffix of its paragraph styles, and the widths of its columns in twentieths of a point."""

    page: Page
    size: str
    widths: tuple[int, ...]


def layout(table: Table) -> Layout:
    """Return how a table is best laid out: upright while its longest words fit."""
    count = max([len(table.head), *map(len, table.rows), 1])
    size = "Smallest" if count > WIDEST else "Small" if count > WIDE else ""
    least, most = _needs(table, count, _SIZES[size])
    page = UPRIGHT if sum(least) <= UPRIGHT.text_width else SIDEWAYS
    return Layout(page, size, _widths(least, most, page.text_width))


def _needs(table: Table, count: int, size: float) -> tuple[list[int], list[int]]:
    """Return what each column needs at least, for its longest word, and at most, for its longest cell on one line."""
    least, most = [0] * count, [0] * count
    for column in range(count):
        head = table.head[column] if column < len(table.head) else ""
        cells = [row[column] for row in table.rows if column < len(row)]
        texts = [(head, 0), *((cell.text, _NOTE * 3 * len(cell.grounds)) for cell in cells)]
        words = [_width(word, size) + room for text, room in texts for word in clean(text).split()]
        least[column] = min(max(words, default=0) + _GAP, _LONGEST)
        wished = [_width(head, size) // _HEAD_LINES, *(_width(text, size) + room for text, room in texts[1:])]
        most[column] = max(max(wished) + _GAP, least[column])
    return least, most


def _width(text: str, size: float) -> int:
    return round(20 * measure(text, size) * _NARROWER)


def _widths(least: list[int], most: list[int], room: int) -> tuple[int, ...]:
    """Return widths that fill the room: each column its longest word, and the rest to those with more to say.

    Long columns get less than in proportion, or one of them would take all.
    """
    if sum(least) >= room:
        return _rounded([width * room / sum(least) for width in least], room)
    if sum(most) <= room:
        return _rounded([width * room / sum(most) for width in most], room)
    wishes = [(high - low) ** 0.5 for low, high in zip(least, most, strict=True)]
    widths, spare = [float(width) for width in least], room - sum(least)
    while spare > 1 and any(wishes):
        share = spare / sum(wishes)
        for at, wish in enumerate(wishes):
            given = min(wish * share, most[at] - widths[at])
            widths[at] += given
            spare -= given
            if most[at] - widths[at] < 1:
                wishes[at] = 0
    return _rounded(widths, room)


def _rounded(widths: list[float], room: int) -> tuple[int, ...]:
    found = [int(width) for width in widths]
    found[-1] += room - sum(found)
    return tuple(found)
