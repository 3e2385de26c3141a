"""All scores of a lot of forecasts, together with what was not scored and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum
from typing import Any

from countermove.forecasts.forecast import Forecast, Standing
from countermove.forecasts.scores.calibration import BINS, Bin, WordRow, calibration, calibration_by_word
from countermove.forecasts.scores.direction import Direction, direction
from countermove.forecasts.scores.murphy import Murphy, murphy
from countermove.forecasts.scores.rules import FEW, Interval
from countermove.forecasts.scores.scored import ScoredAnswers, ScoredForecast, scored
from countermove.forecasts.scores.skill import Skill, skill_against_base_rate, skill_against_status_quo


@dataclass(frozen=True)
class Scores:
    """What came of forecasts.

    ``forecasts`` are those answered by yes or no, ``several`` those with several answers; the two are on different
    scales and never added up. The other fields hold the ids of what is not scored.
    """

    as_of: str
    forecasts: tuple[ScoredForecast, ...]
    several: tuple[ScoredAnswers, ...]
    unquantified: tuple[str, ...]
    void: tuple[str, ...]
    open: tuple[str, ...]
    overdue: tuple[str, ...]
    bins: tuple[Bin, ...]
    words: tuple[WordRow, ...]
    base_rate: float | None = None

    @property
    def count(self) -> int:
        """Return how many forecasts are scored, of both kinds."""
        return len(self.forecasts) + len(self.several)

    @property
    def is_few(self) -> bool:
        """Say whether they are too few for any claim."""
        return self.count < FEW

    @property
    def hindsight(self) -> tuple[str, ...]:
        """Return those that were entered when the answer could be known already."""
        single = [one.id for one in self.forecasts if one.is_hindsight]
        return (*single, *(one.id for one in self.several if one.is_hindsight))

    @cached_property
    def brier(self) -> Interval | None:
        """Return the mean Brier score, from 0 to 1, at the better and the worse ends of all bands."""
        return _mean([one.brier for one in self.forecasts])

    @cached_property
    def log(self) -> Interval | None:
        """Return the mean logarithmic score in nats, at the better and the worse ends of all bands."""
        return _mean([one.log for one in self.forecasts])

    @cached_property
    def brier_of_several(self) -> float | None:
        """Return the mean Brier score of forecasts with several answers, from 0 to 2."""
        return fsum(one.brier for one in self.several) / len(self.several) if self.several else None

    @cached_property
    def log_of_several(self) -> float | None:
        """Return the mean logarithmic score of forecasts with several answers, in nats."""
        return fsum(one.log for one in self.several) / len(self.several) if self.several else None

    @cached_property
    def murphy(self) -> Murphy | None:
        """Return the parts of the Brier score; None where nothing answered by yes or no is scored."""
        return murphy(self.bins) if self.bins else None

    @cached_property
    def direction(self) -> Direction | None:
        """Return how sure the forecasts were against how often they were right."""
        return direction(self.forecasts)

    @cached_property
    def against_base_rate(self) -> Skill | None:
        """Return the skill against the base rate."""
        return skill_against_base_rate(self.forecasts, self.base_rate)

    @cached_property
    def against_status_quo(self) -> Skill | None:
        """Return the skill against saying that nothing changes."""
        return skill_against_status_quo(self.forecasts)

    def to_json(self) -> dict[str, Any]:
        """Return the scores as the body of ``countermove.scores/1``."""
        from countermove.forecasts.scores.present import scores_as_json

        return scores_as_json(self)

    def _repr_html_(self) -> str:
        from countermove.notebook import html_table

        rows = ((one.id, one.low, one.high, one.outcome, one.term) for one in self.forecasts)
        heads = ("forecast", "lowest", "highest", "came true", "said as")
        return html_table(f"Forecasts scored as of {self.as_of}", heads, rows, len(self.forecasts))


def score(
    forecasts: Sequence[Forecast],
    as_of: str,
    bins: int = BINS,
    scale: str = "icd-203",
    base_rate: float | None = None,
) -> Scores:
    """Return the scores of forecasts as they stood on a day, without what came later.

    Args:
        bins: of equal width, from which calibration starts; merged until each holds five.
        scale: on which numbers are read as words.
        base_rate: how often such things happen; by default as often as these came true.

    Raises: ``RecordError`` for an unknown scale.
    Source: tradecraft.md, section 3.3.
    """
    then = (forecast.on(as_of) for forecast in forecasts)
    found = [(forecast, scored(forecast)) for forecast in then if forecast is not None]
    single = tuple(one for _, one in found if isinstance(one, ScoredForecast))
    where = [(forecast.id, forecast.standing(as_of), one) for forecast, one in found]
    return Scores(
        as_of,
        single,
        tuple(one for _, one in found if isinstance(one, ScoredAnswers)),
        tuple(name for name, standing, one in where if standing is Standing.RESOLVED and one is None),
        tuple(name for name, standing, _ in where if standing is Standing.VOID),
        tuple(name for name, standing, _ in where if standing is Standing.OPEN),
        tuple(name for name, standing, _ in where if standing is Standing.OVERDUE),
        calibration(single, bins),
        calibration_by_word(single, scale),
        base_rate,
    )


def _mean(intervals: Sequence[Interval]) -> Interval | None:
    if not intervals:
        return None
    return Interval(*(fsum(ends) / len(intervals) for ends in zip(*intervals, strict=True)))
