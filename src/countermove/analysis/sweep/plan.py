"""Which completions a sweep goes through: all of them where they are few, seeded draws where not.

A completion settles every factor. An answer to a question settles the items it fixes, and those that mean nothing if it
holds; they are then not free.

Source: tradecraft.md, section 2.2.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import prod

from countermove.analysis.sweep.draws import uniform_of
from countermove.analysis.sweep.edits import Edits
from countermove.analysis.sweep.factors import Factor, Outcome
from countermove.errors import NotApplicable

EXACT_UP_TO = 4_096
DRAWS = 2_000
MOST = 1_000_000
SEED = 1985
ENUMERATED, DRAWN = "enumerated", "drawn"
COMBINATIONS_LISTED = 1 << 16
"""Combinations of answers that are listed to count completions; with more, completions are not counted but drawn."""


@dataclass(frozen=True, slots=True)
class Completion:
    """One way of settling everything: the label of each factor's outcome, the edits, and the weight among all."""

    labels: tuple[tuple[str, str], ...]
    edits: Edits
    weight: int = 1


@dataclass(frozen=True)
class Plan:
    """The completions of a sweep, by number from 0; ``rows`` of them are gone through, in chunks of ``chunk``.

    ``possible`` is how many completions there are; None where they cannot be counted.
    """

    factors: tuple[Factor, ...]
    way: str
    rows: int
    possible: int | None
    seed: int = SEED
    chunk: int = 32

    @property
    def is_enumerated(self) -> bool:
        """Say whether every completion is gone through."""
        return self.way == ENUMERATED

    @cached_property
    def is_weighted(self) -> bool:
        """Say whether every factor's outcomes have probabilities, so that shares can be said."""
        return bool(self.factors) and all(factor.is_weighted for factor in self.factors)

    @property
    def chunks(self) -> int:
        """Return the number of chunks."""
        return -(-self.rows // self.chunk)

    def rows_of(self, chunk: int) -> range:
        """Return the numbers of the completions in one chunk."""
        return range(chunk * self.chunk, min(self.rows, (chunk + 1) * self.chunk))

    @cached_property
    def total(self) -> int:
        """Return the weight of everything gone through."""
        if not self.is_enumerated or not self.is_weighted:
            return self.rows
        return prod(factor.total for factor in self.factors)

    def completion(self, number: int) -> Completion:
        """Return one completion by its number."""
        if self.is_enumerated:
            return self._listed.completion(number, self.is_weighted)
        drawn = [factor.drawn(uniform_of(self.seed, number, factor.id)) for factor in self.factors]
        return _completion(self.factors, drawn, 1)

    @cached_property
    def _listed(self) -> Listed:
        listed = listing(self.factors)
        assert listed is not None
        return listed


def plan_of(
    factors: Sequence[Factor],
    draws: int | None = None,
    seed: int = SEED,
    exact_up_to: int | None = None,
    chunk: int = 32,
) -> Plan:
    """Return the plan of a sweep: every completion where there are at most ``exact_up_to``, else seeded draws.

    Without ``exact_up_to`` the bound is the number of draws asked for, as going through all is then exact and no more
    work; where that is not said either, it is 4,096.

    Raises: ``NotApplicable`` for a number of draws or completions that is not between 1 and a million.
    """
    _refuse_excess(draws, "draws")
    _refuse_excess(exact_up_to, "completions")
    most = exact_up_to or draws or EXACT_UP_TO
    listed = listing(factors)
    possible = listed.count if listed else None
    if possible is not None and possible <= most:
        return Plan(tuple(factors), ENUMERATED, possible, possible, seed, chunk)
    return Plan(tuple(factors), DRAWN, draws or DRAWS, possible, seed, chunk)


def _refuse_excess(number: int | None, what: str) -> None:
    if number is not None and number < 1:
        raise NotApplicable(f"{number:,} {what} are too few: from 1 to {MOST:,} are possible")
    if number is not None and number > MOST:
        raise NotApplicable(
            f"{number:,} {what}: from 1 to {MOST:,} are possible. A share from {MOST:,} draws is sure to a tenth of a "
            "percentage point already; what more draws would add is nothing beside the doubt about the coding"
        )


@dataclass(frozen=True, slots=True)
class Settling:
    """One combination of answers: the outcomes, their weight, and the factors that stay free under them."""

    answers: tuple[Outcome, ...]
    weight: int
    free: tuple[int, ...]
    size: int


@dataclass(frozen=True)
class Listed:
    """Every completion by number: the combinations of answers in turn, under each the free factors in turn."""

    factors: tuple[Factor, ...]
    asking: tuple[int, ...]
    settlings: tuple[Settling, ...]

    @property
    def count(self) -> int:
        """Return the number of completions."""
        return self._up_to[-1]

    @cached_property
    def _up_to(self) -> list[int]:
        return list(accumulate(settling.size for settling in self.settlings))

    def completion(self, number: int, is_weighted: bool) -> Completion:
        """Return a completion by its number; its weight is 1 where not everything has a probability."""
        place = bisect_right(self._up_to, number)
        settling = self.settlings[place]
        left = number - (self._up_to[place] - settling.size)
        outcomes: dict[int, Outcome] = dict(zip(self.asking, settling.answers, strict=True))
        weight = settling.weight
        for at in reversed(settling.free):  # the last factor changes fastest
            factor = self.factors[at]
            left, digit = divmod(left, factor.size or 1)
            outcomes[at], own = factor.at(digit)
            weight *= own
        ordered = [outcomes.get(at) for at in range(len(self.factors))]
        return _completion(self.factors, ordered, weight if is_weighted else 1)


def listing(factors: Sequence[Factor]) -> Listed | None:
    """Return every completion by number; None where some factor's outcomes cannot be listed or answers are too many."""
    if any(factor.size is None for factor in factors):
        return None
    asking = tuple(at for at, factor in enumerate(factors) if any(outcome.settles for outcome in factor.outcomes))
    if prod(factors[at].size or 1 for at in asking) > COMBINATIONS_LISTED:
        return None
    settlings: list[tuple[tuple[Outcome, ...], int]] = [((), 1)]
    for at in asking:
        factor = factors[at]
        settlings = [
            ((*answers, outcome), weight * own)
            for answers, weight in settlings
            for outcome, own in zip(factor.outcomes, factor.weights, strict=True)
        ]
    found = tuple(_settling(factors, asking, answers, weight) for answers, weight in settlings)
    return Listed(tuple(factors), asking, found)


def _settling(factors: Sequence[Factor], asking: Sequence[int], answers: tuple[Outcome, ...], weight: int) -> Settling:
    fixed = {name for outcome in answers for name in outcome.settles}
    free = tuple(at for at, factor in enumerate(factors) if at not in asking and factor.id not in fixed)
    for factor in factors:
        if factor.id in fixed:  # settled for certain: the whole weight of the factor stands behind it
            weight *= factor.total
    return Settling(answers, weight, free, prod(factors[at].size or 1 for at in free))


def _completion(factors: Sequence[Factor], outcomes: Sequence[Outcome | None], weight: int) -> Completion:
    """Return a completion from the outcome of each factor; what an answer fixes overrides the factor's own, and what
    means nothing under an answer is left out."""
    fixed = {name: label for outcome in outcomes if outcome for name, label in outcome.fixes}
    void = {name for outcome in outcomes if outcome for name in outcome.voids}
    labels: list[tuple[str, str]] = []
    edits: list[Edits] = []
    for factor, outcome in zip(factors, outcomes, strict=True):
        if factor.id in fixed:
            labels.append((factor.id, fixed[factor.id]))
        elif outcome is not None and factor.id not in void:
            labels += factor.features(outcome)
            edits.append(outcome.edits)
    return Completion(tuple(labels), tuple(edit for group in edits for edit in group), weight)
