"""``countermove solve`` and ``countermove explain``: what they print, their JSON, their exit status."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from countermove.cli.main import main


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    status = main(args)
    printed = capsys.readouterr()
    return status, " ".join(printed.out.split()), printed.err


def test_solve_prints_equilibria_counts_and_a_caution(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "solve", "prisoners-dilemma")
    assert (status, err) == (0, "")
    for shown in ("Equilibria", "gmr smr seq sim", "prisoner_one: cooperate_with_2", "States that are stable"):
        assert shown in out
    assert "It does not mean likely" in out
    assert out.index("Equilibria") < out.index("States that are stable")


def test_solve_writes_the_contract_to_standard_output_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["solve", "syria-iraq-1975", "--json", "-", "--concept", "nash", "--concept", "SEQ"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert found["format"] == "countermove.solution/1"
    assert found["countermove"]
    assert found["case"] == "syria-iraq-1975"
    assert len(found["case_hash"]) >= 16
    assert found["equilibria"] == {"nash": [6], "seq": [6]}


def test_solve_writes_json_beside_the_table(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "solution.json"
    status, out, _ = run(capsys, "solve", "elmira-12", "--json", str(target), "--states", "equilibria")
    assert status == 0
    assert "Equilibria" in out
    assert json.loads(target.read_text())["states_listed"] == "equilibria"


def test_solve_says_what_is_in_reach_of_a_state(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "solve", "elmira-9", "--from", "s1")
    assert status == 0
    for mark in ("(here)", "(by improvements)", "(by some moves)", "sim is not given"):
        assert mark in out
    assert main(["solve", "elmira-9", "--from", "s1", "--json", "-"]) == 0
    reach = json.loads(capsys.readouterr().out)["from"]
    assert reach["state"] == "s1"
    assert reach["by_improvements"] == ["s5"]
    assert main(["solve", "chicken", "--from", "1"]) == 0
    assert "(out of reach)" not in capsys.readouterr().out


def test_long_lists_are_cut_and_say_so(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "solve", "soviet-japan-1985")
    assert ", use --json" in out


def test_no_equilibrium_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(
        "countermove: 1\ntitle: Matching pennies\ndecision_makers:\n"
        "  a: {name: A, options: {x: X}, preferences: [x iff y]}\n"
        "  b: {name: B, options: {y: Y}, preferences: [x iff not y]}\n"
    )
    status, out, _ = run(capsys, "solve", str(case), "--concept", "nash")
    assert status == 0
    assert "No state is an equilibrium" in out


def test_a_concept_without_an_answer_is_said_and_not_an_empty_list(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "solve", "elmira-9", "--concept", "sim")
    assert status == 0
    assert "sim is not given: states of a drawn graph" in out
    assert "Equilibria" not in out


def test_holding_options_and_limits_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "solve", "prisoners-dilemma", "--hold", "cooperate_with_2")
    assert status == 0
    assert "Held at the status quo: cooperate_with_2" in out
    status, _, err = run(capsys, "solve", "prisoners-dilemma", "--max-states", "2")
    assert status == 1
    assert "--max-states 4" in err


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (("solve", "prisoners-dilemma", "--concept", "nahs"), 2),
        (("solve", "prisoners-dilemma", "--states", "some"), 2),
        (("solve", "prisoners-dilemma", "--from", "7"), 1),
        (("solve", "no-such-case"), 1),
        (("explain", "prisoners-dilemma", "9"), 1),
        (("explain", "prisoners-dilemma", "1", "--party", "three"), 1),
        (("explain", "prisoners-dilemma"), 2),
    ],
)
def test_what_cannot_be_done_is_said_without_a_traceback(
    capsys: pytest.CaptureFixture[str], args: tuple[str, ...], status: int
) -> None:
    got, out, err = run(capsys, *args)
    assert got == status
    assert err
    assert "Traceback" not in err
    assert not out


@pytest.mark.parametrize("state", ["4", "YY", "cooperate_with_2,cooperate_with_one"])
def test_explain_takes_a_state_by_number_letters_or_options(capsys: pytest.CaptureFixture[str], state: str) -> None:
    status, out, _ = run(capsys, "explain", "prisoners-dilemma", state, "--party", "prisoner_one", "--concept", "seq")
    assert status == 0
    assert "State 4 is sequentially stable for Prisoner One" in out
    assert "drops cooperate_with_one (state 1; better by" in " ".join(out.split())


def test_explain_takes_the_name_of_a_drawn_state(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "explain", "elmira-9", "s1")
    assert status == 0
    assert "State s1 is stable for MoE in every sense" in out
    assert "State s1 is not Nash stable for Local Government" in out
    assert "sim is not given" in out


def test_explain_gives_reasons_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "syria-iraq-1975", "2", "--party", "syria", "--concept", "seq", "--json", "-"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["format"] == "countermove.explanation/1"
    (why,) = found["reasons"]
    assert why["stable"] is False
    # Figure 19 of the guide: the move to 1 is sanctioned by Iraq moving to 4, that to 3 meets no sanction.
    first, second = why["answers"]
    assert (first["improvement"]["to"], [step["to"] for step in first["sanction"]]) == (1, [4])
    assert (second["improvement"]["to"], second["sanction"]) == (3, [])


@pytest.mark.parametrize("case", ["elmira-12", "elmira-9", "soviet-japan-1985"])
def test_long_solutions_are_written_piece_by_piece_and_say_the_same(
    case: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["solve", case, "--coalition", "every", "--concept", "nash", "--concept", "seq", "--json", "-"]) == 0
    at_once = json.loads(capsys.readouterr().out)
    monkeypatch.setattr("countermove.cli.solve.MOST_WRITTEN_AT_ONCE", 0)
    monkeypatch.setattr("countermove.engine.present._PIECE", 7)
    assert main(["solve", case, "--coalition", "every", "--concept", "nash", "--concept", "seq", "--json", "-"]) == 0
    assert json.loads(capsys.readouterr().out) == at_once
