"""Courses of action: found where somebody may choose them, with whose they are, never over withheld words."""

from __future__ import annotations

import pytest
from unit.coding.samples import actor, case_of, record_of

from countermove.coding.proposal import Kind, Proposal
from countermove.coding.propose import propose
from countermove.language import is_identifier
from countermove.records.record import Record

OPTION = (Kind.OPTION,)


def found(*texts: object, **more: object) -> list[Proposal]:
    return list(propose(case_of(), [record_of(*texts, **more)], OPTION))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "party", "certainty", "becomes"),
    [
        ("The town could lower the speed limit on the quay.", "town", "high", "Lower the speed limit on the quay"),
        ("Instead the town might well sell the old landing.", "town", "high", "Sell the old landing"),
        ("The company has offered to run the night ferry again.", "company", "high", "Run the night ferry again"),
        ("The company is considering selling two boats.", "company", "high", "Sell two boats"),
        ("The company's leaders have threatened to lay up the boats.", "company", "high", "Lay up the boats"),
        (
            "The town has proposed a joint inspection of the piers.",
            "town",
            "high",
            "Propose a joint inspection of the piers",
        ),
        ("One option would be to close the quay at night.", "", "low", "Close the quay at night"),
        ("The town is watching. It could, for example, close the quay.", "town", "low", "Close the quay"),
        ("The town council could buy a tug.", "town", "medium", "Buy a tug"),
        ("The harbour guild could block the quay.", "", "low", "Block the quay"),
    ],
)
def test_a_course_of_action_and_whose_it_is(text: str, party: str, certainty: str, becomes: str) -> None:
    (one,) = found(text)
    assert (one.party, one.certainty, one.fields["text"]) == (party, certainty, becomes)
    assert is_identifier(one.fields["id"])
    assert one.quote in text


@pytest.mark.parametrize(
    "text",
    [
        "The new pier could hurt the crews.",
        "The town could not lower the limit.",
        "The town could lose its licence.",
        "In the view of many, a toll could complicate matters.",
        "The weather might change.",
        "The company considers whether to sell.",
    ],
)
def test_an_effect_is_no_course_of_action(text: str) -> None:
    assert found(text) == []


def test_a_list_of_courses_is_taken_entry_by_entry() -> None:
    items = ["It could buy a tug.", "lay up the older boats;", "Selling the landing, which is old."]
    proposals = found(("The company has three courses open to it:", items))
    assert [(one.cite, one.party, one.fields["text"]) for one in proposals] == [
        ("M/1/1a", "company", "Buy a tug"),
        ("M/1/1b", "company", "Lay up the older boats"),
        ("M/1/1c", "company", "Sell the landing"),
    ]


def test_a_list_of_what_was_done_is_none() -> None:
    assert found(("The company has taken three steps:", ["It bought a tug.", "It sold two boats."])) == []


def test_nothing_is_read_over_withheld_words() -> None:
    assert [one.party for one in found("The town [redacted] could buy a tug.")] in ([], [""])
    (one,) = found("The town could buy [redacted] and the company could sell a tug.")
    assert (one.party, one.fields["text"]) == ("company", "Sell a tug")
    assert "redacted" not in one.quote


def test_names_of_the_record_stand_for_parties_of_the_case() -> None:
    record = record_of(
        "Councillors could buy a tug. Mayor Orrin could sell it.",
        actors=[
            actor("Town", "Councillors", "the town"),
            actor("Orrin", "Mayor Orrin", "Orrin", of="town", kind="person"),
        ],
    )
    first, second = propose(case_of(), [record], OPTION)
    assert (first.party, second.party) == ("town", "town")
    assert second.certainty == "medium"


def test_what_somebody_says_of_another_keeps_its_holder() -> None:
    (one,) = found("The company believes the town could buy a tug.")
    assert (one.party, one.fields["basis"]) == ("town", "inferred")
    assert one.holder != "authors"


def test_what_the_case_has_in_that_place_is_marked() -> None:
    one, other = found("The town could grant the permit for the bridge. It could buy a tug.")
    assert one.already == "town/options/permit"
    assert other.is_new


def test_a_course_that_comes_again_is_marked() -> None:
    first, second = found("The town could buy a second tug.", "Again, the town could buy a second tug.")
    assert first.is_new
    assert second.repeats == first.id


def test_names_are_free() -> None:
    proposals = found("The town could buy a tug.", "The company could buy a tug.")
    names = [one.fields["id"] for one in proposals]
    assert len(set(names)) == 2
    assert "permit" not in names


def test_proposals_come_in_the_order_of_the_document_and_keep_their_ids() -> None:
    record: Record = record_of("The company could buy a tug. The crews fear this.", "The town could sell the landing.")
    proposals = propose(case_of(), [record])
    assert [one.cite for one in proposals] == sorted(one.cite for one in proposals)
    assert [one.id for one in proposals] == [one.id for one in propose(case_of(), [record])]
    assert len({one.id for one in proposals}) == len(proposals)
