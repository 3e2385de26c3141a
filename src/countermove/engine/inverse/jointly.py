"""The fewest changes of all parties' priorities together that make a state an equilibrium, or no longer one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from math import prod

from countermove.engine.inverse.orders import Change
from countermove.engine.inverse.smallest import MOST_LISTED, Smallest


@dataclass(frozen=True, slots=True)
class Joint:
    """The fewest changes of priorities, of whomever, that turn the verdict on an equilibrium round.

    ``goal`` is ``equilibrium`` or ``no equilibrium``. ``outcome`` is ``found``, ``never`` or ``limit`` as for a single
    party; ``no priorities`` where a party that would have to change was entered by a ranking. ``by`` says how many
    changes each party makes where that is settled, ``blocked`` who stands in the way. ``at_least`` and ``at_most``
    bound what was not found. ``listed`` are changes by decision maker, gentlest first; ``orders`` counts all of them.
    """

    goal: str
    outcome: str
    changes: int | None = None
    orders: int | None = None
    by: Mapping[int, int] | None = None
    listed: tuple[Mapping[int, Change], ...] = ()
    blocked: tuple[int, ...] = ()
    examined: int = 0
    at_least: int | None = None
    at_most: int | None = None


def separately(found: Sequence[Smallest]) -> Joint:
    """Return the joint result where each party's stability depends on its own preferences only, from those results.

    An equilibrium is made by everybody for whom the state is unstable, and destroyed by whoever does it most cheaply.

    Source: theory.md, sections 4.1 to 4.3 (only the decision maker's own preferences occur).
    """
    missing = {dm: smallest for dm, smallest in enumerate(found) if smallest.goal == "stable"}
    return _made(missing) if missing else _destroyed(dict(enumerate(found)))


def _made(missing: Mapping[int, Smallest]) -> Joint:
    goal = "equilibrium"
    for outcome in ("no priorities", "never", "limit"):
        blocked = tuple(dm for dm, smallest in missing.items() if smallest.outcome == outcome)
        if blocked:
            least = sum(smallest.changes or smallest.examined + 1 for smallest in missing.values())
            bound = least if outcome == "limit" else None
            return Joint(goal, outcome, blocked=blocked, at_least=bound, examined=least - 1 if bound else 0)
    by = {dm: smallest.changes or 0 for dm, smallest in missing.items()}
    counts = [smallest.orders for smallest in missing.values()]
    orders = None if None in counts else prod(count for count in counts if count is not None)
    chosen = product(*(smallest.listed for smallest in missing.values()))
    listed = tuple(dict(zip(missing, changes, strict=True)) for changes in islice(chosen, MOST_LISTED))
    return Joint(goal, "found", sum(by.values()), orders, by, listed, examined=sum(by.values()))


def _destroyed(found: Mapping[int, Smallest]) -> Joint:
    goal = "no equilibrium"
    possible = {dm: smallest.changes for dm, smallest in found.items() if smallest.changes is not None}
    open_ended = [smallest.examined for smallest in found.values() if smallest.outcome == "limit"]
    fewest = min(possible.values(), default=None)
    if fewest is None or any(examined < fewest - 1 for examined in open_ended):
        if open_ended:
            return Joint(goal, "limit", examined=min(open_ended), at_least=min(open_ended) + 1, at_most=fewest)
        if all(smallest.outcome == "no priorities" for smallest in found.values()):
            return Joint(goal, "no priorities", blocked=tuple(found))
        return Joint(goal, "never")
    cheapest = [dm for dm, changes in possible.items() if changes == fewest]
    unsure = any(examined < fewest for examined in open_ended)
    counts = [found[dm].orders for dm in cheapest]
    orders = None if unsure or None in counts else sum(count for count in counts if count is not None)
    listed = [{dm: change} for dm in cheapest for change in found[dm].listed]
    by = dict.fromkeys(cheapest, fewest)
    return Joint(goal, "found", fewest, orders, by, tuple(listed[:MOST_LISTED]), examined=fewest)
