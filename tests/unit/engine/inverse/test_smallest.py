"""Smallest changes of one party and of all, on conflicts where they can be seen; and what is said at the limits."""

from __future__ import annotations

import pytest
from unit.engine.small import game, party, prisoners

from countermove.engine.inverse import credibly, judging, relations, smallest
from countermove.engine.inverse.inverse import Inverse, inverse
from countermove.engine.inverse.jointly import separately
from countermove.engine.inverse.smallest import Smallest
from countermove.engine.solve import solve
from countermove.errors import NotApplicable
from countermove.model import Conflict


def ask(model: Conflict, state: str, *concepts: str, depth: int = 2) -> Inverse:
    return inverse(solve(model, ["nash"]), state, concepts=concepts or None, depth=depth)


def test_a_want_that_stands_alone_against_staying_has_to_go() -> None:
    found = ask(prisoners(), "4", "nash").asked["nash"][0].smallest
    assert (found.goal, found.outcome, found.changes, found.orders) == ("stable", "found", 1, 1)
    assert [edit.kind for way in found.ways for edit in way.change.edits] == ["drop"]


def test_one_statement_past_another_may_be_enough() -> None:
    model = Conflict("c", (party("a", "x", "x", "not x or y"), party("b", "y", "not y")))
    found = ask(model, "1", "nash").asked["nash"][0].smallest
    assert [(way.falls, way.rises) for way in found.ways] == [((0,), ()), ((), (1,))]
    assert found.orders == 2  # drop x, or put it second


def test_no_change_helps_where_nothing_missed_is_within_reach() -> None:
    model = Conflict("c", (party("a", "x", "x", "y"), party("b", "y", "not y")))
    found = ask(model, "2", "nash").asked["nash"][0].smallest
    assert (found.goal, found.outcome, found.changes) == ("unstable", "never", None)


def test_a_party_without_statements_or_with_a_ranking_has_no_priorities() -> None:
    model = Conflict("c", (party("a", "x"), party("b", "y", "not y")))
    assert ask(model, "1", "nash").asked["nash"][0].smallest.outcome == "no priorities"
    found = inverse(solve(game("2143", "2413"), ["nash"]), "4", concepts=["nash", "seq"])
    assert found.joint["nash"].outcome == found.joint["seq"].outcome == "no priorities"
    assert found.joint["nash"].blocked == (0, 1)


def deep() -> Conflict:
    """Three options of a, and b out of the way; at the state where a takes nothing, three wants have to go."""
    return Conflict("c", (party("a", "x y z", "x", "y", "z"), party("b", "w", "not w")))


def test_several_changes_are_counted_and_given_together() -> None:
    found = ask(deep(), "1", "nash").asked["nash"][0].smallest
    assert (found.changes, found.orders, len(found.ways)) == (3, 1, 1)
    assert found.ways[0].change.order == ()


def test_limits_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smallest, "MOST_ORDERS", 2)
    counted = ask(deep(), "1", "nash").asked["nash"][0].smallest
    assert (counted.outcome, counted.changes, counted.orders) == ("found", 3, None)
    assert counted.listed
    monkeypatch.setattr(smallest, "MOST_TRIED", 4)
    stopped = ask(deep(), "1", "nash").asked["nash"][0].smallest
    assert (stopped.outcome, stopped.changes, stopped.examined) == ("limit", None, 1)


def test_an_equilibrium_takes_the_sum_and_ending_one_the_cheapest() -> None:
    stable, cheap = Smallest("stable", "found", 2, 5), Smallest("stable", "found", 1, 3)
    made = separately([stable, Smallest("unstable", "found", 1, 1), cheap])
    assert (made.goal, made.changes, made.orders, made.by) == ("equilibrium", 3, 15, {0: 2, 2: 1})
    ended = separately([Smallest("unstable", "found", 2, 5), Smallest("unstable", "found", 2, 4)])
    assert (ended.goal, ended.changes, ended.orders) == ("no equilibrium", 2, 9)
    assert separately([Smallest("unstable", "never")] * 2).outcome == "never"


