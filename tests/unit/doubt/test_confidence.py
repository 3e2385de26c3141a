"""Confidence: the three dials, the printed rule, and that judgement alone never makes anybody sure."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from unit.doubt.doubtful_cases import two_reasons

import countermove as cm
from countermove.analysis.doubt.confidence import Confidence, Dial
from countermove.analysis.words import merging_sentences
from countermove.doubting import doubts

EVERY = list(product(("good", "fair", "poor"), repeat=3))


def told(*settings: str) -> Confidence:
    evidence, opinion, news = (Dial(name, setting, "") for name, setting in zip("eon", settings, strict=True))
    return Confidence("j", "yes", evidence, opinion, news)


@pytest.mark.parametrize("settings", EVERY)
def test_the_word_follows_from_the_dials(settings: tuple[str, str, str]) -> None:
    evidence = settings[0]
    expected = "moderate"
    if settings == ("good", "good", "good"):
        expected = "high"
    elif evidence == "poor" or settings.count("poor") >= 2:
        expected = "low"
    assert told(*settings).level == expected


def cited(basis: str) -> dict[str, object]:
    """Return the toy with every statement cited, on one basis, and one open point that changes nothing."""
    case = two_reasons()
    case["sources"] = {"M": {"title": "A memo"}}
    place = "judged" if basis == "judged" else "stated"
    for party in case["decision_makers"].values():
        party["preferences"] = [
            {
                **(one if isinstance(one, dict) else {"statement": one}),
                "basis": basis,
                "place": place,
                "cites": ["M/1/1"],
            }
            for one in party["preferences"]
        ]
    case["uncertain"] = [{"id": "asks", "kind": "presence", "of": "asker/preferences/2", "probability": 0.5}]
    return case


@pytest.mark.parametrize("case", [two_reasons(), cited("judged")])
def test_a_case_that_is_all_judged_never_has_high_confidence(case: dict[str, object]) -> None:
    found = doubts(cm.sweep(case), depth=1)
    assert found.confidence
    assert {one.level for one in found.confidence} == {"low"}


def test_stated_evidence_and_a_result_that_always_holds_make_confidence_high() -> None:
    found = doubts(cm.sweep(cited("stated")), depth=1)
    levels = {one.judgment: one.level for one in found.confidence}
    assert found.flips.of("opening_pays").size == 1
    assert levels["opening_pays"] == "high"


def test_poor_sources_count_as_judged() -> None:
    from countermove.analysis.doubt.confidence import Grounds, confidence

    found = doubts(cm.sweep(cited("stated")), depth=1)
    grounds = Grounds(found.sweep.conflict, found.flips, found.assumptions, found.information)
    assert {one.evidence.setting for one in confidence(grounds)} <= {"good", "fair"}
    assert {one.evidence.setting for one in confidence(replace(grounds, grades={"M/1/1": "E"}))} == {"poor"}
    assert {one.evidence.setting for one in confidence(replace(grounds, withheld=frozenset({"M/1/1"})))} == {"fair"}


def test_likelihood_and_confidence_never_stand_in_one_sentence() -> None:
    found = doubts(cm.sweep(cited("inferred")), depth=1)
    for one in found.confidence:
        for dial in (one.evidence, one.opinion, one.news):
            assert not merging_sentences(f"Confidence: {one.level}. {dial.name}: {dial.setting} ({dial.why}).")
