"""Whole sheets: margins, frames, gates, counts and remarks; and that any text gives each line one class."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unit.records.furniture.sheets import HEADER, PROSE, kind_of, kinds, read, remarked, spaced

from countermove.records.layers import Kind

PARTS = (
    *(
        "25X1",
        "25X",
        "1",
        "STAT",
        "STA'",
        "[redacted]",
        "[ ]",
        "□",
        "|",
        "| 25X1",
        "SECRET",
        "SEGRET",
        "S E C R E T",
        "Secret",
    ),
    *(
        "Copy",
        "454",
        "- 2 -",
        "2",
        "Page Denied",
        "DUP OF C05422703 RIP",
        HEADER,
        HEADER[:40],
        "---",
        "\f",
        "GROUP 1",
        "NOFORN",
    ),
    *(
        "AGENCY : NIB",
        "RECORD NUMBER : 1",
        "IDENTIFICATION FORM",
        "ROUTING SLIP",
        "SIGNATURE",
        "DISPATCH",
        "E.O. 11652: GDS",
    ),
    *("SOV 82-10075X", "May 1982", "[2 lines", "not declassified]", "(b)(1)", "1.4(c)", "ILLEGIB", "", " ", *PROSE),
)


def test_an_ordinary_text_is_text_and_blank_only() -> None:
    lines = [
        "# A note on the quay",
        PROSE[0],
        "1. First, the piles:",
        "2",
        "- [ ] ask the engineers",
        "□ Yes",
        "The STAT bulletin said 25X zoom was secret.",
        "see section 1.4(c) and rule (b)(1) of the code",
        "| a | b |",
        "Secretary",
        "1985",
        "Group 1",
        "Copies went to all.",
        *PROSE,
    ]
    furniture = spaced(*lines)
    assert set(kinds(furniture)) == {"text"}
    assert furniture.marks == ()
    assert furniture.page_breaks == ()
    assert furniture.counts.banner_lines == furniture.counts.redaction_runs == 0
    assert remarked(furniture) == ["classification_unknown"]


def test_the_same_signs_in_a_released_text_are_marks() -> None:
    furniture = spaced(
        HEADER, PROSE[0], "the end of it STAT", "□ he said", "withheld (b)(1) here", "| |", "B1", "1.4(c)"
    )
    assert [mark.raw for mark in furniture.marks] == ["STAT", "□", "(b)(1)", "| |", "B1", "1.4(c)"]
    assert kinds(furniture)[-3:] == ["marker", "code", "code"]


def test_codes_and_markers_alone_on_lines() -> None:
    assert [kind_of(words) for words in ("25X1", "25Xl", "STA'", "S TA'", "(b)(1) (b)(3)", "**25X1**")] == ["code"] * 6
    assert [
        kind_of(words) for words in ("[redacted]", "**[REDACTED]**", "[redacted] 25X1", "[ ]", "([redacted]).")
    ] == ["marker"] * 5
    assert [kind_of(words) for words in ("- [redacted]", "1 - [redacted]", "[redacted] Branch", "told 25X1 so")] == [
        "text"
    ] * 4


def test_a_frame_or_a_stray_sign_beside_a_code() -> None:
    furniture = spaced(PROSE[0], "| 25X1", "n 25X1", "^ |", PROSE[1])
    assert kinds(furniture) == ["text", "marker", "code", "marker", "text"]
    assert furniture.counts.redactions == {"|": 1, "^ |": 1}
    assert {mark.certainty for mark in furniture.marks if "|" in mark.raw} == {"low"}
    assert kinds(spaced("25X1", "| a | b |\n|---|---|\n|   |   |"))[1:] == ["text", "text", "text"]


def test_codes_over_two_lines_take_both() -> None:
    furniture = read(PROSE[0], "25X", "1", PROSE[1], "[2 lines", "not declassified]", PROSE[2])
    assert kinds(furniture) == ["text", "code", "code", "text", "marker", "marker", "text"]
    assert furniture.counts.exemption_codes == {"25X1": 1}
    assert furniture.counts.redactions == {"[2 lines not declassified]": 1}


def test_counts() -> None:
    furniture = spaced(
        "SECRET", "[redacted] said [REDACTED]", "25X1", "25X1", PROSE[0], "[ ]", "ILLEGIB", "STATINTL", "**Secret**"
    )
    counts = furniture.counts
    assert counts.redactions == {"[redacted]": 1, "[REDACTED]": 1, "[ ]": 1}
    assert counts.exemption_codes == {"25X1": 2, "STATINTL": 1}
    assert (counts.redaction_runs, counts.illegible, counts.banner_lines) == (4, 1, 2)


def test_lines_of_marks_are_those_of_the_source() -> None:
    furniture = read(PROSE[0], "", "25X1", "he told [redacted]")
    assert [(mark.line, mark.raw) for mark in furniture.marks] == [(3, "25X1"), (4, "[redacted]")]
    assert all(
        line.line.start <= mark.span.start < line.line.end
        for mark in furniture.marks
        for line in [furniture.lines[mark.line - 1]]
    )


def test_remarks_say_what_cannot_be_told() -> None:
    furniture = spaced(PROSE[0], "25X1", PROSE[1], "He told [redacted] so.")
    (unpaired,) = [remark for remark in furniture.remarks if remark.code == "unpaired_codes"]
    assert "Of 2 redaction events, 1 show only exemption codes and 1 only markers" in unpaired.message
    assert unpaired.line == 3
    assert "unpaired_codes" not in remarked(spaced("SECRET", "[redacted] 25X1"))
    assert "unpaired_codes" not in remarked(spaced(PROSE[0], "[2 lines not declassified]", PROSE[1]))
    assert read("").remarks == ()


def test_line_ends_of_other_systems() -> None:
    furniture = read("SECRET\r", "\r", "25X1\r", f"{PROSE[0]}\r", "STAT\r", "- 2 -\r")
    assert kinds(furniture) == ["banner", "code", "text", "code", "page_number"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=60)), max_size=40), st.integers(0, 5))
def test_any_text_gives_each_line_one_class(parts: list[str], pages: int) -> None:
    text = "\n".join(parts)
    starts = tuple(sorted({0, *(len(text) * page // 6 for page in range(pages))}))
    furniture = read(*text.split("\n"), page_starts=starts if pages else ())
    assert [line.line.number for line in furniture.lines] == list(range(1, text.count("\n") + 2))
    assert "\n".join(text[line.line.start : line.line.end] for line in furniture.lines) == text
    assert all(
        isinstance(line.kind, Kind) and (line.kind is Kind.BLANK) == (not line.line.words) for line in furniture.lines
    )
    assert all(text[mark.span.start : mark.span.end] == mark.raw for mark in furniture.marks)
    assert all(one.span.end <= other.span.start for one, other in pairwise(furniture.marks))
    assert sum(map(len, furniture.runs)) == sum(mark.is_withholding for mark in furniture.marks)
    assert furniture.pages[0].first_line == 1
    assert furniture.pages[-1].last_line == len(furniture.lines)
    assert all(one.last_line + 1 == other.first_line for one, other in pairwise(furniture.pages))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=30))
def test_taking_a_text_twice_gives_the_same(parts: list[str]) -> None:
    assert read(*parts) == read(*parts)


HOSTILE = (
    "[ ",
    "[x",
    "□ ",
    "Approved for Release ",
    "CIA-RDP12A",
    "25X\n",
    "SECRET\ntext\n",
    "(b)(1)",
    "| ",
    "1.4(c) ",
    "- ",
    "Page Denied\nx\n",
)


@pytest.mark.parametrize(
    "piece", [*HOSTILE, "AGENCY : x\nRECORD NUMBER : 1\n", "a\f\n", "S E C R E T ", "Review and of the ", "NIE 11-"]
)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    def spent(size: int) -> float:
        lines = (piece * (size // len(piece))).split("\n")
        start = time.process_time()
        read(*lines)
        return time.process_time() - start

    spent(1000)
    small, large = min(spent(12_000) for _ in range(3)), spent(96_000)
    assert large < 8 * 5 * max(small, 0.002)
