"""Places derived from those inside: net support, order, reversals, and whether the numbering of grades matters."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_texts import bridge, loaded
from hypothesis import given
from hypothesis import strategies as st

from countermove.language import parse, show
from countermove.model import Conflict, Option, Stakeholder, Stance, Statement
from countermove.model.derive import derive_places, net_terms, numberings, polarities, reversed_formula

OWN = (Option("x", "me", area="a"), Option("y", "me", area="b"), Option("z", "me"))
BOSS = Stakeholder(
    "boss", "Boss", influence="high", salience={"a": "high", "b": "low"}, stances={"x": Stance(True, "medium")}
)
CREW = Stakeholder(
    "crew",
    "Crew",
    influence="medium",
    salience={"a": "medium", "b": "high"},
    stances={"x": Stance(False, "low"), "y": Stance(True, "high")},
)


def line(number: int, text: str, place: str = "derived") -> Statement:
    return Statement(parse(text), text, place=place, line=number)


def net(text: str) -> int | str:
    terms = net_terms(parse(text), {option.id: option for option in OWN}, [BOSS, CREW])
    return terms if isinstance(terms, str) else sum(term.value() for term in terms)


@pytest.mark.parametrize(
    ("text", "support"),
    [
        ("x", 3 * 3 * 2 - 2 * 2 * 1),
        ("not x", -(3 * 3 * 2) + 2 * 2 * 1),
        ("y", 2 * 3 * 3),
        ("x and y", 14 + 18),
        ("x or not y", 14 - 18),
        ("not (x or y)", -14 - 18),
        ("x if other", 14),
        ("other implies not x", -14),
        ("x if y", 14),
        ("not (x implies y)", 14 - 18),
        ("x or z", 14),
        ("x and (other iff more)", 14),
    ],
)
def test_net_support_is_summed_over_the_consequence(text: str, support: int) -> None:
    assert net(text) == support


@pytest.mark.parametrize("text", ["x iff other", "x and not (x and y)", "x iff y"])
def test_a_line_that_wants_an_option_both_ways_has_no_net_support(text: str) -> None:
    assert net(text) == "it wants x both taken and not taken"


@pytest.mark.parametrize("text", ["z", "other", "other if x"])
def test_a_line_about_which_nobody_inside_has_a_stance_has_no_net_support(text: str) -> None:
    assert str(net(text)).startswith("nobody inside has a stance")


def test_a_missing_grade_counts_as_low_and_is_named() -> None:
    stakeholder = Stakeholder("s", "S", stances={"z": Stance(True, "high")})
    terms = net_terms(parse("z"), {option.id: option for option in OWN}, [stakeholder])
    assert not isinstance(terms, str)
    assert (terms[0].value(), terms[0].assumed) == (3, ("influence", "salience"))


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("x", "not x"),
        ("not x", "x"),
        ("not x if y", "x if y"),
        ("y implies x", "y implies not x"),
        ("x and y", "not (x and y)"),
    ],
)
def test_a_line_is_turned_round_and_back(text: str, after: str) -> None:
    assert show(reversed_formula(parse(text))) == after
    assert reversed_formula(reversed_formula(parse(text))) == parse(text)


def test_derived_lines_share_their_places_and_the_others_stay() -> None:
    statements = [
        line(1, "not y"),
        line(2, "other", "judged"),
        line(3, "x"),
        line(4, "z"),
        line(5, "y"),
    ]
    result, lines, share, counterexample = derive_places(statements, OWN, [BOSS, CREW])
    assert [(s.line, s.text, s.reversed_from) for s in result] == [
        (5, "y", ""),
        (2, "other", ""),
        (3, "x", ""),
        (4, "z", ""),
        (1, "y", "not y"),
    ]
    assert [(d.line, d.net, d.old_place, d.new_place, d.reversed) for d in lines] == [
        (1, -18, 1, 5, True),
        (3, 14, 3, 3, False),
        (4, None, 4, 4, False),
        (5, 18, 5, 1, False),
    ]
    assert lines[2].reason.startswith("nobody inside")
    assert (share, counterexample) == (1, None)


def test_an_order_that_hangs_on_the_numbering_comes_with_a_numbering_that_gives_another() -> None:
    one = Stakeholder("one", "One", influence="low", salience={"a": "high"}, stances={"x": Stance(True, "high")})
    two = Stakeholder("two", "Two", influence="medium", salience={"b": "medium"}, stances={"y": Stance(True, "medium")})
    statements = [line(1, "x"), line(2, "y")]  # 3 x 3 against 2 x 2 x 2, but 9 x 9 against 8 x 8 x 8
    _, lines, share, counterexample = derive_places(statements, OWN, [one, two])
    assert 0 < share < 1
    assert counterexample is not None
    _, other, _, _ = derive_places(statements, OWN, [one, two], counterexample)
    assert [d.new_place for d in lines] == [1, 2]
    assert [d.new_place for d in other] == [2, 1]


def test_a_reversal_that_hangs_on_the_numbering_comes_with_a_counterexample_too() -> None:
    pro = Stakeholder("pro", "Pro", influence="low", salience={"a": "high"}, stances={"x": Stance(True, "high")})
    con = Stakeholder(
        "con", "Con", influence="medium", salience={"a": "medium"}, stances={"x": Stance(False, "medium")}
    )
    _, (found,), _, _ = derive_places([line(1, "x")], OWN, [pro, con])
    assert (found.net, found.reversed) == (1, False)
    assert found.reversal_counterexample is not None
    _, (other,), _, _ = derive_places([line(1, "x")], OWN, [pro, con], found.reversal_counterexample)
    assert other.reversed


def test_equal_support_keeps_the_order_of_the_file() -> None:
    result, _, share, _ = derive_places([line(1, "y"), line(2, "y or z"), line(3, "y and z")], OWN, [CREW])
    assert [statement.line for statement in result] == [1, 2, 3]
    assert share == 1


def test_there_are_28_numberings_with_low_as_one_and_high_at_most_nine() -> None:
    found = list(numberings())
    assert len(found) == 28
    assert all(1 == low < medium < high <= 9 for low, medium, high in found)


@given(st.permutations(["x", "not y", "z", "y if other", "not x", "x iff y"]), st.data())
def test_turning_a_stance_round_turns_the_support_round(texts: list[str], data: st.DataObject) -> None:
    statements = [line(number, text) for number, text in enumerate(texts, 1)]
    turned = Stakeholder(
        "crew", "Crew", None, False, (), "medium", {"a": "medium"},
        stances={name: Stance(not stance.supports, stance.grade) for name, stance in CREW.stances.items()},
    )  # fmt: skip
    plain = Stakeholder("crew", "Crew", influence="medium", salience={"a": "medium"}, stances=CREW.stances)
    _, before, _, _ = derive_places(statements, OWN, [plain])
    _, after, _, _ = derive_places(statements, OWN, [turned])
    assert [d.net for d in after] == [None if d.net is None else -d.net for d in before]


def test_polarity_turns_under_every_not() -> None:
    assert list(polarities(parse("not (x and not y)"))) == [("x", {-1}), ("y", {1})]


def test_the_model_has_the_derived_order_and_the_case_the_typed_one(tmp_path: Path) -> None:
    text = bridge(
        ("preferences: [not sue, build iff permit]",
         "preferences: [{statement: sue, place: derived}, build iff permit, {statement: build, place: derived}]\n"
         "    stakeholders: {crews: {influence: high, stances: {sue: {against: low}, build: {for: low}}}}"),
    )  # fmt: skip
    case = loaded(text, tmp_path)
    assert isinstance(case.conflict, Conflict)
    derived = case.conflict.party("company").preference.statements
    assert [(s.line, s.text) for s in derived] == [(3, "build"), (2, "build iff permit"), (1, "not sue")]
    assert derived[2].reversed_from == "sue"
    typed = case.model(derived=False)
    assert isinstance(typed, Conflict)
    assert [s.text for s in typed.party("company").preference.statements] == ["sue", "build iff permit", "build"]
    assert [n.message for n in case.notices if "counts as low" in n.message] == [
        "crews has no salience here, which counts as low",
        "crews has no salience here, which counts as low",
    ]


def test_derived_lines_with_nobody_inside_stay_and_that_is_said(tmp_path: Path) -> None:
    text = bridge(("[not sue, ", "[{statement: not sue, place: derived}, "))
    case = loaded(text, tmp_path)
    assert any("not derived but as typed" in notice.message for notice in case.notices)


def test_the_lines_of_a_profile_are_derived_too(tmp_path: Path) -> None:
    new = (
        "name: The company\n    profiles: {p: {preferences: [{statement: sue, place: derived}]}}\n"
        "    stakeholders: {crews: {stances: {sue: {against: low}}}}"
    )
    case = loaded(bridge(("name: The company", new)), tmp_path)
    assert case.profiles["company"]["p"].statements[0].text == "not sue"
    assert case.profiles["company"]["p"].typed[0].text == "sue"
    assert [(d.party, d.profile) for d in case.derivations] == [("company", "p")]


def test_cooperation_with_washington_stays_first_for_tokyo_under_every_numbering() -> None:
    from countermove.casefile.load import load

    derivation = load("soviet-japan-1985").derivations[0]
    first, last = derivation.lines
    assert (first.net, first.new_place, first.reversed) == (50, 1, False)
    assert (last.net, last.new_place, last.reversed, last.text_after) == (
        -50, 12, True, "us_cooperation if force_steps",
    )  # fmt: skip
    assert derivation.order_share == 1
    assert first.reversal_share == last.reversal_share == 1
