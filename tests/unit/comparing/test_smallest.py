"""The smallest set that explains a result, against trying every set of differences; and what is said where runs end."""

from __future__ import annotations

import copy
from itertools import combinations
from random import Random
from typing import Any

import pytest
from unit.comparing.planted import base

import countermove as cm
from countermove.comparing.coding import side_by_side, with_values
from countermove.comparing.comparison import Comparison, compare
from countermove.comparing.needs import needs_of
from countermove.comparing.results import results_of
from countermove.comparing.runs import OPENINGS, ROWS, Asked, Runs
from countermove.comparing.smallest import NOT_FOUND, NOT_REDUCED, NOTHING_TO_SPARE, SMALLEST


def shuffled(name: str, seed: int, changes: int) -> dict[str, Any]:
    """Return a bundled case with some statements dropped, moved or turned round, and some options at another place."""
    draw = Random(seed)
    content: dict[str, Any] = copy.deepcopy(dict(cm.load(name).content))
    parties = list(content["decision_makers"].values())
    for _ in range(changes):
        party = draw.choice(parties)
        wants = party["preferences"]
        match draw.randrange(3):
            case 0 if len(wants) > 1:
                wants.insert(draw.randrange(len(wants)), wants.pop(draw.randrange(len(wants))))
            case 1 if len(wants) > 1:
                wants.pop(draw.randrange(len(wants)))
            case _:
                entry = draw.choice(wants)
                entry["statement"] = f"not ({entry['statement']})"
    return content


def tried(found: Comparison) -> Runs:
    table = side_by_side(found.a, found.b)
    names = tuple(dict.fromkeys(one.about for one in found.changed if one.kind in _ROW))
    concepts = tuple(one.about for one in found.changed if one.kind == "equilibria")
    options = tuple(name for name in found.b.conflict.option_names if name in found.a.conflict.option_names)  # type: ignore[union-attr]
    asked = Asked(options, names, concepts)
    return Runs(table, needs_of(list(with_values(table))), asked, 10_000)


_ROW = {"tests", "verdict", "reply", "return", "lasts"}


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("name", ["hand-example", "prisoners-dilemma"])
def test_no_smaller_set_explains_a_result(name: str, seed: int) -> None:
    found = compare(name, shuffled(name, seed, 4))
    runs = tried(found)
    keys = [one.key for one in found.differences if one.bears]
    assert len(keys) <= 10
    for one in found.explanations:
        fewest = next(
            size
            for size in range(1, len(keys) + 1)
            if any(runs.results(chosen).get(one.result.name) == one.result.after for chosen in combinations(keys, size))
        )
        assert one.proof == SMALLEST
        assert len(one.differences) == fewest
        given = runs.results([cause.key for cause in one.differences])
        assert given[one.result.name] == one.result.after


@pytest.mark.parametrize("seed", range(2))
def test_a_set_found_by_leaving_out_explains_and_has_nothing_to_spare(seed: int) -> None:
    found = compare("torva-dam", shuffled("torva-dam", seed, 9), runs=70)
    runs = tried(found)
    for one in found.explanations:
        keys = [cause.key for cause in one.differences]
        if one.proof == NOT_FOUND:
            continue
        assert runs.results(keys)[one.result.name] == one.result.after
        if one.proof in {SMALLEST, NOTHING_TO_SPARE}:
            for key in keys:
                fewer = [other for other in keys if other != key]
                assert runs.results(fewer).get(one.result.name) != one.result.after


def test_two_differences_that_only_together_do_it_are_found_as_a_pair() -> None:
    content = base()
    averra = content["decision_makers"]["averra"]["preferences"]
    averra[0], averra[2] = averra[2], averra[0]
    found = compare(base(), content)
    assert all(one.proof == SMALLEST for one in found.explanations)


def test_the_runs_are_bounded_and_it_is_said() -> None:
    found = compare("torva-dam", shuffled("torva-dam", 1, 12), runs=4)
    assert found.searched.runs == 4
    assert found.searched.limit == 4
    assert {one.proof for one in found.explanations} <= {SMALLEST, NOT_FOUND, NOT_REDUCED, NOTHING_TO_SPARE}
    assert any(one.proof in {NOT_FOUND, NOT_REDUCED} for one in found.explanations)


def test_without_runs_results_are_told_and_not_explained() -> None:
    found = compare("torva-dam", shuffled("torva-dam", 1, 12), runs=0)
    assert found.changed
    assert found.searched.runs == 0
    assert {one.proof for one in found.explanations} == {NOT_FOUND}
    assert not any(one.differences for one in found.explanations)


def test_somebody_can_stop_it_and_keeps_what_was_found() -> None:
    def after_three(what: str, done: int, total: int) -> bool:
        return what.startswith("what explains") and done >= 3

    found = compare("torva-dam", shuffled("torva-dam", 1, 12), progress=after_three)
    assert found.searched.is_interrupted
    assert found.searched.runs <= 3
    assert found.changed


def test_stopped_before_the_assessments_are_done_nothing_is_claimed_of_results() -> None:
    found = compare("torva-dam", shuffled("torva-dam", 1, 12), progress=lambda what, *_: what == "initiatives")
    assert found.searched.is_interrupted
    assert found.changed == ()
    assert any("Interrupted before" in note for note in found.notes)
    assert found.differences


def test_all_differences_together_give_every_result_of_the_second_case() -> None:
    first, second = cm.load("soviet-japan-1982"), cm.load("soviet-japan-1985")
    table = side_by_side(first, second)
    found = list(with_values(table))
    assessed = cm.assess(second)
    options = tuple(name for name in assessed.conflict.option_names if name in cm.assess(first).conflict.option_names)
    names = tuple(row.id for row in assessed.assessment.rows[:5])
    runs = Runs(table, needs_of(found), Asked(options, names), 1)
    given = runs.results([one.key for one, _ in found if one.bears])
    assert given == results_of(assessed.assessment, options, names)


def test_the_same_comparison_twice_is_the_same_to_the_last_letter() -> None:
    content = shuffled("torva-dam", 2, 8)
    assert compare("torva-dam", content, runs=20).to_json() == compare("torva-dam", content, runs=20).to_json()


def test_a_part_of_an_assessment_gives_what_the_whole_gives() -> None:
    for name in ("torva-dam", "soviet-japan-1982"):
        case = cm.load(name)
        options = case.conflict.option_names  # type: ignore[union-attr]
        names = tuple(row.id for row in cm.assess(case).assessment.rows[:6])
        asked = Asked(options, names)
        whole = asked.results(case)
        rows, openings = (asked.results(case, {part}) for part in (ROWS, OPENINGS))
        assert rows.keys() & openings.keys() == set()
        assert {"hardest", "best", "pressure"} <= rows.keys()
        assert openings.keys() == {"outcomes", "opening_pays"}
        assert rows | openings == {name: whole[name] for name in [*rows, *openings]}
        assert {name.partition("/")[0] for name in whole.keys() - rows.keys() - openings.keys()} == {
            "unchanged",
            "lasts",
        }
