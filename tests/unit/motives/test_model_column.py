"""What the model expects of an actor under a hypothesis, against a small conflict that can be checked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_texts import loaded

import countermove as cm
from countermove.analysis.indicators.likelihood import DRAWN, EXACT, counted, how_often
from countermove.analysis.indicators.moves import MoveQuestion
from countermove.analysis.indicators.observing import observe
from countermove.analysis.motives.expected import LEAST, MOST, NOTHING, OPEN, Expected, best_packages
from countermove.analysis.motives.matrix import Origin
from countermove.analysis.motives.predictions import are_alike
from countermove.analysis.sweep.judgments import best
from countermove.analysis.sweep.question import AssessmentQuestion
from countermove.assessment import assess
from countermove.casefile.case import Case
from countermove.cli.motives_lines import lines
from countermove.errors import CaseError
from countermove.weighing import Motive, motives

# The town can open the gate or pay; the guard lets people pass if it is paid. What does the town want most?
GATE = """\
countermove: 1
title: A gate
question: {initiator: town, target: guard}
decision_makers:
  town:
    options: {open: Open the gate, pay: {text: Pay the guard, status_quo: PAID}}
    preferences: [let_pass, not pay, open]
    profiles: {mean: {preferences: [not pay, let_pass, not open]}}
  guard:
    options: {let_pass: Let people pass}
    preferences: [let_pass iff pay]
hypotheses:
  why:
    question: What does the town want?
    about: town
    exclusive: EXCLUSIVE
    answers:
      passage: {text: passage, first: [town/preferences/1]}
      thrift: {text: to save money, first: [town/preferences/2]}
      meanness: {text: to be mean, profiles: {town: mean}}
      unknown: {text: something else}
evidence:
  - {id: paid, kind: move, option: pay, ratings: {unknown: likely}}
  - {id: opened, kind: move, option: open, ratings: {thrift: {rating: very unlikely, because: the lock is old}}}
