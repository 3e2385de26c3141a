"""Tables as an Excel workbook, one a sheet, for people to read and fill in."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from countermove.interchange.tables.cells import Cell
from countermove.interchange.tables.layout import ABOUT, HEAD_KEYS
from countermove.interchange.tables.spread import Sheet
from countermove.interchange.tables.table import Column

LONGEST_CELL = 32_767
_WIDEST, _NARROWEST = 60, 8
_LISTED = 500
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed day, so that the same case gives the same bytes


def as_workbook(sheets: Sequence[Sheet]) -> bytes:
    """Return a workbook: a sheet that explains the tables, those that people fill in, and others that have rows.

    Texts are written as texts: one that starts with = is data, and no address becomes a link.

    Source: stack.md, section 8.
    """
    import xlsxwriter

    stream = io.BytesIO()
    settings = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(stream, settings) as book:
        book.set_properties({"created": _CREATED})
        heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        body = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        number = book.add_format({"valign": "top"})
        written = [sheet for sheet in sheets if sheet.rows or sheet.is_core]
        for sheet in [_about(written), *written]:
            _write(book.add_worksheet(sheet.name), sheet, heading, body, number)
        book.worksheets()[1].activate()
    return stream.getvalue()


def _about(sheets: Sequence[Sheet]) -> Sheet:
    """Return the sheet that says what stands where; it is not read back."""
    columns = (Column("table", ""), Column("column", ""), Column("what stands there", ""))
    rows: list[tuple[Cell, ...]] = []
    for sheet in sheets:
        rows.append((sheet.name, None, sheet.meaning))
        explained = HEAD_KEYS if sheet.columns[0].name == "key" else sheet.columns
        rows += [(None, column.name, _meaning(column)) for column in explained]
    return Sheet(ABOUT, "", columns, tuple(rows))


def _meaning(column: Column) -> str:
    choices = ", ".join(column.choices)
    return "; ".join(filter(None, (column.meaning, choices)))


def _write(page: Any, sheet: Sheet, heading: Any, body: Any, number: Any) -> None:
    for at, column in enumerate(sheet.columns):
        page.write_string(0, at, column.name, heading)
        page.set_column(at, at, _width(sheet, at), number if column.kind == "number" else body)
    for row, cells in enumerate(sheet.rows, 1):
        for at, cell in enumerate(cells):
            _write_cell(page, row, at, cell, body, number)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    if sheet.name != ABOUT:
        _offer_choices(page, sheet)


def _write_cell(page: Any, row: int, at: int, cell: Cell, body: Any, number: Any) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, str):
        page.write_string(row, at, cell[:LONGEST_CELL], body)
    elif float(f"{cell:.16G}") == cell:
        page.write_number(row, at, cell, number)
    else:  # a workbook keeps sixteen digits of a number
        page.write_string(row, at, repr(cell), body)


def _width(sheet: Sheet, at: int) -> int:
    """Return a width that shows most cells of a column whole, in characters."""
    texts = [str(row[at]) for row in sheet.rows[:_LISTED] if row[at] is not None]
    lengths = sorted(max(len(line) for line in text.splitlines() or [""]) for text in texts)
    usual = lengths[(len(lengths) * 9) // 10] if lengths else 0
    return max(_NARROWEST, len(sheet.columns[at].name) + 3, min(_WIDEST, usual + 2))


def _offer_choices(page: Any, sheet: Sheet) -> None:
    """Offer the words of a column in a list, without forbidding others: a case says what is wrong itself."""
    for at, column in enumerate(sheet.columns):
        choices = (*(("yes", "no") if column.kind in {"flag", "yes or no"} else ()), *column.choices)
        if choices:
            rule = {"validate": "list", "source": list(choices), "error_type": "warning"}
            page.data_validation(1, at, len(sheet.rows) + _LISTED, at, rule)
