"""Both seeds come apart as they were annotated by hand: sections, paragraphs, joins, lists, redactions, footnotes.

The seeds are not part of the repository: the tests look for them beside it and are skipped without them.
"""

from pathlib import Path
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
    record_of,
    redactions,
    shape,
)
from ruamel.yaml import YAML

from countermove.records.record import Record

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
CASES = {"EA-M-85-10135": "soviet-japan-1985", "SOV-82-10075X": "soviet-japan-1982"}

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not beside the repository")


class Seed:
    """A seed read with the codes that its case cites sections by, and its annotation."""

    def __init__(self, stem: str) -> None:
        case: dict[str, Any] = YAML(typ="safe").load(ROOT / "src/countermove/cases" / CASES[stem] / "case.yaml")
        self.codes: dict[str, str] = case["sources"][stem]["sections"]
        self.labels = labelled(HERE / "annotations" / f"{stem}.json")
        self.record: Record = record_of(SEEDS / self.labels["file"], self.codes)


@pytest.fixture(scope="module", params=list(CASES))
def seed(request: pytest.FixtureRequest) -> Seed:
    return Seed(request.param)


def test_the_annotation_is_of_this_very_text(seed: Seed) -> None:
    assert seed.record.sha256 == seed.labels["sha256"]


def test_the_document_goes_by_its_control_number(seed: Seed) -> None:
    assert seed.record.id == seed.labels["document"]["id"]


def test_every_section_has_the_code_that_the_case_cites_it_by(seed: Seed) -> None:
    assert [section.id for section in seed.record.sections] == [section["code"] for section in seed.labels["sections"]]
    assert not [remark for remark in seed.record.remarks if remark.code == "section_not_found"]


def test_headings_paragraphs_and_lists_stand_where_they_were_annotated(seed: Seed) -> None:
    assert shape(seed.record) == expected_shape(seed.labels)


def test_headings_are_all_of_one_level_whatever_the_converter_made_of_them(seed: Seed) -> None:
    assert {section.level for section in seed.record.sections} == {1}


def test_joins_run_over_what_was_annotated(seed: Seed) -> None:
    assert joins(seed.record) == expected_joins(seed.labels)


def test_redactions_in_paragraphs_have_place_marker_and_kind(seed: Seed) -> None:
    assert redactions(seed.record) == expected_redactions(seed.labels)


def test_blocks_withheld_between_paragraphs_are_kept_with_their_section(seed: Seed) -> None:
    found = [
        {"line": block.line, "marker": block.marker, "after": f"{section.id}/{block.at}"}
        for section in seed.record.sections
        for block in section.withheld
    ]
    wanted = [{key: block[key] for key in ("line", "marker", "after")} for block in seed.labels["blocks_withheld"]]
    assert found == wanted


def test_footnotes_have_status_anchor_and_lines(seed: Seed) -> None:
    assert footnotes(seed.record) == expected_footnotes(seed.labels)


def test_paragraphs_name_the_footnotes_they_call(seed: Seed) -> None:
    called = {p["cite"]: p["footnotes"] for s in seed.labels["sections"] for p in s["paragraphs"] if p["footnotes"]}
    found = {
        paragraph.cite.split("/", 1)[1]: [f"fn{anchor.marker}" for anchor in paragraph.anchors]
        for paragraph in seed.record.paragraphs()
        if paragraph.anchors
    }
    assert found == called


def test_the_distribution_list_has_every_copy(seed: Seed) -> None:
    found = [(copy.line, copy.copies, copy.redacted) for copy in seed.record.distribution]
    assert found == [(copy["line"], copy["copies"], copy["redacted"]) for copy in seed.labels["distribution"]]


def test_facts_about_the_document_are_as_annotated(seed: Seed) -> None:
    known, wanted = seed.record.document, seed.labels["document"]
    for name in ("type", "date", "date_precision", "information_as_of", "classification", "copy_number", "contact"):
        assert getattr(known, name) == wanted[name], name
    assert list(known.control_numbers) == wanted["control_numbers"]
    assert list(known.coordination) == wanted["coordination"]
    assert [{"name": office.name, "role": office.role} for office in known.offices] == wanted["offices"]


def test_counts_are_as_annotated(seed: Seed) -> None:
    counts, wanted = seed.record.counts, seed.labels["counts"]
    assert dict(counts.redactions) == wanted["redactions"]
    assert dict(counts.exemption_codes) == wanted["exemption_codes"]
    assert (counts.redaction_runs, counts.denied_pages, counts.banner_lines) == (
        wanted["redaction_runs"],
        wanted["denied_pages"],
        wanted["banner_lines"],
    )


def test_every_character_of_a_passage_points_at_itself_in_the_source(seed: Seed) -> None:
    text = (SEEDS / seed.labels["file"]).read_bytes().decode("utf-8")
    for passage in seed.record.passages():
        covered = set()
        for piece in passage.pieces:
            length = piece.span.end - piece.span.start
            assert passage.text[piece.at : piece.at + length] == text[piece.span.start : piece.span.end]
            covered.update(range(piece.at, piece.at + length))
        assert {passage.text[at] for at in range(len(passage.text)) if at not in covered} <= {" "}
