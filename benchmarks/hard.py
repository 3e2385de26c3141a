"""Where the engine is slower: conflicts made to be hard, against the yardstick of the same ranks."""

from __future__ import annotations

from typing import Any

from benchmarks.conflicts import FOUR_CONCEPTS, Ranked, chase, random_rankings
from benchmarks.timing import in_turn, load, ratio, summary

OPTIONS = 16


def hard_conflicts() -> list[dict[str, Any]]:
    """Return the times of conflicts that break what the fast ways rest on, one by one."""
    four = ", ".join(concept.upper() if concept != "nash" else "Nash" for concept in FOUR_CONCEPTS)
    plain = random_rankings(OPTIONS)
    return [
        _slowed(f"for comparison: nothing ruled out, all options both ways; {four}", plain),
        _slowed("30 % of the states feasible, at random", random_rankings(OPTIONS, share_feasible=0.3)),
        _slowed("6 % of the states feasible, at random, so that they hang together by winding ways", _thin()),
        _slowed("three decision makers, feasible states on one long staircase", chase(OPTIONS, on_stairs=True)),
        _slowed("two options of each can only be taken", random_rankings(OPTIONS, one_way=2)),
        _slowed("all four options of each can only be taken", random_rankings(OPTIONS, one_way=4)),
        _slowed("three decision makers, one long chain of improvements", chase(OPTIONS)),
        _slowed("SIM, two decision makers", random_rankings(OPTIONS, 2), "sim", repetitions=3),
        _slowed("SIM, four decision makers", plain, "sim", repetitions=1),
    ]


def _thin() -> Ranked:
    return random_rankings(OPTIONS, share_feasible=0.06)


def _slowed(what: str, conflict: Ranked, *concepts: str, repetitions: int = 5) -> dict[str, Any]:
    times = in_turn({"solve": lambda: conflict.solve(*concepts), "yardstick": conflict.sort}, repetitions)
    solve, yardstick = summary(times["solve"]), summary(times["yardstick"])
    return {
        "what": what,
        "log2_states": sum(conflict.widths),
        "solve": solve,
        "yardstick": yardstick,
        "yardsticks": ratio(solve, yardstick),
        "load": load(),
    }
