"""H5 Trap: can the initiator take it back, and leave the target worse off than before?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from countermove.analysis.assess.follow import Consequence
from countermove.analysis.assess.interest import NOTHING, Delta
from countermove.analysis.assess.situation import Situation
from countermove.engine.implicit.mover import better_than
from countermove.model.option import Direction
from countermove.model.state import bits

LARGEST = 12
"""Reversible changes of one initiative, beyond which undoing them is not enumerated."""


@dataclass(frozen=True, slots=True)
class Trap:
    """The most important interest the target would have lost against the baseline after the initiator reneges.

    ``renege`` is the state in which it does; ``is_answerable`` says that the target can then make it not worth while.
    """

    deciding: Delta
    is_answerable: bool
    renege: int | None

    @property
    def is_on(self) -> bool:
        """Say whether an interest above the lowest tier is at stake."""
        return self.deciding.matters

    @property
    def key(self) -> tuple[float, bool]:
        """Return the sort key: the graver interest first, then the one that cannot be answered."""
        return self.deciding.gravity, self.is_answerable


def trap(consequence: Consequence) -> Trap:
    """Return the Trap test of an initiative.

    Source: tradecraft.md, section 1.6, H5.
    """
    situation = consequence.situation
    their_mover = situation.view.movers[situation.target]
    known = situation.results("trap", situation.own, situation.theirs, their_mover, situation.baseline)
    key = consequence.opened, consequence.settled
    found: Trap | None = known.get(key)
    if found is None:
        found = known[key] = _trap(consequence)
    return found


def _trap(consequence: Consequence) -> Trap:
    situation, settled = consequence.situation, consequence.settled
    losses = {
        state: situation.theirs.delta(situation.baseline, state)
        for state in reneging_states(consequence)
        if situation.own.order.prefers(state, settled)
    }
    losses = {state: loss for state, loss in losses.items() if loss.is_loss}
    if not losses:
        return Trap(NOTHING, False, None)
    worst = min(loss.gravity for loss in losses.values())
    attaining = [state for state, loss in losses.items() if loss.gravity == worst]
    answerable = all(_is_answerable(situation, state, settled) for state in attaining)
    return Trap(losses[attaining[0]], answerable, attaining[0])


def reneging_states(consequence: Consequence) -> tuple[int, ...]:
    """Return the states in which some of the initiative's reversible changes are undone, nobody else having moved.

    Source: tradecraft.md, section 1.6, H5.
    """
    situation = consequence.situation
    known = situation.results("reneging", situation.baseline)
    key = consequence.opened, consequence.settled
    found: tuple[int, ...] | None = known.get(key)
    if found is None:
        found = known[key] = tuple(_reneging_states(consequence))
    return found


def _reneging_states(consequence: Consequence) -> Iterator[int]:
    situation, settled = consequence.situation, consequence.settled
    own = situation.conflict.own(situation.initiator)
    done = situation.baseline ^ consequence.opened
    undoable = [bit for bit in bits(done) if own.permits(settled, settled ^ 1 << bit)]
    seen = set()
    for size in range(1, min(len(undoable), LARGEST) + 1):
        for chosen in combinations(undoable, size):
            undone = sum(1 << bit for bit in chosen)
            state = lapse(situation, settled ^ undone, undone)
            if state is not None and state not in seen:
                seen.add(state)
                yield state


def lapse(situation: Situation, code: int, undone: int) -> int | None:
    """Return the nearest feasible state in which only options that stood on the undone ones are dropped.

    Fewest dropped first, then declared order; None where dropping mends nothing. Every broken constraint has to be
    mended by dropping an option it mentions, so the search branches on those alone.

    Source: tradecraft.md, section 1.6, H5 (lapsing options).
    """
    level = {code}
    while level:
        feasible = [state for state in level if situation.view.is_feasible(state)]
        if feasible:
            return min(feasible, key=lambda state: list(bits(state ^ code)))
        level = {state & ~(1 << bit) for state in level for bit in _droppable(situation, state, undone)}
    return None


def _droppable(situation: Situation, state: int, undone: int) -> list[int]:
    broken = next(constraint.mask for constraint in situation.view.constraints if constraint.at(state))
    return [
        bit for bit in bits(broken & state & ~undone) if situation.conflict.options[bit].direction is not Direction.ON
    ]


def _is_answerable(situation: Situation, state: int, settled: int) -> bool:
    """Say whether the target has an improvement from a reneging state that leaves the initiator no better off."""
    mover = situation.view.movers[situation.target]
    replies, order = mover.replies, situation.own.order
    improvements = mover.improvements(state)
    gains = better_than(replies, order, order.vector(settled), state, improvements)
    return not replies.is_empty(replies.but_not(improvements, gains))
