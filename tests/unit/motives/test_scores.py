"""Both scores on matrices whose order is known, and the laws they keep."""

from __future__ import annotations

import random
from dataclasses import replace
from math import isclose, log, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unit.motives.matrices import TERMS, table

from countermove.analysis.motives.diagnosticity import diagnosticity
from countermove.analysis.motives.inconsistency import inconsistency
from countermove.analysis.motives.matrix import Matrix, Origin
from countermove.analysis.motives.posterior import analysts_prior, flat_prior, posterior
from countermove.analysis.motives.ranking import disagreements, ranking
from countermove.analysis.motives.sensitivity import drop_each
from countermove.analysis.motives.terms import letter_of, likelihood_of, term_for
from countermove.analysis.motives.weighed import Weighed
from countermove.analysis.motives.weights import USUAL, Weights, weights
from countermove.errors import NotApplicable

KNOWN = table({"H1": "vl l vl e", "H2": "u l e e", "H3": "vu l u e"})


def chances(matrix: Matrix, counted: Weights = USUAL) -> dict[str, float]:
    return dict(posterior(matrix, flat_prior(matrix), counted).probability)


@pytest.mark.parametrize(
    ("term", "likelihood", "letter"),
    [
        ("almost no chance", 0.03, "II"),
        ("very unlikely", 0.125, "II"),
        ("unlikely", 0.325, "I"),
        ("roughly even chance", 0.5, "N"),
        ("likely", 0.675, "C"),
        ("very likely", 0.875, "CC"),
        ("almost certain", 0.97, "CC"),
    ],
)
def test_a_term_is_the_middle_of_its_band_and_a_letter(term: str, likelihood: float, letter: str) -> None:
    assert isclose(likelihood_of(term), likelihood)
    assert letter_of(likelihood) == letter
    assert term_for(likelihood) == term


def test_both_scores_find_the_known_order() -> None:
    assert posterior(KNOWN, flat_prior(KNOWN)).ranking == (("H1",), ("H2",), ("H3",))
    assert inconsistency(KNOWN).ranking == (("H1",), ("H2",), ("H3",))


def test_the_likelihood_score_is_bayes_rule_worked_by_hand() -> None:
    matrix = table({"H1": "vl l", "H2": "u l"})
    assert isclose(chances(matrix)["H1"], 0.875 / (0.875 + 0.325))
    given = posterior(matrix, {"H1": 0.2, "H2": 0.8}).probability["H1"]
    assert isclose(given, 0.2 * 0.875 / (0.2 * 0.875 + 0.8 * 0.325))


def test_reliability_is_the_power_of_the_likelihood() -> None:
    matrix = table({"H1": "vl", "H2": "u"}, grades=["C"])
    odds = (0.875 / 0.325) ** 0.6
    assert isclose(chances(matrix)["H1"], odds / (1 + odds))


def test_a_source_without_a_grade_counts_as_one_that_cannot_be_judged() -> None:
    assert chances(table({"H1": "vl", "H2": "u"}, grades=[""])) == chances(table({"H1": "vl", "H2": "u"}, grades=["F"]))


def test_inconsistency_is_the_sum_by_hand() -> None:
    matrix = table({"H1": "u vu an", "H2": "l e vl"}, grades=["A", "C", "E"])
    found = inconsistency(matrix)
    assert isclose(found.score["H1"], -sqrt(2) - 2 - 2 / sqrt(2))
    assert found.score["H2"] == 0
    assert (found.consistent, found.inconsistent) == ({"H1": 0, "H2": 2}, {"H1": 3, "H2": 0})


def test_evidence_that_every_hypothesis_leads_one_to_expect_gets_no_weight() -> None:
    plain, more = table({"H1": "vl", "H2": "u"}), table({"H1": "vl l ac", "H2": "u l ac"})
    assert chances(plain) == chances(more)
    assert inconsistency(plain).score == inconsistency(more).score
    assert not diagnosticity(more, more.evidence[1]).is_diagnostic


def test_evidence_against_every_hypothesis_tells_nothing() -> None:
    matrix = table({"H1": "an u", "H2": "an vl"})
    assert diagnosticity(matrix, matrix.evidence[0]).ratio == 1
    assert not diagnosticity(matrix, matrix.evidence[0]).is_diagnostic
    found = diagnosticity(matrix, matrix.evidence[1])
    assert (found.is_diagnostic, found.more_expected, found.less_expected) == (True, "H2", "H1")


