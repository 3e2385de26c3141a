"""Thousands of completions of one case, each assessed in full: the bound, and against one completion alone.

python3 run.py test benchmarks/test_redraws.py -n 0
"""

from __future__ import annotations

import pytest

from benchmarks.redraws import measured
from benchmarks.timing import one_core

SECONDS_ON_TWO_CORES = 60
TIMES_FASTER = {"every kind": 5, "two orders": 3, "everybody shuffled": 1.5}
MOST_BYTES = 400_000_000


@pytest.mark.parametrize("count", [600])
def test_every_completion_of_twelve_items_within_a_minute_on_two_cores(count):
    one_core()
    for name, numbers in measured(count).items():
        print(name, numbers)
        assert numbers["all_on_two_cores"] < SECONDS_ON_TWO_CORES, name
        assert numbers["times_faster"] > TIMES_FASTER[name], name
        assert numbers["peak_bytes"] < MOST_BYTES, name
