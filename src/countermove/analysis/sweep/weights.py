"""Open weights of those inside: anywhere in a range, each value as likely as any other.

Source: tradecraft.md, section 2.1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from countermove.analysis.sweep.edits import SetWeight
from countermove.analysis.sweep.factors import Factor, Outcome, Uniform
from countermove.errors import NotApplicable
from countermove.model import Conflict

STEPS = 1 << 53
THIRDS = ("lower_third", "middle_third", "upper_third")
POINTS = ("lowest", "middle", "highest")


@dataclass(frozen=True)
class OpenWeight(Factor):
    """A weight as a factor: drawn from its range; counted by the third of the range that it falls into.

    The weights of all inside the party are made to sum to 1 again after it is set.
    """

    party: str = ""
    stakeholder: str = ""
    low: float = 0.0
    high: float = 0.0

    @property
    def is_weighted(self) -> bool:
        """Say that the values have probabilities: uniform on the range."""
        return True

    @property
    def size(self) -> int | None:
        """Return None: the values of a range cannot be listed."""
        return None

    def drawn(self, uniform: Uniform) -> Outcome:
        """Return a value drawn uniformly from the range."""
        return self._outcome(self.low + (self.high - self.low) * uniform(STEPS, 0) / STEPS)

    def outcome(self, label: str) -> Outcome:
        """Return the outcome of a weight written as a number.

        Raises: ``KeyError`` where it is no number.
        """
        try:
            return self._outcome(float(label))
        except ValueError:
            raise KeyError(label) from None

    def at_points(self) -> Factor:
        """Return the weight at its two ends and its middle, without probabilities, so that it can be listed."""
        values = dict.fromkeys((self.low, (self.low + self.high) / 2, self.high))
        names = POINTS if len(values) == len(POINTS) else POINTS[1:2]
        outcomes = [replace(self._outcome(value), label=name) for name, value in zip(names, values, strict=True)]
        listed = Factor(self.id, "weight", tuple(outcomes), self.text, self.items)
        return replace(listed, because=self.because, cites=self.cites, basis=self.basis, abandon=self.abandon)

    def _outcome(self, value: float) -> Outcome:
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        label = THIRDS[min(2, max(0, int(share * 3)))]
        return Outcome(label, None, (SetWeight(self.party, self.stakeholder, value),), text=f"{value:.4g}")


def weights_at_points(conflict: Conflict, factors: Sequence[Factor]) -> tuple[Factor, ...]:
    """Return factors with open weights at their ends and middle only.

    Raises: ``NotApplicable`` where all weights inside a party would be 0 with every open one at its lowest.
    """
    opened = [factor for factor in factors if isinstance(factor, OpenWeight)]
    for party in dict.fromkeys(factor.party for factor in opened):
        own = {factor.stakeholder: factor for factor in opened if factor.party == party}
        lowest = [
            own[one.id].low if one.id in own else one.weight
            for one in conflict.party(party).stakeholders
            if one.weight is not None
        ]
        if not any(lowest):
            raise NotApplicable(
                f"with {' and '.join(factor.id for factor in own.values())} at the lowest, nobody inside {party} has a "
                "weight above 0; let a range begin above 0, or draw the weights, without --weights-at-points"
            )
    return tuple(factor.at_points() if isinstance(factor, OpenWeight) else factor for factor in factors)
