"""The tables of a paper as an Excel workbook: one a sheet, and a first sheet that lists them.

Every text is written as a text: one that starts with = is data, and no address becomes a link.

Source: stack.md, section 8.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from textwrap import wrap
from typing import Any

from countermove.report.content import Paper, Table
from countermove.report.letters import clean
from countermove.report.naming_tables import RESTS_ON, as_rows, tables_by_name

_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed day, so that the same paper gives the same bytes
_LONGEST_CELL, _LONGEST_NAME, _LONGEST_PROPERTY = 32_767, 31, 255  # letters that Excel takes
_NARROWEST, _WIDEST, _NOTE = 8, 48, 100  # letters
_LINE, _TALLEST = 15.0, 409.0  # points
_CONTENTS = "contents"
_TAKEN = {_CONTENTS, "history"}  # Excel keeps the second for itself


def write(paper: Paper) -> bytes:
    """Return the tables of a paper as a workbook (.xlsx); the same paper gives the same bytes.

    A sheet has the table's caption, its heads, its rows and the notes below; what cells rest on stands in a last
    column, "Rests on". The first sheet has the paper's facts, and leads to the tables.
    """
    import xlsxwriter

    stream = io.BytesIO()
    settings = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    tables = tables_by_name(paper)
    names = sheet_names(tables)
    with xlsxwriter.Workbook(stream, settings) as book:
        about = {"title": paper.title, "subject": paper.subtitle}
        book.set_properties(
            {"created": _CREATED, **{key: _fit(text, _LONGEST_PROPERTY) for key, text in about.items()}}
        )
        looks = _looks(book)
        _contents(book.add_worksheet(_CONTENTS), paper, dict(zip(names, tables.values(), strict=True)), looks)
        for number, (name, table) in enumerate(zip(names, tables.values(), strict=True), 1):
            _sheet(book.add_worksheet(name), number, table, looks)
    return stream.getvalue()


def sheet_names(names: Iterable[str]) -> list[str]:
    """Return names of sheets after names of tables: short enough, without letters that Excel forbids, each once."""
    found: list[str] = []
    taken = set(_TAKEN)
    for name in names:
        stem = re.sub(r"[\[\]:*?/\\']+", "-", clean(name))[:_LONGEST_NAME].strip("- ") or "table"
        number, chosen = 1, stem
        while chosen.lower() in taken:
            number += 1
            chosen = f"{stem[: _LONGEST_NAME - len(str(number)) - 1]}-{number}"
        taken.add(chosen.lower())
        found.append(chosen)
    return found


def _looks(book: Any) -> dict[str, Any]:
    cell = {"text_wrap": True, "valign": "top", "num_format": "@", "bottom": 7, "bottom_color": "#BFBFBF"}
    looks = {
        "title": {"bold": True, "font_size": 14},
        "caption": {"bold": True, "font_size": 12},
        "head": {
            **cell,
            "bold": True,
            "bottom": 1,
            "bottom_color": "#1A1A1A",
            "top": 1,
            "bg_color": "#EDEDED",
            "valign": "bottom",
        },
        "cell": cell,
        "row head": {**cell, "bold": True},
        "strong": {**cell, "bold": True},
        "weak": {**cell, "italic": True, "font_color": "#595959"},
        "note": {"font_color": "#4D4D4D", "text_wrap": True, "valign": "top"},
        "subtitle": {"font_color": "#4D4D4D"},
        "link": {"font_color": "#123F73", "underline": 1, "valign": "top"},
    }
    return {name: book.add_format(look) for name, look in looks.items()}


def _contents(page: Any, paper: Paper, tables: dict[str, Table], looks: dict[str, Any]) -> None:
    page.set_column(0, 0, 26)
    page.set_column(1, 1, 90)
    _say(page, 0, 0, paper.title, looks["title"])
    _say(page, 1, 0, paper.subtitle, looks["subtitle"])
    row = _pairs(page, 3, paper.facts, looks)
    for name, number, table in ((name, number, table) for number, (name, table) in enumerate(tables.items(), 1)):
        page.write_url(row, 0, f"internal:'{name}'!A1", looks["link"], string=name)
        _say(page, row, 1, f"Table {number}. {table.caption}", looks["cell"])
        row += 1
    _pairs(page, row + 1, paper.made_with, looks)
    _print_on(page, is_wide=False)


def _pairs(page: Any, row: int, pairs: Sequence[tuple[str, str]], looks: dict[str, Any]) -> int:
    for label, value in pairs:
        _say(page, row, 0, label, looks["row head"])
        _say(page, row, 1, value, looks["cell"])
        row += 1
    return row + 1 if pairs else row


def _sheet(page: Any, number: int, table: Table, looks: dict[str, Any]) -> None:
    heads, *rows = as_rows(table)
    _say(page, 0, 0, f"Table {number}. {table.caption}", looks["caption"])
    widths = [_width(heads, rows, at) for at in range(len(heads))]
    page.set_row(1, _height(heads, widths))
    for at, head in enumerate(heads):
        page.set_column(at, at, widths[at])
        page.write_string(1, at, _fit(head, _LONGEST_CELL), looks["head"])
    for row, texts in enumerate(rows):
        page.set_row(row + 2, _height(texts, widths))
        for at, text in enumerate(texts):
            _say(page, row + 2, at, text, looks[_look(table, row, at)])
    for at, note in enumerate(table.notes, len(rows) + 3):
        _note(page, at, note, widths, looks["note"])
    page.freeze_panes(2, 1)
    if heads and rows:
        page.autofilter(1, 0, len(rows) + 1, len(heads) - 1)
    page.repeat_rows(1)
    _print_on(page, is_wide=len(heads) > 4)


def _note(page: Any, row: int, text: str, widths: Sequence[int], look: Any) -> None:
    """Write a note in lines over as many columns as that takes, so that it widens neither a column nor the print."""
    columns = 2
    while sum(widths[:columns]) + _NARROWEST * max(0, columns - len(widths)) < _NOTE:
        columns += 1
    room = sum(widths[:columns]) + _NARROWEST * max(0, columns - len(widths))
    page.set_row(row, _height([text], [room]))
    page.merge_range(row, 0, row, columns - 1, "", look)
    _say(page, row, 0, text, look)


def _look(table: Table, row: int, at: int) -> str:
    cells = table.rows[row]
    if at >= len(cells):
        return "cell"
    weighed = "strong" if cells[at].is_strong else "weak" if cells[at].is_weak else ""
    return weighed or ("cell" if at else "row head")


def _say(page: Any, row: int, at: int, text: str, look: Any) -> None:
    if text:
        page.write_string(row, at, _fit(text, _LONGEST_CELL), look)


def _fit(text: str, longest: int) -> str:
    """Return a text that Excel takes; one that is too long ends with three dots."""
    cleaned = clean(text)
    return cleaned if len(cleaned) <= longest else cleaned[: longest - 1] + "…"


def _width(heads: Sequence[str], rows: Sequence[Sequence[str]], at: int) -> int:
    """Return a width, in letters, that shows most cells of a column in a few lines."""
    longest = max((len(word) for row in rows for word in row[at].split()), default=0)
    lengths = sorted(len(row[at]) for row in rows)
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    most = _WIDEST * 2 if heads[at] == RESTS_ON else _WIDEST
    head = max((len(word) for word in heads[at].split()), default=0) + 4
    return min(most, max(_NARROWEST, head, longest + 2, usual + 2))


def _height(texts: Sequence[str], widths: Sequence[int]) -> float:
    """Return a height, in points, that shows a row's longest text whole: not every program finds it by itself."""
    lines = max((len(wrap(text, width - 1)) for text, width in zip(texts, widths, strict=True)), default=1)
    return min(_TALLEST, _LINE * max(lines, 1))


def _print_on(page: Any, *, is_wide: bool) -> None:
    """Print on A4, all columns on one page's width."""
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    if is_wide:
        page.set_landscape()
