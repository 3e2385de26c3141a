"""The model under a hypothesis: every way the other open points of the case can be settled if it holds.

Few ways are gone through exactly; of many a seeded sample is drawn. Other answers to the same question are not taken to
hold as well, and weights of those inside are left as coded: they change nobody's order over states.

Source: tradecraft.md, sections 2.2 and 2.6.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from countermove.analysis.indicators.likelihood import without_probability
from countermove.analysis.sweep.edits import Variant, apply
from countermove.analysis.sweep.factors import Factor, Outcome, factors_of
from countermove.analysis.sweep.plan import plan_of
from countermove.model import Conflict, Rivals, Statement, Uncertain

MOST = 512
"""Completions gone through under one hypothesis; of more, as many are drawn."""

SEED = 1985
_NOT_OPEN = ("question", "answer", "weight")


@dataclass(frozen=True, slots=True)
class Way:
    """One way the open points are settled under a hypothesis.

    Units: ``weight`` is a whole number, in proportion to how probable this way is among all under the hypothesis; 1
    where ways were drawn, or where some open point has no probability.
    """

    weight: int
    variant: Variant


@dataclass(frozen=True)
class Ways:
    """Every way under a hypothesis, or those drawn; ``unsaid`` names the open points that have no probability."""

    listed: tuple[Way, ...]
    is_drawn: bool = False
    unsaid: tuple[str, ...] = ()


@dataclass(frozen=True)
class OpenPoints:
    """What a case leaves open, as far as a question and its hypotheses need it."""

    conflict: Conflict
    uncertain: Sequence[Uncertain] = ()
    profiles: Mapping[str, Mapping[str, Sequence[Statement]]] | None = None
    seed: int = SEED
    most: int = MOST

    def under(self, rivals: Rivals, hypothesis: str) -> Ways:
        """Return every way the model can be completed if a hypothesis holds, or a seeded sample of them.

        Raises: ``KeyError`` for a hypothesis that changes nothing in the model.
        """
        factors = factors_of(self.conflict, self.uncertain, [rivals], self.profiles)
        answer = _answer(factors, rivals, hypothesis)
        settled = answer.settles
        others = [factor for factor in factors if factor.kind not in _NOT_OPEN]
        # A point that is open under several hypotheses is drawn alike under all of them: by its name and the number.
        plan = plan_of([one for one in others if one.id not in settled], seed=self.seed, exact_up_to=self.most)
        rows = plan.rows if plan.is_enumerated else self.most
        found = [plan.completion(number) for number in range(rows)]
        ways = tuple(Way(one.weight, apply(self.conflict, (*answer.edits, *one.edits))) for one in found)
        return Ways(ways, not plan.is_enumerated, without_probability(others))


def _answer(factors: Sequence[Factor], rivals: Rivals, hypothesis: str) -> Outcome:
    for factor in factors:
        if rivals.is_exclusive and factor.id == rivals.id:
            return factor.outcome(hypothesis)
        if not rivals.is_exclusive and factor.id == f"{rivals.id}/{hypothesis}":
            return factor.outcome("holds")
    raise KeyError(hypothesis)
