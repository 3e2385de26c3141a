"""Citations followed into an invented source: found, changed, moved, missing, without a text."""

from pathlib import Path

import pytest

import countermove as cm
from countermove.citing.inputs import resting_on
from countermove.citing.pins import pins_path
from countermove.citing.resolve import Citations, Status, problems, resolve_citations
from countermove.cli.main import main
from countermove.errors import RecordError

MEMO = """FERRY MEMO

14 March 1981

Summary

The town has put off the bridge for nine years because the ferry pays for its school and its band, and
nobody wants to say so.

The company would build at its own expense if it were given the permit and the toll for thirty
years, and has said so twice.

The Talks So Far

The mayor met the company's director in the autumn and again in the spring, and each left with the other's figures.
They agreed on three things:

- The landing stays where it is until the bridge is open.
- The crews are taken on by the bridge.

Since then the county has asked for a say, which neither of them expected and both of them resent.
"""

CASE = """countermove: 1
title: A bridge and a ferry
sources:
  MEMO-7:
    title: Memo on the crossing
    file: sources/memo-7.txt
    sections: {SUM: Summary, TAL: The Talks So Far}
decision_makers:
  town:
    options: {permit: {text: Grant the permit, cites: [MEMO-7/TAL/1]}}
    preferences:
      - {statement: not permit, cites: [MEMO-7/SUM/1], basis: inferred}
      - {statement: build if permit, cites: [MEMO-7/TAL/1b, MEMO-7/SUM/2], basis: stated}
  company:
    options: {build: Build the bridge}
    preferences:
      - {statement: build iff permit, cites: [MEMO-7/SUM/2], basis: stated}
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "memo-7.txt").write_text(MEMO, "utf-8")
    (tmp_path / "case.yaml").write_text(CASE, "utf-8")
    return tmp_path / "case.yaml"


def resolved(case: Path, *places: Path) -> Citations:
    return resolve_citations(cm.load(case), places)


def statuses(case: Path) -> dict[str, str]:
    return {cite.removeprefix("MEMO-7/"): str(entry.status) for cite, entry in resolved(case).entries.items()}


def test_citations_are_found_under_the_codes_of_the_case(case: Path) -> None:
    citations = resolved(case)
    assert statuses(case) == {"TAL/1": "found", "SUM/1": "found", "TAL/1b": "found", "SUM/2": "found"}
    words = citations.passage("MEMO-7/TAL/1b")
    assert words is not None
    assert words.text == "The crews are taken on by the bridge."


def test_a_dangling_citation_is_an_error_with_its_line(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case.write_text(CASE.replace("MEMO-7/SUM/1", "MEMO-7/SUM/7").replace("TAL/1b", "TAL/1e"), "utf-8")
    assert main(["check", str(case)]) == 1
    said = capsys.readouterr().err
    assert "case.yaml:12:" in said
    assert '"MEMO-7/SUM/7" points at nothing: the text has no SUM/7; section SUM has paragraphs 1 to 2' in said
    assert "TAL/1e" in said
    assert "1 with items 1a to 1b" in said


def test_a_section_that_the_text_does_not_have(case: Path) -> None:
    case.write_text(CASE.replace("SUM: Summary", "SUM: Conclusions"), "utf-8")
    loaded = cm.load(case)
    messages = [problem.message for problem in problems(loaded, resolve_citations(loaded))]
    assert messages
    assert all("the text has no section SUM" in message for message in messages)


def test_without_the_file_there_is_no_text(case: Path) -> None:
    (case.parent / "sources" / "memo-7.txt").unlink()
    citations = resolved(case)
    assert {entry.status for entry in citations.entries.values()} == {Status.NO_TEXT}
    assert citations.at_hand.absent == {"MEMO-7": "sources/memo-7.txt is not there"}


def test_a_document_elsewhere_is_found_by_the_name_of_its_file(case: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (case.parent / "sources" / "memo-7.txt").rename(elsewhere / "MEMO-7.txt")
    assert not resolved(case, elsewhere).of(Status.NO_TEXT)
    with pytest.raises(RecordError, match="no such file or folder; did you mean"):
        resolved(case, tmp_path / "elsewher")


def test_other_line_breaks_change_nothing_once_pinned(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(case), "--pin"]) == 0
    assert "4 cited paragraphs" in capsys.readouterr().out
    broken = MEMO.replace(" because the ferry pays", "\nbecause the ferry pays").replace(
        "wants to say", "wants  to say"
    )
    (case.parent / "sources" / "memo-7.txt").write_text(broken, "utf-8")
    assert set(statuses(case).values()) == {"found"}


def test_a_changed_paragraph_is_reported(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(case), "--pin"]) == 0
    misread = MEMO.replace("nine years", "n1ne years").replace("its school and its band", "its school")
    (case.parent / "sources" / "memo-7.txt").write_text(misread, "utf-8")
    assert statuses(case)["SUM/1"] == "changed"
    capsys.readouterr()
    assert main(["check", str(case)]) == 0
    assert "MEMO-7/SUM/1: reads differently" in capsys.readouterr().out


def test_a_paragraph_that_moved_is_found_where_it_is(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(case), "--pin"]) == 0
    more = "Nothing in this paper has been put to the county, which has its own engineers and its own opinion of both."
    (case.parent / "sources" / "memo-7.txt").write_text(
        MEMO.replace("The town has", f"{more}\n\nThe town has"), "utf-8"
    )
    entry = resolved(case).entries["MEMO-7/SUM/2"]
    assert (entry.status, entry.message) == (Status.MOVED, "the paragraph now stands at MEMO-7/SUM/3")
    assert entry.passage is not None
    assert entry.passage.text.startswith("The company would build")


def test_another_paragraph_in_its_place_is_never_taken_for_it(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(case), "--pin"]) == 0
    other = MEMO.replace(
        MEMO.split("\n\n")[3], "Rain fell on the regatta, and the prizes were given in the boathouse by lamplight."
    )
    (case.parent / "sources" / "memo-7.txt").write_text(other, "utf-8")
    entry = resolved(case).entries["MEMO-7/SUM/1"]
    assert entry.status is Status.CHANGED
    assert entry.passage is None
    assert "another paragraph stands there now" in entry.message


def test_fingerprints_of_what_is_not_cited_any_more_go(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(case), "--pin"]) == 0
    case.write_text(CASE.replace(", cites: [MEMO-7/SUM/1]", ""), "utf-8")
    assert main(["check", str(case), "--pin"]) == 0
    assert "MEMO-7/SUM/1" not in pins_path(str(case)).read_text("utf-8")


@pytest.mark.parametrize("content", ["", "[]", '{"format": "other"}', '{"format": "countermove.citations/1"}', "\x00"])
def test_a_file_of_fingerprints_that_is_none(case: Path, content: str, capsys: pytest.CaptureFixture[str]) -> None:
    pins_path(str(case)).write_text(content, "utf-8")
    assert main(["check", str(case)]) == 1
    assert "does not hold fingerprints of citations" in capsys.readouterr().err


def test_what_rests_on_a_paragraph(case: Path) -> None:
    found = {(one.where, alone) for one, alone in resting_on(cm.load(case), "MEMO-7/TAL/1")}
    assert found == {("town/options/permit", True), ("town/preferences/2", False)}


def test_results_that_need_a_paragraph(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cited", str(case), "SUM/2"]) == 0
    said = capsys.readouterr().out
    assert "company/preferences/1" in said
    assert "(company/preferences/1 left out)" in said
    assert main(["cited", str(case), "SUM/9"]) == 1
    assert "MEMO-7/SUM/1" in capsys.readouterr().err
