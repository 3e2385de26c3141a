"""The search: how far every position is from the start, one layer after another.

Three ways of moving are asked about: by improvements only, by any moves, and by any moves with as few losses as can be.
A distance is one whole number, losses first: ``losses * LOSS_STEP + steps``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np

from countermove.engine.evolution.colour import EffectArray, Kind
from countermove.engine.evolution.positions import Positions
from countermove.engine.layout import IndexArray

LOSS_STEP = 1 << 32
UNREACHED = np.int64(np.iinfo(np.int64).max)
Watch = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Way:
    """A way of moving: which kinds of steps it admits, and what each costs.

    ``free`` steps cost one step; ``dear`` ones, where there are any, one step and one loss.
    """

    name: str
    free: Kind
    dear: Kind | None = None

    @property
    def costs(self) -> list[tuple[Kind, int]]:
        """Return every kind of step with its cost."""
        dear = [(self.dear, LOSS_STEP + 1)] if self.dear else []
        return [(self.free, 1), *dear]

    def cost(self, effects: EffectArray) -> IndexArray:
        """Return the cost of steps with some effects; a step that the way does not admit has an absurd one."""
        cost = np.full(effects.shape, -1, dtype=np.int64)
        for kind, price in self.costs:
            cost[kind.admits(effects)] = price
        return cost


BY_IMPROVEMENTS = Way("improvements", Kind.GAIN)
BY_MOVES = Way("moves", Kind.ANY)
WITH_FEWEST_LOSSES = Way("fewest losses", Kind.FREE, Kind.LOSS)


@dataclass(frozen=True, eq=False)
class Search:
    """How far every position is from the start, in one way of moving.

    Shape: ``distance`` has one entry a position; ``by_cell`` one a cell, the least of its positions.
    """

    positions: Positions
    way: Way
    start: int
    distance: IndexArray

    @property
    def by_cell(self) -> IndexArray:
        """Return how far every cell is."""
        least: IndexArray = self.distance.reshape(-1, self.positions.stride).min(axis=1)
        return least

    @property
    def reached(self) -> IndexArray:
        """Return the cells reached, in increasing order; the start is not counted, although ways go through it."""
        found = np.flatnonzero(self.by_cell != UNREACHED)
        others: IndexArray = found[found != self.start]
        return others


def search(positions: Positions, start: int, way: Way, watch: Watch | None = None) -> Search:
    """Return how far every position is from a cell, nobody moving twice running.

    A breadth-first search where all steps cost the same, and one by losses and then steps otherwise: nearer layers are
    finished before farther ones are begun.

    Source: Li, Kilgour and Hipel (2005); theory.md, section 9.
    """
    distance = np.full(positions.count, UNREACHED, dtype=np.int64)
    layers: dict[int, list[IndexArray]] = {0: [np.array([positions.start(start)], dtype=np.int64)]}
    heap, done = [0], 0
    while heap:
        here = heappop(heap)
        layer = _merged(layers.pop(here))
        layer = layer[distance[layer] == UNREACHED]
        distance[layer] = here
        done += len(layer)
        if watch is not None:
            watch(done, positions.count)
        for kind, cost in way.costs if len(layer) else ():
            found = positions.reached(layer, kind)
            found = found[distance[found] == UNREACHED]
            if len(found):
                if here + cost not in layers:
                    heappush(heap, here + cost)
                layers.setdefault(here + cost, []).append(found)
    return Search(positions, way, start, distance)


def _merged(parts: list[IndexArray]) -> IndexArray:
    return parts[0] if len(parts) == 1 else np.unique(np.concatenate(parts))
