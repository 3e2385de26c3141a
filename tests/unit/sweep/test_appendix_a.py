"""The values that tradecraft.md, section 2.4, works out on its illustrative case, and draws beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from case_texts import loaded
from oracle import appendix_a
from oracle.assessment import Question, Stakeholder
from oracle.assessment import assess as assess_literally
from oracle.language import read
from sweep_cases import appendix_text

from countermove.analysis.sweep.edits import apply
from countermove.analysis.sweep.factors import factors_of
from countermove.analysis.sweep.plan import plan_of
from countermove.analysis.sweep.wilson import wilson
from countermove.model import Conflict
from countermove.sweeping import Sweep, sweep


@pytest.fixture(scope="module")
def exact(tmp_path_factory: pytest.TempPathFactory) -> Sweep:
    case = loaded(appendix_text(), tmp_path_factory.mktemp("appendix"))
    return sweep(case, packages=[package.id for package in case.packages])


def test_all_32_completions_are_gone_through(exact: Sweep) -> None:
    assert (exact.plan.way, exact.tally.rows, exact.plan.possible) == ("enumerated", 32, 32)
    assert exact.is_complete
    assert exact.plan.is_weighted


@pytest.mark.parametrize(
    ("judgment", "value", "share", "status"),
    [
        ("hardest_contains/agenda", "yes", 1.0, "necessary"),
        ("return/economics", "loss", 1.0, "necessary"),
        ("return/two_islands", "loss", 1.0, "necessary"),
        ("reply/agenda_visit", "D+R+lead", 0.8, "possible"),
        ("return/agenda_visit", "gain", 0.4875, "possible"),
        ("best_contains/agenda", "yes", 0.39, "possible"),
        ("hardest_contains/agenda", "no", 0.0, "impossible"),
    ],
)
def test_exact_values(exact: Sweep, judgment: str, value: str, share: float, status: str) -> None:
    assert exact.share(judgment, value) == share
    assert exact.status(judgment, value) == status


def test_what_suits_moscow_best_by_the_line_of_gromyko(exact: Sweep) -> None:
    """Source: tradecraft.md, section 2.6."""
    joint = exact.tally.joint("gromyko", "best")
    total = {label: exact.tally.labels["gromyko", label] for label in ("as_coded", "otherwise")}
    assert joint["otherwise", "fishing"] == total["otherwise"]
    assert joint["as_coded", "agenda_visit"] / total["as_coded"] == pytest.approx(0.6)
    assert joint["as_coded", "fishing"] / total["as_coded"] == pytest.approx(0.4)


def variants() -> Iterator[tuple[tuple[str, ...], Question]]:
    """Yield the 32 readings as the oracle has them, each written out by hand."""
    for china, tokyo, gromyko, europe, rival in product((False, True), repeat=5):
        statements = dict(appendix_a.STATEMENTS)
        if china:
            statements["China"] = ("claims iff (isles or agenda)",)
        if tokyo:
            lines = list(statements["Japan"])
            lines.insert(1, lines.pop(4))
            statements["Japan"] = tuple(lines)
        if gromyko:
            lines = list(statements["USSR"])
            lines.insert(4, lines.pop(8))
            statements["USSR"] = tuple(lines)
        if europe:
            statements["WEurope"] = ("not cut",)
        inside = dict(appendix_a.INSIDE)
        if rival:
            weight, veto, texts = inside["rival"]
            inside["rival"] = (weight, veto, tuple(text for text in texts if text != "(agenda and D) implies not U"))
        labels = (
            "2" if china else "1",
            "otherwise" if tokyo else "as_coded",
            "otherwise" if gromyko else "as_coded",
            "2" if europe else "1",
            "otherwise" if rival else "as_coded",
        )
        yield labels, written_out(statements, inside)


def written_out(
    statements: dict[str, tuple[str, ...]], inside: dict[str, tuple[str, bool, tuple[str, ...]]]
) -> Question:
    """Return the oracle's question with other statements."""
    coded = appendix_a.question()
    conflict = replace(
        coded.conflict,
        statements={party: appendix_a.formulas(texts) for party, texts in statements.items()},
        tiers={
            party: tuple("minor" if (party == "Japan" and "R" in text) or text == "D implies lead" else "important"
                         for text in texts)
            for party, texts in statements.items()
        },
        named={party: tuple(read(text)[1] for text in texts) for party, texts in statements.items()},
    )  # fmt: skip
    stakeholders = tuple(
        Stakeholder(name, Fraction(weight), veto, appendix_a.formulas(texts), appendix_a.names(texts))
        for name, (weight, veto, texts) in inside.items()
    )
    return Question(conflict, "USSR", "Japan", ("US",), stakeholders)


def test_every_completion_is_the_case_written_out_by_hand(exact: Sweep) -> None:
    """Reply, verdict and return of the hardest initiative in all 32 readings, by the oracle that shares no code."""
    changes = appendix_a.PACKAGES["agenda_visit"]
    seen = {}
    for number in range(32):
        completion = exact.plan.completion(number)
        answer = exact.question.evaluate(apply(exact.conflict, completion.edits))
        seen[tuple(label for _, label in completion.labels)] = {
            kind: answer[f"{kind}/agenda_visit"] for kind in ("reply", "verdict", "return", "dilemma")
        }
    for labels, question in variants():
        found = assess_literally(question, changes)
        assert found is not None
        delta = found["return"]["delta"]
        assert seen.pop(labels) == {
            "reply": "+".join(o for o in question.conflict.options if o in found["reply"] - found["s1"]),
            "verdict": found["verdict"],
            "return": "gain" if delta > 0 else "loss" if delta < 0 else "none",
            "dilemma": "yes" if found["dilemma"] else "no",
        }
    assert not seen


def test_intervals_of_seeded_draws_cover_the_exact_values(exact: Sweep) -> None:
    """What a completion leads to is looked up in the exact sweep, so that many seeds cost little."""
    case = exact.case
    assert isinstance(case.conflict, Conflict)
    factors = factors_of(case.conflict, case.uncertain)
    asked = {("return/agenda_visit", "gain"): 0.4875, ("best_contains/agenda", "yes"): 0.39,
             ("reply/agenda_visit", "D+R+lead"): 0.8}  # fmt: skip
    answers = {}
    for number in range(32):
        completion = exact.plan.completion(number)
        answers[completion.labels] = exact.question.evaluate(apply(case.conflict, completion.edits))
    covered, seeds, draws = dict.fromkeys(asked, 0), 200, 200
    for seed in range(seeds):
        plan = plan_of(factors, draws, seed, exact_up_to=1)
        found = [answers[plan.completion(number).labels] for number in range(draws)]
        for (judgment, value), share in asked.items():
            low, high = wilson(sum(one[judgment] == value for one in found), draws)
            covered[judgment, value] += low <= share <= high
    for count in covered.values():  # about 190 of 200; four standard deviations are 12
        assert 176 <= count <= 200


def test_a_drawn_sweep_says_what_it_cannot_show(exact: Sweep) -> None:
    drawn = sweep(exact.case, packages=["agenda_visit", "fishing"], draws=60, exact_up_to=1)
    assert (drawn.plan.way, drawn.tally.rows) == ("drawn", 60)
    assert drawn.status("return/fishing", "gain") == "in_all_drawn"
    assert drawn.status("return/fishing", "loss") == "in_none_drawn"
    share = drawn.share("return/agenda_visit", "gain")
    found = drawn.found("return/agenda_visit", "gain")
    assert found is not None
    assert found.share == share
    assert found.interval is not None
    assert found.interval[0] < 0.4875 < found.interval[1]
