"""Institutions and places at the head of a sheet are told from titles."""

from __future__ import annotations

import pytest
from unit.records.apparatus.papers import PROSE, paper

from countermove.records.apparatus.letterhead import is_letterhead


@pytest.mark.parametrize(
    "text",
    [
        "Central Intelligence Agency",
        "DIRECTORATE OF INTELLIGENCE",
        "Washington, D.C. 20505",
        "WASHINGTON 25, D.C.",
        "THE WHITE HOUSE",
        "Department of Ports",
        "MINISTRY OF EXTERNAL TRADE",
        "PLANNING STAFF",
        "Embassy of the Republic of Orme",
        "National Ports Council",
        "UNITED PORTS GOVERNMENT",
    ],
)
def test_institutions_and_places(text: str) -> None:
    assert is_letterhead(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Future of the Ferry Board",
        "Tessaly's Ferry Board",
        "Prospects for the Ports Commission",
        "The council meets in May",
        "The Council of Ports and the Guild of Masters",
        "Office",
        "May 1982",
        "Department of Ports:",
        "",
    ],
)
def test_other_lines(text: str) -> None:
    assert not is_letterhead(text)


def test_the_letterhead_comes_with_its_parts_also_over_two_lines() -> None:
    found = paper("Directorate of\nIntelligence", "OFFICE OF PORTS\nORMEVILLE 20505", "The Ferries", "May 1984", PROSE)
    assert found.letterhead == ("Directorate of Intelligence", "OFFICE OF PORTS", "ORMEVILLE 20505")


def test_a_title_that_looks_like_an_institution_is_one_where_it_is_printed_again() -> None:
    found = paper(
        "# The Orme Harbour Council", "An Intelligence Assessment", "May 1979", "# The Orme Harbour Council", PROSE
    )
    assert found.document.title == "The Orme Harbour Council"
    assert found.letterhead == ()
