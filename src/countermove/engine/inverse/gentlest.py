"""How far statements have to rise or fall at least, once it is known which ones have to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from countermove.engine.inverse.orders import Change, Edit, Order, apply

_MOST_COMBINATIONS = 5_000


@dataclass(frozen=True, slots=True)
class Way:
    """Statements that have to fall and to rise together, and the gentlest change that does it.

    Going further in the same direction with any of them, or dropping one that falls, does it too.
    """

    falls: tuple[int, ...]
    rises: tuple[int, ...]
    change: Change


def gentlest_way(
    order: Order,
    swaps: Sequence[tuple[int, int]],
    alone: Sequence[int],
    falls: Collection[int],
    does: Callable[[Order], bool],
) -> tuple[Edit, ...]:
    """Return the edits of some statements that drop the fewest and pass the fewest places, and still do it.

    Where there are too many combinations to look at, each statement goes all the way.
    """
    swapping = tuple(Edit("swap", one, other, order.index(other) - order.index(one)) for one, other in swaps)
    best: tuple[tuple[int, int], tuple[Edit, ...]] | None = None
    for targets in _targets(order, alone, falls):
        edits, changed = list(swapping), _after(order, swapping)
        for number, steps in zip(alone, targets, strict=True):
            edits.append(_edit(changed, number, steps, number in falls))
            changed = apply(changed, edits[-1])
        cost = sum(edit.kind == "drop" for edit in edits), sum(abs(edit.steps) for edit in edits)
        if (best is None or cost < best[0]) and does(changed):
            best = cost, tuple(edits)
    assert best is not None, "going all the way does it"
    return best[1]


def _targets(order: Order, alone: Sequence[int], falls: Collection[int]) -> Iterator[tuple[int | None, ...]]:
    """Yield for each statement by how many places it goes, None for dropped; going all the way comes first."""
    last = len(order) - 1
    whole = tuple(None if number in falls else last for number in alone)
    yield whole
    choices = [[*range(1, last + 1), *([None] if number in falls else [])] for number in alone]
    size = 1
    for steps in choices:
        size *= len(steps)
    if size <= _MOST_COMBINATIONS:
        yield from product(*choices)


def _edit(order: Order, number: int, steps: int | None, falls: bool) -> Edit:
    """Return the edit that takes a statement so many places down or up, or to the end where there are not so many."""
    if steps is None:
        return Edit("drop", number)
    start = order.index(number)
    end = min(start + steps, len(order) - 1) if falls else max(start - steps, 0)
    return Edit("move", number, order[end], start - end)


def _after(order: Order, edits: Sequence[Edit]) -> Order:
    for edit in edits:
        order = apply(order, edit)
    return order
