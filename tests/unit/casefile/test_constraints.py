"""Constraints: every shape means what it says, and what they leave is counted exactly."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from case_texts import bridge, conflict_of, problem, problems
from hypothesis import given
from hypothesis import strategies as st

from countermove.casefile.contradiction import Satisfiability
from countermove.casefile.feasible import count_feasible, feasible_bits, joined_groups
from countermove.language import And, Formula, Iff, Implies, Not, Option, Or
from countermove.model import Constraint

OPEN = ("constraints:\n  - never: build and not permit\n", "constraints:\n")
Taken = dict[str, bool]


@pytest.mark.parametrize(
    ("shape", "rule"),
    [
        ("never: permit and fee", lambda s: not (s["permit"] and s["fee"])),
        ("at_most_one: [permit, fee, sue]", lambda s: s["permit"] + s["fee"] + s["sue"] <= 1),
        ("requires: {build: permit}", lambda s: s["permit"] or not s["build"]),
        ("requires: {build: permit or fee}", lambda s: s["permit"] or s["fee"] or not s["build"]),
        ("requires: {build: [permit, not sue]}", lambda s: (s["permit"] and not s["sue"]) or not s["build"]),
        ("requires: {build: permit, sue: fee}", lambda s: (s["permit"] >= s["build"]) and (s["fee"] >= s["sue"])),
        ("at_least_one: [not permit, fee]", lambda s: s["fee"] or not s["permit"]),
        ("exactly_one: [not permit, fee]", lambda s: (not s["permit"]) + s["fee"] == 1),
    ],
)
def test_a_shape_means_what_it_says(tmp_path: Path, shape: str, rule: Callable[[Taken], bool]) -> None:
    conflict = conflict_of(bridge(OPEN, more=f"  - {shape}\n"), tmp_path)
    for code in range(16):
        taken = {name: bool(code >> bit & 1) for bit, name in enumerate(conflict.option_names)}
        assert conflict.is_feasible(code) == bool(rule(taken)), taken


def test_exactly_one_is_at_least_one_and_no_two(tmp_path: Path) -> None:
    status = ("fee: Raise the fee", "fee: {text: Raise, status_quo: true}")
    conflict = conflict_of(bridge(OPEN, status, more="  - {id: C, exactly_one: [permit, fee, sue]}\n"), tmp_path)
    assert [constraint.id for constraint in conflict.constraints] == ["C.1", "C.2", "C.3", "C.4"]
    assert [constraint.text for constraint in conflict.constraints][1:] == [
        "permit and fee",
        "permit and sue",
        "fee and sue",
    ]


def test_a_constraint_without_an_id_is_called_by_its_number(tmp_path: Path) -> None:
    assert conflict_of(bridge(), tmp_path).constraints[0].id == "constraint 1"


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{because: x}", "this has none of them"),
        ("{never: sue, at_most_one: [fee]}", "this has never and at_most_one"),
        ("{at_least_one: []}", "at_least_one needs options to choose from"),
        ("{at_most_one: [fee, fee]}", '"fee" stands in this list twice'),
        ("{at_most_one: [fee, fe]}", 'there is no option "fe"'),
        ("{requires: {fe: sue}}", 'there is no option "fe"'),
        ("{requires: {fee: sew}}", 'there is no option "sew"'),
        ("{requires: {fee: [sue, sew]}}", 'there is no option "sew"'),
        ("{never: sue and}", "the statement stops too early"),
        ("{id: constraint 1, never: sue}", '"constraint 1" names constraint 1 already'),
        ("{never: sue, cites: [MEMO-7]}", '"MEMO-7" is not a citation'),
    ],
)
def test_a_bad_constraint(tmp_path: Path, entry: str, message: str) -> None:
    assert message in problem(bridge(more=f"  - {entry}\n"), tmp_path).message


def test_very_long_lists_are_refused(tmp_path: Path) -> None:
    names = ", ".join(["sue"] * 201)
    assert "the limit is 200" in problem(bridge(more=f"  - at_most_one: [{names}]\n"), tmp_path).message


def test_a_single_constraint_that_rules_out_everything_is_named(tmp_path: Path) -> None:
    found = problem(bridge(more="  - {id: C2, never: sue or not sue}\n"), tmp_path)
    assert found.message == "no state is feasible: C2 rules out every state"


def test_every_constraint_that_the_status_quo_breaks_is_named(tmp_path: Path) -> None:
    more = "  - {id: A, at_least_one: [permit, fee]}\n  - {id: B, at_least_one: [sue]}\n"
    messages = [found.message for found in problems(bridge(more=more), tmp_path)]
    assert messages == [f"the status quo {{}} is infeasible: {name} rules it out" for name in "AB"]


NAMES = ("a", "b", "c", "d", "e")


def formulas() -> st.SearchStrategy[Formula]:
    leaves: st.SearchStrategy[Formula] = st.sampled_from(NAMES).map(Option)
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            inner.map(Not),
            st.builds(And, inner, inner),
            st.builds(Or, inner, inner),
            st.builds(Iff, inner, inner),
            st.builds(Implies, inner, inner),
        ),
        max_leaves=6,
    )


def holds(formula: Formula, taken: Taken) -> bool:
    match formula:
        case Option(name):
            return taken[name]
        case Not(part):
            return not holds(part, taken)
        case And(left, right):
            return holds(left, taken) and holds(right, taken)
        case Or(left, right):
            return holds(left, taken) or holds(right, taken)
        case Implies(condition, consequence):
            return holds(consequence, taken) or not holds(condition, taken)
        case Iff(left, right):
            return holds(left, taken) == holds(right, taken)


def feasible(groups: list[Formula]) -> list[Taken]:
    states = [dict(zip(NAMES, setting, strict=True)) for setting in product([False, True], repeat=len(NAMES))]
    return [state for state in states if not any(holds(never, state) for never in groups)]


@given(st.lists(formulas(), max_size=5))
def test_counting_agrees_with_listing(never: list[Formula]) -> None:
    constraints = [Constraint(f"C{number}", formula) for number, formula in enumerate(never)]
    listed = feasible(never)
    assert count_feasible(NAMES, constraints).states == len(listed)
    codes = {sum(1 << bit for bit, name in enumerate(NAMES) if state[name]) for state in listed}
    table = feasible_bits(NAMES, constraints)
    assert {code for code in range(32) if table >> code & 1} == codes


@given(st.lists(formulas(), max_size=6))
def test_a_contradiction_is_one_and_can_spare_nobody(never: list[Formula]) -> None:
    groups = [[Constraint(f"C{number}", formula)] for number, formula in enumerate(never)]
    with Satisfiability(NAMES, groups) as constraints:
        found = constraints.minimal_contradiction()
        assert bool(found) == (not feasible(never))
        assert constraints.allows({}) == bool(feasible(never))
    if found:
        assert not feasible([never[number] for number in found])
        for spared in found:
            assert feasible([never[number] for number in found if number != spared])


@given(st.lists(formulas(), max_size=4), st.dictionaries(st.sampled_from(NAMES), st.booleans()))
def test_settings_are_allowed_where_a_feasible_state_has_them(never: list[Formula], settings: Taken) -> None:
    groups = [[Constraint(f"C{number}", formula)] for number, formula in enumerate(never)]
    wanted = any(settings.items() <= state.items() for state in feasible(never))
    with Satisfiability(NAMES, groups) as constraints:
        assert constraints.allows(settings) == wanted


def test_a_group_of_too_many_joined_options_is_not_counted_and_that_is_said() -> None:
    names = [f"o{number}" for number in range(23)]
    chain = [Constraint(str(n), And(Option(names[n]), Option(names[n + 1]))) for n in range(22)]
    count = count_feasible(names, chain)
    assert count.states is None
    assert "23 options are joined by constraints" in count.reason
    assert len(joined_groups(chain)) == 1


def test_the_full_case_of_1985_has_as_many_feasible_states_as_its_sheet_says() -> None:
    from countermove.casefile.load import load
    from countermove.model import Conflict

    conflict = load("soviet-japan-1985-full").model()
    assert isinstance(conflict, Conflict)
    assert count_feasible(conflict.option_names, conflict.constraints).states == 2_055_141_851_136
