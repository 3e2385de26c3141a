"""A passage that nobody wrote as a paragraph is kept, and not looked into."""

import pytest

from countermove.records import contents
from countermove.records.contents import LONGEST_READ
from countermove.records.read import read_source
from countermove.records.readers.text import source_of_text

CLAUSE = "and Moscow will probably close the landing in May 1982 "


def test_a_passage_of_many_pages_is_not_looked_into() -> None:
    record = read_source(source_of_text(CLAUSE * (LONGEST_READ // len(CLAUSE) + 2)))
    assert [len(paragraph.text) > LONGEST_READ for paragraph in record.paragraphs()] == [True]
    assert (record.judgments, record.actors, record.events) == ((), (), ())
    assert [remark.message for remark in record.remarks if remark.code == "long_passage"]


def test_a_long_paragraph_is() -> None:
    record = read_source(source_of_text(CLAUSE * 500))
    assert len(record.judgments) == 500
    assert not [remark for remark in record.remarks if remark.code == "long_passage"]


def test_of_a_very_long_document_the_beginning_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "MOST_READ", 3 * len(CLAUSE))
    record = read_source(source_of_text("\n\n".join([CLAUSE.strip() + "."] * 10)))
    assert len(record.judgments) == 3
    assert [remark.line for remark in record.remarks if remark.code == "long_document"] == [7]
