"""Tables as they come from a file: texts in rows, each row with its number."""

from __future__ import annotations

from dataclasses import dataclass, field

MOST_ROWS = 50_000
MOST_COLUMNS = 100
MOST_SHEETS = 100
MOST_CHARACTERS = 4_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """A cell, for people to find: the sheet, the row counted from 1, the column's heading and its letters."""

    sheet: str
    row: int
    column: str = ""
    letters: str = ""

    def __str__(self) -> str:
        where = f"{self.sheet}, row {self.row}"
        if not self.column:
            return where
        return f"{where}, column {self.column}" + (f" ({self.letters}{self.row})" if self.letters else "")


@dataclass(slots=True)
class RawSheet:
    """One table of a file.

    ``label`` is how people find it (``sheet options`` or ``options.csv``); ``unreadable`` are cells that hold no text,
    with what is wrong with them.
    """

    name: str
    label: str
    rows: list[tuple[int, list[str]]]
    has_letters: bool = False
    unreadable: dict[tuple[int, int], str] = field(default_factory=dict)

    def place(self, row: int, column: int = -1, heading: str = "") -> Place:
        """Return where a cell is; without a column, where the row is."""
        letters = column_letters(column) if self.has_letters and column >= 0 else ""
        return Place(self.label, row, heading, letters)


def column_letters(number: int) -> str:
    """Return the letters of a column counted from 0, as spreadsheets show them."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
