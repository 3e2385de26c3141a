"""Running heads are page furniture wherever they cut a paragraph, and what only looks like one stays in the text."""

import pytest
from unit.records.body.documents import LONG, SECOND, headings, paragraphs, read, texts

from countermove.records.beside import beside
from countermove.records.layers import Kind
from countermove.records.read import read_structure
from countermove.records.source import SourceText

FRONT = "EUR 84-10022\nJune 1984\n\nConfidential\n\nThe Selmian Ferry Fleet\n\nSummary\n\n"


@pytest.mark.parametrize(
    "head",
    [
        "The Selmian Ferry Fleet     3     Confidential",
        "3  The Selmian Ferry Fleet",
        "Confidential   Selmian Ferry Fleet   3",
        "SELMIAN FERRY FLEET (Cont.)",
        "The Selmian Ferry Fleet (continued)",
        "SUMMARY (Cont'd)",
        "Harbour Studies 3 Confidential",
    ],
)
def test_what_a_page_adds_to_the_title_is_no_text(head: str) -> None:
    for between in (f"\n\n{head}\n\n", f"\n\n{head}\n\nSecret\n\n"):
        record = read(f"{FRONT}{LONG} It would then{between}meet the men at sea.\n\n{SECOND}")
        first, second = record.paragraphs()
        assert first.text == f"{LONG} It would then meet the men at sea."
        assert "page_header" in first.joins[0].across
        assert second.text == SECOND


def test_a_running_head_without_blank_lines_about_it_is_none_either() -> None:
    wrapped = (
        "The ferry strike entered its third week with no sign of a\n"
        "settlement, and the owners have refused to meet the\n"
        "The Selmian Ferry Fleet   3   Confidential\nmen who lead it. They will probably wait until the summer and\n"
        "then offer less than they did."
    )
    (paragraph,) = read(FRONT + wrapped).paragraphs()
    assert "refused to meet the men who lead it." in paragraph.text


@pytest.mark.parametrize("heads", [("Selm Naval Review, June 1984",) * 2, ("Naval Annual 7", "Naval Annual 8")])
def test_lines_that_come_again_between_the_halves_of_sentences_are_no_text(heads: tuple[str, str]) -> None:
    text = f"{LONG} The first\n\n{heads[0]}\n\nof them went.\n\n{SECOND} The last\n\n{heads[1]}\n\nof them stayed."
    assert texts(text) == [f"{LONG} The first of them went.", f"{SECOND} The last of them stayed."]


def test_its_lines_stay_in_the_source_beside_the_record() -> None:
    text = f"{FRONT}{LONG} It would\n\nThe Selmian Ferry Fleet 3 Confidential\n\nmeet no ship."
    placed = beside(read_structure(SourceText("x.txt", "0" * 64, "text", text)))
    assert [line.text.strip() for line in placed if line.kind is Kind.PAGE_HEADER] == [
        "The Selmian Ferry Fleet 3 Confidential"
    ]
    assert "".join(line.text for line in placed) == text


def test_a_heading_with_words_of_the_title_is_a_heading() -> None:
    text = f"{FRONT}{LONG}\n\nThe Ferry Fleet\n\n{SECOND}\n\nFerry Fleet 1984\n\n{LONG}"
    assert headings(text) == ["Summary", "The Ferry Fleet", "Ferry Fleet 1984"]


def test_equal_headings_over_finished_paragraphs_stay_headings() -> None:
    text = f"{LONG}\n\nThe Offer\n\n{SECOND}\n\nSecret\n\nSecret\n\nThe Offer\n\n{LONG}"
    assert headings(text) == ["", "The Offer", "The Offer"]


def test_a_number_that_a_sentence_needs_stays_in_it() -> None:
    (paragraph,) = paragraphs(
        "The men of the fleet have gone to see the officers of the first\nFerry Fleet 3 and have left."
    )
    assert "Ferry Fleet 3 and" in paragraph.text


def test_long_hostile_texts_are_quick() -> None:
    import time

    for piece in ("The Fleet 3 Secret\n\n", "A " * 40 + "\n", "Fleet (Cont.\n", "\n", "Secret 3 " * 8 + "\n"):
        text = FRONT + piece * (60_000 // len(piece))
        start = time.process_time()
        read(text)
        assert time.process_time() - start < 5
