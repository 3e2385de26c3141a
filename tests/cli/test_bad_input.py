"""What a person sees when the input is bad: the place, what was expected, what to do; exit status 1, no traceback.

A command has to answer quickly and to write nothing. One of every kind runs as a person would run it, in a process of
its own, and says there what it says here.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from case_texts import bridge
from command_line import Run, run

LIMIT_SECONDS = 2.0  # a second on a quiet machine


def countermove(folder: Path, *arguments: str) -> Run:
    """Run the command in a folder, which has to be as it was afterwards."""
    before = contents(folder)
    done = run(*arguments, folder=folder, COLUMNS="100")
    assert contents(folder) == before
    return done


def by_a_process(folder: Path, *arguments: str) -> Run:
    """Run the installed command in a folder, which has to be as it was afterwards."""
    before = contents(folder)
    used = children_seconds()
    process = subprocess.run(
        [sys.executable, "-m", "countermove", *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        env={**os.environ, "COLUMNS": "100"},
    )
    seconds = children_seconds() - used
    assert contents(folder) == before
    return Run(process.returncode, process.stdout.decode(), process.stderr.decode(), seconds)


def children_seconds() -> float:
    times = os.times()
    return times.children_user + times.children_system


def contents(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*")}


def refused(folder: Path, raw: str | bytes, *words: str) -> str:
    """Check a case, which has to be refused with some words, and return the whole message."""
    path = folder / "case.yaml"
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode("utf-8"))
    done = countermove(folder, "check", "case.yaml")
    assert done.status == 1
    assert done.out == ""
    assert "Traceback" not in done.err
    for word in words:
        assert word in done.err, done.err
    assert done.seconds < LIMIT_SECONDS
    return done.err


def test_an_unknown_key(tmp_path: Path) -> None:
    text = bridge(("fee: Raise the fee", "fee: {text: Raise the fee, direcction: on}"))
    refused(tmp_path, text, "case.yaml:11:34", "town/options/fee/direcction", 'unknown key "direcction"', "direction")


def test_an_unknown_option(tmp_path: Path) -> None:
    message = refused(tmp_path, bridge(("build if permit", "build if permitt")), "case.yaml:12:28")
    assert 'town/preferences/1: there is no option "permitt"' in message
    assert 'did you mean "permit"?' in message
    excerpt, caret = message.splitlines()[1:3]
    assert excerpt[caret.index("^") :].startswith("permitt")


def test_a_duplicate_id(tmp_path: Path) -> None:
    text = bridge(("fee: Raise the fee", "permit: Raise the fee"))
    refused(tmp_path, text, "case.yaml:11:7", '"permit" stands here a second time', "line 10")


def test_an_option_with_two_owners(tmp_path: Path) -> None:
    text = bridge(("sue: Go to court", "permit: Go to court"), ("not sue", "not build"))
    refused(tmp_path, text, "case.yaml:17:7", 'option "permit" has two owners, town and company')


def test_a_statement_that_cannot_be_read(tmp_path: Path) -> None:
    message = refused(tmp_path, bridge(("build if permit", "build if or permit")), "case.yaml:12:28")
    assert 'did not expect "or" here' in message
    assert "expected" in message


def test_an_unknown_name(tmp_path: Path) -> None:
    text = bridge(("target: company", "target: compny"))
    refused(tmp_path, text, "question/target", 'no decision maker "compny"', 'did you mean "company"?')


def test_a_name_that_is_neither_a_file_nor_a_bundled_case(tmp_path: Path) -> None:
    done = countermove(tmp_path, "check", "soviet-japan-1958")
    assert done.status == 1
    assert 'did you mean "soviet-japan-1985"?' in done.err
    assert "Traceback" not in done.err


def test_constraints_that_leave_no_state_are_named_by_a_minimal_set(tmp_path: Path) -> None:
    more = """\
  - {id: C2, never: not build}
  - {id: C3, requires: {build: sue}}
  - {id: C4, never: fee and sue}
  - {id: C5, never: sue}
"""
    message = refused(tmp_path, bridge(more=more), "no state is feasible: C2, C3 and C5 cannot hold together")
    assert "C4" not in message


def test_a_circle_of_needs_that_rules_everything_out(tmp_path: Path) -> None:
    more = """\
  - {id: A, requires: {permit: fee}}
  - {id: B, requires: {fee: not permit}}
  - {id: C, at_least_one: [permit, fee]}
  - {id: D, requires: {fee: permit}}
