"""Ranks, Pareto layers and shares of weightings: comparing initiatives without adding anything up.

Nothing here is a score. Ranks are dense (1 is hardest), layers peel off what nothing else beats on all five tests, and
the shares say in how large a part of all possible weightings of the five ranks an initiative would come first.
"""

from __future__ import annotations

import math
import random
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

TESTS = ("pull", "bind", "split", "strain", "trap")
DRAWS = 20_000
SEED = 1985

Ranks = tuple[int, ...]


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
    layer: dict[Ranks, int] = {}
    left, number = set(rows), 1
    while left:
        top = {row for row in left if not any(_dominates(other, row) for other in left)}
        layer |= dict.fromkeys(top, number)
        left, number = left - top, number + 1
    return [layer[row] for row in rows]


def _dominates(one: Ranks, other: Ranks) -> bool:
    return one != other and all(a <= b for a, b in zip(one, other, strict=True))


def standings(rows: Sequence[Ranks], draws: int = DRAWS, seed: int = SEED) -> list[Standing]:
    """Return the standing of every row of ranks among all rows.

    Source: tradecraft.md, section 1.7 (rank acceptability after Lahdelma, Miettinen and Salminen 2003).
    """
    if not rows:
        return []
    layers = pareto_layers(rows)
    distinct = list(dict.fromkeys(rows))
    counts = [sum(row == other for other in rows) for row in distinct]
    shares, intervals = _over_weightings(distinct, counts, draws, seed)
    place: dict[Hashable, int] = {row: number for number, row in enumerate(distinct)}
    return [
        Standing(row, layer, shares[place[row]] / counts[place[row]], intervals[place[row]])
        for row, layer in zip(rows, layers, strict=True)
    ]


def _over_weightings(
    rows: Sequence[Ranks], counts: Sequence[int], draws: int, seed: int
) -> tuple[list[float], list[tuple[int, int]]]:
    """Return first shares and rank intervals of distinct rows over seeded weightings."""
    import numpy as np

    weights = np.array(_weightings(draws, seed, len(rows[0])))
    matrix = np.array(rows, dtype=np.int64)
    repeated = np.array(counts)
    wins = np.zeros(len(rows))
    best = np.full(len(rows), sum(counts) + 1)
    worst = np.zeros(len(rows), dtype=np.int64)
    for chunk in np.array_split(weights, max(1, draws * len(rows) // 2_000_000 + 1)):
        totals = chunk @ matrix.T
        ordering = np.argsort(totals, axis=1, kind="stable")
        ahead = np.cumsum(repeated[ordering], axis=1) - repeated[ordering] + 1
        place = np.empty_like(ahead)
        np.put_along_axis(place, ordering, ahead, axis=1)
        wins += np.bincount(ordering[:, 0], minlength=len(rows))
        best, worst = np.minimum(best, place.min(0)), np.maximum(worst, place.max(0))
    return (wins / draws).tolist(), list(zip(best.tolist(), worst.tolist(), strict=True))


@lru_cache(maxsize=4)
def _weightings(draws: int, seed: int, size: int) -> list[list[float]]:
    """Return weightings drawn uniformly from the simplex.

    The generator is the standard library's, whose numbers are promised to stay the same across versions.
    """
    generator = random.Random(seed)
    rows = []
    for _ in range(draws):
        parts = [-math.log(1.0 - generator.random()) for _ in range(size)]
        total = math.fsum(parts)
        rows.append([part / total for part in parts])
    return rows
