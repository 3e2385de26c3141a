"""What flips the order: each line of evidence left out in turn, and whether another hypothesis then stands first.

Source: tradecraft.md, section 4.3.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from countermove.analysis.motives.inconsistency import penalties
from countermove.analysis.motives.matrix import Matrix
from countermove.analysis.motives.posterior import added_up, after, bearings, flat_prior
from countermove.analysis.motives.ranking import Ranking, first, ranking
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
    adds, costs = bearings(matrix, weights), penalties(matrix, weights)
    added, cost = added_up(matrix.names, adds), added_up(matrix.names, costs)
    likeliest, least_against = first(after(matrix, prior, added).ranking), first(ranking(cost))
    found = []
    for line, add, own_cost in zip(matrix.lines, adds, costs, strict=True):
        chances = after(matrix, prior, _less(added, add)).ranking
        against = ranking(_less(cost, own_cost))
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


def _less(total: Mapping[str, float], part: Mapping[str, float]) -> dict[str, float]:
    return {name: value - part[name] for name, value in total.items()}
