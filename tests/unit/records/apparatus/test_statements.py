"""Sentences about the paper itself are read for what they say, and running text that sounds like them is left alone."""

from __future__ import annotations

import pytest
from unit.records.apparatus.papers import MORE, PROSE, found_in, left, parties, remarked, with_note


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("This memorandum was prepared by the Office of Ports.", [("prepared by", "Office of Ports")]),
        (
            "This paper has been prepared by [redacted]\n[redacted] Coast Division, Office of\nPorts, with a "
            "contribution by [redacted]\nRiver Division, Office of Locks.",
            [
                ("prepared by", "Coast Division, Office of Ports"),
                ("contribution by", "River Division, Office of Locks"),
            ],
        ),
        (
            "This typescript was produced jointly by Coast Division, Office of Ports, and the Office of Locks.",
            [("produced by", "Coast Division, Office of Ports"), ("produced by", "Office of Locks")],
        ),
        ("Prepared by: Coast Branch, OXQ", [("prepared by", "Coast Branch, OXQ")]),
        (
            "This Estimate was prepared under the auspices of the National Officer for Ports.",
            [("prepared by", "National Officer for Ports")],
        ),
        (
            "This paper was prepared at the request of the Under Secretary by the Coast Division, OXQ.",
            [("prepared by", "Coast Division, OXQ"), ("requested by", "Under Secretary")],
        ),
        (
            "This note was written by analysts in the Coast Division, Office of Ports, for use at the talks.",
            [("written by", "Coast Division, Office of Ports")],
        ),
        (
            "The author of this paper is Jane Q. Doe, Office of Ports.",
            [("prepared by", "Office of Ports"), ("author", "Jane Q. Doe")],
        ),
        ("This paper was prepared by [name not declassified].", [("prepared by", "[name not declassified]")]),
        (
            "* This memorandum was drafted by the Office of the Harbour Master.",
            [("drafted by", "Office of the Harbour Master")],
        ),
    ],
)
def test_who_prepared_it_is_read(note: str, expected: list[tuple[str, str]]) -> None:
    found = with_note(note)
    assert parties(found) == expected
    assert len(found.taken) == 4  # letterhead, date, title, the note


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            "This memorandum has been coordinated with the\nNational Council and the Directorate\nof Locks. [redacted]",
            ("National Council", "Directorate of Locks"),
        ),
        (
            "This paper was prepared by the Office of Ports. It was coordinated within the Directorate of Locks.",
            ("Directorate of Locks",),
        ),
        (
            "This paper was produced by the Office of Ports and was coordinated with SOVA, EURA, and OGI.",
            ("SOVA", "EURA", "OGI"),
        ),
        ("This paper was coordinated with CIA at the working level.", ("CIA",)),
    ],
)
def test_with_whom_it_was_coordinated_is_read(note: str, expected: tuple[str, ...]) -> None:
    found = with_note(note)
    assert found.document.coordination == expected
    assert "coordination_not_stated" not in remarked(found)


def test_no_word_of_coordination_is_not_a_denial() -> None:
    assert "coordination_not_stated" in remarked(with_note(MORE))
    denied = with_note("This paper was written by the Office of Ports. It has not been coordinated with other offices.")
    assert denied.document.coordination == ()
    assert "not_coordinated" in remarked(denied)
    assert "coordination_not_stated" not in remarked(denied)


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            "Comments and queries are welcome and may\nbe addressed to the Chief, Coast\nDivision, OXQ [redacted]",
            "Chief, Coast Division, OXQ",
        ),
        (
            "Questions and comments may be directed to the Chief, Coast Division, OXQ, on (703) 555-0134.",
            "Chief, Coast Division, OXQ",
        ),
        ("Queries regarding this paper should be directed to Chief, Coast Branch, OXQ, telephone 5-0134, secure 3.",
         "Chief, Coast Branch, OXQ"),
        ("Comments may be sent to [redacted].", "[redacted]"),
        ("Please direct comments to the Coast Branch, OXQ.", "Coast Branch, OXQ"),
        ("Contact: Chief, Coast Branch", "Chief, Coast Branch"),
        ("For further information, contact the Chief, Coast Branch, on extension 4411.", "Chief, Coast Branch"),
    ],
)  # fmt: skip
def test_whom_to_ask_is_read_without_telephone_numbers(note: str, expected: str) -> None:
    found = with_note(note)
    assert found.document.contact == expected
    assert len(found.taken) == 4


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("*Information available as of 10 May 1982\nhas been used in the preparation of this report.*", "1982-05-10"),
        ("Information available as of 3 June 1987 was used in this report.", "1987-06-03"),
        ("(Information as of 1200 EDT, 5 May 1969)", "1969-05-05"),
        ("Information cutoff date: 12 March 1984", "1984-03-12"),
        ("The cut-off date for information in this paper is March 12, 1984.", "1984-03-12"),
        ("This assessment is based on information available through 9 February 1988.", "1988-02-09"),
        ("Reporting through May 1982 was considered.", "1982-05"),
    ],
)
def test_the_cut_off_of_information_is_read(note: str, expected: str) -> None:
    found = with_note(note)
    assert found.document.information_as_of == expected
    assert "cut_off_not_stated" not in remarked(found)


@pytest.mark.parametrize(
    "text",
    [
        "This report was prepared by the Ministry of Finance and leaked to the press in May.",
        "The draft was prepared by the Foreign Ministry. It argues that the ferries must go on as they are.",
        "It was prepared by the harbour board in April.",
        "A plan prepared by the harbour board, with contributions from the guild, was shown to the council.",
        "The plan has been coordinated with the Ministry of Ports and with the guild of the ferrymen.",
        "Comments may be expected from the council when the board has met.",
        "Questions and comments may be directed to the board by anybody who can read, as a poster on the quay says.",
        "Information available through May 1982 suggests that the ferries will stop.",
        "Contact with the guild has been lost.",
        "The Army dissents from this view.",
        "Information on the locks is poor.",
        "This paper was prepared by the two sides in April and has since been in a drawer.",
    ],
)
def test_running_text_is_left_alone(text: str) -> None:
    found = with_note(text)
    assert parties(found) == []
    assert (found.document.coordination, found.document.contact, found.document.information_as_of) == ((), None, None)
    assert len(found.taken) == 3


def test_a_statement_in_the_middle_of_the_summary_is_taken_out_there() -> None:
    note = "This memorandum was prepared by the Office of Ports. Comments may be directed to the Chief, Coast Branch."
    text = f"5 May 1984\n\nThe Ferries\n\nSummary\n\n{PROSE}\n\n---\n\n{note}\n\n{MORE}\n"
    assert left(text) == ["Summary", PROSE[:24], MORE[:24]]
    assert found_in(text).document.contact == "Chief, Coast Branch"


def test_a_margin_note_beside_a_heading_is_taken_and_the_heading_stays() -> None:
    text = (
        f"The Ferries\n\nMay 1984\n\nKey Judgments\nInformation available\nas of 15 April 1984\nwas used.\n\n{PROSE}\n"
    )
    assert left(text) == ["Key Judgments", PROSE[:24]]
    assert found_in(text).document.information_as_of == "1984-04-15"


def test_withheld_names_are_remarked() -> None:
    assert "names_withheld" in remarked(with_note("This paper was prepared by [redacted] Coast Division, OXQ."))
    assert "names_withheld" not in remarked(with_note("This paper was prepared by the Coast Division, OXQ."))
