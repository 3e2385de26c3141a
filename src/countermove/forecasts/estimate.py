"""How likely a forecast says something is: a number, a band, a word on a scale, or several answers with numbers.

Source: tradecraft.md, sections 3.2 and 3.3.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from countermove.forecasts.faults import ForecastError

if TYPE_CHECKING:
    from countermove.records.judgments.scales import Scale

READERS_SCALE = "kent-1964"
"""The scale on which a word is read where none is named: that of United States prose before 2015."""

SUM_TOLERANCE = 1e-6


class Kind(StrEnum):
    """How an estimate was given."""

    POINT = "point"
    BAND = "band"
    WORD = "word"
    ANSWERS = "answers"


@dataclass(frozen=True, slots=True)
class Estimate:
    """How likely the forecast's event is said to be.

    A point has equal ends; a word has the ends that its scale gave it when it was registered, and none where it is a
    word of possibility; several answers have a probability each.

    Units: ``low``, ``high`` and the probabilities lie between 0 and 1.
    """

    kind: Kind
    low: float | None = None
    high: float | None = None
    term: str = ""
    scale: str = ""
    probabilities: tuple[tuple[str, float], ...] = ()

    @property
    def is_quantified(self) -> bool:
        """Say whether it can be scored; a word such as "could" cannot."""
        return self.kind is Kind.ANSWERS or self.low is not None

    @property
    def middle(self) -> float:
        """Return the number that stands for it where only one can: the middle of its band.

        Raises: ``ForecastError`` for several answers and for words without a number.
        """
        if self.low is None or self.high is None:
            raise ForecastError(f"{self.in_words()} has no middle")
        return (self.low + self.high) / 2

    def in_words(self) -> str:
        """Return it as it can stand in a sentence: the word first, its range in brackets."""
        if self.kind is Kind.ANSWERS:
            return ", ".join(f"{name} {percent(p)}" for name, p in self.probabilities)
        if self.low is None or self.high is None:
            return f"{self.term} (no number)"
        band = percent(self.low) if self.low == self.high else f"{percent(self.low, sign='')}–{percent(self.high)}"
        return f"{self.term} ({band}, {self.scale})" if self.term else band


def point(probability: float) -> Estimate:
    """Return a probability as an estimate."""
    return Estimate(Kind.POINT, probability, probability)


def band(low: float, high: float) -> Estimate:
    """Return a range of probabilities as an estimate."""
    return Estimate(Kind.BAND, low, high)


def answers(probabilities: Mapping[str, float]) -> Estimate:
    """Return the probabilities of several answers, of which exactly one comes true, as an estimate."""
    return Estimate(Kind.ANSWERS, probabilities=tuple(probabilities.items()))


def word(term: str, scale: str = READERS_SCALE) -> Estimate:
    """Return a word of likelihood as an estimate, with the range that a scale gives it.

    A word of possibility, such as "could", is kept without a range.

    Raises: ``ForecastError`` for a word that the scale does not know; ``RecordError`` for an unknown scale.
    Source: tradecraft.md, section 3.2.
    """
    from countermove.records.judgments.scales import range_of
    from countermove.records.judgments.scales import scale as scale_named

    said = " ".join(term.split())
    named = scale_named(scale)
    found = range_of(said, named)
    if found is not None:
        return Estimate(Kind.WORD, *found, term=said, scale=named.name)
    if _is_possibility(said):
        return Estimate(Kind.WORD, term=said, scale=named.name)
    raise ForecastError(_unknown_word(said, named))


def _is_possibility(term: str) -> bool:
    from countermove.records.judgments.lexicon import lexicon

    cue = lexicon().cues.get(term.lower())
    return cue is not None and cue.kind == "possibility"


def _unknown_word(term: str, scale: Scale) -> str:
    from countermove.errors import nearest

    words = [word for band in scale.bands for word in (band.term, *band.own, *band.words)]
    hint = nearest(term, words) or f"its terms are {', '.join(band.term for band in scale.bands)}."
    return f'the scale {scale.name} has no word "{term}"; {hint} Or give a band of your own, and say why in a note'


def percent(probability: float, sign: str = "%") -> str:
    """Return a probability in per cent, with as many decimals as it needs, two at most."""
    return f"{probability * 100:.2f}".rstrip("0").rstrip(".") + sign


def estimate_problems(estimate: Estimate, named: Mapping[str, str]) -> list[str]:
    """Return what is wrong with an estimate.

    Args:
        named: the answers that the forecast names; empty for one that is answered by yes or no.
    """
    if estimate.kind is Kind.ANSWERS:
        return _answer_problems(dict(estimate.probabilities), named)
    problems = [f"it names several answers ({', '.join(named)}), so each needs a probability"] if named else []
    ends = [end for end in (estimate.low, estimate.high) if end is not None]
    outside = [end for end in dict.fromkeys(ends) if not 0 <= end <= 1]
    problems += [_outside(end) for end in outside]
    if len(ends) == 1 or (not ends and estimate.kind is not Kind.WORD):
        problems.append(f"a {estimate.kind} needs both its ends")
    elif ends and not outside and ends[0] > ends[1]:
        problems.append(f"a band goes from the lower to the higher end, but this one from {ends[0]:g} to {ends[1]:g}")
    if estimate.kind is Kind.WORD and not (estimate.term and estimate.scale):
        problems.append("a word of likelihood needs the word and its scale")
    return problems


def _answer_problems(probabilities: Mapping[str, float], named: Mapping[str, str]) -> list[str]:
    problems = []
    if len(named) < 2:
        problems.append("several answers are two or more; for one, give a probability")
    if missing := [name for name in named if name not in probabilities]:
        problems.append(f"no probability is given for {', '.join(missing)}")
    if strange := [name for name in probabilities if name not in named]:
        problems.append(
            f"the forecast has no answer {', '.join(strange)}; its answers are {', '.join(named) or 'none'}"
        )
    if outside := [p for p in probabilities.values() if not 0 <= p <= 1]:
        return problems + [_outside(p) for p in outside]
    total = sum(probabilities.values())
    if abs(total - 1) > SUM_TOLERANCE:
        problems.append(f"the probabilities of the answers add up to {total:g}, not to 1")
    return problems


def _outside(probability: float) -> str:
    return f"a probability lies between 0 and 1, but this one is {probability:g}; write 0.6 or 60%"
