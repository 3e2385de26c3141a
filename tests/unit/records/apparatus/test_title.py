"""One title, however often and however broken it is printed; none where nothing says so."""

from __future__ import annotations

import pytest
from unit.records.apparatus.papers import MORE, PROSE, found_in, left, paper, remarked


def test_a_title_on_cover_title_page_and_text_is_one() -> None:
    text = (
        'Directorate of\nIntelligence\n\nSecret\n\n# Orme\'s "Quiet Tide" in the Sound\n\n25X1\n\n'
        "An Intelligence Memorandum\n\nSecret\n\nMay 1982\n\n**Page Denied**\n\nDirectorate of\nIntelligence\n\n"
        '# Orme\'s "Quiet Tide" in the Sound\n\n## An Intelligence Memorandum\n\nSecret\n\n**Orme\'s\n"Quiet Tide"\nin '
        f"the Sound** [REDACTED]\n\n**Summary**\n\n{PROSE}\n\nSecret\n\n"
        f'**Orme\'s\n"Quiet Tide"\nin the Sound**\n\n{MORE}\n'
    )
    found = found_in(text)
    assert found.document.title == 'Orme\'s "Quiet Tide" in the Sound'
    assert found.document.type == "intelligence memorandum"
    assert left(text) == ["**Summary**", PROSE[:24], MORE[:24]]


def test_a_title_of_two_lines_between_date_and_summary() -> None:
    found = paper("5 May 1984", "The Ferries of Tessaly: What Could\nOrme Do To Stop Them?", "Summary", PROSE)
    assert found.document.title == "The Ferries of Tessaly: What Could Orme Do To Stop Them?"


def test_a_title_right_under_office_and_date() -> None:
    found = found_in(f"OFFICE OF PORTS\n17 July 1985\nTESSALY: THE FERRY TARIFF\nAND ITS ENEMIES\n\n{PROSE}\n")
    assert found.document.title == "TESSALY: THE FERRY TARIFF AND ITS ENEMIES"
    assert found.document.date == "1985-07-17"


def test_a_title_that_goes_on_after_a_blank_line() -> None:
    found = paper("SECRET", "May 1984", "THE LAKE ACCORD:", "PROSPECTS THROUGH 1988", "SUMMARY", PROSE)
    assert found.document.title == "THE LAKE ACCORD: PROSPECTS THROUGH 1988"


def test_the_subject_is_the_title_of_a_memorandum() -> None:
    found = paper("MEMORANDUM FOR: The Board", "SUBJECT: Tessaly (C)", "5 May 1984", PROSE, "SUBJECT: Tessaly (C)")
    assert (found.document.title, found.document.subject) == ("Tessaly", "Tessaly")
    assert len(found.taken) == 4


def test_a_subtitle_is_not_the_title_and_no_section() -> None:
    title, subtitle = "**Tessaly: Ferries in Trouble**", "**Outlook for the Winter**"
    text = "\n\n".join([title, subtitle, "A Research Paper", title, subtitle, "Scope Note", PROSE])
    assert found_in(text).document.title == "Tessaly: Ferries in Trouble"
    assert left(text) == ["Scope Note", PROSE[:24]]


def test_the_head_of_the_distribution_list_names_the_title_again() -> None:
    parts = ["May 1984", "For the Board", "The Ferries", PROSE, MORE, "Distribution: The Ferries", "1 - DCX"]
    assert paper(*parts).document.title == "The Ferries"


@pytest.mark.parametrize("line", ["Notes on the Orme ferry dispute", "# Ferries", "THE ORME FERRIES"])
def test_the_first_line_of_a_plain_note_may_be_its_title(line: str) -> None:
    assert paper(line, PROSE, MORE).document.title == line.removeprefix("# ")


@pytest.mark.parametrize(
    "parts",
    [
        (PROSE, MORE),
        ("**The Setting**", PROSE, "**The Outlook**", MORE),
        ("The Setting", PROSE, "The Outlook", MORE),
        ("SECRET", "## Setting", PROSE, "## Outlook", MORE),
        ("Summary", PROSE),
        ("It stopped.", PROSE),
        ("and then it stopped", PROSE),
        ("The courses open are these:", PROSE),
        ("[An invented note.]", PROSE),
        ("1. The first thing", PROSE),
        ("Dear Mr. Marl:", PROSE),
        ("[redacted]", PROSE),
        ("IMMEDIATE", "5 May 1984", PROSE),
        ("CENTRAL INTELLIGENCE AGENCY", "5 May 1984", PROSE),
    ],
)
def test_no_title_is_made_up(parts: tuple[str, ...]) -> None:
    found = paper(*parts)
    assert found.document.title is None
    assert "title_not_stated" in remarked(found)


@pytest.mark.parametrize(
    "printed",
    ["The Ferries [redacted]", "The Ferries (U)", "**The Ferries**<sup>1</sup>", "The Ferries[1]", "The Ferries*"],
)
def test_marks_are_no_part_of_a_title(printed: str) -> None:
    assert paper("5 May 1984", printed, PROSE).document.title == "The Ferries"
