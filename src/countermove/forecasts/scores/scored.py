"""Which forecasts are scored, and each one's own scores."""

from __future__ import annotations

from dataclasses import dataclass

from countermove.forecasts.forecast import Forecast, Outcome, Standing
from countermove.forecasts.scores.rules import Interval, brier_interval, brier_of_answers, log_interval, log_score


@dataclass(frozen=True, slots=True)
class ScoredForecast:
    """A forecast answered by yes or no, with what it said when it counted and how it came out.

    Units: ``low``, ``high`` and ``middle`` are probabilities of yes; ``outcome`` is 1 for yes and 0 for no.
    """

    id: str
    low: float
    high: float
    outcome: int
    term: str = ""
    scale: str = ""
    status_quo: str = "none"
    is_hindsight: bool = False

    @property
    def middle(self) -> float:
        """Return the number that stands for a band where only one can."""
        return (self.low + self.high) / 2

    @property
    def brier(self) -> Interval:
        """Return its Brier score, from 0 to 1."""
        return brier_interval(self.low, self.high, self.outcome)

    @property
    def log(self) -> Interval:
        """Return its logarithmic score in nats."""
        return log_interval(self.low, self.high, self.outcome)


@dataclass(frozen=True, slots=True)
class ScoredAnswers:
    """A forecast with several answers, and the one that came true."""

    id: str
    probabilities: tuple[tuple[str, float], ...]
    answer: str
    is_hindsight: bool = False

    @property
    def brier(self) -> float:
        """Return its Brier score as a sum over the answers, from 0 to 2."""
        return brier_of_answers(dict(self.probabilities), self.answer)

    @property
    def log(self) -> float:
        """Return its logarithmic score in nats."""
        return log_score(dict(self.probabilities)[self.answer])


def scored(forecast: Forecast) -> ScoredForecast | ScoredAnswers | None:
    """Return a forecast as it is scored; None where it is open, overdue, void, or a word without a number.

    Source: tradecraft.md, section 3.3; which estimate counts: ``Forecast.scored_revision``.
    """
    held = forecast.resolution
    estimate = forecast.scored_revision.estimate
    if held is None or forecast.standing(held.at) is not Standing.RESOLVED or not estimate.is_quantified:
        return None
    if forecast.answers:
        return ScoredAnswers(forecast.id, estimate.probabilities, held.outcome, forecast.is_hindsight)
    assert estimate.low is not None
    assert estimate.high is not None
    named = (estimate.term, estimate.scale, forecast.status_quo, forecast.is_hindsight)
    return ScoredForecast(forecast.id, estimate.low, estimate.high, int(held.outcome == Outcome.YES), *named)
