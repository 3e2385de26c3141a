"""How a conflict can evolve from a state, against the oracle's enumeration of legal sequences (theory.md 9)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from oracle.coalitions import coalitions
from oracle.evolution import (
    WithCoalitions,
    easiest,
    numbers_by_setbacks,
    reachable,
    shortest,
    shortest_sequences,
    sinks,
)
from properties.oracle_models import (
    Compared,
    Model,
    compared,
    drawn_graph,
    five_party_graph,
    knotty_conflict,
    merged_graph,
    small_conflict,
)

from countermove.engine.evolution import evolve

# What is drawn, how many of it, and how many make a piece of a few seconds.
DRAWN: dict[str, tuple[Callable[[int], Model], int, int]] = {
    "small conflicts": (small_conflict, 60, 60),
    "knotty conflicts": (knotty_conflict, 10, 10),
    "graphs": (drawn_graph, 200, 200),
    "merged": (merged_graph, 80, 80),
    "five drawn": (five_party_graph, 30, 30),
}
PIECES = [(kind, first, size) for kind, (_, total, size) in DRAWN.items() for first in range(0, total, size)]


@pytest.mark.parametrize("with_a_coalition", [False, True])
@pytest.mark.parametrize(("kind", "first", "size"), PIECES)
def test_evolution_is_the_oracles(kind: str, first: int, size: int, with_a_coalition: bool) -> None:
    draw = DRAWN[kind][0]
    for seed in range(first, first + size):
        both = compared(draw(seed), ("nash",))
        several = [team for team in coalitions(both.literal) if len(team) > 1]
        teams = (several[seed % len(several)],) if with_a_coalition and several else ()
        start = both.literal.states[seed % len(both.literal.states)]
        wrong = disagreement(both, WithCoalitions(both.literal, teams), start, teams)
        assert not wrong, f"{draw.__name__}({seed}), from {both.label(start)}, {teams}: {wrong}; {both.data}"


def disagreement(both: Compared, game: Any, start: Any, teams: tuple[Any, ...]) -> str:
    """The first thing that product and oracle say differently; empty where they agree."""
    names = {both.named(name): name for name in both.product_names()}
    found = evolve(both.solution, names[both.label(start)], targets=list(names.values()), coalitions=teams)
    by_improvements, by_moves = (reachable(game, start, improving) for improving in (True, False))
    if (found.by_improvements.total, found.by_moves.total) != (len(by_improvements), len(by_moves)):
        return f"numbers of states: {found.by_improvements.total}, {found.by_moves.total}"
    if both.all_named(found.stuck.listed) != both.labels(sinks(game.game)):
        return f"stuck: {found.stuck}"
    ways = _Ways(both, game, start)
    for state in both.literal.states:
        target = found.target(names[both.label(state)])
        if target is None:
            return f"{both.label(state)} is not told of"
        wrong = "here" if state == start and target.reach != "here" else ways.wrong(state, target)
        if wrong:
            return f"{both.label(state)}, {wrong}: {target}"
    return ""


class _Ways:
    """The ways from one start, as the oracle finds them."""

    def __init__(self, both: Compared, game: Any, start: Any) -> None:
        self.both, self.game, self.start = both, game, start
        self.short = {improving: shortest(game, start, improving) for improving in (True, False)}
        self.easy = easiest(game, start)

    def wrong(self, state: Any, target: Any) -> str:
        """What is wrong with what is said of one target."""
        if state == self.start:
            return ""
        if target.reach != self.reach(state):
            return f"reach should be {self.reach(state)}"
        for improving, ways in ((True, target.by_improvements), (False, target.by_moves)):
            if (ways is not None) is not (state in self.short[improving]):
                return "there is a way, or none"
            if ways is not None and self.wrong_ways(state, ways, improving):
                return self.wrong_ways(state, ways, improving)
        if target.by_fewest_losses is not None:
            return self.wrong_easiest(state, target.by_fewest_losses)
        return ""

    def reach(self, state: Any) -> str:
        """The easiest way there is: improvements, without a loss, with one, or none."""
        if state in self.short[True]:
            return "improvements"
        if state not in self.easy:
            return "out_of_reach"
        return "loss" if self.easy[state][0] else "without_loss"

    def wrong_ways(self, state: Any, ways: Any, improving: bool) -> str:
        """What is wrong with the shortest ways by improvements, or by any moves."""
        length, number = self.short[improving][state]
        if (ways.steps, ways.count) != (length, number):
            return f"should be {number} ways of {length} steps"
        if length > 5 or number > 200:
            return ""
        listed = [tuple(("+".join(s.by), self.both.named(s.to)) for s in way) for way in ways.listed]
        literal = {
            tuple((mover, self.both.label(q)) for mover, q in way)
            for way in shortest_sequences(self.game, self.start, state, improving)
        }
        if len(set(listed)) < len(listed) or not set(listed) <= literal or (not listed and literal):
            return f"should be among {literal}"
        if not improving and ways.losses is not None:
            least = min(numbers_by_setbacks(self.game, self.start, state, length))
            return "" if ways.losses == least else f"should have {least} losses"
        return ""

    def wrong_easiest(self, state: Any, ways: Any) -> str:
        """What is wrong with the ways on which fewest steps make their mover worse off."""
        losses, moves = self.easy[state]
        if (ways.losses, ways.steps) != (losses, moves):
            return f"should be {losses} losses in {moves} steps"
        number = numbers_by_setbacks(self.game, self.start, state, moves)[losses]
        return "" if ways.count in (None, number) else f"should be {number} easiest ways"
