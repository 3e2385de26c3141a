"""The engine's speed: against the literal definitions at a small size, and at 2^16 states as a whole process.

Run with ``python -m pytest benchmarks/test_engine.py -n 0``; not part of the test run.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from countermove.engine.concepts import CONCEPT_IDS
from countermove.engine.definitions import stable_states
from countermove.engine.solve import solve
from countermove.engine.structure import write_out
from countermove.language import parse
from countermove.model import Conflict, DecisionMaker, Option, Preference, Statement

SECONDS, MEGABYTES = 2.0, 500
PARTIES = ("north", "south", "east", "west")


def statement(rng: random.Random, own: list[str], names: list[str]) -> Statement:
    """One of the party's own options tied to two others, as coding sheets have it; or one option wanted or not."""
    first, second, third = rng.choice(own), *rng.sample(names, 2)
    text = rng.choice((f"{first} if {second}", f"not {first} or {second} and {third}", f"{second} iff {third}", third))
    return Statement(parse(f"not ({text})" if rng.random() < 0.3 else text), text)


def conflict(options: int, statements: int = 12, seed: int = 1) -> Conflict:
    """Four decision makers who share the options evenly, with a dozen statements each, all states feasible."""
    rng = random.Random(seed)
    names = [f"o{number}" for number in range(options)]
    parties = []
    for number, dm in enumerate(PARTIES):
        own = names[number * options // 4 : (number + 1) * options // 4]
        order = Preference(tuple(statement(rng, own, names) for _ in range(statements)))
        parties.append(DecisionMaker(dm, dm.title(), tuple(Option(name, dm) for name in own), order))
    return Conflict(f"{options} options", tuple(parties))


def by_definitions(model: Conflict) -> dict[str, dict[str, tuple[object, ...]]]:
    structure = write_out(model)
    return {concept: {dm: stable_states(structure, dm, concept) for dm in PARTIES} for concept in CONCEPT_IDS}


def test_all_five_concepts_at_2_to_16_states(benchmark) -> None:  # type: ignore[no-untyped-def]
    model = conflict(16)
    solution = benchmark.pedantic(solve, args=(model,), rounds=3, warmup_rounds=1)
    assert len(solution) == 1 << 16
    assert set(solution.verdicts) == set(CONCEPT_IDS)


def test_all_five_concepts_at_2_to_20_states(benchmark) -> None:  # type: ignore[no-untyped-def]
    solution = benchmark.pedantic(solve, args=(conflict(20),), rounds=1)
    assert len(solution) == 1 << 20


def test_the_engine_beats_the_definitions_at_2_to_8_states(benchmark) -> None:  # type: ignore[no-untyped-def]
    model = conflict(8, statements=6)
    started = time.perf_counter()
    wanted = by_definitions(model)
    literal = time.perf_counter() - started
    solution = benchmark.pedantic(solve, args=(model,), rounds=5, warmup_rounds=1)
    for concept, by_dm in wanted.items():
        for dm, states in by_dm.items():
            assert tuple(solution.state(number).code for number in solution.stable(dm, concept)) == states
    benchmark.extra_info["definitions_seconds"] = round(literal, 3)
    benchmark.extra_info["times_faster"] = round(literal / benchmark.stats.stats.mean)
    assert literal > 10 * benchmark.stats.stats.mean


def whole_process() -> None:
    """Solve once on one core and print what that took; run as a process of its own."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    solution = solve(conflict(16))
    assert set(solution.verdicts) == set(CONCEPT_IDS)
    # Not getrusage: its peak is inherited from whoever started this process.
    status = Path("/proc/self/status").read_text()
    kilobytes = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    print(f"{time.process_time()} {kilobytes / 1024}")


def test_a_whole_process_at_2_to_16_states_stays_within_its_limits() -> None:
    """Start of Python, imports and all: under two seconds of one core and 500 MB."""
    command = [sys.executable, __file__]
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    elapsed = time.perf_counter() - started
    seconds, megabytes = (float(number) for number in done.stdout.split())
    print(f"whole process: {seconds:.2f} s of processor time, {elapsed:.2f} s, {megabytes:.0f} MB")
    assert seconds < SECONDS
    assert megabytes < MEGABYTES


if __name__ == "__main__":
    whole_process()
