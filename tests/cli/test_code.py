"""``countermove code``: proposals printed, reviewed and applied; nothing is written unasked."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from countermove.casefile.load import load
from countermove.cli import code_review
from countermove.cli.main import main
from countermove.cli.visible import visible_line

# Invented for this test.
MEMO = """\
HARBOUR OFFICE

3 May 1999

The Quarrel over the Quay

Summary

The town could close the quay at night. The crews would resist. The company wants the landing fee lowered, and the
town is unlikely to agree.

Outlook

A higher landing fee would complicate the talks on the canal. On 4 April the company offered to run the night ferry
again. The harbour guild could block the quay.
"""
CASE = """\
countermove: 1
title: A bridge and a ferry   # shown in reports
decision_makers:
  town:
    name: The town
    options:
      permit: Grant the permit
      # the fee was last raised ten years ago
      fee: Raise the landing fee
    preferences: [build if permit, not fee]
  company:
    name: The ferry company
    options:
      build: Build the bridge   # at last
    preferences:
      - build iff permit
# the end"""


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(list(arguments))
    captured = capsys.readouterr()
    return status, captured.out, captured.err


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "memo.txt").write_text(MEMO, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def proposals(capsys: pytest.CaptureFixture[str], *more: str) -> list[dict[str, object]]:
    status, out, err = run(capsys, "code", ".", "--sources", "memo.txt", "--json", "-", *more)
    assert status == 0, err
    document = json.loads(out)
    assert document["format"] == "countermove.proposals/1"
    return list(document["proposals"])


def accept(path: Path, *kinds: str, fill: str = "") -> None:
    """Accept every entry of some kinds, and fill what is empty."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    for number, block in enumerate(blocks):
        if any(f"kind: {kind}" in block for kind in kinds) and "party:  #" not in block:
            blocks[number] = block.replace("decision: undecided", "decision: accept")
            blocks[number] = blocks[number].replace("statement:  #", f"statement: {fill or 'not fee'}  #")
    path.write_text("\n\n".join(blocks), encoding="utf-8")


def test_proposals_are_printed_and_nothing_is_written(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path.name: path.read_bytes() for path in here.iterdir()}
    status, out, err = run(capsys, "code", ".", "--sources", "memo.txt")
    assert (status, err) == (0, "")
    assert "“The town could close the quay at night.”" in out
    assert "-> option of town: close_quay_night: Close the quay at night" in out
    assert "is no source of the case yet" in out
    assert "Nothing was written" in out
    assert {path.name: path.read_bytes() for path in here.iterdir()} == before


def test_every_kind_is_there_and_can_be_asked_for(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert {str(one["kind"]) for one in proposals(capsys)} == {"option", "interest", "link", "reaction", "event"}
    assert {str(one["kind"]) for one in proposals(capsys, "--kind", "link", "--kind", "event")} == {"link", "event"}
    status, _, err = run(capsys, "code", ".", "--sources", "memo.txt", "--kind", "options")
    assert (status, 'did you mean "option"?' in err) == (1, True)


def test_the_quotation_is_in_the_record_where_it_says(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from countermove.records.read import read_file

    record = read_file(here / "memo.txt")
    for one in proposals(capsys):
        passage = record.passage(str(one["cite"]))
        assert passage is not None
        assert passage.text[one["start"] : one["end"]] == one["quote"]  # type: ignore[misc]


def test_a_case_without_a_text_says_what_to_do(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "code", ".")
    assert (status, out) == (1, "")
    assert "--sources" in err


def test_a_source_with_a_file_needs_no_flag(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sources = "sources:\n  MEMO-7: {title: A memo, file: memo.txt, sections: {SUM: Summary, OUT: Outlook}}\n"
    (here / "case.yaml").write_text(CASE.replace("decision_makers:\n", sources + "decision_makers:\n"))
    status, out, err = run(capsys, "code", ".")
    assert status == 0, err
    assert "MEMO-7/SUM/1" in out
    assert "MEMO-7/OUT/1" in out
    assert "no source of the case" not in out


def test_a_review_file_is_written_merged_and_kept(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    review = here / "review.yaml"
    status, out, _ = run(capsys, "code", ".", "--sources", "memo.txt", "--out", "review.yaml")
    assert (status, "is written" in out) == (0, True)
    first = review.read_text(encoding="utf-8")
    mine = first.replace("decision: undecided", "decision: reject  # I have doubts", 1)
    mine = mine.replace("text: Close the quay at night", "text: Shut the quay after dark")
    review.write_text(mine, encoding="utf-8")
    status, out, _ = run(capsys, "code", ".", "--sources", "memo.txt", "--out", "review.yaml")
    assert (status, "no new proposals" in out) == (0, True)
    assert review.read_text(encoding="utf-8") == mine


def test_new_proposals_come_in_and_gone_ones_are_marked(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    review = here / "review.yaml"
    run(capsys, "code", ".", "--sources", "memo.txt", "--out", "review.yaml")
    kept = review.read_text(encoding="utf-8").replace("decision: undecided", "decision: accept", 1)
    review.write_text(kept, encoding="utf-8")
    longer = MEMO.replace("The crews would resist.", "It could also sell the landing.")
    (here / "memo.txt").write_text(longer, encoding="utf-8")
    status, out, err = run(capsys, "code", ".", "--sources", "memo.txt", "--out", "review.yaml")
    assert status == 0, err
    assert "1 new proposal" in out
    assert "1 entry no longer offered" in out
    text = review.read_text(encoding="utf-8")
    assert text.count("state: gone") == 1
    assert "decision: accept" in text
    assert text.index("Close the quay at night") < text.index("Sell the landing") < text.index("kind: event")
    again = run(capsys, "code", ".", "--sources", "memo.txt", "--out", "review.yaml")[1]
    assert "no new proposals" in again
    assert review.read_text(encoding="utf-8") == text
    (here / "memo.txt").write_text(MEMO, encoding="utf-8")
    run(capsys, "code", ".", "--sources", "memo.txt", "--out", "review.yaml")
    assert "state: back" in review.read_text(encoding="utf-8")


def test_other_files_are_never_overwritten(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, content in (("case.yaml", CASE), ("notes.txt", "mine\n"), ("list.yaml", "- mine\n")):
        (here / name).write_text(content, encoding="utf-8")
        status, _, err = run(capsys, "code", ".", "--sources", "memo.txt", "--out", name)
        assert (status, bool(err)) == (1, True)
        assert (here / name).read_text(encoding="utf-8") == content


def test_accepted_options_go_into_the_case(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "code", ".", "--sources", "memo.txt", "--out", "review.yaml")
    accept(here / "review.yaml", "option")
    (here / "case.yaml").chmod(0o640)
    status, out, err = run(capsys, "code", ".", "--sources", "memo.txt", "--apply", "review.yaml")
    assert status == 0, err
    text = (here / "case.yaml").read_text(encoding="utf-8")
    assert "      fee: Raise the landing fee\n      close_quay_night:" in text
    assert [line for line in text.split("\n") if line in CASE.split("\n")] == CASE.split("\n")
    assert text.endswith("# the end")
    assert stat.S_IMODE((here / "case.yaml").stat().st_mode) == 0o640
    case = load(here)
    names = [option.id for option in case.conflict.options]  # type: ignore[union-attr]
    assert "close_quay_night" in names
    assert case.citations[0].cite.endswith("/1/1")
    assert len(case.sources) == 1
    assert next(iter(case.sources.values())).file == "memo.txt"
    number = next(n for n, line in enumerate(text.split("\n"), start=1) if "close_quay_night" in line)
    assert f"{number}        close_quay_night:" in out
    assert "words in a row from the document" not in out or "own words" in out


def test_applying_twice_changes_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "code", ".", "--sources", "memo.txt", "--out", "review.yaml")
    unapplied = here / "review.yaml"
    accept(unapplied, "option", "interest", "event")
    before_marks = unapplied.read_bytes()
    assert run(capsys, "code", ".", "--sources", "memo.txt", "--apply", "review.yaml")[0] == 0
    written = (here / "case.yaml").read_bytes()
    assert b"state: applied" in unapplied.read_bytes()
    assert "nothing to write" in run(capsys, "code", ".", "--apply", "review.yaml")[1]
    unapplied.write_bytes(before_marks)  # as after a crash between the two files
    status, out, err = run(capsys, "code", ".", "--apply", "review.yaml")
    assert (status, "nothing was written" in out) == (0, True), err
    assert (here / "case.yaml").read_bytes() == written
    again = run(capsys, "code", ".", "--kind", "option")[1]
    assert "close_quay_night" not in again


def test_what_is_applied_is_coded_already(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "code", ".", "--sources", "memo.txt", "--out", "review.yaml")
    accept(here / "review.yaml", "option", "event")
    run(capsys, "code", ".", "--sources", "memo.txt", "--apply", "review.yaml")
    status, out, _ = run(capsys, "code", ".", "--all")
    assert (status, "in the case already: town/options/close_quay_night" in out) == (0, True)
    assert "events/1" in out


def test_faults_are_told_all_at_once_and_nothing_is_written(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "code", ".", "--sources", "memo.txt", "--out", "review.yaml")
    text = (here / "review.yaml").read_text(encoding="utf-8").replace("decision: undecided", "decision: accept")
    (here / "review.yaml").write_text(text, encoding="utf-8")
    status, _, err = run(capsys, "code", ".", "--sources", "memo.txt", "--apply", "review.yaml")
    assert status == 1
    assert "nobody is named" in err
    assert "review.yaml:" in err
    assert len(err.splitlines()) > 1
    assert (here / "case.yaml").read_text(encoding="utf-8") == CASE


def test_what_would_be_no_valid_case_is_not_written(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "code", ".", "--sources", "memo.txt", "--out", "review.yaml")
    accept(here / "review.yaml", "interest", fill="not feee")
    status, _, err = run(capsys, "code", ".", "--sources", "memo.txt", "--apply", "review.yaml")
    assert status == 1
    assert 'there is no option "feee"' in err
    assert 'did you mean "fee"?' in err
    assert "case.yaml:" in err
    assert (here / "case.yaml").read_text(encoding="utf-8") == CASE
    assert sorted(path.name for path in here.iterdir()) == ["case.yaml", "memo.txt", "review.yaml"]


def test_windows_line_ends_are_kept(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = ("\ufeff" + CASE.replace("\n", "\r\n")).encode("utf-8")
    (here / "case.yaml").write_bytes(raw)
    run(capsys, "code", ".", "--sources", "memo.txt", "--out", "review.yaml")
    accept(here / "review.yaml", "option")
    status, _, err = run(capsys, "code", ".", "--sources", "memo.txt", "--apply", "review.yaml")
    assert status == 0, err
    new = (here / "case.yaml").read_bytes()
    assert new.startswith(b"\xef\xbb\xbf")
    assert new.count(b"\n") == new.count(b"\r\n") > raw.count(b"\n")


@pytest.mark.parametrize("fault", ["decision: maybe", "kind: opinion", "decision:", "surprise: yes"])
def test_a_faulty_review_file(here: Path, capsys: pytest.CaptureFixture[str], fault: str) -> None:
    run(capsys, "code", ".", "--sources", "memo.txt", "--out", "review.yaml")
    path = here / "review.yaml"
    key = fault.partition(":")[0]
    lines = path.read_text(encoding="utf-8").split("\n")
    at = next((n for n, line in enumerate(lines) if line.strip().startswith(f"{key}:")), None)
    if at is None:
        at = next(n for n, line in enumerate(lines) if line.strip().startswith("kind:"))
        lines.insert(at, f"    {fault}")
    else:
        lines[at] = f"    {fault}"
    path.write_text("\n".join(lines), encoding="utf-8")
    for flag in ("--apply", "--out"):
        status, _, err = run(capsys, "code", ".", "--sources", "memo.txt", flag, "review.yaml")
        assert status == 1
        assert f"review.yaml:{lines.index(next(x for x in lines if '- id:' in x)) + 1}:" in err
    assert (here / "case.yaml").read_text(encoding="utf-8") == CASE


def test_a_bundled_case_is_not_written_into(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "review.yaml").write_text("format: countermove.review/1\nproposals:\n", encoding="utf-8")
    status, _, err = run(capsys, "code", "soviet-japan-1985", "--apply", "review.yaml")
    assert (status, "stays as it is" in err) == (1, True)


def test_flags_that_cannot_be_meant_together(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "code", ".", "--apply", "a.yaml", "--out", "b.yaml")[0] == 2
    assert run(capsys, "code", ".", "--review")[0] == 2
    status, _, err = run(capsys, "code", ".", "--review", "--out", "b.yaml")
    assert (status, "terminal" in err) == (2, True)
    assert not (here / "b.yaml").exists()


def test_going_through_them_keeps_every_decision(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(capsys, "code", ".", "--sources", "memo.txt", "--out", "review.yaml")
    answers = iter(["x", "e", "", "shut_quay", "Shut the quay after dark", "", "", "a", "r", "s", "q"])
    monkeypatch.setattr("builtins.input", lambda _question: next(answers))
    code_review.go_through(here / "review.yaml")
    text = (here / "review.yaml").read_text(encoding="utf-8")
    assert text.count("decision: accept") == 1
    assert text.count("decision: reject") == 1
    assert "id: shut_quay" in text
    assert "text: Shut the quay after dark  # put into your own words" in text
    assert "1 accepted" in capsys.readouterr().out
    assert list(answers) == []


def test_the_end_of_the_input_ends_the_review(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(capsys, "code", ".", "--sources", "memo.txt", "--out", "review.yaml")
    before = (here / "review.yaml").read_bytes()

    def ended(_question: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", ended)
    code_review.go_through(here / "review.yaml")
    assert (here / "review.yaml").read_bytes() == before


def test_a_document_gives_no_orders_to_the_terminal(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hostile = MEMO.replace("close the quay", "close \x1b[31mthe \u202equay: {a: [b]} # c")
    (here / "memo.txt").write_text(hostile, encoding="utf-8")
    status, out, err = run(capsys, "code", ".", "--sources", "memo.txt")
    assert status == 0, err
    assert "\x1b" not in out
    assert "\u202e" not in out
    status, _, err = run(capsys, "code", ".", "--sources", "memo.txt", "--out", "review.yaml")
    assert status == 0, err
    accept(here / "review.yaml", "option")
    status, out, err = run(capsys, "code", ".", "--sources", "memo.txt", "--apply", "review.yaml")
    assert status == 0, err
    assert "\x1b" not in (here / "case.yaml").read_text(encoding="utf-8")
    assert visible_line("a\x1bb\u202e\n") == "a\\x1bb\\u202e\\x0a"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here.chmod(0o500)
    status, _, err = run(capsys, "code", ".", "--sources", "memo.txt", "--out", "review.yaml")
    here.chmod(0o700)
    assert (status, "cannot be written" in err) == (1, True)
