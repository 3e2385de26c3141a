"""What stands under the text is apparatus; the last paragraph is not."""

from __future__ import annotations

import pytest
from unit.records.apparatus.papers import MORE, PROSE, found_in, left, paper, parties

HEAD = f"MEMORANDUM FOR: The Board\n\nSUBJECT: Ferries\n\n1. {PROSE}\n\n2. {MORE}\n\n"


@pytest.mark.parametrize(
    "end",
    [
        "                                   E. R. HOLBECK\n                              Chief, Coast Branch",
        "Ruth Calloway\nAssistant Secretary\nBureau of Ports",
        "[redacted]\nChief, Coast Branch",
        "Sincerely,\n\nRuth Calloway\nAssistant Secretary",
        "Yours faithfully,\n\nRuth Calloway",
        "Attachment:\n     Sketch map of the Sound of Harrow",
        "E. R. HOLBECK\nChief, Coast Branch\n\nAttachments:\n  A. Map\n  B. Table",
        "Enclosure: As stated",
        "          For the Ambassador:\n\n          Ruth Calloway\n          First Secretary of Embassy",
        "                                   Paul H. Nisser",
        "Drafted: OXQ/CD:JDoe\nCleared: OXQ - R. Roe",
    ],
)
def test_signatures_and_attachments(end: str) -> None:
    assert left(HEAD + end + "\n") == [f"1. {PROSE}"[:24], f"2. {MORE}"[:24]]


@pytest.mark.parametrize(
    "end",
    ["3. The board will meet again.", "Outlook", "The Chief of the board is ill.", "**Prospects**", "Chief Joseph"],
)
def test_last_words_stay(end: str) -> None:
    assert left(HEAD + end + "\n")[-1] == end[:24]


def test_a_date_under_the_text_counts_where_the_head_has_none() -> None:
    end = ("R. A. Butterworth\nHead of Planning Staff", "5 May 1962")
    assert paper("NOTE FOR THE MINISTER", "FERRIES", f"1. {PROSE}", f"2. {MORE}", *end).document.date == "1962-05-05"
    found = found_in(f"4 May 1962\n\nFERRIES\n\n{PROSE}\n\n{MORE}\n\n5 May 1962\n")
    assert found.document.date == "1962-05-04"


@pytest.mark.parametrize("name", ["R T F HOLBECK", "                              R T F HOLBECK", "Ruth Calloway"])
def test_a_name_over_the_office_and_the_day_signs_a_minute(name: str) -> None:
    end = f"{name}\n\nForeign and Commonwealth Office\n5 May 1962\n"
    found = found_in(f"{HEAD}{end}")
    assert left(HEAD + end) == [f"1. {PROSE}"[:24], f"2. {MORE}"[:24]]
    assert ("author", name.strip()) in parties(found)
    assert found.letterhead == ("Foreign and Commonwealth Office",)
    assert found.document.date == "1962-05-05"


def test_a_heading_over_text_is_no_signature() -> None:
    found = paper("FERRIES", PROSE, "Wrong Turns", MORE, "5 May 1962")
    assert parties(found) == []
    assert "Wrong Turns" in left(f"FERRIES\n\n{PROSE}\n\nWrong Turns\n\n{MORE}\n\n5 May 1962\n")
