"""Coalition stability, and who could upset what, against the oracle's literal readings (theory.md 8)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import combinations, pairwise
from typing import Any

import pytest
from oracle.as_one import as_one as oracle_as_one
from oracle.coalitions import (
    Coalition,
    all_prefer,
    coalition_improvements,
    coalition_stable_states,
    coalitions,
    everybody_else,
    is_coalition_stable,
    universally_stable_states,
)
from oracle.sanction_readings import stability
from oracle.stability import deters
from properties.oracle_models import (
    Compared,
    Model,
    compared,
    drawn_graph,
    five_party_graph,
    knotty_conflict,
    merged_graph,
    oracle_model,
    small_conflict,
    under,
)

from countermove.engine.coalition.as_one import as_one
from countermove.engine.coalition.stability import coalition_stability
from countermove.engine.coalition.upset import universally_stable, upset

FOUR = ("nash", "gmr", "smr", "seq")

# What is drawn, how many of it, and how many make a piece of a few seconds.
DRAWN: dict[str, tuple[Callable[[int], Model], int, int]] = {
    "small conflicts": (small_conflict, 80, 40),
    "knotty conflicts": (knotty_conflict, 20, 10),
    "graphs": (drawn_graph, 200, 100),
    "merged": (merged_graph, 100, 100),
    "five drawn": (five_party_graph, 30, 30),
}
PIECES = [(kind, first, size) for kind, (_, total, size) in DRAWN.items() for first in range(0, total, size)]


@cache
def compared_model(kind: str, seed: int) -> Compared:
    """A model drawn, solved under all four concepts, and written out, with what the oracle has found of it so far."""
    return compared(DRAWN[kind][0](seed), FOUR)


def teams(both: Compared) -> list[Coalition]:
    """The coalitions of two or more."""
    return [team for team in coalitions(both.literal) if len(team) > 1]


def oracle_concept(concept: str, credible: str) -> str:
    """The oracle's name for a concept under one of the two readings of credible answers."""
    return "seq_by_coalitions" if (concept, credible) == ("seq", "groups") else concept


@pytest.mark.parametrize(("kind", "first", "size"), PIECES)
def test_coalition_stability_is_the_oracles(kind: str, first: int, size: int) -> None:
    draw = DRAWN[kind][0]
    for seed in range(first, first + size):
        both = compared_model(kind, seed)
        for credible, concepts in (("individuals", FOUR), ("groups", ("seq",))):
            for team in teams(both):
                found = coalition_stability(both.solution, team, concepts, credible=credible)
                assert not found.not_given
                for concept in concepts:
                    wanted = coalition_stable_states(both.literal, oracle_concept(concept, credible), team)
                    about = f"{draw.__name__}({seed}), {team}, {concept}, {credible}: {both.data}"
                    assert both.all_named(found.stable[concept]) == both.labels(wanted), about


@pytest.mark.parametrize("concept", FOUR)
@pytest.mark.parametrize("kind", DRAWN)
def test_universal_coalition_stability_is_the_oracles(kind: str, concept: str) -> None:
    draw, total, _ = DRAWN[kind]
    for seed in range(0, total, 3):
        both = under(compared_model(kind, seed), draw(seed), (concept,), "legal")
        wanted = universally_stable_states(both.literal, concept)
        got = universally_stable(both.solution, concept)
        assert both.all_named(got) == both.labels(wanted), f"{draw.__name__}({seed}): {both.data}"


def test_universal_stability_against_answers_by_groups() -> None:
    """Stable for every H (theory 8): against one decision maker, too, the others may answer as groups."""
    for kind in ("small conflicts", "graphs", "merged"):
        draw, total, _ = DRAWN[kind]
        for seed in range(0, total, 3):
            both = under(compared_model(kind, seed), draw(seed), ("seq",), "legal")
            wanted = universally_stable_states(both.literal, "seq_by_coalitions")
            got = universally_stable(both.solution, "seq", credible="groups")
            assert both.all_named(got) == both.labels(wanted), f"{draw.__name__}({seed}): {both.data}"


