"""Rival hypotheses and the evidence about them: every name is there, and nothing contradicts itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_texts import bridge, loaded, problem, problems

from countermove.model import Rating
from countermove.model.evidence import TERMS
from countermove.records.judgments.scales import scale

ASKED = """\
hypotheses:
  why:
    question: What is the town after?
    about: town
    answers:
      money: {text: the toll, probability: 0.6, first: [town/preferences/2], cites: [MEMO-7/TAL/1]}
      calm: {text: no quarrel, probability: 0.4}
"""
EVENT = (
    "events: [{id: hint, date: 2025-09, actor: town, option: permit, direction: on, text: A hint., "
    "cites: [MEMO-7/SUM/1]}]\n"
)


def asked(*changes: tuple[str, str], evidence: str = "", events: str = "") -> str:
    text = ASKED
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    entries = f"evidence:\n  - {evidence}\n" if evidence else ""
    return bridge(more=text + entries + events)


def test_the_terms_are_those_of_the_scale() -> None:
    assert {
        band.term: tuple(word for word in band.own if word != band.term) for band in scale("icd-203").bands
    } == TERMS


def test_a_question_arrives_in_full(tmp_path: Path) -> None:
    (why,) = loaded(asked(), tmp_path).hypotheses
    assert (why.id, why.about, why.is_exclusive) == ("why", "town", True)
    assert [(one.id, one.probability, one.is_modelled) for one in why.hypotheses] == [
        ("money", 0.6, True),
        ("calm", 0.4, False),
    ]
    assert why.hypothesis("money").cites == ("MEMO-7/TAL/1",)


@pytest.mark.parametrize(
    ("old", "new", "message", "advice"),
    [
        ("about: town", "about: towm", 'no decision maker "towm"', 'did you mean "town"?'),
        ("      calm: {text: no quarrel, probability: 0.4}\n", "", "at least two rival answers", "like least"),
        ("0.4}", "0.3}", "sum to 0.9", "have to sum to 1"),
        (", probability: 0.4}", "}\n      rest: {probability: 0.5}", "the probabilities given sum to 1.1", "at most 1"),
        (", probability: 0.4}", "}", "some of these answers have a probability and some do not", "or none has"),
        ("calm:", "c-m:", '"c-m" cannot name a hypothesis', "write c_m"),
        ("why:", "w-y:", '"w-y" cannot name a question', "write w_y"),
        ("MEMO-7/TAL/1", "MEMO-8/TAL/1", 'no source "MEMO-8"', "MEMO-7"),
    ],
)  # fmt: skip
def test_a_bad_question(tmp_path: Path, old: str, new: str, message: str, advice: str) -> None:
    found = problem(asked((old, new)), tmp_path)
    assert message in found.message
    assert advice in found.advice
    assert found.line > 0


def test_answers_that_can_hold_together_need_not_sum_to_one(tmp_path: Path) -> None:
    text = asked(("    answers:", "    exclusive: false\n    answers:"), ("0.4}", "0.9}"))
    assert not loaded(text, tmp_path).hypotheses[0].is_exclusive


def test_an_answer_has_a_name_of_its_own_in_the_whole_case(tmp_path: Path) -> None:
    second = "  what: {question: And now?, answers: {calm: x, storm: y}}\n"
    found = problem(asked(("    answers:", "    answers:")) + second, tmp_path)
    assert found.message == '"calm" is an answer to why already'


def test_evidence_takes_date_words_and_citations_of_its_event(tmp_path: Path) -> None:
    entry = "{id: E1, kind: move, event: hint, reliability: B, group: hints}"
    (found,) = loaded(asked(evidence=entry, events=EVENT), tmp_path).evidence
    assert (found.about, found.option, found.direction, found.date) == ("why", "permit", "on", "2025-09")
    assert (found.text, found.cites, found.basis) == ("A hint.", ("MEMO-7/SUM/1",), "inferred")
    assert (found.reliability, found.group) == ("B", "hints")


def test_what_evidence_says_itself_goes_before_its_event(tmp_path: Path) -> None:
    entry = "{id: E1, event: hint, text: Mine., date: 2025, cites: [MEMO-7/TAL/2]}"
    (found,) = loaded(asked(evidence=entry, events=EVENT), tmp_path).evidence
    assert (found.text, found.date, found.cites) == ("Mine.", "2025", ("MEMO-7/TAL/2",))


@pytest.mark.parametrize("term", TERMS)
def test_every_term_and_synonym_is_read(tmp_path: Path, term: str) -> None:
    for word in (term, *TERMS[term], term.upper()):
        entry = f'{{id: E1, ratings: {{money: "{word}", calm: {{rating: likely, because: x}}}}}}'
        (found,) = loaded(asked(evidence=entry), tmp_path).evidence
        assert found.ratings == {"money": Rating(term), "calm": Rating("likely", "x")}


@pytest.mark.parametrize(
    ("entry", "message", "advice"),
    [
        ("{id: E1, about: whi}", 'no question "whi"', 'did you mean "why"?'),
        ("{id: E-1}", '"E-1" cannot name a piece of evidence', "write E_1"),
        ("{id: E1, ratings: {mony: likely}}", 'no answer "mony"', 'did you mean "money"?'),
        ("{id: E1, ratings: {calm: likeli}}", '"likeli" is not a term of ICD 203', 'did you mean "likely"?'),
        ("{id: E1, ratings: {calm: could}}", '"could" is not a term of ICD 203', "the terms are almost no chance"),
        ("{id: E1, event: hunt}", 'no event "hunt"', 'did you mean "hint"?'),
        ("{id: E1, kind: move}", "none is named", "write option:"),
        ("{id: E1, kind: move, option: permt}", 'no option "permt"', 'did you mean "permit"?'),
        ("{id: E1, kind: move, option: sue}", '"sue" is an option of company', "kind: text"),
        ("{id: E1, option: permit}", '"option" belongs to a move', "kind: move"),
        ("{id: E1, kind: absence, direction: on}", '"direction" belongs to a move', "kind: move"),
        ("{id: E1, kind: move, event: hint, direction: off}", 'event "hint" is of permit on', "agree"),
        ("{id: E1, kind: move, event: hint, option: fee}", 'event "hint" is of permit on', "agree"),
        ("{id: E1, kind: move, option: fee, ratings: {money: likely}}", "gives no reason", "because: …"),
        ("{id: E1, cites: [MEMO-7/TAK/1]}", 'has no section "TAK"', 'did you mean "TAL"?'),
        ("{id: E1, reliability: G}", "expected A, B, C, D, E or F", ""),
    ],
)
def test_bad_evidence(tmp_path: Path, entry: str, message: str, advice: str) -> None:
    found = problem(asked(evidence=entry, events=EVENT), tmp_path)
    assert message in found.message
    assert advice in found.advice


def test_a_rating_of_an_unmodelled_answer_needs_no_reason(tmp_path: Path) -> None:
    entry = "{id: E1, kind: move, option: fee, ratings: {calm: likely, money: {rating: unlikely, because: y}}}"
    assert set(loaded(asked(evidence=entry), tmp_path).evidence[0].ratings) == {"calm", "money"}


def test_a_move_needs_an_actor_asked_about(tmp_path: Path) -> None:
    entry = "{id: E1, kind: move, option: fee}"
    found = problem(asked(("    about: town\n", ""), evidence=entry), tmp_path)
    assert "the question names none" in found.message
    assert found.advice == "write about: town in the question"


def test_evidence_needs_a_question(tmp_path: Path) -> None:
    assert "the case has none" in problem(bridge(more="evidence: [{id: E1}]\n"), tmp_path).message


def test_with_two_questions_evidence_says_which(tmp_path: Path) -> None:
    second = "  what: {question: And now?, answers: {north: x, south: y}}\n"
    found = problem(asked() + second + "evidence: [{id: E1}]\n", tmp_path)
    assert found.message == '"about" is missing: the case has 2 questions'


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    entry = "{id: E1, event: hunt, ratings: {mony: likeli}}\n  - {id: E1, kind: move}"
    assert len(problems(asked(("about: town", "about: towm"), evidence=entry, events=EVENT), tmp_path)) == 6
