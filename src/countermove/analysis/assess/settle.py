"""Settling: parties move in turn to their best replies until a whole round changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

from countermove.engine.implicit.view import Implicit

ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Settled:
    """Where parties settle; ``is_cycle`` where they have not after the last round."""

    code: int
    is_cycle: bool = False


def settle(view: Implicit, code: int, movers: Sequence[str], rounds: int = ROUNDS) -> Settled:
    """Return where some parties settle, each moving in turn to its best reply.

    Source: tradecraft.md, section 1.2.
    """
    for _ in range(rounds):
        before = code
        for name in movers:
            code = view.movers[name].closest_best(code)
        if code == before:
            return Settled(code)
    return Settled(code, any(view.movers[name].closest_best(code) != code for name in movers))


def settle_every_order(view: Implicit, code: int, movers: Sequence[str]) -> tuple[int, ...]:
    """Return every state that some order of at most four parties settles in, the declared order's first.

    Source: tradecraft.md, section 1.4 (L2).
    """
    moving = [name for name in movers if view.movers[name].free]
    if len(moving) > 4:
        return (settle(view, code, movers).code,)
    return tuple(dict.fromkeys(settle(view, code, order).code for order in permutations(moving)))
