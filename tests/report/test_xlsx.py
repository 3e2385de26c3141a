"""The tables of a paper as a workbook: one a sheet, nothing lost, nothing run."""

import csv
import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from report.office import converted
from report.sample_paper import EMPTY, changed, paper

from countermove.report.content import Cell, Paper, Section, Table
from countermove.report.letters import clean
from countermove.report.naming_tables import RESTS_ON, table_names, tables_by_name
from countermove.report.xlsx import sheet_names, write

HOSTILE = [
    "=cmd|'/c calc'!A0",
    "+1",
    "-1",
    "@SUM(A1)",
    "{{7*7}}",
    "{=A1}",
    "http://a.example",
    "<x>&",
    "a\x00\x1b\ud800",
    "שלום",
]


def book(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def one(*tables: Table, **more: Any) -> Paper:
    return replace(Paper("T", "", (), (), (Section("S", "s", tables),)), **more)


def test_the_same_paper_gives_the_same_bytes_and_no_time_of_making() -> None:
    data = write(paper())
    assert data == write(paper())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert book(data).properties.created.year == 2000


def test_there_is_a_sheet_for_every_table_under_its_short_name() -> None:
    names = ("position", "comparison", "comparison-2")
    assert table_names(paper()) == names
    assert book(write(paper())).sheetnames == ["contents", *names]


def test_the_first_sheet_has_the_papers_facts_and_leads_to_the_tables() -> None:
    page = book(write(paper()))["contents"]
    said = {(row[0].value, row[1].value) for row in page.iter_rows()}
    assert set(paper().facts) <= said
    assert set(paper().made_with) <= said
    assert ("comparison", "Table 2. The options, hardest first") in said
    leads = {row[0].value: row[0].hyperlink.location for row in page.iter_rows() if row[0].hyperlink}
    assert leads == {name: f"'{name}'!A1" for name in table_names(paper())}


@pytest.mark.parametrize("name", table_names(paper()))
def test_a_sheet_has_heads_rows_grounds_and_notes(name: str) -> None:
    table, page = tables_by_name(paper())[name], book(write(paper()))[name]
    rows = [[cell.value or "" for cell in row] for row in page.iter_rows()]
    assert rows[0][0].endswith(table.caption)
    assert tuple(rows[1]) == (*table.head, RESTS_ON)
    for found, expected in zip(rows[2:], table.rows, strict=False):
        assert found[: len(expected)] == [cell.text for cell in expected]
        for ground in (ground for cell in expected for ground in cell.grounds):
            assert ground.label in found[-1]
            assert all(cite in found[-1] for cite in ground.cites)
    assert [row[0] for row in rows[2 + len(table.rows) :] if row[0]] == list(table.notes)
    assert page.freeze_panes == "B3"
    assert page.auto_filter.ref


def test_what_rests_on_what_is_said_by_column() -> None:
    row = [cell.value for cell in book(write(paper()))["position"][5]]
    assert row[-1] == (
        "Setting, Can it be taken back?: Nordline 1, keep the old berth if the lease runs: "
        "ACC/2/3; ACC/2/4; LEASE/1/9 (judged)"
    )


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_text(hostile: str) -> None:
    quiet = replace(paper(), sections=paper().sections[:1])
    made = book(write(changed(quiet, lambda text: text if text in ("stated", "position") else hostile + text)))
    for page in made.worksheets:
        for cell in (cell for row in page.iter_rows() for cell in row if cell.value is not None):
            assert cell.data_type == "s"
            assert cell.hyperlink is None or cell.hyperlink.target is None
    assert made["position"]["A3"].value == clean(hostile + "Sundby")


def test_sheets_have_names_that_excel_takes() -> None:
    names = sheet_names(["a" * 40, "a" * 40, "History", "contents", "x[y]:*?/\\z", "'", "", "Ä", "ä"])
    assert len({name.lower() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)
    assert not {"history", "contents"} & {name.lower() for name in names}


@pytest.mark.parametrize("made", [EMPTY, one(), one(Table("Empty", ("A",), ())), one(Table("Bare", (), ()))])
def test_a_paper_with_little_in_it_can_be_written(made: Paper) -> None:
    assert book(write(made)).sheetnames[0] == "contents"


def test_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    page = book(write(one(Table("Long", ("A",), ((Cell("x" * 40_000),),)))))["s"]
    assert len(page["A3"].value) == 32_767
    assert page["A3"].value.endswith("…")


def test_names_stay_with_their_sections() -> None:
    table = Table("T", ("A",), ())
    made = Paper("T", "", (), (), (Section("S", "s", (table, table)), Section("S", "s-2", (table,))))
    assert table_names(made) == ("s", "s-2", "s-2-2")


def test_another_program_reads_it(tmp_path: Path) -> None:
    every = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"  # the second sheet
    converted(write(paper()), "paper.xlsx", every, tmp_path)
    [found] = tmp_path.glob("*.csv")
    rows = list(csv.reader(io.StringIO(found.read_text(encoding="utf-8"))))
    table = tables_by_name(paper())["position"]
    assert rows[1] == [*table.head, RESTS_ON]
    assert [row[: len(table.head)] for row in rows[2:6]] == [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize("columns", [1, 2, 12])
def test_a_long_note_widens_neither_a_column_nor_the_print(columns: int) -> None:
    note = "Numbers are places in an order. " * 20
    row = tuple(Cell("1") for _ in range(columns))
    page = book(write(one(Table("C", ("H",) * columns, (row,), (note, "Short.")))))["s"]
    (first, second) = sorted(page.merged_cells.ranges, key=lambda found: found.min_row)
    assert [page.cell(found.min_row, 1).value for found in (first, second)] == [clean(note), "Short."]
    assert page.cell(first.min_row, 1).alignment.wrap_text
    assert first.max_col <= 14
    assert page.row_dimensions[first.min_row].height >= 5 * 15
