"""What the others' replies can leave a decision maker with, for one draw after another; four ways of finding it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

import numpy as np

from countermove.engine.credible import settled
from countermove.engine.dense import DenseKernel
from countermove.engine.kernel import NOTHING
from countermove.engine.ladder import Climb, climber
from countermove.engine.layout import Axis, BoolArray
from countermove.engine.redraw.focal import Focal
from countermove.engine.redraw.joined import Least
from countermove.engine.redraw.rounds import Mover, Rounds
from countermove.engine.redraw.views import View, turn_into


class Replies(Protocol):
    """The least penalties that the others can bring about."""

    # Whether everybody's have to be found anew when one decision maker's order is another.
    together: bool

    def redraw(self, number: int) -> None:
        """Take note that one decision maker has another order."""

    def settle(self) -> None:
        """Find what has to be found for all together."""

    def least(self, number: int, *, after_countermove: bool) -> Any:
        """Return the least penalty of one decision maker's cells, the cells themselves counted or not.

        Shape: one that fits its ``view.shape``.
        """


class Planned:
    """Moves that can be taken back: who can be brought where does not depend on the draw."""

    together = False

    def __init__(self, focals: Sequence[Focal], plans: Sequence[Least]) -> None:
        self._focals, self._plans = focals, plans

    def redraw(self, number: int) -> None:
        """Note nothing: levels hang on nobody else's order."""

    def settle(self) -> None:
        """Find nothing: each level is one reduction."""

    def least(self, number: int, *, after_countermove: bool) -> Any:
        """Return the least penalty of one decision maker's cells."""
        return self._plans[number](self._focals[number].penalty(after_countermove=after_countermove))


class TurnByTurn:
    """Everybody's levels at once, in rounds of turns; ``movers`` and ``focals`` are the same decision makers."""

    together = True

    def __init__(self, focals: Sequence[Focal], movers: Sequence[Mover], penalties: Sequence[bool]) -> None:
        kind, bits = focals[0].rank.dtype, focals[0].view.bits
        self._focals, self._row = focals, {after: row for row, after in enumerate(penalties)}
        self._penalties: Any = np.empty((len(focals), len(penalties), 1 << bits), dtype=kind)
        self._unsigned = kind.str.replace("i", "u")
        self._movers, self._rounds = movers, Rounds(movers, len(penalties), self._unsigned)

    def redraw(self, number: int) -> None:
        """Let a mover know its own new ranks."""
        self._movers[number].redraw(self._focals[number].rank)

    def settle(self) -> None:
        """Let everybody take turns until nothing changes; the rank -1 of what is no state is then nothing at all."""
        for number, focal in enumerate(self._focals):
            for after, row in self._row.items():
                turn_back(focal.penalty(after_countermove=after), focal.view, self._penalties[number, row])
        self._rounds.settle(self._penalties.view(self._unsigned))

    def least(self, number: int, *, after_countermove: bool) -> Any:
        """Return the least penalty of one decision maker's cells."""
        levels = self._rounds.levels(number)[self._row[after_countermove]]
        return levels.reshape(self._focals[number].view.shape)


class Climbed:
    """Improvements where tables of them would be too large: up sorted lines, each mover's sorted once a draw."""

    together = True

    def __init__(self, focals: Sequence[Focal], axes: Sequence[Axis], feasible: BoolArray | None) -> None:
        self._focals, self._axes = focals, axes
        self._no_states = None if feasible is None else ~feasible
        self._ladders: dict[int, Climb] = {}
        self._natural: Any = np.empty(1 << focals[0].view.bits, dtype=np.int32)

    def redraw(self, number: int) -> None:
        """Let go of the ladders of a decision maker whose order is another."""
        self._ladders.pop(number, None)

    def settle(self) -> None:
        """Sort the lines of those who have another order."""
        for number, (focal, axis) in enumerate(zip(self._focals, self._axes, strict=True)):
            if number not in self._ladders:
                turn_back(focal.rank, focal.view, self._natural)
                self._ladders[number] = climber(axis, self._natural)

    def least(self, number: int, *, after_countermove: bool) -> Any:
        """Return the least penalty of one decision maker's cells; ``NOTHING`` where a cell is no state."""
        focal, levels = self._focals[number], self._natural
        turn_back(focal.penalty(after_countermove=after_countermove), focal.view, levels)
        if self._no_states is not None:
            levels[self._no_states] = NOTHING
        others = [ladder for other, ladder in self._ladders.items() if other != number]
        if others:
            levels = settled(others, levels)
        return focal.view.turned(levels).reshape(focal.view.shape)


class Searched:
    """Improvements where even sorted lines of all movers together would be too large: as in a single solution."""

    together = True

    def __init__(self, focals: Sequence[Focal], kernel: Callable[[], DenseKernel]) -> None:
        self._focals, self._kernel = focals, kernel

    def redraw(self, number: int) -> None:
        """Note nothing: the kernel is that of the draw."""

    def settle(self) -> None:
        """Find nothing: each level is a search of its own."""

    def least(self, number: int, *, after_countermove: bool) -> Any:
        """Return the least penalty of one decision maker's cells; ``NOTHING`` where a cell is no state."""
        focal, kernel = self._focals[number], self._kernel()
        penalty: Any = np.empty(kernel.layout.size, dtype=np.int32)
        turn_back(focal.penalty(after_countermove=after_countermove), focal.view, penalty)
        return focal.view.turned(kernel.worst_reply(focal.party, penalty, credible=True)).reshape(focal.view.shape)


def turn_back(values: Any, view: View, target: Any) -> None:
    """Write values of cells, as they lie in a view, into an array in the layout's order."""
    turn_into(values, (view.bits - view.turn) % max(1, view.bits), target)
