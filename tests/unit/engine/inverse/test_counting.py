"""Counts with known answers, and what is not counted."""

from __future__ import annotations

from math import factorial

import pytest

from countermove.engine.inverse import counting
from countermove.engine.inverse.conditions import Clause, Condition
from countermove.engine.inverse.counting import MOST_MENTIONED, count_rankings


def of(*clauses: list[tuple[int, ...]]) -> Condition:
    return Condition(0, 99, tuple(Clause(ways[0][0], tuple(ways)) for ways in clauses), len(clauses))


def test_without_clauses_every_ranking_does() -> None:
    assert count_rankings(of(), 5).rankings == factorial(5)


@pytest.mark.parametrize("moves", [1, 2, 7, 40])
def test_being_first_among_its_moves_is_one_ranking_in_so_many(moves: int) -> None:
    found = count_rankings(of(*([(move,)] for move in range(moves))), 60)
    assert found.rankings == factorial(60) // (moves + 1)
    assert found.share == pytest.approx(1 / (moves + 1))


def test_one_way_or_another_is_all_but_both_above() -> None:
    assert count_rankings(of([(1,), (2,)]), 3).rankings == 4  # of 6, the state is last in two


def test_ways_that_share_states_are_told_apart_by_cases() -> None:
    # 1 and 2, or 2 and 3: of the eight sets above, {}, {1} and {3} do; 4!/4 = 6, and 4!/12 = 2 each
    assert count_rankings(of([(1, 2), (2, 3)]), 4).rankings == 6 + 2 + 2


def test_what_is_too_large_is_not_counted_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    found = count_rankings(of(*([(move,)] for move in range(MOST_MENTIONED + 1))), 999)
    assert (found.rankings, found.share) == (None, None)
    assert str(MOST_MENTIONED) in found.because_not
    monkeypatch.setattr(counting, "MOST_CASES", 0)
    assert "cases" in count_rankings(of([(1, 2), (2, 3)]), 4).because_not
