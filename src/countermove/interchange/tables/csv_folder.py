"""Tables as a folder of CSV files, one a table; and what keeps a spreadsheet from running what stands in a cell.

A text that a spreadsheet would take for a formula, because it starts with = + - @ or a tab, is written with an
apostrophe before it, and so is one that starts with an apostrophe. Reading takes one apostrophe off again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from countermove.errors import CaseError, Problem, readable_bytes
from countermove.interchange.tables.cells import Cell, number_text
from countermove.interchange.tables.layout import NAMES
from countermove.interchange.tables.raw import MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, RawSheet
from countermove.interchange.tables.spread import Sheet

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LEADS = ("=", "+", "-", "@", "\t", "\r", "'")


def harmless(text: str) -> str:
    """Return a text as it can stand in a CSV cell without being run by a spreadsheet."""
    return f"'{text}" if text.startswith(_LEADS) else text


def plain(text: str) -> str:
    """Return a text as it was before ``harmless``."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_LEADS) else text


def csv_text(rows: Iterable[Sequence[Cell]]) -> str:
    """Return rows as CSV with commas, texts harmless to spreadsheets."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    for row in rows:
        writer.writerow([_written(cell) for cell in row])
    return stream.getvalue()


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    return harmless(cell) if isinstance(cell, str) else number_text(cell)


def csv_files(sheets: Sequence[Sheet]) -> dict[str, bytes]:
    """Return the files of a folder by name, in UTF-8 with the mark that spreadsheets want."""
    return {
        f"{sheet.name}.csv": csv_text([[column.name for column in sheet.columns], *sheet.rows]).encode("utf-8-sig")
        for sheet in sheets
    }


def is_folder_of_tables(path: Path) -> bool:
    """Say whether a folder holds tables of a case and no case file."""
    if not path.is_dir() or any((path / name).is_file() for name in ("case.yaml", "case.yml", "case.json")):
        return False
    return any((path / f"{name}.csv").is_file() for name in NAMES)


def read_folder(path: Path) -> list[RawSheet]:
    """Return the tables of a folder of CSV files.

    Raises: ``CaseError`` for files that cannot be read, are no CSV, or are larger than the limits.
    """
    sheets, problems, left = [], list[Problem](), MOST_CHARACTERS
    for file in sorted(path.iterdir()):
        if file.suffix.lower() != ".csv" or not file.is_file():
            continue
        try:
            text = _text(file, left)
            left -= len(text)
            sheets.append(_sheet(file, text))
        except CaseError as fault:
            problems += fault.problems
    if problems:
        raise CaseError(problems)
    return sheets


def _text(file: Path, left: int) -> str:
    if file.stat().st_size > 4 * left:
        message = f"the tables of a case have at most {readable_bytes(MOST_CHARACTERS)} of text together"
        raise CaseError([Problem(message, path=str(file))])
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = raw[: fault.start].count(b"\n") + 1
        message = f"the file is not UTF-8: byte 0x{raw[fault.start]:02X} stands in line {line}"
        advice = 'in Excel, save it as "CSV UTF-8"'
        raise CaseError([Problem(message, path=str(file), advice=advice)]) from None
    if len(text) > left:
        message = f"the tables of a case have at most {MOST_CHARACTERS:,} characters together"
        raise CaseError([Problem(message, path=str(file))])
    return text


def _sheet(file: Path, text: str) -> RawSheet:
    rows: list[tuple[int, list[str]]] = []
    unreadable: dict[tuple[int, int], str] = {}
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        for number, cells in enumerate(reader, 1):
            if number > MOST_ROWS or len(cells) > MOST_COLUMNS:
                message = f"more than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns; no table of a case has as many"
                raise CaseError([Problem(message, path=str(file))])
            if any(cell.strip() for cell in cells):
                rows.append((number, [plain(cell) for cell in cells]))
                found = (at for at, cell in enumerate(cells) if _CONTROL.search(cell))
                unreadable |= {(number, at): "a control character stands here" for at in found}
    except csv.Error as fault:
        message = f"row {len(rows) + 1} or after cannot be read as CSV: {fault}"
        raise CaseError([Problem(message, path=str(file), advice="save it again as CSV")]) from None
    return RawSheet(file.stem, file.name, rows, unreadable=unreadable)


def _delimiter(text: str) -> str:
    """Return what stands between the headings: a comma, or what some spreadsheets write in its place."""
    first = text.lstrip().partition("\n")[0]
    return max(",;\t", key=first.count)
