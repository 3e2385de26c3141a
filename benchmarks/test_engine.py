"""The engine keeps its bounds of time and memory; ``python -m benchmarks.run`` measures more, and writes it down.

Run with ``python -m pytest benchmarks/test_engine.py -n 0``; not part of the test run. Takes some minutes.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import pytest

from benchmarks.bounds import (
    CONSTRAINED,
    GROWTH,
    MOST_BYTES,
    SECONDS_TO_RANK,
    TIMES_FASTER,
    YARDSTICKS,
)
from benchmarks.conflicts import Ranked, chase, random_rankings, statements
from benchmarks.literal import against_definitions
from benchmarks.peers import NASHPY, PYGAMBIT, against_peers
from benchmarks.scaling import ONE_WAY, SHARE_FEASIBLE, measured_apart
from benchmarks.statements import ranked_statements
from benchmarks.timing import one_core, peak_bytes, seconds
from countermove.engine.definitions import stable_states
from countermove.engine.solve import solve
from countermove.engine.structure import write_out

SECONDS, MEGABYTES = 2.0, 500
ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True, scope="module")
def _one_core() -> None:
    one_core()


def ranked(options: int, *, constrained: bool) -> Ranked:
    return (
        random_rankings(options, share_feasible=SHARE_FEASIBLE, one_way=ONE_WAY)
        if constrained
        else random_rankings(options)
    )


@pytest.mark.parametrize("constrained", [False, True], ids=["free", "constrained"])
@pytest.mark.parametrize("options", [16, 20])
def test_four_concepts_stay_within_their_yardsticks(benchmark, options: int, constrained: bool) -> None:  # type: ignore[no-untyped-def]
    conflict = ranked(options, constrained=constrained)
    yardsticks: list[float] = []
    # What is done before each round is not timed by the plugin, so that the two are taken in turn.
    benchmark.pedantic(
        conflict.solve, setup=lambda: yardsticks.append(seconds(conflict.sort)), rounds=5, warmup_rounds=1
    )
    found = benchmark.stats.stats.median / median(yardsticks)
    benchmark.extra_info["yardsticks"] = round(found, 2)
    print(f"2^{options}: {found:.2f} yardsticks")
    assert found <= YARDSTICKS[options] * (CONSTRAINED if constrained else 1)


@pytest.mark.parametrize("constrained", [False, True], ids=["free", "constrained"])
def test_four_concepts_at_2_to_24_states_stay_within_their_yardsticks_and_memory(constrained: bool) -> None:
    times = CONSTRAINED if constrained else 1
    found = measured_apart(24, constrained=constrained, repetitions=1)
    print(f"2^24: {found['yardsticks']:.2f} yardsticks, {found['peak_bytes']:,} bytes")
    assert found["yardsticks"] <= YARDSTICKS[24] * times
    assert found["peak_bytes"] is None or found["peak_bytes"] <= MOST_BYTES * times


def test_sixteen_times_the_states_take_at_most_24_times_as_long() -> None:
    small, large = (measured_apart(options, constrained=False, repetitions=5) for options in (16, 20))
    assert large["solve"]["median"] <= GROWTH * small["solve"]["median"]


def test_the_engine_is_a_thousand_times_as_fast_as_the_definitions() -> None:
    found = against_definitions()
    print(f"{found['times_faster']:,} times faster, {found['verdicts_compared']:,} verdicts compared")
    assert found["times_faster"] >= TIMES_FASTER


def test_statements_are_ranked_in_time() -> None:
    assert ranked_statements()["rank"]["median"] <= SECONDS_TO_RANK


@pytest.mark.parametrize(("program", "compared"), [("pygambit", PYGAMBIT), ("nashpy", NASHPY)])
def test_other_programs_find_the_same_equilibria(program: str, compared: str) -> None:
    """Equality is asserted where they are measured; the ratio is reported and bounded by nothing."""
    pytest.importorskip(program)
    found = against_peers([program])[0]
    assert found["compared"] == compared
    for size in found["sizes"]:
        print(f"{program}, {size['players']} players, 2^{size['log2_states']}: {size['times_faster']} times faster")


@pytest.mark.parametrize("parties", [4, 2])
def test_all_five_concepts_of_stated_conflicts_at_2_to_16_states(benchmark, parties: int) -> None:  # type: ignore[no-untyped-def]
    build = statements(16, parties)
    solution = benchmark.pedantic(lambda: solve(build()), rounds=3, warmup_rounds=1)
    assert len(solution) == 1 << 16
    assert solution.complete


@pytest.mark.parametrize(
    "conflict",
    [random_rankings(6, 3, share_feasible=0.5, one_way=1), chase(8), chase(8, on_stairs=True), random_rankings(6)],
    ids=["constrained", "chase", "stairs", "free"],
)
def test_what_is_measured_is_solved_rightly(conflict: Ranked) -> None:
    solution, structure = conflict.solve(), write_out(conflict.build())
    for concept in solution.concepts:
        for dm in solution.parties:
            codes = [solution.state(number).code for number in solution.stable(dm, concept)]
            assert tuple(codes) == stable_states(structure, dm, concept), f"{concept} for {dm}"


def whole_process() -> None:
    """Solve five concepts once on one core and print what that took; run as a process of its own."""
    one_core()
    solution = solve(statements(16)())
    assert solution.complete
    print(f"{time.process_time()} {(peak_bytes() or 0) / 1e6}")


def test_a_whole_process_at_2_to_16_states_stays_within_its_limits() -> None:
    """Start of Python, imports and all: under two seconds of one core and 500 MB."""
    command = [sys.executable, "-c", "from benchmarks.test_engine import whole_process; whole_process()"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    taken, megabytes = (float(number) for number in done.stdout.split())
    print(f"whole process: {taken:.2f} s of processor time, {megabytes:.0f} MB")
    assert taken < SECONDS
    assert megabytes < MEGABYTES
