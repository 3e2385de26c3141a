"""Any text gives an apparatus, in time; long and odd lines cost no more than they weigh."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from unit.records.apparatus.papers import PROSE, blocks_of, found_in

from countermove.records.layers import Kind

PHRASES = [
    "MEMORANDUM FOR:", "SUBJECT:", "FROM", "TO :", "Distribution:", "Original - X", "1 - [redacted]", "SECRET", "25X1",
    "17 July 1985", "May 1982", "This paper was prepared by", "This memorandum was prepared by [redacted].", "Summary",
    "with a contribution by", "and", ", and the", "Office of", "coordinated with", "Comments may be directed to",
    "Information available as of", "FM X", "TAGS:", "E.O. 11652:", "R 191345Z MAR 78", "# Title", "**Title**",
    "DDX/OXQ/A", "cc:", "Attachment:", "Sincerely,", "CONTENTS", "1. Memorandum From X to Y", "Source: A. Secret.",
    PROSE, "", "\t", "(",
    "Concurring:", "The X abstained", "NIE 11-3/8-84",
    "Copy", "454", "Page Denied", "Dear X:", "- ", "[", "\u2028", "\x0c",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@example([])
@example(["Distribution:"])
@example(["SUBJECT:"])
@example(["SUBJECT"])
@example(["À", "and", "FROM"])
@given(st.lists(st.one_of(st.sampled_from(PHRASES), st.text(max_size=40)), max_size=25))
def test_any_lines_give_an_apparatus(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = found_in(text)
    numbers = {line.number for block in blocks_of(text) for line in block.lines}
    assert set(found.lines) <= numbers
    assert set(found.taken) <= set(range(len(numbers)))
    assert all(isinstance(kind, Kind) for kind in found.taken.values())
    assert (found.document.date is None) == (found.document.date_precision is None)
    assert all(copy.copies > 0 or copy.recipient for copy in found.distribution)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PHRASES), max_size=12).map(" ".join))
def test_any_sentence_gives_an_apparatus(text: str) -> None:
    assert found_in(text) == found_in(text)


@pytest.mark.parametrize(
    "line",
    [
        "This paper was prepared by " + "Office of A and " * 20_000,
        "This " + "very " * 50_000 + "paper was prepared by X",
        "Comments " + "and comments " * 40_000,
        "SUBJECT: " + "A" * 400_000,
        "SUBJECT:" + " " * 400_000 + "x",
        "[" * 200_000,
        "DDX" + "/A" * 200_000,
        "1 - " * 100_000,
        "A " * 200_000,
        "the " * 100_000,
        "12 May " * 60_000,
        "*" * 300_000,
        "<sup>" * 60_000,
        "Distribution: " + "1 - A, " * 60_000,
        "NIE " + "1-" * 150_000,
        "Source: " + "Secret; " * 60_000,
        "S E C R E T " * 40_000,
    ],
    ids=lambda line: line[:12],
)
def test_a_hostile_line_is_read_in_time(line: str) -> None:
    blocks_of(line)  # what comes before is not what is timed
    started = time.process_time()
    found_in(f"{line}\n\n{line[:2900]}\n\n{line[:250]}\n\n{PROSE}\n\n{line[:2900]}\n")
    assert time.process_time() - started < 5


def test_many_blocks_cost_no_more_than_their_number() -> None:
    text = "\n\n".join(["The Ferries", "1 - First", "May 1982", "SUBJECT: X", "Distribution:"] * 4000)
    started = time.process_time()
    found_in(text)
    assert time.process_time() - started < 10
