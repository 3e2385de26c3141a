"""The workbook people get, and the workbooks strangers send."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from unit.interchange.table_files import SMALL, changed, problem, workbook, written

from countermove.casefile.load import load
from countermove.errors import CaseError, CountermoveError
from countermove.interchange.formats import written as in_format
from countermove.interchange.tables import raw, workbook_read
from countermove.interchange.tables.load import load_tables
from countermove.interchange.tables.spread import spread
from countermove.interchange.tables.workbook import as_workbook


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    path = written(load("soviet-japan-1985").content, tmp_path_factory.mktemp("book"), "xlsx")
    return openpyxl.load_workbook(path)


def test_every_sheet_can_be_read(book: openpyxl.Workbook) -> None:
    """Headings stay in sight and are bold, can be filtered, and columns are wide enough for most of what is in them."""
    for page in book.worksheets:
        assert page.freeze_panes == "A2", page.title
        assert page.auto_filter.ref, page.title
        for cell in page[1]:
            width = page.column_dimensions[cell.column_letter].width
            assert cell.font.bold
            assert len(str(cell.value)) <= width <= 70, (page.title, cell.value, width)
            assert cell.alignment.wrap_text


def test_the_first_sheet_explains_the_others(book: openpyxl.Workbook) -> None:
    about = book.worksheets[0]
    assert about.title == "about"
    tables = [row[0].value for row in about.iter_rows(min_row=2) if row[0].value]
    assert tables == book.sheetnames[1:]
    assert all(row[2].value for row in about.iter_rows(min_row=2))
    assert book.active.title == "case"


def test_sheets_that_people_fill_in_are_there_even_if_empty(book: openpyxl.Workbook) -> None:
    assert {"options", "statements", "reactions", "rankings", "stakeholders", "decision_makers"} <= set(book.sheetnames)
    assert "moves" not in book.sheetnames


def test_words_are_offered_in_a_list(book: openpyxl.Workbook) -> None:
    offered = {rule.formula1: rule.sqref for rule in book["reactions"].data_validations.dataValidation}
    assert '"low,medium,high"' in offered


def test_no_cell_is_a_formula_or_a_link(tmp_path: Path) -> None:
    content = dict(load("hand-example").content)
    content["summary"], content["note"] = "=1+1", "http://example.org"
    page = openpyxl.load_workbook(written(content, tmp_path, "xlsx"))["case"]
    cells = {row[0].value: row[1] for row in page.iter_rows(min_row=2)}
    assert (cells["summary"].value, cells["summary"].data_type) == ("=1+1", "s")
    assert cells["note"].hyperlink is None


def test_the_same_case_gives_the_same_bytes() -> None:
    sheets = spread(load("elmira-12").content)
    assert as_workbook(sheets) == as_workbook(sheets)


def test_what_a_cell_cannot_hold_is_told() -> None:
    case = load({**load("hand-example").content, "note": "x" * 40_000, "summary": "a\rc"})
    remarks = in_format(case, ".xlsx").remarks
    assert any(remark.startswith("note is not quite the same") for remark in remarks)
    assert in_format(load("hand-example"), ".xlsx").remarks == []


def refusal(path: Path) -> str:
    with pytest.raises(CaseError) as caught:
        load_tables(path)
    return str(caught.value)


def repacked(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """Return a workbook with the parts of another, changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    target = path.with_name("changed.xlsx")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "typed.xlsx"
    for content in (b"", b"PK", b"decision_maker,id\n", b"\xd0\xcf\x11\xe0 an old or locked one"):
        path.write_bytes(content)
        assert "this is no Excel workbook, or it is damaged" in refusal(path)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("hello.txt", "hello")
    path.write_bytes(stream.getvalue())
    assert "cannot be read as an Excel workbook" in refusal(path)


def test_a_cut_workbook_is_refused(tmp_path: Path) -> None:
    path = workbook(SMALL, tmp_path)
    whole = path.read_bytes()
    for share in (0.3, 0.6, 0.9, 0.99):
        path.write_bytes(whole[: int(len(whole) * share)])
        assert "no Excel workbook, or it is damaged" in refusal(path)


