"""How high boxes stand in their columns: in order, apart, and near to what they are joined with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from countermove.report.charts.layers import Node

_SWEEPS = 12


def heights_of_centres(
    columns: Sequence[Sequence[Node]],
    links: Sequence[tuple[Node, Node]],
    height: Mapping[Node, float],
    apart: float,
) -> dict[Node, float]:
    """Return the height of each node's centre, the highest node's top at 0; links join nodes of adjacent columns."""
    centre: dict[Node, float] = {}
    for column in columns:
        total = sum(height[node] for node in column) + apart * (len(column) - 1)
        y = -total / 2
        for node in column:
            centre[node] = y + height[node] / 2
            y += height[node] + apart
    beside: dict[Node, list[Node]] = {node: [] for node in centre}
    for tail, head in links:
        beside[tail].append(head)
        beside[head].append(tail)
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 == 0 else reversed(columns):
            _settle(column, beside, height, apart, centre)
    top = min(centre[node] - height[node] / 2 for node in centre)
    return {node: y - top for node, y in centre.items()}


def _settle(
    column: Sequence[Node],
    beside: Mapping[Node, Sequence[Node]],
    height: Mapping[Node, float],
    apart: float,
    centre: dict[Node, float],
) -> None:
    """Move a column's nodes towards the middle of what they are joined with, keeping order and distance.

    Nodes that would meet are moved as one block, to the mean of where they want to be.
    """
    want = {
        node: sum(centre[other] for other in beside[node]) / len(beside[node]) if beside[node] else centre[node]
        for node in column
    }
    offset, at = {}, 0.0
    for before, node in pairwise([None, *column]):
        if before is not None:
            at += height[before] / 2 + apart + height[node] / 2
        offset[node] = at
    blocks: list[list[float]] = []  # sum of wanted starts, and how many nodes
    for node in column:
        blocks.append([want[node] - offset[node], 1.0])
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] > blocks[-1][0] / blocks[-1][1]:
            last = blocks.pop()
            blocks[-1][0] += last[0]
            blocks[-1][1] += last[1]
    starts = [total / count for total, count in blocks for _ in range(int(count))]
    for node, start in zip(column, starts, strict=True):
        centre[node] = start + offset[node]
