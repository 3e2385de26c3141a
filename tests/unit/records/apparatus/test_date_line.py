"""Dates at the head of a paper are read with the precision they have, and only where one reading is possible."""

from __future__ import annotations

import pytest

from countermove.records.apparatus.date_line import first_date, labelled_date, whole_date


@pytest.mark.parametrize(
    ("text", "iso", "precision"),
    [
        ("17 July 1985", "1985-07-17", "day"),
        ("July 17, 1985", "1985-07-17", "day"),
        ("May 1982", "1982-05", "month"),
        ("MAY, 1982", "1982-05", "month"),
        ("24 JUN 1963", "1963-06-24", "day"),
        ("24JUN63", "1963-06-24", "day"),
        ("1 7 JUL 1985", "1985-07-17", "day"),
        ("5-Sept-1971", "1971-09-05", "day"),
        ("Dec. 5, 1950", "1950-12-05", "day"),
        ("the 3rd of March 1969", "1969-03-03", "day"),
        ("150821Z OCT 86", "1986-10-15", "day"),
        ("191345Z MAR 1978", "1978-03-19", "day"),
        ("2026-11-02", "2026-11-02", "day"),
        ("2026-11", "2026-11", "month"),
        ("25/12/1961", "1961-12-25", "day"),
        ("12/25/1961", "1961-12-25", "day"),
        ("06/06/1961", "1961-06-06", "day"),
    ],
)
def test_a_date_is_read_in_any_order_with_its_precision(text: str, iso: str, precision: str) -> None:
    found = first_date(text)
    assert found is not None
    assert (found.iso, found.precision) == (iso, precision)


@pytest.mark.parametrize(
    "text",
    ["4/5/1982", "31 June 1982", "17 Jubilee 1985", "1985", "11-3/8-84", "SOV 82-10075X", "2026-13-01", "", "May"],
)
def test_what_can_be_read_two_ways_or_not_at_all_is_not_read(text: str) -> None:
    assert first_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "17 July 1985",
        "(17 July 1985)",
        "Date: 17 July 1985",
        "Washington, July 17, 1985, 3 p.m.",
        "Orme, 17 July 1985.",
    ],
)
def test_a_line_that_holds_little_else_is_a_date(text: str) -> None:
    found = whole_date(text)
    assert found is not None
    assert found.iso == "1985-07-17"


@pytest.mark.parametrize(
    "text",
    [
        "The talks of 17 July 1985",
        "17 July 1985 was the day of the talks",
        "Information as of 17 July 1985",
        "Memorandum of 2 October 1961, same subject",
        "Approved For Release 2009/10/08",
    ],
)
def test_a_line_with_other_words_is_no_date(text: str) -> None:
    assert whole_date(text) is None


def test_a_field_that_is_a_date_may_hold_a_year_alone() -> None:
    found = labelled_date(" 1962 ")
    assert found is not None
    assert (found.iso, found.precision) == ("1962", "year")
    assert labelled_date("in the course of 1962") is None
    assert labelled_date("06/12/1963") is None
