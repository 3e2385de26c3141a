"""Scales of words of likelihood: a word as a range, a number as a word.

Bands include their lower end, so 0.80 is "very likely" on ICD 203, at the boundary of "likely". On a scale with gaps a
number between two bands takes the nearer term and is marked as between terms; on a nested scale the narrowest band
that holds the number is meant. 0 and 1 come from counting completions and are not called impossible or certain.

Source: tradecraft.md, sections 3.1 and 3.2; the scales themselves and their origin stand in ``data/scales.json``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from countermove.errors import RecordError, unknown

CLOSE = 1e-9
"""How near to the end of a band a number counts as at it."""

EVERY = "in every completion of the model"
NONE = "in no completion of the model"


@dataclass(frozen=True, slots=True)
class Band:
    """One term of a scale. ``own`` are the scale's own words, ``words`` ours for the same.

    Units: ``low`` and ``high`` are probabilities; ``high_belongs`` says whether the upper end is inside.
    """

    term: str
    low: float
    high: float
    own: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    high_belongs: bool = True

    @property
    def range(self) -> tuple[float, float]:
        """Return both ends."""
        return self.low, self.high

    def holds(self, probability: float, shape: str) -> bool:
        """Say whether a probability lies in the band; where bands meet, the upper end belongs to the next."""
        if probability < self.low - CLOSE or probability > self.high + CLOSE:
            return False
        at_high = abs(probability - self.high) <= CLOSE < self.high - self.low
        return not at_high or (self.high_belongs and (shape == "gapped" or self.high in {0.99, 1.0}))

    def distance(self, probability: float) -> float:
        """Return how far a probability lies from the band; 0 inside."""
        return max(self.low - probability, probability - self.high, 0.0)


@dataclass(frozen=True)
class Scale:
    """A published scale, or one that a document states; ``shape`` is contiguous, gapped or nested."""

    name: str
    title: str
    origin: str
    shape: str
    bands: tuple[Band, ...]

    @cached_property
    def _by_word(self) -> Mapping[str, Band]:
        found = {word: band for band in self.bands for word in (*band.words, *band.own)}
        return found | {band.term: band for band in self.bands}

    def band_of(self, word: str) -> Band | None:
        """Return the band that a word is read as, or None where the scale has no place for it."""
        return self._by_word.get(" ".join(word.lower().split()))

    def owns(self, word: str) -> bool:
        """Say whether a word is the scale's own rather than put beside one of its terms by us."""
        band = self.band_of(word)
        return band is not None and word.lower() in (band.term, *band.own)


@dataclass(frozen=True, slots=True)
class Reading:
    """A number as a term. ``phrase`` is what to print; ``between`` marks a number that no band holds.

    ``boundary`` is the other term where the number stands at the end of a band or between two of them.
    ``term`` is empty for 0 and 1.
    """

    term: str
    phrase: str
    range: tuple[float, float] | None = None
    between: bool = False
    boundary: str = ""


@cache
def scales() -> tuple[Scale, ...]:
    """Return every scale that is shipped."""
    text = files("countermove.records").joinpath("data", "scales.json").read_text(encoding="utf-8")
    return tuple(_scale(entry) for entry in json.loads(text)["scales"])


def scale(name: str) -> Scale:
    """Return a scale by name. Raises RecordError for a name that is not known."""
    for known in scales():
        if known.name == name:
            return known
    raise RecordError(unknown("scale of words of likelihood", name, [known.name for known in scales()]))


def range_of(term: str, scale: str | Scale = "kent-1964") -> tuple[float, float] | None:
    """Return the range that a scale gives a word, as probabilities; None for a word without one, such as "may"."""
    band = _resolve(scale).band_of(term)
    return band.range if band else None


def term_of(probability: float, scale: str | Scale = "icd-203") -> Reading:
    """Return the term for a probability.

    Raises RecordError for a number outside 0 to 1 or an unknown scale.
    """
    resolved = _resolve(scale)
    if not 0 <= probability <= 1:
        raise RecordError(f"a probability lies between 0 and 1, but this one is {probability:g}; give 0.6 for 60%")
    if probability in {0, 1}:
        return Reading("", EVERY if probability else NONE, (float(probability), float(probability)))
    holding = [band for band in resolved.bands if band.holds(probability, resolved.shape)]
    if not holding:
        return _between(probability, resolved)
    band = min(holding, key=lambda band: band.high - band.low)
    return _inside(probability, band, resolved)


def terms_of(low: float, high: float, scale: str | Scale = "icd-203") -> str:
    """Return the term for an interval: one, or "likely to very likely" where it crosses a boundary."""
    first, last = term_of(low, scale), term_of(high, scale)
    if (first.term or first.phrase) == (last.term or last.phrase):
        return first.term or first.phrase
    return f"{first.term or first.phrase} to {last.term or last.phrase}"


def percent(probability: float) -> str:
    """Return a probability in per cent, with a decimal only where it is needed."""
    return f"{probability * 100:.1f}".removesuffix(".0") + "%"


def _inside(probability: float, band: Band, scale: Scale) -> Reading:
    others = [
        other
        for other in scale.bands
        if other is not band and min(abs(other.low - probability), abs(other.high - probability)) <= CLOSE
    ]
    if not others:
        return Reading(band.term, f"{percent(probability)}, {band.term}", band.range)
    other = min(others, key=lambda other: other.high - other.low)
    phrase = f"{percent(probability)}, {band.term}, at the boundary of {other.term}"
    return Reading(band.term, phrase, band.range, boundary=other.term)


def _between(probability: float, scale: Scale) -> Reading:
    """Return the nearest term and the next; where both are as near, the one less extreme comes first."""
    ranked = sorted(
        scale.bands, key=lambda band: (round(band.distance(probability), 9), abs((band.low + band.high) / 2 - 0.5))
    )
    first = ranked[0]
    beyond = [band for band in ranked[1:] if (band.low > probability) != (first.low > probability)]
    if not beyond:
        phrase = f"{percent(probability)}, beyond {first.term}"
        return Reading(first.term, phrase, first.range, between=True)
    phrase = f"{percent(probability)}, between terms, nearest to {first.term}; the other is {beyond[0].term}"
    return Reading(first.term, phrase, first.range, between=True, boundary=beyond[0].term)


def _resolve(scale_or_name: str | Scale) -> Scale:
    return scale_or_name if isinstance(scale_or_name, Scale) else scale(scale_or_name)


def _scale(entry: Mapping[str, Any]) -> Scale:
    return Scale(entry["name"], entry["title"], entry["origin"], entry["shape"], _bands(entry["bands"]))


def _bands(entries: Sequence[Mapping[str, Any]]) -> tuple[Band, ...]:
    return tuple(
        Band(
            entry["term"],
            float(entry["range"][0]),
            float(entry["range"][1]),
            tuple(entry.get("own", ())),
            tuple(entry.get("words", ())),
            entry.get("upper") != "excluded",
        )
        for entry in entries
    )
