"""Dated events: which sentences count, what is quoted, and the timelines of the two coding sheets."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countermove.records.actors import Gazetteer, find_actors
from countermove.records.dates import Interval
from countermove.records.events import LONGEST, find_events
from countermove.records.record import Event, Passage

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared"
DOCUMENT = Interval.of_iso("1982-05-10")


def events(*texts: str) -> tuple[Event, ...]:
    passages = [Passage(f"M/{number}", text, (1, 1)) for number, text in enumerate(texts, start=1)]
    found = find_actors(passages, Gazetteer.load(), 1982)
    return find_events(passages, DOCUMENT, found)


def test_an_event_has_its_date_its_words_and_its_actors() -> None:
    (event,) = events("Karvelia waited. President Brezhnev offered Tokyo a treaty on 24 March. It was cold.")
    assert event == Event(
        date="1982-03-24",
        precision="day",
        cite="M/1",
        text="President Brezhnev offered Tokyo a treaty on 24 March.",
        phrase="24 March",
        earliest="1982-03-24",
        latest="1982-03-24",
        start=62,
        end=70,
        year_inferred=True,
        actors=("brezhnev", "japan"),
    )


def test_events_stand_by_their_earliest_day_then_by_their_latest() -> None:
    found = events("They met in 1978.", "They met in late March.", "They met in March.", "Until 1973 they had met.")
    assert [event.phrase for event in found] == ["Until 1973", "1978", "March", "late March"]


@pytest.mark.parametrize(
    "text",
    [
        "Information available as of 10 May 1982 was used in the preparation of this report.",
        "The rigidity of the approach over the past 30 years suggests that small steps could matter.",
        "The problem is the same in May.",
        "They may agree.",
        "Brezhnev spoke at length.",
    ],
)
def test_what_is_no_dated_event_is_none(text: str) -> None:
    assert events(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "They have ignored it over the past 30 years.",
        "The contest is next year.",
        "They will meet in June.",
        "Tikhonov's February interview is one of the signs.",
        "Since the 1950s Moscow has given it a low priority.",
    ],
)
def test_a_happening_counts(text: str) -> None:
    assert len(events(text)) == 1


def test_an_open_end_stays_empty() -> None:
    (since,) = events("Since the 1950s Moscow has given it a low priority.")
    assert (since.date, since.precision, since.earliest, since.latest) == ("1950", "decade", "1950-01-01", "")
    (until,) = events("They had met until 1973.")
    assert (until.date, until.earliest, until.latest) == ("1973", "", "1973-12-31")


def test_the_words_never_cross_a_redaction_mark() -> None:
    (event,) = events("In late February, Brezhnev [REDACTED] [REDACTED] suggested an agreement, and it was refused.")
    assert event.text == "In late February, Brezhnev"
    found = events("Moscow sent [redacted] to Tokyo in May 1981 and left. [redacted]")
    assert [each.text for each in found] == ["to Tokyo in May 1981 and left."]


def test_a_long_sentence_is_cut_to_the_clause_with_the_date() -> None:
    padding = "and the quiet harbour town kept its own counsel about the matter and waited for the ferry "
    text = f"The talks opened in May 1981; {padding * 3}until nothing more was said."
    (event,) = events(text)
    assert event.text == "The talks opened in May 1981"


def test_two_dates_of_a_sentence_are_two_events() -> None:
    found = events("They met in Tokyo in 1978, but the treaty was signed in Moscow in 1981.")
    assert [(event.date, event.text) for event in found] == [
        ("1978", "They met in Tokyo in 1978"),
        ("1981", "the treaty was signed in Moscow in 1981."),
    ]


def test_without_a_document_date_only_dated_events_are_told() -> None:
    found = find_events([Passage("M/1", "They met last fall. They met in May 1981.", (1, 1))], None)
    assert [event.phrase for event in found] == ["May 1981"]


PIECES = [
    "They met in 1978.",
    "[redacted]",
    "last fall",
    "Brezhnev said",
    "; but",
    "--",
    "in May 1981",
    "word " * 12,
    ".",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=10).map(" ".join) | st.text(max_size=60))
def test_words_are_the_document_s_and_few(text: str) -> None:
    for event in find_events([Passage("M/1", text, (1, 1))], DOCUMENT):
        assert event.text in text
        assert len(event.text.split()) <= LONGEST
        assert "[redacted]" not in event.text
        assert text[event.start : event.end] == event.phrase


SHEETS = {
    # The dated rows of each sheet's timeline, as the first days and last days that they mean; undated rows left out.
    "82": ("SOV-82-10075X", "soviet-japan-1982", "1982-05", 12),
    "85": ("EA-M-85-10135", "soviet-japan-1985", "1985-07-17", 7),
}
WHEN = {
    "February 1981": ("1981-02-01", "1981-02-28"),
    "May 1981": ("1981-05-01", "1981-05-31"),
    "autumn 1981": ("1981-09-01", "1981-11-30"),
    "about December 1981 to May 1982": ("1981-12-01", "1982-05-31"),
    "early 1982": ("1982-01-01", "1982-05-31"),
    "February 1982": ("1982-02-01", "1982-02-28"),
    "late February 1982": ("1982-02-21", "1982-02-28"),
    "early March 1982": ("1982-03-01", "1982-03-10"),
    "24 March 1982": ("1982-03-24", "1982-03-24"),
    "late March 1982": ("1982-03-21", "1982-03-31"),
    "recently (by May 1982)": ("1981-11-01", "1982-05-31"),
    "1950s onward": ("1950-01-01", ""),
    "three decades before (about 1955)": ("1950-01-01", "1960-12-31"),
    "1973": ("1973-01-01", "1973-12-31"),
    "about 1975 onward": ("1975-07-17", "1985-07-17"),
    "1978": ("1978-01-01", "1978-12-31"),
    "1985, early": ("1984-12-17", "1985-07-17"),
    "1986 (ahead)": ("1986-01-01", "1986-12-31"),
}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the coding sheets are not beside the repository")
@pytest.mark.parametrize("sheet", SHEETS)
def test_the_timeline_of_a_coding_sheet_is_found(sheet: str) -> None:
    name, case, day, rows = SHEETS[sheet]
    text = (SHARED / "seeds" / f"{name}.txt").read_text(encoding="utf-8")
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", text)]
    found = find_events([Passage(f"M/{n}", block, (1, 1)) for n, block in enumerate(blocks)], Interval.of_iso(day))
    days = {(event.earliest, event.latest) for event in found}
    timeline = (SHARED / "cases" / f"{case}.md").read_text(encoding="utf-8").split("## 9. ")[1].split("## 10")[0]
    listed = [line.split("|")[1].strip() for line in timeline.splitlines() if line.startswith("|")][2:]
    dated = [when for when in listed if when in WHEN]
    assert len(dated) == rows
    missed = [when for when in dated if WHEN[when] not in days]
    print(f"{case}: {len(dated) - len(missed)} of {len(dated)} dated rows, {len(found)} events")
    assert not missed


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The collapse of the herring price last October has cost the town its fleet.", "1981-10"),
        ("We'll surely know more after the 18 June hearing.", "1982-06-18"),
        ("The licence expires on 30 June.", "1982-06-30"),
        ("The harbour reopens to ferries, and the trial of the mate begins on 4 July.", "1982-07-04"),
    ],
)
def test_happenings_that_are_no_regular_verb(text: str, date: str) -> None:
    assert [event.date for event in events(text)] == [date]
