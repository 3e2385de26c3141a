"""Where the front of a paper ends, and what it says of its date."""

from __future__ import annotations

import pytest
from unit.records.apparatus.papers import MORE, PROSE, found_in, left, paper, remarked, sheet

from countermove.records.apparatus.front import is_prose, is_text_heading


def test_dates_in_the_text_are_not_the_date_of_the_paper() -> None:
    found = paper("The Ferries", PROSE, "On 5 May 1982 the board met.", "12 May 1982", MORE, MORE, *[MORE] * 8)
    assert found.document.date is None
    assert "date_not_stated" in remarked(found)


def test_a_label_beats_a_line_and_a_day_beats_its_month() -> None:
    assert paper("4 May 1982", "DATE: 5 May 1982", "SUBJECT: Ferries", PROSE).document.date == "1982-05-05"
    assert paper("May 1982", "The Ferries", "17 May 1982", PROSE).document.date == "1982-05-17"
    other = paper("May 1982", "The Ferries", "17 July 1985", PROSE).document
    assert (other.date, other.date_precision) == ("1982-05", "month")


def test_columns_of_a_line_are_looked_at_apart() -> None:
    found = found_in(f"NIE 77-54          6 March 1984\n\nThe Ferries\n\n{PROSE}\n")
    assert (found.document.date, found.document.control_numbers) == ("1984-03-06", ("NIE 77-54",))
    other = found_in(f"3 May 1984                OXQ M 84-10044\n\nThe Ferries\n\n{PROSE}\n").document
    assert (other.date, other.control_numbers) == ("1984-05-03", ("OXQ M 84-10044",))


def test_as_of_a_day_is_the_state_of_information_not_the_date() -> None:
    document = paper("SECRET", "NOTE FOR THE BOARD", "The Ferries", "(As of 3 May 1984)", PROSE).document
    assert (document.date, document.information_as_of) == (None, "1984-05-03")


def test_contents_are_neither_title_nor_text() -> None:
    text = (
        "SECRET\nNIE 11-3/8-84\nTESSALY: THE NEXT FIVE YEARS\nCONTENTS\nPage\nSCOPE NOTE ............ 1\n"
        f"KEY JUDGMENTS ......... 3\nDISCUSSION ............ 9\n\nSCOPE NOTE\n\n{PROSE}\n"
    )
    assert found_in(text).document.title == "TESSALY: THE NEXT FIVE YEARS"
    assert left(text) == ["SCOPE NOTE", PROSE[:24]]


@pytest.mark.parametrize("text", ["Summary", "**KEY JUDGMENTS**", "1. Introduction", "II. The Problem", "Scope Note:"])
def test_headings_that_open_the_text(text: str) -> None:
    assert is_text_heading(sheet(text)[0].text)


@pytest.mark.parametrize("text", ["The Summary of All Fears", "Contents", "Ferries", "Notes on a summary"])
def test_other_headings(text: str) -> None:
    assert not is_text_heading(text)


@pytest.mark.parametrize("text", [PROSE, PROSE.upper(), f"1. {PROSE}", f"(S) {PROSE}"])
def test_prose(text: str) -> None:
    assert is_prose(sheet(text)[0])


@pytest.mark.parametrize("text", ["The Ferries of Tessaly", f"SUBJECT: {PROSE}", "This page is blank", "5 May 1984"])
def test_not_prose(text: str) -> None:
    assert not is_prose(sheet(text)[0])
