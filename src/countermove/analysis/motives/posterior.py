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

from collections.abc import Callable, Iterable, Mapping, Sequence
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
    return after(matrix, prior, added_up(matrix.names, bearings(matrix, weights)))


def after(matrix: Matrix, prior: Mapping[str, float], bearing: Mapping[str, float]) -> Posterior:
    """Return the chances that starting chances become under what all evidence together adds in logarithms."""
    if matrix.rivals.is_exclusive:
        return Posterior(dict(prior), _shares(prior, bearing))
    return Posterior(dict(prior), {name: _from_odds(prior[name], bearing[name]) for name in matrix.names})


def bearings(matrix: Matrix, weights: Weights = USUAL) -> tuple[Mapping[str, float], ...]:
    """Return what each line of evidence adds to each hypothesis, in logarithms; lines as the matrix has them."""
    of_piece = _relative if matrix.rivals.is_exclusive else _against_absence
    return tuple(mean_of_line(matrix, line, weights, lambda piece: of_piece(matrix, piece)) for line in matrix.lines)


def added_up(names: Sequence[str], lines: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """Return the sums over lines by hypothesis; exact sums, so that no order of columns matters."""
    listed = list(lines)
    return {name: fsum(line[name] for line in listed) + 0.0 for name in names}


def mean_of_line(
    matrix: Matrix, line: Sequence[Evidence], weights: Weights, value: Callable[[Evidence], Mapping[str, float]]
) -> dict[str, float]:
    """Return the mean of a value over the pieces of a line that count at all, each times its weight."""
    counted = [(weights.of(piece), value(piece)) for piece in line if weights.of(piece) > 0]
    return {
        name: fsum(weight * found.get(name, 0.0) for weight, found in counted) / len(counted) if counted else 0.0
        for name in matrix.names
    }


def _relative(matrix: Matrix, piece: Evidence) -> dict[str, float]:
    """Return log likelihoods less the mean of their column, which changes no chance and makes a blank cell 0."""
    logs = {name: log(value) for name, value in matrix.column(piece.id).items()}
    middle = fsum(logs.values()) / len(logs) if logs else 0.0
    return {name: value - middle for name, value in logs.items()}


def _against_absence(matrix: Matrix, piece: Evidence) -> dict[str, float]:
    column = matrix.column(piece.id)
    if len(column) < 2:
        return {}
    total, others = fsum(column.values()), len(column) - 1
    return {name: log(value) - log((total - value) / others) for name, value in column.items()}


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
