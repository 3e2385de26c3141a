"""Strict vector dominance, class by class, against looking at every pair."""

from __future__ import annotations

import numpy as np
import pytest

from countermove.engine.coalition import dominance
from countermove.engine.coalition.dominance import beaten, beaten_in_every_class
from countermove.errors import NotApplicable


@pytest.mark.parametrize("respects", [1, 2, 3, 4])
@pytest.mark.parametrize("seed", range(40))
def test_it_agrees_with_looking_at_every_pair(respects: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    count = int(rng.integers(1, 60))
    classes = rng.integers(0, rng.integers(1, 6), count)
    ranks = [rng.integers(1, 12, count).astype(np.int32) for _ in range(respects)]
    values = [np.minimum(rank, rng.integers(1, 12, count)).astype(np.int32) for rank in ranks]
    wanted = [
        any(
            classes[other] == classes[cell]
            and all(value[other] > rank[cell] for value, rank in zip(values, ranks, strict=True))
            for other in range(count)
        )
        for cell in range(count)
    ]
    assert beaten(classes, values, ranks).tolist() == wanted


@pytest.mark.parametrize("respects", [1, 2, 3, 4])
@pytest.mark.parametrize("seed", range(40))
def test_what_every_class_beats_agrees_with_looking_at_every_pair(respects: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    count = int(rng.integers(1, 60))
    classes = rng.integers(0, rng.integers(1, 4), count)
    ranks = [rng.integers(0, 12, count).astype(np.int32) for _ in range(respects)]
    asked = np.flatnonzero(rng.integers(0, 2, count))
    wanted = [
        all(
            any(classes[o] == group and all(rank[o] > rank[cell] for rank in ranks) for o in range(count))
            for group in set(classes.tolist())
        )
        for cell in asked.tolist()
    ]
    assert beaten_in_every_class(classes, ranks, asked).tolist() == wanted


def test_opposed_members_leave_nothing_in_doubt() -> None:
    rank = np.arange(1, 5_001, dtype=np.int32)
    opposed = [rank, rank[::-1].copy(), rank]
    assert not beaten(np.zeros(5_000, dtype=np.int64), opposed, opposed).any()


def test_work_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dominance, "WORK_LIMIT", 10)
    ranks = [np.arange(1, 20, dtype=np.int32)] * 3
    with pytest.raises(NotApplicable, match="more than 10 comparisons"):
        beaten(np.zeros(19, dtype=np.int64), ranks, ranks)
    with pytest.raises(NotApplicable, match="more than 10 comparisons"):
        beaten_in_every_class(np.zeros(19, dtype=np.int64), ranks, np.arange(19))


def test_nothing_is_beaten_where_there_is_nothing() -> None:
    none = np.zeros(0, dtype=np.int32)
    assert beaten(none.astype(np.int64), [none], [none]).tolist() == []
