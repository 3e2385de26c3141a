"""Which coalition could upset a state: verdicts in sentences, limits that say so, data for JSON."""

from __future__ import annotations

from typing import Any

import pytest
from unit.engine.small import drawn, never, party, prisoners

import countermove as cm
from countermove.engine.coalition import as_one as as_one_module
from countermove.engine.coalition import groups, stability
from countermove.engine.coalition.as_one import as_one
from countermove.engine.coalition.report import coalition_report
from countermove.engine.coalition.stability import coalition_stability
from countermove.engine.coalition.upset import universally_stable, upset, upset_equilibria
from countermove.engine.solution import Solution
from countermove.engine.solve import solve
from countermove.errors import NotApplicable, TooLarge
from countermove.model import Conflict

FOUR = ["nash", "gmr", "smr", "seq"]
# From s, a and b can go to t, which both prefer; only c and d together, c losing on the way, can then spoil it.
TEAM = drawn("stuv", a=("s-t", "t suv"), b=("", "t suv"), c=("t-u", "v t su"), d=("u-v", "v t su"))


def solved(name: str) -> Solution:
    return solve(cm.load(name).model(), FOUR)


def test_the_sentence_names_the_moves_and_who_gains() -> None:
    (found,) = upset(solve(prisoners(), FOUR), 1, "gmr")
    assert found.upsets
    assert found.text == (
        "One and Two could upset state 1: Two takes c2 (state 3), then One takes c1 (state 4). "
        "Both prefer state 4 to 1. Nobody is left to answer."
    )
    assert (found.gains, found.loses, found.ends, found.improvements) == (("one", "two"), (), None, 1)


def test_where_not_all_can_gain_the_sentence_says_so() -> None:
    (found,) = upset(solve(prisoners(), FOUR), 4, "seq")
    assert not found.upsets
    assert str(found) == "One and Two cannot upset state 4: no joint move of theirs leads to a state they all prefer."


def test_what_deters_is_named_with_whom() -> None:
    found = upset(solved("elmira-9"), "s1", "gmr", coalitions=["moe+local_government"])[0]
    assert not found.upsets
    assert ([step.to for step in found.move], [step.to for step in found.sanction]) == (["s5"], ["s9"])
    assert (found.ends, found.unwilling) == ("s9", ("moe", "local_government"))
    assert "But then Uniroyal moves to" in found.text


def test_answers_by_groups_deter_what_answers_by_individuals_do_not() -> None:
    solution = solve(TEAM, FOUR)
    alone = upset(solution, "s", "seq", coalitions=["a+b"])[0]
    together = upset(solution, "s", "seq", coalitions=["a+b"], credible="groups")[0]
    assert alone.upsets
    assert not together.upsets
    assert [(step.dm, step.to) for step in together.sanction] == [("c", "u"), ("d", "v")]
    assert "(each a gain for its group)" in together.text
    assert "s" not in coalition_stability(solution, "a+b").stable["seq"]
    assert "s" in coalition_stability(solution, "a+b", credible="groups").stable["seq"]


def test_groups_that_share_a_member_reach_more_than_any_legal_sequence() -> None:
    # c and d together go from t by x to u, then d alone to v: two groups, once each, but d moves twice running.
    wants_t, wants_v = "t xu s v", "v u t x s"
    graph = drawn("stxuv", a=("s-t", wants_t), b=("", wants_t), c=("t-x", wants_v), d=("x-u u-v", wants_v))
    solution = solve(graph, FOUR)
    for concept in ("gmr", "seq"):
        assert "s" not in coalition_stability(solution, "a+b").stable[concept]
    found = upset(solution, "s", "seq", coalitions=["a+b"], credible="groups")[0]
    assert not found.upsets
    assert [(step.dm, step.to) for step in found.sanction] == [("c", "x"), ("d", "u"), ("d", "v")]


def test_all_coalitions_are_asked_about_at_once() -> None:
    solution = solved("elmira-9")
    found = upset_equilibria(solution, ["nash"])
    assert len(found) == 3 * 4
    assert [(one.state, one.members, one.move[-1].to) for one in found if one.upsets] == [
        ("s5", ("moe", "uniroyal"), "s8")
    ]


@pytest.mark.parametrize("ask", [upset_equilibria, universally_stable])
def test_a_concept_the_solution_does_not_hold_is_refused(ask: Any) -> None:
    with pytest.raises(NotApplicable, match="was not asked for"):
        ask(solve(prisoners(), ["nash"]), "gmr")
    with pytest.raises(NotApplicable, match="not defined for coalitions"):
        upset(solve(prisoners()), 1, "sim")


