"""Many draws of one structure: how long one takes against the same conflict solved alone, and on one and two workers.

Run with ``python -m pytest benchmarks/test_sweeps.py -n 0 -s``; not part of the test run. Takes about a minute.
"""

from __future__ import annotations

import os
import random
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from statistics import median

import numpy as np
import pytest

from benchmarks.conflicts import FOUR_CONCEPTS, random_rankings, statements
from benchmarks.timing import peak_bytes, seconds
from countermove.engine.redraw import Order, Redraws
from countermove.engine.solve import solve
from countermove.model import Conflict, Preference

OPTIONS, PARTIES, DRAWS, PIECE, CHUNK = 12, 4, 10_000, 500, 125
# What must hold: seconds for all draws on two workers, how much faster than on one, of the time of one solved alone.
SECONDS, TIMES_FASTER, SHARE_OF_ONE_ALONE = 60, 1.7, 0.6
# Bytes that the peak of memory may differ by between a thousand draws and ten thousand.
BYTES = 2_000_000
# Of the time in which a worker is at work, what it must have had a processor for; otherwise somebody else had it.
UNDISTURBED = 0.97

Draw = dict[str, Order]


def payoffs() -> Conflict:
    """Return four parties of three options each with random strict rankings."""
    return random_rankings(OPTIONS, PARTIES).build()


def stated() -> Conflict:
    """Return four parties of three options and a dozen statements each."""
    return statements(OPTIONS, PARTIES)()


def draw_payoffs(conflict: Conflict, number: int) -> Draw:
    """Return a random strict ranking for everybody; the same for the same number."""
    drawn = np.random.default_rng([1, number])
    return {name: drawn.permutation(1 << OPTIONS) for name in conflict.party_names}


def draw_statements(conflict: Conflict, number: int) -> Draw:
    """Return everybody's statements in a random order; the same for the same number."""
    drawn = random.Random(number)
    return {
        party.id: Preference(tuple(drawn.sample(list(party.preference.statements), len(party.preference.statements))))
        for party in conflict.decision_makers
    }


KINDS = {"payoffs": (payoffs, draw_payoffs), "statements": (stated, draw_statements)}
_here: dict[str, Redraws] = {}


def prepare(kind: str) -> None:
    """Plan a conflict in this process."""
    _here[kind] = Redraws(KINDS[kind][0](), FOUR_CONCEPTS)


@dataclass(frozen=True)
class Solved:
    """Some draws solved: how many equilibria under each concept, the peak of memory, and what time it took."""

    counted: tuple[int, ...]
    peak: int
    elapsed: float
    on_processor: float


def equilibria(kind: str, first: int, count: int) -> Solved:
    """Solve some draws in this process."""
    redraws, began, began_on_processor = _here[kind], time.perf_counter(), time.process_time()
    found = np.zeros((len(FOUR_CONCEPTS), 1 << OPTIONS), dtype=np.int64)
    for number in range(first, first + count):
        found += redraws.equilibria(KINDS[kind][1](redraws.conflict, number))
    elapsed, on_processor = time.perf_counter() - began, time.process_time() - began_on_processor
    return Solved(tuple(found.sum(axis=1).tolist()), peak_bytes() or 0, elapsed, on_processor)


def workers(kind: str, count: int) -> ProcessPoolExecutor:
    """Return workers that have planned their conflict and drawn a little."""
    pool = ProcessPoolExecutor(count, initializer=prepare, initargs=(kind,))
    list(pool.map(equilibria, [kind] * count * 2, [0] * count * 2, [20] * count * 2))
    return pool


def on_workers(pool: ProcessPoolExecutor, kind: str, first: int) -> tuple[float, list[Solved]]:
    """Return how long a piece of the draws takes, and its chunks."""
    started = time.perf_counter()
    chunks = range(first, first + PIECE, CHUNK)
    found = list(pool.map(equilibria, [kind] * len(chunks), chunks, [CHUNK] * len(chunks)))
    return time.perf_counter() - started, found


def undisturbed(pieces: list[tuple[float, list[Solved]]]) -> list[float]:
    """Return the times of pieces whose workers had their processors to themselves while they were at work."""
    return [
        elapsed
        for elapsed, chunks in pieces
        if sum(chunk.on_processor for chunk in chunks) > UNDISTURBED * sum(chunk.elapsed for chunk in chunks)
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_draw_takes_a_share_of_what_it_takes_alone(kind: str) -> None:
    build, draw = KINDS[kind]
    conflict = build()
    redraws = Redraws(conflict, FOUR_CONCEPTS)
    redrawn, alone = [], []
    for number in range(60):
        orders = draw(conflict, number)
        changed = conflict
        for name, order in orders.items():
            preference = order if isinstance(order, Preference) else Preference(payoffs=order)
            changed = changed.with_preference(name, preference)
        alone.append(seconds(lambda changed=changed: solve(changed, FOUR_CONCEPTS)))
        redrawn.append(seconds(lambda orders=orders: redraws.equilibria(orders)))
        solution = solve(changed, FOUR_CONCEPTS)
        assert np.array_equal(redraws.equilibria(orders), [solution.flags(concept) for concept in FOUR_CONCEPTS])
    share = median(redrawn) / median(alone)
    print(f"{kind}: {1e3 * median(redrawn):.2f} ms a draw, {share:.2f} of {1e3 * median(alone):.2f} ms alone")
    assert share <= SHARE_OF_ONE_ALONE


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one processor cannot show what two are worth")
@pytest.mark.parametrize("kind", KINDS)
def test_ten_thousand_draws_on_one_worker_and_on_two(kind: str) -> None:
    one, two = [], []
    with workers(kind, 1) as alone, workers(kind, 2) as both:
        for first in range(0, DRAWS, PIECE):  # in turn, so that both meet the same weather
            one.append(on_workers(alone, kind, first))
            two.append(on_workers(both, kind, first))
    counted = [[chunk.counted for _, chunks in pieces for chunk in chunks] for pieces in (one, two)]
    assert counted[0] == counted[1]
    times = [sum(elapsed for elapsed, _ in pieces) for pieces in (one, two)]
    print(f"{kind}: {DRAWS:,} draws in {times[0]:.1f} s on one worker, {times[1]:.1f} s on two")
    assert times[1] <= SECONDS
    if not (undisturbed(one) and undisturbed(two)):
        pytest.skip("other programs took the processors, so that two workers did not have two")
    faster = min(undisturbed(one)) / min(undisturbed(two))
    print(f"{kind}: two workers are {faster:.2f} times as fast; {len(undisturbed(two))} pieces undisturbed")
    assert faster >= TIMES_FASTER


@pytest.mark.skipif(peak_bytes() is None, reason="this system does not say how much memory was held")
@pytest.mark.parametrize("kind", KINDS)
def test_memory_is_the_same_for_a_thousand_draws_and_for_ten_thousand(kind: str) -> None:
    with ProcessPoolExecutor(1, initializer=prepare, initargs=(kind,)) as pool:
        few, many = (pool.submit(equilibria, kind, *part).result().peak for part in ((0, 1000), (1000, 9000)))
    print(f"{kind}: {few / 1e6:.1f} MB after 1,000 draws, {many / 1e6:.1f} MB after 10,000")
    assert many <= few + BYTES
