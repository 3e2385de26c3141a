"""Memoranda of conversation: their kind beside a marking, who took part, when and where. Every paper is invented."""

from __future__ import annotations

import pytest
from unit.records.apparatus.papers import PROSE, found_in, left, paper, parties

from countermove.records.identity import document_id

HEAD = "DEPARTMENT OF PORTS"
TALK = (
    "Holbeck: The ferries will stop before the spring, and the board of the harbour has said that it will not wait.\n\n"
    "Orme: I am certain that they will not, and that the council is of the same mind."
)
NAMES = ["President Holbeck", "Foreign Minister Ada Orme of Tessaly", "Dr. Ruth A. Calloway, Secretary of the Navy"]
LONG = "Lt. Gen. Paul H. Nisser, Assistant to the President of the Board"


def as_typed(first: str = "SECRET/NODIS                                MEMORANDUM OF CONVERSATION") -> str:
    names = "\n                ".join([*NAMES, LONG])
    return (
        f"{HEAD}\n\n{first}\n\nPARTICIPANTS:   {names}\n\n"
        "DATE AND TIME:  Tuesday, February 10, 1976\n                10:30 - 11:25 a.m.\n\n"
        f"PLACE:          The Map Room\n\n{TALK}\n"
    )


def as_converted(first: str = "SECRET/NODIS MEMORANDUM OF CONVERSATION") -> str:
    names = "\n".join([*NAMES, LONG])
    return (
        f"{HEAD}\n\n{first}\n\nPARTICIPANTS: {names}\n\nDATE AND TIME: Tuesday, February 10, 1976\n"
        f"10:30 - 11:25 a.m.\n\nPLACE: The Map Room\n\n{TALK}\n"
    )


PAPERS = [as_typed(), as_converted(), as_converted("SECRET/NODIS\n\nMEMORANDUM OF CONVERSATION")]


@pytest.mark.parametrize("text", PAPERS)
def test_the_same_paper_is_read_alike_however_it_was_converted(text: str) -> None:
    document = found_in(text).document
    assert document.type == "memorandum of conversation"
    assert document.title == "Memorandum of Conversation"
    assert (document.date, document.classification, document.caveats) == ("1976-02-10", "Secret", ("NODIS",))
    assert [name for role, name in parties(found_in(text)) if role == "participant"] == [*NAMES, LONG]
    assert [line[:8] for line in left(text)] == ["Holbeck:", "Orme: I "]
    assert document_id(document) == "1976-02-10-Memorandum-of-Conversation"


def test_a_subject_is_the_title() -> None:
    found = found_in(as_typed().replace("PLACE:", "SUBJECT:        The Ferries\n\nPLACE:"))
    assert found.document.title == "The Ferries"


@pytest.mark.parametrize(
    "field",
    ["DATE: May 4, 1971", "TIME AND PLACE: 4 May 1971, 3 p.m., the Map Room", "PLACE: Harrow, May 4, 1971"],
)
def test_the_date_may_stand_with_time_or_place(field: str) -> None:
    document = paper("MEMORANDUM OF CONVERSATION", "PARTICIPANTS: Holbeck\nOrme", field, TALK).document
    assert document.date == "1971-05-04"


def test_text_under_the_participants_is_left() -> None:
    text = f"MEMORANDUM OF CONVERSATION\n\nPARTICIPANTS: President Holbeck\n\n{PROSE}\n"
    assert parties(found_in(text)) == [("participant", "President Holbeck")]
    assert left(text) == [PROSE[:24]]


@pytest.mark.parametrize(
    ("line", "kind", "date", "numbers"),
    [
        (
            "INTELLIGENCE NOTE - 412                June 6, 1968",
            "intelligence note",
            "1968-06-06",
            "INTELLIGENCE NOTE - 412",
        ),
        ("RESEARCH MEMORANDUM NO. 24-71", "research memorandum", None, "RESEARCH MEMORANDUM NO. 24-71"),
        ("6 June 1968        INTELLIGENCE MEMORANDUM", "intelligence memorandum", "1968-06-06", ""),
        ("CONFIDENTIAL   RESEARCH PAPER", "research paper", None, ""),
    ],
)
def test_the_kind_beside_a_number_a_date_or_a_marking(line: str, kind: str, date: str | None, numbers: str) -> None:
    document = paper(line, "To: The Secretary", "Subject: Ferries", PROSE).document
    assert (document.type, document.date) == (kind, date)
    assert document.control_numbers == ((numbers,) if numbers else ())
    assert document.classification == ("Confidential" if line.startswith("CONF") else None)


def test_a_control_number_of_its_own_goes_before_the_number_of_the_kind() -> None:
    document = paper("EA M 85-10135", "INTELLIGENCE NOTE 412", "Subject: Ferries", PROSE).document
    assert document.control_numbers == ("EA M 85-10135",)
