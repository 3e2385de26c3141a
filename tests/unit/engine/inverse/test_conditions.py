"""Conditions on hand-made graphs and conflicts, each trap of the theory on its own."""

from __future__ import annotations

import pytest
from unit.engine.small import drawn, party, prisoners

from countermove.engine.inverse import surroundings
from countermove.engine.inverse.conditions import Clause, Condition, condition_for
from countermove.engine.inverse.readings import READINGS, readings
from countermove.engine.inverse.surroundings import Surroundings
from countermove.engine.solve import solve
from countermove.errors import NotApplicable, TooLarge
from countermove.model import Conflict, GraphConflict


def condition(model: Conflict | GraphConflict, state: str, dm: int, concept: str) -> Condition:
    solution = solve(model, ["nash"])
    return condition_for(Surroundings(solution, solution.place(state)), dm, READINGS[concept])


def test_without_moves_there_is_no_condition() -> None:
    found = condition(drawn("ab", i=("", "a b"), j=("a-b", "b a")), "a", 0, "nash")
    assert (found.clauses, found.moves, found.mentioned) == ((), 0, ())
    assert found.holds({1})


def test_nash_has_one_way_for_each_move() -> None:
    found = condition(prisoners(), "4", 0, "nash")
    assert found.clauses == (Clause(2, ((2,),)),)


def test_an_answer_is_another_way_and_the_way_on_from_it_counts_under_smr() -> None:
    assert condition(prisoners(), "4", 0, "gmr").clauses == (Clause(2, ((0,), (2,))),)
    assert condition(prisoners(), "4", 0, "smr").clauses == (Clause(2, ((2,), (0, 1))),)


def test_the_others_bringing_the_state_back_deters_by_itself() -> None:
    model = drawn("ab", i=("a-b", "b a"), j=("b-a", "a b"))
    for concept in ("gmr", "seq"):
        found = condition(model, "a", 0, concept)
        assert (found.clauses, found.moves, found.returned) == ((), 1, 1)
    assert condition(model, "a", 0, "nash").clauses
    assert condition(model, "a", 0, "smr").clauses  # back at the state, it could only leave again


def test_answers_are_legal_sequences_with_the_last_mover_kept() -> None:
    # theory.md, 2.2: j, k, j reaches 4; where k has no moves, j may not move twice running and reaches 2 only
    full = drawn("01234", i=("0-1", "123 0 4"), j=("1-2 3-4", "01234"), k=("2-3", "01234"))
    assert condition(full, "0", 0, "gmr").mentioned == (1, 2, 3, 4)
    alone = drawn("01234", i=("0-1", "123 0 4"), j=("1-2 2-3", "01234"), k=("", "01234"))
    assert condition(alone, "0", 0, "gmr").mentioned == (1, 2)


def test_a_clause_that_follows_from_another_is_left_out() -> None:
    # i moves 0-1 and 0-2; from 1 the others can go to 2, so "1 or 2 is no better" follows from "2 is no better"
    model = drawn("012", i=("0-1 0-2", "0 1 2"), j=("1-2", "0 1 2"))
    found = condition(model, "0", 0, "gmr")
    assert (found.clauses, found.implied) == ((Clause(2, ((2,),)),), 1)


def test_of_ways_that_ask_for_more_only_the_shorter_is_kept() -> None:
    # answers 2 (from where i can go to 3) and 3 (from where it cannot move): "none of 2 and 3" asks more than "not 3"
    model = drawn("0123", i=("0-1 2-3", "0 1 2 3"), j=("1-2 1-3", "0 1 2 3"))
    assert condition(model, "0", 0, "smr").clauses == (Clause(1, ((1,), (3,))),)


def test_credible_answers_are_improvements_of_the_others() -> None:
    model = drawn("0123", i=("0-1", "0 1 2 3"), j=("1-2 1-3", "3 0 1 2"))
    assert condition(model, "0", 0, "seq").clauses == (Clause(1, ((1,), (3,))),)


def test_what_fails_is_told_from_what_holds() -> None:
    found = condition(prisoners(), "4", 0, "gmr")
    assert found.failing({0, 2}) == found.clauses
    assert found.failing({2}) == ()


def test_a_concept_without_an_inverse_reading_is_refused() -> None:
    with pytest.raises(NotApplicable, match="no inverse reading"):
        readings(["sim"])
    with pytest.raises(NotApplicable, match='no stability concept "nahs"'):
        readings(["nahs"])
    assert [reading.id for reading in readings(["SEQ", "nash", "seq"])] == ["nash", "seq"]
    assert len(readings(["all"])) == len(READINGS)


def test_too_many_states_are_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "MOST_STATES", 3)
    with pytest.raises(TooLarge, match="--hold"):
        condition(prisoners(), "1", 0, "nash")


def test_too_many_moves_are_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "MOST_MOVES", 1)
    with pytest.raises(TooLarge, match="--hold"):
        condition(prisoners(), "1", 0, "gmr")


def test_too_many_comparisons_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("countermove.engine.inverse.conditions.MOST_COMPARISONS", 2)
    with pytest.raises(TooLarge, match="comparisons"):
        condition(Conflict("c", (party("a", "x y", "x"), party("b", "z", "z"))), "1", 0, "smr")


def test_a_solution_passes_on_all_that_is_asked() -> None:
    model = Conflict("c", (party("a", "x", "x"), party("b", "y", "not x")))
    found = solve(model, ["nash"]).inverse("1", ["b"], ["seq", "gmr"], depth=1)
    assert (found.parties, [reading.id for reading in found.readings], found.depth) == ((1,), ["gmr", "seq"], 1)
    usual = solve(model, ["nash"]).inverse("1")
    assert ([reading.id for reading in usual.readings], usual.depth) == (["nash", "gmr", "smr", "seq"], 2)
