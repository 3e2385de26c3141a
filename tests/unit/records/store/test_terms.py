"""What users type, and what the index is asked: nothing typed is taken for the index's own syntax."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countermove.errors import RecordError
from countermove.records.store.terms import LONGEST, MOST_WORDS, match_expression


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("", ""),
        ("gas", '"gas"'),
        ("gas line", '"gas" AND "line"'),
        ('"gas line" winter', '"gas line" AND "winter"'),
        ("“gas line”", '"gas line"'),
        ("negot*", '"negot"*'),
        ('"gas li*"', '"gas li"*'),
        ('"gas li"*', '"gas li"*'),
        ("gas NOT oil", '("gas") NOT "oil"'),
        ("gas -oil", '("gas") NOT "oil"'),
        ("-oil gas -coal", '(("gas") NOT "oil") NOT "coal"'),
        ('gas -"line of"', '("gas") NOT "line of"'),
        ("gas OR oil", '("gas" OR "oil")'),
        ("gas OR oil OR coal winter", '(("gas" OR "oil") OR "coal") AND "winter"'),
        ("gas NEAR winter", '(NEAR("gas" "winter", 10))'),
        ('"gas line" NEAR/3 wint*', '(NEAR("gas line" "wint"*, 3))'),
        ("gas or oil", '"gas" AND "or" AND "oil"'),
        ('"OR" gas', '"OR" AND "gas"'),
        ("Moscow's", '"Moscow s"'),
        ("85-10135", '"85 10135"'),
        ("U.S.", '"U S"'),
        ("text:gas ^gas {a} (b)", '"text gas" AND "gas" AND "a" AND "b"'),
        ("gas -- !", '"gas"'),
        ("!!!", ""),
    ],
)
def test_typed_words(typed: str, asked: str) -> None:
    assert match_expression(typed) == asked


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ('"gas line', "a quotation mark is not closed"),
        ('gas "', "a quotation mark is not closed"),
        ("gas OR", '"OR" has nothing behind it'),
        ("OR gas", '"OR" stands between two words'),
        ("NEAR/3 gas", '"NEAR/3" stands between two words'),
        ("gas NOT", '"NOT" has nothing behind it'),
        ("NOT gas", "only words to leave out"),
        ("-gas", "only words to leave out"),
        ("gas OR -oil", '"OR" stands between two words'),
        ("gas OR !", '"OR" stands between two words'),
        ("a OR b NEAR c", "joined already"),
        ("*", "needs the beginning of a word"),
        ("a " * (MOST_WORDS + 1), "at most 40"),
        ("a" * (LONGEST + 1), "at most 1,000"),
    ],
)
def test_what_cannot_be_meant_is_a_sentence(typed: str, message: str) -> None:
    with pytest.raises(RecordError, match=message):
        match_expression(typed)


@pytest.fixture(scope="module")
def index() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5 (x, tokenize='porter unicode61 remove_diacritics 2')")
    connection.execute("INSERT INTO t VALUES ('gas and oil, the NEAR east OR not')")
    return connection


@settings(max_examples=400, deadline=None)
@given(typed=st.text(max_size=60) | st.text("ab \"*-()^:{}+,.NOTREA/3\x00'", max_size=60))
def test_whatever_is_typed_the_index_understands_it_or_there_is_a_sentence(
    index: sqlite3.Connection, typed: str
) -> None:
    try:
        expression = match_expression(typed)
    except RecordError:
        return
    if expression:
        index.execute("SELECT rowid FROM t WHERE t MATCH ?", (expression,)).fetchall()
