"""A stranger's Excel workbook to tables of texts: nothing is computed, no link is followed, and limits say so."""

from __future__ import annotations

import io
import warnings
import zipfile
from pathlib import Path
from typing import Any

from countermove.errors import CaseError, Problem, readable_bytes
from countermove.interchange.tables.cells import text_of
from countermove.interchange.tables.raw import (
    MOST_CHARACTERS,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SHEETS,
    RawSheet,
    column_letters,
)

MOST_BYTES = 20_000_000
MOST_UNPACKED = 30_000_000
MOST_PARTS = 1_000
MOST_CELLS = 5_000_000
LAST_ROW = 1_048_576
_FORMULA = "a formula stands here, and formulas are not computed"
_ERROR = "Excel shows an error here"


def read_workbook(path: Path) -> list[RawSheet]:
    """Return the sheets of a workbook as texts.

    Cells with formulas or errors are listed in each sheet's ``unreadable``.

    Raises: ``CaseError`` for what is no workbook, or larger than the limits.
    """
    raw = _checked(path)
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about drawings and rules of cells, which are not read
        try:
            book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=False, keep_links=False)
            if len(book.sheetnames) > MOST_SHEETS:
                raise _refused(path, f"{len(book.sheetnames)} sheets; the limit is {MOST_SHEETS}")
            budget = _Budget(path)
            return [_sheet(page, path, budget) for page in book.worksheets]
        except CaseError:
            raise
        except Exception as fault:
            # A damaged workbook makes the library stumble in many ways; whatever it is, the file cannot be read.
            message = f"this cannot be read as an Excel workbook ({type(fault).__name__})"
            raise _refused(path, message, "open it in a spreadsheet and save it again as .xlsx") from None


def _checked(path: Path) -> bytes:
    """Return a workbook's bytes, once it is known that unpacking it is harmless."""
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= MOST_BYTES else b""
    except OSError as fault:
        raise _refused(path, f"cannot be read: {fault.strerror or fault}") from None
    if size > MOST_BYTES:
        raise _refused(path, f"the file has {readable_bytes(size)}; the limit is {readable_bytes(MOST_BYTES)}")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            _refuse_bombs(path, archive)
    except CaseError:
        raise
    except Exception:
        message = "this is no Excel workbook, or it is damaged"
        raise _refused(path, message, "save it as .xlsx, not .xls, .ods or with a password") from None
    return raw


def _refuse_bombs(path: Path, archive: zipfile.ZipFile) -> None:
    """Stop at workbooks that unpack to more than the limit, or that define entities in their XML."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise _refused(path, f"the workbook has {len(parts):,} parts; the limit is {MOST_PARTS:,}")
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_UNPACKED:
        limit = readable_bytes(MOST_UNPACKED)
        raise _refused(path, f"the workbook unpacks to {readable_bytes(unpacked)}; the limit is {limit}")
    names = [part.filename for part in parts]
    if len(set(names)) < len(names):
        raise _refused(path, "two parts of the workbook have one name")
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            _refuse_entities(path, archive.read(part))


def _refuse_entities(path: Path, text: bytes) -> None:
    plain = text.replace(b"\0", b"")  # as it would be in an encoding of two bytes
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise _refused(path, "the workbook defines entities in its XML, which spreadsheets never write")


class _Budget:
    """How much of a workbook may still be read: characters of text, and cells, empty ones included."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._characters, self._cells = MOST_CHARACTERS, MOST_CELLS

    def spend(self, cells: int, characters: int) -> None:
        """Take off what a row has.

        Raises: ``CaseError`` where that is more than is left.
        """
        self._cells -= cells
        self._characters -= characters
        if self._characters < 0:
            raise _refused(self._path, f"the tables of a case have at most {MOST_CHARACTERS:,} characters together")
        if self._cells < 0:
            advice = "copy the tables into a new workbook"
            raise _refused(self._path, f"the workbook has more than {MOST_CELLS:,} cells, most of them empty", advice)


def _sheet(page: Any, path: Path, budget: _Budget) -> RawSheet:
    sheet = RawSheet(page.title, f"sheet {page.title}", [], has_letters=True)
    page.reset_dimensions()  # what a sheet says of its own size may be wrong
    for number, cells in enumerate(page.iter_rows(), 1):
        if number > LAST_ROW:
            raise _refused(path, f"{sheet.label} has a row below the last one that a sheet can have")
        texts = [_cell(sheet, number, at, cell) for at, cell in enumerate(cells)]
        while texts and not texts[-1] and (number, len(texts) - 1) not in sheet.unreadable:
            texts.pop()
        budget.spend(len(cells), sum(map(len, texts)))
        if texts:
            _refuse_far(path, sheet, number, len(texts))
            sheet.rows.append((number, texts))
    return sheet


def _refuse_far(path: Path, sheet: RawSheet, row: int, columns: int) -> None:
    """Stop at what stands further down or to the right than any table of a case goes."""
    if row > MOST_ROWS:
        message = f"something stands in row {row:,} of {sheet.label}; a table of a case has at most {MOST_ROWS:,} rows"
        raise _refused(path, message)
    if columns > MOST_COLUMNS:
        place = f"column {column_letters(columns - 1)} of {sheet.label}, row {row}"
        message = f"something stands in {place}; a table of a case has at most {MOST_COLUMNS} columns"
        raise _refused(path, message)


def _cell(sheet: RawSheet, row: int, at: int, cell: Any) -> str:
    if cell.value is None:
        return ""
    if cell.data_type in ("f", "e"):
        sheet.unreadable[row, at] = _FORMULA if cell.data_type == "f" else _ERROR
        return ""
    return text_of(cell.value)


def _refused(path: Path, message: str, advice: str = "") -> CaseError:
    return CaseError([Problem(message, path=str(path), advice=advice)])
