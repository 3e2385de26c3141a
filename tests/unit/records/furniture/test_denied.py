"""Denied pages with their number, and duplicates."""

from __future__ import annotations

import pytest
from unit.records.furniture.sheets import PROSE, kind_of, spaced

from countermove.records.furniture.denied import denied_pages, duplicate_of
from countermove.records.record import Duplicate


@pytest.mark.parametrize(
    ("words", "pages"),
    [
        ("Page Denied", 1),
        ("PAGE DENIED", 1),
        ("Next 3 Page(s) In Document Denied", 3),
        ("Next 12 Page(s) In Document Denied", 12),
        ("Next 1 Page(s) In Document Exempt", 1),
        ("Next Page(s) In Document Denied", 1),
        ("Next 3 Page(s) ln Docurnent Denied", 3),
        ("Pages 3-5 Denied", 3),
        ("Page 7 denied", 1),
        ("2 pages withheld in full", 2),
        ("Denied in full", 1),
        ("He was denied", 0),
        ("Pages of text are denied to us", 0),
        ("The next 3 pages deal with the harbour.", 0),
        ("", 0),
    ],
)
def test_denied(words: str, pages: int) -> None:
    assert denied_pages(words) == pages


def test_denied_pages_are_added_up() -> None:
    furniture = spaced(PROSE[0], "**Page Denied**", PROSE[1], "Next 3 Page(s) In Document Denied", PROSE[2])
    assert furniture.counts.denied_pages == 4
    assert kind_of("25X1 Page Denied") == "denied_page"


@pytest.mark.parametrize(
    ("words", "duplicate"),
    [
        ("DUP OF C05422703 RIP", Duplicate("C05422703", "RIP")),
        ("DUP OF C05422703", Duplicate("C05422703")),
        ("Duplicate of C05422703", Duplicate("C05422703")),
        ("DUP OF CIA-RDP85T01058R000201680001-9 RIF", Duplicate("CIA-RDP85T01058R000201680001-9", "RIF")),
        ("duplicate of the letter", None),
        ("Duplicity of 1985", None),
    ],
)
def test_duplicates(words: str, duplicate: Duplicate | None) -> None:
    assert duplicate_of(words) == duplicate
    assert kind_of(words) == ("duplicate" if duplicate else "text")
