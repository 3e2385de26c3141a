"""The two ways of doing one mover's improvements give the same levels; each is the other's test."""

from __future__ import annotations

import numpy as np
import pytest

from countermove.engine.credible import ByOrder, BySetting, least_by_improvements, step
from countermove.engine.kernel import NOTHING
from countermove.engine.layout import Axis, BoolArray, IntArray


def random_lines(seed: int) -> tuple[list[Axis], list[IntArray], IntArray, BoolArray]:
    rng = np.random.default_rng(seed)
    widths = rng.integers(1, 5, size=3)
    axes, offset = [], 0
    for width in widths.tolist():
        one_way = int(rng.integers(0, 1 << width)) if seed % 2 else 0
        on = int(rng.integers(0, 1 << width)) & one_way
        axes.append(Axis(offset, width, on, one_way & ~on))
        offset += width
    feasible = rng.random(1 << offset) < (0.6 if seed % 3 else 1.1)
    levels = int(rng.integers(2, 1 << offset))
    ranks = [np.where(feasible, rng.integers(1, levels, size=1 << offset), -1).astype(np.int32) for _ in axes]
    penalty = np.where(feasible, rng.integers(1, levels, size=1 << offset), NOTHING).astype(np.int32)
    return axes, ranks, penalty, feasible


@pytest.mark.parametrize("seed", range(60))
def test_by_order_and_by_setting_agree(seed: int) -> None:
    axes, ranks, penalty, feasible = random_lines(seed)
    pairs = list(zip(axes, ranks, strict=True))
    by_order = least_by_improvements([ByOrder(axis, rank) for axis, rank in pairs], penalty)
    by_setting = least_by_improvements([BySetting(axis, rank) for axis, rank in pairs], penalty)
    assert (by_order[feasible] == by_setting[feasible]).all()


def test_many_settings_are_done_by_order_and_many_one_way_options_by_setting() -> None:
    rank = np.ones(1 << 14, dtype=np.int32)
    assert isinstance(step(Axis(0, 10), rank), ByOrder)
    assert isinstance(step(Axis(0, 2), rank), BySetting)
    assert isinstance(step(Axis(0, 10, only_on=0b1111111111), rank), BySetting)


def test_an_improvement_is_strict() -> None:
    axis, penalty = Axis(0, 1), np.array([5, 1], dtype=np.int32)
    level = penalty.copy()
    assert not BySetting(axis, np.array([3, 3], dtype=np.int32))(level)
    assert not ByOrder(axis, np.array([3, 3], dtype=np.int32))(level)
    assert ByOrder(axis, np.array([3, 4], dtype=np.int32))(level)
    assert level.tolist() == [1, 1]
