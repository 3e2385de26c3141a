"""The model under a hypothesis: every way the other open points of the case can be settled if it holds.

Few ways are gone through exactly; of many a seeded sample is drawn. Other answers to the same question are not taken to
hold as well, and weights of those inside are left as coded: they change nobody's order over states.

Source: tradecraft.md, sections 2.2 and 2.6.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from random import Random

from countermove.analysis.sweep.edits import Edits, Variant, apply
from countermove.analysis.sweep.factors import Factor, Outcome, factors_of
from countermove.model import Conflict, Rivals, Statement, Uncertain

MOST = 256
"""Completions gone through under one hypothesis; of more, as many are drawn."""

SEED = 1985


@dataclass(frozen=True, slots=True)
class Way:
    """One way the open points are settled under a hypothesis.

    Units: ``share`` is the weight of this way among all under the hypothesis; the shares sum to one.
    """

    share: float
    variant: Variant


@dataclass(frozen=True)
class OpenPoints:
    """What a case leaves open, as far as a question and its hypotheses need it."""

    conflict: Conflict
    uncertain: Sequence[Uncertain] = ()
    profiles: Mapping[str, Mapping[str, Sequence[Statement]]] | None = None
    seed: int = SEED
    most: int = MOST

    def under(self, rivals: Rivals, hypothesis: str) -> tuple[Way, ...]:
        """Return every way the model can be completed if a hypothesis holds, or a seeded sample of them.

        Raises: ``KeyError`` for a hypothesis that changes nothing in the model.
        """
        factors = factors_of(self.conflict, self.uncertain, [rivals], self.profiles)
        answer = _answer(factors, rivals, hypothesis)
        settled = {name for name, _ in answer.fixes}
        free = [
            factor
            for factor in factors
            if factor.kind not in {"question", "answer", "weight"} and factor.id not in settled
        ]
        number = _number(free)
        ways = _every(free) if number is not None and number <= self.most else _drawn(free, self.seed, self.most)
        return tuple(Way(share, apply(self.conflict, (*answer.edits, *edits))) for share, edits in ways)


def _answer(factors: Sequence[Factor], rivals: Rivals, hypothesis: str) -> Outcome:
    for factor in factors:
        if rivals.is_exclusive and factor.id == rivals.id:
            return factor.outcome(hypothesis)
        if not rivals.is_exclusive and factor.id == f"{rivals.id}/{hypothesis}":
            return factor.outcome("holds")
    raise KeyError(hypothesis)


def _number(free: Sequence[Factor]) -> int | None:
    """Return how many ways there are, or None where some factor cannot be listed."""
    sizes = [factor.size for factor in free]
    return None if None in sizes else prod(size for size in sizes if size is not None)


def _every(free: Sequence[Factor]) -> Iterator[tuple[float, Edits]]:
    total = prod(factor.total for factor in free)
    for numbers in product(*(range(factor.size or 0) for factor in free)):
        chosen = [factor.at(number) for factor, number in zip(free, numbers, strict=True)]
        edits = tuple(edit for outcome, _ in chosen for edit in outcome.edits)
        yield prod(weight for _, weight in chosen) / total, edits


def _drawn(free: Sequence[Factor], seed: int, most: int) -> Iterator[tuple[float, Edits]]:
    """Yield drawn ways; a point that is open under several hypotheses is settled alike under all of them."""
    for number in range(most):
        settled = [_settled(factor, f"{seed}/{number}/{factor.id}") for factor in free]
        yield 1 / most, tuple(edit for outcome in settled for edit in outcome.edits)


def _settled(factor: Factor, seed: str) -> Outcome:
    generator = Random(seed)
    return factor.drawn(lambda bound, _step: generator.randrange(bound))
