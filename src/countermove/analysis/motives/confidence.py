"""How much the weighing of the evidence can bear, by a rule that is printed, and apart from how likely anything is.

Source: tradecraft.md, section 3.2 (confidence apart from likelihood).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from countermove.analysis.motives.diagnosticity import diagnosticity
from countermove.analysis.motives.matrix import Matrix
from countermove.analysis.motives.sensitivity import Dropped
from countermove.analysis.motives.weights import Weights

GOOD = 0.8
"""The weight from which on a source counts as good: grades A and B as they come."""

RULE = (
    "low where the scores put different hypotheses first, where leaving out one line of evidence changes what the "
    "first score puts first, where fewer than two lines tell hypotheses apart, or where more than half of the cells "
    "are not assessed; high where nothing of the kind holds, every cell is assessed, no line changes what either score "
    "puts first, and at least half of the pieces are cited, not judged, and from sources of grade A or B; else moderate"
)


@dataclass(frozen=True, slots=True)
class Confidence:
    """Low, moderate or high, and what makes it so."""

    level: str
    reasons: tuple[str, ...]


def confidence(matrix: Matrix, weights: Weights, dropped: Sequence[Dropped], scores_agree: bool) -> Confidence:
    """Return how much the weighing can bear."""
    low = tuple(_weaknesses(matrix, dropped, scores_agree))
    if low:
        return Confidence("low", low)
    short = tuple(_shortcomings(matrix, weights, dropped))
    if short:
        return Confidence("moderate", short)
    return Confidence("high", ("no single line of evidence decides, both scores agree, and the sources are good",))


def _weaknesses(matrix: Matrix, dropped: Sequence[Dropped], scores_agree: bool) -> Iterator[str]:
    if not scores_agree:
        yield "the two scores put different hypotheses first"
    deciding = [one.line for one in dropped if one.likelihood_flips]
    if deciding:
        yield f"what stands first hangs on {' alone, and on '.join(deciding[:3])} alone"
    telling = sum(any(diagnosticity(matrix, piece).is_diagnostic for piece in line) for line in matrix.lines)
    if telling < 2:
        number = "one line" if telling else "no line"
        yield f"{number} of evidence tells the hypotheses apart"
    cells = len(matrix.names) * len(matrix.evidence)
    if cells and matrix.blanks * 2 > cells:
        yield f"{matrix.blanks} of {cells} cells are not assessed"


def _shortcomings(matrix: Matrix, weights: Weights, dropped: Sequence[Dropped]) -> Iterator[str]:
    if matrix.blanks:
        yield f"{matrix.blanks} {'cell is' if matrix.blanks == 1 else 'cells are'} not assessed"
    if any(one.inconsistency_flips for one in dropped):
        yield "leaving out one line of evidence changes what the inconsistency score puts first"
    solid = [p for p in matrix.evidence if p.cites and p.basis != "judged" and weights.of(p) >= GOOD]
    if len(solid) * 2 < len(matrix.evidence):
        yield f"{len(solid)} of {len(matrix.evidence)} pieces are cited, not judged, and from good sources"
