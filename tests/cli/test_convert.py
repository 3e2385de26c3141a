"""countermove convert: every direction, what it tells, and what it refuses."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from case_texts import GRAPH
from unit.casefile.gmcr_files import fence
from unit.interchange.table_files import SMALL, changed, workbook

from countermove.casefile.load import load
from countermove.cli.main import main
from countermove.interchange import moves


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    status = main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


@pytest.fixture
def gmcr(tmp_path: Path) -> Path:
    path = tmp_path / "fence.gmcr"
    path.write_text(json.dumps(fence()), encoding="utf-8")
    return path


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    path = tmp_path / "drawn.yaml"
    path.write_text(GRAPH, encoding="utf-8")
    return path


def test_a_gmcr_file_becomes_a_case(tmp_path: Path, gmcr: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "case.yaml"
    status, out, err = run(capsys, "convert", gmcr, target)
    assert (status, out) == (0, f"{target} is written.\n")
    assert err == f"{target}: such a file has no status quo; it is assumed that nothing is taken\n"
    assert load(target).model() == load(gmcr).model()


@pytest.mark.parametrize("command", [("check",), ("solve",), ("solve", "--json", "-"), ("explain",), ("options",)])
def test_every_command_takes_a_gmcr_file(
    gmcr: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    more = ("3", "--party", "ana") if command[0] == "explain" else ()
    status, out, err = run(capsys, command[0], gmcr, *more, *command[1:])
    assert (status, err) == (0, "")
    assert "ana" in out.lower()


def test_check_says_what_was_assumed(gmcr: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "it is assumed that nothing is taken" in run(capsys, "check", gmcr)[1]


def test_a_case_becomes_a_gmcr_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "elmira.gmcr"
    status, out, err = run(capsys, "convert", "elmira-12", target)
    assert (status, out) == (0, f"{target} is written.\n")
    assert f"{target}: left out, options: status_quo (1)" in err
    assert json.loads(target.read_text(encoding="utf-8"))["program"] == "gmcr-py"
    assert run(capsys, "solve", target)[0] == 0


def test_a_drawn_case_becomes_no_gmcr_file(tmp_path: Path, drawn: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "convert", drawn, tmp_path / "x.gmcr")
    assert (status, out) == (1, "")
    assert "write .graphml, .dot or .csv in its place" in err
    assert not (tmp_path / "x.gmcr").exists()


@pytest.mark.parametrize("name", ["soviet-japan-1985", "syria-iraq-1975", "elmira-9"])
def test_a_case_becomes_a_workbook_and_a_case_again(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    book, again = tmp_path / "tables.xlsx", tmp_path / "again.json"
    assert run(capsys, "convert", name, book) == (0, f"{book} is written.\n", "")
    assert run(capsys, "convert", book, again) == (0, f"{again} is written.\n", "")
    assert load(again).hash == load(name).hash


def test_a_case_becomes_a_folder_of_tables_and_a_case_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, again = tmp_path / "tables", tmp_path / "again.yaml"
    assert run(capsys, "convert", "soviet-japan-1985", f"{folder}/") == (0, f"{folder}/ is written.\n", "")
    names = sorted(path.name for path in folder.iterdir())
    assert {"options.csv", "statements.csv", "reactions.csv", "rankings.csv"} <= set(names)
    assert "moves.csv" not in names
    assert run(capsys, "convert", folder, again)[0] == 0
    assert load(again).hash == load("soviet-japan-1985").hash


def test_tables_become_a_gmcr_file_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "convert", workbook(changed(Mine=[["x"]]), tmp_path), tmp_path / "x.gmcr")
    assert status == 0
    assert "sheet Mine is no table of a case and was not read" in err


def test_states_become_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "states.csv"
    assert run(capsys, "convert", "elmira-12", target)[0] == 0
    rows = list(csv.DictReader(target.open(encoding="utf-8-sig", newline="")))
    assert len(rows) == 12
    assert [row["state"] for row in rows if row["nash"] == "Y"] == ["5", "6", "7", "10", "11", "12"]


@pytest.mark.parametrize("suffix", ["graphml", "dot", "gv"])
def test_moves_become_a_graph(tmp_path: Path, suffix: str, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / f"moves.{suffix}"
    assert run(capsys, "convert", "elmira-12", target) == (0, f"{target} is written.\n", "")
    text = target.read_text(encoding="utf-8")
    if suffix == "graphml":
        ElementTree.fromstring(text)
    else:
        assert text.startswith('digraph "elmira-12" {')


def test_a_drawn_case_says_which_concept_is_missing(
    tmp_path: Path, drawn: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = run(capsys, "convert", drawn, tmp_path / "x.graphml")
    assert (status, "sim is not given: states of a drawn graph" in err) == (0, True)


def test_a_graph_that_is_too_large_leaves_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moves, "MOST_STATES", 5)
    status, _, err = run(capsys, "convert", "elmira-12", tmp_path / "x.dot")
    assert (status, "Write .csv, which has one row a state and no moves" in err) == (1, True)
    assert run(capsys, "convert", "soviet-japan-1985-full", tmp_path / "x.csv")[0] == 1
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten_unasked(tmp_path: Path, gmcr: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = gmcr.read_bytes()
    for name in ("x.xlsx", "x.csv", "x.graphml"):
        (tmp_path / name).write_text("mine", encoding="utf-8")
        status, _, err = run(capsys, "convert", gmcr, tmp_path / name)
        assert (status, "--force overwrites it" in err) == (1, True)
        assert (tmp_path / name).read_text(encoding="utf-8") == "mine"
        assert run(capsys, "convert", gmcr, tmp_path / name, "--force")[0] == 0
        assert (tmp_path / name).read_bytes() != b"mine"
    assert run(capsys, "convert", "elmira-12", gmcr)[0] == 1
    assert gmcr.read_bytes() == before
    assert not list(tmp_path.glob("*.part"))


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    (folder / "packages.csv").write_text("id,changes\nold,permit: yes\n", encoding="utf-8")
    status, _, err = run(capsys, "convert", "elmira-12", folder)
    assert (status, "is not empty; nothing was written" in err) == (1, True)
    assert run(capsys, "convert", "elmira-12", folder, "--force")[0] == 0
    assert (folder / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert "old" not in (folder / "packages.csv").read_text(encoding="utf-8")
    assert run(capsys, "convert", folder, tmp_path / "again.yaml")[0] == 0
    assert load(tmp_path / "again.yaml").hash == load("elmira-12").hash


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.gmcr", b"{", "the file stops in the middle"),
        ("x.gmcr", b"\xff", "not UTF-8"),
        ("x.xlsx", b"PK\x03\x04", "no Excel workbook"),
        ("x.csv", b"a,b\n", "one CSV file is no case"),
    ],
)
def test_bad_files_are_told_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    status, out, err = run(capsys, "convert", tmp_path / name, tmp_path / "case.yaml")
    assert (status, out) == (1, "")
    assert said in err
    assert "Traceback" not in err
    assert not (tmp_path / "case.yaml").exists()


def test_bad_cells_are_told_with_their_places(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [["decision_maker", "statement"], ["town", "permti"], ["twn", "fee"]]
    path = workbook(changed(statements=rows, decision_makers=[["id"], ["town"], ["company"]]), tmp_path)
    status, _, err = run(capsys, "convert", path, tmp_path / "case.yaml")
    assert status == 1
    assert "sheet statements, row 2, column statement (B2)" in err
    assert 'row 3, column decision_maker (A3): there is no decision maker "twn"' in err


def test_other_commands_say_what_to_do_with_a_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "solve", workbook(SMALL, tmp_path))
    assert (status, "countermove convert typed.xlsx case.yaml" in err) == (1, True)


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("x.gmrc", 'did you mean ".gmcr"?'),
        ("x.xls", 'did you mean ".xlsx"?'),
        ("x", "end the name with /"),
        ("no/x.csv", ""),
    ],
)
def test_other_formats_get_a_hint(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, target: str, hint: str
) -> None:
    monkeypatch.chdir(tmp_path)
    status, _, err = run(capsys, "convert", "hand-example", target)
    assert (status, target in err, hint in err) == (1, True, True)
    assert list(tmp_path.iterdir()) == []
