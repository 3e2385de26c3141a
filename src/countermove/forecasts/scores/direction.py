"""Over- and under-confidence: how sure forecasts were of the side they took, and how often that side came true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from countermove.analysis.sweep.wilson import wilson
from countermove.forecasts.scores.rules import FEW, Interval
from countermove.forecasts.scores.scored import ScoredForecast


@dataclass(frozen=True, slots=True)
class Direction:
    """How sure forecasts were, and how often they were right.

    Units: ``said`` is the mean probability of the side that each forecast took; ``count`` those that took one.
    """

    count: int
    said: float
    right: int

    @property
    def share(self) -> float:
        """Return how often the side taken came true."""
        return self.right / self.count

    @property
    def interval(self) -> Interval:
        """Return the interval in which that share may lie (Wilson, 95%)."""
        return Interval(*wilson(self.right, self.count))

    @property
    def verdict(self) -> str:
        """Return ``overconfident`` or ``underconfident`` where the interval lies wholly on that side, ``neither`` where
        it does not, and ``too few`` where nothing can be claimed."""
        if self.count < FEW:
            return "too few"
        if self.said > self.interval.high:
            return "overconfident"
        return "underconfident" if self.said < self.interval.low else "neither"


def direction(forecasts: Sequence[ScoredForecast]) -> Direction | None:
    """Return how sure forecasts were against how often they were right; None where none took a side.

    A forecast takes the side that it calls more likely; one of exactly a half takes none.

    Source: tradecraft.md, section 3.3, after Mandel and Barnes 2014.
    """
    sides = [one for one in forecasts if abs(one.middle - 0.5) > 1e-9]
    if not sides:
        return None
    said = fsum(max(one.middle, 1 - one.middle) for one in sides) / len(sides)
    return Direction(len(sides), said, sum((one.middle > 0.5) == bool(one.outcome) for one in sides))
