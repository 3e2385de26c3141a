"""Skill: the Brier score set against that of a simple reference, on the same forecasts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import fsum

from countermove.forecasts.scores.rules import brier
from countermove.forecasts.scores.scored import ScoredForecast


@dataclass(frozen=True, slots=True)
class Skill:
    """A Brier score beside the one of a reference.

    ``score`` is ``1 - brier / reference``: 1 is perfect, 0 as good as the reference, below 0 worse; None where the
    reference makes no error, so that nothing can be better.
    """

    against: str
    count: int
    brier: float
    reference: float

    @property
    def score(self) -> float | None:
        """Return the skill score."""
        return 1 - self.brier / self.reference if self.reference else None


def skill_against_base_rate(forecasts: Sequence[ScoredForecast], rate: float | None = None) -> Skill | None:
    """Return the skill against always saying how often such things happen; None where nothing is scored.

    Args:
        rate: how often they happen; by default as often as these very forecasts came true, which nobody knew before.

    Source: tradecraft.md, section 3.3; the form is Murphy's (1973).
    """
    if not forecasts:
        return None
    own = sum(one.outcome for one in forecasts) / len(forecasts)
    said = own if rate is None else rate
    name = "the base rate among these forecasts" if rate is None else "the base rate given"
    return _skill(f"{name}, {said:.0%}", forecasts, lambda _: said)


def skill_against_status_quo(forecasts: Sequence[ScoredForecast]) -> Skill | None:
    """Return the skill against always saying that nothing changes; None where no forecast says what that would be.

    Source: tradecraft.md, section 3.3.
    """
    about_change = [one for one in forecasts if one.status_quo in ("yes", "no")]
    if not about_change:
        return None
    return _skill("nothing changes", about_change, lambda one: float(one.status_quo == "yes"))


def _skill(against: str, forecasts: Sequence[ScoredForecast], said: Callable[[ScoredForecast], float]) -> Skill:
    own = fsum(brier(one.middle, one.outcome) for one in forecasts) / len(forecasts)
    reference = fsum(brier(said(one), one.outcome) for one in forecasts) / len(forecasts)
    return Skill(against, len(forecasts), own, reference)
