"""A record as JSON has the shape that others build on, comes back equal, and what is no record is refused by place."""

import copy
import json
from typing import Any

import pytest
from unit.records.body.documents import LONG, read

from countermove.errors import RecordError
from countermove.records.identity import document_id, slug
from countermove.records.markdown import as_markdown, escape
from countermove.records.present import present
from countermove.records.record import Actor, Document, Duplicate, Event, Judgment, Mention, Office, Record
from countermove.records.restore import restore

TEXT = f"""**Summary**

1. (C) {LONG}<sup>1</sup> The Minister has said that

25X1

he will not send troops. [redacted]

STAT

- A rate.
- Cars.

<sup>1</sup> In a speech.

[2 lines not declassified]
"""


@pytest.fixture(scope="module")
def record() -> Record:
    return read(TEXT)


@pytest.fixture
def body(record: Record) -> dict[str, Any]:
    return copy.deepcopy(json.loads(json.dumps(present(record))))


def test_the_shape_is_the_interface(body: dict[str, Any]) -> None:
    order = ["id", "document", "counts", "sections", "footnotes", "distribution", "judgments", "actors", "events"]
    assert list(body)[:9] == order
    named = [
        "type",
        "title",
        "date",
        "date_precision",
        "information_as_of",
        "control_numbers",
        "classification",
        "offices",
        "coordination",
        "duplicate_of",
    ]
    assert list(body["document"])[:10] == named
    assert list(body["counts"])[:5] == [
        "redactions",
        "redaction_runs",
        "exemption_codes",
        "denied_pages",
        "banner_lines",
    ]
    (section,) = body["sections"]
    assert (section["id"], section["heading"], section["level"]) == ("1", "Summary", 1)
    (paragraph,) = section["paragraphs"]
    assert paragraph["cite"].endswith("/1/1")
    assert (paragraph["joined"], paragraph["lines"], paragraph["footnotes"]) == (True, [3, 7], ["fn1"])
    assert {"at", "marker", "codes"} <= set(paragraph["redactions"][-1])
    assert paragraph["redactions"][-1]["codes"] == ["STAT"]
    assert [item["cite"].rpartition("/")[2] for item in paragraph["items"]] == ["1a", "1b"]
    (note,) = body["footnotes"]
    assert (note["marker"], note["anchor"], note["text"], note["status"]) == (
        "1",
        paragraph["cite"],
        "In a speech.",
        "present",
    )
    assert section["withheld"][0]["extent"]


def test_a_record_comes_back_equal(record: Record, body: dict[str, Any]) -> None:
    assert restore(body) == record


def test_what_passages_say_comes_back_equal(record: Record) -> None:
    document = Document(
        title="T",
        date="1982-05",
        offices=(Office("A", "from", 3),),
        duplicate_of=Duplicate("C0", "RIP"),
        caveats=("NOFORN",),
    )
    judgment = Judgment(
        "S/1/1", 3, 9, "it may", "may", False, "authors", "possibility", 2, range=(0.2, 0.5), scale="kent-1964"
    )
    actor = Actor("ussr", "USSR", "state", (Mention("S/1/1", 0, 4, "USSR"),))
    event = Event("1982-05", "month", "S/1/1", "They met.", actors=("ussr",), year_inferred=True)
    full = Record(
        "S",
        document,
        record.counts,
        record.sections,
        judgments=(judgment,),
        actors=(actor,),
        events=(event,),
        quality=0.9,
    )
    plain = json.loads(json.dumps(present(full)))
    assert plain["actors"][0]["mentions"] == 1
    assert plain["judgments"][0]["range"] == [0.2, 0.5]
    assert restore(plain) == full


def test_what_is_no_record_is_refused_with_its_place(body: dict[str, Any]) -> None:
    body["sections"][0]["paragraphs"][0]["lines"] = "3"
    with pytest.raises(RecordError, match=r"sections, entry 1: paragraphs, entry 1: lines: expected two whole numbers"):
        restore(body)
    with pytest.raises(RecordError, match=r"its format is \"countermove.solution/1\""):
        restore({"format": "countermove.solution/1"})
    with pytest.raises(RecordError, match="is no JSON object"):
        restore({"id": "A", "document": []})


@pytest.mark.parametrize(
    "name", ["id", "document", "counts", "sections", "footnotes", "judgments", "remarks", "source"]
)
@pytest.mark.parametrize("value", [None, 3, "x", [3], {"a": 3}, [[]], [None]])
def test_wrong_values_are_refused_and_nothing_else_happens(body: dict[str, Any], name: str, value: Any) -> None:
    body[name] = value
    try:
        restore(body)
    except RecordError:
        return
    assert name in {"id", "source"} or value == [] or name == "document" or (name == "counts" and value == {"a": 3})


def test_a_document_goes_by_what_it_has() -> None:
    document = Document(
        title="The Torva Dam and Its Price",
        date="1987-03-09",
        release_ids=("CIA-RDP1",),
        control_numbers=("EA M 85-10135",),
    )
    assert document_id(document) == "EA-M-85-10135"
    assert document_id(Document(release_ids=("CIA-RDP1",))) == "CIA-RDP1"
    assert (
        document_id(Document(title="The Torva Dam and Its Price", date="1987-03-09")) == "1987-03-09-The-Torva-Dam-and"
    )
    assert document_id(Document(), "folder/My memo (2).txt") == "My-memo-2"
    assert document_id(Document(), "", "abcdef0123456789") == "abcdef012345"
    assert document_id(Document()) == "document"
    assert slug("NIE 11-3/8-84") == "NIE-11-3-8-84"


def test_markdown_shows_the_words_and_acts_on_none(record: Record) -> None:
    shown = as_markdown(record)
    assert "**1/1** 1. " in shown
    assert "A block is withheld here" in shown
    assert (
        escape("a *b* <script> [x](y) `c` | &amp; http://x") == r"a \*b\* \<script\> \[x\](y) \`c\` \| \&amp; http\://x"
    )
