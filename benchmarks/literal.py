"""Against the literal definitions: the same verdicts, state by state, from lists of arcs and quantifiers."""

from __future__ import annotations

import random
import time
from typing import Any

from benchmarks.conflicts import FOUR_CONCEPTS, random_rankings
from benchmarks.timing import in_turn, load, rounded, summary
from countermove.engine.definitions import DEFINITIONS, Sanctions
from countermove.engine.solution import Solution
from countermove.engine.structure import Structure, write_out

# If all states would take longer than this, those are scaled up that were done by then.
SECONDS = 60.0


def against_definitions(options: int = 10, repetitions: int = 15) -> dict[str, Any]:
    """Return the times of the engine and of the literal definitions, the four concepts, in the same run.

    States are gone through in random order, and all verdicts found are compared.

    Raises: ``AssertionError`` where a verdict differs.
    """
    conflict = random_rankings(options)
    fast = summary(in_turn({"solve": conflict.solve}, repetitions)["solve"])
    solution = conflict.solve()
    started = time.perf_counter()
    structure = write_out(conflict.build())
    literal = time.perf_counter() - started
    share = SECONDS / len(FOUR_CONCEPTS) / len(structure.parties)
    checked = 0
    for concept in FOUR_CONCEPTS:
        for dm in structure.parties:
            taken, done = _verdicts(structure, solution, dm, concept, share)
            literal, checked = literal + taken * len(structure.states) / done, checked + done
    asked = len(FOUR_CONCEPTS) * len(structure.parties) * len(structure.states)
    return {
        "log2_states": options,
        "solve": fast,
        "literal_seconds": rounded(literal),
        "verdicts_compared": checked,
        "verdicts": asked,
        "times_faster": rounded(literal / float(fast["median"])),
        "load": load(),
    }


def _verdicts(structure: Structure, solution: Solution, dm: str, concept: str, limit: float) -> tuple[float, int]:
    """Return how long the verdicts took, without comparing them, and how many there were."""
    flags, definition = solution.flags(concept, dm), DEFINITIONS[concept]
    order = random.Random(1).sample(structure.states, len(structure.states))
    elapsed, done = 0.0, 0
    for state in order:
        started = time.perf_counter()
        verdict = definition(structure, dm, state, Sanctions.LEGAL)
        elapsed, done = elapsed + time.perf_counter() - started, done + 1
        assert verdict == flags[state], f"{concept} for {dm} at {state}: {verdict} by definition"
        if elapsed > limit:
            break
    return elapsed, done
