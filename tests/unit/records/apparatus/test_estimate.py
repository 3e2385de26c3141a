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
