"""Statements: their keys, ids and places."""

from __future__ import annotations

from pathlib import Path

from case_texts import bridge, conflict_of, problem

LONG = (
    "not fee]",
    "{id: T2, statement: NOT  fee, tier: vital, because: it hurts, cites: [MEMO-7/TAL/1], basis: stated, "
    "place: borrowed, probability: 0.8, note: x}]",
)


def test_every_key_arrives_in_the_model(tmp_path: Path) -> None:
    statement = conflict_of(bridge(LONG), tmp_path).party("town").preference.statements[1]
    assert statement.id == "T2"
    assert statement.text == "NOT fee"
    assert statement.tier == "vital"
    assert statement.because == "it hurts"
    assert statement.cites == ("MEMO-7/TAL/1",)
    assert statement.basis == "stated"
    assert statement.place == "borrowed"
    assert statement.probability == 0.8
    assert statement.line == 2


def test_an_id_is_used_once_in_a_list(tmp_path: Path) -> None:
    text = bridge(("[build if permit, not fee]", "[{id: A, statement: build}, {id: A, statement: fee}]"))
    assert problem(text, tmp_path).message == '"A" names statement 1 of the same list already'


def test_an_id_is_no_number(tmp_path: Path) -> None:
    text = bridge(("[build if permit, not fee]", "[{id: 2, statement: build}]"))
    assert "a number means the line" in problem(text, tmp_path).message


def test_a_statement_may_name_a_coarser_measure(tmp_path: Path) -> None:
    text = bridge(
        ("permit: Grant the permit", "permit: {text: Grant, part_of: favours}"),
        ("fee: Raise the fee", "fee: {text: Raise, part_of: favours}"),
        ("not sue", "not favours if sue"),
        more="  - never: sue and favours\n  - requires: {favours: build or not build}\n"
        "  - at_most_one: [favours, sue]\n",
    )
    from countermove.language import show

    conflict = conflict_of(text, tmp_path)
    statement = conflict.party("company").preference.statements[0]
    assert show(statement.formula) == "not (permit or fee) if sue"
    assert statement.text == "not favours if sue"
    assert [show(constraint.never) for constraint in conflict.constraints][1:] == [
        "sue and (permit or fee)",
        "(permit or fee) and not (build or not build)",
        "(permit or fee) and sue",
    ]
