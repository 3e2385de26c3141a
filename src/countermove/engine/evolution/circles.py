"""Circles: states from each of which improvements lead to all the others, so that the conflict need not settle."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from countermove.engine.evolution.colour import Kind
from countermove.engine.evolution.positions import Positions
from countermove.engine.evolution.search import UNREACHED, Search
from countermove.engine.evolution.shortest import Arc
from countermove.engine.layout import BoolArray, IndexArray

# Positions and improvements among them that are gone through one by one. Beyond that circles are only said to be there.
MOST_POSITIONS, MOST_ARCS = 100_000, 1_000_000
_ARRAY_WORTH = 4_096

Step = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Circle:
    """Cells that improvements lead round and round, one way round, and whether improvements lead out as well."""

    cells: tuple[int, ...]
    example: tuple[Arc, ...]
    leads_out: bool


@dataclass(frozen=True, slots=True)
class Circles:
    """The circles found.

    ``within`` counts the states on them and between them where they are too many to tell apart, and is 0 otherwise.
    """

    found: tuple[Circle, ...]
    within: int = 0

    @property
    def exist(self) -> bool:
        """Say whether there is any circle."""
        return bool(self.found) or self.within > 0


def circles(search: Search) -> Circles:
    """Return the circles among what improvements reach, the start included.

    They are the strongly connected components of more than one state; where it matters who moved last, of positions.

    Source: theory.md, sections 2.2 and 9.
    """
    positions = search.positions
    core = _core(positions, np.flatnonzero(search.distance != UNREACHED), _ARRAY_WORTH)
    arcs = _arcs_within(positions, core) if len(core) <= MOST_POSITIONS else None
    if arcs is None:
        return Circles((), len(np.unique(_core(positions, core, 0) // positions.stride)))
    found = {
        circle.cells: circle
        for component in components(arcs)
        if len(component) > 1 and len({node // positions.stride for node in component}) > 1
        for circle in [_circle(positions, component, arcs)]
    }
    return Circles(tuple(found[cells] for cells in sorted(found)))


def _core(positions: Positions, inside: IndexArray, small: int) -> IndexArray:
    """Leave out, again and again, what no improvement enters or none leaves; what stays is on circles or between them.

    Where there is nothing left there is no circle. Small sets are left as they are.
    """
    while len(inside) > small:
        marked = np.zeros(positions.count, dtype=np.bool_)
        marked[inside] = True
        kept = _kept(marked, positions.reached(inside, Kind.GAIN))
        kept = kept[np.isin(kept, positions.reached(kept, Kind.GAIN, backwards=True), assume_unique=True)]
        if len(kept) == len(inside):
            break
        inside = kept
    return inside


def _kept(marked: BoolArray, reached: IndexArray) -> IndexArray:
    return reached[marked[reached]]


def _arcs_within(positions: Positions, nodes: IndexArray) -> dict[int, list[Step]] | None:
    """Return improvements among some positions, by their tails; None where they are too many."""
    marked = np.zeros(positions.count, dtype=np.bool_)
    marked[nodes] = True
    arcs: dict[int, list[Step]] = {node: [] for node in nodes.tolist()}
    total = 0
    for colour, (index, heads, effects) in positions.leaving(nodes):
        wanted = Kind.GAIN.admits(effects) & marked[heads]
        total += int(wanted.sum())
        if total > MOST_ARCS:
            return None
        for tail, head in zip(nodes[index[wanted]].tolist(), heads[wanted].tolist(), strict=True):
            arcs[tail].append((colour, head))
    return arcs


def components(arcs: dict[int, list[Step]]) -> list[list[int]]:
    """Return the strongly connected components of a graph given by its arcs.

    Source: Tarjan (1972), without recursion.
    """
    walk = _Walk(arcs)
    for root in arcs:
        if root not in walk.low:
            walk.from_(root)
    return walk.found


class _Walk:
    """Depth first through a graph; ``low`` is the earliest open node that each can get back to."""

    def __init__(self, arcs: dict[int, list[Step]]) -> None:
        self._arcs = arcs
        self.low: dict[int, int] = {}
        self.found: list[list[int]] = []
        self._open: list[int] = []
        self._is_open: set[int] = set()

    def from_(self, root: int) -> None:
        """Go through everything that is reached from a node and was not met before."""
        trail = [self._enter(root)]
        while trail:
            node, order, onward = trail[-1]
            head = next((head for _, head in onward if self._is_new(node, head)), None)
            if head is not None:
                trail.append(self._enter(head))
                continue
            trail.pop()
            if self.low[node] == order:
                self._close(node)
            elif trail:
                before = trail[-1][0]
                self.low[before] = min(self.low[before], self.low[node])

    def _enter(self, node: int) -> tuple[int, int, Iterator[Step]]:
        order = self.low[node] = len(self.low)
        self._open.append(node)
        self._is_open.add(node)
        return node, order, iter(self._arcs[node])

    def _is_new(self, node: int, head: int) -> bool:
        if head in self._is_open:
            self.low[node] = min(self.low[node], self.low[head])
        return head not in self.low

    def _close(self, node: int) -> None:
        component: list[int] = []
        while not component or component[-1] != node:
            component.append(self._open.pop())
        self._is_open.difference_update(component)
        self.found.append(component)


def _circle(positions: Positions, component: list[int], arcs: dict[int, list[Step]]) -> Circle:
    inside, stride = set(component), positions.stride
    cells = tuple(sorted({node // stride for node in component}))
    within = {node: [step for step in arcs[node] if step[1] in inside] for node in sorted(component)}
    return Circle(cells, _way_round(within, min(component), stride), _leads_out(positions, component, set(cells)))


def _way_round(arcs: dict[int, list[Step]], start: int, stride: int) -> tuple[Arc, ...]:
    """Return a shortest way from a position of a circle back to it."""
    came: dict[int, tuple[int, int]] = {}
    waiting = deque([start])
    while start not in came:
        here = waiting.popleft()
        for colour, there in arcs[here]:
            if there not in came:
                came[there] = colour, here
                waiting.append(there)
    steps: list[Arc] = []
    head = start
    while not steps or head != start:
        colour, tail = came[head]
        steps.append(Arc(colour, tail // stride, head // stride, 1))
        head = tail
    return tuple(reversed(steps))


def _leads_out(positions: Positions, component: list[int], cells: set[int]) -> bool:
    nodes = np.array(sorted(component), dtype=np.int64)
    return any(
        not cells.issuperset((heads[Kind.GAIN.admits(effects)] // positions.stride).tolist())
        for _, (_, heads, effects) in positions.leaving(nodes)
    )
