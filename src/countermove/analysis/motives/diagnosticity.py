"""How well a piece of evidence tells hypotheses apart: the largest ratio of likelihoods between any two of them.

Evidence that is as unexpected under every hypothesis tells none from another, and has a ratio of 1 like evidence that
every hypothesis leads one to expect. (A program that adds up inconsistencies puts such evidence on top.)

Source: tradecraft.md, sections 4.1 and 4.3.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log2

from countermove.analysis.motives.matrix import Matrix
from countermove.model import Evidence

LEAST = 2.0
"""The ratio above which evidence counts as telling hypotheses apart; up to it, all ratios lie within ½ and 2."""

_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Diagnosticity:
    """The largest ratio of likelihoods in a column, and the two hypotheses it is between.

    ``ratio`` is None where fewer than two hypotheses were assessed.
    """

    ratio: float | None
    more_expected: str = ""
    less_expected: str = ""

    @property
    def is_diagnostic(self) -> bool:
        """Say whether some two hypotheses differ by more than a factor of two."""
        return self.ratio is not None and self.ratio > LEAST + _CLOSE

    @property
    def bits(self) -> float | None:
        """Return the logarithm of the ratio to base 2."""
        return None if self.ratio is None else log2(self.ratio)


def diagnosticity(matrix: Matrix, piece: Evidence) -> Diagnosticity:
    """Return how well a piece of evidence tells the hypotheses apart, whatever the grade of its source."""
    column = matrix.column(piece.id)
    if len(column) < 2:
        return Diagnosticity(None)
    most, least = max(column, key=column.__getitem__), min(column, key=column.__getitem__)
    return Diagnosticity(column[most] / column[least], most, least)
