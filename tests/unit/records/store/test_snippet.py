"""The stretch of a passage that is shown around what was found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermove.records.store.days import days_of
from countermove.records.store.snippet import Snippet, marked_spans, snippet_of

LONG = " ".join(f"word{number}" for number in range(200))


def test_a_short_passage_is_shown_whole() -> None:
    assert snippet_of("gas line", ((0, 3),)) == Snippet("gas line", ((0, 3),))
    assert snippet_of("gas line", ()).marked() == "gas line"
    assert snippet_of("", ()) == Snippet("")


def test_a_long_one_is_cut_between_words_around_what_was_found() -> None:
    at = LONG.index("word150")
    snippet = snippet_of(LONG, ((at, at + 7),))
    assert snippet.marked().startswith("… word")
    assert snippet.marked().endswith(" …")
    assert " *word150* " in snippet.marked()
    assert len(snippet.text) <= 240
    assert LONG[snippet.at : snippet.at + len(snippet.text)] == snippet.text


def test_the_densest_stretch_is_shown() -> None:
    spans = tuple((LONG.index(word), LONG.index(word) + 7) for word in ("word120", "word150", "word152", "word155"))
    assert snippet_of(LONG, spans).marked().count("*") == 6


def test_its_beginning_and_end_are_not_dotted() -> None:
    assert not snippet_of(LONG, ((0, 5),)).marked().startswith("…")
    assert snippet_of(LONG, ((len(LONG) - 7, len(LONG)),)).marked().endswith("*word199*")


@pytest.mark.parametrize("text", ["\x01gas\x02 line", "gas \x01li\x02\x01ne\x02", "\x01\x02", "no mark"])
def test_marks_of_the_index_become_offsets(text: str) -> None:
    plain = text.replace("\x01", "").replace("\x02", "")
    marked = Snippet(plain, marked_spans(text, "\x01", "\x02")).marked("\x01", "\x02")
    assert marked == text


@given(
    text=st.text("ab ", max_size=600),
    spans=st.lists(st.tuples(st.integers(-5, 700), st.integers(-5, 700)), max_size=6).map(tuple),
)
def test_any_spans_give_a_stretch_of_the_text_with_marks_inside(text: str, spans: tuple[tuple[int, int], ...]) -> None:
    snippet = snippet_of(text, spans)
    assert text[snippet.at : snippet.at + len(snippet.text)] == snippet.text
    assert len(snippet.text) <= 240
    last = 0
    for start, end in snippet.marks:
        assert last <= start < end <= len(snippet.text)
        last = end


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1982", ("1982-01-01", "1982-12-31")),
        ("1984-02", ("1984-02-01", "1984-02-29")),
        ("1983-06-07", ("1983-06-07", "1983-06-07")),
        ("", None),
        ("0000", None),
        ("1982-00", None),
        ("1982-13", None),
        ("1983-02-29", None),
        ("1983-02-00", None),
        ("June 1983", None),
        ("1983-6", None),
        ("1983-06-07T00", None),
    ],
)
def test_days_of_a_date(text: str, days: tuple[str, str] | None) -> None:
    assert days_of(text) == days
