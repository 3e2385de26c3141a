"""Seeded weightings of ranks, and on which of them one row of ranks comes before another.

A set of weightings is one integer, bit n for weighting n, so that counting who is ahead of whom is a handful of
operations on integers. Whether one row is ahead of another depends on nothing but the difference of their ranks, so
that what was found for a difference serves every comparison in which it turns up again.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from functools import lru_cache
from operator import sub
from typing import Any

from countermove.model.state import bits

DIFFERENCES = 4096
"""Differences of ranks remembered, about 3 kB each with 20,000 weightings."""
Ranks = tuple[int, ...]


class Places:
    """Who is ahead of whom among distinct rows of ranks, over all the weightings drawn.

    ``dominators`` are, row by row, the rows ahead of it on every test, as a mask. ``counts`` says how often each row
    stands for.
    """

    def __init__(self, rows: Sequence[Ranks], counts: Sequence[int], draws: int, seed: int) -> None:
        self.draws = draws
        self.everywhere = (1 << draws) - 1
        self.dominators = [0] * len(rows)
        self._always = [0] * len(rows)
        self._ahead: list[list[int]] = [[] for _ in rows]
        for n, one in enumerate(rows):
            for m in range(n):
                difference = tuple(map(sub, one, rows[m]))
                if max(difference) <= 0:
                    self.dominators[m] |= 1 << n
                elif min(difference) >= 0:
                    self.dominators[n] |= 1 << m
                self._compare(n, m, counts, ahead(difference, draws, seed))

    def _compare(self, one: int, other: int, counts: Sequence[int], where: int) -> None:
        """Note on which weightings one row is ahead of another, and on which it is behind."""
        if where == self.everywhere:
            self._always[other] += counts[one]
        elif not where:
            self._always[one] += counts[other]
        else:
            add(self._ahead[other], where, counts[one])
            add(self._ahead[one], self.everywhere ^ where, counts[other])

    def wins(self, row: int) -> int:
        """Return on how many weightings nothing is ahead of a row."""
        if self._always[row]:
            return 0
        beaten = 0
        for digit in self._ahead[row]:
            beaten |= digit
        return self.draws - beaten.bit_count()

    def interval(self, row: int) -> tuple[int, int]:
        """Return the best and the worst place of a row over the weightings."""
        least = most = 0
        at_least = at_most = self.everywhere
        for place, digit in reversed(list(enumerate(self._ahead[row]))):
            if at_least & ~digit:
                at_least &= ~digit
            else:
                least |= 1 << place
            if at_most & digit:
                at_most &= digit
                most |= 1 << place
        return 1 + self._always[row] + least, 1 + self._always[row] + most


def add(digits: list[int], where: int, count: int) -> None:
    """Add a count to the numbers at some weightings; ``digits`` holds the numbers in binary, one set a digit."""
    for place in bits(count):
        carry, at = where, place
        while carry:
            if at >= len(digits):
                digits.extend([0] * (at + 1 - len(digits)))
            digits[at], carry = digits[at] ^ carry, digits[at] & carry
            at += 1


@lru_cache(maxsize=DIFFERENCES)
def ahead(difference: Ranks, draws: int, seed: int) -> int:
    """Return the weightings on which a row of ranks is ahead of one it differs from so: the smaller total is ahead."""
    if all(part <= 0 for part in difference):
        return (1 << draws) - 1
    if all(part >= 0 for part in difference):
        return 0
    import numpy as np

    smaller = weightings(draws, seed, len(difference)) @ np.array(difference, dtype=np.float64) < 0
    return int.from_bytes(np.packbits(smaller, bitorder="little").tobytes(), "little")


@lru_cache(maxsize=4)
def weightings(draws: int, seed: int, size: int) -> Any:
    """Return weightings drawn uniformly from the simplex.

    The generator is the standard library's, whose numbers are promised to stay the same across versions.

    Shape: one row a weighting, one column a test.
    """
    import numpy as np

    generator = random.Random(seed)
    rows = []
    for _ in range(draws):
        parts = [-math.log(1.0 - generator.random()) for _ in range(size)]
        total = math.fsum(parts)
        rows.append([part / total for part in parts])
    return np.array(rows)
