"""What it would be worth to know: how much an uncertain item, or two together, tells about a judgment.

Preferences are ordinal, so that no gain can be put on knowing more. What can be said is how far the answer to one
question narrows the answer to another: the mutual information of an item and a judgment, in bits. People read the
conditional shares, how often the judgment holds if the item is so and if it is not; bits only sort.

Source: tradecraft.md, section 2.5 (``I(A;J) = H(J) - sum_a P(a) H(J|a)``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, log, log2, sqrt
from typing import Any

Joint = Mapping[tuple[str, ...], float]
"""How much weight falls on each combination: the outcomes of the items, and last the value of the judgment."""

NOTHING = 1e-12
"""Bits below this are rounding, and are written as 0."""

_LIKELY_CHANCE = 1.6448536269514722  # the 95% point of the normal distribution


@dataclass(frozen=True, slots=True)
class Conditional:
    """What becomes of a judgment given outcomes of the items: the values that occur, and how often each does.

    Units: ``weight`` is the share of all completions with these outcomes; ``shares`` sum to 1 over the values; both
    are None where some probability is not given.
    """

    outcomes: tuple[str, ...]
    values: tuple[str, ...]
    weight: float | None = None
    shares: Mapping[str, float] | None = None

    def to_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        shares = None if self.shares is None else dict(self.shares)
        return {"outcomes": list(self.outcomes), "weight": self.weight, "values": list(self.values), "shares": shares}


@dataclass(frozen=True, slots=True)
class Information:
    """What one item, or two together, tell about a judgment.

    ``draws`` is None where every completion was counted. ``beyond`` is what two together tell more than the sum of what
    each tells alone; 0 for one item.

    Units: ``bits`` and ``beyond`` are bits; 1 bit settles an even question; None where some probability is not given.
    """

    items: tuple[str, ...]
    judgment: str
    bits: float | None
    conditionals: tuple[Conditional, ...]
    beyond: float | None = 0.0
    draws: int | None = None

    @property
    def is_chance(self) -> bool:
        """Say whether so much would come out of so many draws one time in twenty though nothing is to be told.

        Twice the draws times the information in natural units follows a chi-squared distribution then; its 95% point
        is taken after Wilson and Hilferty (1931).
        """
        if self.draws is None or self.bits is None:
            return self.bits == 0.0
        values = {value for one in self.conditionals for value in one.values}
        freedom = max(1, (len(self.conditionals) - 1) * (len(values) - 1))
        spread = 2 / (9 * freedom)
        limit = freedom * (1 - spread + _LIKELY_CHANCE * sqrt(spread)) ** 3
        return 2 * self.draws * self.bits * log(2) <= limit

    @property
    def tells(self) -> bool:
        """Say whether it makes a difference: bits beyond chance, or without probabilities, values that one outcome
        leaves open and another rules out."""
        if self.bits is not None:
            return not self.is_chance
        return len({frozenset(one.values) for one in self.conditionals}) > 1

    def to_json(self) -> dict[str, Any]:
        """Return the information as plain data."""
        return {
            "items": list(self.items),
            "judgment": self.judgment,
            "bits": None if self.bits is None else round(self.bits, 6),
            "beyond": None if self.beyond is None else round(self.beyond, 6),
            "by_chance": self.is_chance,
            "if": [one.to_json() for one in self.conditionals],
        }


def entropy(weights: Iterable[float]) -> float:
    """Return how open a question is, in bits, from the weights of its answers, which need not sum to 1."""
    positive = sorted(weight for weight in weights if weight > 0)
    total = fsum(positive)
    return -fsum(weight / total * log2(weight / total) for weight in positive) if positive else 0.0


def bits_of(joint: Joint) -> float:
    """Return the mutual information between the outcomes, all but the last entry of a key, and the last entry, in bits.

    Source: tradecraft.md, section 2.5.
    """
    outcomes, values = _margin(joint, slice(None, -1)), _margin(joint, slice(-1, None))
    found = entropy(outcomes.values()) + entropy(values.values()) - entropy(joint.values())
    return found if found > NOTHING else 0.0


def information(
    items: Sequence[str], judgment: str, joint: Joint, draws: int | None = None, weighted: bool = True
) -> Information:
    """Return what items tell about a judgment.

    Args:
        joint: weights by outcomes of the items and value of the judgment.
        draws: the number of draws the weights were counted from; None where every completion was.
        weighted: False where the weights are no probabilities: only which values occur is told then.
    """
    if not weighted:
        return Information(tuple(items), judgment, None, conditionals(joint, weighted=False), None, draws)
    bits, beyond = bits_of(joint), 0.0
    if len(items) > 1:
        beyond = bits - fsum(bits_of(_margin(joint, (place, -1))) for place in range(len(items)))
    beyond = beyond if abs(beyond) > NOTHING else 0.0
    return Information(tuple(items), judgment, bits, conditionals(joint), beyond, draws)


def conditionals(joint: Joint, weighted: bool = True) -> tuple[Conditional, ...]:
    """Return what becomes of a judgment given each combination of outcomes, in the order in which these first stand."""
    total = sum(joint.values())
    found = []
    for outcomes, weight in _margin(joint, slice(None, -1)).items():
        own = {key[-1]: part for key, part in joint.items() if key[:-1] == outcomes and part > 0}
        values = tuple(value for value in dict.fromkeys(key[-1] for key in joint) if value in own)
        if not weighted:
            found.append(Conditional(outcomes, values))
        elif weight > 0:
            shares = {value: own[value] / weight for value in values}
            found.append(Conditional(outcomes, values, weight / total, shares))
    return tuple(found)


def ranked(found: Iterable[Information]) -> tuple[Information, ...]:
    """Return what tells most first; what is equal stays in the order it came in."""
    return tuple(sorted(found, key=lambda one: (not one.tells, -round(one.bits or 0.0, 9))))


def _margin(joint: Joint, places: slice | Sequence[int]) -> dict[tuple[str, ...], float]:
    """Return the weights by some of the entries of a key, the others summed over."""
    parts: dict[tuple[str, ...], list[float]] = {}
    for key, weight in joint.items():
        kept = key[places] if isinstance(places, slice) else tuple(key[place] for place in places)
        parts.setdefault(kept, []).append(weight)
    return {key: fsum(sorted(weights)) for key, weights in parts.items()}
