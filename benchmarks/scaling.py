"""One size, measured in a process of its own, so that its peak of memory is its own too.

python -m benchmarks.scaling 16 [--constrained] [--repetitions 15]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.timing import in_turn, load, one_core, peak_bytes, ratio, seconds, summary

ROOT = Path(__file__).resolve().parents[1]
SHARE_FEASIBLE, ONE_WAY = 0.3, 2


def measure(options: int, *, constrained: bool, repetitions: int) -> dict[str, Any]:
    """Return the times of building the model and solving it, of the yardstick and of the floor, and the peak of memory.

    Each concept by itself is measured as often up to 2^20 states, and once beyond.
    """
    from benchmarks.conflicts import FOUR_CONCEPTS, random_rankings

    one_core()
    random_rankings(4).solve()  # imports are not part of the work
    shape = {"share_feasible": SHARE_FEASIBLE, "one_way": ONE_WAY} if constrained else {}
    conflict = random_rankings(options, **shape)
    works = {"solve": conflict.solve, "yardstick": conflict.sort, "floor": conflict.read}
    times = {"solve": [seconds(conflict.solve)]}
    peak = peak_bytes()
    times |= in_turn({name: works[name] for name in ("yardstick", "floor")}, 1)
    for name, more in in_turn(works, repetitions - 1).items():
        times[name] += more
    alone = {concept: (lambda concept=concept: conflict.solve(concept)) for concept in FOUR_CONCEPTS}
    concepts = in_turn(alone, repetitions if options <= 20 else 1)
    found = {name: summary(taken) for name, taken in times.items()}
    return {
        "log2_states": options,
        "constrained": constrained,
        **found,
        "quick_sort": summary([seconds(conflict.sort_quickly)]),
        "yardsticks": ratio(found["solve"], found["yardstick"]),
        "floors": ratio(found["solve"], found["floor"]),
        "concepts": {name: summary(taken) for name, taken in concepts.items()},
        "peak_bytes": peak,
        "load": load(),
    }


def measured_apart(options: int, *, constrained: bool, repetitions: int) -> dict[str, Any]:
    """Return the same, measured in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.scaling", str(options), "--repetitions", str(repetitions)]
    command += ["--constrained"] if constrained else []
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stderr}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("options", type=int)
    parser.add_argument("--constrained", action="store_true")
    parser.add_argument("--repetitions", type=int, default=5)
    asked = parser.parse_args()
    print(json.dumps(measure(asked.options, constrained=asked.constrained, repetitions=asked.repetitions)))
