"""Lists belong to the paragraph above them; numbered paragraphs are paragraphs."""

import pytest
from unit.records.body.documents import LONG, SECOND, paragraphs, read

INTRODUCTION = "The owners have offered the men three things over the summer months:"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("- ", "- "),
        ("• ", "• "),
        ("* ", "* "),
        ("o ", "o "),
        ("— ", "— "),
        ("-- ", "-- "),
        ("a. ", "b. "),
        ("(a) ", "(b) "),
        ("A. ", "B. "),
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_entries_belong_to_the_paragraph_that_introduces_them(first: str, second: str, between: str) -> None:
    text = between.join(
        [INTRODUCTION, f"{first}A fixed rate for two years.", f"{second}Rail cars at cost.", "", SECOND]
    )
    listed, after = paragraphs(text)
    assert [(item.cite.rpartition("/")[2], item.label, item.text) for item in listed.items] == [
        ("1a", first.strip(), "A fixed rate for two years."),
        ("1b", second.strip(), "Rail cars at cost."),
    ]
    assert after.text == SECOND


@pytest.mark.parametrize("form", ["(%d) ", "%d. ", "%d) "])
def test_short_numbered_entries_after_a_colon_are_a_list(form: str) -> None:
    text = f"{INTRODUCTION}\n\n{form % 1}A fixed rate.\n\n{form % 2}Rail cars at cost.\n\n{SECOND}"
    listed, _ = paragraphs(text)
    assert [item.text for item in listed.items] == ["A fixed rate.", "Rail cars at cost."]


def test_numbered_paragraphs_are_paragraphs_with_their_lists() -> None:
    first, second, third = paragraphs(
        f"""
        1. {LONG}

        2. {INTRODUCTION}

           a. a fixed rate for two
              years; and

           b. rail cars at cost.

        3. {SECOND}
        """
    )
    assert [paragraph.printed_number for paragraph in (first, second, third)] == ["1.", "2.", "3."]
    assert first.text == LONG
    assert [item.text for item in second.items] == ["a fixed rate for two years; and", "rail cars at cost."]


def test_lists_in_lists_are_flattened() -> None:
    (paragraph,) = paragraphs(f"{INTRODUCTION}\n\n- A rate.\n   - For two years.\n- Rail cars.")
    assert [item.text for item in paragraph.items] == ["A rate.", "For two years.", "Rail cars."]


def test_a_list_right_under_a_heading_is_a_row_of_paragraphs() -> None:
    first, second = "- The strike will probably end soon.", "- The pilots will go back first."
    record = read("\n".join(["KEY JUDGMENTS", "", first, second, "   - At Selm.", "- Prices rise."]))
    (section,) = record.sections
    assert [paragraph.text for paragraph in section.paragraphs] == [
        "The strike will probably end soon.",
        "The pilots will go back first.",
        "Prices rise.",
    ]
    assert [item.text for item in section.paragraphs[1].items] == ["At Selm."]


def test_the_initial_of_a_name_is_no_label() -> None:
    assert paragraphs(f"A. Stone said nothing. {LONG}")[0].text.startswith("A. Stone")


def test_portion_marks_at_the_start_are_no_labels() -> None:
    found = paragraphs(f"(U) {LONG}\n\n(C) {SECOND}\n\n(C) {LONG}")
    assert [(paragraph.printed_number, paragraph.portion_mark) for paragraph in found] == [
        ("", "U"),
        ("", "C"),
        ("", "C"),
    ]


def test_the_twenty_seventh_entry_has_two_letters() -> None:
    (paragraph,) = paragraphs("\n".join([INTRODUCTION, *(f"- Offer number {number}." for number in range(28))]))
    assert [item.cite.rpartition("/")[2] for item in paragraph.items][24:] == ["1y", "1z", "1aa", "1ab"]
