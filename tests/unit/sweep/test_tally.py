"""Counts over completions: whole numbers, the same in whatever order they are added."""

from __future__ import annotations

import json
from collections import Counter
from random import Random

import pytest

from countermove.analysis.sweep.tally import Tally
from countermove.analysis.sweep.wilson import wilson

ROWS = [
    (number, (("a", "x" if number % 3 else "y"), ("b", "u" if number % 2 else "v")),
     {"h": str(number % 4), "o": "yes"} if number % 5 else {"h": "0"}, 1 + number % 3)
    for number in range(60)
]  # fmt: skip


def tally(rows: list[tuple[int, tuple[tuple[str, str], ...], dict[str, str], int]]) -> Tally:
    found = Tally()
    for number, labels, judgments, weight in rows:
        found.add(number, labels, judgments, weight, {"h"}, {"h", "o"})
    return found


def test_counts_are_those_of_going_through_the_rows() -> None:
    found = tally(ROWS)
    weight = sum(row[3] for row in ROWS)
    assert (found.rows, found.weight) == (60, weight)
    assert found.count("h", "2") == sum(row[3] for row in ROWS if row[2]["h"] == "2")
    assert found.count("o", "no", "no") == sum(row[3] for row in ROWS if "o" not in row[2])
    joint: Counter[tuple[str, str]] = Counter()
    pairs: Counter[tuple[str, str, str]] = Counter()
    for _, labels, judgments, own in ROWS:
        joint[dict(labels)["a"], judgments.get("o", "no")] += own
        pairs[dict(labels)["b"], dict(labels)["a"], judgments["h"]] += own
    assert found.joint("a", "o", "no") == dict(joint)
    assert found.joint_of_pair("b", "a", "h") == dict(pairs)
    assert found.first["h", "3"] == 3


def test_parts_add_up_to_the_whole_in_any_order() -> None:
    parts = [tally(ROWS[at : at + 7]) for at in range(0, 60, 7)]
    whole = json.dumps(tally(ROWS).to_json())
    for seed in range(3):
        Random(seed).shuffle(parts)
        found = Tally()
        for part in parts:
            found.merge(Tally.from_json(json.loads(json.dumps(part.to_json()))))
        assert json.dumps(found.to_json()) == whole


def test_weights_may_be_larger_than_a_machine_word() -> None:
    found = tally([(0, (("a", "x"),), {"h": "1"}, 10**40), (1, (("a", "y"),), {"h": "1"}, 1)])
    assert found.count("h", "1") == 10**40 + 1
    assert Tally.from_json(json.loads(json.dumps(found.to_json()))).weight == 10**40 + 1


def test_pairs_are_not_counted_where_factors_are_many() -> None:
    labels = tuple((f"f{number}", "x") for number in range(31))
    assert tally([(0, labels, {"h": "1"}, 1)]).pairs == {}


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    # Newcombe (1998), table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_intervals_are_those_published(count: int, total: int, low: float, high: float) -> None:
    assert wilson(count, total) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_an_interval_stays_between_0_and_1() -> None:
    assert wilson(7, 7)[1] == 1.0
    with pytest.raises(ValueError, match="is no share"):
        wilson(0, 0)
