"""Who took part in an estimate, and in which way."""

from __future__ import annotations

from unit.records.apparatus.papers import PROSE, found_in, left, parties

COVER = f"""SECRET
NIE 77-54
24 August 1954

NATIONAL INTELLIGENCE ESTIMATE
NUMBER 77-54

PROBABLE DEVELOPMENTS IN TESSALY
THROUGH 1957

Submitted by the
DIRECTOR OF PORTS

The following intelligence organisations participated in the
preparation of this estimate: The Ports Agency and the
intelligence organisations of the Departments of State,
the Army, and the Navy.

Concurred in by the
PORTS ADVISORY COMMITTEE
on 24 August 1954. Concurring were the Special Assistant,
Intelligence, Department of State; and the Director of Locks.
The Director of Boats dissented in part. The Head of Posts abstained, the
subject being outside of his jurisdiction.

THE PROBLEM

{PROSE}

The Director of Boats dissents from this view.
"""


def test_the_cover_of_an_estimate() -> None:
    found = found_in(COVER)
    assert parties(found) == [
        ("submitted by", "DIRECTOR OF PORTS"),
        ("participated", "Ports Agency"),
        ("participated", "intelligence organisations of the Departments of State, Army, Navy"),
        ("concurring", "PORTS ADVISORY COMMITTEE"),
        ("concurring", "Special Assistant, Intelligence, Department of State"),
        ("concurring", "Director of Locks"),
        ("dissenting in part", "Director of Boats"),
        ("abstaining", "Head of Posts"),
    ]
    document = found.document
    assert (document.type, document.title) == (
        "national intelligence estimate",
        "PROBABLE DEVELOPMENTS IN TESSALY THROUGH 1957",
    )
    assert (document.date, document.control_numbers) == ("1954-08-24", ("NIE 77-54",))


def test_a_dissent_in_the_text_is_text() -> None:
    assert left(COVER) == ["THE PROBLEM", PROSE[:24], "The Director of Boats di"]


def test_names_in_blocks_under_a_heading_of_their_own() -> None:
    text = "\n\n".join(
        (
            "SNIE 77-84",
            "TESSALY: THE NEXT TWO YEARS",
            "3 May 1984",
            "THE NATIONAL PORTS BOARD CONCURS,\nEXCEPT AS NOTED IN THE TEXT.",
            "The following intelligence organisations participated in the preparation of the Estimate:",
            "The Ports Agency, the Locks Agency, and the intelligence organisation of the Department of State.",
            "Also Participating:",
            "The Assistant Chief of Staff for Ports, Department of the Army",
            "The Director of Naval Ports, Department of the Navy",
            "KEY JUDGMENTS",
            PROSE,
        )
    )
    assert sorted(parties(found_in(text))) == [
        ("concurring", "NATIONAL PORTS BOARD"),
        ("participated", "Assistant Chief of Staff for Ports, Department of the Army"),
        ("participated", "Director of Naval Ports, Department of the Navy"),
        ("participated", "Locks Agency"),
        ("participated", "Ports Agency"),
        ("participated", "intelligence organisation of the Department of State"),
    ]
    assert left(text) == ["KEY JUDGMENTS", PROSE[:24]]
    assert found_in(text).document.title == "TESSALY: THE NEXT TWO YEARS"
