"""new, check, cases, schema and convert: what they print, write and refuse to overwrite."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from case_texts import GRAPH, bridge

import countermove
from countermove.casefile.catalogue import bundled_names, catalogue_folder
from countermove.casefile.load import load
from countermove.casefile.nodes import SourceText
from countermove.casefile.positions import read_nodes
from countermove.cli.main import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(list(arguments))
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_a_new_case_can_be_checked_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "mine"
    status, out, _ = run(capsys, "new", str(folder))
    assert (status, "countermove check" in out) == (0, True)
    case = load(folder)
    assert case.name == "mine"
    assert case.notices == ()


def test_a_new_case_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "case.yaml").write_text("mine", encoding="utf-8")
    status, _, err = run(capsys, "new", str(tmp_path))
    assert (status, "there is a case already" in err) == (1, True)
    assert (tmp_path / "case.yaml").read_text(encoding="utf-8") == "mine"


def test_a_new_case_does_not_replace_a_file_by_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    status, _, err = run(capsys, "new", str(tmp_path / "taken"))
    assert status == 1
    assert "nothing was written" in err or "cannot be written" in err


def test_a_new_case_comes_with_the_memorandum_where_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "crossing"
    status, out, _ = run(capsys, "new", str(folder), "--memo")
    memo = folder / "sources" / "torva-dam-memo.pdf"
    assert (status, f"countermove read {memo}" in out) == (0, True)
    assert memo.read_bytes() == (catalogue_folder() / "torva-dam" / "sources" / memo.name).read_bytes()
    assert load(folder).notices == ()


def test_a_memorandum_that_is_there_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    memo = tmp_path / "sources" / "torva-dam-memo.pdf"
    memo.parent.mkdir()
    memo.write_text("mine", encoding="utf-8")
    status, _, err = run(capsys, "new", str(tmp_path), "--memo")
    assert (status, "nothing was written" in err) == (1, True)
    assert (memo.read_text(encoding="utf-8"), (tmp_path / "case.yaml").exists()) == ("mine", False)


def test_check_says_what_a_case_is(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "check", "soviet-japan-1985-full")
    assert (status, err) == (0, "")
    assert "2,055,141,851,136 feasible of 17,592,186,044,416" in out
    assert "implicit" in out
    assert "nothing depends on stress_trade_benefits" in out
    assert "the case names no file for EA-M-85-10135" in out


def test_check_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "check", "soviet-japan-1985", "--json", "-")
    document = json.loads(out)
    assert status == 0
    assert document["format"] == "countermove.check/1"
    assert document["countermove"] == countermove.__version__
    assert document["states"] == {"raw": 4096, "feasible": 2816, "reason": ""}
    assert document["options"] == {"total": 12, "held": []}
    assert document["way"]["name"] == "dense"
    assert document["citations"]["resolved"] == 0
    assert document["citations"]["unresolved"][0].keys() == {"cite", "count", "reason"}
    assert document["derived"][0]["order_share"] == 1
    target = tmp_path / "check.json"
    status, out, _ = run(capsys, "check", "soviet-japan-1985", "--json", str(target))
    assert json.loads(target.read_text(encoding="utf-8")) == document
    assert "is fine" in out


def test_check_of_a_drawn_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "case.yaml").write_text(GRAPH, encoding="utf-8")
    status, out, _ = run(capsys, "check", str(tmp_path), "--json", "-")
    document = json.loads(out)
    assert (status, document["states"]["feasible"], document["way"]["name"]) == (0, 3, "graph")
    assert "drawn" in run(capsys, "check", str(tmp_path))[1]


def test_check_says_when_states_are_not_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ", ".join(f"o{number}: x" for number in range(30))
    names = ", ".join(f"o{number}" for number in range(30))
    (tmp_path / "case.yaml").write_text(
        f"countermove: 1\ntitle: T\ndecision_makers: {{a: {{options: {{{options}}}, preferences: [o1]}}}}\n"
        f"constraints: [{{at_most_one: [{names}]}}]\n",
        encoding="utf-8",
    )
    assert "not counted: 30 options are joined by constraints" in run(capsys, "check", str(tmp_path))[1]


def test_a_citation_is_resolved_where_its_text_is_at_hand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = bridge(
        ("{title: Memo on the crossing", "{file: memo.txt, title: Memo on the crossing"),
        ("not fee]", "{statement: not fee, cites: [MEMO-7/SUM/1]}]"),
    )
    (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
    document = json.loads(run(capsys, "check", str(tmp_path), "--json", "-")[1])
    assert document["citations"]["unresolved"] == [
        {"cite": "MEMO-7/SUM/1", "count": 1, "reason": "memo.txt is not there"}
    ]
    (tmp_path / "memo.txt").write_text("Summary\n\nThe town is tired of the ferry.\n", encoding="utf-8")
    found = json.loads(run(capsys, "check", str(tmp_path), "--json", "-")[1])["citations"]
    assert {name: found[name] for name in ("total", "distinct", "resolved", "unresolved", "changed")} == {
        "total": 1,
        "distinct": 1,
        "resolved": 1,
        "unresolved": [],
        "changed": [],
    }
    assert [source["at_hand"] for source in found["sources"]] == [True]


def test_a_citation_that_the_text_does_not_have_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = bridge(
        ("{title: Memo on the crossing", "{file: memo.txt, title: Memo on the crossing"),
        ("not fee]", "{statement: not fee, cites: [MEMO-7/SUM/1]}]"),
    )
    (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "memo.txt").write_text("The town is tired of the ferry.\n", encoding="utf-8")
    status, _, said = run(capsys, "check", str(tmp_path))
    assert status == 1
    assert '"MEMO-7/SUM/1" points at nothing: the text has no section SUM' in said


def test_remarks_come_with_their_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = bridge(("preferences: [not sue, build iff permit]", ""))
    (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
    assert "line 13, company: company has neither preferences nor a ranking" in run(capsys, "check", str(tmp_path))[1]


def test_every_bundled_case_is_listed_with_its_size(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "cases", "--json", "-")
    document = json.loads(out)
    assert (status, document["format"]) == (0, "countermove.cases/1")
    assert [entry["name"] for entry in document["cases"]] == list(bundled_names())
    out = run(capsys, "cases")[1]
    assert "5 decision makers, 12 options, 2,816 feasible states" in out
    assert "3 decision makers, 9 drawn states" in out


@pytest.mark.parametrize("suffix", [".yaml", ".yml", ".json"])
def test_a_converted_case_is_the_same_case(tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str) -> None:
    target = tmp_path / f"case{suffix}"
    assert run(capsys, "convert", "soviet-japan-1985", str(target))[0] == 0
    assert load(target).hash == load("soviet-japan-1985").hash


def test_convert_overwrites_only_when_told_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "case.json"
    target.write_text("mine", encoding="utf-8")
    status, _, err = run(capsys, "convert", "hand-example", str(target))
    assert (status, "--force" in err, target.read_text(encoding="utf-8")) == (1, True, "mine")
    assert run(capsys, "convert", "hand-example", str(target), "--force")[0] == 0
    assert load(target).title == "A hand-checkable example"


@pytest.mark.parametrize("target", ["case.jsn", "case", "no/such/folder/case.json"])
def test_convert_refuses_what_it_cannot_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    monkeypatch.chdir(tmp_path)
    status, _, err = run(capsys, "convert", "hand-example", target)
    assert (status, target in err) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_json_that_cannot_be_written_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "check", "hand-example", "--json", str(tmp_path / "no" / "file.json"))
    assert (status, "cannot be written" in err) == (1, True)


def schema(capsys: pytest.CaptureFixture[str]) -> Any:
    status, out, _ = run(capsys, "schema")
    assert status == 0
    return json.loads(out)


def typed(value: Any, numbers: frozenset[str] = frozenset({"countermove", "weight", "probability", "phi"})) -> Any:
    """Return a case with Booleans and numbers where an editor would see them."""
    if isinstance(value, dict):
        return {
            key: float(part) if key in numbers and isinstance(part, str) else typed(part) for key, part in value.items()
        }
    if isinstance(value, list):
        return [typed(part) for part in value]
    return {"true": True, "false": False}.get(value, value)


@pytest.mark.parametrize("name", bundled_names())
def test_every_bundled_case_fits_the_schema(capsys: pytest.CaptureFixture[str], name: str) -> None:
    text = (catalogue_folder() / name / "case.yaml").read_text(encoding="utf-8")
    content = typed(read_nodes(SourceText(text, name))[0].plain())
    jsonschema.Draft202012Validator(schema(capsys)).validate(content)


@pytest.mark.parametrize(
    "wrong",
    [
        ("fee: Raise the fee", "fee: {colour: red}"),
        ("not fee]", "{statement: not fee, tier: high}]"),
        ("name: The town", "profiles: {old: {}}"),
        ("title: A bridge and a ferry\n", ""),
    ],
)
def test_the_schema_refuses_what_the_program_refuses(
    capsys: pytest.CaptureFixture[str], wrong: tuple[str, str]
) -> None:
    content = typed(read_nodes(SourceText(bridge(wrong), "x"))[0].plain())
    assert list(jsonschema.Draft202012Validator(schema(capsys)).iter_errors(content))


def test_the_schema_is_valid_and_explains_every_key(capsys: pytest.CaptureFixture[str]) -> None:
    document = schema(capsys)
    jsonschema.Draft202012Validator.check_schema(document)
    for name, definition in document["$defs"].items():
        for part in definition.get("anyOf", [definition]):
            for key, entry in part.get("properties", {}).items():
                assert entry.get("description"), f"{name}.{key}"
