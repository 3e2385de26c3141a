"""Documents of a published volume: numbered head, dateline, source note."""

from __future__ import annotations

from unit.records.apparatus.papers import PROSE, found_in, left, parties

VOLUME = f"""132. Memorandum From Adrian Corwin of the Ports Staff to the President's Assistant for Islands (Ashdown)[1]

*Orme, July 9, 1969.*

SUBJECT
Mereth and the Cable

{PROSE}

[1] *Source*: Ports Archives, Staff Files, Box 17. Secret; Nodis. Sent for information.
"""


def test_a_memorandum_in_a_volume() -> None:
    found = found_in(VOLUME)
    document = found.document
    assert document.type == "memorandum"
    assert (
        document.title
        == "Memorandum From Adrian Corwin of the Ports Staff to the President's Assistant for Islands (Ashdown)"
    )
    assert (document.subject, document.date) == ("Mereth and the Cable", "1969-07-09")
    assert (document.classification, document.caveats) == ("Secret", ("NODIS",))
    assert parties(found) == [
        ("from", "Adrian Corwin of the Ports Staff"),
        ("to", "President's Assistant for Islands (Ashdown)"),
    ]


def test_the_source_note_stays_a_footnote() -> None:
    assert left(VOLUME) == [PROSE[:24], "[1] *Source*: Ports Arch"]


def test_a_numbered_paragraph_is_no_head() -> None:
    text = f"1. Paper is scarce in Tessaly, and so the harbour board writes on slates.\n\n2. {PROSE}\n"
    assert found_in(text).document.title is None
    assert len(left(text)) == 2