@pytest.mark.parametrize(("terms", "tells"), [("l e", False), ("vl e", False), ("l u", True), ("l -", False)])
def test_a_factor_of_two_is_what_tells(terms: str, tells: bool) -> None:
    first, second = terms.split()
    matrix = table({"H1": first, "H2": second})
    assert diagnosticity(matrix, matrix.evidence[0]).is_diagnostic is tells


def test_a_cell_nobody_assessed_neither_helps_nor_hurts() -> None:
    two, three = table({"H1": "vl", "H2": "u"}), table({"H1": "vl", "H2": "u", "H3": "-"})
    found = chances(three)
    assert isclose(found["H1"] / found["H2"], chances(two)["H1"] / chances(two)["H2"])
    assert found["H2"] < found["H3"] < found["H1"]
    assert three.blanks == 1
    assert three.cell("H3", "E1").origin is Origin.BLANK
    assert chances(table({"H1": "vl", "H2": "-"})) == {"H1": 0.5, "H2": 0.5}


def test_hypotheses_that_can_hold_together_are_weighed_against_their_absence() -> None:
    matrix = table({"H1": "vl", "H2": "u", "H3": "e"}, exclusive=False)
    found = chances(matrix)
    for name, own, others in [("H1", 0.875, (0.325 + 0.5) / 2), ("H2", 0.325, (0.875 + 0.5) / 2)]:
        assert isclose(log(found[name] / (1 - found[name])), log(own / others))
    assert not isclose(sum(found.values()), 1)
    assert flat_prior(matrix) == {"H1": 0.5, "H2": 0.5, "H3": 0.5}


def test_the_analysts_prior_is_shown_only_where_it_is_whole() -> None:
    rows = {"H1": "e", "H2": "e"}
    assert analysts_prior(table(rows, priors={"H1": 0.7, "H2": 0.3})) == {"H1": 0.7, "H2": 0.3}
    assert analysts_prior(table(rows, priors={"H1": 0.7})) is None
    assert Weighed(table(rows)).analyst is None


def test_what_is_ruled_out_beforehand_stays_out() -> None:
    matrix = table({"H1": "vl", "H2": "u"}, priors={"H1": 0, "H2": 1})
    assert posterior(matrix, {"H1": 0.0, "H2": 1.0}).probability == {"H1": 0, "H2": 1}
    together = table({"H1": "vl", "H2": "u"}, exclusive=False)
    assert posterior(together, {"H1": 0.0, "H2": 1.0}).probability == {"H1": 0, "H2": 1}


def test_ties_are_reported() -> None:
    matrix = table({"H1": "l u", "H2": "u l", "H3": "vu vu"})
    assert posterior(matrix, flat_prior(matrix)).ranking == (("H1", "H2"), ("H3",))
    assert inconsistency(matrix).ranking == (("H1", "H2"), ("H3",))


def test_orders_that_disagree() -> None:
    assert disagreements(ranking({"a": 3, "b": 2, "c": 1}), ranking({"a": 3, "c": 2, "b": 1})) == (("b", "c"),)
    assert disagreements(ranking({"a": 3, "b": 2}), ranking({"a": 1, "b": 1})) == ()


def test_one_line_of_evidence_that_decides_is_found() -> None:
    matrix = table({"H1": "ac l e", "H2": "vu vl l"}, groups=["wire", "wire", ""])
    by_line = {one.line: one for one in drop_each(matrix)}
    assert set(by_line) == {"wire", "E3"}
    assert by_line["wire"].pieces == ("E1", "E2")
    assert by_line["wire"].likelihood_flips
    assert by_line["wire"].by_likelihood == (("H2",), ("H1",))
    assert not by_line["E3"].likelihood_flips


def test_staged_evidence_cannot_be_told_from_the_real_thing() -> None:
    found = Weighed(KNOWN).with_staging("H1")
    assert found.matrix.names == ("H1", "H2", "H3", "staged")
    assert isclose(found.flat.probability["H1"], found.flat.probability["staged"])
    assert found.against.ranking[0] == ("H1", "staged")
    again = found.matrix.with_staging("H2")
    assert again.names[-1] == "staged_"


