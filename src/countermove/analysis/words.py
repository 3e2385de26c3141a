"""Likelihoods as reports say them: the word first, its range in brackets, and never in one sentence with confidence.

    phrase(0.7)                              likely (55–80%)
    phrase(0.78, (0.7, 0.84))                likely to very likely (55–95%)
    phrase(0.8)                              very likely (80–95%; 80%, at the boundary of likely)
    phrase(1)                                in every completion of the model

The scales, and which term a number has, are in ``records/judgments/scales.py``.

Source: tradecraft.md, section 3.2.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from countermove.errors import RecordError
from countermove.records.judgments.scales import EVERY, NONE, Reading, percent, scales, term_of
from countermove.records.judgments.scales import scale as scale_named

_EDGE = 1e-9
# Words of a scale that are also everyday words without any likelihood in them.
_EVERYDAY = {"even", "remote", "doubtful", "certain", "certainly", "impossible", "as likely as not"}
_CONFIDENCE = re.compile(r"\bconfiden(?:ce|t|tly)\b(?!-building| interval| measures)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?])[)”\"’]*\s+|\n\s*\n")


def listed(names: Sequence[str]) -> str:
    """Return words as people list them: one, two and three."""
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else "".join(names)


def phrase(probability: float, interval: tuple[float, float] | None = None, scale: str = "icd-203") -> str:
    """Return a likelihood in words with the range of the words in brackets.

    0 and 1 without an interval come from counting and are told as "in no completion of the model" and "in every …".
    Where an interval crosses the end of a band both terms are told; at the end of a band, without an interval, the
    number and the neighbouring term are added; between two bands of a scale with gaps, both are named.

    Args:
        interval: the 95% interval of a share that was drawn, or any other range that the number may lie in.

    Raises: ``RecordError`` for a number outside 0 to 1, an interval that is none, or an unknown scale.
    Source: tradecraft.md, section 3.2.
    """
    if interval is None or interval[0] == interval[1] == probability:
        return _exact(probability, scale)
    low, high = interval
    if not 0 <= low <= high <= 1:
        raise RecordError(f"an interval runs from a lower to a higher probability, but this is {low:g} to {high:g}")
    return _crossing(low, high, scale)


def bracketed(term: str, scale: str = "icd-203") -> str:
    """Return a term of a scale with its range: "likely (55–80%)".

    Raises: ``RecordError`` for a word that has no range on the scale, such as "could".
    """
    band = scale_named(scale).band_of(term)
    if band is None:
        raise RecordError(f'"{term}" has no range on the scale {scale}: it is not a word of likelihood there')
    return f"{term} ({spread(*band.range)})"


def spread(low: float, high: float) -> str:
    """Return a range of probabilities as "55–80%", or "55%" where both ends are the same to a tenth of a per cent."""
    first, last = percent(low), percent(high)
    return first if first == last else f"{first.removesuffix('%')}–{last}"


def _exact(probability: float, scale: str) -> str:
    reading = term_of(probability, scale)
    if not reading.term:
        return EVERY if probability else NONE
    if reading.between:
        return _between(probability, reading, scale)
    assert reading.range is not None
    if reading.boundary:
        at = f"{percent(probability)}, at the boundary of {reading.boundary}"
        return f"{reading.term} ({spread(*reading.range)}; {at})"
    return f"{reading.term} ({spread(*reading.range)})"


def _between(probability: float, reading: Reading, scale: str) -> str:
    """Say where a number stands that no band holds: beyond the outermost, or between two."""
    assert reading.range is not None
    low, high = reading.range
    if not reading.boundary:
        return f"beyond {reading.term} ({f'over {percent(high)}' if probability > high else f'under {percent(low)}'})"
    pair = (reading.term, reading.boundary) if probability > high else (reading.boundary, reading.term)
    return f"between {pair[0]} and {pair[1]}, nearest to {bracketed(reading.term, scale)}"


def _crossing(low: float, high: float, scale: str) -> str:
    # An interval that reaches 0 or 1 comes from draws, and no number of draws shows that something never happens.
    first, last = (term_of(min(max(end, _EDGE), 1 - _EDGE), scale) for end in (low, high))
    assert first.range is not None
    assert last.range is not None
    if first.term == last.term and first.between and last.between:
        return _between(low if low > first.range[1] else high, first, scale)
    terms = first.term if first.term == last.term else f"{first.term} to {last.term}"
    return f"{terms} ({spread(min(low, first.range[0]), max(high, last.range[1]))})"


def merges_likelihood_and_confidence(sentence: str) -> bool:
    """Say whether one sentence states both how likely something is and how confident somebody is.

    A likelihood is a term of any shipped scale, everyday words such as "even" and "certain" apart. Confidence-building
    measures and confidence intervals are no statements of confidence.

    Source: tradecraft.md, section 3.2; ICD 203 forbids it.
    """
    return bool(_CONFIDENCE.search(sentence) and _likelihood().search(sentence))


def merging_sentences(text: str) -> list[str]:
    """Return the sentences of a text that state both a likelihood and a confidence."""
    found = (" ".join(sentence.split()) for sentence in _SENTENCE_END.split(text))
    return [sentence for sentence in found if merges_likelihood_and_confidence(sentence)]


@cache
def _likelihood() -> re.Pattern[str]:
    words = {word for scale in scales() for band in scale.bands for word in (band.term, *band.own, *band.words)}
    ordered = sorted(words - _EVERYDAY, key=lambda word: (-len(word), word))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, ordered)) + r")\b", re.IGNORECASE)