def test_work_beyond_a_limit_is_refused_with_the_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    solution = solved("elmira-9")
    monkeypatch.setattr(stability, "WORK_LIMIT", 100)
    with pytest.raises(NotApplicable, match=r"takes 4 questions .* the limit is 100"):
        upset(solution, "s1")
    found = coalition_stability(solution, "moe+uniroyal", ["nash"])
    assert not found.stable
    assert "the limit is 100" in found.not_given["nash"]
    report = coalition_report(solution, ["every"])
    assert set(report.not_given) == set(FOUR)
    assert "the limit is 100" in report.not_given["nash"]


def test_a_search_by_groups_stops_at_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    solution = solve(TEAM, FOUR)
    moves = stability.moves_of(solution)
    targets = stability.moves_of(solution).rank(0) == 1
    with pytest.raises(NotApplicable, match="more than 3 cells"):
        groups.Groups(moves, limit=3).can_answer((2, 3), 1, targets)


def test_members_as_one_stop_at_their_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    solution = solved("elmira-12")
    monkeypatch.setattr(as_one_module, "MOST_ARCS", 10)
    with pytest.raises(TooLarge, match="The limit is 10 moves"):
        as_one(solution, ["moe+uniroyal"])
    monkeypatch.setattr(as_one_module, "MOST_STATES", 11)
    with pytest.raises(TooLarge, match="The limit is 11 states"):
        as_one(solution, ["moe+uniroyal"])


def test_two_coalitions_that_move_as_one_share_nobody() -> None:
    with pytest.raises(NotApplicable, match="uniroyal is in two of these coalitions"):
        as_one(solved("elmira-12"), ["moe+uniroyal", "uniroyal+local_government"])


def test_a_merged_mover_jumps_over_what_is_infeasible() -> None:
    # One alone and two alone would each pass through a state that cannot be; together they need not.
    both = Conflict(
        "Together or not at all",
        (party("one", "x", "x and y"), party("two", "y", "x and y")),
        (never("x and not y"), never("y and not x")),
    )
    solution = solve(both, FOUR)
    assert coalition_stability(solution, "one+two", ["nash"]).stable["nash"] == (1, 2)
    assert as_one(solution, ["one+two"], ["nash"]).equilibria("nash") == (2,)


def test_texts_of_a_case_are_no_markup() -> None:
    graph = drawn("st", a=("s-t", "t s"), b=("", "t s"))
    graph.states["t"] = "[red]t[/red]"  # type: ignore[index]
    solution = solve(graph, FOUR)
    found = upset(solution, "s", "nash")[0]
    assert '"[red]t[/red]"' in found.text


def test_the_doors_of_a_solution_give_the_same() -> None:
    solution = solved("elmira-9")
    assert solution.upset("s1", "gmr", ["moe+local_government"]) == upset(
        solution, "s1", "gmr", coalitions=["moe+local_government"]
    )
    assert solution.coalition("moe+uniroyal").stable == coalition_stability(solution, "moe+uniroyal").stable
    assert solution.universally_stable("seq", "groups") == universally_stable(solution, "seq", credible="groups")
    assert solution.as_one("moe+uniroyal", ["nash"]).equilibria("nash") == as_one(
        solution, ["moe+uniroyal"], ["nash"]
    ).equilibria("nash")
    team = solve(TEAM, FOUR)
    assert [team.upset("s", "seq", ["a+b"], credible)[0].upsets for credible in ("individuals", "groups")] == [
        True,
        False,
    ]
    assert "s" in team.coalition("a+b", ["seq"], "groups").stable["seq"]


@pytest.mark.parametrize(
    "ask",
    [
        lambda solution: solution.upset("s1", "seq", None, "group"),
        lambda solution: solution.coalition("moe+uniroyal", None, "group"),
        lambda solution: solution.universally_stable("seq", "group"),
        lambda solution: coalition_report(solution, ["every"], credible="group"),
        lambda solution: upset_equilibria(solution, credible="group"),
    ],
)
def test_an_unknown_reading_is_refused_everywhere(ask: Any) -> None:
    with pytest.raises(NotApplicable, match='reading of credible answers "group"; did you mean "groups"'):
        ask(solved("elmira-9"))


def test_results_print_readably() -> None:
    solution = solved("elmira-9")
    assert repr(solution.coalition("moe+uniroyal", ["nash", "gmr"])).splitlines() == [
        "Stable for moe+uniroyal together",
        "  nash  6 states: s1, s3, s4, s7, s8, s9",
        "  gmr   6 states: s1, s3, s4, s7, s8, s9",
    ]
    assert "Equilibria of moe+uniroyal, local_government, members moving as one" in repr(
        solution.as_one("moe+uniroyal")
    )
