"""The fewest statements that moved, against trying every set of them."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from countermove.comparing.order import moved


def fewest(before: list[str], after: list[str]) -> int:
    for size in range(len(before) + 1):
        for gone in combinations(before, size):
            if [name for name in before if name not in gone] == [name for name in after if name not in gone]:
                return size
    raise AssertionError


@pytest.mark.parametrize("seed", range(40))
def test_as_few_as_trying_every_set_gives_and_the_same_both_ways(seed: int) -> None:
    draw = Random(seed)
    before = list("abcdefg"[: draw.randint(1, 7)])
    after = draw.sample(before, len(before))
    found = moved(before, after)
    assert len(found) == fewest(before, after)
    assert [name for name in before if name not in found] == [name for name in after if name not in found]
    assert moved(after, before) == found


def test_ten_thousand_statements_are_no_trouble() -> None:
    names = [str(number) for number in range(10_000)]
    after = [*names[1:], names[0]]
    assert moved(names, after) == {"0"}
