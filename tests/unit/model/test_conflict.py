"""Conflicts in option form: codes, moves, feasibility and what is mentioned."""

from __future__ import annotations

import pytest

from countermove.errors import NotApplicable
from countermove.language import parse
from countermove.model import Conflict, Constraint, DecisionMaker, Direction, Option, Preference, State, Statement
from countermove.model.state import bits


def conflict() -> Conflict:
    town = DecisionMaker(
        "town",
        "The town",
        (Option("permit", "town"), Option("fee", "town", direction=Direction.ON)),
        Preference((Statement(parse("build"), "build", line=1),)),
    )
    company = DecisionMaker(
        "company",
        "The company",
        (Option("build", "company", status_quo=True), Option("sue", "company", direction=Direction.OFF)),
        Preference(()),
    )
    return Conflict("T", (town, company), (Constraint("C1", parse("build and permit")),))


def test_the_first_option_of_the_file_is_the_lowest_bit() -> None:
    assert conflict().code_of(["permit"]) == 1
    assert conflict().status_quo == 4
    assert conflict().taken(5) == ["permit", "build"]
    assert conflict().state(5) == State(5, ("permit", "fee", "build", "sue"))
    assert str(conflict().state(5)) == "{permit, build}"
    assert conflict().state(5).letters == "YNYN"
    assert conflict().changes(4, 1) == {"permit": True, "build": False}


def test_a_state_that_a_constraint_is_true_in_is_infeasible() -> None:
    assert conflict().is_feasible(4)
    assert not conflict().is_feasible(5)
    assert [constraint.id for constraint in conflict().broken_constraints(5)] == ["C1"]


def test_a_party_moves_its_own_options_in_permitted_directions_only() -> None:
    town, company = conflict().own("town"), conflict().own("company")
    assert town.permits(0, 3)
    assert not town.permits(3, 1)
    assert not town.permits(0, 4)
    assert company.permits(8, 0)
    assert not company.permits(0, 8)


def test_options_that_nothing_mentions_are_known() -> None:
    assert conflict().mentioned == conflict().mask_of(["permit", "build"])


def test_another_order_leaves_everything_else_as_it_is() -> None:
    changed = conflict().with_preference("company", Preference((Statement(parse("sue"), "sue"),)))
    assert changed.party("company").preference.statements[0].text == "sue"
    assert changed.party("town") == conflict().party("town")
    assert changed.constraints == conflict().constraints


def test_an_unknown_party_is_answered_with_the_nearest() -> None:
    with pytest.raises(NotApplicable, match='did you mean "town"'):
        conflict().party("towm")


def test_bits_are_listed_from_the_lowest() -> None:
    assert list(bits(0b101001)) == [0, 3, 5]


def test_an_option_that_moves_one_way_says_so() -> None:
    assert [option.is_one_way for option in conflict().options] == [False, True, False, True]
