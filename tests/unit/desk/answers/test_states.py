"""All states: equilibria with reasons, the graph of moves, and cases that are too large for either."""

from __future__ import annotations

from typing import Any

import pytest

from countermove.casefile.load import load
from countermove.desk.answers.asked import QuestionAsked
from countermove.desk.answers.listing import listed
from countermove.desk.answers.moves import first_place, moves, places
from countermove.desk.answers.states import concepts_of, equilibria, here, state_shown
from countermove.engine.solution import Solution
from countermove.engine.watch import Stopped
from countermove.errors import NotApplicable


def solution_of(name: str, **asked: Any) -> Solution:
    found = listed(load(name), QuestionAsked(**asked)).solution
    assert found is not None
    return found


@pytest.fixture(scope="module")
def torva() -> Solution:
    return solution_of("torva-dam")


def test_equilibria_are_listed_by_concept_with_what_is_taken(torva: Solution) -> None:
    counts = {one.id: one.equilibria for one in concepts_of(torva)}
    assert counts == {"nash": 3, "gmr": 148, "smr": 59, "seq": 84, "sim": 87}
    first = equilibria(torva, "nash")[0]
    assert first.is_here
    assert first.taken == (("Averra", ()), ("Lowmark", ()), ("The Northern Development Bank", ()))
    assert equilibria(torva, "gmr", 40)[0].name == torva.equilibria("gmr")[40]


def test_a_state_says_why_it_is_left_in_words_and_with_the_statement(torva: Solution) -> None:
    found = state_shown(torva, 5, "seq")
    averra = found.reasons[0]
    assert not averra.is_stable
    assert "it drops “Send gauge readings downstream again”" in averra.text
    assert "better by Averra 8, not “Send gauge readings downstream again”" in averra.text
    assert [(one.label, one.statement) for one in averra.grounds] == [("Averra 8", "not gauge_readings")]
    assert found.stable[0] == ("nash", (False, True, True))


def test_a_state_can_be_named_by_the_options_taken_in_it(torva: Solution) -> None:
    assert state_shown(torva, "gauge_readings", "nash").row.name == 5
    with pytest.raises(NotApplicable, match="numbered from 1 to 272"):
        state_shown(torva, "999", "nash")


def test_a_drawn_graph_has_names_and_concepts_that_are_not_given() -> None:
    solution = solution_of("elmira-9")
    assert {one.id for one in concepts_of(solution) if one.why_not} == {"sim"}
    row = equilibria(solution, "nash")[0]
    assert row.taken == ()
    assert row.label
    assert state_shown(solution, row.name, "nash").reasons[0].text


def test_a_way_is_told_step_by_step_with_what_decides() -> None:
    solution = solution_of("soviet-japan-1985")
    found = moves(solution, 1282, "gains")
    assert [step.to for step in found.steps] == [531, 578, 1282]
    assert [step.is_loss for step in found.steps] == [True, False, False]
    (ground,) = found.steps[0].ground
    assert (ground.label, ground.statement) == ("Moscow 2", "not return_islands")
    assert "cannot be undone" in found.steps[0].text
    assert "return_islands" not in found.steps[0].text
    assert found.told[0] == "State 1282: 3 steps (2 ways), 1 of them at a loss."


def test_ways_to_other_states_are_in_the_graph_but_the_one_asked_for_comes_first() -> None:
    solution = solution_of("soviet-japan-1985")
    found = moves(solution, 1282, "gains", (529, "1390"))
    assert found.evolution.targets[0].state == 1282
    assert {target.state for target in found.evolution.targets} == {529, 1282, 1390}
    assert [step.to for step in found.way] == [531, 578, 1282]


def test_where_things_stand_needs_no_steps(torva: Solution) -> None:
    found = moves(torva, here(torva), "any")
    assert found.steps == ()
    assert found.told[0] == "This is where things stand."


def test_the_first_state_offered_is_another_than_now(torva: Solution) -> None:
    groups = places(torva)
    assert groups[0][0].startswith("Equilibria")
    assert first_place(groups, torva) not in ("", str(here(torva)))


def test_a_case_too_large_says_so_without_advice_for_a_command_line() -> None:
    found = listed(load("soviet-japan-1985-full"), QuestionAsked())
    assert found.solution is None
    assert "17,592,186,044,416 states" in found.why_not
    assert "--" not in found.why_not


def test_what_is_broken_off_is_not_taken_for_the_answer() -> None:
    with pytest.raises(Stopped):
        listed(load("torva-dam"), QuestionAsked(), lambda *_: True)


def test_statements_left_out_change_what_holds(torva: Solution) -> None:
    without = solution_of("torva-dam", dropped=(("averra", 8),))
    assert without.equilibria("nash") != torva.equilibria("nash")
