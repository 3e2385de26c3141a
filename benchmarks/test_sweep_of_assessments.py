"""A whole assessment in each of 4,096 completions: the compact case of 1985 with twelve open points, on two workers.

Run with ``python -m pytest benchmarks/test_sweep_of_assessments.py -n 0 -s``; not part of the test run. Takes about a
minute. Where somebody else has the processors, the time on them is what is held to the bound.
"""

from __future__ import annotations

import os
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

SECONDS, WORKERS = 60, 2
# Of the time in which workers are at work, what they must have had a processor for; otherwise somebody else had it.
UNDISTURBED = 0.9
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


def timed(work: Callable[[], Sweep]) -> tuple[Sweep, float, float]:
    """Return what a piece of work gives, the seconds it took, and those of a processor that its workers had."""
    started, before = time.perf_counter(), os.times()
    found = work()
    after = os.times()
    on_processor = after.children_user + after.children_system - before.children_user - before.children_system
    return found, time.perf_counter() - started, on_processor


def one_alone(case: Case) -> float:
    """Return the seconds of a processor for one assessment by itself, from nothing: the best of five."""
    packages = tuple(Package(package.id, package.changes) for package in case.packages)
    best = float("inf")
    for _ in range(5):
        started = time.process_time()
        situation = Situation(case.model(), "moscow", "tokyo", ("washington",))  # type: ignore[arg-type]
        assess_situation(situation, packages, {}, Extent(in_full=False))
        best = min(best, time.process_time() - started)
    return best


def test_all_completions_of_twelve_points_within_a_minute() -> None:
    case = open_case()
    alone = one_alone(case)
    found, elapsed, on_processor = timed(lambda: cm.sweep(case, workers=WORKERS))
    assert (found.plan.way, found.tally.rows) == ("enumerated", 4_096)
    each = on_processor / 4_096
    print(
        f"\n4,096 assessments in {elapsed:.1f} s, {on_processor:.1f} s of a processor: "
        f"{1000 * each:.1f} ms each, {1000 * alone:.1f} ms one alone"
    )
    assert on_processor / WORKERS < SECONDS
    assert each < SHARE_OF_ONE_ALONE * alone
    if on_processor > UNDISTURBED * WORKERS * elapsed:
        assert elapsed < SECONDS


def test_memory_is_flat_in_the_number_of_draws() -> None:
    """Of equilibria; a sweep of assessments remembers besides what may come again, up to a bound."""
    case = open_case()
    # What is kept between runs is there before it is measured.
    cm.sweep(case, stability=["nash"], draws=50, exact_up_to=1)
    peaks = []
    for draws in (500, 5_000):
        tracemalloc.start()
        cm.sweep(case, stability=["nash"], draws=draws, exact_up_to=1)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    print(f"\npeak with 500 draws {peaks[0] / 1e6:.2f} MB, with 5,000 {peaks[1] / 1e6:.2f} MB")
    assert peaks[1] - peaks[0] < BYTES
