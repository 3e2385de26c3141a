"""Statements: turning them into ranks, and solving what is stated, all five usual concepts included."""

from __future__ import annotations

from typing import Any

import numpy as np

from benchmarks.conflicts import FOUR_CONCEPTS, statements
from benchmarks.timing import in_turn, load, ratio, seconds, summary
from countermove.engine.concepts import USUAL_CONCEPTS
from countermove.engine.layout import lay_out
from countermove.engine.ranks import ranks
from countermove.engine.solve import solve
from countermove.engine.truths import Truths

EACH = 12
# Parties, options of all together, and how often.
MODELS = ((4, 16, 5), (2, 16, 5), (4, 20, 1), (2, 20, 1))


def ranked_statements(options: int = 20, repetitions: int = 5) -> dict[str, Any]:
    """Return the time of ranking all states by one party's statements, and of sorting the same ranks once.

    Every party is ranked from the start, with nothing kept of the one before.
    """
    conflict = statements(options, each=EACH)()
    layout = lay_out(conflict)
    feasible = np.ones(layout.size, dtype=np.bool_)
    times: dict[str, list[float]] = {"rank": [], "sort": []}
    for party in conflict.decision_makers:
        rank = ranks(party.preference, Truths(conflict, layout), feasible)
        works = {
            "rank": lambda party=party: ranks(party.preference, Truths(conflict, layout), feasible),
            "sort": lambda rank=rank: np.argsort(rank, kind="stable"),
        }
        for name, taken in in_turn(works, repetitions).items():
            times[name] += taken
    rank, sort = summary(times["rank"]), summary(times["sort"])
    return {
        "log2_states": options,
        "statements": EACH,
        "rank": rank,
        "sort": sort,
        "sorts": ratio(rank, sort),
        "load": load(),
    }


def stated_models() -> list[dict[str, Any]]:
    """Return the time of building and solving conflicts of statements, with and without simultaneous stability."""
    return [_stated(*size) for size in MODELS]


def _stated(parties: int, options: int, repetitions: int) -> dict[str, Any]:
    build = statements(options, parties, EACH)
    works = {"four": lambda: solve(build(), FOUR_CONCEPTS)}
    four = in_turn(works, max(repetitions, 3))["four"]
    five = [seconds(lambda: solve(build(), USUAL_CONCEPTS)) for _ in range(repetitions)]
    return {
        "parties": parties,
        "log2_states": options,
        "statements": EACH,
        "four_concepts": summary(four),
        "five_concepts": summary(five),
        "load": load(),
    }