@pytest.mark.parametrize(("changed", "message"), [({"A": 1.5}, "between 0 and 1"), ({"G": 0.5}, "no grade")])
def test_weights_that_are_none_are_refused(changed: dict[str, float], message: str) -> None:
    with pytest.raises(NotApplicable, match=message):
        weights(changed)


ROWS = st.integers(2, 5).flatmap(
    lambda rows: st.integers(1, 6).flatmap(
        lambda columns: st.lists(
            st.lists(st.sampled_from([*TERMS, "-"]), min_size=columns, max_size=columns), min_size=rows, max_size=rows
        )
    )
)
KINDS = st.booleans()
GRADES = st.lists(st.sampled_from("ABCDEF"), min_size=6, max_size=6)


def made(rows: list[list[str]], exclusive: bool, grades: list[str]) -> Matrix:
    lines = {f"H{number}": " ".join(row) for number, row in enumerate(rows, 1)}
    return table(lines, grades=grades[: len(rows[0])], exclusive=exclusive)


def scores(matrix: Matrix, counted: Weights = USUAL) -> tuple[object, ...]:
    against = inconsistency(matrix, counted)
    rounded = {name: round(value, 12) for name, value in chances(matrix, counted).items()}
    return rounded, *({n: round(v, 12) for n, v in part.items()} for part in (against.score, against.consistent))


@settings(max_examples=60)
@given(rows=ROWS, exclusive=KINDS, grades=GRADES, seed=st.integers(0, 1000))
def test_no_order_of_rows_or_columns_matters(
    rows: list[list[str]], exclusive: bool, grades: list[str], seed: int
) -> None:
    matrix = made(rows, exclusive, grades)
    shuffle = random.Random(seed).sample
    turned = replace(
        matrix,
        evidence=tuple(shuffle(matrix.evidence, len(matrix.evidence))),
        rivals=replace(matrix.rivals, hypotheses=tuple(shuffle(matrix.hypotheses, len(matrix.hypotheses)))),
    )
    assert scores(turned) == scores(matrix)


@settings(max_examples=60)
@given(rows=ROWS, exclusive=KINDS, grades=GRADES)
def test_telling_one_piece_twice_as_one_line_changes_nothing(
    rows: list[list[str]], exclusive: bool, grades: list[str]
) -> None:
    matrix = made(rows, exclusive, grades)
    head, *rest = matrix.evidence
    twice = [replace(head, group="wire"), replace(head, id="again", group="wire"), *rest]
    cells = {**matrix.cells, **{(name, "again"): matrix.cell(name, head.id) for name in matrix.names}}
    assert scores(replace(matrix, evidence=tuple(twice), cells=cells)) == scores(matrix)


@settings(max_examples=60)
@given(rows=ROWS, exclusive=KINDS, grades=GRADES)
def test_reliability_zero_is_as_if_the_evidence_were_not_there(
    rows: list[list[str]], exclusive: bool, grades: list[str]
) -> None:
    matrix = made(rows, exclusive, grades)
    gone = tuple(piece for piece in matrix.evidence if piece.reliability == "A")
    assert scores(matrix, weights({"A": 0})) == scores(matrix.without(gone))


@settings(max_examples=60)
@given(rows=ROWS, grades=GRADES)
def test_exclusive_chances_sum_to_one_and_lie_between(rows: list[list[str]], grades: list[str]) -> None:
    found = chances(made(rows, True, grades))
    assert isclose(sum(found.values()), 1)
    assert all(0 < value < 1 for value in found.values())


@settings(max_examples=40)
@given(rows=ROWS, exclusive=KINDS, grades=GRADES)
def test_raising_one_rating_never_lowers_its_hypothesis(
    rows: list[list[str]], exclusive: bool, grades: list[str]
) -> None:
    order = list(TERMS)
    if rows[0][0] not in order[:-1]:
        rows[0][0] = order[0]
    better = [list(row) for row in rows]
    better[0][0] = order[order.index(rows[0][0]) + 1]
    before, after = made(rows, exclusive, grades), made(better, exclusive, grades)
    assert chances(after)["H1"] >= chances(before)["H1"] - 1e-12
    assert inconsistency(after).score["H1"] >= inconsistency(before).score["H1"]
