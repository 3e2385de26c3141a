"""Scoring rules for one forecast: Brier, its form for several answers, and the logarithmic score.

A band has a score at each of its ends, and so an interval of scores; smaller is better everywhere.

Source: Brier 1950 (here in the form that runs from 0 to 1); Good 1952 for the logarithmic score; tradecraft.md 3.3.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import log
from typing import NamedTuple

LEAST_PROBABILITY = 0.005
"""A probability below this counts as this in the logarithmic score, so that one certain error does not outweigh all."""


FEW = 30
"""With fewer scored forecasts than this nothing is claimed about who made them."""


class Interval(NamedTuple):
    """The lowest and the highest value that a score can have for a band; the same twice for a single number."""

    low: float
    high: float


def brier(probability: float, outcome: int) -> float:
    """Return ``(p - o)²``, from 0 for the best to 1 for the worst.

    Source: Brier 1950, halved: the form from 0 to 1.
    """
    return (probability - outcome) ** 2


def brier_interval(low: float, high: float, outcome: int) -> Interval:
    """Return the Brier score at the better and at the worse end of a band.

    Source: tradecraft.md, section 3.3.
    """
    ends = brier(low, outcome), brier(high, outcome)
    return Interval(min(ends), max(ends))


def brier_of_answers(probabilities: Mapping[str, float], answer: str) -> float:
    """Return the sum of ``(p - o)²`` over several answers, from 0 for the best to 2 for the worst.

    For two answers it is twice the score of the yes-or-no question.

    Source: Brier 1950, the original sum.
    """
    return sum(brier(p, int(name == answer)) for name, p in probabilities.items())


def log_score(probability: float) -> float:
    """Return ``-ln p`` of the answer that came true, in nats: 0 for the best, about 5.3 for the worst.

    Source: Good 1952; clipped at 0.005 as in tradecraft.md, section 3.3.
    """
    return -log(max(probability, LEAST_PROBABILITY)) + 0.0


def log_interval(low: float, high: float, outcome: int) -> Interval:
    """Return the logarithmic score at the better and at the worse end of a band."""
    ends = [log_score(p if outcome else 1 - p) for p in (low, high)]
    return Interval(min(ends), max(ends))
