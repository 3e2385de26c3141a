"""Invented memoranda in several house styles come apart as they were labelled, before the code was written."""

from typing import Any

import pytest
from records.structure import (
    HERE,
    expected_footnotes,
    expected_joins,
    expected_redactions,
    expected_shape,
    footnotes,
    joins,
    labelled,
    paragraphs,
    record_of,
    redactions,
    shape,
    short,
    source_of,
    words,
)

from countermove.records.beside import beside
from countermove.records.layers import Kind
from countermove.records.read import read_structure
from countermove.records.record import Record

SAMPLES = HERE / "samples"
LINE_KINDS = {
    "body": Kind.BODY,
    "item": Kind.ITEM,
    "footnote": Kind.FOOTNOTE,
    "heading": Kind.HEADING,
    "title": Kind.TITLE,
    "banner": Kind.BANNER,
    "page_number": Kind.PAGE_NUMBER,
}


class Sample:
    """A sample read, and what it was labelled with."""

    def __init__(self, name: str) -> None:
        self.labels = labelled(SAMPLES / f"{name}.expected.json")
        self.record: Record = record_of(SAMPLES / f"{name}.txt")
        self.text = (SAMPLES / f"{name}.txt").read_bytes().decode("utf-8")


@pytest.fixture(scope="module", params=sorted(path.stem for path in SAMPLES.glob("*.txt")))
def sample(request: pytest.FixtureRequest) -> Sample:
    return Sample(request.param)


def test_the_labels_are_of_this_very_text(sample: Sample) -> None:
    assert sample.record.sha256 == sample.labels["sha256"]


def test_headings_paragraphs_and_lists_stand_where_they_were_labelled(sample: Sample) -> None:
    assert shape(sample.record) == expected_shape(sample.labels)


def test_headings_have_their_words(sample: Sample) -> None:
    found = [section.heading for section in sample.record.sections]
    assert found == [section["heading"] or "" for section in sample.labels["sections"]]


def test_joins_run_over_what_was_labelled(sample: Sample) -> None:
    assert joins(sample.record) == expected_joins(sample.labels)


def test_paragraphs_items_and_notes_have_their_words(sample: Sample) -> None:
    wanted = {passage["cite"]: passage["text"] for passage in _labelled_passages(sample.labels)}
    found = {short(passage): words(passage.text) for passage in sample.record.passages()}
    assert found == {cite: words(text) for cite, text in wanted.items()}


def test_numbers_and_portion_marks_are_as_printed(sample: Sample) -> None:
    found = {
        short(paragraph): (paragraph.printed_number.strip("().") or None, paragraph.portion_mark or None)
        for paragraph in sample.record.paragraphs()
    }
    wanted = {p["cite"]: (p["number"], p["portion_mark"]) for p in paragraphs(sample.labels)}
    assert found == wanted


def test_redactions_in_passages_have_place_marker_and_kind(sample: Sample) -> None:
    assert redactions(sample.record) == expected_redactions(sample.labels)


def test_blocks_withheld_are_kept_with_their_section(sample: Sample) -> None:
    found = [
        (block.line, block.marker, f"{section.id}/{block.at}")
        for section in sample.record.sections
        for block in section.withheld
    ]
    assert found == [(block["line"], block["marker"], block["after"]) for block in sample.labels["blocks_withheld"]]


def test_codes_inside_paragraphs_are_kept_with_them(sample: Sample) -> None:
    for paragraph in sample.record.paragraphs():
        wanted = next(p["codes_inside"] for p in paragraphs(sample.labels) if p["cite"] == short(paragraph))
        found = [code for each in paragraph.redactions if each.certainty != "low" for code in each.codes]
        assert [code for code in wanted if code != "ILLEGIB"] == found[: len(wanted)]


def test_footnotes_have_status_anchor_and_lines(sample: Sample) -> None:
    assert footnotes(sample.record) == expected_footnotes(sample.labels)


def test_the_distribution_list_has_every_copy(sample: Sample) -> None:
    found = [(copy.line, copy.redacted) for copy in sample.record.distribution]
    assert found == [(copy["line"], copy["redacted"]) for copy in sample.labels["distribution"]]


def test_facts_about_the_document_are_as_labelled(sample: Sample) -> None:
    known, wanted = sample.record.document, sample.labels["document"]
    for name in ("date", "date_precision", "information_as_of", "copy_number", "contact"):
        assert getattr(known, name) == wanted[name], name
    assert (known.classification or "").lower() == (wanted["classification"] or "").lower()
    assert list(known.control_numbers) == wanted["control_numbers"]
    assert _letters(known.title) == _letters(wanted["title"])


def test_counts_are_as_labelled(sample: Sample) -> None:
    counts, wanted = sample.record.counts, sample.labels["counts"]
    assert dict(counts.redactions) == wanted["redactions"]
    assert (counts.denied_pages, counts.banner_lines) == (wanted["denied_pages"], wanted["banner_lines"])


def test_lines_are_what_they_were_labelled(sample: Sample) -> None:
    placed = beside(read_structure(source_of(SAMPLES / sample.labels["file"])))
    for name, kind in LINE_KINDS.items():
        wanted = {number for first, last in sample.labels["lines"].get(name, []) for number in range(first, last + 1)}
        assert {line.number for line in placed if line.kind is kind} == wanted, name


def test_every_character_of_a_passage_points_at_itself_in_the_source(sample: Sample) -> None:
    for passage in sample.record.passages():
        covered = set()
        for piece in passage.pieces:
            length = piece.span.end - piece.span.start
            assert passage.text[piece.at : piece.at + length] == sample.text[piece.span.start : piece.span.end]
            covered.update(range(piece.at, piece.at + length))
        assert {passage.text[at] for at in range(len(passage.text)) if at not in covered} <= {" "}


def _labelled_passages(labels: dict[str, Any]) -> list[dict[str, Any]]:
    found = [passage for paragraph in paragraphs(labels) for passage in (paragraph, *paragraph["items"])]
    return found + [note for note in labels["footnotes"] if note["status"] == "present"]


def _letters(text: str | None) -> str:
    return "".join(character for character in text or "" if character.isalnum()).lower()
