"""Murphy's decomposition of the Brier score: what it owes to calibration, to telling cases apart, and to the cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from countermove.forecasts.scores.calibration import Bin
from countermove.forecasts.scores.rules import brier


@dataclass(frozen=True, slots=True)
class Murphy:
    """The parts of a Brier score: ``brier = reliability - resolution + uncertainty + within``.

    ``reliability``: how far what was said in each bin lies from what came true there; 0 is best. ``resolution``: how
    far what came true in each bin lies from what came true over all; more is better. ``uncertainty``: how mixed the
    outcomes were, whatever was forecast. ``within``: what differs inside the bins; 0 where all forecasts of a bin say
    the same. ``binned`` is the Brier score of forecasts that each say what their bin says on average.
    """

    brier: float
    binned: float
    reliability: float
    resolution: float
    uncertainty: float

    @property
    def within(self) -> float:
        """Return the part of the score that comes from differences inside the bins."""
        return self.brier - self.binned


def murphy(bins: Sequence[Bin]) -> Murphy:
    """Return the parts of the Brier score of forecasts in bins, a band counting as its middle.

    Raises: ``ValueError`` where there are no forecasts.
    Source: Murphy 1973; the part inside the bins after Stephenson, Coelho and Jolliffe 2008.
    """
    total = sum(one.count for one in bins)
    if not total:
        raise ValueError("there is nothing to take apart: no forecast is scored")
    base = sum(one.came_true for one in bins) / total
    return Murphy(
        brier=fsum(brier(f.middle, f.outcome) for one in bins for f in one.forecasts) / total,
        binned=fsum(brier(one.said, f.outcome) for one in bins for f in one.forecasts) / total,
        reliability=fsum(one.count * (one.said - one.share) ** 2 for one in bins) / total,
        resolution=fsum(one.count * (one.share - base) ** 2 for one in bins) / total,
        uncertainty=base * (1 - base),
    )
