"""What is said of a statement or a constraint while it is being typed, held against counting every state."""

from __future__ import annotations

import random
from typing import Any

import pytest

from countermove import load, solve
from countermove.desk.board.constraints import constraint_of, content_from
from countermove.desk.board.formula_words import formula_words
from countermove.desk.board.live import check_constraint, check_statement
from countermove.desk.board.outline import read_outline
from countermove.desk.board.state_table import COLUMNS, state_table
from countermove.language import Formula, parse, show, truth
from countermove.model import Conflict


@pytest.fixture(scope="module")
def torva() -> Any:
    return load("torva-dam")


def feasible(conflict: Conflict) -> list[int]:
    return [code for code in range(1 << len(conflict.options)) if conflict.is_feasible(code)]


def holds(conflict: Conflict, formula: Formula, code: int) -> bool:
    return bool(truth(formula, lambda name: bool(code >> conflict.position[name] & 1), True))


def some_formula(names: tuple[str, ...], chance: random.Random, depth: int = 3) -> str:
    if depth == 0 or chance.random() < 0.2:
        return chance.choice(names)
    kind = chance.choice(["not", "and", "or", "if", "implies", "iff"])
    inner = f"({some_formula(names, chance, depth - 1)})"
    return f"not {inner}" if kind == "not" else f"{inner} {kind} ({some_formula(names, chance, depth - 1)})"


@pytest.mark.parametrize("seed", range(20))
def test_states_are_counted_as_one_by_one(torva: Any, seed: int) -> None:
    conflict = torva.conflict
    text = some_formula(conflict.option_names, random.Random(seed))
    states = feasible(conflict)
    holding = sum(holds(conflict, parse(text), code) for code in states)
    assert f"Holds in {holding:,} of {len(states):,} feasible states" in check_statement(torva, text).effect
    ruled = check_constraint(torva, "never", text).effect
    assert ruled.startswith(f"Rules out {holding:,} of {len(states):,} states")
    at_quo = holds(conflict, parse(text), conflict.status_quo)
    assert ("status quo would be ruled out" in ruled) == (at_quo and holding < len(states))


@pytest.mark.parametrize("seed", range(20))
def test_words_say_what_the_formula_says(seed: int) -> None:
    """With names for options and words for connectives, the words read back as the same formula."""
    text = some_formula(("a", "b", "c"), random.Random(seed), 2)
    words = formula_words(parse(text), {"a": "a", "b": "b", "c": "c"}).replace("“", "").replace("”", "")
    words = words.replace("if and only if", "iff")
    if "then" not in words:
        again = parse(words)
        for code in range(8):
            taken = {name: bool(code >> bit & 1) for bit, name in enumerate("abc")}
            assert truth(again, taken.__getitem__, True) == truth(parse(text), taken.__getitem__, True), show(again)


def test_what_is_wrong_is_said_with_its_place(torva: Any) -> None:
    (problem,) = check_statement(torva, "not commissiom").problems
    assert (problem.message, problem.column) == ('there is no option "commissiom"', 5)
    assert problem.advice == 'did you mean "commission"?'
    (problem,) = check_statement(torva, "commission or").problems
    assert (problem.column, problem.excerpt) == (14, "commission or")
    (problem,) = check_constraint(torva, "requires", {"commission": ["nothing"]}).problems
    assert "nothing" in problem.message


def test_what_decides_nothing_is_said_to() -> None:
    assert "decides nothing" in check_statement(load("torva-dam"), "commission or not commission").effect


def test_a_constraint_that_takes_the_place_of_another_is_counted_without_it(torva: Any) -> None:
    conflict = torva.conflict
    one = conflict.constraints[0]
    again = check_constraint(torva, "never", one.text, leaving_out=one.id).effect
    assert f"{len(feasible(conflict)):,} are left" in again


def test_a_case_too_large_to_list_is_counted_all_the_same() -> None:
    case = load("soviet-japan-1985-full")
    name = case.conflict.option_names[0]  # type: ignore[union-attr]
    counts = []
    for text in (name, f"not {name}"):
        words = check_statement(case, text).effect.split()
        assert words[:2] == ["Holds", "in"]
        assert words[4:] == ["2,055,141,851,136", "feasible", "states."]
        counts.append(int(words[2].replace(",", "")))
    assert sum(counts) == 2_055_141_851_136


@pytest.mark.parametrize(
    ("shape", "typed", "content"),
    [
        ("never", " a and b ", "a and b"),
        ("exactly_one", "a, b,c", ["a", "b", "c"]),
        ("at_most_one", "a b c", ["a", "b", "c"]),
        ("requires", "a: b", {"a": "b"}),
        ("requires", "a: b, c; d: not e", {"a": ["b", "c"], "d": "not e"}),
        ("requires", "", {}),
    ],
)
def test_what_is_typed_for_a_constraint(shape: str, typed: str, content: object) -> None:
    assert content_from(shape, typed) == content


def test_what_a_constraint_says_can_be_typed_again() -> None:
    text = (
        "constraints: [{never: a and b}, {exactly_one: [a, b]}, {requires: {a: [b, not c], d: e}}, {requires: {a: b}}]"
    )
    root = read_outline(text)
    assert root is not None
    for entry in root.entries("constraints"):
        row = constraint_of(entry, 1, {})
        plain = entry.plain()
        assert isinstance(plain, dict)
        assert content_from(row.shape, row.content) == plain[row.shape]


def test_the_table_numbers_states_as_solving_does() -> None:
    case = load("hand-example")
    table, solution = state_table(case), solve(case)
    assert table is not None
    numbers = {column.code: column.number for column in table.columns}
    assert len(numbers) == len(solution.states.cells)
    for place in range(len(numbers)):
        row = solution.states.row(place)
        assert numbers[row["code"]] == solution.states.name(place)
    assert table.columns[0].code == case.conflict.status_quo  # type: ignore[union-attr]


def test_states_that_do_not_fit_come_in_stretches(torva: Any) -> None:
    numbers: list[int] = []
    start = 1
    while start:
        table = state_table(torva, start)
        assert table is not None
        assert len(table.columns) <= COLUMNS + 1
        numbers += [column.number for column in table.columns[1:]]
        start = table.after
    quo = table.columns[0].number
    assert sorted([*numbers, quo]) == list(range(1, 273))


def test_a_large_case_shows_the_outcomes_that_were_worked_out() -> None:
    case = load("soviet-japan-1985-full")
    assert len(state_table(case).columns) == 1  # type: ignore[union-attr]
    table = state_table(case, outcomes=[5, 9])
    assert table is not None
    assert [column.code for column in table.columns] == [case.conflict.status_quo, 5, 9]  # type: ignore[union-attr]
    assert [column.title for column in table.columns] == ["status quo", "outcome 1", "outcome 2"]
    many = state_table(case, outcomes=range(100))
    assert many is not None
    assert len(many.columns) == COLUMNS
    assert "the first 59 of the outcomes" in many.shown


def test_outcomes_stand_behind_the_status_quo_where_states_come_in_stretches(torva: Any) -> None:
    table = state_table(torva, 61, outcomes=[3, 0])
    assert table is not None
    assert [column.title for column in table.columns[:3]] == ["status quo, outcome 2", "outcome 1", ""]
    assert table.columns[2].number == 61


def test_a_drawn_graph_has_no_option_table() -> None:
    assert state_table(load("elmira-9")) is None
