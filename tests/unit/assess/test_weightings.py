"""Shares and places over weightings are those of adding up every weighting and sorting."""

from __future__ import annotations

import random

import numpy as np
import pytest

from countermove.analysis.assess import standing, weightings
from countermove.analysis.assess.standing import Standing, pareto_layers, standings
from countermove.analysis.assess.weightings import Ranks, add

DRAWS, SEED = 3_000, 7


def by_sorting(rows: list[Ranks]) -> list[tuple[float, tuple[int, int]]]:
    """Share of first places and interval of places, each weighting added up and sorted."""
    totals = np.array([[np.dot(one, row) for row in rows] for one in weightings.weightings(DRAWS, SEED, 5)[:200]])
    found = []
    for n, row in enumerate(rows):
        better = [m for m, other in enumerate(rows) if other != row]
        places = 1 + (totals[:, better] < totals[:, [n]]).sum(axis=1)
        found.append(((places == 1).mean() / rows.count(row), (places.min(), places.max())))
    return found


def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first 200 of the weightings alone."""
    drawn = weightings.weightings
    monkeypatch.setattr(weightings, "weightings", lambda _, seed, size: drawn(DRAWS, seed, size)[:200])


@pytest.mark.parametrize("seed", range(30))
def test_places_are_those_of_sorting_the_totals(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(seed)
    rows = [tuple(rng.randint(1, 5) for _ in range(5)) for _ in range(rng.randint(1, 14))]
    rows += [rng.choice(rows) for _ in range(rng.randint(0, 4))]
    weightings.ahead.cache_clear()
    few(monkeypatch)
    found = standings(rows, draws=200, seed=SEED)
    weightings.ahead.cache_clear()
    for one, (share, interval) in zip(found, by_sorting(rows), strict=True):
        assert one.first_share == pytest.approx(share)
        assert one.rank_interval == interval


def test_a_row_is_dominated_by_its_ranks_alone_and_never_because_few_weightings_were_drawn() -> None:
    """A hair's breadth on one test keeps a row in the first layer, whether or not a weighting gives it all to that."""
    rows: list[Ranks] = [(1, 1, 1, 1, 2), (9, 9, 9, 9, 1), (9, 9, 9, 9, 2)]
    for draws in (2, 20, 20_000):
        assert [one.pareto_layer for one in standings(rows, draws=draws)] == [1, 1, 2]
        assert pareto_layers(rows) == [1, 1, 2]


def test_a_table_asked_in_another_order_gets_the_same_answers() -> None:
    rows: list[Ranks] = [(1, 2, 3, 1, 2), (2, 1, 1, 3, 2), (3, 3, 1, 1, 1), (1, 2, 3, 1, 2)]
    found = dict(zip(rows, standings(rows), strict=True))
    assert all(isinstance(one, Standing) for one in found.values())
    assert standings(rows[::-1]) == [found[row] for row in rows[::-1]]


def test_adding_counts_digit_by_digit() -> None:
    rng = random.Random(3)
    digits: list[int] = []
    totals = [0] * 50
    for _ in range(30):
        where, count = rng.getrandbits(50), rng.randint(1, 9)
        add(digits, where, count)
        totals = [total + count * (where >> n & 1) for n, total in enumerate(totals)]
    assert [sum((digit >> n & 1) << place for place, digit in enumerate(digits)) for n in range(50)] == totals


def test_what_is_remembered_is_bounded() -> None:
    for remembered in (weightings.ahead, weightings.weightings, standing._standings):
        assert remembered.cache_info().maxsize is not None
