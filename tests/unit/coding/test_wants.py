"""Wants, reactions, linkages and dated initiatives."""

from __future__ import annotations

import time

import pytest
from unit.coding.samples import case_of, record_of

from countermove.casefile.load import load
from countermove.coding.proposal import Kind, Proposal
from countermove.coding.propose import propose
from countermove.errors import NotApplicable
from countermove.records.record import Event


def found(text: str, kind: Kind, **more: object) -> list[Proposal]:
    return list(propose(case_of(), [record_of(text, **more)], [kind]))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "party", "stakeholder", "statement", "tier"),
    [
        ("The company wants the landing fee raised.", "company", "", "fee", "important"),
        ("The company insists on a higher landing fee.", "company", "", "fee", "vital"),
        ("The company insists on a lower landing fee.", "company", "", "", "vital"),
        ("The company fears that the landing fee will be raised.", "company", "", "not fee", "important"),
        ("The town refuses to grant the bridge permit.", "town", "", "not permit", "vital"),
        ("The crews do not want to build a bridge.", "company", "crews", "not build", "important"),
        ("The company's goal is to build the bridge.", "company", "", "build", "important"),
        ("The aim of the company is peace and quiet.", "company", "", "", "important"),
        ("The company would oppose the landing fee.", "company", "", "not fee", "important"),
        ("The company, which owns the boats, would like to build the bridge.", "company", "", "build", "important"),
    ],
)
def test_a_want(text: str, party: str, stakeholder: str, statement: str, tier: str) -> None:
    (one,) = found(text, Kind.INTEREST)
    assert (one.party, one.fields["stakeholder"], one.fields["statement"]) == (party, stakeholder, statement)
    assert (one.fields["tier"], one.fields["because"]) == (tier, "")


@pytest.mark.parametrize(
    "text",
    [
        "The needs of the company are few.",
        "Hopes are high in the town.",
        "We hope to know more soon.",
        "A toll needs a law.",
        "The town [redacted] wants the fee.",
    ],
)
def test_no_want(text: str) -> None:
    assert found(text, Kind.INTEREST) == []


def test_a_hedged_want_is_inferred() -> None:
    (stated,) = found("The company wants to build the bridge.", Kind.INTEREST)
    (hedged,) = found("The company probably wants to build the bridge.", Kind.INTEREST)
    assert (stated.fields["basis"], hedged.fields["basis"]) == ("stated", "inferred")


@pytest.mark.parametrize(
    ("text", "stakeholder", "pull", "push", "option"),
    [
        ("The crews would welcome a higher landing fee.", "crews", "medium", "", "fee"),
        ("The crews would not welcome a higher landing fee.", "crews", "", "medium", "fee"),
        ("The crews are wary of the bridge permit.", "crews", "", "medium", "permit"),
        ("The shipowners' league would resist the landing fee.", "shipowners_league", "", "high", "fee"),
        ("A bridge permit would be irresistible to the crews.", "crews", "high", "", "permit"),
        ("A landing fee would anger the crews.", "crews", "", "medium", "fee"),
    ],
)
def test_a_reaction(text: str, stakeholder: str, pull: str, push: str, option: str) -> None:
    (one,) = found(text, Kind.REACTION)
    fields = one.fields
    assert (fields["stakeholder"], fields["pull"], fields["push"], fields["option"]) == (
        stakeholder,
        pull,
        push,
        option,
    )


def test_a_reaction_is_about_what_the_paragraph_named_last() -> None:
    (one,) = found("The town could close the quay at night. The crews would resist.", Kind.REACTION)
    assert one.fields["option"] == "close_quay_night"


@pytest.mark.parametrize(
    ("text", "start", "effect", "end"),
    [
        ("A bridge permit would complicate the talks on the canal.", "permit", "complicates", "the talks on the canal"),
        ("A landing fee would make it harder for growers to live.", "fee", "makes harder", "growers to live"),
        ("The loan is conditional on peace.", "The loan", "conditional on", "peace"),
        ("The permit would set a precedent for the canal.", "The permit", "sets a precedent for", "the canal"),
    ],
)
def test_a_linkage(text: str, start: str, effect: str, end: str) -> None:
    (one,) = found(text, Kind.LINK)
    assert (one.fields["from"], one.fields["effect"], one.fields["to"]) == (start, effect, end)


def test_a_linkage_in_somebody_s_view_is_its_belief() -> None:
    (one,) = found("In the town's view, a landing fee could complicate the talks.", Kind.LINK)
    assert (one.party, one.fields["basis"]) == ("town", "inferred")


def event(text: str, phrase: str, date: str, precision: str = "day") -> Event:
    at = text.index(phrase)
    return Event(date, precision, "M/1/1", text, phrase=phrase, start=at, end=at + len(phrase))


def test_a_dated_initiative() -> None:
    text = "On 4 May 1982 the company offered the town for the first time to build the bridge."
    (one,) = found(text, Kind.EVENT, events=[event(text, "4 May 1982", "1982-05-04")])
    assert {name: value for name, value in one.fields.items() if value} == {
        "id": one.fields["id"],
        "date": "1982-05-04",
        "actor": "company",
        "recipient": "town",
        "option": "build",
        "direction": "on",
        "standing": "said",
        "novelty": "first",
        "basis": "stated",
    }


@pytest.mark.parametrize(
    ("text", "phrase", "date", "precision"),
    [
        ("The company will run boats until 4 May 1982.", "4 May 1982", "1982-05-04", "day"),
        ("By May 1983 the company sold two boats.", "May 1983", "1983-05", "month"),
        ("The company proposed talks in 1990.", "1990", "1990", "year"),
        ("On 4 May 1982 it rained.", "4 May 1982", "1982-05-04", "day"),
    ],
)
def test_no_initiative(text: str, phrase: str, date: str, precision: str) -> None:
    events = [event(text, phrase, date, precision)]
    assert found(text, Kind.EVENT, events=events, date="1985-07-17") == []


def test_a_season_is_a_year_in_a_case() -> None:
    text = "In the autumn of 1983 the company proposed a bridge."
    (one,) = found(text, Kind.EVENT, events=[event(text, "autumn of 1983", "1983-09", "season")])
    assert one.fields["date"] == "1983"


def test_a_case_in_graph_form_is_refused() -> None:
    drawn = load(
        {
            "countermove": "1",
            "title": "Drawn",
            "states": {"s1": "one", "s2": "two"},
            "decision_makers": {"a": {"moves": {"s1": ["s2"], "s2": []}, "ranking": [["s2"], ["s1"]]}},
        }
    )
    with pytest.raises(NotApplicable, match="graph form"):
        propose(drawn, [])


HOSTILE = [
    "The town could " * 3000,
    "wants " * 5000,
    "[redacted] " * 3000 + "could",
    "(" * 20000,
    "the " * 8000 + "guild would welcome",
    "X's " * 5000 + "goal is",
    ", which " * 5000 + "would complicate things",
    "\x1b[31mThe town could buy\x07 a tug.",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_read_in_time(text: str) -> None:
    start = time.process_time()
    propose(case_of(), [record_of(text, judged=False)])
    assert time.process_time() - start < 8
