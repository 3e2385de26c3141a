"""What flips the order: each line of evidence left out in turn, and whether another hypothesis then stands first.

Source: tradecraft.md, section 4.3.
"""

from __future__ import annotations

from dataclasses import dataclass

from countermove.analysis.motives.inconsistency import inconsistency
from countermove.analysis.motives.matrix import Matrix
from countermove.analysis.motives.posterior import flat_prior, posterior
from countermove.analysis.motives.ranking import Ranking, first
from countermove.analysis.motives.weights import USUAL, Weights


@dataclass(frozen=True)
class Dropped:
    """Both orders without one line of evidence, and whether another hypothesis stands first then.

    ``line`` is the name of the group, or of the piece that stands by itself.
    """

    line: str
    pieces: tuple[str, ...]
    by_likelihood: Ranking
    by_inconsistency: Ranking
    likelihood_flips: bool
    inconsistency_flips: bool


def drop_each(matrix: Matrix, weights: Weights = USUAL) -> tuple[Dropped, ...]:
    """Return both orders without each line of evidence, from equal starting chances."""
    prior = flat_prior(matrix)
    likeliest = first(posterior(matrix, prior, weights).ranking)
    least_against = first(inconsistency(matrix, weights).ranking)
    found = []
    for line in matrix.lines:
        rest = matrix.without(line)
        chances, against = posterior(rest, prior, weights).ranking, inconsistency(rest, weights).ranking
        found.append(
            Dropped(
                line[0].group or line[0].id,
                tuple(piece.id for piece in line),
                chances,
                against,
                first(chances) != likeliest,
                first(against) != least_against,
            )
        )
    return tuple(found)
