"""What is said, at the edges: limits, ways that are many, drawn graphs."""

from __future__ import annotations

from dataclasses import replace
from math import factorial

import pytest
from unit.engine.inverse.test_smallest import ask, deep, wider
from unit.engine.small import drawn, party

from countermove.engine.inverse import judging, smallest
from countermove.engine.inverse.counting import Count
from countermove.engine.inverse.inverse import inverse
from countermove.engine.inverse.wording import _count
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
    assert (
        "Fewest changes that make it one: 3, 1 by A and 2 by B, as below (1 order of the parties' statements does it)"
        in str(ask(model, "1", "nash"))
    )


def test_a_move_that_the_others_can_undo_needs_no_condition() -> None:
    found = inverse(solve(drawn("ab", i=("a-b", "b a"), j=("b-a", "a b")), ["nash"]), "a", ["i"], ["gmr"])
    assert "gmr: stable, whatever it prefers: whatever it does, the others can bring state a back." in str(found)


def test_a_party_without_a_move_is_asked_nothing() -> None:
    found = inverse(solve(drawn("ab", i=("", "b a"), j=("a-b b-a", "a b")), ["nash"]), "a", ["i"])
    said = "stable, whatever it prefers: it has no move there, so nothing is asked of its preferences."
    assert f"nash, gmr, smr and seq: {said}" in str(found)
    assert "rankings" not in str(found).partition("ranking: there are no priorities to change)")[2]


def test_an_answer_on_a_drawn_graph_is_named_with_what_the_party_could_go_on_to() -> None:
    model = drawn("0123", i=("0-1 2-3", "1 2 3 0"), j=("1-2", "0 1 2 3"))
    said = str(inverse(solve(model, ["nash"]), "0", ["i"], ["smr"]))
    assert (
        "fails: of state 1 and state 2 (the others then bring it about), at least one must be no better for it than "
        "this state; if that is state 2, nothing it could go on to from there (state 3) may be better either. "
    ) in said


@pytest.mark.parametrize(
    ("order", "said"),
    [
        ("1 2 3 0", "may be better either. None of them will do now: states 1, 2 and 3 are better."),
        ("1 3 0 2", "may be better either. None of them will do now: states 1 and 3 are better."),
        ("1 0 2 3", "may be better either. State 2 is no better now, nor is state 3."),
        ("2 0 1 3", "may be better either. State 1 is no better now."),
    ],
)
def test_how_a_symmetric_condition_stands_is_said(order: str, said: str) -> None:
    model = drawn("0123", i=("0-1 2-3", order), j=("1-2", "0 1 2 3"))
    assert said in str(inverse(solve(model, ["nash"]), "0", ["i"], ["smr"]))


def test_of_many_answers_the_nearest_are_named_and_the_rest_counted() -> None:
    model = Conflict("c", (party("a", "x y", "x", "y"), party("b", "p q r", "not x")))
    said = str(inverse(solve(model, ["nash"]), "1", ["a"], ["gmr"]))
    assert "5 more that the others can bring about from there, at least one must be no better for it" in said
    assert "(it takes x), state 6 (B then takes p), state 10 (B then takes q) and 5 more" in said
    assert "All 8 are better now." in said


def test_a_short_statement_is_told_whole_where_it_is_used() -> None:
    text = " or ".join(["not x"] * 11)
    said = str(ask(Conflict("c", (party("a", "x", text), party("b", "y", "not y"))), "2", "nash"))
    assert f"drop statement 1 ({text})" in said
    assert "…" not in said


def test_a_long_statement_is_told_whole_at_the_end_and_never_cut() -> None:
    text = " or ".join(["not x"] * 15)
    found = ask(Conflict("c", (party("a", "x", text), party("b", "y", "not y"))), "2", "nash")
    said = str(found)
    assert "drop statement 1 (in full below)" in said
    assert said.endswith(f"Statements named\n  A, statement 1  {text}")
    assert "…" not in said
    edit = found.to_json()["joint"]["nash"]["listed"][0]["by_party"][0]["edits"][0]
    assert edit["text"] == f"drop statement 1 ({text})"


def test_a_share_is_none_or_all_only_where_it_is() -> None:
    model = Conflict("c", (party("a", "x y z u", "x"), party("b", "v", "v")))
    asked = inverse(solve(model, ["nash"]), "1", ["a"], ["nash"]).asked["nash"][0]
    total = factorial(32)
    for rankings, said in ((0, "0.00%"), (1, "Less than 0.01%"), (total - 1, "More than 99.99%"), (total, "100.00%")):
        line = _count(replace(asked, count=Count(rankings, 32)))
        assert line == f"{said} of all strict rankings of the 32 states meet this."
