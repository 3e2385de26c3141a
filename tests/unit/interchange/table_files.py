"""Cases, workbooks and folders of tables for tests."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from doc_pages import DOCS, block_of

from countermove.casefile.case import Case
from countermove.casefile.load import load
from countermove.errors import CaseError, Problem
from countermove.interchange.tables.csv_folder import csv_files
from countermove.interchange.tables.load import load_tables
from countermove.interchange.tables.spread import spread
from countermove.interchange.tables.workbook import as_workbook

Rows = Sequence[Sequence[Any]]

SMALL: dict[str, Rows] = {
    "options": [
        ["decision_maker", "id", "text"],
        ["town", "permit", "Grant the permit"],
        ["town", "fee", "Raise the fee"],
        ["company", "build", "Build the bridge"],
    ],
    "statements": [
        ["decision_maker", "statement"],
        ["town", "build if permit"],
        ["town", "not fee"],
        ["company", "build iff permit"],
    ],
}


def documented(folder: Path, drawn: bool = False) -> Case:
    """Return the case with every key that the page on the case format prints, or the drawn one."""
    name = "drawn" if drawn else "all"
    page = (DOCS / "reference" / "case-format.md").read_text(encoding="utf-8")
    target = folder / name
    (target / "sources").mkdir(parents=True)
    (target / "case.yaml").write_text(block_of(page, f"{name}/case.yaml"), encoding="utf-8")
    return load(target)


def through(case: Case, folder: Path, kind: str) -> Case:
    """Return a case after it was a workbook, or a folder of CSV files."""
    return load_tables(written(case.content, folder, kind))[0]


def written(content: Mapping[str, Any], folder: Path, kind: str) -> Path:
    """Write a case's content as a workbook or a folder of CSV files, and return its path."""
    sheets = spread(content)
    path = folder / f"tables{'.xlsx' if kind == 'xlsx' else ''}"
    if kind == "xlsx":
        path.write_bytes(as_workbook(sheets))
        return path
    path.mkdir(exist_ok=True)
    for name, text in csv_files(sheets).items():
        (path / name).write_bytes(text)
    return path


def workbook(sheets: Mapping[str, Rows], folder: Path) -> Path:
    """Write a workbook as a person might have typed it; a text that starts with = is a formula."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"strings_to_urls": False}) as book:
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for at, cell in enumerate(cells):
                    if cell is not None:
                        page.write(row, at, cell)
    path = folder / "typed.xlsx"
    path.write_bytes(stream.getvalue())
    return path


def changed(**tables: Rows) -> dict[str, Rows]:
    """Return the small case's tables, some of them replaced or added."""
    return {**SMALL, **tables}


def problems(sheets: Mapping[str, Rows], folder: Path) -> tuple[Problem, ...]:
    """Return what is wrong with a workbook of these sheets."""
    with pytest.raises(CaseError) as caught:
        load_tables(workbook(sheets, folder))
    return caught.value.problems


def problem(sheets: Mapping[str, Rows], folder: Path) -> Problem:
    """Return the one thing that is wrong."""
    found = problems(sheets, folder)
    assert len(found) == 1, [str(one) for one in found]
    return found[0]


def said(sheets: Mapping[str, Rows], folder: Path) -> str:
    """Return the one thing that is wrong as it is shown, the path left out."""
    return re.sub(r"^\S*typed\.xlsx: ", "", str(problem(sheets, folder)))
