"""Ranks, Pareto layers and shares of weightings: comparing initiatives without adding anything up.

Nothing here is a score. Ranks are dense (1 is hardest), layers peel off what nothing else beats on all five tests, and
the shares say in how large a part of all possible weightings of the five ranks an initiative would come first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from countermove.analysis.assess.weightings import Places, Ranks
from countermove.model.state import bits

TESTS = ("pull", "bind", "split", "strain", "trap")
DRAWS = 20_000
SEED = 1985
TABLES = 512
"""Tables of ranks of which the standings are remembered, 1 to 10 kB each."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an initiative stands among those compared.

    ``first_share`` is the share of weightings in which it ranks first (ties share it equally); ``rank_interval`` the
    best and worst rank over the weightings drawn.
    """

    ranks: Ranks
    pareto_layer: int
    first_share: float
    rank_interval: tuple[int, int]


def dense_ranks(keys: Sequence[Any]) -> list[int]:
    """Return dense ranks of sort keys, 1 for the smallest; equal keys share a rank.

    Source: tradecraft.md, section 1.7.
    """
    places = {key: rank for rank, key in enumerate(sorted(set(keys)), 1)}
    return [places[key] for key in keys]


def pareto_layers(rows: Sequence[Ranks]) -> list[int]:
    """Return each row's layer: 1 where no other row is at least as hard on every test and harder on one; then peel.

    Source: tradecraft.md, section 1.7.
    """
    distinct = list(dict.fromkeys(rows))
    dominators = [sum(1 << n for n, other in enumerate(distinct) if _dominates(other, row)) for row in distinct]
    layers = dict(zip(distinct, _layers(distinct, dominators), strict=True))
    return [layers[row] for row in rows]


def _dominates(one: Ranks, other: Ranks) -> bool:
    return one != other and all(a <= b for a, b in zip(one, other, strict=True))


def _layers(rows: Sequence[Ranks], dominators: Sequence[int]) -> list[int]:
    """Return each row's layer: one below the lowest of the rows that dominate it, which have smaller totals."""
    found = [0] * len(rows)
    for n in sorted(range(len(rows)), key=lambda n: sum(rows[n])):
        found[n] = 1 + max((found[m] for m in bits(dominators[n])), default=0)
    return found


def standings(rows: Sequence[Ranks], draws: int = DRAWS, seed: int = SEED) -> list[Standing]:
    """Return the standing of every row of ranks among all rows.

    Source: tradecraft.md, section 1.7 (rank acceptability after Lahdelma, Miettinen and Salminen 2003).
    """
    found = _standings(tuple(sorted(Counter(rows).items())), draws, seed)
    return [found[row] for row in rows]


@lru_cache(maxsize=TABLES)
def _standings(counted: tuple[tuple[Ranks, int], ...], draws: int, seed: int) -> dict[Ranks, Standing]:
    """Return the standing of distinct rows of ranks, given with how often each stands in the table."""
    rows, counts = [row for row, _ in counted], [count for _, count in counted]
    places = Places(rows, counts, draws, seed)
    layers = _layers(rows, places.dominators)
    return {
        row: Standing(row, layers[n], places.wins(n) / draws / counts[n], places.interval(n))
        for n, row in enumerate(rows)
    }
