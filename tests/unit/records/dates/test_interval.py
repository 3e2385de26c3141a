"""The order of stretches of days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermove.records.dates import Interval, find_dates

DOCUMENT = Interval.of_iso("1982-05-10")
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2000, 1, 1))


def interval(phrase: str) -> Interval:
    (found,) = find_dates(phrase, DOCUMENT)
    return found.interval


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("late February", "24 March", True),
        ("24 March", "late February", False),
        ("in March", "24 March", None),
        ("late March", "24 March", None),
        ("since the 1950s", "in 1978", None),
        ("until 1973", "in 1978", True),
        ("before 1973", "in 1973", True),
        ("after 1979", "in 1978", False),
        ("24 March", "24 March", False),
        ("last fall", "early 1982", True),
    ],
)
def test_order_is_told_where_it_is_sure(one: str, other: str, expected: bool | None) -> None:
    assert interval(one).before(interval(other)) is expected


@given(DAYS, DAYS, DAYS, DAYS)
def test_two_cannot_each_be_before_the_other(a: date | None, b: date | None, c: date | None, d: date | None) -> None:
    one, other = Interval(a, b), Interval(c, d)
    if (a is None or b is None or a <= b) and (c is None or d is None or c <= d):
        assert not (one.before(other) and other.before(one))
        if one.before(other):
            assert other.before(one) is False


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1982", date(1982, 1, 1), date(1982, 12, 31)),
        ("1982-02", date(1982, 2, 1), date(1982, 2, 28)),
        ("1982-12", date(1982, 12, 1), date(1982, 12, 31)),
        ("1982-03-24", date(1982, 3, 24), date(1982, 3, 24)),
    ],
)
def test_an_iso_date_is_a_stretch_of_days(text: str, earliest: date, latest: date) -> None:
    assert Interval.of_iso(text) == Interval(earliest, latest)


@pytest.mark.parametrize("text", [None, "", "May 1982", "1982-13", "1982-02-31", "0000", "82"])
def test_what_is_no_iso_date_is_none(text: str | None) -> None:
    assert Interval.of_iso(text) is None


def test_one_day_is_a_day() -> None:
    assert Interval.of_iso("1982-03-24") == Interval(date(1982, 3, 24), date(1982, 3, 24))
    assert interval("24 March").is_day
    assert not interval("in March").is_day
    assert not Interval(None, None).is_day
