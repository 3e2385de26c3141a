"""Evolution in the published cases: Elmira's ways from the status quo, and the tree of Syria and Iraq."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest

import countermove
from countermove.engine.evolution import Effect, Evolution, Holds, Reach, Ways, evolve
from countermove.engine.evolution.evolving import colours_of, reached
from countermove.engine.solution import Solution
from countermove.engine.solve import solve


@cache
def solution(slug: str) -> Solution:
    return solve(countermove.load(slug).model())


@cache
def elmira(*coalitions: str) -> Evolution:
    return evolve(solution("elmira-9"), coalitions=coalitions)


def walked(ways: Ways | None) -> list[list[tuple[str, Any]]]:
    assert ways is not None
    return [[("+".join(step.by), step.to) for step in way] for way in ways.listed]


def test_improvements_lead_from_the_status_quo_of_elmira_to_s5_only() -> None:
    found = elmira()
    assert (found.start, found.by_improvements.listed) == ("s1", ("s5",))
    assert found.by_moves.total == 8
    target = found.target("s5")
    assert target is not None
    assert walked(target.by_improvements) == [[("local_government", "s5")]]
    assert target.holds is Holds.NOBODY_WANTS_TO


def test_s8_is_three_moves_away_in_six_ways_none_of_them_all_improvements() -> None:
    target = elmira().target("s8")
    assert target is not None
    assert target.reach is Reach.LOSS
    assert target.by_improvements is None
    ways = target.by_moves
    assert ways is not None
    assert (ways.steps, ways.count, len(ways.listed)) == (3, 6, 6)
    assert all(any(step.effect is Effect.WORSE for step in way) for way in ways.listed)
    gentle = target.by_fewest_losses
    assert gentle is not None
    assert (gentle.steps, gentle.losses, gentle.count) == (3, 1, 3)
    assert {next(step.by for step in way if step.effect is Effect.WORSE) for way in gentle.listed} == {("moe",)}


def test_the_ministry_and_uniroyal_together_lead_on_to_s8() -> None:
    target = elmira("uniroyal+moe").target("s8")
    assert target is not None
    assert walked(target.by_improvements) == [[("local_government", "s5"), ("moe+uniroyal", "s8")]]


def test_nobody_can_leave_the_state_in_which_uniroyal_abandons() -> None:
    found = elmira()
    assert found.stuck.listed == ("s9",)
    target = found.target("s9")
    assert target is not None
    assert (target.holds, target.cannot_move) == (Holds.NOBODY_CAN_LEAVE, found.concepts and tuple(found.parties))
    assert "Nobody can leave state s9" in str(found)


TREE = {
    (): ["2 syria", "3 syria", "4 iraq*"],
    (2,): ["5 iraq"],
    (3,): ["6 iraq*"],
    (4,): ["5 syria", "6 syria*"],
    (2, 5): ["4 syria*", "6 syria*"],
    (3, 6): ["4 syria", "5 syria"],
    (4, 5): ["2 iraq*"],
    (4, 6): ["3 iraq"],
}


def test_the_tree_of_syria_and_iraq_to_depth_three() -> None:
    """Figure 20 of A Simple Guide to GMCR+: nobody moves twice running; a star marks an improvement."""
    assert branches(solution("syria-iraq-1975"), 3) == TREE


def branches(found: Solution, depth: int) -> dict[tuple[Any, ...], list[str]]:
    """Return what can follow each legal sequence, from the arcs that the search goes through."""
    positions, tree = colours_of(found), {}
    waiting: list[tuple[tuple[Any, ...], int, int]] = [((), int(found.states.cells[0]), -1)]
    for path, cell, last in waiting:
        onward = []
        for colour, (_, heads, effects) in positions.leaving(np.array([cell], dtype=np.int64)):
            for head, effect in zip(heads.tolist(), effects.tolist(), strict=True):
                if colour != last:
                    name = found.states.name(int(found.states.places[head]))
                    onward.append((name, f"{name} {found.parties[colour]}{'*' if effect > 0 else ''}"))
                    if len(path) + 1 < depth:
                        waiting.append(((*path, name), head, colour))
        tree[path] = [text for _, text in sorted(onward)]
    return tree


def test_the_missile_crisis_can_go_round_in_circles() -> None:
    (circle,) = evolve(solution("cuban-missile-crisis")).circles
    assert circle.states.listed == (1, 3, 5, 7)
    assert circle.leads_out
    assert [step.leaves for step in circle.example] == [1, 3, 7, 5]


@pytest.mark.parametrize("slug", ["elmira-9", "elmira-12", "syria-iraq-1975", "chicken", "prisoners-dilemma"])
def test_what_is_reached_is_what_the_solution_says(slug: str) -> None:
    found, solved = evolve(solution(slug)), solution(slug)
    assert found.by_improvements.listed == solved.reachable(found.start)
    assert found.by_moves.listed == solved.reachable(found.start, improvements_only=False)
    for only in (True, False):
        places = sorted(solved.states.places[reached(solved, found.start, only)].tolist())
        assert tuple(map(solved.states.name, places)) == solved.reachable(found.start, only)
