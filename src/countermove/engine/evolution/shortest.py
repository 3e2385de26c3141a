"""Shortest ways to a state: how many there are, and the first of them, by walking back from the state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from countermove.engine.evolution.search import LOSS_STEP, UNREACHED, Search
from countermove.engine.layout import IndexArray

Counts = npt.NDArray[Any]
# Steps looked at to count the shortest ways to one state; where there are more, the count is not given.
COUNTED_STEPS = 2_000_000


@dataclass(frozen=True, slots=True)
class Arc:
    """One step of a way: the number of its colour, its ends as cells, its effect on the mover."""

    colour: int
    tail: int
    head: int
    effect: int


@dataclass(frozen=True, slots=True)
class Shortest:
    """The shortest ways to one cell: steps, losses among them, how many there are (None: too many), the first few."""

    steps: int
    losses: int
    count: int | None
    listed: tuple[tuple[Arc, ...], ...]


def shortest(search: Search, cell: int, most: int) -> Shortest | None:
    """Return the shortest ways to a cell, or None where there is none.

    Ways are counted as sequences of coloured arcs: two that visit the same states with another mover are two. Exactly
    ``most`` are listed where there are as many.

    Source: theory.md, section 9.
    """
    ends = _nearest(search, cell)
    distance = int(search.distance[ends[0]])
    if distance == UNREACHED:
        return None
    losses, steps = divmod(distance, LOSS_STEP)
    listed: list[tuple[Arc, ...]] = []
    for way in _ways(search, ends):
        listed.append(way)
        if len(listed) == most:
            break
    return Shortest(steps, losses, _count(search, ends), tuple(listed))


def last_arcs(search: Search, cell: int) -> list[Arc]:
    """Return the last arcs of all shortest ways to a cell that is reached and is not the start."""
    ends, stride = _nearest(search, cell), search.positions.stride
    return [
        Arc(colour, tail // stride, cell, effect)
        for _, tails, colours, effects in _last_steps(search, ends)
        for tail, colour, effect in zip(tails.tolist(), colours.tolist(), effects.tolist(), strict=True)
    ]


def _nearest(search: Search, cell: int) -> IndexArray:
    ends = search.positions.of(cell)
    nearest: IndexArray = ends[search.distance[ends] == search.distance[ends].min()]
    return nearest


def _count(search: Search, ends: IndexArray) -> int | None:
    """Add up, from the end backwards, how many shortest ways lead on from each position.

    A layer is taken up when all farther ones are done, so that everything that leads on from it has been counted.
    """
    ones = np.ones(len(ends), dtype=np.int64)
    layers: dict[int, list[tuple[IndexArray, Counts]]] = {int(search.distance[ends[0]]): [(ends, ones)]}
    looked_at = 0
    while (farthest := max(layers)) > 0:
        layer, onward = _added(layers.pop(farthest))
        for index, tails, _, _ in _last_steps(search, layer):
            looked_at += len(tails)
            if looked_at > COUNTED_STEPS:
                return None
            distances = search.distance[tails]
            for distance in np.unique(distances).tolist():
                here = distances == distance
                layers.setdefault(distance, []).append((tails[here], onward[index[here]]))
    return int(_added(layers[0])[1][0])


def _added(parts: list[tuple[IndexArray, Counts]]) -> tuple[IndexArray, Counts]:
    """Return the positions of a layer, each once, with the sum of its counts; large counts become Python's numbers."""
    counts = np.concatenate([counts for _, counts in parts])
    if counts.dtype != object and int(counts.max()) * len(counts) >= 1 << 62:
        counts = counts.astype(object)
    layer, place = np.unique(np.concatenate([positions for positions, _ in parts]), return_inverse=True)
    total: Counts = np.zeros(len(layer), dtype=counts.dtype)
    np.add.at(total, place, counts)
    return layer, total


def _last_steps(search: Search, heads: IndexArray) -> Iterator[tuple[IndexArray, IndexArray, IndexArray, IndexArray]]:
    """Yield the steps that end shortest ways to some positions: place of the head, tail, colour, effect."""
    distance = search.distance
    for colour, (index, tails, effects) in search.positions.arriving(heads):
        cost = search.way.cost(effects)
        # A tail that is not reached is farther than any head, so that nothing overflows where it matters.
        is_last = (cost > 0) & (distance[tails] != UNREACHED) & (distance[tails] == distance[heads[index]] - cost)
        colours = np.full(int(is_last.sum()), colour, dtype=np.int64)
        yield index[is_last], tails[is_last], colours, effects[is_last].astype(np.int64)


def _ways(search: Search, ends: IndexArray) -> Iterator[tuple[Arc, ...]]:
    """Yield the shortest ways one by one, walking back from the end; every walk back along last steps is one."""
    waiting: list[tuple[int, tuple[Arc, ...]]] = [(position, ()) for position in reversed(ends.tolist())]
    start, stride = search.positions.start(search.start), search.positions.stride
    while waiting:
        position, way = waiting.pop()
        if position == start:
            yield way
            continue
        before = []
        for _, tails, colours, effects in _last_steps(search, np.array([position], dtype=np.int64)):
            rows = zip(tails.tolist(), colours.tolist(), effects.tolist(), strict=True)
            before += [
                (tail, (Arc(colour, tail // stride, position // stride, effect), *way)) for tail, colour, effect in rows
            ]
        waiting += reversed(before)
