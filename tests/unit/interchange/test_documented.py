"""The reference page lists every table, column and limit as they are."""

from __future__ import annotations

import pytest
from doc_pages import DOCS, plain, tables

from countermove.casefile.gmcr import conditions, drawn, parties, rankings, text
from countermove.interchange import gmcr, moves, normal_form, state_table
from countermove.interchange.tables import raw, workbook_read
from countermove.interchange.tables.layout import HEAD_KEYS, TABLES

PAGE = (DOCS / "reference" / "interchange.md").read_text(encoding="utf-8")
COLUMNS = tables(PAGE, "columns of")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_documented(table: object) -> None:
    assert [plain(row[0]) for row in COLUMNS[table.name]] == [column.name for column in table.columns]  # type: ignore[attr-defined]


def test_every_key_of_the_case_is_documented() -> None:
    assert [plain(row[0]) for row in COLUMNS["case"]] == [column.name for column in HEAD_KEYS]
    assert set(COLUMNS) == {"case", "states.csv", *(table.name for table in TABLES)}


def test_every_choice_is_documented() -> None:
    for table in TABLES:
        rows = {plain(row[0]): row[2] for row in COLUMNS[table.name]}
        assert all(f"`{choice}`" in rows[column.name] for column in table.columns for choice in column.choices)


@pytest.mark.parametrize(
    ("limit", "shown"),
    [
        (text.MAXIMUM_BYTES, "16 MB"),
        (parties.MAXIMUM_OPTIONS, "| 2,000, 200, 10,000 |"),
        (parties.MAXIMUM_PARTIES, "| 2,000, 200, 10,000 |"),
        (conditions.MAXIMUM_CONDITIONS, "| 2,000, 200, 10,000 |"),
        (rankings.MOST_STATES, "16,384"),
        (gmcr.MOST_STATES, "up to 16,384 states"),
        (drawn.MOST_MOVES, "50,000"),
        (normal_form.MOST_CONNECTIVES, "200 words"),
        (workbook_read.MOST_BYTES, "| 20 MB, 30 MB |"),
        (workbook_read.MOST_UNPACKED, "| 20 MB, 30 MB |"),
        (workbook_read.MOST_PARTS, "| 1,000, 100 |"),
        (raw.MOST_SHEETS, "| 1,000, 100 |"),
        (raw.MOST_ROWS, "| 50,000, 100 |"),
        (raw.MOST_COLUMNS, "| 50,000, 100 |"),
        (raw.MOST_CHARACTERS, "4,000,000 characters"),
        (workbook_read.MOST_CELLS, "5,000,000"),
        (state_table.MOST_ROWS, "1,048,575"),
        (moves.MOST_STATES, "4,096 states"),
        (moves.MOST_MOVES, "262,144 moves"),
    ],
)
def test_every_limit_is_documented(limit: int, shown: str) -> None:
    number = f"{limit // 1_000_000} MB" if "MB" in shown else f"{limit:,}"
    assert number in shown
    assert shown in PAGE
