"""``countermove options``: what it prints, its JSON, its exit status, and how long it takes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from bundled import option_form

import countermove
from countermove.cli.main import main

SCHEMA = Path(__file__).parents[1] / "contract" / "assessment.schema.json"
OPTION_FORM = option_form()

COMPACT_SECONDS, FULL_SECONDS = 4.0, 8.0  # twice and nearly three times what is promised, for slow machines

OFFER_AND_CYCLE = """\
countermove: 1
title: An offer [beside] a cycle
question: {initiator: north, target: south, allies: [east]}
decision_makers:
  north: {name: North, options: {pay: Pay, a: Do a}, preferences: [b iff c, not pay]}
  south:
    name: South
    options: {build: Build, b: Do b}
    preferences: [{statement: pay, tier: minor}, b iff c]
    stakeholders: {crown: {name: Crown, weight: 1, veto: true, preferences: [not b]}}
  east: {name: East, options: {c: Do c}, ranking: [["----N"], rest]}
packages:
  swap: {changes: {pay: true}, if: {build: true}}
  never: {changes: {a: true}}
constraints:
  - never: a and b
"""


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    status = main(["options", *args])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


@cache
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(found)
    return found


def as_json(capsys: pytest.CaptureFixture[str], *args: str) -> dict[str, Any]:
    """What ``--json -`` writes, which has to be one document that keeps the contract, and nothing else."""
    status, out, err = run(capsys, *args, "--json", "-")
    assert (status, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    jsonschema.Draft202012Validator(schema()).validate(found)
    return found


# JSON ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", OPTION_FORM)
def test_the_json_of_every_bundled_case_keeps_the_contract(capsys: pytest.CaptureFixture[str], name: str) -> None:
    fewer = ("--max-changes", "1") if name.endswith("-full") else ()  # for the sake of time
    found = as_json(capsys, name, *fewer)
    assert (found["format"], found["countermove"]) == ("countermove.assessment/1", countermove.__version__)
    assert (found["case"], found["case_hash"]) == (name, countermove.load(name).hash)


def test_what_the_contract_shows_by_example_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    found = as_json(capsys, "soviet-japan-1985", "--package", "agenda,fm_visit")
    (row,) = found["initiatives"]
    assert (row["id"], row["changes"], row["reply"]) == (
        "agenda+fm_visit",
        {"agenda": True, "fm_visit": True},
        ["dialogue"],
    )
    assert row["settled"] == ["agenda", "fm_visit", "dialogue", "us_cooperation", "us_pressure"]
    assert (row["initiator"]["outlay"]["priority"], row["initiator"]["outlay"]["statement"]) == (-8, "not agenda")
    assert row["initiator"]["outlay"]["cites"] == ["EA-M-85-10135/INT/1", "SOV-82-10075X/PRO/2"]
    assert found["baseline"] == ["us_cooperation", "us_pressure"]
    assert found["hardest"] == ["agenda+fm_visit"]


def test_numbers_and_places_agree_within_a_document(capsys: pytest.CaptureFixture[str]) -> None:
    found = as_json(capsys, "soviet-japan-1985")
    rows = {row["id"]: row for row in found["initiatives"]}
    kept = [name for name, row in rows.items() if row["folded_into"] is None]
    assert sorted(found["order"]) == sorted(kept)
    assert found["hardest"] == found["order"][:1]
    assert sum(rows[name]["first_share"] for name in kept) == pytest.approx(1)
    for row in rows.values():
        tests = row["target"]["tests"]
        assert row["target"]["on"] == [name for name in tests if tests[name]["on"]]
        assert row["target"]["tests_on"] == len(row["target"]["on"])
        assert set(row["stable"]["nash"]) <= set(row["stable"]["seq"]) <= set(row["stable"]["gmr"])


def test_offers_cycles_vetoes_and_rankings_keep_the_contract(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(OFFER_AND_CYCLE)
    found = as_json(capsys, str(case))
    assert [one["id"] for one in found["offers"]] == ["swap"]
    assert found["offers"][0]["accepted"] is True
    assert found["initiatives"][0]["id"] == "never"


def test_the_schema_notices_what_is_missing_or_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    validator = jsonschema.Draft202012Validator(schema())
    for spoil in (
        lambda d: d.pop("hardest"),
        lambda d: d["initiatives"][0]["target"]["tests"].pop("trap"),
        lambda d: d["initiatives"][0].update(rank_interval=[1]),
        lambda d: d["initiatives"][0]["target"].update(verdict="bad"),
        lambda d: d["openings"][0].pop("at_rest"),
        lambda d: d["openings"][0].update(outcome=None),
        lambda d: d.update(sanctions_up_to=5),
    ):
        found = as_json(capsys, "hand-example")
        spoil(found)
        assert not validator.is_valid(found)


def test_json_to_a_file_leaves_the_table_on_standard_output(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "assessment.json"
    status, out, err = run(capsys, "hand-example", "--json", str(target))
    assert (status, err) == (0, "")
    assert "A hand-checkable example" in out
    assert json.loads(target.read_text())["hardest"] == ["a"]


def test_json_that_cannot_be_written_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, _, err = run(capsys, "hand-example", "--json", str(tmp_path / "nowhere" / "a.json"))
    assert status == 1
    assert "cannot be written" in err


# What people see -----------------------------------------------------------------------------------------------------


def test_flags_reach_the_question(capsys: pytest.CaptureFixture[str]) -> None:
    flags = (
        "--actor",
        "tokyo",
        "--target",
        "washington",
        "--ally",
        "beijing",
        "--max-changes",
        "1",
        "--mute",
        "moscow",
    )
    found = as_json(capsys, "soviet-japan-1985", *flags, "--drop", "tokyo/preferences/2")
    assert (found["initiator"], found["target"], found["allies"]) == ("tokyo", "washington", ["beijing"])
    assert (found["muted"], found["dropped"], found["max_changes"]) == (["moscow"], ["tokyo/preferences/2"], 1)
    found = as_json(capsys, "soviet-japan-1985", "--profile", "moscow:before_1985", "--only", "economic")
    assert found["profiles"] == {"moscow": "before_1985"}
    assert [row["id"] for row in found["initiatives"]] == ["econ_favours"]


def test_long_tables_are_cut_and_say_so(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "soviet-japan-1985")
    assert "--all prints every one" in out
    _, every, _ = run(capsys, "soviet-japan-1985", "--all")
    assert "--all" not in every
    assert len(every.splitlines()) > len(out.splitlines())


def test_notes_say_where_something_was_limited(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    north = ", ".join(f"a{n}: A{n}" for n in range(13))
    south = ", ".join(f"b{n}: B{n}" for n in range(21))
    tied = " or ".join(f"b{n}" for n in range(21))
    mentioned = " and ".join(f"a{n}" for n in range(13))
    case = tmp_path / "case.yaml"
    case.write_text(
        "countermove: 1\ntitle: Wide\ndecision_makers:\n"
        f"  north: {{name: N, options: {{{north}, idle: Idle}}, preferences: [b0, {mentioned} and idle or not idle]}}\n"
        f"  south: {{name: S, options: {{{south}}}, preferences: [({tied}) iff a0]}}\n"
        "constraints:\n  - never: a1 and not b0\n"
    )
    status, out, _ = run(capsys, str(case), "--max-changes", "1")
    assert status == 0
    for said in (
        "Openings of up to 1 change were",
        "up to 4 moves",
        "more than 256 equally good",
        "Not possible",
        "a1",
    ):
        assert said in " ".join(out.split()), said


def test_a_status_quo_that_is_not_at_rest_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(
        "countermove: 1\ntitle: Restless\ndecision_makers:\n"
        "  north: {name: N, options: {a: A}, preferences: [not a]}\n"
        "  south: {name: S, options: {b: B}, preferences: [b]}\n"
    )
    _, out, _ = run(capsys, str(case))
    assert "The coded status quo is not at rest: others would already change b." in out
    assert "Hardest on the five tests: none" in out


# What goes wrong -----------------------------------------------------------------------------------------------------

WRONG_NAMES = [
    (("--actor", "moskow"), 'no decision maker "moskow"', 'did you mean "moscow"?'),
    (("--target", "tokio"), 'no decision maker "tokio"', 'did you mean "tokyo"?'),
    (("--ally", "washingtn"), 'no decision maker "washingtn"', 'did you mean "washington"?'),
    (("--mute", "bejing"), 'no decision maker "bejing"', 'did you mean "beijing"?'),
    (("--package", "agenda_visit"), '"agenda_visit"', 'did you mean "agenda_and_visit"?'),
    (("--package", "agenda,fm_visitt"), '"fm_visitt"', 'did you mean "fm_visit"?'),
    (("--package", "dialogue"), "no package or option of moscow", "known: agenda"),
    (("--only", "economics"), 'no area "economics"', 'did you mean "economic"?'),
    (("--profile", "moscow:before1985"), 'no profile "before1985"', 'did you mean "before_1985"?'),
    (("--profile", "tokyo:before_1985"), "tokyo has no profiles", ""),
    (("--drop", "tokyo/preferences/99"), "there is no tokyo/preferences/99", "13 statements"),
    (("--drop", "tokio/preferences/1"), 'no decision maker "tokio"', 'did you mean "tokyo"?'),
    (("--actor", "tokyo", "--target", "tokyo"), "two different parties", ""),
]


@pytest.mark.parametrize(("flags", "said", "hint"), WRONG_NAMES, ids=lambda value: " ".join(value)[:30])
def test_an_unknown_name_is_answered_with_the_nearest(
    capsys: pytest.CaptureFixture[str], flags: tuple[str, ...], said: str, hint: str
) -> None:
    status, out, err = run(capsys, "soviet-japan-1985", *flags)
    assert (status, out) == (1, "")
    assert said in err
    assert hint in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "flags",
    [
        (),
        ("hand-example", "--max-changes", "0"),
        ("hand-example", "--max-changes", "4"),
        ("hand-example", "--max-changes", "two"),
        ("hand-example", "--profile", "moscow"),
        ("hand-example", "--drop", "tokyo/3"),
        ("hand-example", "--drop", "tokyo/preferences/0"),
        ("hand-example", "--no-such-flag"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_status_two(capsys: pytest.CaptureFixture[str], flags: tuple[str, ...]) -> None:
    status, out, err = run(capsys, *flags)
    assert (status, out) == (2, "")
    assert err


def test_a_case_that_is_not_there_and_one_that_is_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "soviet-japan-1984")
    assert status == 1
    assert "soviet-japan-1985" in err
    status, _, err = run(capsys, "elmira-9")
    assert status == 1
    assert "graph form" in err


# Whole processes -----------------------------------------------------------------------------------------------------


def process(*args: str, **environment: str) -> tuple[bytes, float]:
    """What the command prints as a process of its own, and the seconds it computed."""
    before = os.times()
    finished = subprocess.run(
        [sys.executable, "-m", "countermove", "options", *args],
        capture_output=True,
        check=True,
        env={**os.environ, "COLUMNS": "100", **environment},
    )
    after = os.times()
    return finished.stdout, after.children_user + after.children_system - before.children_user - before.children_system


def test_the_compact_case_is_answered_at_once_and_the_same_bytes_come_every_time() -> None:
    first, seconds = process("soviet-japan-1985", "--json", "-", PYTHONHASHSEED="1")
    again, _ = process("soviet-japan-1985", "--json", "-", PYTHONHASHSEED="2")
    assert first == again
    assert seconds < COMPACT_SECONDS


def test_the_full_case_is_answered_in_seconds() -> None:
    printed, seconds = process("soviet-japan-1985-full", PYTHONHASHSEED="3")
    assert b"Openings of up to 2 changes were followed." in printed
    assert seconds < FULL_SECONDS
