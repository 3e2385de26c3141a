"""How likely a move would be seen if a hypothesis held, and where that number comes from.

A likelihood is counted from the model, the completions of the case in which the move lies in the actor's best package,
or it is the coder's own term, read as the middle of its band. Nothing else makes one, and each says which it is.

There is one rule, for indicators and for the matrix of motives alike. Where every completion was gone through and every
open point has a probability, or nothing is open, the likelihood is the exact weighted share. Where completions were
drawn it is (n + ½) / (N + 1). Where an open point has no probability there is no number, only whether the move is
expected in every, some or no completion.

Source: tradecraft.md, section 2.6 (``L(x|h) = (n + 1/2) / (N + 1)`` from draws; exact shares where all are counted).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from countermove.analysis.sweep.factors import Factor
from countermove.model import Rating
from countermove.records.judgments.scales import range_of

SCALE = "icd-203"
YES, NO = "yes", "no"
EXACT, DRAWN = "exact", "drawn"
NEVER, SOME, EVERY = "none", "some", "every"
OFTEN = (NEVER, SOME, EVERY)


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How likely a move is to be seen if a hypothesis holds.

    ``origin`` is exact (a share of all completions), drawn (so many of so many draws) or term (the coder's, for the
    reason in ``because``). ``computed`` is what the model gives where a term displaces it.

    Units: ``value`` is a probability; ``seen`` of ``among`` are draws where ``origin`` is drawn, weights where exact.
    """

    value: float
    origin: str
    seen: float = 0.0
    among: float = 0.0
    term: str = ""
    because: str = ""
    computed: float | None = None

    @property
    def text(self) -> str:
        """Return the number with what it rests on, in words."""
        if self.origin == "term":
            low, high = range_of(self.term, SCALE) or (self.value, self.value)
            instead = "" if self.computed is None else f", in place of the model's {self.computed:.2f}"
            return f"{self.value:.2f} (the coder's {self.term}, {low:.0%}–{high:.0%}, its middle{instead})"
        if self.origin == DRAWN:
            return f"{self.value:.2f} (in {self.seen:.0f} of {self.among:.0f} draws under it)"
        if self.value in (0.0, 1.0):
            return f"{self.value:.2f} (in {'every' if self.value else 'no'} completion under it)"
        return f"{self.value:.2f} (share of all completions under it)"

    def complement(self) -> Likelihood:
        """Return how likely it is not to be seen."""
        computed = None if self.computed is None else 1 - self.computed
        return Likelihood(
            1 - self.value, self.origin, self.among - self.seen, self.among, self.term, self.because, computed
        )

    def to_json(self) -> dict[str, Any]:
        """Return the likelihood as plain data."""
        return {
            "value": self.value,
            "origin": self.origin,
            "seen": self.seen,
            "among": self.among,
            "term": self.term,
            "because": self.because,
            "computed": self.computed,
        }


def counted(joint: Mapping[tuple[str, ...], float], hypothesis: str, draws: bool) -> Likelihood | None:
    """Return the likelihood of a move under a hypothesis, or None where the hypothesis never came up.

    Args:
        joint: weights by hypothesis and whether the move lies in the best package, ``yes`` or ``no``.
        draws: whether the weights are numbers of draws, and not shares of all completions.

    Source: tradecraft.md, section 2.6.
    """
    seen = joint.get((hypothesis, YES), 0.0)
    among = seen + joint.get((hypothesis, NO), 0.0)
    return likelihood(seen, among, draws)


def likelihood(seen: float, among: float, draws: bool) -> Likelihood | None:
    """Return the likelihood of a move that was expected in so many of so many draws, or with so much of the weight of
    all completions; None of none.

    Source: tradecraft.md, section 2.6.
    """
    if among <= 0:
        return None
    if draws:
        return Likelihood((seen + 0.5) / (among + 1), DRAWN, seen, among)
    share = 0.0 if seen == 0 else 1.0 if seen == among else seen / among
    return Likelihood(share, EXACT, seen, among)


def without_probability(factors: Iterable[Factor]) -> tuple[str, ...]:
    """Return the open points of which nobody has said how probable their outcomes are; with any, there is no number."""
    return tuple(factor.id for factor in factors if not factor.is_weighted)


def how_often(joint: Mapping[tuple[str, ...], float], hypothesis: str) -> str:
    """Return whether a move lies in the best package in every, some or no completion under a hypothesis.

    Empty where the hypothesis never came up.
    """
    return often(joint.get((hypothesis, YES), 0.0), joint.get((hypothesis, NO), 0.0))


def often(seen: float, not_seen: float) -> str:
    """Return every, some or none for how much there is with the move and without it; empty where there is neither."""
    return {(True, True): SOME, (True, False): EVERY, (False, True): NEVER}.get((seen > 0, not_seen > 0), "")


def of_term(rating: Rating, computed: Likelihood | None = None) -> Likelihood | None:
    """Return the likelihood that the coder's term stands for, the middle of its band; None for an unknown term."""
    band = range_of(rating.term, SCALE)
    if band is None:
        return None
    displaced = None if computed is None else computed.value
    return Likelihood(sum(band) / 2, "term", term=rating.term, because=rating.because, computed=displaced)