def test_a_workbook_that_unpacks_to_too_much_is_refused_unread(tmp_path: Path) -> None:
    path = repacked(workbook(SMALL, tmp_path), lambda parts: parts.update({"xl/media/big.xml": b"\0" * 101_000_000}))
    assert path.stat().st_size < 200_000
    assert "the workbook unpacks to 101.0 MB; the limit is 30.0 MB" in refusal(path)


def test_a_workbook_of_very_many_parts_is_refused(tmp_path: Path) -> None:
    path = repacked(workbook(SMALL, tmp_path), lambda parts: parts.update({f"x{n}": b"" for n in range(1001)}))
    assert "parts; the limit is 1,000" in refusal(path)


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY x SYSTEM "file:///etc/passwd">]>'
)


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/workbook.xml", "[Content_Types].xml", "_rels/.rels"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path: Path, part: str, encoding: str) -> None:
    def change(parts: dict[str, bytes]) -> None:
        body = parts[part].partition(b"?>")[2]
        parts[part] = (BOMB + body).decode().encode(encoding)

    assert "defines entities in its XML" in refusal(repacked(workbook(SMALL, tmp_path), change))


def test_a_sheet_that_lies_about_its_size_is_read_as_it_is(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet1.xml"
        parts[name] = parts[name].replace(b'<dimension ref="A1:C4"/>', b'<dimension ref="A1:XFD1048576"/>')
        assert b"XFD1048576" in parts[name]

    case, _ = load_tables(repacked(workbook(SMALL, tmp_path), change))
    assert case.title == "changed"


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("A1048576", "something stands in row 1,048,576 of sheet options; a table of a case has at most 50,000 rows"),
        ("A99999999", "a row below the last one that a sheet can have"),
        ("XFD7", "something stands in column XFD of sheet options, row 7"),
        ("ZZZZ7", "cannot be read as an Excel workbook"),
    ],
)
def test_a_cell_very_far_out_is_refused_and_not_passed_over(tmp_path: Path, cell: str, said: str) -> None:
    def change(parts: dict[str, bytes]) -> None:
        row = "".join(letter for letter in cell if letter.isdecimal())
        far = f'<row r="{row}"><c r="{cell}" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
        name = "xl/worksheets/sheet1.xml"
        parts[name] = parts[name].replace(b"</sheetData>", far.encode())

    assert said in refusal(repacked(workbook(SMALL, tmp_path), change))


def test_very_many_empty_cells_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def change(parts: dict[str, bytes]) -> None:
        rows = "".join(f'<row r="{row}"><c r="XFD{row}"/></row>' for row in range(7, 27))
        name = "xl/worksheets/sheet1.xml"
        parts[name] = parts[name].replace(b"</sheetData>", f"{rows}</sheetData>".encode())

    path = repacked(workbook(SMALL, tmp_path), change)
    assert load_tables(path)[0].title == "changed"
    monkeypatch.setattr(workbook_read, "MOST_CELLS", 300_000)
    assert "more than 300,000 cells, most of them empty" in refusal(path)


def test_limits_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(SMALL, tmp_path)
    monkeypatch.setattr(workbook_read, "MOST_BYTES", 1000)
    assert "the limit is 1.0 kB" in refusal(path)
    monkeypatch.undo()
    monkeypatch.setattr(workbook_read, "MOST_CHARACTERS", 30)
    assert "at most 30 characters together" in refusal(path)
    monkeypatch.undo()
    monkeypatch.setattr(workbook_read, "MOST_ROWS", 3)
    assert "something stands in row 4 of sheet options; a table of a case has at most 3 rows" in refusal(path)
    monkeypatch.undo()
    monkeypatch.setattr(workbook_read, "MOST_SHEETS", 1)
    assert "2 sheets; the limit is 1" in refusal(path)
    assert raw.MOST_ROWS == 50_000


