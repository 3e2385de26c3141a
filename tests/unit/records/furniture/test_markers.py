"""Redaction markers in every rendering, what they say is gone, and brackets that are none."""

from __future__ import annotations

import pytest

from countermove.records.furniture.markers import extent_of, find_markers, quantity_of


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_markers(text)]


@pytest.mark.parametrize(
    "marker",
    [
        "[redacted]",
        "[REDACTED]",
        "[Redacted]",
        "\\[redacted\\]",
        "[ ]",
        "[  ]",
        "[\u00a0\u00a0]",
        "[]",
        "[name redacted]",
        "[2 words redacted]",
        "[deleted]",
        "[------]",
        "[████]",
        "□",
        "■",
        "███████",
        "[2 lines not declassified]",
        "[*2 lines not declassified*]",
        "[less than 1 line not declassified]",
        "[1 paragraph (12 lines) not declassified]",
        "[2 paragraphs (23 lines) not\ndeclassified]",
        "[1 sentence (1½ lines of source text) not declassified]",
        "[name not declassified]",
        "[text not declassified]",
    ],
)
def test_markers(marker: str) -> None:
    assert found(f"He told {marker} so.") == [marker]


@pytest.mark.parametrize(
    "text",
    [
        "[Omitted here are two paragraphs on dues.]",
        "[Omitted here is a withheld note.]",
        "[Here follows a withheld discussion of dues.]",
        "[sic]",
        "[...]",
        "[…]",
        "see [1] and [12]",
        "int cells[ ] = {}",
        "int cells[]",
        "![ ](picture.png)",
        "[ ](page.html)",
        "[^1]",
        "[see the classified annex]",
        "[Restricted]",
        "[expletive deleted]",
    ],
)
def test_brackets_that_withhold_nothing(text: str) -> None:
    assert found(text) == []


def test_illegible_brackets_are_marked_as_such() -> None:
    (one,) = find_markers("the [illegible] said")
    assert one.illegible


def test_a_box_inside_brackets_counts_once() -> None:
    assert found("told [██] and ██ twice") == ["[██]", "██"]


@pytest.mark.parametrize(
    ("words", "extent", "quantity"),
    [
        ("2 lines not declassified", "2 lines", (2.0, "line")),
        ("*less than 1 line not declassified*", "less than 1 line", (1.0, "line")),
        ("1½ lines not declassified", "1½ lines", (1.5, "line")),
        ("½ line not declassified", "½ line", (0.5, "line")),
        ("2 1/2 lines not declassified", "2 1/2 lines", (2.5, "line")),
        ("1 paragraph (12 lines) not declassified", "1 paragraph (12 lines)", (12.0, "line")),
        (
            "1 sentence (1½ lines of source text) not declassified",
            "1 sentence (1½ lines of source text)",
            (1.5, "line"),
        ),
        ("3 words redacted", "3 words", (3.0, "word")),
        ("name not declassified", "name", None),
        ("text not declassified", "", None),
        ("redacted", "", None),
    ],
)
def test_extent(words: str, extent: str, quantity: tuple[float, str] | None) -> None:
    assert extent_of(words) == extent
    assert quantity_of(extent) == quantity
