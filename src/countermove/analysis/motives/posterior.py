"""The likelihood score: from starting chances to chances after the evidence, by adding up logarithms.

Exclusive hypotheses: log P(h|E) = log P(h) + Σ over lines of the mean within the line of λ · log L(e|h), and then all
are brought to a sum of one. A cell that nobody has assessed takes the mean of the logarithms of those assessed in its
column, so that it neither helps nor hurts.

Hypotheses that can hold together have no such sum. Each is then weighed against its own absence alone:
logit P(h|E) = logit P(h) + Σ of the same mean of λ · (log L(e|h) − log L(e|not h)). Nobody rates "not h"; it is taken
to be the plain mean of the likelihoods under the other hypotheses, as if one of them, no matter which, held instead.

Source: tradecraft.md, section 4.3.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import exp, fsum, inf, log

from countermove.analysis.motives.matrix import Matrix
from countermove.analysis.motives.ranking import Ranking, ranking
from countermove.analysis.motives.weights import USUAL, Weights
from countermove.model import Evidence

RULE_EXCLUSIVE = (
    "log chance after = log chance before + for each line of evidence the mean over its pieces of reliability × log "
    "likelihood, then scaled so that all chances sum to one. A likelihood is the middle of its term's range; a cell "
    "that is not assessed is neutral."
)
RULE_TOGETHER = (
    "the hypotheses can hold together, so each is weighed against its own absence: log odds after = log odds before + "
    "for each line of evidence the mean over its pieces of reliability × (log likelihood if it holds − log likelihood "
    "if not). If it does not hold, the likelihood is taken as the mean of those under the other hypotheses. These "
    "chances do not sum to one."
)

_Bearing = Callable[[str, Evidence], float]


@dataclass(frozen=True)
class Posterior:
    """Chances before and after the evidence, by hypothesis.

    Units: ``prior`` and ``probability`` are probabilities; they sum to one where the hypotheses exclude each other.
    """

    prior: Mapping[str, float]
    probability: Mapping[str, float]

    @property
    def ranking(self) -> Ranking:
        """Return the hypotheses, most probable first."""
        return ranking(self.probability)


def flat_prior(matrix: Matrix) -> dict[str, float]:
    """Return equal starting chances: one share each, or evens for each where several can hold."""
    share = 1 / len(matrix.names) if matrix.rivals.is_exclusive else 0.5
    return dict.fromkeys(matrix.names, share)


def analysts_prior(matrix: Matrix) -> dict[str, float] | None:
    """Return the starting chances that the case gives, or None where it does not give all of them."""
    given = {one.id: one.probability for one in matrix.hypotheses}
    if any(value is None for value in given.values()):
        return None
    return {name: value for name, value in given.items() if value is not None}


def posterior(matrix: Matrix, prior: Mapping[str, float], weights: Weights = USUAL) -> Posterior:
    """Return the chances of every hypothesis after the evidence.

    Source: tradecraft.md, section 4.3.
    """
    if matrix.rivals.is_exclusive:
        bearing = _sums(matrix, weights, lambda name, piece: _relative(matrix, name, piece))
        return Posterior(dict(prior), _shares(prior, bearing))
    bearing = _sums(matrix, weights, lambda name, piece: _against_absence(matrix, name, piece))
    return Posterior(dict(prior), {name: _from_odds(prior[name], bearing[name]) for name in matrix.names})


def _sums(matrix: Matrix, weights: Weights, bearing: _Bearing) -> dict[str, float]:
    """Return what all lines of evidence add to each hypothesis. Exact sums, so that no order of columns matters."""
    counted = [[piece for piece in line if weights.of(piece) > 0] for line in matrix.lines]
    return {
        name: fsum(
            fsum(weights.of(piece) * bearing(name, piece) for piece in line) / len(line) for line in counted if line
        )
        for name in matrix.names
    }


def _relative(matrix: Matrix, name: str, piece: Evidence) -> float:
    """Return a log likelihood less the mean of its column, which changes no chance and makes a blank cell 0."""
    column = matrix.column(piece.id)
    if name not in column:
        return 0.0
    return log(column[name]) - fsum(map(log, column.values())) / len(column)


def _against_absence(matrix: Matrix, name: str, piece: Evidence) -> float:
    column = matrix.column(piece.id)
    others = [value for other, value in column.items() if other != name]
    if name not in column or not others:
        return 0.0
    return log(column[name]) - log(fsum(others) / len(others))


def _shares(prior: Mapping[str, float], bearing: Mapping[str, float]) -> dict[str, float]:
    logs = {name: (log(prior[name]) if prior[name] > 0 else -inf) + value for name, value in bearing.items()}
    top = max(logs.values())
    sizes = {name: exp(value - top) for name, value in logs.items()}
    total = fsum(sizes.values())
    return {name: size / total for name, size in sizes.items()}


def _from_odds(prior: float, bearing: float) -> float:
    if prior in (0, 1):
        return prior
    odds = log(prior) - log(1 - prior) + bearing
    return 1 / (1 + exp(-odds)) if odds >= 0 else exp(odds) / (1 + exp(odds))
