"""Climbing ladders in turn gives what a literal search over improvements gives."""

from __future__ import annotations

import numpy as np
import pytest

from countermove.engine import cubes
from countermove.engine.credible import least_by_improvements
from countermove.engine.kernel import NOTHING
from countermove.engine.ladder import improve_once
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


def by_search(axes: list[Axis], ranks: list[IntArray], penalty: IntArray, start: int) -> int:
    seen, waiting = {start}, [start]
    while waiting:
        cell = waiting.pop()
        for axis, rank in zip(axes, ranks, strict=True):
            here = axis.setting(cell)
            for setting in range(axis.settings):
                there = cell + (setting - here << axis.offset)
                if there not in seen and rank[there] > rank[cell] and axis.permits(here, setting):
                    seen.add(there)
                    waiting.append(there)
    return min(int(penalty[cell]) for cell in seen)


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("cube", [1, 1 << 6, 1 << 17])
def test_levels_are_what_a_search_finds(seed: int, cube: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many settings of the decision maker who stays still are taken at a time."""
    monkeypatch.setattr(cubes, "CELLS", cube)
    monkeypatch.setattr(cubes, "LINES", 1)
    axes, ranks, penalty, feasible = random_lines(seed)
    focal = seed % 3
    movers = [pair for number, pair in enumerate(zip(axes, ranks, strict=True)) if number != focal]
    level = least_by_improvements(movers, penalty, axes[focal])
    cells = np.flatnonzero(feasible)[:: max(1, feasible.size // 64)].tolist()
    wanted = [by_search([axis for axis, _ in movers], [rank for _, rank in movers], penalty, cell) for cell in cells]
    assert level[cells].tolist() == wanted


def test_an_improvement_is_strict() -> None:
    axis, penalty = Axis(0, 1), np.array([5, 1], dtype=np.int32)
    assert improve_once(axis, np.array([3, 3], dtype=np.int32), penalty).tolist() == [5, 1]
    assert improve_once(axis, np.array([3, 4], dtype=np.int32), penalty).tolist() == [1, 1]
    assert improve_once(axis, np.array([4, 3], dtype=np.int32), penalty).tolist() == [5, 1]


def test_nobody_to_move_changes_nothing() -> None:
    penalty = np.array([5, 1], dtype=np.int32)
    assert least_by_improvements([], penalty, Axis(0, 1)).tolist() == [5, 1]
