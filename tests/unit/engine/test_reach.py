from __future__ import annotations

import numpy as np

from countermove.engine.kernel import NOTHING
from countermove.engine.layout import Axis
from countermove.engine.reach import least_by_moves, spread


def test_a_line_shares_its_best() -> None:
    values = np.array([1, 5, 2, 7], dtype=np.int32)
    assert spread(Axis(0, 1), values, np.maximum).tolist() == [5, 5, 7, 7]
    assert spread(Axis(1, 1), values, np.maximum).tolist() == [2, 7, 2, 7]
    assert spread(Axis(0, 0), values, np.maximum) is values


def test_an_option_that_can_only_be_taken_sees_one_way() -> None:
    values = np.array([1, 5, 2, 7], dtype=np.int32)
    assert spread(Axis(0, 2, only_on=0b11), values, np.maximum).tolist() == [7, 7, 7, 7]
    assert spread(Axis(0, 2, only_on=0b11), values, np.minimum).tolist() == [1, 5, 2, 7]
    assert spread(Axis(0, 2, only_off=0b11), values, np.minimum).tolist() == [1, 1, 1, 1]
    assert spread(Axis(0, 2, only_on=0b01), values, np.maximum).tolist() == [7, 7, 7, 7]
    assert spread(Axis(0, 2, only_off=0b10), values, np.maximum).tolist() == [5, 5, 7, 7]


def test_infeasible_cells_separate_components() -> None:
    """Two movers with one option each and two diagonal states: neither can go anywhere alone."""
    feasible = np.array([True, False, False, True])
    penalty = np.array([9, NOTHING, NOTHING, 1], dtype=np.int32)
    axes = [Axis(0, 1), Axis(1, 1)]
    assert least_by_moves(axes, penalty, feasible).tolist() == [9, NOTHING, NOTHING, 1]
    assert least_by_moves(axes, np.array([9, 4, 5, 1], dtype=np.int32), None).tolist() == [1, 1, 1, 1]


def test_a_long_way_round_is_found() -> None:
    """A staircase of states: each step is one mover's, and the least is at its foot."""
    side = 8
    feasible = np.zeros((side, side), dtype=np.bool_)
    for n in range(side):
        feasible[n, n] = True
        if n + 1 < side:
            feasible[n, n + 1] = True
    penalty = np.where(feasible.reshape(-1), 50, NOTHING).astype(np.int32)
    penalty[-1] = 3
    level = least_by_moves([Axis(0, 3), Axis(3, 3)], penalty, feasible.reshape(-1))
    assert set(level[feasible.reshape(-1)].tolist()) == {3}
