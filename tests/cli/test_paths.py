"""``countermove paths``: what it prints, its JSON, its picture, its exit status."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
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


def test_paths_says_what_is_reached_how_and_at_whose_cost(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "paths", "elmira-9")
    assert (status, err) == (0, "")
    for shown in (
        "From state s1, improvements alone lead to 1 of the 8 other states: s5.",
        "Any moves at all lead to all 8 other states",
        "Without anybody hurting itself, each step making its mover better off: s5.",
        "Only if somebody takes a step that makes it worse off: s9, s8 and s4.",
        "MoE hurts itself at state s1: MoE moves to",
        "In as many steps, with more losses: 3 of the 6 ways",
        "Nobody can leave state s9: it is stable because there is no way out, whatever anybody wants.",
        "sim is not given",
        "That a way is there does not make it likely",
    ):
        assert shown in out


def test_a_coalition_is_one_more_mover(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "paths", "elmira-9", "--coalition", "moe+uniroyal", "--to", "s8")
    assert "MoE and Uniroyal may also move as one, where all of them gain." in out
    assert "MoE and Uniroyal together move to" in out
    assert "(state s8): better off" in out
    assert "s9" not in out.split("States asked about")[1].split("To state")[0]


def test_circles_are_said_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "paths", "cuban-missile-crisis")
    assert "Improvements lead in a circle through 4 states (1, 3, 5 and 7), for example 1 → 3 → 7 → 5 → 1" in out
    assert "Sooner, whatever it costs: 1 step" in out


def test_the_start_and_the_ends_can_be_chosen_in_every_way_states_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "paths", "prisoners-dilemma", "--from", "YY", "--to", "1", "--to", "cooperate_with_2")
    assert "prisoners-dilemma: from state 4" in out
    assert "States asked about" in out
    assert "To state 1" in out


def test_long_lists_are_cut_and_say_so(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "paths", "soviet-japan-1985")
    assert "… of 358, use --to STATE or --json" in out
    assert "(357 in all)" in out
    found = document(capsys, "paths", "soviet-japan-1985")
    assert (found["targets_total"], len(found["targets"])) == (358, 50)
    assert found["by_moves"]["total"] == 2815
    assert len(found["by_moves"]["listed"]) == 1000


def test_no_equilibrium_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(
        "countermove: 1\ntitle: Matching pennies\ndecision_makers:\n"
        "  a: {name: A, options: {x: X}, preferences: [x iff y]}\n"
        "  b: {name: B, options: {y: Y}, preferences: [x iff not y]}\n"
    )
    status, out, _ = run(capsys, "paths", str(case), "--concept", "nash")
    assert status == 0
    assert "No state is an equilibrium under these concepts" in out
    assert "No improvement leads out of it: once there, the conflict never settles by improvements." in out


def test_json_is_the_whole_of_standard_output_or_goes_beside_the_text(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    found = document(capsys, "paths", "elmira-9", "--concept", "nash", "--coalition", "moe+uniroyal")
    assert found["format"] == "countermove.paths/1"
    assert found["concepts"] == ["nash"]
    assert found["coalitions"] == [["moe", "uniroyal"]]
    assert found["by_improvements"] == {"total": 2, "listed": ["s5", "s8"]}
    s8 = next(target for target in found["targets"] if target["state"] == "s8")
    assert [(step["by"], step["to"]) for step in s8["by_improvements"]["listed"][0]["moves"]] == [
        (["local_government"], "s5"),
        (["moe", "uniroyal"], "s8"),
    ]
    target = tmp_path / "paths.json"
    _, out, _ = run(capsys, "paths", "elmira-9", "--json", str(target))
    assert "Equilibria" in out
    assert json.loads(target.read_text())["reaches"]["improvements"] == 1


def test_a_picture_is_drawn_and_never_overwritten_unasked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    picture = tmp_path / "elmira.svg"
    status, out, _ = run(capsys, "paths", "elmira-9", "--picture", str(picture))
    assert status == 0
    assert out.endswith(f"Wrote {picture}")
    first = picture.read_text(encoding="utf-8")
    assert ET.fromstring(first).tag.endswith("svg")
    picture.write_text("mine")
    status, out, err = run(capsys, "paths", "elmira-9", "--picture", str(picture))
    assert (status, out) == (1, "")
    assert "use --force" in err
    assert picture.read_text() == "mine"
    assert main(["paths", "elmira-9", "--picture", str(picture), "--force"]) == 0
    assert picture.read_text(encoding="utf-8") == first


def test_steps_say_why_they_pay_and_what_cannot_be_undone(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "paths", "soviet-japan-1985", "--to", "665")
    assert "Moscow takes agenda (state 530): worse off, against M8 (not agenda)" in out
    assert "better off, by T3 (dialogue if agenda)" in out
    _, out, _ = run(capsys, "paths", "elmira-12", "--to", "3", "--coalition", "moe+uniroyal")
    assert "Uniroyal takes accept and drops delay, of which delay cannot be undone (state 3): worse off" in out
    found = document(capsys, "paths", "soviet-japan-1985", "--to", "665", "--concept", "nash")
    step, onward = found["targets"][0]["by_moves"]["listed"][0]["moves"]
    assert step["irreversible"] == []
    assert step["decided_by"] == [
        {"party": "moscow", "statement": "not agenda", "id": "M8", "cites": step["decided_by"][0]["cites"]}
    ]
    assert onward["decided_by"][0]["id"] == "T3"
    found = document(capsys, "paths", "cuban-missile-crisis", "--to", "6")
    first = found["targets"][0]["by_improvements"]["listed"][0]["moves"][0]
    assert first["irreversible"] == ["air_strike"]
    assert first["decided_by"][0]["id"] is None
    assert first in found["tree"]


def test_one_coalition_is_refused_as_in_solve(capsys: pytest.CaptureFixture[str]) -> None:
    for written in ("moe", "", "moe+", "moe+moe", "moe+uniroyale"):
        here = run(capsys, "paths", "elmira-9", "--coalition", written)
        assert here == run(capsys, "solve", "elmira-9", "--coalition", written)


def test_every_concept_that_can_be_asked_for_is_named_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    from countermove.cli.paths import CONCEPTS
    from countermove.engine.concepts import CONCEPT_IDS

    assert f"{', '.join(CONCEPT_IDS)}, or all" == CONCEPTS
    _, out, _ = run(capsys, "paths", "--help")
    assert "The first five by default" in out
    asked = document(capsys, "paths", "syria-iraq-1975", "--concept", "all")
    assert tuple(asked["concepts"]) == CONCEPT_IDS


def test_options_held_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "paths", "syria-iraq-1975", "--hold", "attack")
    assert "Held at the status quo: attack." in out
    assert "3 states" not in out
    assert "of the 2 other states" in out or "all 2 other states" in out


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (("prisoners-dilemma", "--from", "7"), 1, "there is no state 7"),
        (("prisoners-dilemma", "--to", "cooperate"), 1, "there is no option"),
        (("elmira-9", "--from", "s11"), 1, 'there is no state "s11"'),
        (("syria-iraq-1975", "--to", "YYN"), 1, "is infeasible"),
        (("elmira-9", "--coalition", "moe+uniroyale"), 1, 'did you mean "uniroyal"?'),
        (("elmira-9", "--coalition", "moe"), 1, '"moe" is one decision maker, not a coalition'),
        (("elmira-9", "--coalition", "moe+moe"), 1, "names moe twice"),
        (("elmira-9", "--picture", "nowhere/at/all.svg"), 1, "make it first"),
        (("elmira-9", "--picture", "picture.png"), 1, "give the file the ending .svg"),
        (("elmira-9", "--concept", "nahs"), 2, "nash"),
        (("prisoners-dilemma", "--max-states", "2"), 1, "--max-states 4"),
        (("no-such-case",), 1, "no-such-case"),
    ],
)
def test_what_cannot_be_done_is_said_without_a_traceback(
    capsys: pytest.CaptureFixture[str], args: tuple[str, ...], status: int, said: str
) -> None:
    got, out, err = run(capsys, "paths", *args)
    assert (got, out) == (status, "")
    assert said in err
    assert "Traceback" not in err


def test_a_picture_that_cannot_be_written_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "folder.svg").mkdir()
    status, _, err = run(capsys, "paths", "elmira-9", "--picture", str(tmp_path / "folder.svg"), "--force")
    assert status == 1
    assert "is a folder" in err


def test_a_case_without_a_status_quo_asks_for_a_start(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(
        "countermove: 1\ntitle: Drawn\nstates: {s1: one, s2: two}\ndecision_makers:\n"
        "  a: {name: A, moves: {s1: [s2]}, ranking: [[s2], [s1]]}\n"
        "  b: {name: B, moves: {s2: [s1]}, ranking: [[s1], [s2]]}\n"
    )
    status, _, err = run(capsys, "paths", str(case))
    assert status == 1
    assert "--from STATE" in err
    assert main(["paths", str(case), "--from", "s1"]) == 0
