"""A table of a paper as CSV: the comparison, or another by its name."""

import csv
import io

import pytest
from report.sample_paper import EMPTY, changed, paper

from countermove.errors import CountermoveError
from countermove.interchange.tables.csv_folder import harmless, plain
from countermove.report.comma_separated import write
from countermove.report.content import Cell, Paper, Section, Table
from countermove.report.letters import clean
from countermove.report.naming_tables import RESTS_ON, table_names, tables_by_name


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def one(*cells: str) -> Paper:
    table = Table("T", tuple("ABCDEFGHIJ"[: len(cells)]), (tuple(Cell(text) for text in cells),))
    return Paper("T", "", (), (), (Section("S", "s", (table,)),))


def test_the_comparison_is_written_unless_another_is_asked_for() -> None:
    head, *found = rows(write(paper()))
    table = tables_by_name(paper())["comparison"]
    assert head == [*table.head, RESTS_ON]
    assert [row[: len(table.head)] for row in found] == [[cell.text for cell in row] for row in table.rows]
    assert write(paper()) == write(paper(), "comparison") != write(paper(), "position")


def test_the_first_table_is_written_where_nothing_is_compared() -> None:
    assert rows(write(one("x", "y"))) == [["A", "B"], ["x", "y"]]


@pytest.mark.parametrize("name", table_names(paper()))
def test_every_table_can_be_asked_for(name: str) -> None:
    assert len(rows(write(paper(), name))) == 1 + len(tables_by_name(paper())[name].rows)


def test_every_line_is_a_row_of_one_length() -> None:
    found = rows(write(Paper("T", "", (), (), (Section("S", "s", (Table("T", ("A", "B"), ((Cell("x"),),)),)),))))
    assert found == [["A", "B"], ["x", ""]]


def test_an_unknown_name_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(CountermoveError) as fault:
        write(paper(), "comparisons")
    assert 'no table "comparisons"; did you mean "comparison"?' in str(fault.value)
    assert "position, comparison, comparison-2" in str(fault.value)


def test_a_paper_without_tables_is_refused() -> None:
    with pytest.raises(CountermoveError, match="no table"):
        write(EMPTY)


def test_spreadsheets_see_the_encoding_and_the_bytes_are_the_same_twice() -> None:
    assert write(paper()).startswith(b"\xef\xbb\xbf")
    assert write(paper()) == write(paper())


@pytest.mark.parametrize(
    "text", ["=cmd()", "+1", "-1", "@x", "'x", "\t=1", "\r\n=1", "a=1", " =1", "{{7*7}}", "", 'a"b,c\nd']
)
def test_nothing_is_a_formula_and_tables_of_cases_are_written_alike(text: str) -> None:
    [_, [found]] = rows(write(one(text)))
    assert found == harmless(clean(text))
    assert plain(found) == clean(text)
    assert not found.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_hostile_heads_and_grounds_stay_text() -> None:
    made = changed(paper(), lambda text: text if text in ("comparison", "stated") else f"=1+1\x00\n{text}")
    assert all(text.startswith("'=") or text == "" for row in rows(write(made)) for text in row[:-1])
    assert "\x00" not in write(made).decode()
