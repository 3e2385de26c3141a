"""Dense ranks, Pareto layers, and shares of weightings."""

from __future__ import annotations

import random
from math import sqrt

import pytest

from countermove.analysis.assess.standing import DRAWS, Ranks, dense_ranks, pareto_layers, standings

ROWS: list[Ranks] = [(1, 1, 1, 1, 2), (1, 1, 1, 2, 1), (2, 2, 2, 2, 2), (3, 1, 3, 3, 3), (2, 2, 2, 2, 2)]


def random_rows(seed: int) -> list[Ranks]:
    rng = random.Random(seed)
    return [tuple(rng.randint(1, 4) for _ in range(5)) for _ in range(rng.randint(1, 12))]


def test_the_smallest_key_has_rank_one_and_equal_keys_share_a_rank_without_leaving_a_gap() -> None:
    keys = [(2.0, -0.4), (float("inf"), 0.0), (2.0, -0.6), (2.0, -0.4), (1.0, 0.0)]
    assert dense_ranks(keys) == [3, 4, 2, 3, 1]
    assert dense_ranks([]) == []


def test_false_sorts_before_true() -> None:
    assert dense_ranks([(3.0, True), (3.0, False), (float("inf"), False)]) == [2, 1, 3]


def test_layers_peel_off_what_nothing_else_beats() -> None:
    assert pareto_layers(ROWS) == [1, 1, 2, 2, 2]
    assert pareto_layers([(1, 2), (2, 1), (2, 2), (3, 3)]) == [1, 1, 2, 3]
    assert pareto_layers([]) == []


@pytest.mark.parametrize("seed", range(40))
def test_in_a_layer_nobody_dominates_and_everybody_further_down_is_dominated_from_the_one_above(seed: int) -> None:
    rows = random_rows(seed)
    layers = pareto_layers(rows)

    def beaten_by(n: int) -> set[int]:
        return {
            layers[m]
            for m, other in enumerate(rows)
            if other != rows[n] and all(a <= b for a, b in zip(other, rows[n], strict=True))
        }

    for n, layer in enumerate(layers):
        assert layer not in beaten_by(n)
        assert layer == 1 or layer - 1 in beaten_by(n)


@pytest.mark.parametrize("seed", range(20))
def test_shares_sum_to_one(seed: int) -> None:
    rows = random_rows(seed)
    assert sum(one.first_share for one in standings(rows, draws=500)) == pytest.approx(1)


@pytest.mark.parametrize("seed", range(20))
def test_intervals_are_places_and_an_equal_row_shares_them(seed: int) -> None:
    rows = random_rows(seed)
    found = standings([*rows, rows[0]], draws=500)
    assert found[0] == found[-1]
    for one in found:
        best, worst = one.rank_interval
        assert 1 <= best <= worst <= len(rows) + 1
        assert one.first_share == 0 or best == 1


def test_the_same_seed_gives_the_same_bits_and_another_seed_other_ones() -> None:
    rows = [(1, 3, 2, 1, 2), (2, 1, 1, 3, 3), (3, 2, 3, 2, 1)]
    first, again, other = (standings(rows, draws=2_000, seed=seed) for seed in (7, 7, 8))
    assert first == again
    assert [one.first_share.hex() for one in first] == [one.first_share.hex() for one in again]
    assert [one.first_share for one in first] != [one.first_share for one in other]


def test_the_draws_themselves_stay_what_they_were() -> None:
    """Papers quote these shares: a change of the generator has to be noticed."""
    found = standings([(1, 2, 2, 2, 2), (2, 1, 1, 2, 2)], draws=1_000, seed=1985)
    assert [one.first_share for one in found] == [0.257, 0.743]


def test_a_row_that_beats_every_other_is_always_first_and_one_that_is_beaten_never() -> None:
    best, worst = standings([(1, 1, 1, 1, 1), (2, 2, 2, 2, 2)])
    assert (best.first_share, best.rank_interval) == (1.0, (1, 1))
    assert (worst.first_share, worst.rank_interval) == (0.0, (2, 2))


@pytest.mark.parametrize(("ahead", "exact"), [(1, 1 / 16), (2, 5 / 16), (3, 11 / 16), (4, 15 / 16)])
def test_shares_are_the_exact_volumes_within_the_error_of_the_draws(ahead: int, exact: float) -> None:
    """Ahead in n tests and behind in the rest: first where the n weights exceed the others together.

    Weights are shares of independent waiting times, so that this is as likely as n waits being longer than 5 - n: at
    least 5 - n heads in four tosses.
    """
    first = tuple(1 if n < ahead else 2 for n in range(5))
    share = standings([first, tuple(3 - rank for rank in first)])[0].first_share
    assert abs(share - exact) <= 3 * sqrt(exact * (1 - exact) / DRAWS)


def test_nothing_to_compare_gives_nothing() -> None:
    assert standings([]) == []
