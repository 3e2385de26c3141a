"""Headings are found by evidence, not by mark-up, and what only looks like one is none."""

import pytest
from unit.records.body.documents import LONG, SECOND, headings, read


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("### The Offer", "The Offer"),
        ("#### **The Offer**", "The Offer"),
        ("**The Offer**", "The Offer"),
        ("**The Offer\nand Its Price**", "The Offer and Its Price"),
        ("THE OFFER", "THE OFFER"),
        ("The Offer\n---------", "The Offer"),
        ("The Offer", "The Offer"),
        ("What Could Velm Do?", "What Could Velm Do?"),
        ("Summary (U)", "Summary"),
        ("**The Offer** [redacted]", "The Offer"),
        ("II. The Offer", "II. The Offer"),
        ("                   The Offer", "The Offer"),
    ],
)
def test_a_short_line_over_prose_is_a_heading(printed: str, words: str) -> None:
    assert headings(f"{LONG}\n\n{printed}\n\n{SECOND}") == ["", words]


@pytest.mark.parametrize(
    "printed",
    [
        "The Minister agreed.",
        "the offer was",
        "Among others,",
        "- The Offer",
        "12 June 1963",
        "[redacted]",
        "1.",
        "* * *",
    ],
)
def test_other_short_lines_are_none(printed: str) -> None:
    assert headings(f"{LONG}\n\n{printed}\n\n{SECOND}") == [""]


def test_a_bold_sentence_that_opens_a_paragraph_stays_in_it() -> None:
    text = f"**The offer.** {LONG}"
    assert headings(text) == [""]
    assert next(read(text).paragraphs()).text == f"The offer. {LONG}"


def test_nothing_is_a_heading_with_no_text_below() -> None:
    assert headings(f"{LONG}\n\nThe Harbour Master") == [""]


def test_levels_follow_forms_and_not_the_signs_of_a_converter() -> None:
    record = read(f"### One Thing\n\n{LONG}\n\n#### Another Thing\n\n{LONG}\n\n**A Third**\n\n{LONG}")
    assert [section.level for section in record.sections] == [1, 1, 1]


def test_real_styles_keep_their_levels() -> None:
    record = read(f"{LONG}\n\n# One Thing\n\n{LONG}\n\n### Another Thing\n\n{LONG}", medium="docx")
    assert [section.level for section in record.sections] == [1, 1, 2]


def test_capitals_stand_over_mixed_letters_and_numbers_nest_as_they_come() -> None:
    parts = ["FIRST PART", "A Small Matter", "SECOND PART", "I. One", "A. Of One"]
    text = "\n\n".join(f"{part}\n\n{LONG}" for part in parts)
    assert [section.level for section in read(text).sections] == [1, 2, 1, 3, 4]


def test_text_before_the_first_heading_is_a_section_without_one() -> None:
    record = read(f"{LONG}\n\n**Outlook**\n\n{SECOND}")
    assert [(section.id, section.number, section.heading) for section in record.sections] == [
        ("1", 1, ""),
        ("2", 2, "Outlook"),
    ]


def test_sections_go_by_the_codes_of_a_case() -> None:
    text = (
        f"**Summary**\n\n{LONG}\n\n**The Offer: A Way Out**\n\n{LONG}\n\n**Prospect**\n\n{LONG}\n\n**Other**\n\n{LONG}"
    )
    codes = {"SUM": "SUMMARY", "OFF": "The Offer", "PRO": "Prospects", "NIL": "Annex on Coal"}
    record = read(text, sections=codes)
    assert [section.id for section in record.sections] == ["SUM", "OFF", "PRO", "4"]
    assert [paragraph.cite.split("/", 1)[1] for paragraph in record.paragraphs()] == ["SUM/1", "OFF/1", "PRO/1", "4/1"]
    assert [remark.message for remark in record.remarks if remark.code == "section_not_found"] == [
        'no heading answers to the section "NIL" (Annex on Coal)'
    ]


@pytest.mark.parametrize("between", ["\n\n", "\n\n- 3 -\n\n", "\n\n25X1\n\n"])
@pytest.mark.parametrize("word", ["Outlook", "Key Judgments", "Implications", "Background"])
def test_a_word_that_sections_go_by_is_a_heading_whatever_the_end_of_a_page_cut(word: str, between: str) -> None:
    text = f"{LONG} The Minister spoke of the{between}{word}{between}{SECOND}"
    assert headings(text) == ["", word]


def test_a_heading_may_stand_over_a_paragraph_of_a_few_words() -> None:
    assert headings(f"{LONG}\n\nThe talks so far\n\nThey began in May.\n\n{SECOND}") == ["", "The talks so far"]
    assert headings(f"{LONG}\n\nOutlook\n\nIt is bleak.\n\n{SECOND}") == ["", "Outlook"]
