"""Cases as tables and back: nothing is lost, and what people type is read the way they mean it."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from unit.interchange.table_files import SMALL, changed, documented, problem, problems, said, through, workbook, written

from countermove.casefile.catalogue import bundled_names
from countermove.casefile.load import load
from countermove.casefile.schema import CaseSpec, GraphCaseSpec
from countermove.casefile.schema_party import PartySpec, StakeholderSpec
from countermove.casefile.schema_uncertain import EvidenceSpec, IndicatorSpec, RivalsSpec
from countermove.errors import CaseError
from countermove.interchange.tables.cells import joined, parts
from countermove.interchange.tables.compare import differences
from countermove.interchange.tables.csv_folder import is_folder_of_tables
from countermove.interchange.tables.layout import TABLES, shape
from countermove.interchange.tables.load import load_tables
from countermove.model import Conflict

KINDS = pytest.mark.parametrize("kind", ["xlsx", "csv"])


@KINDS
@pytest.mark.parametrize("name", bundled_names())
def test_bundled_cases_come_back_with_the_same_hash(tmp_path: Path, name: str, kind: str) -> None:
    case = load(name)
    assert through(case, tmp_path, kind).hash == case.hash


@KINDS
@pytest.mark.parametrize("drawn", [False, True], ids=["every key", "drawn"])
def test_the_case_with_every_key_comes_back(tmp_path: Path, kind: str, drawn: bool) -> None:
    case = documented(tmp_path, drawn)
    again = through(case, tmp_path, kind)
    assert differences(case.content, again.content) == []
    assert again.hash == case.hash
    assert again.model() == case.model()


HOSTILE = [
    "=1+1", "+1", "-permit", "@SUM(A1)", "'quoted", "a; b", ' "c" ', "line\nbreak", "x,y", "http://example.org",
    "#note", "  kept  ", "_x0041_", "ünï – “quoted”", "1.50", "007", "true", "2026-01-15",
    '=HYPERLINK("http://x")', "\ttab", "{}",
]  # fmt: skip


def hostile_case(rng: random.Random) -> dict[str, Any]:
    """Return a case whose texts are what spreadsheets like to take for something else."""

    def text() -> str:
        return rng.choice(HOSTILE)

    def grounds() -> dict[str, Any]:
        return {"because": text(), "note": text(), "basis": rng.choice(["stated", "judged"])}

    def statement() -> dict[str, Any]:
        formula = rng.choice(["-permit", "!build", "permit iff build", "build if permit", " permit ", "not\nfee"])
        given = {"statement": formula, "tier": rng.choice(["vital", "minor"]), "probability": rng.random(), **grounds()}
        return given if rng.random() < 0.7 else {"statement": formula}

    return {
        "countermove": 1,
        "title": text(),
        "summary": text(),
        "note": text(),
        "question": {"initiator": "town", "target": "company"},
        "sources": {"M": {"title": text(), "note": text(), "sections": {"S": text(), "T": None}}},
        "decision_makers": {
            "town": {
                "name": text(),
                "options": {
                    "permit": {
                        "text": text(), "area": text().strip(), "cites": ["M/S/1", "M/T/2a"], "costs": {"money": {}}
                    },
                    "fee": {"text": text(), "status_quo": rng.random() < 0.5, "stands_for": ["fee_1", "fee_2"]},
                },
                "preferences": [statement() for _ in range(rng.randint(0, 4))],
                "profiles": {"other": {"preferences": [statement() for _ in range(rng.randint(0, 2))], **grounds()}},
            },
            "company": {
                "options": {"build": {"text": text(), "direction": rng.choice(["on", "off", "both"])}},
                "stakeholders": {
                    "board": {
                        "name": text(), "weight": rng.random(), "veto": rng.random() < 0.5, "position": text(),
                        "salience": {"money": "high", "face": "low"},
                        "reactions": {"permit": {"pull": "high", "push": "low", "note": text()}},
                        "stances": {"build": {"for": "medium", "note": text()}},
                        "preferences": [statement()],
                    }
                },
            },
        },
        "constraints": [
            {"never": "permit and fee and build and not permit", **grounds()},
            {"at_most_one": ["permit and build", "fee and not permit"], "id": "c"},
            {"requires": {"fee": ["permit or build", "not fee or permit"]}, "note": text()},
        ][: rng.randint(0, 2)],
        "packages": {"p": {"changes": {"permit": True, "fee": False}, "if": {"build": True}, **grounds()}},
        "positions": {"town": {"permit": rng.random() < 0.5}},
        "links": [{"from": text().strip(), "to": text().strip(), "effect": text(), **grounds()}],
    }  # fmt: skip


@KINDS
@pytest.mark.parametrize("seed", range(60))
def test_texts_that_spreadsheets_misread_come_back(tmp_path: Path, kind: str, seed: int) -> None:
    case = load(hostile_case(random.Random(seed)))
    again = through(case, tmp_path, kind)
    assert differences(case.content, again.content) == []
    assert again.hash == case.hash


def leaves(spec: Any, path: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """Return the places of the schema where tables of a case start: mappings by id, and lists of entries."""
    found = set()
    for name, field in spec.model_fields.items():
        key = field.alias or name
        kind = str(field.annotation)
        if "Spec" in kind or (
            kind.startswith("dict") and key in ("salience", "sections", "positions", "states", "moves")
        ):
            found.add((*path, key, *(("*",) if "dict[" in kind else ())))
    return found


def test_every_table_of_the_case_format_is_in_the_layout() -> None:
    expected = leaves(CaseSpec) | leaves(GraphCaseSpec) | {("sources", "*", "sections", "*")}
    expected |= leaves(PartySpec, ("decision_makers", "*"))
    expected |= leaves(StakeholderSpec, ("decision_makers", "*", "stakeholders", "*"))
    expected |= leaves(RivalsSpec, ("hypotheses", "*"))
    expected |= leaves(EvidenceSpec, ("evidence", "*")) | leaves(IndicatorSpec, ("indicators", "*"))
    expected |= {("campaign", "*"), ("campaign", "usual"), ("campaign", "seams")}  # periods are told by their key
    expected -= {("question",), ("campaign",), ("paper",)}  # keys of the head
    known = {shape(path) for table in TABLES for path in table.paths}
    assert expected <= known, expected - known


def test_a_minimal_workbook_is_enough(tmp_path: Path) -> None:
    case, remarks = load_tables(workbook(SMALL, tmp_path))
    model = case.model()
    assert isinstance(model, Conflict)
    assert case.title == "typed"
    assert model.party_names == ("town", "company")
    assert [statement.text for statement in model.party("town").preference.statements] == ["build if permit", "not fee"]
    assert remarks == []


def test_headings_are_read_however_they_are_written(tmp_path: Path) -> None:
    options = [
        ["Decision Maker", "ID ", "# mine", "Text"],
        ["town", " permit ", "=1+1", "Grant"],
        [],
        [None, None, "x"],
    ]
    statements = [["decision-maker", "Statement", "Tier"], ["town", "permit", "Vital"]]
    case, _ = load_tables(workbook({"Options": options, "STATEMENTS": statements, "#scratch": [["=1+1"]]}, tmp_path))
    model = case.model()
    assert isinstance(model, Conflict)
    assert model.option_names == ("permit",)
    assert model.party("town").preference.statements[0].tier == "vital"


def test_priorities_count_more_than_the_order_of_rows(tmp_path: Path) -> None:
    """Somebody sorted the sheet by statement, and put one between two others."""
    rows = [["decision_maker", "priority", "statement"], ["town", 2, "build"], ["company", 1, "build"]]
    rows += [["town", 1.5, "fee"], ["town", 1, "permit"]]
    case, _ = load_tables(workbook(changed(statements=rows), tmp_path))
    model = case.model()
    assert isinstance(model, Conflict)
    assert [statement.text for statement in model.party("town").preference.statements] == ["permit", "fee", "build"]


def test_rankings_have_places(tmp_path: Path) -> None:
    rows = [["decision_maker", "place", "state"], ["town", 2, "NYN"], ["town", 1, "Y--"], ["town", 2, "NNY"]]
    rows.append(["town", 3, "rest"])
    statements = [["decision_maker", "statement"], ["company", "build"]]
    case, _ = load_tables(workbook(changed(statements=statements, rankings=rows), tmp_path))
    model = case.model()
    assert isinstance(model, Conflict)
    ranking = model.party("town").preference.ranking
    assert ranking is not None
    assert ranking.groups == (("Y--",), ("NYN", "NNY"), ("rest",))


def test_a_date_that_excel_made_of_a_text_is_a_date(tmp_path: Path) -> None:
    from datetime import date

    path = tmp_path / "dated.xlsx"
    book = openpyxl.load_workbook(workbook(changed(case=[["key", "value"], ["as_of", None]]), tmp_path))
    book["case"]["B2"] = date(2026, 1, 15)
    book.save(path)
    assert load_tables(path)[0].as_of == "2026-01-15"


def test_sheets_that_are_no_tables_are_told(tmp_path: Path) -> None:
    _, remarks = load_tables(workbook(changed(Kladde=[["my notes"]], Sheet1=[]), tmp_path))
    assert remarks == ["sheet Kladde is no table of a case and was not read"]


GRADED = {
    "stakeholders": [["decision_maker", "id"], ["company", "board"]],
    "reactions": [["decision_maker", "stakeholder", "option", "pull", "push"]],
}


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        (
            {"statements": [["decision_maker", "statement"], ["town", "permti"]]},
            'sheet statements, row 2, column statement (B2): there is no option "permti"\n    permti\n    ^\n'
            '    did you mean "permit"?',
        ),
        (
            {"statements": [["decision_maker", "statement"], ["town", "permit and"], ["company", "build"]]},
            "sheet statements, row 2, column statement (B2): the statement stops too early",
        ),
        (
            {"statements": [["decision_maker", "statement", "tier"], ["town", "permit", "vitl"]]},
            'sheet statements, row 2, column tier (C2): expected vital, important or minor, found "vitl"\n'
            '    did you mean "vital"?',
        ),
        (
            {
                "decision_makers": [["id"], ["town"], ["company"]],
                "statements": [["decision_maker", "statement"], ["towwn", "fee"]],
            },
            'sheet statements, row 2, column decision_maker (A2): there is no decision maker "towwn" in the table '
            'decision_makers; did you mean "town"?',
        ),
        (
            {"statements": [["decision_maker", "stattement"], ["town", "fee"]]},
            'sheet statements, row 1, column stattement (B1): there is no column "stattement" in this table; '
            'did you mean "statement"?',
        ),
        ({"statements": [["statement"], ["fee"]]}, 'sheet statements, row 1: the column "decision_maker" is missing'),
        (
            {"statements": [["decision_maker", "statement"], [None, "fee"]]},
            "sheet statements, row 2, column decision_maker (A2): decision_maker is empty",
        ),
        (
            {"statements": [["decision_maker", "statement", "tier"], ["town", None, "vital"]]},
            'sheet statements, row 2: "statement" is missing',
        ),
        (
            {"options": [*SMALL["options"], ["town", "permit", "again"]]},
            'sheet options, row 5, column id (B5): "permit" stands in this table already, in row 2',
        ),
        (
            {"options": [*SMALL["options"], ["company", "permit", "again"]]},
            'sheet options, row 5, column id (B5): option "permit" has two owners, town and company',
        ),
        (
            {
                "options": [["decision_maker", "id"], ["town", "permit"], ["town", "fee"], ["company", "build it"]],
                "statements": [],
            },
            'sheet options, row 4, column id (B4): "build it" cannot name an option',
        ),
        (
            {"options": [["decision_maker", "id", "status_quo"], ["town", "permit", "maybe"]], "statements": []},
            'sheet options, row 2, column status_quo (C2): expected yes or no, found "maybe"',
        ),
        (
            {**GRADED, "reactions": [*GRADED["reactions"], ["company", "boarrd", "permit", "high", None]]},
            'sheet reactions, row 2, column stakeholder (B2): there is no stakeholder "boarrd" in the table '
            'stakeholders; did you mean "board"?',
        ),
        (
            {**GRADED, "reactions": [*GRADED["reactions"], ["company", "board", "permt", "high", None]]},
            'sheet reactions, row 2, column option (C2): there is no option "permt"',
        ),
        (
            {**GRADED, "reactions": [*GRADED["reactions"], ["company", "board", "permit", "hi", "low"]]},
            'sheet reactions, row 2, column pull (D2): expected low, medium or high, found "hi"',
        ),
        (
            {"statements": [["decision_maker", "priority", "statement"], ["town", 1, "fee"], ["town", 1, "permit"]]},
            "sheet statements, row 3, column priority (B3): the priority 1 stands in row 2 already",
        ),
        (
            {"statements": [["decision_maker", "priority", "statement"], ["town", 1, "fee"], ["town", None, "permit"]]},
            "sheet statements, row 3, column priority (B3): priority is empty, and other rows have one",
        ),
        (
            {"statements": [["decision_maker", "priority", "statement"], ["town", "0,5", "fee"]]},
            'sheet statements, row 2, column priority (B2): expected a number, found "0,5"; write a point, not a comma',
        ),
        (
            {"statements": [["decision_maker", "statement"], ["town", "=A1"]]},
            "sheet statements, row 2, column statement (B2): a formula stands here, and formulas are not computed",
        ),
        (
            {"packages": [["id", "changes"], ["p", "permit: yes; fee"]]},
            'sheet packages, row 2, column changes (B2): expected option: yes or option: no, found "fee"',
        ),
        (
            {"packages": [["id", "changes"], ["p", "permt: yes"]]},
            'sheet packages, row 2, column changes (B2): there is no option "permt"',
        ),
        (
            {"statementz": [["decision_maker"], ["x"]]},
            'sheet statementz is no table of a case; did you mean "statements"?',
        ),
        (
            {"case": [["key", "value"], ["titlle", "T"]]},
            'sheet case, row 2, column key (A2): there is no key "titlle"; did you mean "title"?',
        ),
        (
            {"case": [["key", "value"], ["as_of", "soon"]]},
            'sheet case, row 2, column value (B2): expected a date, found "soon"',
        ),
        (
            {
                "statements": [
                    ["decision_maker", "profile", "stakeholder", "statement"],
                    ["town", "later", "board", "fee"],
                ]
            },
            "sheet statements, row 2: profile and stakeholder are both given",
        ),
    ],
)  # fmt: skip
def test_a_bad_cell_is_told_with_sheet_row_and_column(tmp_path: Path, tables: dict[str, Any], expected: str) -> None:
    found = said(changed(**tables), tmp_path)
    assert found.startswith(expected), found


def test_all_bad_cells_come_at_once_in_the_order_of_the_sheets(tmp_path: Path) -> None:
    statements = [
        ["decision_maker", "statement", "probability"],
        ["town", "permti", 0.5],
        ["company", "=A1", 2],
        ["company", "build", 7],
    ]
    options = [*SMALL["options"], ["town", "permit", "again"], ["town", None, "nameless"]]
    found = problems({"options": options, "statements": statements}, tmp_path)
    assert [one.where for one in found] == [
        "sheet options, row 5, column id (B5)",
        "sheet options, row 6, column id (B6)",
        "sheet statements, row 2, column statement (B2)",
        "sheet statements, row 3, column statement (B3)",
        "sheet statements, row 3, column probability (C3)",
        "sheet statements, row 4, column probability (C4)",
    ]


def test_a_workbook_without_tables_says_what_is_needed(tmp_path: Path) -> None:
    found = problem({"Sheet1": [["hello"]]}, tmp_path)
    assert found.message == "none of the tables of a case is here"


def folder_of(tmp_path: Path, **files: str | bytes) -> Path:
    folder = tmp_path / "typed"
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        raw = text if isinstance(text, bytes) else text.encode("utf-8")
        (folder / f"{name}.csv").write_bytes(raw)
    return folder


def test_csv_as_other_spreadsheets_write_it(tmp_path: Path) -> None:
    options = 'decision_maker;id;text\r\ntown;permit;"Grant; at once"\r\ncompany;build;\'=SUM(A1)\r\n'
    folder = folder_of(tmp_path, options="\ufeff" + options, statements="decision_maker\tstatement\ntown\tpermit\n")
    case, _ = load_tables(folder)
    model = case.model()
    assert isinstance(model, Conflict)
    assert [option.text for option in model.options] == ["Grant; at once", "=SUM(A1)"]
    assert is_folder_of_tables(folder)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("decision_maker,id\ntown,per\xadmit\n".encode("latin-1"), 'in Excel, save it as "CSV UTF-8"'),
        ('decision_maker,id\ntown,"permit\n', "cannot be read as CSV"),
        ("decision_maker,id\ntown,a\x00b\n", "options.csv"),
        ("decision_maker,id,text\ntown,a,\x1b[2J\n", "row 2, column text: a control character stands here"),
        ("decision_maker,id\n" + "town,x\n" * 50_001, "more than 50,000 rows"),
        ("decision_maker,id\n" + "," * 200, "100 columns"),
        ("decision_maker,id\ntown," + "x" * 200_000, "cannot be read as CSV"),
        ("decision_maker,id\ntown," + "x;" * 3_000_000, "characters together"),
        ("decision_maker,id\ntown,permit\ntown,fe e", 'options.csv, row 3, column id: "fe e" cannot name an option'),
    ],
)
def test_bad_csv_is_told(tmp_path: Path, text: str | bytes, expected: str) -> None:
    with pytest.raises(CaseError) as caught:
        load_tables(folder_of(tmp_path, options=text))
    assert expected in str(caught.value)


def test_items_of_a_cell_come_back() -> None:
    rng = random.Random(3)
    for _ in range(2000):
        items = ["".join(rng.choices('ab;" \\\n,:', k=rng.randint(0, 6))) for _ in range(rng.randint(0, 4))]
        assert parts(joined(items)) == items
    assert parts(" a ;; b;") == ["a", "b"]
    assert parts('"a;b"; c"d; "e') == ["a;b", 'c"d', '"e']


def test_a_cell_of_nothing_but_separators_is_read_quickly() -> None:
    assert parts("; " * 60_000) == []
    assert parts(" " * 120_000 + "x") == ["x"]
    assert len(parts('";' * 30_000)) > 0


def test_what_a_workbook_cannot_hold_is_found() -> None:
    before = {"a": [1, {"b": "x"}], "c": 1, "e": {"x": 1, "y": 2}}
    after = {"a": [1, {"b": "y"}, 2], "d": 1, "e": {"y": 2, "x": 1}}
    found = differences(before, after)
    assert found == [
        "a/2/b is not quite the same: 'x' becomes 'y'",
        "a/3 is there only afterwards",
        "c cannot be held",
        "e has another order",
        "d is there only afterwards",
    ]
    assert differences(before, json.loads(json.dumps(before))) == []


def test_written_tables_leave_out_nothing_that_the_schema_has(tmp_path: Path) -> None:
    case = documented(tmp_path)
    path = written(case.content, tmp_path, "xlsx")
    book = openpyxl.load_workbook(path)
    assert {table.name for table in TABLES} - set(book.sheetnames) == {"states", "moves"}
