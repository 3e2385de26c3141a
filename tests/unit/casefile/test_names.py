"""Names: what can be one, who owns what, and what an unknown one is answered with."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_texts import bridge, pointed_at, problem, problems


@pytest.mark.parametrize("word", ["not", "AND", "or", "implies", "If", "iff"])
def test_a_word_of_the_language_cannot_name_an_option(tmp_path: Path, word: str) -> None:
    found = problem(bridge(("fee: Raise", f"{word}: Raise"), ("not fee", "not permit")), tmp_path)
    assert found.message == f'"{word}" is a word of the statement language'


@pytest.mark.parametrize(("name", "better"), [("us-pressure", "us_pressure"), ("2nd", "x_2nd"), ("a b", "a_b")])
def test_a_name_has_letters_digits_and_underscores(tmp_path: Path, name: str, better: str) -> None:
    found = problem(bridge(("fee: Raise", f"{name}: Raise"), ("not fee", "not permit")), tmp_path)
    assert "cannot name an option" in found.message
    assert found.advice == f"write {better}"


def test_names_in_any_script_are_fine(tmp_path: Path) -> None:
    from case_texts import conflict_of

    text = bridge(("fee: Raise", "überfahrt: Raise"), ("not fee", "not überfahrt"))
    assert "überfahrt" in conflict_of(text, tmp_path).option_names


@pytest.mark.parametrize(
    ("statement", "column", "shown"),
    [
        ("not sew", 23, "sew, build iff permit]"),
        ("'not sew'", 24, "sew', build iff permit]"),
        ("sue and sew or sewn", 27, "sew or sewn, build iff permit]"),
    ],
)
def test_an_unknown_option_is_pointed_at_inside_the_statement(
    tmp_path: Path, statement: str, column: int, shown: str
) -> None:
    found = problems(bridge(("not sue", statement)), tmp_path)[0]
    assert found.message == 'there is no option "sew"'
    assert (found.column, pointed_at(found)) == (column, shown)


def test_an_unknown_option_in_a_text_over_several_lines_is_pointed_at_in_its_line(tmp_path: Path) -> None:
    new = "preferences:\n      - >\n        not sue\n        and not\n          sew\n      - build iff permit"
    found = problem(bridge(("preferences: [not sue, build iff permit]", new)), tmp_path)
    assert (found.line, found.column, pointed_at(found)) == (22, 11, "sew")


def test_a_party_in_place_of_an_option_is_said_to_be_one(tmp_path: Path) -> None:
    assert '"town" is a decision maker' in problem(bridge(("not sue", "not town")), tmp_path).advice


def test_a_finer_measure_in_a_statement_is_answered_with_its_option(tmp_path: Path) -> None:
    fee = ("fee: Raise the fee", "fee: {text: Raise the fee, stands_for: [landing_fee, mooring_fee]}")
    found = problem(bridge(fee, ("not fee]", "not mooring_fee]")), tmp_path)
    assert found.advice == '"mooring_fee" is among what "fee" stands for: name that option'


def test_a_coarser_measure_cannot_bear_the_name_of_an_option(tmp_path: Path) -> None:
    found = problem(bridge(("fee: Raise the fee", "fee: {text: Raise the fee, part_of: permit}")), tmp_path)
    assert "options cannot be part of it" in found.message


def test_an_option_that_is_the_whole_of_a_measure_may_bear_its_name(tmp_path: Path) -> None:
    from case_texts import conflict_of

    text = bridge(("fee: Raise the fee", "fee: {text: Raise the fee, part_of: fee, stands_for: [fee]}"))
    assert conflict_of(text, tmp_path).options[1].part_of == "fee"


def test_a_finer_measure_cannot_bear_the_name_of_another_option(tmp_path: Path) -> None:
    found = problem(bridge(("fee: Raise the fee", "fee: {text: Raise the fee, stands_for: [permit]}")), tmp_path)
    assert '"permit" is an option of this case already' in found.message


def test_a_case_without_options_is_refused(tmp_path: Path) -> None:
    text = "countermove: 1\ntitle: T\ndecision_makers: {a: {name: A}}\n"
    assert problem(text, tmp_path).message == "nobody has an option"


def test_too_many_options_are_refused(tmp_path: Path) -> None:
    options = ", ".join(f"o{number}: x" for number in range(10_001))
    text = f"countermove: 1\ntitle: T\ndecision_makers: {{a: {{options: {{{options}}}}}}}\n"
    assert "10,001 options; the limit is 10,000" in problem(text, tmp_path).message


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("target: company", "target: town", "town is initiator and target"),
        ("target: company}", "target: company, allies: [county]}", 'there is no decision maker "county"'),
        ("target: company}", "target: company, allies: [town]}", "town is the initiator"),
        ("name: The town", "picture_of: townn", 'there is no decision maker "townn"'),
        ("name: The town", "picture_of: town", "town cannot be its own picture"),
    ],
)
def test_the_question_and_pictures_name_parties_of_the_case(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert problem(bridge((old, new)), tmp_path).message == message
