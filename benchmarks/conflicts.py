"""The conflicts that are measured: random strict rankings, a dozen statements each, and some made to be hard."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from countermove.engine.solution import Solution
from countermove.engine.solve import solve
from countermove.language import parse
from countermove.model import Conflict, DecisionMaker, Direction, Option, Preference, Statement

FOUR_CONCEPTS = ("nash", "gmr", "smr", "seq")


@dataclass(frozen=True)
class Ranked:
    """What a conflict is made from: ranks of every decimal code, who has how many options, and what cannot be.

    The first ``one_way`` options of each decision maker can only be taken.
    """

    ranks: Sequence[Any]
    widths: tuple[int, ...]
    feasible: Any = None
    one_way: int = 0

    @property
    def states(self) -> int:
        """Return the number of decimal codes."""
        return 1 << sum(self.widths)

    def build(self) -> Conflict:
        """Return the conflict, made anew."""
        return Conflict(f"{self.states} states", tuple(map(self._party, range(len(self.widths)))), (), self.feasible)

    def _party(self, number: int) -> DecisionMaker:
        name = f"d{number}"
        kinds = [Direction.ON if own < self.one_way else Direction.BOTH for own in range(self.widths[number])]
        options = tuple(Option(f"{name}_{own}", name, direction=kind) for own, kind in enumerate(kinds))
        return DecisionMaker(name, name.upper(), options, Preference(payoffs=self.ranks[number]))

    def solve(self, *concepts: str) -> Solution:
        """Build the model and solve it: what is timed."""
        return solve(self.build(), concepts or FOUR_CONCEPTS, max_states=self.states)

    def sort(self) -> list[Any]:
        """Do the yardstick: one stable sort of each decision maker's ranks."""
        return [np.argsort(ranks, kind="stable") for ranks in self.ranks]

    def sort_quickly(self) -> list[Any]:
        """Sort the same in numpy's quickest way, which leaves equal ranks in any order."""
        return [np.argsort(ranks) for ranks in self.ranks]

    def read(self) -> list[Any]:
        """Do the floor: read each rank once from memory."""
        return [ranks.max() for ranks in self.ranks]


def evenly(options: int, parties: int) -> tuple[int, ...]:
    """Return how many options each decision maker has when they share them as evenly as it goes."""
    return tuple((n + 1) * options // parties - n * options // parties for n in range(parties))


def random_rankings(
    options: int, parties: int = 4, *, share_feasible: float = 1.0, one_way: int = 0, seed: int = 1
) -> Ranked:
    """Return random strict rankings; of all decimal codes, a random share is feasible."""
    draw, states = np.random.default_rng([seed, options, parties]), 1 << options
    ranks = [draw.permutation(np.arange(states, dtype=np.int32)) for _ in range(parties)]
    feasible = None
    if share_feasible < 1:
        feasible = np.zeros(states, dtype=np.bool_)
        feasible[draw.permutation(states)[: round(share_feasible * states)]] = True
    return Ranked(ranks, evenly(options, parties), feasible, one_way)


def chase(options: int, *, on_stairs: bool = False, seed: int = 1) -> Ranked:
    """Return a conflict in which two decision makers run after each other, one step at a time, while a third looks on.

    One of the two wants to be where the other is, the other one further on, so that improvements make one long path;
    the third likes its end least. With ``on_stairs`` no state is feasible but those of that path, and ranks are random.
    """
    width = (options - 2) // 2
    steps, codes = 1 << width, np.arange(1 << 2 + 2 * width)
    ahead, behind = codes >> 2 & steps - 1, codes >> 2 + width
    widths = (2, width, width)
    if on_stairs:
        drawn = random_rankings(2 + 2 * width, 3, seed=seed)
        return Ranked(drawn.ranks, widths, (ahead == behind) | (ahead == behind + 1))
    low = np.random.default_rng(seed).integers(0, steps, codes.size)
    ranks = [
        4 * (2 * steps - ahead - behind) + (codes & 3),
        np.where(ahead == behind + 1, steps + 1, np.where(ahead == behind, steps, low)),
        np.where(behind == ahead, steps + 1, np.where(behind == ahead - 1, steps, low)),
    ]
    return Ranked([rank.astype(np.int32) for rank in ranks], widths)


def statement(draw: random.Random, own: Sequence[str], names: Sequence[str]) -> Statement:
    """Return one of the party's own options tied to two others, as coding sheets have it; or one option wanted."""
    first, second, third = draw.choice(own), *draw.sample(names, 2)
    text = draw.choice((f"{first} if {second}", f"not {first} or {second} and {third}", f"{second} iff {third}", third))
    return Statement(parse(f"not ({text})" if draw.random() < 0.3 else text), text)


def statements(options: int, parties: int = 4, each: int = 12, seed: int = 1) -> Callable[[], Conflict]:
    """Return how to build a conflict whose parties share the options evenly and have some statements each.

    The statements are parsed here, once: reading a case file is not what is measured.
    """
    draw, names = random.Random(seed), [f"o{number}" for number in range(options)]
    owned, rest = [], list(names)
    for width in evenly(options, parties):
        owned.append(rest[:width])
        rest = rest[width:]
    orders = [tuple(statement(draw, own, names) for _ in range(each)) for own in owned]

    def party(number: int) -> DecisionMaker:
        name = f"d{number}"
        options_of_party = tuple(Option(option, name) for option in owned[number])
        return DecisionMaker(name, name.upper(), options_of_party, Preference(orders[number]))

    return lambda: Conflict(f"{options} options", tuple(map(party, range(parties))))
