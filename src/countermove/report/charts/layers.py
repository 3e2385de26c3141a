"""Where the boxes of a drawing with arrows go: in the columns given, few crossings, the same every time.

Arrows lead to a later column, to an earlier one, or stay in theirs. An arrow that passes columns has a place kept free
in each of them, so that it runs between the boxes and not behind them.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Node = Hashable
Pair = tuple[Node, Node]
_SWEEPS = 8


@dataclass(frozen=True, slots=True)
class Passage:
    """The place that an arrow keeps free in a column it passes."""

    tail: Node
    head: Node
    column: int


@dataclass(frozen=True, slots=True)
class Layers:
    """Boxes and passages in columns, each column from the top down.

    ``turned`` are the arrows that lead to an earlier column, ``level`` those that stay in theirs.
    """

    columns: tuple[tuple[Node, ...], ...]
    turned: frozenset[Pair]
    level: frozenset[Pair]

    def stops(self, tail: Node, head: Node) -> list[Node]:
        """Return what an arrow goes through, from its tail to its head."""
        near, far = (head, tail) if (tail, head) in self.turned else (tail, head)
        column = {node: number for number, nodes in enumerate(self.columns) for node in nodes}
        between = [Passage(near, far, at) for at in range(column[near] + 1, column[far])]
        stops = [near, *between, far]
        return stops[::-1] if (tail, head) in self.turned else stops


def lay_out(pairs: Sequence[Pair], column: Mapping[Node, int]) -> Layers:
    """Return the boxes of a graph in their columns; ``column`` has the number of each node's, from 0.

    Source: Sugiyama, Tagawa and Toda (1981), with columns that are given.
    """
    pairs = list(dict.fromkeys(pairs))
    turned = frozenset((tail, head) for tail, head in pairs if column[tail] > column[head])
    level = frozenset((tail, head) for tail, head in pairs if column[tail] == column[head])
    across = [pair for pair in pairs if pair not in level]
    forward = list(dict.fromkeys((pair[1], pair[0]) if pair in turned else pair for pair in across))
    columns: list[list[Node]] = [[] for _ in range(max(column.values()) + 1)]
    for node, number in column.items():
        columns[number].append(node)
    links: list[Pair] = []
    for tail, head in forward:
        stops: list[Node] = [tail, *(Passage(tail, head, at) for at in range(column[tail] + 1, column[head])), head]
        for passage in stops[1:-1]:
            assert isinstance(passage, Passage)
            columns[passage.column].append(passage)
        links += pairwise(stops)
    return Layers(tuple(map(tuple, _untangled(columns, links))), turned, level)


def _untangled(columns: list[list[Node]], links: Sequence[Pair]) -> list[list[Node]]:
    """Return columns in the order with the fewest crossings met while each is sorted by its neighbours' middles."""
    before: dict[Node, list[Node]] = {}
    after: dict[Node, list[Node]] = {}
    for tail, head in links:
        before.setdefault(head, []).append(tail)
        after.setdefault(tail, []).append(head)
    best, fewest = [list(column) for column in columns], _crossings(columns, after)
    here = [list(column) for column in columns]
    for sweep in range(_SWEEPS):
        rightwards = sweep % 2 == 0
        for number in range(1, len(here)) if rightwards else range(len(here) - 2, -1, -1):
            fixed = here[number - 1] if rightwards else here[number + 1]
            here[number] = _sorted(here[number], fixed, before if rightwards else after)
        crossings = _crossings(here, after)
        if crossings < fewest:
            best, fewest = [list(column) for column in here], crossings
    return best


def _sorted(column: Sequence[Node], fixed: Sequence[Node], neighbours: Mapping[Node, Sequence[Node]]) -> list[Node]:
    place = {node: number for number, node in enumerate(fixed)}

    def middle(entry: tuple[int, Node]) -> float:
        number, node = entry
        beside = [place[other] for other in neighbours.get(node, ()) if other in place]
        return sum(beside) / len(beside) if beside else float(number)

    return [node for _, node in sorted(enumerate(column), key=middle)]


def _crossings(columns: Sequence[Sequence[Node]], after: Mapping[Node, Sequence[Node]]) -> int:
    total = 0
    for column, following in pairwise(columns):
        place = {node: number for number, node in enumerate(following)}
        ends = [sorted(place[head] for head in after.get(node, ()) if head in place) for node in column]
        seen: list[int] = []
        for heads in ends:
            total += sum(1 for head in heads for other in seen if other > head)
            seen += heads
    return total
