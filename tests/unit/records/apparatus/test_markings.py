"""Classification, caveats, numbers and release notes, from banners and from nothing that only explains them."""

from __future__ import annotations

import pytest
from unit.records.apparatus.papers import MORE, PROSE, found_in, left, paper, parties, remarked

from countermove.records.apparatus.markings import level_in, numbers_in
from countermove.records.apparatus.notices import caveats_in, is_notice


@pytest.mark.parametrize(
    ("banners", "level"),
    [
        (("Secret",), "Secret"),
        (("SECRET", "TOP SECRET"), "Top Secret"),
        (("CONFIDENTIAL", "UNCLASSIFIED"), "Confidential"),
        (("LIMITED OFFICIAL USE",), "Limited Official Use"),
        ((), None),
    ],
)
def test_the_highest_banner_counts(banners: tuple[str, ...], level: str | None) -> None:
    found = paper(*banners, "The Ferries", "May 1984", PROSE, *banners)
    assert found.document.classification == level
    assert ("classification_not_stated" in remarked(found)) is (level is None)


def test_a_page_that_is_unclassified_does_not_make_the_paper_so() -> None:
    found = paper("The Ferries", "May 1984", "All material on this page\nis Unclassified.", PROSE)
    assert found.document.classification is None


@pytest.mark.parametrize(
    ("marking", "level"),
    [("C O N F I D E N T I A L", "Confidential"), ("T O P  S E C R E T", "Top Secret"), ("UNCLAS", "Unclassified"),
     ("SECRETARY", None), ("", None)],
)  # fmt: skip
def test_levels_in_a_line(marking: str, level: str | None) -> None:
    assert level_in(marking) == level


@pytest.mark.parametrize(
    ("text", "caveats"),
    [
        ("SECRET/NOFORN/WNINTEL", ["NOFORN", "WNINTEL"]),
        ("Warning Notice\nIntelligence Sources or Methods Involved", ["WNINTEL"]),
        ("NOT RELEASABLE TO FOREIGN NATIONALS", ["NOFORN"]),
        ("NO FOREIGN DISSEM", ["NOFORN"]),
        ("SECRET REL TO AUS, CAN", ["REL AUS, CAN"]),
        ("NOFORN- Not releasable to foreign nationals", []),
        ("Dissemination Control Abbreviations NOFORN NOCONTRACT", []),
    ],
)
def test_caveats_but_not_a_legend_of_them(text: str, caveats: list[str]) -> None:
    assert caveats_in(" ".join(text.split())) == caveats


def test_the_inside_of_a_cover_gives_one_caveat_and_no_text() -> None:
    inside = (
        "Warning Notice\nIntelligence Sources or Methods Involved\n(WNINTEL)",
        "National Security Information\nUnauthorized Disclosure Subject to Criminal Sanctions",
        "Dissemination Control Abbreviations\nNOFORN- Not releasable to foreign nationals\n"
        "ORCON- Dissemination and extraction of information controlled by originator",
        "Classified by 0003463\nDeclassify: OADR\nDerived from multiple sources",
    )
    text = "\n\n".join(("Top Secret", "The Ferries", "July 1984", *inside, PROSE, MORE))
    document = found_in(text).document
    assert (document.caveats, document.title) == (("WNINTEL",), "The Ferries")
    assert left(text) == [PROSE[:24], MORE[:24]]


@pytest.mark.parametrize(
    "text",
    [
        "Classified by 12345", "Declassify on: OADR",
        "GROUP 1 Excluded from automatic downgrading and declassification",
        "E.O. 11652: GDS", "Exempt from general declassification schedule", "Reverse Blank",
        "This document contains information affecting the safety of the Ports",
        "All portions of this memorandum are Secret",
    ],
)  # fmt: skip
def test_notices(text: str) -> None:
    assert is_notice(text)


@pytest.mark.parametrize(
    "text",
    ["Classified papers were found in the boat.", "Warning signs were seen by all.", "Group 7 met in May.", PROSE],
)
def test_text_is_no_notice(text: str) -> None:
    assert not is_notice(text)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("SOV 82-10075X", ["SOV 82-10075X"]),
        ("EUR 83-l0211X", ["EUR 83-10211X"]),
        ("NR M 87-20031", ["NR M 87-20031"]),
        ("NIE 11–3/8–84", ["NIE 11-3/8-84"]),
        ("OCI No. 1234/65", ["OCI No. 1234/65"]),
        ("SC No. 00626/64A", ["SC No. 00626/64A"]),
        ("TDCS DB-315/01234-64", ["TDCS DB-315/01234-64"]),
        ("see SOV 82-10075X and much else of that kind", []),
        ("5 May 1982", []),
        ("Article 82-100 of the treaty", []),
    ],
)
def test_control_numbers_in_a_line(text: str, numbers: list[str]) -> None:
    assert numbers_in(text) == numbers


def test_numbers_come_once_from_the_page_a_label_or_a_line_of_their_own() -> None:
    found = paper("SOV 82-10075X\nMay 1982", "The Ferries", PROSE, "SOV 82-10075X\nMay 1982")
    assert found.document.control_numbers == ("SOV 82-10075X",)
    assert paper("The Ferries", "May 1984", PROSE, "NR M 87-20031", MORE).document.control_numbers == ("NR M 87-20031",)
    labelled = paper("MEMORANDUM FOR: The Board", "Memorandum No.: 17/62", "SUBJECT: Ferries", PROSE)
    assert labelled.document.control_numbers == ("17/62",)


def test_an_office_is_inferred_from_the_number_only_where_none_is_named() -> None:
    inferred = paper("SOV 82-10075X", "May 1982", "The Ferries", PROSE)
    assert parties(inferred) == [("inferred from control number", "Office of Soviet Analysis")]
    assert inferred.document.offices[0].certainty == "low"
    named = paper("SOV 82-10075X", "May 1982", "The Ferries", PROSE, "This paper was prepared by the Office of Ports.")
    assert parties(named) == [("prepared by", "Office of Ports")]


def test_release_notes_are_kept_once_without_identifiers() -> None:
    header = "Approved For Release 2009/10/08 : CIA-RDP85T01058R000201680001-9"
    found = found_in(f"{header}\n\nThe Ferries\n\nMay 1984\n\n{PROSE}\n\n{header}\n\nDUP OF C05422703 RIP\n")
    assert found.document.release_notes == ("Approved For Release 2009/10/08",)
    assert found.document.release_ids == ("CIA-RDP85T01058R000201680001-9",)
    assert found.document.duplicate_of is not None
    assert (found.document.duplicate_of.case_id, found.document.duplicate_of.code) == ("C05422703", "RIP")
