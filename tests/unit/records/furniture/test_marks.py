"""Marks and runs of marks, against a slow reading that follows the words of the definition."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from countermove.records.furniture import Mark, MarkKind, find_marks, runs_of

PIECES = (
    "[redacted]",
    "[REDACTED]",
    "[ ]",
    "25X1",
    "STATINTL",
    "50X1-HUM",
    "ILLEGIB",
    "[2 lines not declassified]",
    "███",
)
BETWEEN = (" ", "\n", "\n\n", "  \t", " word ", ". ", ", and ", " **", "** ", "*", " * ", "")


def forms(marks: tuple[Mark, ...]) -> list[str]:
    return [mark.raw for mark in marks]


def slow_runs(text: str, marks: tuple[Mark, ...]) -> list[list[str]]:
    """Return the runs, each as the marks' words: look at every gap one sign at a time."""
    runs: list[list[str]] = []
    last: Mark | None = None
    for mark in marks:
        if mark.code == "ILLEGIB":
            last = None
            continue
        gap = text[last.span.end : mark.span.start] if last else "x"
        while gap and gap[0] == "*" and not gap.startswith("****"):
            gap = gap[1:]
        while gap and gap[-1] == "*" and not gap.endswith("****"):
            gap = gap[:-1]
        if all(sign.isspace() for sign in gap):
            runs[-1].append(mark.raw)
        else:
            runs.append([mark.raw])
        last = mark
    return runs


def test_kinds_and_spans() -> None:
    text = "He told [redacted] and 25X1 that ILLEGIB [2 lines not declassified]"
    marks = find_marks(text)
    assert [mark.kind for mark in marks] == [MarkKind.MARKER, MarkKind.CODE, MarkKind.ILLEGIBLE, MarkKind.MARKER]
    assert [text[mark.span.start : mark.span.end] for mark in marks] == forms(marks)
    assert marks[3].extent == "2 lines"
    assert marks[3].quantity == (2.0, "line")
    assert [mark.is_withholding for mark in marks] == [True, True, False, True]


def test_a_marker_over_two_lines_counts_under_one_form() -> None:
    (mark,) = find_marks("[2 lines\n  not declassified]")
    assert mark.form == "[2 lines not declassified]"


def test_overlapping_readings_leave_one_mark() -> None:
    assert forms(find_marks("EO 13526 3.3(b)(1)")) == ["EO 13526 3.3(b)(1)"]
    assert forms(find_marks("[25X1 redacted]")) == ["[25X1 redacted]"]


def test_a_run_may_hold_codes_only_and_ends_at_a_word() -> None:
    text = "a [redacted]\n\n25X1\n\n25X1\n\nbut 25X1 [ ] ILLEGIB 25X1"
    runs = [[mark.raw for mark in run] for run in runs_of(text, find_marks(text))]
    assert runs == [["[redacted]", "25X1", "25X1"], ["25X1", "[ ]"], ["25X1"]]


def test_emphasis_around_a_mark_does_not_end_a_run() -> None:
    text = "**[REDACTED]** **25X1**\n***\n25X1"
    assert [[mark.raw for mark in run] for run in runs_of(text, find_marks(text))] == [["[REDACTED]", "25X1"], ["25X1"]]


def test_no_marks_in_nothing() -> None:
    assert find_marks("") == ()
    assert runs_of("", ()) == ()


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(BETWEEN)), max_size=12))
def test_marks_and_runs_agree_with_a_slow_reading(pairs: list[tuple[str, str]]) -> None:
    text = "".join(piece + (between or " x ") for piece, between in pairs)
    marks = find_marks(text)
    assert forms(marks) == [piece for piece, _ in pairs]
    assert [[mark.raw for mark in run] for run in runs_of(text, marks)] == slow_runs(text, marks)


@settings(max_examples=300)
@given(st.text(alphabet="25X1lSTAINLEGB[] redacted()b.34\n*□|", max_size=80))
def test_marks_of_any_text_are_in_order_and_apart(text: str) -> None:
    marks = find_marks(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(marks))
    assert all(text[mark.span.start : mark.span.end] == mark.raw and mark.raw for mark in marks)
    runs = runs_of(text, marks)
    assert [mark for run in runs for mark in run] == [mark for mark in marks if mark.is_withholding]
    assert [[mark.raw for mark in run] for run in runs] == slow_runs(text, marks)
