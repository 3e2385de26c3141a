"""Sequential sanctions at one state, without a list of states.

An improvement is deterred if the others can go on from it, each step an improvement for its mover, to a state that is
no better for the party that left. Options are owned by one party each, so two moves of one party in a row are one move,
and the rule against moving twice running changes nothing.

Source: theory.md, sections 2.2 and 4.4; interface.md, section 3 (attainable outcomes).
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from countermove.engine.implicit.bounded import LONGEST, bounded_sanction
from countermove.engine.implicit.mover import Mover, better_than
from countermove.engine.implicit.view import Implicit

SEARCHED = 20
"""Mentioned options of the others, all together, up to which their whole reach is searched."""

Step = tuple[str, int]
"""Who moved, and the state it moved to."""


@dataclass(frozen=True, slots=True)
class Rest:
    """Whether a party rests at a state, and if not, the improvement that nobody deters."""

    undeterred: int | None
    sanctions_up_to: int | None = None

    @property
    def rests(self) -> bool:
        """Say whether sequential sanctions deter every improvement."""
        return self.undeterred is None


def rest(view: Implicit, party: str, code: int) -> Rest:
    """Return whether sequential sanctions deter every improvement of a party from a state.

    An improvement is proposed, a sanction is searched for over all the others can do, and every improvement that the
    same sequence of moves punishes is set aside with it, until none is left or one is not deterred.
    """
    mover = view.movers[party]
    reply = mover.closest_best(code)
    if not mover.order.prefers(reply, code):
        return Rest(None)
    is_bounded = sum(view.movers[name].free.bit_count() for name in view.others(party)) > SEARCHED
    limit, search = (LONGEST, bounded_sanction) if is_bounded else (None, sanction)
    left = mover.improvements(code)
    while True:
        sequence = search(view, party, code, reply)
        if sequence is None:
            return Rest(reply, limit)
        left = mover.replies.but_not(left, _punished(view, mover, code, reply, sequence))
        if mover.replies.is_empty(left):
            return Rest(None, limit)
        reply = mover.replies.some(left, code)


def sanction(view: Implicit, party: str, code: int, improvement: int) -> list[Step] | None:
    """Return moves of the others, each an improvement for its mover, that leave the party no better than at ``code``.

    None where there are no such moves: the whole reach of the others has then been searched.
    """
    order = view.movers[party].order
    bar = order.vector(code)
    came_from: dict[int, tuple[str, int] | None] = {improvement: None}
    others: list[tuple[str, Mover, dict[int, int]]] = [
        (name, view.movers[name], {}) for name in view.others(party) if view.movers[name].free
    ]
    queue = deque([improvement])
    while queue:
        at = queue.popleft()
        for name, mover, swept in others:
            for reached in _fresh_improvements(mover, at, swept):
                if reached in came_from:
                    continue
                came_from[reached] = (name, at)
                if order.vector(reached) <= bar:
                    return _trace(came_from, reached)
                queue.append(reached)
    return None


def _fresh_improvements(mover: Mover, at: int, swept: dict[int, int]) -> list[int]:
    """Return a party's improvements from a state, unless a worse state of the same block has already given them.

    ``swept`` holds the worst vector met so far in every block.
    """
    if not (mover.own.only_on | mover.own.only_off):
        # with one-way options a worse state of the block may not reach what this one reaches, so never skip
        block, vector = at & ~mover.free, mover.order.vector(at)
        if swept.get(block, vector + 1) <= vector:
            return []
        swept[block] = vector
    return mover.improved(at)


def _trace(came_from: dict[int, tuple[str, int] | None], state: int) -> list[Step]:
    steps: list[Step] = []
    while (origin := came_from[state]) is not None:
        steps.append((origin[0], state))
        state = origin[1]
    return steps[::-1]


def _punished(view: Implicit, mover: Mover, code: int, reply: int, sequence: list[Step]) -> int:
    """Return the settings of the mover after which the same moves of the others are still a sanction."""
    replies = mover.replies
    punished = replies.everything(code)
    at = reply
    for name, reached in sequence:
        other = view.movers[name]
        for constraint in other.constraints:
            punished = replies.but_not(punished, replies.where(constraint, reached))
        punished = replies.both(punished, _improved_by(view, mover, name, at, reached))
        at = reached
    return replies.but_not(punished, better_than(replies, mover.order, mover.order.vector(code), at, punished))


def _improved_by(view: Implicit, mover: Mover, name: str, before: int, after: int) -> int:
    """Return the settings of the mover at which another party's move is an improvement for that party."""
    replies = mover.replies
    better, level = replies.nothing(), replies.whole()
    for statement in view.movers[name].order.predicates:
        old, new = replies.where(statement, before), replies.where(statement, after)
        better = replies.either(better, replies.both(level, replies.but_not(new, old)))
        level = replies.but_not(level, replies.either(replies.but_not(new, old), replies.but_not(old, new)))
    return better
