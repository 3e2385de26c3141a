"""``countermove inverse``: what it prints, its JSON, its exit status."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from countermove.cli.main import main


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    status = main(args)
    printed = capsys.readouterr()
    return status, " ".join(printed.out.split()), printed.err


def document(capsys: pytest.CaptureFixture[str], *args: str) -> dict[str, Any]:
    assert main([*args, "--json", "-"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_conditions_counts_and_changes_are_said_in_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "inverse", "syria-iraq-1975", "2", "--party", "syria")
    assert (status, err) == (0, "")
    for shown in (
        "gmr and seq: not stable as coded; 1 of 2 conditions fails",
        "fails: of state 3 (it takes escalate and drops release_water) and state 6 (Iraq then takes attack), at least",
        "one must be no better for it than this state. Both are better now.",
        "(Iraq then takes attack), at least one must be no better for it than this state, and state 4 is.",
        "384 of the 720 strict rankings of the 6 states meet this.",
        "Fewest changes of its priorities that make it stable: 1 (5 different orders of its statements do it)",
        "move statement 2 (escalate) down, below statement 3 (not attack) or lower, or drop it",
        "nash: no equilibrium: state 2 is not stable for Syria.",
        "does not mean that it is likely",
        "A count of rankings is not a probability.",
    ):
        assert shown in out
    assert "Iraq nash" not in out
    assert out.index("Everybody together") < out.index("Syria nash")


def test_nothing_is_wider_than_the_page(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert main(["inverse", "soviet-japan-1985", "584"]) == 0
    assert max(len(line.rstrip()) for line in capsys.readouterr().out.splitlines()) <= 80


def test_rankings_have_no_priorities_to_change_and_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "inverse", "elmira-12", "1")
    assert status == 0
    assert "Uniroyal (coded as a ranking: there are no priorities to change)" in out
    assert "No change of priorities can make it one: Local Government is coded as a ranking." in out


def test_a_drawn_graph_is_asked_by_the_names_of_its_states(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "inverse", "elmira-9", "s1", "--party", "local_government", "--concept", "nash")
    assert status == 0
    assert 'it must not prefer state s5 ("Uniroyal delays, Local Government insists (NYNNY)") to this one' in out


def test_a_state_that_is_stable_whatever_anybody_prefers_is_said_to_be_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(
        "countermove: 1\ntitle: One who cannot move\ndecision_makers:\n"
        "  a: {name: A, options: {x: {text: X, direction: on, status_quo: true}}, preferences: [not x]}\n"
        "  b: {name: B, options: {y: Y}, preferences: [y]}\n"
    )
    status, out, _ = run(capsys, "inverse", str(case), "YY", "--concept", "nash")
    assert status == 0
    assert "nash: stable, whatever it prefers: it has no move there, so nothing is asked of its preferences." in out


def test_what_no_order_of_priorities_can_change_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "inverse", "soviet-japan-1985", "529")
    assert status == 0
    assert "No change of priorities, whoever makes it, can end that." in out
    assert "can make it unstable, not even putting first all its statements that do not hold here." in out
    assert "since they ask less" in out


def test_the_compact_case_of_1985_takes_a_few_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    started = time.perf_counter()
    status, out, _ = run(capsys, "inverse", "soviet-japan-1985", "584", "--concept", "all")
    assert status == 0
    assert "drop M11 (not gestures)" in out
    assert "T7 visits call for visits; content stated, place judged; EA-M-85-10135/NT/3" in out
    assert time.perf_counter() - started < 30  # about two seconds alone on one core


def test_json_has_conditions_counts_changes_and_statements(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, "inverse", "syria-iraq-1975", "2", "--concept", "seq", "--depth", "1")
    assert (found["format"], found["state"], found["depth"]) == ("countermove.inverse/1", 2, 1)
    syria, iraq = found["parties"]
    assert (syria["dm"], iraq["has_priorities"]) == ("syria", True)
    seq = syria["concepts"]["seq"]
    assert seq["stable"] is False
    assert [(part["move"], part["holds"], part["ways"]) for part in seq["conditions"]] == [
        (1, True, [[1], [4]]),
        (3, False, [[3], [6]]),
    ]
    assert seq["rankings"] == {"stable": 384, "all": 720, "share": 384 / 720, "why_null": ""}
    change = seq["smallest_change"]
    assert (change["goal"], change["outcome"], change["changes"], change["orders"]) == ("stable", "found", 1, 5)
    assert len(change["listed"]) == 5
    assert [way["fall"] + way["rise"] for way in change["ways"]] == [[2], [3]]
    assert syria["statements"][1]["text"] == "escalate"
    assert found["joint"]["seq"]["changes"] == 1


def test_holding_dropping_and_limits(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "inverse", "syria-iraq-1975", "1", "--hold", "attack", "--concept", "nash")
    assert status == 0
    assert "Held at the status quo: attack." in out
    without = document(capsys, "inverse", "syria-iraq-1975", "2", "--drop", "syria/preferences/2", "--concept", "gmr")
    assert without["parties"][0]["concepts"]["gmr"]["stable"] is True
    status, _, err = run(capsys, "inverse", "syria-iraq-1975", "1", "--max-states", "2")
    assert (status, "--max-states 8" in err) == (1, True)


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (("syria-iraq-1975", "9"), 1, "numbered from 1 to 6"),
        (("syria-iraq-1975", "YYN"), 1, "ruled out by C1"),
        (("syria-iraq-1975", "release_watr"), 1, 'did you mean "release_water"?'),
        (("elmira-9", "s10"), 1, 'no state "s10"'),
        (("syria-iraq-1975", "2", "--party", "iran"), 1, 'did you mean "iraq"?'),
        (("syria-iraq-1975", "2", "--concept", "sim"), 1, "no inverse reading"),
        (("syria-iraq-1975", "2", "--concept", "nahs"), 2, "no stability concept"),
        (("syria-iraq-1975", "2", "--depth", "0"), 2, "--depth"),
        (("syria-iraq-1975",), 2, "STATE"),
        (("no-such-case", "1"), 1, "no-such-case"),
        (("soviet-japan-1985-full", "1"), 1, "--hold"),
    ],
)
def test_what_cannot_be_asked_is_said_without_a_traceback(
    capsys: pytest.CaptureFixture[str], args: tuple[str, ...], status: int, said: str
) -> None:
    got, out, err = run(capsys, "inverse", *args)
    assert (got, out) == (status, "")
    assert said in err
    assert "Traceback" not in err
