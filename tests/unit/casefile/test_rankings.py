"""Rankings cover every feasible state once."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_texts import bridge, conflict_of, loaded, problem

PREFERENCES = "preferences: [not sue, build iff permit]"


def ranked(ranking: str) -> str:
    return bridge((PREFERENCES, f"ranking: {ranking}"))


def test_a_ranking_orders_states_by_its_groups(tmp_path: Path) -> None:
    conflict = conflict_of(ranked("[[Y-YN], [--NN, YNYY], rest]"), tmp_path)
    preference = conflict.party("company").preference
    assert preference.is_ranking
    assert preference.ranking is not None
    assert [preference.ranking.group_of(state) for state in ("YYYN", "YNNN", "NNNY")] == [0, 1, 2]
    assert len(preference.statements) == 2


def test_a_bare_state_is_a_group_of_one(tmp_path: Path) -> None:
    ranking = conflict_of(ranked("[YNYN, rest]"), tmp_path).party("company").preference.ranking
    assert ranking is not None
    assert ranking.groups == (("YNYN",), ("rest",))


@pytest.mark.parametrize(
    ("ranking", "message"),
    [
        ("[[YNY], rest]", '"YNY" has 3 letters, and the case has 4 options'),
        ("[[YNYx], rest]", '"x" in "YNYx" is neither Y, N nor -'),
        ("[rest, [YNYN]]", "rest stands for all other states, and so only as the last group, alone"),
        ("[[YNYN, rest]]", "rest stands for all other states, and so only as the last group, alone"),
        ("[]", "this is empty"),
        ("[[]]", "this is empty"),
        ("best", 'expected a list, found "best"'),
        ("[[----], [----]]", "12 feasible states (NNNN, YNNN, NYNN, YYNN, YNYN and 7 more) more than once"),
        ("[[---Y]]", "leaves out 6 feasible states (NNNN, YNNN, NYNN, YYNN, YNYN and 1 more)"),
        ("[[YNYN, YNYN], rest]", "1 feasible state (YNYN) more than once"),
    ],
)
def test_a_bad_ranking(tmp_path: Path, ranking: str, message: str) -> None:
    assert message in problem(ranked(ranking), tmp_path).message


def test_a_state_that_is_infeasible_is_remarked_on(tmp_path: Path) -> None:
    case = loaded(ranked("[[NNYN, --YN, N-YY], rest]"), tmp_path)
    shown = [str(notice) for notice in case.notices][:2]
    assert shown == [
        "company/ranking: NNYN in the ranking fits no feasible state",
        "company/ranking: N-YY in the ranking fits no feasible state",
    ]


def wide(ranking: str, count: int = 23) -> str:
    options = ", ".join(f"o{number}: x" for number in range(count))
    return f"countermove: 1\ntitle: Wide\ndecision_makers:\n  a: {{options: {{{options}}}, ranking: {ranking}}}\n"


def test_a_ranking_over_too_many_states_has_to_end_with_rest(tmp_path: Path) -> None:
    found = problem(wide(f"[[{'-' * 23}]]"), tmp_path)
    assert "up to 2^23 states" in found.message
    assert "rest" in found.advice


def test_a_ranking_over_very_many_states_may_end_with_rest(tmp_path: Path) -> None:
    conflict = conflict_of(wide(f"[[Y{'-' * 22}], [N{'-' * 21}Y], rest]"), tmp_path)
    assert len(conflict.party("a").preference.statements) == 2


def test_patterns_over_very_many_states_may_not_overlap(tmp_path: Path) -> None:
    found = problem(wide(f"[[Y{'-' * 22}], [{'-' * 22}Y], rest]"), tmp_path)
    assert "share a feasible state" in found.message


def test_a_long_ranking_does_not_nest_deeply(tmp_path: Path) -> None:
    from countermove.language import names

    groups = ", ".join(f"[{code:011b}]".replace("1", "Y").replace("0", "N") for code in range(1 << 11))
    conflict = conflict_of(wide(f"[{groups}]", 11), tmp_path)
    assert len(names(conflict.party("a").preference.statements[-1].formula)) == 11


def test_a_party_has_one_order(tmp_path: Path) -> None:
    found = problem(bridge((PREFERENCES, PREFERENCES + "\n    ranking: [rest]")), tmp_path)
    assert found.message == "company has both preferences and a ranking"


def test_a_party_without_an_order_is_indifferent_and_that_is_said(tmp_path: Path) -> None:
    case = loaded(bridge((PREFERENCES, "")), tmp_path)
    assert any("indifferent" in str(notice) for notice in case.notices)
    assert case.conflict.decision_makers[1].preference.statements == ()  # type: ignore[union-attr]
