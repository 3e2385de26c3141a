"""Every concept has a page, and the examples on the pages come out as printed."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from countermove.engine.concepts import CONCEPTS

PAGES = Path(__file__).resolve().parents[3] / "docs" / "reference" / "concepts"


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.md")), ids=lambda page: page.name)
def test_the_examples_of_a_page_come_out_as_printed(page: Path) -> None:
    found = doctest.testfile(str(page), module_relative=False)
    assert found.attempted > 0
    assert not found.failed


@pytest.mark.parametrize("concept", [concept.id for concept in CONCEPTS])
def test_every_concept_has_a_lesson(concept: str) -> None:
    text = (PAGES / f"{concept}.md").read_text(encoding="utf-8")
    for part in ("**In words.**", "**Formula.**", "Worked example", "**Source.**"):
        assert part in text
    assert f"({concept}.md)" in (PAGES / "index.md").read_text(encoding="utf-8")
