"""Conflicts written as files of GMCR+: exactly the same conflict, or a refusal; and what is left out is told."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from bundled import option_form
from properties.engine_models import random_conflict, random_formula, random_graph
from unit.casefile.gmcr_files import fence, read

from countermove.casefile.load import load
from countermove.engine.solution import Solution
from countermove.engine.solve import solve
from countermove.errors import NotApplicable
from countermove.interchange import normal_form
from countermove.interchange.gmcr import as_gmcr
from countermove.interchange.left_out import kinds_left_out
from countermove.interchange.normal_form import any_of, connectives
from countermove.language import And, Formula, Iff, Option, Or, parse, truth
from countermove.model import Conflict, Preference, Statement


def verdicts(solution: Solution, called: dict[str, str]) -> dict[Any, Any]:
    """Return which states, called by what is taken, are stable under each concept for each decision maker in order."""
    taken = [frozenset(called[name] for name in solution.states.row(n)["taken"]) for n in range(len(solution))]
    given = [concept for concept in solution.concepts if concept not in solution.not_given]
    return {
        (concept, number): {
            state for state, is_stable in zip(taken, solution.flags(concept, dm), strict=True) if is_stable
        }
        for concept in given
        for number, dm in enumerate(solution.parties)
    } | {"states": set(taken)}


def by_statements(seed: int) -> Conflict:
    """Return a random conflict in which everybody has statements, so that no ranking hides how they are rewritten."""
    conflict = random_conflict(seed)
    rng = random.Random(seed)
    names = list(conflict.option_names)
    for party in conflict.party_names if names else ():
        formulas = [random_formula(rng, names, 2) for _ in range(rng.randint(0, 6))]
        conflict = conflict.with_preference(party, Preference(tuple(Statement(formula, "") for formula in formulas)))
    return conflict


def assert_survives(conflict: Conflict, path: Path) -> None:
    """Write a conflict, read it back, and compare every verdict; write that again, and compare the files."""
    text, _ = as_gmcr(conflict)
    path.write_text(text, encoding="utf-8")
    again = load(path).model()
    assert isinstance(again, Conflict)
    called = {option.id: option.text for option in again.options}
    before = verdicts(solve(conflict), {name: name for name in conflict.option_names})
    assert verdicts(solve(again), called) == before
    assert as_gmcr(again)[0] == text


@pytest.mark.parametrize("block", range(6))
def test_a_conflict_comes_back_as_it_was(tmp_path: Path, block: int) -> None:
    """1,200 models; each is written, read, solved under all concepts, and written again to the same text."""
    for seed in range(100 * block, 100 * (block + 1)):
        for conflict in (random_conflict(seed), by_statements(10_000 + seed)):
            if conflict.options:
                assert_survives(conflict, tmp_path / "model.gmcr")


@pytest.mark.parametrize("ranked", [False, True])
def test_a_file_is_written_again_as_it_was_read(tmp_path: Path, ranked: bool) -> None:
    first = as_gmcr(read(fence(ranked=ranked), tmp_path).model())[0]
    second = as_gmcr(read(first, tmp_path).model())[0]
    assert second == first
    assert json.loads(first)["decisionMakers"][0]["name"] == "Ana"
    assert json.loads(first)["options"] == fence()["options"]


def test_a_file_has_every_key_that_gmcr_needs(tmp_path: Path) -> None:
    document = json.loads(as_gmcr(read(fence(), tmp_path).model())[0])
    assert document == fence() | {"infeasibles": [[[0, "N"], [1, "Y"]]]}


def test_mixed_orders_become_rankings_and_that_is_told(tmp_path: Path) -> None:
    conflict = read(fence(), tmp_path).model()
    ranked = read(fence(ranked=True), tmp_path).model()
    assert isinstance(conflict, Conflict)
    assert isinstance(ranked, Conflict)
    mixed = conflict.with_preference("ben", ranked.party("ben").preference)
    text, remarks = as_gmcr(mixed)
    document = json.loads(text)
    assert document["useManualPreferenceRanking"] is True
    assert [party["preferenceRanking"] for party in document["decisionMakers"]] == [
        [3, 5, 2, 6, 4, 1],
        [1, 4, 3, 6, 2, 5],
    ]
    assert len(remarks) == 1
    assert "because Ben has a ranking" in remarks[0]


def test_infeasible_states_are_simple_conditions_only() -> None:
    conflict = Conflict("", random_conflict(3).decision_makers)
    names = conflict.option_names
    from countermove.model import Constraint

    whole = replace(conflict, constraints=(Constraint("c", Iff(Option(names[0]), Option(names[1]))),))
    assert json.loads(as_gmcr(whole)[0])["infeasibles"] == [[[0, "Y"], [1, "Y"]], [[0, "N"], [1, "N"]]]


def exact(formula: Formula, names: list[str]) -> bool:
    position = {name: number for number, name in enumerate(names)}
    members = any_of(formula, position)
    for choice in product((False, True), repeat=len(names)):
        code = sum(taken << number for number, taken in enumerate(choice))
        wanted = truth(formula, lambda name, choice=choice: choice[position[name]], True)
        if wanted != any(not on & ~code and not off & code for on, off in members):
            return False
    return True


def test_rewriting_is_exact() -> None:
    rng, names = random.Random(5), list("abcde")
    assert all(exact(random_formula(rng, names, 4), names) for _ in range(600))


def test_no_member_implies_another() -> None:
    position = {name: number for number, name in enumerate("abc")}
    assert any_of(parse("a or a and b or (a and c)"), position) == ((1, 0),)
    assert any_of(parse("a and not a"), position) == ()
    assert connectives(any_of(parse("a iff b"), position)) == 5
    assert len(any_of(parse("a iff b iff c"), position)) == 4


def odd(count: int) -> Formula:
    """Return a formula that holds where an odd number of options is taken: it has 2^(count-1) members."""
    formula: Formula = Option("o0")
    for number in range(1, count):
        formula = Iff(formula, Option(f"o{number}"))
    return formula


def pairs(count: int) -> Formula:
    formula: Formula = Or(Option("o0"), Option("o1"))
    for number in range(1, count):
        formula = And(formula, Or(Option(f"o{2 * number}"), Option(f"o{2 * number + 1}")))
    return formula


@pytest.mark.parametrize("formula", [odd(6), odd(14), pairs(30)], ids=["32 members", "8,192", "2^30"])
def test_a_statement_with_too_many_members_is_refused_quickly(formula: Formula) -> None:
    position = {f"o{number}": number for number in range(60)}
    with pytest.raises(NotApplicable, match="more than 200 connectives can join"):
        any_of(formula, position)
    assert normal_form.MOST_CONNECTIVES == 200


def wide(count: int, formula: Formula) -> Conflict:
    from countermove.model import DecisionMaker
    from countermove.model import Option as OptionOf

    own = tuple(OptionOf(f"o{number}", "x") for number in range(count))
    return Conflict("", (DecisionMaker("x", "X", own, Preference((Statement(formula, ""),))),))


def test_what_is_too_long_for_a_statement_is_ranked(tmp_path: Path) -> None:
    conflict = wide(7, odd(7))
    text, remarks = as_gmcr(conflict)
    assert "statement 1 of X takes 64 members" in remarks[0]
    assert_survives(conflict, tmp_path / "odd.gmcr")
    assert json.loads(text)["useManualPreferenceRanking"] is True


def test_what_is_too_long_and_too_large_to_rank_is_refused() -> None:
    with pytest.raises(NotApplicable, match=r"there are 1,073,741,824; the limit is 16,384"):
        as_gmcr(wide(30, odd(9)))
    with pytest.raises(NotApplicable, match="there are 32,768"):
        as_gmcr(wide(15, odd(9)))


def test_a_drawn_graph_is_refused() -> None:
    with pytest.raises(NotApplicable, match=r"drawn \(graph form\); write \.graphml, \.dot or \.csv"):
        as_gmcr(random_graph(1))


def test_a_statement_that_never_holds_is_left_out_and_told() -> None:
    text, remarks = as_gmcr(wide(2, parse("o0 and not o0")))
    assert json.loads(text)["decisionMakers"][0]["preferences"] == []
    assert remarks == ["statement 1 of X never holds; left out"]


@pytest.mark.parametrize("name", option_form())
def test_bundled_cases_survive(tmp_path: Path, name: str) -> None:
    conflict = load(name).model()
    assert isinstance(conflict, Conflict)
    text, _ = as_gmcr(conflict)
    again = read(text, tmp_path).model()
    assert isinstance(again, Conflict)
    assert as_gmcr(again)[0] == text
    if len(conflict.options) <= 12:
        called = dict(zip(again.option_names, conflict.option_names, strict=True))
        assert verdicts(solve(again), called) == verdicts(solve(conflict), {n: n for n in conflict.option_names})


def test_everything_left_out_is_told() -> None:
    content = load("soviet-japan-1985").content
    lines = kinds_left_out(content)
    told = "\n".join(lines)
    for word in ("sources", "question", "cites", "because", "stakeholders", "packages", "status_quo", "area"):
        assert word in told, word
    assert lines[-1].startswith("identifiers")


def test_nothing_is_told_twice_or_kept_in_silence() -> None:
    """Whatever key a case has, it is either in the file or told."""
    content = {
        "title": "T",
        "decision_makers": {"a": {"name": "A", "new": 1, "options": {"x": {"text": "X", "odd": 2}}, "preferences": []}},
    }
    assert kinds_left_out(content)[:3] == ["case: title", "decision makers: new (1)", "options: odd (1)"]
