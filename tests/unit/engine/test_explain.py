"""Explanations name a witness, and every witness holds by the definitions."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest
from properties.engine_models import random_conflict, random_graph
from unit.engine.small import drawn, party, prisoners

from countermove.engine.definitions import coalition_moves, unilateral_improvements, unilateral_moves
from countermove.engine.explain import Answer, Explanation, explain
from countermove.engine.sanctions import Sanctions
from countermove.engine.solution import Solution
from countermove.engine.solve import solve
from countermove.engine.structure import Structure, write_out
from countermove.errors import NotApplicable
from countermove.model import Conflict, Direction, GraphConflict


@pytest.mark.parametrize("seed", range(120))
def test_witnesses_hold_by_the_definitions(seed: int) -> None:
    reading = list(Sanctions)[seed % 3]
    check_all(random_conflict(seed), reading)
    check_all(random_graph(seed), reading)


def check_all(model: Conflict | GraphConflict, reading: Sanctions) -> None:
    solution, structure = solve(model, ["all"], sanctions=reading), write_out(model)
    known = {solution.states.name(place): state for place, state in enumerate(structure.states)}
    for concept in solution.verdicts:
        for dm in solution.parties:
            for name in known:
                why = solution.explain(name, dm, concept)
                assert why.stable == solution.is_stable(dm, concept, name) == (why.witness is None)
                assert why.text.startswith(f"State {name} is {'' if why.stable else 'not '}")
                check(structure, known, why, reading)


def check(structure: Structure, known: dict[object, object], why: Explanation, reading: Sanctions) -> None:
    state, rank = known[why.state], structure.rank[why.dm]
    improvements = set(unilateral_improvements(structure, why.dm, state))
    assert {known[answer.improvement.to] for answer in why.answers} == improvements
    for answer in why.answers:
        if answer.deterred:
            assert rank[known[answer.ends]] <= rank[state]
            follow(structure, known, why, answer, reading)
            if why.concept in ("smr", "sseq"):
                back = unilateral_moves(structure, why.dm, known[answer.ends])
                assert all(rank[state_after] <= rank[state] for state_after in back)
        elif reading is not Sanctions.LEGAL:
            assert not why.stable  # that nobody deters it under a shortcut is compared with the definitions elsewhere
        elif why.concept in ("gmr", "seq"):
            others = [dm for dm in structure.parties if dm != why.dm]
            replies = coalition_moves(structure, others, known[answer.improvement.to], why.concept == "seq")
            assert all(rank[reply] > rank[state] for reply in replies)


def follow(
    structure: Structure, known: dict[object, object], why: Explanation, answer: Answer, reading: Sanctions
) -> None:
    """Walk the sanction: who moves may move so, nobody twice running or too often, and credibly where that is asked."""
    state, movers = known[why.state], [step.dm for step in answer.sanction]
    assert answer.at_once or why.concept != "sim"
    assert not answer.at_once or why.concept in ("sim", "seq_or_sim")
    if answer.at_once:
        for step in answer.sanction:
            assert known[step.to] in unilateral_improvements(structure, step.dm, state)
        return
    assert reading is Sanctions.LEGAL or len(set(movers)) == len(movers)
    assert reading is not Sanctions.SINGLE or len(movers) == 1
    here, last = known[answer.improvement.to], ""
    credible = why.concept in ("seq", "sseq", "seq_or_sim")
    steps = unilateral_improvements if credible else unilateral_moves
    for step in answer.sanction:
        assert step.dm not in (last, why.dm)
        assert known[step.to] in steps(structure, step.dm, here)
        here, last = known[step.to], step.dm
    assert here == known[answer.ends]


def test_it_reads_as_sentences() -> None:
    solution = solve(prisoners())
    assert solution.explain(1, "one", "nash").text == (
        "State 1 is Nash stable for One: no move of its own leads to a state it prefers."
    )
    assert solution.explain("YY", "one", "nash").text == (
        "State 4 is not Nash stable for One: it drops c1 (state 3; better by statement 2: not c1), which it prefers."
    )
    assert str(solution.explain(4, "one", "seq")) == (
        "State 4 is sequentially stable for One: each of its improvements is deterred. "
        "If it drops c1 (state 3; better by statement 2: not c1), "
        "Two drops c2 (state 1; better by statement 2: not c2), "
        "which is no better for it than state 4 (worse by statement 1: c2)."
    )
    assert "while Two drops c2, the result is state 1" in solution.explain(4, "one", "sim").text
    assert "nor can it get to anything better" in solution.explain(4, "one", "smr").text


def test_several_changes_and_several_steps_are_told_in_order() -> None:
    graph = drawn("01234", i=("0-1", "123 0 4"), j=("1-2 3-4", "01234"), k=("2-3", "01234"))
    text = solve(graph).explain("0", "i", "gmr").text
    assert 'J moves to "2" (state 2), then K moves to "3" (state 3), then J moves to "4" (state 4)' in text
    conflict = Conflict("w", (party("a", "x y z", "x and y and not z"), party("b", "w")))
    assert (
        "it takes x and y and drops z (state 4; better by statement 1: x and y and not z)"
        in solve(conflict).explain("z", "a", "nash").text
    )


def test_what_cannot_be_undone_and_who_cannot_move_is_said() -> None:
    conflict = Conflict("w", (party("a", "x", "x", x=Direction.ON), party("b", "y", "y")))
    solution = solve(conflict)
    assert "it takes x (state 2; cannot be undone; better by statement 1: x)" in solution.explain(1, "a", "nash").text
    assert solution.explain(2, "a", "nash").text.endswith("it has no move there, whatever it prefers.")
    assert solution.explain(3, "b", "nash").text.endswith("no move of its own leads to a state it prefers.")


def test_explanations_are_data_and_cannot_be_changed() -> None:
    why = solve(prisoners()).explain(2, "one", "nash")
    assert why.witness is not None
    assert (why.witness.improvement.dm, why.witness.improvement.to, why.witness.improvement.does) == (
        "one",
        1,
        "drops c1",
    )
    with pytest.raises(FrozenInstanceError):
        why.stable = True  # type: ignore[misc]


def test_unknown_names_are_errors_with_a_hint() -> None:
    solution: Solution = solve(prisoners())
    for state, dm, concept in ((9, "one", "nash"), (1, "on", "nash"), (1, "one", "nas")):
        with pytest.raises(NotApplicable):
            explain(solution, state, dm, concept)