"""
    refused(tmp_path, bridge(more=more), "no state is feasible: A, B, C and D cannot hold together")


def test_a_status_quo_that_a_constraint_rules_out(tmp_path: Path) -> None:
    text = bridge(more="  - {id: C2, at_least_one: [permit, fee]}\n")
    refused(tmp_path, text, "constraints/2", "the status quo {} is infeasible: C2 rules it out")


def test_a_ranking_that_leaves_a_state_out(tmp_path: Path) -> None:
    text = bridge(("preferences: [not sue, build iff permit]", "ranking: [[YNYN], [--NN]]"))
    message = refused(tmp_path, text, "company/ranking", "the ranking leaves out 7 feasible states", "rest")
    assert "YYYN, NNNY, YNNY, NYNY, YYNY and 2 more" in message


def test_a_ranking_that_names_a_state_twice(tmp_path: Path) -> None:
    text = bridge(("preferences: [not sue, build iff permit]", "ranking: [[YNYN], [Y-YN], rest]"))
    refused(tmp_path, text, "the ranking names 1 feasible state (YNYN) more than once")


def test_a_citation_to_an_unknown_source(tmp_path: Path) -> None:
    text = bridge(("not fee]", "{statement: not fee, cites: [MEMO-8/SUM/1]}]"))
    message = refused(tmp_path, text, 'there is no source "MEMO-8"', 'did you mean "MEMO-7"?', "town/preferences/2")
    assert "case.yaml:12:65" in message


def test_anchors_and_aliases(tmp_path: Path) -> None:
    text = bridge(("name: The town", "name: &n The town"), ("name: The company", "name: *n"))
    refused(tmp_path, text, "case.yaml:8:11", "an anchor (&n)", "case.yaml:14:11", "an alias (*n)")


def test_ten_megabytes_of_nested_brackets(tmp_path: Path) -> None:
    refused(tmp_path, "[" * 10_000_000, "10.0 MB", "at most 4.0 MB")


def test_brackets_nested_deeply_in_a_smaller_file(tmp_path: Path) -> None:
    refused(tmp_path, "title: " + "[" * 3_000_000, "case.yaml:1:8", "nest more than 100 deep")


def test_lists_nested_deeply_by_dashes(tmp_path: Path) -> None:
    refused(tmp_path, "- " * 100_000, "nest more than 100 deep")


def test_a_file_that_is_not_utf_8(tmp_path: Path) -> None:
    raw = bridge().encode().replace(b"A bridge", b"Une travers\xe9e")
    refused(tmp_path, raw, "case.yaml:2:19", "not UTF-8: byte 0xE9", "save it with the encoding UTF-8")


@pytest.mark.parametrize("raw", [b"", b" \n\n"])
def test_an_empty_file(tmp_path: Path, raw: bytes) -> None:
    refused(tmp_path, raw, "the file is empty", "countermove new")


def test_a_file_with_nothing_but_remarks(tmp_path: Path) -> None:
    refused(tmp_path, "# nothing yet\n", "nothing but comments", "countermove: 1")


def test_a_folder_without_a_case(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = countermove(tmp_path, "check", "empty")
    assert done.status == 1
    assert "empty: this folder has no case.yaml" in done.err
    assert "countermove new" in done.err


def test_a_case_too_large_for_the_way_asked_is_refused_with_an_estimate(tmp_path: Path) -> None:
    pytest.importorskip("countermove.cli.solve")
    done = countermove(tmp_path, "solve", "soviet-japan-1985-full")
    assert done.status == 1
    assert done.seconds < LIMIT_SECONDS
    assert "17,592,186,044,416 states would need about" in done.err
    assert "countermove options" in done.err
    assert "Traceback" not in done.err


def test_all_problems_are_reported_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = bridge(
        ("title: A bridge and a ferry", "titlee: A bridge"),
        ("target: company", "target: compny"),
        ("fee: Raise the fee", "fee: {text: Raise the fee, status_quo: yes}"),
        ("not sue", "not sew"),
        more="  - {exactly_one: []}\n",
    )
    message = refused(tmp_path, text)
    places = [line.split(":")[1] for line in message.splitlines() if line.startswith("case.yaml:")]
    assert places == ["1", "2", "3", "11", "18", "21"]
    assert '"title" is missing' in message


@pytest.mark.parametrize("arguments", [["checkx"], ["check"], ["check", "--no-such-option"], ["check", "a", "b"]])
def test_wrong_usage_has_status_two(tmp_path: Path, arguments: list[str]) -> None:
    done = countermove(tmp_path, *arguments)
    assert done.status == 2
    assert done.out == ""
    assert "Usage: countermove" in done.err


def test_a_mistyped_command_is_answered_with_the_nearest(tmp_path: Path) -> None:
    assert 'did you mean "check"?' in countermove(tmp_path, "checkx").err


# As a person would ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "raw",
    [
        bridge(("build if permit", "build if permitt")).encode(),
        bridge().encode().replace(b"A bridge", b"Une travers\xe9e"),
        b"[" * 10_000_000,
        b"title: " + b"[" * 3_000_000,
        b"",
    ],
    ids=["a name", "an encoding", "too large", "too deep", "empty"],
)
def test_a_process_says_of_a_case_what_is_said_here(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "case.yaml").write_bytes(raw)
    process, here = by_a_process(tmp_path, "check", "case.yaml"), countermove(tmp_path, "check", "case.yaml")
    assert (process.status, process.out, process.err) == (here.status, here.out, here.err)
    assert process.status == 1
    assert "Traceback" not in process.err
    assert process.seconds < LIMIT_SECONDS


@pytest.mark.parametrize(
    "arguments",
    [["check", "soviet-japan-1958"], ["solve", "soviet-japan-1985-full"], ["checkx"], ["check", "--no-such-option"]],
)
def test_a_process_answers_a_command_as_it_is_answered_here(tmp_path: Path, arguments: list[str]) -> None:
    process, here = by_a_process(tmp_path, *arguments), countermove(tmp_path, *arguments)
    assert (process.status, process.out, process.err) == (here.status, here.out, here.err)
    assert process.status in (1, 2)
    assert "Traceback" not in process.err
    assert process.seconds < LIMIT_SECONDS
