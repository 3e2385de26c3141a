"""Coalition improvements: one more colour of step, for decision makers who have agreed to move as one.

From s the coalition H can step to q where q is in R_H(s), what its members can bring about together in legal sequences,
and every one of them strictly prefers q to s. What lies between s and q is up to them and may be worse for some.

Source: Kilgour, Hipel, Fang and Peng (2001); Inohara and Hipel (2008); theory.md, section 8.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from countermove.engine.evolution.lines import along, turned
from countermove.engine.evolution.listed import ListedColour
from countermove.engine.kernel import Kernel
from countermove.engine.layout import Axis, BoolArray, IndexArray, Layout
from countermove.errors import TooLarge

# Pairs of a state and a state that the members could bring about.
MOST_PAIRS = 1 << 28
_PIECE = 1 << 22


def coalition_colour(kernel: Kernel, members: tuple[int, ...], layout: Layout | None) -> ListedColour:
    """Return the coalition improvements of some decision makers from every state.

    ``layout`` says how options lie in the kernel's cells; None for a drawn graph.

    Raises: ``TooLarge`` where the pairs of states to look at are too many.
    """
    cells = np.flatnonzero(kernel.feasible).astype(np.int64)
    joint = len(cells) if layout is None else 1 << sum(layout.axes[dm].width for dm in members)
    if len(cells) * joint > MOST_PAIRS:
        raise TooLarge(
            f"Looking for what this coalition can bring about from {len(cells):,} states",
            len(cells) * joint,
            f"The limit is {MOST_PAIRS:,} pairs of states. Hold options (--hold OPTION), or leave the coalition out.",
        )
    tails, heads = _over_sequences(kernel, members, cells) if layout is None else _over_boxes(kernel, members, layout)
    for dm in members:
        rank = kernel.rank(dm)
        gains = rank[heads] > rank[tails]
        tails, heads = tails[gains], heads[gains]
    return ListedColour(members, len(kernel.feasible), tails, heads, np.ones(len(tails), dtype=np.int8))


def _over_sequences(kernel: Kernel, members: tuple[int, ...], cells: IndexArray) -> tuple[IndexArray, IndexArray]:
    """Return pairs of a state and one its members reach: the search of the definition, over state and last mover."""
    moves = {(dm, cell): kernel.moves(dm, cell).tolist() for dm in members for cell in cells.tolist()}
    tails, heads = [], []
    for start in cells.tolist():
        seen, waiting = {(start, -1)}, [(start, -1)]
        while waiting:
            here, last = waiting.pop()
            for mover in members:
                for there in moves[mover, here] if mover != last else ():
                    if (there, mover) not in seen:
                        seen.add((there, mover))
                        waiting.append((there, mover))
        reached = {cell for cell, _ in seen} - {start}
        tails += [start] * len(reached)
        heads += sorted(reached)
    return np.array(tails, dtype=np.int64), np.array(heads, dtype=np.int64)


def _over_boxes(kernel: Kernel, members: tuple[int, ...], layout: Layout) -> tuple[IndexArray, IndexArray]:
    """Return the same in option form, where the members' options make a box and sequences need not be kept apart."""
    box = _Box(kernel, [layout.axes[dm] for dm in members])
    cells = np.flatnonzero(kernel.feasible).astype(np.int64)
    size = max(1, _PIECE // box.size)
    pairs = [box.reached(cells[begins : begins + size]) for begins in range(0, len(cells), size)]
    return np.concatenate([tails for tails, _ in pairs]), np.concatenate([heads for _, heads in pairs])


class _Box:
    """All settings of the options of several decision makers, as axes of their own, the first member's the lowest."""

    def __init__(self, kernel: Kernel, axes: Sequence[Axis]) -> None:
        self._feasible = kernel.feasible
        widths = [axis.width for axis in axes]
        self._axes = [replace(axis, offset=sum(widths[:number])) for number, axis in enumerate(axes)]
        self.size = 1 << sum(widths)
        settings = np.arange(self.size, dtype=np.int64)
        self._placed = np.zeros(self.size, dtype=np.int64)
        for own, axis in zip(self._axes, axes, strict=True):
            self._placed |= own.setting(settings) << axis.offset

    def reached(self, cells: IndexArray) -> tuple[IndexArray, IndexArray]:
        """Return pairs of a cell and another that the members bring about, through feasible states only.

        From each cell its box is filled along one axis after another, until nothing is added.
        """
        corner = cells & ~int(self._placed[-1])
        inside = corner[:, None] | self._placed
        feasible, here = self._feasible[inside], inside == cells[:, None]
        filled: BoolArray = here.copy()
        quiet = 0
        while quiet < len(self._axes):
            for axis in self._axes:
                wider = along(turned(axis), filled.reshape(-1), np.logical_or).reshape(filled.shape) & feasible
                quiet = quiet + 1 if np.array_equal(wider, filled) else 0
                filled = wider
        index, place = np.nonzero(filled & ~here)
        return cells[index], inside[index, place]
