"""Errors read as sentences with a place, an excerpt and advice."""

from __future__ import annotations

import pytest

from countermove.errors import CaseError, Problem, StatementError, TooLarge, nearest, readable_bytes


def test_a_problem_shows_place_excerpt_caret_and_advice() -> None:
    problem = Problem("no such option", "town/preferences/1", "case.yaml", 3, 5, "abc def", "look again")
    assert str(problem).splitlines() == [
        "case.yaml:3:5: town/preferences/1: no such option",
        "    abc def",
        "        ^",
        "    look again",
    ]


def test_a_long_line_is_shown_around_the_column() -> None:
    text = "x" * 300 + "HERE" + "y" * 300
    shown, caret = str(Problem("m", path="p", line=1, column=301, excerpt=text)).splitlines()[1:3]
    assert len(shown) < 120
    assert shown[caret.index("^") :].startswith("HERE")


def test_a_case_error_lists_every_problem() -> None:
    error = CaseError([Problem("one"), Problem("two")])
    assert str(error) == "case: one\ncase: two"
    assert len(error.problems) == 2


def test_a_statement_error_points_into_the_statement() -> None:
    assert str(StatementError("odd", "a + b", 3, "mend it")).splitlines()[1:] == ["    a + b", "      ^", "    mend it"]


def test_too_large_says_how_large_and_what_to_do() -> None:
    assert str(TooLarge("Listing", 3_000_000_000, "Hold options.")) == "Listing would need about 3.0 GB. Hold options."


@pytest.mark.parametrize(
    ("count", "text"), [(12, "12 bytes"), (1_500, "1.5 kB"), (2_000_000, "2.0 MB"), (10**18, "1000.0 PB")]
)
def test_bytes_are_readable(count: int, text: str) -> None:
    assert readable_bytes(count) == text


def test_the_nearest_name_is_found_in_any_case() -> None:
    assert nearest("AGENDA", ["agenda", "visit"]) == 'did you mean "agenda"?'
    assert nearest("xyz", ["agenda"]) == ""
