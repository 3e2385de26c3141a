"""Words as ranges and numbers as words, on every shipped scale."""

from __future__ import annotations

import pytest

from countermove.errors import RecordError
from countermove.records.judgments.scales import range_of, scale, scales, term_of, terms_of


def test_every_scale_is_shipped_with_its_origin_and_shape() -> None:
    assert {one.name: one.shape for one in scales()} == {
        "kent-1964": "gapped",
        "icd-203": "contiguous",
        "uk-phia": "gapped",
        "ipcc": "nested",
        "nato": "contiguous",
    }
    assert all(one.origin and one.title and one.bands for one in scales())


@pytest.mark.parametrize(
    ("term", "name", "expected"),
    [
        ("almost certain", "kent-1964", (0.87, 0.99)),
        ("probable", "kent-1964", (0.63, 0.87)),
        ("probably not", "kent-1964", (0.20, 0.40)),
        ("almost certainly not", "kent-1964", (0.02, 0.12)),
        ("certain", "kent-1964", (1.0, 1.0)),
        ("likely", "icd-203", (0.55, 0.80)),
        ("Very  Likely", "icd-203", (0.80, 0.95)),
        ("unlikely", "icd-203", (0.20, 0.45)),
        ("likely", "uk-phia", (0.55, 0.75)),
        ("realistic possibility", "uk-phia", (0.40, 0.50)),
        ("virtually certain", "ipcc", (0.99, 1.0)),
        ("likely", "nato", (0.60, 0.90)),
        ("may", "kent-1964", None),
        ("we doubt", "kent-1964", None),
        ("realistic possibility", "kent-1964", None),
    ],
)
def test_word_to_range(term: str, name: str, expected: tuple[float, float] | None) -> None:
    assert range_of(term, name) == expected


@pytest.mark.parametrize(
    ("probability", "name", "term", "between", "boundary"),
    [
        (0.7, "icd-203", "likely", False, ""),
        (0.80, "icd-203", "very likely", False, "likely"),
        (0.45, "icd-203", "roughly even chance", False, "unlikely"),
        (0.1 + 0.1 + 0.6, "icd-203", "very likely", False, "likely"),
        (0.995, "icd-203", "almost certain", True, ""),
        (0.005, "icd-203", "almost no chance", True, ""),
        (0.61, "kent-1964", "chances about even", True, "probable"),
        (0.62, "kent-1964", "probable", True, "chances about even"),
        (0.40, "kent-1964", "chances about even", False, "probably not"),
        (0.15, "kent-1964", "almost certainly not", True, "probably not"),
        (0.07, "uk-phia", "remote chance", True, "highly unlikely"),
        (0.20, "uk-phia", "highly unlikely", False, ""),
        (0.50, "uk-phia", "realistic possibility", True, "likely"),
        (0.95, "ipcc", "extremely likely", False, ""),
        (0.992, "ipcc", "virtually certain", False, ""),
        (0.7, "ipcc", "likely", False, ""),
        (0.45, "ipcc", "about as likely as not", False, ""),
        (0.10, "nato", "unlikely", False, "highly unlikely"),
    ],
)
def test_number_to_word(probability: float, name: str, term: str, between: bool, boundary: str) -> None:
    reading = term_of(probability, name)
    assert (reading.term, reading.between) == (term, between)
    if boundary:
        assert reading.boundary == boundary
        assert reading.boundary in reading.phrase


def test_the_boundary_is_told_in_the_phrase() -> None:
    assert term_of(0.8).phrase == "80%, very likely, at the boundary of likely"
    assert "between terms" in term_of(0.61, "kent-1964").phrase


@pytest.mark.parametrize(("probability", "phrase"), [(0, "in no completion"), (1.0, "in every completion")])
def test_zero_and_one_come_from_counting(probability: float, phrase: str) -> None:
    reading = term_of(probability)
    assert reading.term == ""
    assert phrase in reading.phrase


def test_an_interval_across_a_boundary_has_both_terms() -> None:
    assert terms_of(0.7, 0.9) == "likely to very likely"
    assert terms_of(0.6, 0.7) == "likely"
    assert terms_of(0.97, 1) == "almost certain to in every completion of the model"


@pytest.mark.parametrize("probability", [-0.1, 1.1, 60, float("nan")])
def test_a_number_that_is_no_probability_is_refused(probability: float) -> None:
    with pytest.raises(RecordError, match="between 0 and 1"):
        term_of(probability)


def test_an_unknown_scale_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(RecordError, match="did you mean"):
        scale("kent-1965")


def test_every_probability_has_a_word_on_every_scale() -> None:
    for one in scales():
        for step in range(1, 1000):
            assert term_of(step / 1000, one).term, (one.name, step)
