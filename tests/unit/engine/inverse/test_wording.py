"""What is said, at the edges: limits, ways that are many, drawn graphs."""

from __future__ import annotations

import pytest
from unit.engine.inverse.test_smallest import ask, deep, wider
from unit.engine.small import drawn, party

from countermove.engine.inverse import judging, smallest
from countermove.engine.inverse.inverse import inverse
from countermove.engine.solve import solve
from countermove.model import Conflict


def test_a_search_that_stopped_says_how_far_it_came(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smallest, "MOST_TRIED", 4)
    said = str(ask(deep(), "1", "nash"))
    assert "No single change of its priorities can make it stable; more were not tried." in said
    assert "No single change of priorities, whoever makes it, can make it one; more were not tried." in said


def test_bounds_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "MOST_STEPS", 0)
    said = str(ask(wider(), "1", "seq"))
    assert "given up before it was settled whether a single change" in said
    assert "; 2 changes can, and what lies between was not tried." in said


def test_orders_that_are_not_counted_are_said_to_be_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smallest, "MOST_ORDERS", 2)
    assert "make it stable: 3 (the orders that do it are too many to count)" in str(ask(deep(), "1", "nash"))


def test_who_changes_how_much_is_said() -> None:
    model = Conflict("c", (party("a", "x", "x"), party("b", "y z", "y", "z")))
    assert "Fewest changes that make it one: 3, 1 by A and 2 by B, as below (1 order does it)" in str(
        ask(model, "1", "nash")
    )


def test_a_move_that_the_others_can_undo_needs_no_condition() -> None:
    found = inverse(solve(drawn("ab", i=("a-b", "b a"), j=("b-a", "a b")), ["nash"]), "a", ["i"], ["gmr"])
    assert "gmr: stable, whatever it prefers: whatever it does, the others can bring state a back." in str(found)


def test_ways_of_a_drawn_graph_name_states_only() -> None:
    model = drawn("0123", i=("0-1 2-3", "1 2 3 0"), j=("1-2", "0 1 2 3"))
    found = inverse(solve(model, ["nash"]), "0", ["i"], ["smr"])
    assert "it must not prefer state 1 to this one, or none of states 2 and 3, an answer and what it could" in str(
        found
    )


def test_long_statements_are_cut() -> None:
    long = " or ".join(["not x"] * 15)
    model = Conflict("c", (party("a", "x", long), party("b", "y", "not y")))
    said = str(ask(model, "2", "nash"))
    assert "drop statement 1 (not x or" in said
    assert long not in said
    assert "…)" in said
