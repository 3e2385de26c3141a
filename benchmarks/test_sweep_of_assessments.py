"""A whole assessment in each of 4,096 completions: the compact case of 1985 with twelve open points, on two workers.

Run with ``python -m pytest benchmarks/test_sweep_of_assessments.py -n 0 -s``; not part of the test run. Takes about a
minute. Bounds that hang on the clock hold only where nobody else has the processors.
"""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace

import countermove as cm
from countermove.analysis.assess.assessment import Extent, assess_situation
from countermove.analysis.assess.initiative import Package
from countermove.analysis.assess.situation import Situation
from countermove.casefile.case import Case
from countermove.model import Uncertain
from countermove.sweeping import Sweep

SECONDS = 60
SHARE_OF_ONE_ALONE = 0.5
BYTES = 1_000_000
# Twelve two-way points that touch every party: pairs of neighbours, and wants that may not be held.
PAIRS = {"moscow": (1, 3, 5, 7, 9), "tokyo": (2, 4, 6, 8, 10)}
WANTS = ("washington/preferences/2", "west_europe/preferences/1")


def open_case() -> Case:
    """Return the compact case with twelve open points in place of whatever it leaves open itself."""
    pairs = [
        Uncertain(
            f"{party}_{line}",
            "order",
            above=f"{party}/preferences/{line}",
            below=f"{party}/preferences/{line + 1}",
            probability=0.7,
        )
        for party, lines in PAIRS.items()
        for line in lines
    ]
    wants = [Uncertain(f"want_{number}", "presence", of, probability=0.8) for number, of in enumerate(WANTS)]
    return replace(cm.load("soviet-japan-1985"), uncertain=(*pairs, *wants), hypotheses=())


def timed(work: Callable[[], Sweep]) -> tuple[Sweep, float]:
    """Return what a piece of work gives, and the seconds it took."""
    started = time.perf_counter()
    found = work()
    return found, time.perf_counter() - started


def one_alone(case: Case) -> float:
    """Return the seconds of one assessment by itself, planned and computed from nothing: the best of five."""
    packages = tuple(Package(package.id, package.changes) for package in case.packages)
    best = float("inf")
    for _ in range(5):
        started = time.perf_counter()
        situation = Situation(case.model(), "moscow", "tokyo", ("washington",))  # type: ignore[arg-type]
        assess_situation(situation, packages, {}, Extent(in_full=False))
        best = min(best, time.perf_counter() - started)
    return best


def test_all_completions_of_twelve_points_within_a_minute() -> None:
    case = open_case()
    alone = one_alone(case)
    found, elapsed = timed(lambda: cm.sweep(case, workers=2))
    assert (found.plan.way, found.tally.rows) == ("enumerated", 4_096)
    each = 2 * elapsed / 4_096
    print(f"\n4,096 assessments in {elapsed:.1f} s: {1000 * each:.1f} ms of a worker each, {1000 * alone:.1f} ms alone")
    assert elapsed < SECONDS
    assert each < SHARE_OF_ONE_ALONE * alone


def test_memory_is_flat_in_the_number_of_draws() -> None:
    """Of equilibria; a sweep of assessments remembers besides what may come again, up to a bound."""
    case = open_case()
    cm.sweep(case, stability=["nash"], draws=50)  # what is kept between runs is there before it is measured
    peaks = []
    for draws in (500, 5_000):
        tracemalloc.start()
        cm.sweep(case, stability=["nash"], draws=draws)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    print(f"\npeak with 500 draws {peaks[0] / 1e6:.2f} MB, with 5,000 {peaks[1] / 1e6:.2f} MB")
    assert peaks[1] - peaks[0] < BYTES
