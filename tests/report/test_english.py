"""Sentences of a paper are English whatever the case holds: one thing or many, taken up or dropped, ranked or not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from report.sample_paper import texts

from countermove.api import load
from countermove.assessment import assess
from countermove.report.content import Paper
from countermove.report.naming import Naming, possessive
from countermove.report.paper import make_paper
from countermove.report.sections.position import _opening
from countermove.report.sections.sureness import _joined
from countermove.report.view import AssessmentView

PIPELINE: dict[str, Any] = {
    "countermove": 1,
    "title": "A pipeline",
    "decision_makers": {
        "north": {
            "name": "the north",
            "options": {
                "discount": {"text": "a discount on gas", "direction": "on"},
                "drill": {"text": "a naval drill", "status_quo": True},
            },
            "preferences": [
                {"statement": "not sanctions", "tier": "vital"},
                {"statement": "drill", "probability": 0.6},
                {"statement": "not discount", "tier": "vital"},
            ],
        },
        "south": {
            "name": "the Straits",
            "options": {"sanctions": {"text": "sanctions", "status_quo": True}, "appeal": "an appeal"},
            "preferences": ["sanctions iff not discount", "appeal iff not drill"],
            "stakeholders": {
                "treasury": {"name": "The treasury", "preferences": ["not sanctions"]},
                "crews": {"name": "The crews", "stances": {"appeal": {"for": "high"}}},
                "pilots": {"name": "The pilots", "stances": {"appeal": {"against": "low"}}},
            },
        },
    },
    "events": [
        {"id": "drill_held", "date": "2026-02", "option": "drill", "standing": "did", "text": "A drill is held"}
    ],
}
RANKED: dict[str, Any] = {
    "countermove": 1,
    "title": "A patent",
    "decision_makers": {
        "works": {
            "name": "Works",
            "options": {"license": "a licence", "sue": "a suit"},
            "ranking": [["YNY"], ["NNY", "NYY"], ["YNN"], "rest"],
        },
        "mills": {"name": "Mills", "options": {"settle": "a settlement"}, "ranking": [["Y--"], ["NNN"], "rest"]},
    },
}
CASES: Mapping[str, dict[str, Any]] = {"pipeline": PIPELINE, "ranked": RANKED}


@cache
def paper(case: str, kind: str = "options") -> Paper:
    return make_paper(kind, assess(CASES[case]))


@cache
def words(case: str, kind: str = "options") -> str:
    found = paper(case, kind)
    return "\n".join(texts((found.summary, found.sections)))


FAULTY = {
    "the verb of many": r"\b[Oo]ne (further )?(assumption|event|package|group|state)( that)? "
    r"(flip|are|have|were)\b",
    "a numeral where a sentence starts": r"(^|[.] )\d+ [a-z]+ [a-z]+ ",
    "a sentence that starts small": r"[a-z]{3}\. (the|they|it|one|none|nobody) ",
    "a word twice": r"\b([a-z]+) \1\b",
    "an s too many": r"s’s\b",
    "an identifier": r"\b[a-z]+/preferences/\d",
    "answer with no longer": r"no longer “",
}


@pytest.mark.parametrize("kind", ["options", "campaign"])
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("fault", FAULTY)
def test_no_sentence_has_a_fault(fault: str, case: str, kind: str) -> None:
    found = [line for line in words(case, kind).splitlines() if re.search(FAULTY[fault], line)]
    assert not found


def test_what_is_given_up_is_said_to_be() -> None:
    naming = Naming(assess(PIPELINE).conflict)
    assert naming.changes({"discount": True, "drill": False}) == "“a discount on gas” and giving up “a naval drill”"
    assert naming.means({"drill": False}) == "by giving up “a naval drill”"
    assert naming.means({"appeal": True, "drill": False}) == "with “an appeal” and giving up “a naval drill”"
    assert naming.together({"discount": True, "drill": False}) == (
        "“a discount on gas” together with giving up “a naval drill”"
    )
    assert naming.changes({}) == ""


def test_owners() -> None:
    assert [possessive(name) for name in ("Tokyo", "the Straits")] == ["Tokyo’s", "the Straits’"]


def test_one_group_has_an_order_of_its_own_and_two_silent_ones_are_not_counted() -> None:
    assert (
        "One group inside the Straits has an order of its own; the crews and the pilots stated none and are not counted"
    ) in words("pipeline")


def test_several_red_lines_are_priorities() -> None:
    crossed = [line for line in words("pipeline").splitlines() if "red line" in line]
    assert crossed
    assert all(re.search(r"priority \d is vital|priorities \d and \d are vital", line) for line in crossed)


def test_where_nothing_could_be_tried_nothing_is_said_to_be_firm() -> None:
    told = words("ranked")
    assert "No single change of the coding was tried" in told
    assert "what would change a result is not known" in paper("ranked").summary[-1].text
    assert "No result changes when" not in told
    assert "nothing that was tried does it" not in told


def test_an_initiator_that_goes_on_is_not_said_to_do_nothing() -> None:
    told = words("ranked")
    assert "Works opens with nothing, and goes on as suits it" in told
    assert "does nothing new" not in told


def test_a_party_at_the_head_of_a_column_starts_large() -> None:
    heads = [head for section in paper("pipeline").sections for block in section.blocks for head in _heads(block)]
    assert "The Straits" in heads
    assert "the Straits" not in heads


def _heads(block: object) -> tuple[str, ...]:
    return getattr(block, "head", ())


def test_a_clause_with_an_and_does_not_run_into_the_next() -> None:
    assert _joined(["a holds", "b stays"]) == "a holds and b stays"
    assert _joined(["it contains a", "b and c stay"]) == "it contains a, and b and c stay"
    assert _joined(["it is so", "it contains a and b", "c stays"]) == "it is so, it contains a and b, and c stays"


@pytest.mark.parametrize(("case", "verb"), [("pipeline", "timeline"), ("ranked", "check")])
def test_the_command_named_for_the_events_is_one_that_the_case_answers(case: str, verb: str) -> None:
    assert [one.split()[1] for one in paper(case, "campaign").computed["initiatives"].commands] == [verb]
    assert [one.split()[1] for one in paper(case, "campaign").computed["motives"].commands] == ["check"]


@pytest.mark.parametrize(("told", "shown"), [("What now?", "What now?"), ("It holds", "It holds."), ("So.", "So.")])
def test_a_summary_ends_as_its_author_ended_it_or_with_a_full_stop(told: str, shown: str) -> None:
    found = replace(assess("hand-example", max_changes=1), case=replace(load("hand-example"), summary=f" {told}\n"))
    assert _opening(AssessmentView(found)).sentences[0].text == shown  # type: ignore[arg-type]
