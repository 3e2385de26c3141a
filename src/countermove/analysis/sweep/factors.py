"""What a sweep varies: each factor is one open point with its outcomes, and each outcome the edits it makes.

Source: tradecraft.md, sections 2.1 and 2.2.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import accumulate
from math import lcm

from countermove.analysis.sweep.edits import Edits
from countermove.model import Conflict, Rivals, Statement, Uncertain

AS_CODED, OTHERWISE = "as_coded", "otherwise"
Uniform = Callable[[int, int], int]
# Given a bound and the number of the step, a whole number below the bound, each as likely as any other.


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way an open point can be settled.

    ``fixes`` names outcomes of other factors that come with it, for answers to questions; ``voids`` names factors that
    mean nothing then, because what they are about is not there.

    Units: ``probability`` is that it is settled so, None where nobody has said.
    """

    label: str
    probability: float | None = None
    edits: Edits = ()
    fixes: tuple[tuple[str, str], ...] = ()
    text: str = ""
    voids: tuple[str, ...] = ()

    @property
    def settles(self) -> frozenset[str]:
        """Return the factors that are not open where this is so: those it fixes, and those that mean nothing then."""
        return frozenset((*(name for name, _ in self.fixes), *self.voids))


@dataclass(frozen=True)
class Factor:
    """One open point of a case with its outcomes; those of probability 0 are left out.

    ``kind`` is presence, order, block, variant, weight, grade, structure, group (items that stand or fall together),
    question (exclusive answers, of which one holds), answer (one that may hold or not), or judged (the orders of a
    party that ``--judged`` goes through). ``items`` are the ids of the uncertain items in it.
    """

    id: str
    kind: str
    outcomes: tuple[Outcome, ...]
    text: str = ""
    items: tuple[str, ...] = ()
    because: str = ""
    cites: tuple[str, ...] = ()
    basis: str = "assumption"
    abandon: str = ""

    @cached_property
    def is_weighted(self) -> bool:
        """Say whether every outcome has a probability."""
        return all(outcome.probability is not None for outcome in self.outcomes)

    @cached_property
    def weights(self) -> tuple[int, ...]:
        """Return the outcomes' probabilities as whole numbers in the same proportions; all 1 where some are not given.

        Written as decimals, so that .35 means 35 in 100 and not the nearest binary fraction.
        """
        if not self.is_weighted:
            return (1,) * len(self.outcomes)
        shares = [Fraction(repr(outcome.probability)) for outcome in self.outcomes]
        scale = lcm(*(share.denominator for share in shares))
        return tuple(int(share * scale) for share in shares)

    @property
    def size(self) -> int | None:
        """Return the number of outcomes; None where they cannot be listed."""
        return len(self.outcomes)

    @cached_property
    def total(self) -> int:
        """Return the sum of the weights."""
        return sum(self.weights)

    @cached_property
    def _up_to(self) -> tuple[int, ...]:
        return tuple(accumulate(self.weights))

    def at(self, number: int) -> tuple[Outcome, int]:
        """Return an outcome by its number, counted from 0, with its weight."""
        return self.outcomes[number], self.weights[number]

    def drawn(self, uniform: Uniform) -> Outcome:
        """Return the outcome that uniform numbers lead to; ``uniform`` gives a whole number below another."""
        return self.outcomes[bisect_right(self._up_to, uniform(self.total, 0))]

    def features(self, outcome: Outcome) -> tuple[tuple[str, str], ...]:
        """Return what is counted of an outcome: the factor with its label."""
        return ((self.id, outcome.label),)

    def outcome(self, label: str) -> Outcome:
        """Return one outcome by its label.

        Raises: ``KeyError`` where there is none.
        """
        for outcome in self.outcomes:
            if outcome.label == label:
                return outcome
        raise KeyError(label)


def factors_of(
    conflict: Conflict,
    uncertain: Sequence[Uncertain] = (),
    rivals: Sequence[Rivals] = (),
    profiles: Mapping[str, Mapping[str, Sequence[Statement]]] | None = None,
) -> tuple[Factor, ...]:
    """Return what a case leaves open as factors: questions with rival answers first, then uncertain items.

    ``profiles`` are other readings of a party's order, by party and name. A statement with a probability of its own is
    a factor of kind presence, under the name it has in paths (``tokyo/preferences/3``). A question none of whose
    answers changes the model is left out.

    Raises: ``NotApplicable`` for items of things that are not there.
    """
    from countermove.analysis.sweep.answers import Known, question_factors
    from countermove.analysis.sweep.items import item_factors

    items = item_factors(conflict, uncertain)
    return (*question_factors(rivals, Known(conflict, items, profiles or {})), *(_possible(factor) for factor in items))


def _possible(factor: Factor) -> Factor:
    """Return a factor without the outcomes that cannot be."""
    kept = tuple(outcome for outcome in factor.outcomes if outcome.probability != 0)
    return factor if len(kept) == len(factor.outcomes) else replace(factor, outcomes=kept)
