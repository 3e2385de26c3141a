"""Likelihoods as reports say them: the word, the range in brackets, and never confidence beside it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermove.analysis.words import (
    bracketed,
    merges_likelihood_and_confidence,
    merging_sentences,
    phrase,
    spread,
)
from countermove.errors import RecordError
from countermove.records.judgments.scales import range_of, scale, scales, term_of

NAMES = [one.name for one in scales()]
INSIDE = st.floats(0.001, 0.999)


@pytest.mark.parametrize(
    ("probability", "interval", "name", "expected"),
    [
        (0.7, None, "icd-203", "likely (55–80%)"),
        (0.7, (0.7, 0.7), "icd-203", "likely (55–80%)"),
        (0.7, (0.66, 0.74), "icd-203", "likely (55–80%)"),
        (0.78, (0.7, 0.84), "icd-203", "likely to very likely (55–95%)"),
        (0.5, (0.1, 0.9), "icd-203", "very unlikely to very likely (5–95%)"),
        (0.8, None, "icd-203", "very likely (80–95%; 80%, at the boundary of likely)"),
        (0.995, None, "icd-203", "beyond almost certain (over 99%)"),
        (0.004, None, "icd-203", "beyond almost no chance (under 1%)"),
        (1, (0.994, 1), "icd-203", "beyond almost certain (over 99%)"),
        (0.98, (0.96, 1), "icd-203", "almost certain (95–100%)"),
        (0.02, (0, 0.04), "icd-203", "almost no chance (0–5%)"),
        (1, None, "icd-203", "in every completion of the model"),
        (0, None, "icd-203", "in no completion of the model"),
        (1, None, "ipcc", "in every completion of the model"),
        (1, (1, 1), "icd-203", "in every completion of the model"),
        (0.93, None, "ipcc", "very likely (90–100%)"),
        (0.7, None, "ipcc", "likely (66–100%)"),
        (0.37, None, "uk-phia", "between unlikely and realistic possibility, nearest to unlikely (25–35%)"),
        (0.54, None, "uk-phia", "between realistic possibility and likely, nearest to likely (55–75%)"),
        (0.3, (0.28, 0.37), "uk-phia", "unlikely (25–37%)"),
        (0.3, (0.28, 0.42), "uk-phia", "unlikely to realistic possibility (25–50%)"),
        (0.61, None, "kent-1964", "between chances about even and probable, nearest to chances about even (40–60%)"),
    ],
)
def test_a_number_as_reports_say_it(
    probability: float, interval: tuple[float, float] | None, name: str, expected: str
) -> None:
    assert phrase(probability, interval, name) == expected


@pytest.mark.parametrize("interval", [(0.7, 0.6), (-0.1, 0.5), (0.5, 1.2)])
def test_an_interval_that_is_none_is_refused(interval: tuple[float, float]) -> None:
    with pytest.raises(RecordError, match="an interval runs from"):
        phrase(0.5, interval)


def test_a_term_with_its_range() -> None:
    assert bracketed("likely") == "likely (55–80%)"
    assert bracketed("improbable") == "improbable (20–45%)"
    assert spread(0.4875, 0.4875) == "48.8%"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("word", ["may", "might", "could", "possible", "possibly", "perhaps", "can", "would"])
def test_a_word_of_possibility_yields_no_number(word: str, name: str) -> None:
    assert range_of(word, name) is None
    with pytest.raises(RecordError, match="not a word of likelihood"):
        bracketed(word, name)


@pytest.mark.parametrize("name", NAMES)
@given(one=INSIDE, other=INSIDE)
def test_a_higher_number_never_has_a_lower_word(name: str, one: float, other: float) -> None:
    low, high = sorted((one, other))
    first, last = term_of(low, name), term_of(high, name)
    assert first.range is not None
    assert last.range is not None
    assert sum(first.range) <= sum(last.range)


@pytest.mark.parametrize("name", NAMES)
def test_every_term_comes_back_from_the_middle_of_its_range(name: str) -> None:
    for band in scale(name).bands:
        middle = sum(band.range) / 2
        if 0 < middle < 1:
            found = term_of(middle, name)
            assert found.range is not None
            assert found.range[0] <= middle <= found.range[1]
            if scale(name).shape != "nested":
                assert found.term == band.term


@pytest.mark.parametrize("name", NAMES)
@given(low=INSIDE, high=INSIDE)
def test_the_range_in_brackets_holds_the_interval(name: str, low: float, high: float) -> None:
    low, high = sorted((low, high))
    said = phrase((low + high) / 2, (low, high), name)
    found = re.search(r"\(([\d.]+)–([\d.]+)%\)", said)
    if found and "between" not in said:
        assert float(found[1]) - 0.051 <= low * 100
        assert high * 100 <= float(found[2]) + 0.051


@pytest.mark.parametrize(
    ("sentence", "merged"),
    [
        ("We judge with high confidence that an offer is unlikely.", True),
        ("It is likely (55–80%), and we are confident of that.", True),
        ("Confidence: moderate.", False),
        ("An offer is very likely (80–95%).", False),
        ("A talk on confidence-building measures is likely (55–80%).", False),
        ("The 95% confidence interval is wide, and an offer likely.", False),
        ("Even high confidence needs a source.", False),
    ],
)
def test_likelihood_and_confidence_in_one_sentence(sentence: str, merged: bool) -> None:
    assert merges_likelihood_and_confidence(sentence) is merged


def test_sentences_of_a_text_are_looked_at_one_by_one() -> None:
    text = "An offer is likely (55–80%). Confidence: low.\n\nWith low confidence, a visit\nis probable."
    assert merging_sentences(text) == ["With low confidence, a visit is probable."]
