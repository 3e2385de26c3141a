"""The weighted inconsistency: what speaks against each hypothesis, after Heuer and the PARC program.

Source: tradecraft.md, section 4.1. PARC also has a factor of relevance, which nobody is asked for here, and counts
every piece; here the pieces of one line of evidence count once, by their mean, as in the other score.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import fsum

from countermove.analysis.motives.matrix import Matrix
from countermove.analysis.motives.ranking import Ranking, ranking
from countermove.analysis.motives.terms import PENALTIES, letter_of
from countermove.analysis.motives.weights import USUAL, Weights
from countermove.model import Evidence

RULE = (
    "unlikely = −1, very unlikely and almost no chance = −2, everything else 0; times the credibility of the source "
    "(low 1/√2, medium 1, high √2; grades A and B are high, C and F medium, D and E low); the pieces of one line of "
    "evidence count once, by their mean. Least negative first. Consistent pieces add nothing to it and are counted "
    "beside it."
)


@dataclass(frozen=True)
class Inconsistency:
    """What speaks against each hypothesis, and how many lines of evidence are consistent with it or not.

    Units: ``score`` is 0 or negative, least negative is best; a line of which half the pieces are consistent counts ½.
    """

    score: Mapping[str, float]
    consistent: Mapping[str, float]
    inconsistent: Mapping[str, float]

    @property
    def ranking(self) -> Ranking:
        """Return the hypotheses, least inconsistent first."""
        return ranking(self.score)

    @property
    def by_consistent(self) -> Ranking:
        """Return the hypotheses by the number of consistent lines, most first."""
        return ranking(self.consistent)


def inconsistency(matrix: Matrix, weights: Weights = USUAL) -> Inconsistency:
    """Return the weighted inconsistency of every hypothesis. Evidence of weight 0 is left out of it as well."""

    def over_lines(value: Callable[[str, Evidence], float]) -> dict[str, float]:
        counted = [[piece for piece in line if weights.of(piece) > 0] for line in matrix.lines]
        return {
            name: fsum(fsum(value(name, piece) for piece in line) / len(line) for line in counted if line) + 0.0
            for name in matrix.names
        }

    def letter(name: str, piece: Evidence) -> str:
        likelihood = matrix.likelihood(name, piece.id)
        return "" if likelihood is None else letter_of(likelihood)

    return Inconsistency(
        over_lines(lambda name, piece: PENALTIES.get(letter(name, piece), 0.0) * weights.factor(piece)),
        over_lines(lambda name, piece: float(letter(name, piece) in {"C", "CC"})),
        over_lines(lambda name, piece: float(letter(name, piece) in {"I", "II"})),
    )
