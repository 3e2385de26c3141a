"""Dated expressions and the days they mean, read in a document of 10 May 1982.

``expressions.tsv`` holds one expression a line with what it should mean, checked by hand; a text with several
expressions stands on several lines.
"""

import re
from datetime import date
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countermove.records.dates import DatedExpression, Interval, find_dates

DOCUMENT = Interval(date(1982, 5, 10), date(1982, 5, 10))
TABLE = Path(__file__).parent / "expressions.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
TEXTS = list(dict.fromkeys(row[0] for row in ROWS))


def as_row(text: str, found: DatedExpression) -> list[str]:
    flags = [("inferred", found.year_inferred), ("relative", found.is_relative), ("approximate", found.approximate)]
    named = " ".join(name for name, is_set in [*flags, (f"open_{found.open}", found.open)] if is_set)
    days = [str(day or "..") for day in (found.earliest, found.latest)]
    row = [text, found.phrase, *days, found.precision, found.iso, found.edtf, named]
    return row if named else row[:-1]


def phrases(text: str, document: Interval | None = DOCUMENT) -> list[str]:
    return [found.phrase for found in find_dates(text, document)]


def test_the_table_is_large_enough() -> None:
    assert len(ROWS) >= 150


@pytest.mark.parametrize("text", TEXTS)
def test_an_expression_means_its_days(text: str) -> None:
    assert [as_row(text, found) for found in find_dates(text, DOCUMENT)] == [row for row in ROWS if row[0] == text]


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_stands_in_a_sentence(text: str) -> None:
    sentence = f"He said, {text}, that nothing had changed."
    found = [(each.phrase, each.earliest, each.latest) for each in find_dates(sentence, DOCUMENT)]
    assert found == [(each.phrase, each.earliest, each.latest) for each in find_dates(text, DOCUMENT)]


@pytest.mark.parametrize(
    "text",
    [
        "the Soviets may agree",
        "May they prosper",
        "MOSCOW MAY ACT",
        "it may 10 times over be said",
        "they march on",
        "the march of time",
        "The Long March on Peking",
        "the second of them",
        "an august body",
        "World War II and the cold war",
        "the October Revolution",
        "$1973 and £1980",
        "page 1973, paragraph 1980",
        "No. 1973",
        "15 men and 1973 tanks",
        "about 1955 tanks",
        "in 1980 dollars",
        "some 1500 men of 1984 soldiers",
        "1,973 tons in 1,980 lots",
        "SOV 82-10075X",
        "EA M 85-10135",
        "NIE 11-3/8-84",
        "CIA-RDP85T01058R000201680001-9",
        "25X1",
        "the last year of the war",
        "the next step",
        "this day",
        "in his fifties",
        "the fall of Saigon",
        "prices fall in places and spring up in others",
        "since then",
        "years ago",
        "in the past",
        "it comes in winter",
        "idle through the winter",
        "the past",
        "for the first time in two hours",
        "would last for a decade",
        "1982-02-31",
        "45 March",
        "2/3/1981",
        "the nineteen of them",
        "9999999999 years ago",
        "0 May",
        "Marshal Ustinov, Mayor Juno, Decker and Sepp",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert phrases(text) == []


@pytest.mark.parametrize("text", ["24 March", "in March", "since late March", "in the spring", "January 9-13"])
def test_without_a_document_date_a_missing_year_stays_missing(text: str) -> None:
    (found,) = find_dates(text, None)
    assert (found.earliest, found.latest, found.iso) == (None, None, "")
    assert found.reason == "the year is not stated, and the document's date is not known"
    assert not found.is_dated


@pytest.mark.parametrize(
    "text",
    ["last fall", "yesterday", "over the past five months", "three decades ago", "this year", "in recent months"],
)
def test_without_a_document_date_what_counts_from_it_is_undated(text: str) -> None:
    (found,) = find_dates(text, None)
    assert found.reason == "counts from the document's date, which is not known"
    assert found.is_relative


def test_a_weekday_needs_the_document_s_day() -> None:
    (found,) = find_dates("on Tuesday", Interval.of_iso("1982-05"))
    assert found.reason == "the document's date is not known to the day"


def test_a_document_dated_by_month_gives_stretches_that_hold_both_ends() -> None:
    month = Interval.of_iso("1982-05")
    (five,) = find_dates("over the past five months", month)
    assert (five.earliest, five.latest) == (date(1981, 12, 1), date(1982, 5, 31))
    (day,) = find_dates("yesterday", month)
    assert (day.precision, day.earliest, day.latest) == ("span", date(1982, 4, 30), date(1982, 5, 30))


def test_two_figures_mean_the_century_of_the_document() -> None:
    (old,) = find_dates("17JUL85", None)
    (new,) = find_dates("17JUL19", Interval.of_iso("2020"))
    (past,) = find_dates("17JUL85", Interval.of_iso("2020"))
    assert [each.iso for each in (old, new, past)] == ["1985-07-17", "2019-07-17", "1985-07-17"]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("by 24 June", None, date(1982, 6, 24)),
        ("before July", None, date(1982, 6, 30)),
        ("until late May", None, date(1982, 5, 31)),
        ("before 24 December", None, date(1981, 12, 23)),
        ("after 24 June", date(1981, 6, 25), None),
    ],
)
def test_what_is_to_end_soon_is_ahead(text: str, earliest: date | None, latest: date | None) -> None:
    (found,) = find_dates(text, DOCUMENT)
    assert (found.earliest, found.latest, found.year_inferred) == (earliest, latest, True)


def test_dates_of_a_capitals_only_cable_are_found() -> None:
    text = "SINCE LAST FALL THE SOVIETS MAY HAVE TALKED. IN MAY 1981, ON 24 MARCH AND IN MAY THEY DID."
    assert phrases(text) == ["SINCE LAST FALL", "MAY 1981", "24 MARCH", "MAY"]


PIECES = re.split(
    r"\s+",
    """24 March 1982 in late early mid- the May of to - – and between from since until 1973 75 '82 last next this
year years decade ago three a few past over for 31 February spring fall FY Q3 1950s , . ( ) 150821Z OCT half end week
yesterday Tuesday 0 99 9999 19th century by before after on onward recently 17JUL85 is""",
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=14),
    st.sampled_from([None, DOCUMENT, Interval.of_iso("1985-07"), Interval.of_iso("0001"), Interval.of_iso("9999")]),
)
def test_nothing_is_raised_and_places_are_right(words: list[str], document: Interval | None) -> None:
    check(" ".join(words), document)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_taken(text: str) -> None:
    check(text, DOCUMENT)


def check(text: str, document: Interval | None) -> None:
    last = 0
    for found in find_dates(text, document):
        assert text[found.start : found.end] == found.phrase != ""
        assert found.start >= last
        last = found.end
        if found.earliest and found.latest and not found.open:
            assert found.earliest <= found.latest
        assert bool(found.reason) != bool(found.iso)


HOSTILE = [
    "1",
    "May ",
    "the ",
    "in the past ",
    "3 to ",
    "January 9-",
    "12 ",
    "1978, ",
    "has ",
    "between 1978 and ",
    "March-",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_text(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        started = process_time()
        find_dates(text, DOCUMENT)
        return process_time() - started

    seconds(10_000)
    # Eight times the text may take up to forty times as long before this counts as worse than linear.
    assert seconds(160_000) < 40 * min(seconds(20_000) for _ in range(3)) + 0.05
