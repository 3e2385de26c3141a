"""The seven terms in which evidence is rated, as likelihoods and as the letters of Heuer's matrix.

Source: tradecraft.md, sections 4.1 and 4.3; the bands are those of ICD 203 in ``records/judgments/scales.py``.
"""

from __future__ import annotations

from functools import lru_cache

from countermove.records.judgments.scales import scale, term_of

SCALE = "icd-203"

# From strongly inconsistent to strongly consistent; in the middle, no bearing.
_LETTERS = ("II", "II", "I", "N", "C", "CC", "CC")

PENALTIES = {"II": -2.0, "I": -1.0}
"""What a letter costs a hypothesis in the weighted inconsistency; everything else is 0."""


@lru_cache(maxsize=64)
def likelihood_of(term: str) -> float:
    """Return the middle of a term's band, as a probability; the term is one of ICD 203's own, or a synonym there."""
    band = scale(SCALE).band_of(term)
    assert band is not None, term  # cases are checked when they are loaded
    return (band.low + band.high) / 2


@lru_cache(maxsize=1024)
def term_for(likelihood: float) -> str:
    """Return the term whose band holds a likelihood, or is nearest to it."""
    return term_of(min(max(likelihood, 1e-9), 1 - 1e-9), SCALE).term


@lru_cache(maxsize=1024)
def letter_of(likelihood: float) -> str:
    """Return II, I, N, C or CC for a likelihood, by the band that holds it."""
    terms = [band.term for band in scale(SCALE).bands]
    return _LETTERS[terms.index(term_for(likelihood))]
