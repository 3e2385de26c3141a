"""Single changes of an order, and orders by distance."""

from __future__ import annotations

from math import factorial

import pytest

from countermove.engine.inverse.orders import Change, Edit, Levels, apply, edits


@pytest.mark.parametrize("size", range(6))
def test_every_change_is_yielded_once_and_is_what_applying_it_gives(size: int) -> None:
    order = tuple(range(size))
    found = list(edits(order))
    assert len({changed for _, changed in found}) == len(found)
    assert all(apply(order, edit) == changed != order for edit, changed in found)
    kinds = [edit.kind for edit, _ in found]
    assert kinds.count("drop") == size
    assert kinds.count("move") == max(0, size - 1) ** 2
    assert kinds.count("swap") == max(0, size - 1) * max(0, size - 2) // 2


def test_a_move_goes_directly_above_or_below() -> None:
    order = (0, 1, 2, 3)
    assert apply(order, Edit("move", 3, 1, 2)) == (0, 3, 1, 2)
    assert apply(order, Edit("move", 0, 2, -2)) == (1, 2, 0, 3)
    assert apply(order, Edit("swap", 0, 3, 3)) == (3, 1, 2, 0)
    assert apply(order, Edit("drop", 2)) == (0, 1, 3)


def test_levels_reach_every_order_of_every_subset() -> None:
    levels = Levels((0, 1, 2))
    orders = [order for distance in range(4) for order in levels.at(distance, 999) or []]
    assert len(orders) == len(set(orders)) == sum(factorial(3) // factorial(3 - kept) for kept in range(4))
    assert levels.at(4, 999) == []
    for order in orders:
        start = (0, 1, 2)
        for edit in levels.way_to(order):
            start = apply(start, edit)
        assert start == order


def test_levels_give_up_and_can_be_asked_again() -> None:
    levels = Levels((0, 1, 2, 3))
    assert levels.at(1, 5) is None
    assert len(levels.at(1, 999) or []) == len(list(edits((0, 1, 2, 3))))


def test_gentlest_first_is_no_drop_and_few_places() -> None:
    drop = Change((Edit("drop", 0),), (1, 2))
    far, near = Change((Edit("move", 0, 2, -2),), (1, 2, 0)), Change((Edit("move", 0, 1, -1),), (1, 0, 2))
    assert sorted([drop, far, near], key=lambda change: change.gentleness) == [near, far, drop]
    assert Change((Edit("swap", 0, 2, 2),), (2, 1, 0)).touched == {0, 2}
