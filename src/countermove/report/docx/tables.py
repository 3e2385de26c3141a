"""Tables of a document: real ones, with a head that repeats on each page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from countermove.report.content import Cell, Table
from countermove.report.docx.columns import Layout
from countermove.report.docx.elements import element, link, paragraph, run
from countermove.report.docx.links import Places
from countermove.report.docx.notes import Notes
from countermove.report.letters import clean

_WHOLE = 500  # letters: a row with more may go over two pages
_SHORT, _LETTERS = 8, 900  # a table with no more rows, nor more letters, is kept on one page


class Tables:
    """Writes the tables of one document."""

    def __init__(self, notes: Notes, places: Places) -> None:
        self._notes = notes
        self._places = places

    def table(self, table: Table, layout: Layout) -> Any:
        """Return a table without its caption and notes."""
        head = [_row([_cell(layout, at, "TableHead", [run(text)]) for at, text in _padded(table.head, layout)], "head")]
        rows = [self._row(row, layout, keep) for row, keep in zip(table.rows, _kept(table), strict=True)]
        if not rows:
            rows = [_row([_spanning(layout, "Nothing to show.")])]
        return grid(
            "PaperTable",
            layout.widths,
            [*(head if table.head else []), *rows],
            table.caption,
            has_head=bool(table.head),
        )

    def _row(self, row: Sequence[Cell], layout: Layout, keep: bool) -> Any:
        cells = [
            _cell(layout, at, "TableText" if at else "TableRowHead", self._content(cell, not at), keep)
            for at, cell in enumerate(row)
        ]
        cells += [_cell(layout, at, "TableText", []) for at in range(len(row), len(layout.widths))]
        return _row(cells, "" if sum(len(cell.text) for cell in row) > _WHOLE else "whole")

    def _content(self, cell: Cell, is_head: bool) -> list[Any]:
        place = self._places.about(cell.text) if is_head else ""
        style = "Weak" if cell.is_weak else "Strong" if cell.is_strong and not is_head else ""
        if place:
            return [link(place, run(cell.text, "Hyperlink")), *self._notes.marks(cell.grounds)]
        return [run(cell.text, style), *self._notes.marks(cell.grounds)]


def labelled(style: str, looks: tuple[str, str], width: int, pairs: Iterable[tuple[str, list[Any]]], told: str) -> Any:
    """Return a table of two columns without a head: labels, and what there is to say to each."""
    widths = (width // 4, width - width // 4)
    rows = []
    for label, content in pairs:
        cells = [(widths[0], paragraph(looks[0], run(label))), (widths[1], paragraph(looks[1], *content))]
        rows.append(_row([_box(*cell) for cell in cells], "whole"))
    return grid(style, widths, rows, told, has_head=False)


def grid(style: str, widths: Sequence[int], rows: Iterable[Any], told: str, *, has_head: bool) -> Any:
    """Return a table of rows; ``told`` is what those are told who cannot see it.

    ``has_head`` says whether its first row is its head; else its first column is.
    """
    head, column, sign = (1, 0, "0420") if has_head else (0, 1, "0480")
    look = element(
        "w:tblLook", val=sign, firstRow=head, lastRow=0, firstColumn=column, lastColumn=0, noHBand=0, noVBand=1
    )
    properties = element(
        "w:tblPr",
        element("w:tblStyle", val=style),
        element("w:tblW", w=sum(widths), type="dxa"),
        element("w:tblLayout", type="fixed"),
        look,
        element("w:tblCaption", val=clean(told)),
    )
    columns = element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths))
    return element("w:tbl", properties, columns, *rows)


def _padded(head: Sequence[str], layout: Layout) -> Iterable[tuple[int, str]]:
    return enumerate([*head, *[""] * (len(layout.widths) - len(head))])


def _kept(table: Table) -> list[bool]:
    """Say of each row whether it stays on a page with the next: all of a short table do, and the first of any."""
    letters = sum(len(cell.text) for row in table.rows for cell in row)
    last = len(table.rows) - 1
    is_short = len(table.rows) <= _SHORT and letters <= _LETTERS
    return [is_short and at < last for at in range(len(table.rows))]


def _row(cells: Sequence[Any], kind: str = "") -> Any:
    marks = [element("w:cantSplit")] if kind else []
    marks += [element("w:tblHeader")] if kind == "head" else []
    return element("w:tr", *([element("w:trPr", *marks)] if marks else []), *cells)


def _cell(layout: Layout, at: int, style: str, content: list[Any], keep: bool = False) -> Any:
    return _box(layout.widths[at], paragraph(style + layout.size, *content, keepNext=keep))


def _spanning(layout: Layout, text: str) -> Any:
    made = _box(sum(layout.widths), paragraph("TableText" + layout.size, run(text, "Weak")))
    made.tcPr.append(element("w:gridSpan", val=len(layout.widths)))
    return made


def _box(width: int, content: Any) -> Any:
    return element("w:tc", element("w:tcPr", element("w:tcW", w=width, type="dxa")), content)
