"""Each edit makes the very conflict that writing the case otherwise would make."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_texts import bridge, conflict_of

from countermove.analysis.sweep.edits import (
    Drop,
    Edit,
    First,
    Lift,
    Lower,
    Order,
    Place,
    Ref,
    ReplyOrder,
    Reword,
    SetDirection,
    SetGrade,
    SetWeight,
    Swap,
    Unavailable,
    UseStatements,
    apply,
)
from countermove.errors import NotApplicable
from countermove.language import parse
from countermove.model import Conflict, Direction, Statement

LISTS = (
    ("preferences: [build if permit, not fee]", "preferences: [build if permit, not fee, not sue, permit, build]"),
    ("preferences: [not sue, build iff permit]", "preferences: [not sue, build iff permit]\n"
     "    stakeholders:\n"
     "      board: {weight: 3, influence: high, preferences: [not sue, build, fee],\n"
     "              stances: {build: {for: medium}}, reactions: {permit: {pull: low}}}\n"
     "      crews: {weight: 1, influence: low, preferences: [not build],\n"
     "              stances: {build: {against: medium}}, salience: {works: low}}"),
)  # fmt: skip
A, B, C, D, E = (Ref("town", line) for line in range(1, 6))
X, Y, Z = (Ref("company", line, "board") for line in range(1, 4))


def with_town(texts: str) -> str:
    return bridge((LISTS[0][0], f"preferences: [{texts}]"), LISTS[1])


def told(conflict: Conflict, party: str = "town", inside: str = "") -> list[str]:
    owner = conflict.party(party)
    statements = owner.preference.statements
    if inside:
        statements = next(one.statements for one in owner.stakeholders if one.id == inside)
    return [statement.text for statement in statements]


@pytest.fixture
def conflict(tmp_path: Path) -> Conflict:
    return conflict_of(bridge(*LISTS), tmp_path)


@pytest.mark.parametrize(
    ("edits", "literal"),
    [
        ([Drop(B)], "build if permit, not sue, permit, build"),
        ([Lift(A, D)], "permit, build if permit, not fee, not sue, build"),
        ([Lift(D, A)], "build if permit, not fee, not sue, permit, build"),
        ([Lower(A, D)], "not fee, not sue, permit, build if permit, build"),
        ([Swap(A, D)], "permit, not fee, not sue, build if permit, build"),
        ([Place(E, 2)], "build if permit, build, not fee, not sue, permit"),
        ([Place(A, 5)], "not fee, not sue, permit, build, build if permit"),
        ([Order("town", (4, 2))], "build if permit, permit, not sue, not fee, build"),
        ([Order("town", (5, 4, 3, 2, 1))], "build, permit, not sue, not fee, build if permit"),
        ([First("town", (3, 2))], "not sue, not fee, build if permit, permit, build"),
        ([First("town", (5,)), Drop(A)], "build, not fee, not sue, permit"),
        ([Drop(A), Lift(A, C)], "not sue, not fee, permit, build"),  # moves come before what is left out
        ([Lift(A, C), Lift(B, D)], "not sue, build if permit, permit, not fee, build"),
    ],
)
def test_orders_are_as_if_typed_so(tmp_path: Path, conflict: Conflict, edits: list[Edit], literal: str) -> None:
    edited = apply(conflict, edits).conflict
    typed = conflict_of(with_town(literal), tmp_path)
    assert told(edited) == told(typed)
    assert [s.formula for s in edited.party("town").preference.statements] == [
        s.formula for s in typed.party("town").preference.statements
    ]
    assert edited.party("company") is conflict.party("company")


def test_a_statement_keeps_its_line_its_tier_and_its_grounds_wherever_it_is_moved(tmp_path: Path) -> None:
    text = bridge(("not fee]", "{id: T2, statement: not fee, tier: vital, because: poor, cites: [MEMO-7/TAL/1]}]"))
    edited = apply(conflict_of(text, tmp_path), [Lift(A, B)]).conflict.party("town").preference.statements[0]
    assert (edited.id, edited.line, edited.tier, edited.because) == ("T2", 2, "vital", "poor")
    reworded = apply(conflict_of(text, tmp_path), [Reword(B, Statement(parse("fee"), "fee"))]).conflict
    found = reworded.party("town").preference.statements[1]
    assert (found.text, found.id, found.line, found.tier) == ("fee", "T2", 2, "vital")


@pytest.mark.parametrize(
    ("edit", "literal"),
    [
        (Drop(Y), ["not sue", "fee"]),
        (Lift(X, Z), ["fee", "not sue", "build"]),
        (Order("company", (3, 1), "board"), ["fee", "build", "not sue"]),
        (Reword(Y, Statement(parse("sue"), "sue")), ["not sue", "sue", "fee"]),
    ],
)
def test_lists_of_those_inside_are_edited_alike(conflict: Conflict, edit: Edit, literal: list[str]) -> None:
    edited = apply(conflict, [edit]).conflict
    assert told(edited, "company", "board") == literal
    assert told(edited, "company") == told(conflict, "company")


def test_another_order_replaces_the_coded_one_and_every_edit_of_it(conflict: Conflict) -> None:
    other = (Statement(parse("fee"), "fee", line=1), Statement(parse("permit"), "permit", line=2))
    assert told(apply(conflict, [Drop(A), UseStatements("town", other)]).conflict) == ["fee", "permit"]


def test_weights_sum_to_one_again(tmp_path: Path, conflict: Conflict) -> None:
    edited = apply(conflict, [SetWeight("company", "crews", 0.75)]).conflict
    typed = conflict_of(bridge(LISTS[0], (LISTS[1][0], LISTS[1][1].replace("weight: 1", "weight: 3"))), tmp_path)
    for one, other in zip(edited.party("company").stakeholders, typed.party("company").stakeholders, strict=True):
        assert one.weight == pytest.approx(other.weight)
    with pytest.raises(NotApplicable, match="nobody inside company counts"):
        apply(conflict, [SetWeight("company", "crews", 0), SetWeight("company", "board", 0)])


@pytest.mark.parametrize(
    ("where", "grade", "changes"),
    [
        (("influence",), "low", ("influence: high", "influence: low")),
        (("stances", "build", "for"), "high", ("build: {for: medium}", "build: {for: high}")),
        (("stances", "build", "against"), "low", ("build: {for: medium}", "build: {against: low}")),
        (("reactions", "permit", "pull"), "high", ("pull: low", "pull: high")),
        (("reactions", "permit", "push"), "high", ("pull: low", "pull: low, push: high")),
        (("salience", "works"), "high", ("influence: high,", "influence: high, salience: {works: high},")),
    ],
)
def test_grades_are_as_if_typed_so(
    tmp_path: Path, conflict: Conflict, where: tuple[str, ...], grade: str, changes: tuple[str, str]
) -> None:
    edited = apply(conflict, [SetGrade("company", "board", where, grade)]).conflict
    typed = conflict_of(bridge(LISTS[0], (LISTS[1][0], LISTS[1][1].replace(*changes))), tmp_path)
    assert edited.party("company").stakeholders == typed.party("company").stakeholders


DERIVED = (
    "preferences: [not sue, build iff permit]",
    "preferences: [{statement: sue, place: derived}, build iff permit, {statement: build, place: derived}]\n"
    "    stakeholders:\n"
    "      board: {influence: high, stances: {sue: {for: low}, build: {for: medium}}}\n"
    "      crews: {influence: low, stances: {sue: {against: high}}}",
)


@pytest.mark.parametrize(
    ("edit", "changes"),
    [
        (SetGrade("company", "crews", ("influence",), "high"), ("influence: low", "influence: high")),
        (SetGrade("company", "board", ("stances", "sue", "for"), "high"), ("sue: {for: low}", "sue: {for: high}")),
        (SetGrade("company", "board", ("stances", "build", "against"), "high"),
         ("build: {for: medium}", "build: {against: high}")),
        (Reword(Ref("company", 3), Statement(parse("not sue"), "not sue")),
         ("{statement: build, place", "{statement: not sue, place")),
    ],
)  # fmt: skip
def test_derived_places_are_derived_again(tmp_path: Path, edit: Edit, changes: tuple[str, str]) -> None:
    coded = conflict_of(bridge(DERIVED), tmp_path)
    typed = conflict_of(bridge((DERIVED[0], DERIVED[1].replace(*changes))), tmp_path)
    edited = apply(coded, [edit]).conflict
    assert told(edited, "company") == told(typed, "company")
    assert told(edited, "company") != told(coded, "company")


def test_options_can_be_out_of_reach_or_move_otherwise(tmp_path: Path, conflict: Conflict) -> None:
    gone = apply(conflict, [Unavailable("sue")]).conflict
    typed = conflict_of(bridge(*LISTS, more="  - {never: sue}\n"), tmp_path)
    assert [gone.is_feasible(code) for code in range(16)] == [typed.is_feasible(code) for code in range(16)]
    one_way = apply(conflict, [SetDirection("permit", Direction.ON)]).conflict
    assert [option.direction for option in one_way.options] == ["on", "both", "both", "both"]
    assert one_way.party("company") is conflict.party("company")


def test_who_answers_first_is_passed_on(conflict: Conflict) -> None:
    variant = apply(conflict, [ReplyOrder(("company", "town"))])
    assert variant.conflict is conflict
    assert variant.reply_order == ("company", "town")


@pytest.mark.parametrize(
    "edit",
    [
        Drop(Ref("town", 9)),
        Drop(Ref("towm", 1)),
        Drop(Ref("company", 1, "bored")),
        SetGrade("company", "bored", ("influence",), "low"),
        SetGrade("company", "board", ("height",), "low"),
        SetWeight("company", "bored", 1),
        Unavailable("sew"),
    ],
)
def test_an_edit_of_what_is_not_there_is_refused(conflict: Conflict, edit: Edit) -> None:
    with pytest.raises(NotApplicable):
        apply(conflict, [edit])
