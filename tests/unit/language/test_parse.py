"""Statements: what is read, with which precedence, and what a fault is answered with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermove.errors import StatementError
from countermove.language import And, Formula, Iff, Implies, Not, Option, Or, is_identifier, parse, show, truth

A, B, C, D = (Option(name) for name in "abcd")


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("a", A),
        ("not a", Not(A)),
        ("not not a", Not(Not(A))),
        ("a and b", And(A, B)),
        ("a or b and c", Or(A, And(B, C))),
        ("not a and b", And(Not(A), B)),
        ("a or b implies c", Implies(Or(A, B), C)),
        ("a if b or c", Implies(Or(B, C), A, True)),
        ("a iff b implies c", Iff(A, Implies(B, C))),
        ("a iff b iff c", Iff(Iff(A, B), C)),
        ("a implies b implies c", Implies(A, Implies(B, C))),
        ("a if b if c", Implies(C, Implies(B, A, True), True)),
        ("a and (b or c)", And(A, Or(B, C))),
        ("not (a or b)", Not(Or(A, B))),
        ("A AND b", And(Option("A"), B)),
        ("a IFF NOT b", Iff(A, Not(B))),
        ("!a & b | c", Or(And(Not(A), B), C)),
        ("-a -> b <-> c", Iff(Implies(Not(A), B), C)),
        ("  a\n\tand b ", And(A, B)),
    ],
)
def test_a_statement_is_read_with_the_usual_precedence(text: str, formula: Formula) -> None:
    assert parse(text) == formula


@pytest.mark.parametrize("name", ["notice", "order", "android", "iffy", "if_only", "x2", "überfahrt", "_a", "Not_now"])
def test_a_name_may_begin_like_a_word_of_the_language(name: str) -> None:
    if name == "_a":
        assert is_identifier(name)
    assert parse(f"not {name}") == Not(Option(name))


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("", 1, "the statement is empty"),
        ("   ", 1, "the statement is empty"),
        ("a and", 6, "stops too early"),
        ("a and or b", 7, 'did not expect "or" here'),
        ("a b", 3, 'did not expect "b" here'),
        ("(a", 3, "stops too early"),
        ("a)", 2, 'did not expect ")" here'),
        ("not", 4, "stops too early"),
        ("a + b", 3, 'cannot read "+"'),
        ("a == b", 3, 'cannot read "="'),
        ("__import__('os')", 11, 'did not expect "("'),
        ("a implies b if c", 13, 'did not expect "if" here'),
        ("us-pressure", 3, 'did not expect "-" here'),
        ("1", 1, 'cannot read "1"'),
        ("a" * 20_001, 1, "longer than 20,000 characters"),
        ("not " * 201 + "a", 1, "more than 200 connectives"),
        ("(" * 201 + "a" + ")" * 201, 1, "more than 200 connectives"),
    ],
)
def test_a_fault_has_its_column_and_says_what_was_expected(text: str, column: int, words: str) -> None:
    with pytest.raises(StatementError) as caught:
        parse(text)
    assert caught.value.column == column
    assert words in caught.value.message


def test_a_hyphen_in_a_name_is_answered_with_an_underscore() -> None:
    with pytest.raises(StatementError, match="write us_pressure, not us-pressure"):
        parse("us-pressure")


@pytest.mark.parametrize("text", ["not", "IF", "2a", "a-b", "a b", "", "a.b", "é!"])
def test_what_cannot_be_a_name(text: str) -> None:
    assert not is_identifier(text)


def formulas() -> st.SearchStrategy[Formula]:
    leaves: st.SearchStrategy[Formula] = st.sampled_from(["a", "b", "c", "notice", "Iffy", "überfahrt"]).map(Option)
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            inner.map(Not),
            st.builds(And, inner, inner),
            st.builds(Or, inner, inner),
            st.builds(Iff, inner, inner),
            st.builds(Implies, inner, inner, st.booleans()),
        ),
        max_leaves=12,
    )


@given(formulas())
def test_a_formula_shown_and_read_again_is_the_same(formula: Formula) -> None:
    assert parse(show(formula)) == formula


@given(st.text(st.sampled_from("ab ()!&|-<>iforntdmples"), max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    column = 1
    try:
        formula = parse(text)
        assert parse(show(formula)) == formula
    except StatementError as fault:
        column = fault.column
    assert 1 <= column <= len(text) + 1


@given(formulas(), st.integers(0, 63))
def test_truth_over_bit_sets_agrees_with_truth_state_by_state(formula: Formula, code: int) -> None:
    order = sorted(["a", "b", "c", "notice", "Iffy", "überfahrt"])
    full = (1 << 64) - 1
    columns = {name: sum(1 << state for state in range(64) if state >> bit & 1) for bit, name in enumerate(order)}
    many = truth(formula, columns.__getitem__, full)
    one = truth(formula, lambda name: bool(code >> order.index(name) & 1), True)
    assert bool(many >> code & 1) == one
