"""How far a source counts: its grade of reliability as a weight, and as a grade of credibility.

Source: tradecraft.md, sections 4.1 and 4.3.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import sqrt

from countermove.errors import NotApplicable, unknown
from countermove.model import Evidence
from countermove.model.evidence import RELIABILITY

UNGRADED = "F"
"""The grade that a source without one counts as: nobody has judged it, so that it cannot be judged."""

CREDIBILITY = {"A": "high", "B": "high", "C": "medium", "D": "low", "E": "low", "F": "medium"}
FACTORS = {"low": 1 / sqrt(2), "medium": 1.0, "high": sqrt(2)}


@dataclass(frozen=True)
class Weights:
    """How far evidence of each grade counts in the likelihood score, from 0 (not at all) to 1 (in full)."""

    reliability: Mapping[str, float] = field(default_factory=lambda: dict(RELIABILITY))

    def of(self, piece: Evidence) -> float:
        """Return how far a piece of evidence counts."""
        return self.reliability[piece.reliability or UNGRADED]

    @staticmethod
    def factor(piece: Evidence) -> float:
        """Return the factor of a piece of evidence in the weighted inconsistency."""
        return FACTORS[CREDIBILITY[piece.reliability or UNGRADED]]


USUAL = Weights()


def weights(changed: Mapping[str, float] | None = None) -> Weights:
    """Return the usual weights with some of them changed.

    Raises: ``NotApplicable`` for a grade that is none, or a weight outside 0 to 1.
    """
    for grade, value in (changed or {}).items():
        if grade not in RELIABILITY:
            raise NotApplicable(unknown("grade of reliability", grade, RELIABILITY))
        if not 0 <= value <= 1:
            raise NotApplicable(f"grade {grade} is to count {value:g}, but a weight lies between 0 and 1")
    return Weights({**RELIABILITY, **(changed or {})})