"""


def gate(folder: Path, more: str = "", paid: str = "false", exclusive: str = "true") -> Case:
    return loaded(GATE.replace("PAID", paid).replace("EXCLUSIVE", exclusive) + more, folder)


def asked(case: Case) -> Motive:
    (found,) = motives(case).questions
    return found


def test_a_move_is_expected_where_the_best_package_makes_it(tmp_path: Path) -> None:
    matrix = asked(gate(tmp_path)).weighed.matrix
    expected = {"passage": 1, "thrift": 0, "meanness": 0}
    for name, seen in expected.items():
        cell = matrix.cell(name, "paid")
        assert cell.origin is Origin.COMPUTED
        assert cell.computed == Expected(seen, 1)
        assert cell.likelihood == (MOST if seen else LEAST)
    assert matrix.cell("unknown", "paid").origin is Origin.RATED
    assert matrix.cell("unknown", "opened").origin is Origin.BLANK


def test_an_override_shows_both_with_its_reason(tmp_path: Path) -> None:
    cell = asked(gate(tmp_path)).weighed.matrix.cell("thrift", "opened")
    assert (cell.origin, cell.term, cell.likelihood, cell.because) == (
        Origin.OVERRIDDEN,
        "very unlikely",
        pytest.approx(0.125),
        "the lock is old",
    )
    assert cell.computed == Expected(1, 1)


def test_a_move_made_before_the_case_begins_is_asked_from_where_it_was_not_made(tmp_path: Path) -> None:
    matrix = asked(gate(tmp_path, paid="true")).weighed.matrix
    assert [matrix.cell(name, "paid").computed for name in ("passage", "thrift")] == [Expected(1, 1), Expected(0, 1)]


def test_completions_are_weighed_by_their_probability(tmp_path: Path) -> None:
    doubt = "uncertain: [{id: passes, kind: presence, of: guard/preferences/1, probability: 0.8}]\n"
    cell = asked(gate(tmp_path, doubt)).weighed.matrix.cell("passage", "paid")
    assert cell.computed is not None
    assert (cell.computed.of, cell.computed.seen) == (2, pytest.approx(1.6))
    assert cell.likelihood == pytest.approx(0.8)


def test_what_a_hypothesis_fixes_is_no_longer_open(tmp_path: Path) -> None:
    doubt = "uncertain: [{id: passes, kind: presence, of: guard/preferences/1, probability: 0.8}]\n"
    case = gate(tmp_path, doubt)
    text = (tmp_path / "case.yaml").read_text(encoding="utf-8")
    fixed = loaded(text.replace("{text: passage, first", "{text: passage, fixes: {passes: otherwise}, first"), tmp_path)
    assert case.hash != fixed.hash
    assert asked(fixed).weighed.matrix.cell("passage", "paid").computed == Expected(0, 1)


def test_hypotheses_that_can_hold_together_predict_as_well(tmp_path: Path) -> None:
    text = GATE.replace("PAID", "false").replace("EXCLUSIVE", "false")
    found = asked(loaded(text.replace("profiles: {town: mean}}", "first: [town/preferences/3]}"), tmp_path))
    assert found.weighed.matrix.cell("passage", "paid").computed == Expected(1, 1)


def test_a_reading_and_what_comes_first_cannot_hold_together(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="can both hold, and settle the order of town differently"):
        gate(tmp_path, exclusive="false")


@pytest.mark.parametrize(
    ("seen", "of", "way", "value"),
    [
        (1, 1, EXACT, MOST),
        (0, 1, EXACT, LEAST),
        (3, 4, EXACT, 0.75),
        (199, 200, EXACT, MOST),
        (3, 4, DRAWN, 0.7),
        (500, 500, DRAWN, MOST),
        (0, 500, DRAWN, LEAST),
        (4, 4, OPEN, MOST),
        (0, 4, OPEN, LEAST),
        (3, 4, OPEN, None),
    ],
)
def test_the_model_says_no_more_than_a_coder_can(seen: float, of: int, way: str, value: float | None) -> None:
    assert Expected(seen, of, way).value == value


DOUBT = "uncertain: [{id: passes, kind: presence, of: guard/preferences/1GIVEN}]\n"


def test_an_open_point_without_a_probability_leaves_no_number(tmp_path: Path) -> None:
    found = asked(gate(tmp_path, DOUBT.replace("GIVEN", "")))
    cells = {name: found.weighed.matrix.cell(name, "paid") for name in ("passage", "thrift")}
    assert (cells["passage"].origin, cells["passage"].likelihood) == (Origin.BLANK, None)
    assert cells["passage"].is_left_open
    assert (cells["thrift"].origin, cells["thrift"].likelihood) == (Origin.COMPUTED, LEAST)
    assert found.weighed.matrix.blanks == 2  # that one, and what nobody assessed
    assert found.predictions[0].unsaid == ("passes",)
    assert found.predictions[0].left_open == 1
    computed = found.to_json()["cells"][0]["computed"]
    assert computed == {"way": "open", "often": "some", "seen": None, "of": 2, "share": None, "likelihood": None}
    told = [one.text.strip() for one in lines(motives(gate(tmp_path, DOUBT.replace("GIVEN", ""))), 80)]
    assert "the model leaves it open under passage" in told


def test_the_coder_rates_what_the_model_leaves_open(tmp_path: Path) -> None:
    rated = "ratings: {unknown: likely, passage: {rating: unlikely, because: they are poor}}"
    text = GATE.replace("ratings: {unknown: likely}", rated).replace("PAID", "false").replace("EXCLUSIVE", "true")
    cell = asked(loaded(text + DOUBT.replace("GIVEN", ""), tmp_path)).weighed.matrix.cell("passage", "paid")
    assert (cell.origin, cell.term, cell.is_left_open) == (Origin.RATED, "unlikely", True)


@pytest.mark.parametrize("given", ["", ", probability: 0.8", ", probability: 0.35", ", probability: 1"])
def test_indicators_and_matrix_say_the_same_of_the_same_move(tmp_path: Path, given: str) -> None:
    case = gate(tmp_path, DOUBT.replace("GIVEN", given))
    sweep = cm.sweep(case)
    assert isinstance(sweep.question, AssessmentQuestion)
    (rivals,) = case.hypotheses
    seen = observe(rivals, sweep.factors, MoveQuestion(sweep.question))
    for hypothesis in ("passage", "thrift", "meanness"):
        for piece in ("paid", "opened"):
            computed = asked(case).weighed.matrix.cell(hypothesis, piece).computed
            joint = seen.joints["why", {"paid": "pay", "opened": "open"}[piece]]
            assert computed is not None
            assert computed.often == how_often(joint, hypothesis)
            assert (computed.likelihood is not None) is seen.is_weighted
            if computed.likelihood is not None:
                told = counted(joint, hypothesis, seen.draws)
                assert told is not None
                assert computed.likelihood.value == pytest.approx(told.value, abs=1e-12)


def test_predictions_are_laid_against_what_was_seen(tmp_path: Path) -> None:
    events = (
        "events:\n  - {id: e1, date: 2001, actor: town, option: pay, direction: on}\n"
        "  - {id: e2, date: 2002, actor: town, option: pay, direction: reaffirm}\n"
        "  - {id: e3, date: 2002, actor: guard, option: let_pass, direction: on}\n"
    )
    found = asked(gate(tmp_path, events))
    by_name = {one.hypothesis: one for one in found.predictions}
    assert set(by_name) == {"passage", "thrift", "meanness"}
    assert dict(by_name["passage"].packages) == {"open+pay": Expected(1, 1)}
    assert dict(by_name["thrift"].packages) == {"open": Expected(1, 1)}
    assert dict(by_name["meanness"].packages) == {"nothing": Expected(1, 1)}
    assert [(move.option, move.direction, move.source) for move, _ in by_name["passage"].observed] == [
        ("pay", "on", "e1"),
        ("open", "on", "opened"),
    ]
    assert [by_name[name].matched for name in ("passage", "thrift", "meanness")] == [2, 1, 0]
    assert (
        "Of the 2 moves seen, the model predicts 2 under passage; 1 under thrift; 0 under meanness." in found.judgment
    )
    assert not are_alike(found.predictions)


def test_many_completions_are_drawn_and_come_out_the_same_again(tmp_path: Path) -> None:
    items = [f"kind: structure, what: available, of: {name}" for name in ("open", "pay", "let_pass")]
    items += [f"kind: structure, what: reversible, of: {name}" for name in ("open", "pay", "let_pass")]
    items += ["kind: presence, of: guard/preferences/1"]
    more = "".join(f"  - {{id: u{n}, {item}, probability: 0.7}}\n" for n, item in enumerate(items))
    case = gate(tmp_path, "uncertain:\n" + more)
    first, again, other = (motives(case, seed=seed, completions=64).questions[0].weighed.matrix for seed in (1, 1, 2))
    assert first == again
    cell = first.cell("passage", "opened")
    assert cell.computed is not None
    assert cell.computed.of == 64
    assert other.cells != first.cells


@pytest.mark.parametrize("name", ["torva-dam", "soviet-japan-1982", "soviet-japan-1985", "chicken"])
def test_the_best_package_is_the_one_that_sweeps_count(name: str) -> None:
    found = assess(name)
    ids = [NOTHING if one is None else one.id for one in best_packages(found.assessment.situation, found.packages)]
    assert set(ids) == set(best(found.assessment))
