"""What a case calls its states and itself gives no orders to a terminal; and no file of the user's is lost to JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import countermove as cm
from countermove.cli.main import main
from countermove.errors import CaseError, NotApplicable

DRAWN = """countermove: 1
title: T
states: {"NAME": Here, t: There}
decision_makers:
  a: {moves: {"NAME": [t]}, ranking: [["NAME"], [t]]}
  b: {moves: {}, ranking: [rest]}
status_quo: "NAME"
"""


@pytest.mark.parametrize("name", ["[/]", "[bold]z[/bold]", "<b>", "a b"])
@pytest.mark.parametrize("command", [["solve"], ["solve", "--coalition", "every", "--as-one", "a+b"], ["paths"]])
def test_markup_in_names_is_printed_as_it_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, command: list[str]
) -> None:
    (tmp_path / "c.yaml").write_text(DRAWN.replace("NAME", name), encoding="utf-8")
    assert main([command[0], str(tmp_path / "c.yaml"), *command[1:]]) == 0
    printed = capsys.readouterr().out
    assert any(line.startswith(name) for line in printed.splitlines())


@pytest.mark.parametrize("escape", ["\\e[2J", "\\a", "\\x9b", "\\u202e", "\\u2066", "\\0"])
@pytest.mark.parametrize("where", ["NAME", "There", "T"])
def test_control_characters_are_refused_with_their_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], escape: str, where: str
) -> None:
    text = DRAWN.replace("title: T", 'title: "T"').replace("t: There", 't: "There"')
    (tmp_path / "c.yaml").write_text(text.replace(f'"{where}"', f'"{where}{escape}"'), encoding="utf-8")
    assert main(["check", str(tmp_path / "c.yaml")]) == 1
    told = capsys.readouterr().err
    assert "c.yaml:" in told
    assert "a control character (U+" in told
    assert not any(ord(letter) < 32 and letter != "\n" for letter in told)


def test_control_characters_are_refused_in_a_dict_too() -> None:
    with pytest.raises(CaseError, match="control character"):
        cm.load({"countermove": 1, "title": "\x1b[2J", "decision_makers": {"a": {"options": {"x": "X"}}}})


def test_tabs_and_lines_and_other_scripts_are_text(tmp_path: Path) -> None:
    text = (
        'countermove: 1\ntitle: "Ἀθῆναι\\tדרום\\nмир 東京"\ndecision_makers: {a: {options: {x: X}, preferences: [x]}}\n'
    )
    (tmp_path / "c.yaml").write_text(text, encoding="utf-8")
    assert cm.load(tmp_path / "c.yaml").title.startswith("Ἀθῆναι\tדרום")


@pytest.mark.parametrize("command", ["solve", "check", "paths", "explain", "inverse"])
def test_json_never_replaces_what_is_not_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    case, mine = tmp_path / "c.yaml", tmp_path / "out.json"
    case.write_text(DRAWN.replace("NAME", "s"), encoding="utf-8")
    state = ["s"] if command in ("explain", "inverse") else []
    before = case.read_text(encoding="utf-8")
    assert main([command, str(case), *state, "--json", str(case)]) == 1
    assert "nothing was written" in capsys.readouterr().err
    assert case.read_text(encoding="utf-8") == before
    for _ in range(2):  # its own document it may write anew
        assert main([command, str(case), *state, "--json", str(mine)]) == 0
    assert json.loads(mine.read_text(encoding="utf-8"))["format"].startswith("countermove.")


def test_too_many_decision_makers_are_refused_with_the_number() -> None:
    parties = {f"d{n}": {"moves": {}, "ranking": [["s"], ["t"]]} for n in range(65)}
    case = cm.load({"countermove": 1, "title": "T", "states": {"s": "", "t": ""}, "decision_makers": parties})
    with pytest.raises(NotApplicable, match="65 decision makers, and at most 64"):
        cm.solve(case)


def test_options_cannot_be_held_in_graph_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["solve", "elmira-9", "--hold", "modify"]) == 1
    assert "no options that could be held" in capsys.readouterr().err


def test_numbers_without_end_are_no_states(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "elmira-12", "9" * 5000]) == 1
    assert "numbered from 1 to 12" in capsys.readouterr().err


def test_a_thousand_options_are_refused_in_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ", ".join(f"o{n}: x" for n in range(1500))
    text = f"countermove: 1\ntitle: T\ndecision_makers: {{a: {{options: {{{options}}}, preferences: [o1]}}}}\n"
    (tmp_path / "c.yaml").write_text(text, encoding="utf-8")
    assert main(["solve", str(tmp_path / "c.yaml")]) == 1
    assert "Listing 2^1500 states would need about 1,000 PB and more" in capsys.readouterr().err


def test_coalitions_are_refused_before_anything_is_solved(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def solved(*_: object, **__: object) -> None:
        raise AssertionError("nothing should be solved")

    monkeypatch.setattr("countermove.cli.solve.solved", solved)
    for wrong in (["--coalition", "moe+nobody"], ["--as-one", "moe"]):
        assert main(["solve", "elmira-12", *wrong]) == 1
    assert "nobody" in capsys.readouterr().err
