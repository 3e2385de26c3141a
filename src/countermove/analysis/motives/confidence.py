"""How much the weighing of the evidence can bear: the same three dials as elsewhere, by a rule that is printed.

The dials are the evidence that was weighed, how far opinions about it range (two ways to score, two ways to start), and
how far one line of evidence more or less would move it. None of them says how likely anything is.

Source: tradecraft.md, section 3.2 (confidence apart from likelihood).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from countermove.analysis.doubt.confidence import FAIR, GOOD, POOR, Confidence, Dial
from countermove.analysis.motives.diagnosticity import diagnosticity
from countermove.analysis.motives.matrix import Matrix
from countermove.analysis.motives.ranking import first
from countermove.analysis.motives.weights import Weights
from countermove.model import Evidence

if TYPE_CHECKING:
    from countermove.analysis.motives.weighed import Weighed

SOLID = 0.8
"""The weight from which on a source counts as good: grades A and B as they come."""

WEAK = 0.4
"""The weight up to which a source counts as weak: grades D and E as they come."""

RULE = (
    "Confidence is high where all three dials are good, low where the evidence is poor or two dials are, and moderate "
    "otherwise.",
    "Evidence: poor where fewer than two lines tell the answers apart, more than half of the cells are not assessed, "
    "or at least half of the pieces have no citation or a source that counts up to 0.4 (D and E); good where every "
    "cell is assessed and at least half of the pieces are cited, not judged, and from sources that count 0.8 or more "
    "(A and B); fair otherwise.",
    "Range of opinion: poor where the two scores, or the two starting points, put different answers first; good where "
    "they put the same ones first; fair where they share only some of them, or all answers are level.",
    "New information: poor where leaving out one line of evidence changes what the likelihoods put first; fair where "
    "it changes only what the inconsistency puts first; good where it changes neither and some answer comes first.",
)


def confidence(found: Weighed) -> Confidence:
    """Return how much the weighing can bear."""
    matrix = found.matrix
    leading = " = ".join(found.flat.ranking[0])
    return Confidence(matrix.rivals.id, leading, _evidence(matrix, found.weights), _opinion(found), _news(found))


def _evidence(matrix: Matrix, weights: Weights) -> Dial:
    number, cells = len(matrix.evidence), len(matrix.names) * len(matrix.evidence)
    telling = sum(any(_tells(matrix, piece, weights) for piece in line) for line in matrix.lines)
    solid = sum(_is_solid(piece, weights) for piece in matrix.evidence)
    weak = sum(not piece.cites or weights.of(piece) <= WEAK for piece in matrix.evidence)
    why = f"{telling} of {_counted(len(matrix.lines), 'line')} {_verb(telling, 'tells')} the answers apart; "
    why += f"{solid} of {_counted(number, 'piece')} cited, not judged, and from good sources"
    why += f"; {weak} without citation or from weak ones" if weak else ""
    why += f"; {matrix.blanks} of {_counted(cells, 'cell')} not assessed" if matrix.blanks else ""
    if telling < 2 or matrix.blanks * 2 > cells or weak * 2 >= number:
        return Dial("evidence", POOR, why)
    return Dial("evidence", FAIR if matrix.blanks or solid * 2 < number else GOOD, why)


def _tells(matrix: Matrix, piece: Evidence, weights: Weights) -> bool:
    return weights.of(piece) > 0 and diagnosticity(matrix, piece).is_diagnostic


def _is_solid(piece: Evidence, weights: Weights) -> bool:
    return bool(piece.cites) and piece.basis != "judged" and weights.of(piece) >= SOLID


def _opinion(found: Weighed) -> Dial:
    name, leaders = "range of opinion", [first(found.flat.ranking), first(found.against.ranking)]
    if len(leaders[0]) == len(leaders[1]) == len(found.matrix.names):
        return Dial(name, FAIR, "neither score puts any answer first")
    if not leaders[0] & leaders[1]:
        return Dial(name, POOR, "the two scores put different answers first")
    if found.analyst is not None:
        leaders.append(first(found.analyst.ranking))
        if not leaders[0] & leaders[2]:
            return Dial(name, POOR, "from the analyst's starting point another answer comes first")
    if len(set(leaders)) > 1:
        return Dial(name, FAIR, "scores or starting points share only some of the answers that they put first")
    starts = "" if found.analyst is None else ", from either starting point"
    return Dial(name, GOOD, f"both scores put the same first{starts}")


def _news(found: Weighed) -> Dial:
    name = "new information"
    if deciding := [one.line for one in found.dropped if one.likelihood_flips]:
        return Dial(name, POOR, f"what comes first hangs on {_some(deciding)} alone")
    if moving := [one.line for one in found.dropped if one.inconsistency_flips]:
        return Dial(name, FAIR, f"without {_some(moving)}, the inconsistency puts something else first")
    if len(found.flat.ranking) == 1:
        return Dial(name, FAIR, "no answer comes first yet, so that one telling line would decide")
    return Dial(name, GOOD, "leaving out any one line of evidence changes nothing at the top")


def _some(names: Sequence[str]) -> str:
    more = f" (or {len(names) - 3} more)" if len(names) > 3 else ""
    return " or ".join(names[:3]) + more


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _verb(number: int, verb: str) -> str:
    return verb if number == 1 else verb.removesuffix("s")
