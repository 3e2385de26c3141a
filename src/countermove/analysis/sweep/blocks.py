"""Blocks: statements whose order among themselves is open, the coded one being the likeliest.

An order is the less likely, the more pairs of statements stand the other way round in it than as coded: each such pair
costs a factor ``phi`` (Mallows' model with Kendall's distance).

Source: tradecraft.md, section 2.1; Mallows (1957); repeated insertion after Doignon, Pekeč and Regenwetter (2004).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import accumulate, permutations
from math import factorial

from countermove.analysis.sweep.edits import Order
from countermove.analysis.sweep.factors import AS_CODED, Factor, Outcome, Uniform

LISTED_UP_TO = 6


@dataclass(frozen=True)
class Block(Factor):
    """A block as a factor: its outcomes are orders of its lines, written ``5 9 7``.

    Up to six statements, the orders can be listed; larger blocks can only be drawn. ``lines`` are in the coded order.
    """

    party: str = ""
    stakeholder: str = ""
    lines: tuple[int, ...] = ()
    phi: float = 0.0

    @property
    def is_weighted(self) -> bool:
        """Say that every order has a probability: the spread gives it."""
        return True

    @property
    def size(self) -> int | None:
        """Return the number of orders that can be; None where they are too many to list."""
        if self.phi == 0:
            return 1
        return factorial(len(self.lines)) if len(self.lines) <= LISTED_UP_TO else None

    @cached_property
    def orders(self) -> tuple[tuple[int, ...], ...]:
        """Return every order that can be, the coded one first."""
        return tuple(permutations(self.lines)) if self.phi else (self.lines,)

    @cached_property
    def weights(self) -> tuple[int, ...]:
        """Return the probabilities of the orders as whole numbers in the same proportions."""
        phi, most = Fraction(repr(self.phi)), len(self.lines) * (len(self.lines) - 1) // 2
        return tuple(
            phi.numerator**d * phi.denominator ** (most - d)
            for d in (inversions(self.lines, order) for order in self.orders)
        )

    def at(self, number: int) -> tuple[Outcome, int]:
        """Return an order by its number, with its weight."""
        return self._outcome(self.orders[number]), self.weights[number]

    def drawn(self, uniform: Uniform) -> Outcome:
        """Return an order drawn by repeated insertion: the statements in coded order, each put in at a drawn place."""
        phi = Fraction(repr(self.phi))
        order: list[int] = []
        for number, line in enumerate(self.lines):
            scaled = [phi.numerator**back * phi.denominator ** (number - back) for back in range(number + 1)]
            up_to = list(accumulate(scaled))
            found = uniform(up_to[-1], number)
            back = next(place for place, end in enumerate(up_to) if found < end)
            order.insert(number - back, line)
        return self._outcome(tuple(order))

    def outcome(self, label: str) -> Outcome:
        """Return one order by its label, or the coded one by ``as_coded``.

        Raises: ``KeyError`` where the label is no order of the block.
        """
        if label == AS_CODED:
            return self._outcome(self.lines)
        wanted = tuple(int(part) for part in label.split() if part.isdecimal())
        if sorted(wanted) != sorted(self.lines):
            raise KeyError(label)
        return self._outcome(wanted)

    def _outcome(self, order: tuple[int, ...]) -> Outcome:
        label = " ".join(str(line) for line in order)
        edits = () if order == self.lines else (Order(self.party, order, self.stakeholder),)
        return Outcome(label, None, edits)


def inversions(coded: Sequence[int], order: Sequence[int]) -> int:
    """Return the number of pairs that stand the other way round in an order than as coded (Kendall's distance)."""
    place = {line: number for number, line in enumerate(coded)}
    return sum(place[b] < place[a] for n, a in enumerate(order) for b in order[n + 1 :])
