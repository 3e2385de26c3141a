"""Rounds of turns: one mover after another hands levels along its moves, until a whole round changes nothing.

Everybody who might be pushed is served at once. Each has some rows of levels, which every mover but itself lowers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any, Protocol

import numpy as np

from countermove.engine.redraw.views import View, turn_into


class Mover(Protocol):
    """One mover's turn."""

    @property
    def view(self) -> View:
        """Return the order in which it wants the cells."""

    def redraw(self, ranks: Any) -> None:
        """Take other ranks of its own, as they lie in its view."""

    def take_turn(self, levels: Any) -> None:
        """Lower levels, in place, to the least that its moves lead to."""


class Rounds:
    """What all others of each mover can bring about together.

    Source: theory.md, sections 2.2 and 4.4; engine.md, sanction levels.
    """

    def __init__(self, movers: Sequence[Mover], rows: int, kind: Any) -> None:
        """Rows are how many levels each mover has, ``kind`` their type."""
        size = 1 << movers[0].view.bits
        order = sorted(range(len(movers)), key=lambda number: movers[number].view.turn)
        grouped = groupby(order, key=lambda number: movers[number].view.turn)
        self._stages = [(turn, [(number, movers[number]) for number in numbers]) for turn, numbers in grouped]
        self._held = [np.empty((len(movers), rows, size), dtype=kind) for _ in self._stages]
        self._before = np.empty_like(self._held[0])
        self._stage_of = {number: stage for stage, (_, some) in enumerate(self._stages) for number, _ in some}
        self._bits = movers[0].view.bits

    def settle(self, levels: Any) -> None:
        """Let everybody take turns until nothing changes.

        Shape: ``(movers, rows, cells)``, cells in the layout's order; without a sign, so that nothing at all is the
        largest number.
        """
        turn_into(levels, self._stages[0][0], self._held[0])
        moving = [True] * len(self._stage_of)
        if len(moving) <= 2:  # nobody answers an answer: the second round only hands on what the first found
            self._go_round(moving)
            self._go_round([False] * len(moving))
            return
        while any(moving):
            np.copyto(self._before, self._held[0])
            self._go_round(moving)
            moving = (self._before != self._held[0]).any(axis=(1, 2)).tolist()

    def levels(self, mover: int) -> Any:
        """Return the least that the others can leave one mover with from each cell, as they lie in its view.

        Shape: ``(rows, cells)``; it is written anew when the next levels settle.
        """
        return self._held[self._stage_of[mover]][mover]

    def _go_round(self, moving: Sequence[bool]) -> None:
        """Let one mover after another take its turn, with the cells in its order, on levels that are not settled."""
        turns = [turn for turn, _ in self._stages]
        self._take_turns(0, moving)
        for stage, (last, here) in enumerate(pairwise(turns), 1):
            turn_into(self._held[stage - 1], here - last, self._held[stage])
            self._take_turns(stage, moving)
        if len(turns) > 1:
            turn_into(self._held[-1], (turns[0] - turns[-1]) % self._bits, self._held[0])

    def _take_turns(self, stage: int, moving: Sequence[bool]) -> None:
        held = self._held[stage]
        for number, mover in self._stages[stage][1]:
            for others in _runs([is_moving and who != number for who, is_moving in enumerate(moving)]):
                mover.take_turn(held[others].reshape(-1, held.shape[-1]))


def _runs(wanted: Sequence[bool]) -> Iterator[slice]:
    """Yield what is wanted, neighbours together."""
    for is_wanted, places in groupby(range(len(wanted)), key=wanted.__getitem__):
        if is_wanted:
            run = list(places)
            yield slice(run[0], run[-1] + 1)
