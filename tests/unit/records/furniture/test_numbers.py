"""Control numbers, copy numbers and page numbers, and the list numbers that are none."""

from __future__ import annotations

import pytest
from unit.records.furniture.sheets import HEADER, PROSE, kind_of, kinds, read, spaced

CONTROL = (
    "SOV 82-10075X",
    "EA M 85-10135",
    "ER IM 72-81",
    "NI IIM 82-10004",
    "NIE 11-3/8-84",
    "NIE 41-54",
    "SNIE 11-10-84 JX",
    "SE-11",
    "OCI No. 1234/65",
    "NR M 87-20031",
    "SOV 82–10075X",
)


@pytest.mark.parametrize("number", CONTROL)
def test_control_numbers_on_their_own_lines(number: str) -> None:
    furniture = spaced(PROSE[0], f"{number}  ", PROSE[1])
    assert kinds(furniture) == ["text", "control_number", "text"]
    (found,) = furniture.control_numbers
    assert found.number == number.replace("–", "-")
    assert (found.line, found.alone) == (3, True)


def test_a_date_may_stand_beside_a_control_number() -> None:
    assert kind_of("SOV 82-10075X   May 1982") == "control_number"
    assert kind_of("SOV 82-10075X is the number of that paper.") == "text"


def test_a_control_number_in_a_sentence_is_another_s() -> None:
    furniture = read("He cites SOV 82-10075X and NIE 11-3/8-84 twice.")
    assert [(one.number, one.alone) for one in furniture.control_numbers] == [
        ("SOV 82-10075X", False),
        ("NIE 11-3/8-84", False),
    ]


def test_letters_for_digits_are_repaired() -> None:
    (found,) = spaced(PROSE[0], "EUR 83-l0211X", PROSE[1]).control_numbers
    assert found.number == "EUR 83-10211X"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Copy 454", "454"),
        ("COPY NO. 178", "178"),
        ("Copy No. 12 of 50 copies", "12"),
        ("COPY #3", "3"),
        ("Copy [redacted]", ""),
    ],
)
def test_copy_numbers(words: str, number: str) -> None:
    furniture = spaced(PROSE[0], words, PROSE[1])
    assert kinds(furniture)[1] == "copy_number"
    assert furniture.copy_number == number


def test_a_copy_number_below_its_word() -> None:
    furniture = spaced("Copy", "454", PROSE[0])
    assert kinds(furniture) == ["copy_number", "copy_number", "text"]
    assert furniture.copy_number == "454"


@pytest.mark.parametrize("words", ["copy that", "Copies of the report", "Copy 454 went to the mayor."])
def test_what_is_no_copy_number(words: str) -> None:
    assert kind_of(words) == "text"


@pytest.mark.parametrize(
    "words", ["- 2 -", "-2-", "– 14 –", "Page 2 of 5", "page 2", "2 of 5", "PAGE 02 SELMARA 02417 191402Z"]
)
def test_page_numbers_that_can_be_nothing_else(words: str) -> None:
    assert kind_of(words) == "page_number"


@pytest.mark.parametrize("words", ["2", "12", "2.", "(2)", "a.", "ii", "1985", "II", "page two of the report"])
def test_numbers_between_paragraphs_are_no_page_numbers(words: str) -> None:
    assert kind_of(words) == "text"


@pytest.mark.parametrize("beside", ["SECRET", HEADER, "Page Denied"])
def test_a_bare_number_beside_page_furniture(beside: str) -> None:
    assert kinds(spaced(PROSE[0], "2", beside, PROSE[1]))[1] == "page_number"
    assert kinds(spaced(PROSE[0], beside, "2", PROSE[1]))[2] == "page_number"
    assert kinds(spaced(PROSE[0], "2", "25X1", beside, PROSE[1]))[1] == "page_number"


def test_bare_numbers_at_known_page_ends_must_rise() -> None:
    rising = [f"{PROSE[0]}\n\n{number}\n" for number in (4, 5, 6)]
    text = "".join(rising)
    starts = (0, len(rising[0]), len(rising[0]) + len(rising[1]))
    assert kinds(read(*text.split("\n"), page_starts=starts)).count("page_number") == 3
    table = [f"{PROSE[0]}\n\n{number}\n" for number in (40, 7, 300)]
    starts = (0, len(table[0]), len(table[0]) + len(table[1]))
    assert "page_number" not in kinds(read(*"".join(table).split("\n"), page_starts=starts))


def test_numbered_paragraphs_stay_text() -> None:
    lines = [f"{number}. {words}" for number, words in enumerate(PROSE, start=1)]
    assert kinds(spaced("SECRET", *lines, "SECRET")) == ["banner", "text", "text", "text", "banner"]


def test_later_sections_of_a_cable_turn_its_pages() -> None:
    first, second = (f"C O N F I D E N T I A L SECTION 0{number} OF 02 SELMARA 02417" for number in (1, 2))
    assert kinds(read(first, "", PROSE[0].upper(), "", second, "", PROSE[1].upper())) == [
        "text",
        "text",
        "page_number",
        "text",
    ]
