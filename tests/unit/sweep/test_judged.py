"""Orders that judged places allow: against trying every permutation, and drawn evenly."""

from __future__ import annotations

from collections import Counter
from itertools import permutations
from pathlib import Path

import pytest
from case_texts import bridge, conflict_of

from countermove.analysis.sweep.draws import uniform_of
from countermove.analysis.sweep.judged import JudgedOrders, judged_factors
from countermove.errors import NotApplicable


def orders(movable: str, reach: int) -> JudgedOrders:
    lines = tuple(range(1, len(movable) + 1))
    return JudgedOrders("p/order", "judged", (), party="p", lines=lines, movable=tuple(c == "j" for c in movable),
                        reach=reach)  # fmt: skip


def literally(movable: str, reach: int) -> set[tuple[int, ...]]:
    """Return every order in which judged lines stand near and the others keep their mutual order, by trying all."""
    lines = range(1, len(movable) + 1)
    found = set()
    for order in permutations(lines):
        near = all(abs(order.index(line) + 1 - line) <= reach for line in lines if movable[line - 1] == "j")
        supported = [line for line in order if movable[line - 1] != "j"]
        if near and supported == sorted(supported):
            found.add(order)
    return found


@pytest.mark.parametrize("movable", ["jsjjs", "jjsjsj", "jjjj", "ssjssj", "sss", "j", "jssssj", "sjjjjjs"])
@pytest.mark.parametrize("reach", [1, 2, 4])
def test_the_orders_are_those_of_the_definition(movable: str, reach: int) -> None:
    found = orders(movable, reach)
    listed = [tuple(int(part) for part in found.at(number)[0].label.split()) for number in range(found.size or 0)]
    assert len(set(listed)) == len(listed)
    assert set(listed) == literally(movable, reach)
    assert listed[0] == tuple(range(1, len(movable) + 1))


def test_they_are_drawn_evenly() -> None:
    found, draws = orders("jsjjs", 2), 9_000
    seen = Counter(found.drawn(uniform_of(5, draw, "p/order")).label for draw in range(draws))
    assert len(seen) == found.size == 30
    assert sum((count - 300) ** 2 / 300 for count in seen.values()) < 60  # chi square, 29 degrees: 1 in 1,000 beyond 58


def test_pairs_that_can_change_sides_are_told() -> None:
    found = orders("jjjs", 1)
    assert [name for name, *_ in found.turnable] == [
        "p/preferences/1>2", "p/preferences/1>3", "p/preferences/1>4", "p/preferences/2>3", "p/preferences/2>4",
        "p/preferences/3>4",
    ]  # fmt: skip
    turned = next(found.at(n)[0] for n in range(found.size or 0) if found.at(n)[0].label == "2 1 3 4")
    assert dict(found.features(turned))["p/preferences/1>2"] == "otherwise"
    assert dict(found.features(turned))["p/preferences/2>3"] == "as_coded"


@pytest.mark.parametrize(("size", "reach", "count"), [(24, 1, 75_025), (10, 2, 2_177), (8, 8, 40_320)])
def test_known_counts_of_permutations_that_stay_near(size: int, reach: int, count: int) -> None:
    assert orders("j" * size, reach).size == count


def test_more_than_can_be_counted_is_refused_at_once(tmp_path: Path) -> None:
    text = bridge(("[build if permit, not fee]", f"[{', '.join(['fee'] * 18)}]"))
    with pytest.raises(NotApplicable, match="too many orders to count: let them move by 8 at most"):
        judged_factors(conflict_of(text, tmp_path), 9)


def test_only_parties_whose_order_can_change_are_factors(tmp_path: Path) -> None:
    text = bridge(
        (
            "[build if permit, not fee]",
            "[{statement: build if permit, place: stated}, {statement: not fee, place: borrowed}]",
        )
    )
    (found,) = judged_factors(conflict_of(text, tmp_path))
    assert (found.id, found.size, found.is_weighted) == ("company/order", 2, False)
    with pytest.raises(NotApplicable, match="by 1 or more"):
        judged_factors(conflict_of(text, tmp_path), 0)
