"""Review record, recipients and handling line: printed as given, and nothing is made up without them."""

from __future__ import annotations

import itertools
import re
from functools import cache

import pytest
from report.sample_paper import texts

from countermove.assessment import assess
from countermove.casefile.load import load
from countermove.casefile.paper_record import PaperRecord, Recipient, Review
from countermove.report import html, markdown
from countermove.report.content import Box, Paper
from countermove.report.paper import make_paper
from countermove.report.sections.circulation import standing

FULL = PaperRecord(
    "The crossing desk",
    "For the harbour office only",
    (Recipient("Harbour master"), Recipient("Town clerk", 2, "One to file.")),
    "Room 4",
    "What would bring them to the table?",
    "One season only.",
    (
        Review("Legal", "J. Doe", "2026-01-20", "concurs"),
        Review("Transport", result="comments", note="mind the piers"),
        Review("Treasury", result="dissents", note="it would not pay for the piers <b>at all</b>"),
        Review("Fisheries"),
    ),
)
WORDS = r"Handling|Prepared by|Scope|Comments|Recipient|Distribution|Coordination|concur|dissent|Answered by"


@cache
def paper(record: PaperRecord | None = None, kind: str = "options") -> Paper:
    case = load("hand-example")
    return make_paper(kind, assess(case if record is None else case.in_case(paper=record)))


@pytest.mark.parametrize("kind", ["options", "campaign"])
def test_nothing_is_made_up_without_a_record(kind: str) -> None:
    found = paper(None, kind)
    assert not [text for text in texts(found) if re.search(WORDS, text)]
    assert dict(found.facts)["Standing"].startswith("Uncoordinated")


@pytest.mark.parametrize("kind", ["options", "campaign"])
def test_a_record_is_printed_as_given(kind: str) -> None:
    found = paper(FULL, kind)
    facts = dict(found.facts)
    assert found.facts[0] == ("Handling", FULL.handling)
    assert (facts["Prepared by"], facts["Question"], facts["Scope"], facts["Comments to"]) == (
        FULL.prepared_by, FULL.question, FULL.scope, FULL.comments_to,
    )  # fmt: skip
    assert facts["Standing"] == (
        "Coordinated: Legal (J. Doe) concurs; Transport commented; Treasury dissents; Fisheries was asked, and no "
        "answer is on record. Computed from the coded case; no recommendation is made."
    )
    assert found.sections[-1].title == "Distribution"
    assert {"Harbour master", "Town clerk", "2", "One to file."} <= set(texts(found.sections[-1]))


def test_a_dissent_stands_in_its_own_words_in_every_format() -> None:
    found = paper(FULL)
    (section,) = [one for one in found.sections if one.anchor == "coordination"]
    (box,) = [block for block in section.blocks if isinstance(block, Box)]
    assert box.title == "Treasury dissents"
    assert [one.text for one in box.sentences] == ["“it would not pay for the piers <b>at all</b>”"]
    assert "Transport comments: “mind the piers”" in set(texts(section))
    assert "piers &lt;b&gt;at all&lt;/b&gt;" in html.write(found)
    assert "<b>at all" not in markdown.write(found)


def test_each_part_is_printed_only_if_it_is_given() -> None:
    fields = ("prepared_by", "handling", "recipients", "comments_to", "scope", "reviews")
    marks = ("Prepared by", "Handling", "Distribution", "Comments to", "Scope", "Coordination")
    for field, mark in zip(fields, marks, strict=True):
        found = set(texts(paper(PaperRecord(**{field: getattr(FULL, field)}))))
        assert mark in found
        assert not found & set(marks) - {mark}


def test_recipients_without_numbers_have_no_column_for_them() -> None:
    found = texts(paper(PaperRecord(recipients=(Recipient("Harbour master"),))).sections[-1])
    assert not {"Copies", "Remark"} & set(found)


def test_who_has_not_answered_has_coordinated_nothing() -> None:
    asked = PaperRecord(reviews=(Review("Legal"), Review("Treasury")))
    assert standing(asked) == "uncoordinated: Legal and Treasury were asked, and no answer is on record"


def test_every_kind_of_answer_is_said_of_whoever_gave_it() -> None:
    for results in itertools.product(("concurs", "comments", "dissents", ""), repeat=2):
        said = standing(PaperRecord(reviews=tuple(Review(f"Office {n}", result=r) for n, r in enumerate(results))))
        assert said.startswith("coordinated" if any(results) else "uncoordinated")
        assert "Office 0" in said
        assert "Office 1" in said
