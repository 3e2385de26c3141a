"""The weighted inconsistency: what speaks against each hypothesis, after Heuer and the PARC program.

Source: tradecraft.md, section 4.1. PARC also has a factor of relevance, which nobody is asked for here, and counts
every piece; here the pieces of one line of evidence count once, by their mean, as in the other score.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from countermove.analysis.motives.matrix import Matrix
from countermove.analysis.motives.posterior import added_up, mean_of_line
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
    fit = [_fit(matrix, line, weights) for line in matrix.lines]
    return Inconsistency(
        added_up(matrix.names, penalties(matrix, weights)),
        added_up(matrix.names, [consistent for consistent, _ in fit]),
        added_up(matrix.names, [inconsistent for _, inconsistent in fit]),
    )


def penalties(matrix: Matrix, weights: Weights = USUAL) -> tuple[Mapping[str, float], ...]:
    """Return what each line of evidence costs each hypothesis; lines as the matrix has them."""

    def cost(piece: Evidence) -> dict[str, float]:
        factor = weights.factor(piece)
        return {name: PENALTIES.get(letter, 0.0) * factor for name, letter in _letters(matrix, piece).items()}

    return tuple(mean_of_line(matrix, line, _counted_alike(weights), cost) for line in matrix.lines)


def _fit(matrix: Matrix, line: Sequence[Evidence], weights: Weights) -> tuple[dict[str, float], dict[str, float]]:
    """Return how far a line is consistent with each hypothesis, and how far inconsistent."""

    def share(among: tuple[str, str]) -> dict[str, float]:
        def found(piece: Evidence) -> dict[str, float]:
            return {name: float(letter in among) for name, letter in _letters(matrix, piece).items()}

        return mean_of_line(matrix, line, _counted_alike(weights), found)

    return share(("C", "CC")), share(("I", "II"))


def _letters(matrix: Matrix, piece: Evidence) -> dict[str, str]:
    return {name: letter_of(likelihood) for name, likelihood in matrix.column(piece.id).items()}


def _counted_alike(weights: Weights) -> Weights:
    """Return weights under which a piece counts in full or, where it counted for nothing, still not at all."""
    return Weights({grade: float(weight > 0) for grade, weight in weights.reliability.items()})