@pytest.mark.parametrize(("kind", "first", "size"), PIECES)
def test_members_who_move_as_one_are_the_oracles(kind: str, first: int, size: int) -> None:
    """One coalition, and where there is room two at once; the concepts of every mover."""
    draw = DRAWN[kind][0]
    for seed in range(first, first + size):
        both = compared_model(kind, seed)
        model = oracle_model(both.data)
        for groups in groupings(both):
            found, wanted = as_one(both.solution, groups, FOUR), oracle_as_one(model, *groups)
            assert not found.not_given
            assert set(found.movers) == set(wanted.parties)
            for (concept, mover), states in stability(wanted, FOUR).items():
                about = f"{draw.__name__}({seed}), {groups}, {concept}, {mover}: {both.data}"
                assert both.all_named(found.stable(mover, concept)) == both.labels(states), about


def groupings(both: Compared) -> list[tuple[Coalition, ...]]:
    """Each coalition alone, and each two that share nobody."""
    found = teams(both)
    return [(team,) for team in found] + [pair for pair in combinations(found, 2) if not set(pair[0]) & set(pair[1])]


@pytest.mark.parametrize(("kind", "first", "size"), PIECES)
def test_who_could_upset_a_state_is_the_oracles(kind: str, first: int, size: int) -> None:
    """The verdict, the number of joint improvements, and the moves shown, checked step by step."""
    draw = DRAWN[kind][0]
    for seed in range(first, first + size, 2):
        both = compared_model(kind, seed)
        state = both.literal.states[seed % len(both.literal.states)]
        name = next(n for n in both.product_names() if both.named(n) == both.label(state))
        for concept in FOUR:
            for credible in ("individuals", "groups") if concept == "seq" else ("individuals",):
                for found in upset(both.solution, name, concept, credible=credible):
                    about = f"{draw.__name__}({seed}), {state}, {concept}, {credible}, {found}: {both.data}"
                    stable = is_coalition_stable(both.literal, oracle_concept(concept, credible), found.members, state)
                    assert found.upsets is not stable, about
                    assert found.improvements == len(coalition_improvements(both.literal, found.members, state)), about
                    assert not wrong_steps(both, state, found), about


def wrong_steps(both: Compared, state: Any, found: Any) -> str:
    """What is wrong with the moves shown; empty where nothing is."""
    if bool(found.move) is not bool(found.improvements):
        return "a joint move is shown exactly where there is one"
    if not found.move:
        return ""
    path = [state, *states_of(both, found.move)]
    if not is_legal(both, found.members, [step.dm for step in found.move], path):
        return "the joint move is no legal sequence of the members"
    if not all_prefer(both.literal, found.members, path[-1], state):
        return "a member does not gain by the joint move"
    if found.upsets:
        return "the joint move is deterred" if found.sanction else ""
    return wrong_sanction(both, state, path[-1], found)


def wrong_sanction(both: Compared, state: Any, s1: Any, found: Any) -> str:
    """What is wrong with the answer shown: who moves, where it ends, whom it leaves no better off."""
    path = [s1, *states_of(both, found.sanction)]
    movers = [mover for step in found.sanction for mover in step.dm.split("+")]
    if not set(movers) <= set(everybody_else(both.literal, found.members)):
        return "a member carries out the sanction"
    if len(found.sanction) == 0 or both.label(path[-1]) != both.named(found.ends):
        return "the sanction does not end where it says"
    unwilling = {member for member in found.members if deters(both.literal, member, state, path[-1])}
    return "" if unwilling and unwilling == set(found.unwilling) else "somebody else is unwilling"


def states_of(both: Compared, steps: Sequence[Any]) -> list[Any]:
    """The oracle's states to which steps lead."""
    by_label = both.by_label()
    return [by_label[both.named(step.to)] for step in steps]


def is_legal(both: Compared, team: Coalition, movers: Sequence[str], path: Sequence[Any]) -> bool:
    """Each step is an arc of a member, and nobody moves twice running (theory 2.2)."""
    steps = zip(movers, path, path[1:], strict=False)  # one state more than movers
    return (
        set(movers) <= set(team)
        and all(q in both.literal.moves(mover, s) for mover, s, q in steps)
        and all(one != other for one, other in pairwise(movers))
    )
