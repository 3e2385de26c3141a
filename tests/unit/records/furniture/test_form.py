"""Form pages, routing slips and maps."""

from __future__ import annotations

from unit.records.furniture.sheets import PROSE, kind_of, kinds, read

FORM = (
    "104-10067-10238 | 2025 RELEASE UNDER THE PRESIDENT JOHN F. KENNEDY ASSASSINATION RECORDS ACT OF 1992",
    "",
    "                  Date : 03/17/18",
    "                  Page : 1",
    "",
    "       RECORDS SYSTEM",
    "       IDENTIFICATION FORM",
    "-----------------------------",
    "             AGENCY :  NIB",
    "      RECORD NUMBER :  104-10067-10238",
    "               FROM :  [Restricted]",
    "              TITLE :  THE AGENT OF THE",
    "                       ALDER LINE",
    "     CLASSIFICATION :  SECRET",
    "           COMMENTS :  HBR",
    "-----------------------------",
    "",
)


def test_an_identification_form_ends_where_its_labels_end() -> None:
    furniture = read(*FORM, "SECRET", "", "MEMORANDUM FOR:  Chief, Ports", "DATE: 12 June", "", PROSE[0])
    assert kinds(furniture) == ["release_header", *["form"] * 13, "banner", "text", "text", "text"]
    assert furniture.counts.banner_lines == 1
    assert furniture.release_ids == ("104-10067-10238",)


def test_a_form_without_its_title() -> None:
    assert kinds(read(*FORM[8:15], "", PROSE[0])) == ["form"] * 7 + ["text"]


def test_the_head_of_a_memorandum_is_no_form() -> None:
    lines = ["MEMORANDUM FOR: The Mayor", "FROM: The Clerk", "SUBJECT: The quay", "DATE: 12 June 1963", "", PROSE[0]]
    assert set(kinds(read(*lines))) == {"text"}


def test_maps() -> None:
    assert kind_of("0 100 200 Kilometers") == "form"  # codespell:ignore
    assert kind_of("Miles 200 Kilometers") == "form"  # codespell:ignore
    assert kind_of("Boundary representation is not necessarily authoritative") == "form"
    assert kind_of("200 miles lie between the towns.") == "text"
    assert kind_of("Miles to go") == "text"


def test_a_page_that_is_a_routing_slip() -> None:
    slip = [
        "OFFICIAL ROUTING SLIP",
        "TO  NAME AND ADDRESS",
        "APPROVAL  DISPATCH  RECOMMENDATION",
        "J. Marrow",
        "FORM NO. 237",
    ]
    furniture = read(*slip, "\f" + PROSE[0])
    assert kinds(furniture) == ["form"] * 5 + ["text"]


def test_prose_with_the_words_of_a_slip_stays_text() -> None:
    lines = ["ROUTING SLIP", f"{PROSE[0]} RECOMMENDATION and SIGNATURE are two of its words.", PROSE[1]]
    assert kinds(read(*lines))[1:] == ["text", "text"]


CATALOGUE = (
    *(
        "The Plan",
        "",
        "Document Type:",
        "Collection:",
        "Document Number (FOIA) /ESDN (CREST):",
        "CIA-RDP85T01058R000201680001-9",
    ),
    *(
        "Release Decision:",
        "RIPPUB",
        "Original Classification:",
        "S",
        "Publication Date:",
        "December 11, 1975",
        "Body:",
    ),
)


def test_the_fields_of_a_catalogue_are_no_text() -> None:
    furniture = read(*CATALOGUE, "SECRET", PROSE[0])
    assert kinds(furniture) == ["text", *["form"] * 11, "banner", "text"]
    assert furniture.release_ids == ("CIA-RDP85T01058R000201680001-9",)


def test_a_catalogue_s_last_field_may_run_into_the_text() -> None:
    assert kinds(read(*CATALOGUE[:-1], f"Body: {PROSE[0]}")) == ["text", *["form"] * 10, "text"]
