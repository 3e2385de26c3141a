"""Paragraphs cut by page furniture are one again, each cut is recorded, and what is not one stays apart."""

import pytest
from unit.records.body.documents import LONG, SECOND, paragraphs, read, texts


def test_a_small_letter_after_an_unfinished_sentence_joins_across_a_code() -> None:
    (paragraph,) = paragraphs(f"{LONG} The Minister has said that\n\n25X1\n\nhe will not send troops.")
    assert paragraph.text.endswith("The Minister has said that he will not send troops.")
    (join,) = paragraph.joins
    assert (join.lines, join.across, join.certainty) == ((1, 5), ("code",), "high")
    assert paragraph.text[join.at :] == "he will not send troops."


def test_everything_between_is_named_in_its_order() -> None:
    (paragraph,) = paragraphs(
        f"""
        {LONG} The Minister has said that

        25X1

        <sup>1</sup> In a speech at the docks.

        Secret

        Secret

        he will not send troops.<sup>1</sup>
        """
    )
    assert paragraph.joins[0].across == ("code", "footnote", "banner", "banner")


@pytest.mark.parametrize("left", ["to the Minister of", "to the owners, the pilots,", "between Velm and"])
def test_a_sentence_that_has_to_go_on_goes_on_with_a_name(left: str) -> None:
    assert len(texts(f"{LONG} He spoke {left}\n\nSecret\n\nOrsk and left before noon.")) == 1


def test_a_finished_sentence_is_not_joined() -> None:
    assert texts(f"{LONG}\n\n25X1\n\n{SECOND}") == [LONG, SECOND]


def test_a_mark_without_a_full_stop_before_it_goes_on_to_a_mark() -> None:
    (paragraph,) = paragraphs(f"{LONG} In June, the Minister [redacted]\n\n25X1\n\n[redacted] spoke of troops.")
    assert "the Minister [redacted] [redacted] spoke" in paragraph.text


def test_after_such_a_mark_a_word_that_opens_sentences_begins_a_paragraph() -> None:
    assert len(texts(f"{LONG} The strike is led by [redacted]\n\n25X1\n\nThe owners have refused to meet him.")) == 2


def test_a_marker_that_ends_the_sentence_closes_the_paragraph() -> None:
    first, second = paragraphs(f"{LONG} The Minister has said that\n\n[redacted]\n\nHe will not resign over it now.")
    assert first.text.endswith("has said that [redacted]")
    place = len(first.text) - len("[redacted]")
    assert [(redaction.at, redaction.kind) for redaction in first.redactions] == [(place, "end_of_paragraph")]
    assert second.text.startswith("He will")


def test_a_marker_in_the_middle_of_a_sentence_stands_in_the_text() -> None:
    (paragraph,) = paragraphs(f"{LONG} The Minister has said that\n\n[redacted]\n\nhas not resigned over it.")
    assert paragraph.text.endswith("said that [redacted] has not resigned over it.")
    assert [redaction.kind for redaction in paragraph.redactions] == ["in_sentence"]


def test_nothing_is_joined_across_a_heading() -> None:
    record = read(
        f"{LONG} He spoke to the men of\n\n**Outlook**\n\nsmall letters begin this paragraph, which is odd enough."
    )
    assert [len(section.paragraphs) for section in record.sections] == [1, 1]


def test_nothing_is_joined_over_a_denied_page() -> None:
    assert len(texts(f"{LONG} He spoke of\n\nPage Denied\n\nthe men who had gone back to the docks.")) == 2


def test_what_is_left_of_a_line_at_the_foot_of_a_page_belongs_to_the_paragraph_above() -> None:
    (paragraph,) = paragraphs(f"{LONG}\n\n25X1\n\nThe man's answer,\n\nSecret\n\nhowever, was not made public at all.")
    assert [join.certainty for join in paragraph.joins] == ["low", "high"]
    assert "withheld" in paragraph.joins[0].evidence


def test_an_entry_of_a_list_cut_by_a_page_is_one_entry() -> None:
    (paragraph,) = paragraphs(
        """
        We expect these things of the winter in the islands:

        - The harbour will freeze, which would stop the

        Secret

        coal ships for two months.
        - Prices will rise.
        """
    )
    assert [item.text for item in paragraph.items] == [
        "The harbour will freeze, which would stop the coal ships for two months.",
        "Prices will rise.",
    ]
    assert paragraph.items[0].joined
    assert not paragraph.joined


def test_a_footnote_cut_by_a_page_goes_on_in_itself() -> None:
    record = read(
        f"""
        {LONG}<sup>1</sup>

        <sup>1</sup> The owners met the Minister on 3 June but not the

        Secret

        men, who had asked to be there.

        {SECOND}
        """
    )
    assert [paragraph.text for paragraph in record.paragraphs()] == [LONG, SECOND]
    (note,) = record.footnotes
    assert note.note is not None
    assert note.note.text.endswith("but not the men, who had asked to be there.")


def test_a_cable_in_capitals_is_joined_across_the_page() -> None:
    upper = LONG.upper()
    (paragraph,) = paragraphs(f"1. (C) {upper} HE WOULD USE ANY TALKS TO\n\nCONFIDENTIAL\n\nFORCE A NEW RATE.")
    assert paragraph.text.endswith("ANY TALKS TO FORCE A NEW RATE.")


def test_speckle_between_does_not_part_a_sentence() -> None:
    (paragraph,) = paragraphs(f"{LONG} The Minister has said that\n\nl.6\n\n■=?\n\nhe will not send troops.")
    assert paragraph.text.endswith("said that he will not send troops.")


def test_a_finished_sentence_with_a_mark_stays_apart_from_a_line_that_begins_a_paragraph() -> None:
    below = "It returned in May. The Admiral said"
    found = texts(f"{LONG} [redacted]\n\n25X1\n\n{below}\n\nSecret\n\nthat he was content with it.")
    assert found == [f"{LONG} [redacted]", f"{below} that he was content with it."]


@pytest.mark.parametrize("end", ["25X1", "Page Denied"])
def test_what_is_left_of_a_line_needs_the_end_of_a_page_below_it(end: str) -> None:
    first, *_ = texts(f"{LONG}\n\n25X1\n\nThe man's answer,\n\n{end}\n\nhowever, was not made public at all.")
    assert first == LONG