def test_external_links_and_errors_are_not_followed(tmp_path: Path) -> None:
    rows = [["decision_maker", "statement"], ["town", "='[http://example.org/x.xlsx]S'!A1"], ["company", "=1/0"]]
    path = workbook(changed(statements=rows), tmp_path)
    assert refusal(path).count("a formula stands here, and formulas are not computed") == 2

    def change(parts: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet1.xml"
        cell = re.compile(rb'<c r="B2"[^>]*>.*?</c>')
        assert cell.search(parts[name])
        parts[name] = cell.sub(b'<c r="B2" t="e"><v>#REF!</v></c>', parts[name])

    broken = refusal(repacked(workbook(SMALL, tmp_path), change))
    assert "sheet options, row 2, column id (B2): Excel shows an error here" in broken


def test_letters_of_columns() -> None:
    assert [raw.column_letters(number) for number in (0, 25, 26, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip


def test_numbers_and_flags_of_other_programs(tmp_path: Path) -> None:
    rows = [
        ["decision_maker", "statement", "probability", "id"],
        ["town", "fee", "1", 5.5],
        ["town", "permit", 0.25, True],
    ]
    case, _ = load_tables(workbook(changed(statements=rows), tmp_path))
    statements = case.model().party("town").preference.statements  # type: ignore[union-attr]
    assert [(one.probability, one.id) for one in statements] == [(1.0, "5.5"), (0.25, "yes")]
    found = problem(changed(statements=[["decision_maker", "statement"], ["town", 3]]), tmp_path)
    assert found.where == "sheet statements, row 2, column statement (B2)"


@pytest.mark.parametrize("seed", range(6))
def test_mutated_workbooks_are_read_or_refused_and_nothing_else(tmp_path: Path, seed: int) -> None:
    """Bytes changed in the file as it is, and in its parts before they are packed again."""
    rng, told = random.Random(seed), list[str]()
    path = workbook(SMALL, tmp_path)
    whole = path.read_bytes()
    for number in range(60):
        if number % 2:
            raw_bytes = bytearray(whole)
            for _ in range(rng.randint(1, 6)):
                raw_bytes[rng.randrange(len(raw_bytes))] = rng.randrange(256)
            target = tmp_path / "mutated.xlsx"
            target.write_bytes(bytes(raw_bytes))
        else:
            path.write_bytes(whole)
            target = repacked(path, lambda parts: mutate_part(rng, parts))
        try:
            load_tables(target)
        except CountermoveError as refused:
            told.append(str(refused))
    assert told
    assert all(told)


def mutate_part(rng: random.Random, parts: dict[str, bytes]) -> None:
    name = rng.choice(sorted(parts))
    content = bytearray(parts[name])
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(content))
        new = rng.choice([b"", b"0", b"-1", b"99999999999", b"<", b"&x;", b'"', b"sheet", rng.randbytes(2)])
        content[at : at + rng.randint(0, 4)] = new
    parts[name] = bytes(content)
    if rng.random() < 0.1:
        del parts[rng.choice(sorted(parts))]


@pytest.mark.parametrize("seed", range(4))
def test_mutated_folders_are_read_or_refused_and_nothing_else(tmp_path: Path, seed: int) -> None:
    rng, told = random.Random(seed), list[str]()
    folder = written(load("elmira-12").content, tmp_path, "csv")
    files = sorted(folder.iterdir())
    for _ in range(60):
        file = rng.choice(files)
        before = file.read_bytes()
        content = bytearray(before)
        for _ in range(rng.randint(1, 4)):
            at = rng.randrange(len(content))
            new = rng.choice([b'"', b",", b"\n", b";", b"\0", b"", b"not ", rng.randbytes(2)])
            content[at : at + rng.randint(0, 3)] = new
        file.write_bytes(bytes(content))
        try:
            load_tables(folder)
        except CountermoveError as refused:
            told.append(str(refused))
        file.write_bytes(before)
    assert told
    assert all(told)