def test_who_stands_in_the_way_is_named() -> None:
    blocked = separately([Smallest("stable", "no priorities"), Smallest("stable", "found", 1, 1)])
    assert (blocked.outcome, blocked.blocked) == ("no priorities", (0,))
    limited = separately([Smallest("stable", "limit", examined=1), Smallest("stable", "found", 1, 1)])
    assert (limited.outcome, limited.at_least, limited.examined) == ("limit", 3, 2)
    unsure = separately([Smallest("unstable", "limit", examined=1), Smallest("unstable", "found", 3, 1)])
    assert (unsure.outcome, unsure.at_least, unsure.at_most) == ("limit", 2, 3)
    known = separately([Smallest("unstable", "limit", examined=1), Smallest("unstable", "found", 2, 1)])
    assert (known.outcome, known.changes, known.orders) == ("found", 2, None)


def credible() -> Conflict:
    """a would take x; b then takes y, which spoils it, and b wants that only as its second want."""
    return Conflict("c", (party("a", "x", "not y", "x"), party("b", "y", "not y", "y if x")))


def wider() -> Conflict:
    """The same with two things that a would take: making it stay by itself takes two changes, through b only one."""
    return Conflict("c", (party("a", "x z", "not y", "x", "z"), party("b", "y", "not y", "y if x or z")))


def test_where_answers_must_be_credible_the_other_side_can_change_instead() -> None:
    found = ask(credible(), "1", "seq", "gmr")
    assert found.joint["gmr"].goal == "no equilibrium"
    joint = found.joint["seq"]
    assert (joint.goal, joint.outcome, joint.changes) == ("equilibrium", "found", 1)
    assert {dm for changes in joint.listed for dm in changes} == {0, 1}
    joint = ask(wider(), "1", "seq").joint["seq"]
    assert (joint.outcome, joint.changes) == ("found", 1)
    assert {dm for changes in joint.listed for dm in changes} == {1}


def test_the_joint_search_says_where_it_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "MOST_STEPS", 0)
    stopped = ask(wider(), "1", "seq").joint["seq"]
    assert (stopped.outcome, stopped.examined, stopped.at_least, stopped.at_most) == ("limit", 0, 1, 2)
    assert stopped.listed  # what a Nash equilibrium would take does it in any case


def test_too_little_memory_for_the_joint_search_is_a_limit_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relations, "MOST_BYTES", 0)
    assert ask(wider(), "1", "seq").joint["seq"].outcome == "limit"


def test_forgetting_what_verdicts_rested_on_changes_none(monkeypatch: pytest.MonkeyPatch) -> None:
    before = ask(wider(), "1", "seq", "sseq").joint
    monkeypatch.setattr(judging, "_MOST_BYTES", 0)
    assert ask(wider(), "1", "seq", "sseq").joint == before


def test_bounds_settle_what_lies_beyond_the_depth() -> None:
    # a alone matters and b has no moves, so nothing can be answered: every concept asks what Nash asks
    model = Conflict("c", (party("a", "v w x y z", "v", "w", "x", "y", "z"), party("b", "", "x")))
    found = ask(model, "1", "seq", depth=1).joint["seq"]
    assert (found.outcome, found.changes, found.orders) == ("found", 5, None)
    assert found.listed


def test_what_is_known_to_be_needed_is_looked_at_whatever_the_depth() -> None:
    model = Conflict("c", (party("a", "x y z", "x", "y", "z"), party("b", "", "x")))
    found = ask(model, "1", "seq", depth=1).joint["seq"]
    assert (found.outcome, found.changes, found.orders) == ("found", 3, 1)


def test_a_search_that_is_too_wide_ends_honestly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(credibly, "MOST_ORDERS", 1)
    assert ask(wider(), "1", "seq").joint["seq"].outcome == "limit"


def test_strangers_are_refused() -> None:
    solution = solve(prisoners(), ["nash"])
    with pytest.raises(NotApplicable, match='no decision maker "three"'):
        inverse(solution, "1", parties=["three"])
    with pytest.raises(NotApplicable, match="numbered from 1 to 4"):
        inverse(solution, "9")
