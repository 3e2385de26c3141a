"""Release headers of all forms, however damaged, and sentences that hold the same words."""

from __future__ import annotations

import pytest
from unit.records.furniture.sheets import HEADER, PROSE, breaks, kind_of, kinds, read, remarked

from countermove.records.furniture.release_header import header_evidence

FORMS = (
    HEADER,
    "Sanitized Copy Approved for Release 2010/07/14 : CIA-RDP85T01058R000201680001-9",  # codespell:ignore
    "Declassified in Part - Sanitized Copy Approved for Release 2012/09/10 : CIA-RDP85T01058R",  # codespell:ignore
    "Declassified and Approved For Release 2013/05/23 : CIA-RDP85T01058R000201680001-9",
    "Approved for Release: 2012/12/04 C02462959",
    "Declassified and Approved For Release @50-Yr 2013/11/20: CIA-RDP81-00706R000100090023-7",
    "Approved For Release 2002/08/21 : CIA-RDP80B01676R0 pi 1001 4 0001 6",
    "CIA HISTORICAL REVIEW PROGRAM",
    "CIA HISTORICAL REVIEW PROGRAM RELEASE IN FULL",
    "CIA HISTORICAL COLLECTIONS DIVISION",
    "RELEASE IN FULL",
    "AS SANITIZED",  # codespell:ignore
    "RELEASE AS SANITIZED",  # codespell:ignore
    "104-10067-10238 | 2025 RELEASE UNDER THE PRESIDENT JOHN F. KENNEDY ASSASSINATION RECORDS ACT OF 1992",
    "UNCLASSIFIED U.S. Department of State Case No. F-2006-01234 Doc No. C05259832 Date: 02/07/2014",
    "RELEASED IN PART B1, 1.4(D)",
    "REVIEW AUTHORITY: J. Marrow, Senior Reviewer",
    "DECLASSIFIED",
    "White House Guidelines, February 24, 1983",
    "E.O. 12958, SEC 3.4(B)",
    "DECLASSIFIED E.O. 12356, Sec. 3.4",
    "By ___ NARA, Date 5/17/02",
    "NLJ 94-123",
    "COPY LBJ LIBRARY",
    "Authority NND 959417",
    "CIA-RDP85T01058R000201680001-9",
    "CIA-RDP79TW146A000500130001-3",
    "C02462959",
)
DAMAGED = (
    "A proved Fur Relea a 2001/03/04 : CIA-RDP79-00927A005300090002-9",
    "Appr0ved F0r Re1ease 2003/O5/14 : C1A-RDP79RO0777A00O900010021-3",
    "ApprovedForRelease2001/03/04:CIA-RDP79-00927A",
    "Sanitized Copy Apptoved for Re1ease 2010/07/14 : CIA-RDP85T",  # codespell:ignore
    "Declass1fied in Part - San1tized Copy Appr0ved for Re1ease 2012/09/10 :",
    "Approved, For R lease 2001/03/04",
    "I Approved For Releas 2000",  # codespell:ignore
)
SENTENCES = (
    "The annex was approved for release in 1987 after a long argument.",
    "They were approved for release at 10:30.",
    "those approved for the following 20 officers",
    "approved for release on 5 May by the harbour master",
    "released in part by the Army",
    "Released in part because of the weather, 300 prisoners",
    "declassified.",
    "copy of the letter is in the town library",
    "By the time NARA opened its doors",
    "case no longer stands in the way of a treaty",
    "The historical review program of the town was begun by its clerks.",
)


@pytest.mark.parametrize("words", FORMS)
def test_clean_headers(words: str) -> None:
    assert kind_of(words) == "release_header"


@pytest.mark.parametrize("words", DAMAGED)
def test_damaged_headers_are_found_by_resemblance(words: str) -> None:
    assert header_evidence(words) == "resemblance"
    assert kind_of(words) == "release_header"


@pytest.mark.parametrize("words", SENTENCES)
def test_sentences_are_text(words: str) -> None:
    assert kind_of(words) == "text"


def test_a_margin_code_beside_a_header_is_counted() -> None:
    furniture = read(f"{HEADER} 25X1", "", PROSE[0])
    assert kinds(furniture) == ["release_header", "text"]
    assert furniture.counts.exemption_codes == {"25X1": 1}


def test_a_header_run_into_a_line_of_text_is_an_insert() -> None:
    line = f"{PROSE[0]} {HEADER} {PROSE[1]} {HEADER} {PROSE[2]}"
    furniture = read(line)
    assert kinds(furniture) == ["text"]
    assert [line[one.span.start : one.span.end] for one in furniture.inserts] == [HEADER, HEADER]
    assert furniture.release_ids == ("CIA-RDP85T01058R000201680001-9",)
    assert breaks(furniture) == [(1, ("release_header",))]
    assert "damaged_identifier" not in remarked(furniture)


def test_long_lines_are_not_compared() -> None:
    assert header_evidence("Appr0ved F0r Re1ease 2003/05/14 " + "x" * 300) == ""


def test_damaged_identifiers_belong_to_the_insert() -> None:
    damaged = "Approved For Release 2006/11/01 : CIA-RDP79SO1057 000100060017-5"
    line = f"{PROSE[0]} {damaged} {PROSE[1]}"
    assert [line[one.span.start : one.span.end] for one in read(line).inserts] == [damaged]
