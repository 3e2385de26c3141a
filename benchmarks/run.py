"""Measure everything, write the results as JSON, and say which bounds hold.

python -m benchmarks.run --write benchmarks/baseline.json

Afterwards ``python tools/render_benchmarks.py`` writes them into docs/reference/speed.md. Takes six or seven minutes of
one core. The other programs come with ``uv pip install --group bench`` (one of them is compiled then, which takes some
minutes); without them those comparisons say that they were skipped.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

import countermove
from benchmarks.bounds import bounds
from benchmarks.hard import hard_conflicts
from benchmarks.literal import against_definitions
from benchmarks.peers import against_peers
from benchmarks.scaling import measured_apart
from benchmarks.statements import ranked_statements, stated_models
from benchmarks.timing import load, one_core

FORMAT = "countermove-benchmarks/1"
# Options, and how often, without and with constraints.
SIZES = {10: (31, 31), 12: (31, 31), 14: (21, 15), 16: (15, 11), 18: (9, 5), 20: (7, 5), 22: (3, 2), 24: (3, 1)}


def machine() -> dict[str, Any]:
    """Return what the results were taken on."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_bytes": _memory(),
        "system": f"{platform.system()} {platform.machine()}",
        "load_at_start": load(),
    }


def _processor() -> str:
    """Return the model of the processor, and the numbers that tell two of the same name apart."""
    information = Path("/proc/cpuinfo")
    if not information.exists():
        return platform.processor()
    lines = [line.partition(":") for line in information.read_text(encoding="utf-8").splitlines()]
    said = {key.strip(): value.strip() for key, _, value in reversed(lines)}
    name = said.get("model name", platform.processor())
    numbers = [f"{key} {said[key]}" for key in ("cpu family", "model", "stepping") if key in said]
    return f"{name} ({', '.join(numbers)})" if numbers else name


def _memory() -> int | None:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return None


def scaling(largest: int, tell: Callable[[str], None]) -> list[dict[str, Any]]:
    """Return all sizes up to a number of options, without constraints and with them."""
    found = []
    for options, both in SIZES.items():
        for constrained, repetitions in zip((False, True), both, strict=True):
            if options <= largest:
                tell(f"2^{options} states{', constrained' if constrained else ''}, {repetitions} times")
                found.append(measured_apart(options, constrained=constrained, repetitions=repetitions))
    return found


def results(largest: int, tell: Callable[[str], None]) -> dict[str, Any]:
    """Return everything that is measured, in the order in which it is."""
    started = time.perf_counter()
    found: dict[str, Any] = {
        "format": FORMAT,
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine(),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "countermove": countermove.__version__,
    }
    one_core()
    found["scaling"] = scaling(largest, tell)
    parts: dict[str, tuple[str, Callable[[], Any]]] = {
        "statements": ("statements into ranks", ranked_statements),
        "models": ("conflicts of statements, with simultaneous stability", stated_models),
        "hard": ("conflicts made to be hard", hard_conflicts),
        "peers": ("other programs", against_peers),
        "literal": ("the literal definitions", against_definitions),
    }
    for name, (what, measure) in parts.items():
        tell(what)
        found[name] = measure()
    found["seconds"] = round(time.perf_counter() - started)
    found["bounds"] = bounds(found)
    return found


def main() -> int:
    """Measure, print which bounds hold, and write the results; 1 where a bound is broken."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description="Measure how fast the engine is.")
    parser.add_argument("--write", metavar="FILE", type=Path, help="where the results go; they are printed without it")
    parser.add_argument("--largest", metavar="OPTIONS", type=int, default=24, help="leave out sizes beyond 2^OPTIONS")
    asked = parser.parse_args()
    started = time.perf_counter()

    def tell(what: str) -> None:
        print(f"{time.perf_counter() - started:5.0f} s  load {load()}  {what}", file=sys.stderr, flush=True)

    found = results(asked.largest, tell)
    text = json.dumps(found, indent=2, ensure_ascii=False) + "\n"
    if asked.write:
        asked.write.write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    for bound in found["bounds"]:
        limit = f"at most {bound['at_most']:,}" if "at_most" in bound else f"at least {bound['at_least']:,}"
        verdict = "holds" if bound["holds"] else "BROKEN"
        tell(f"{verdict}: {bound['what']}: {bound['measured']:,} {bound['unit']}, {limit}")
    return 0 if all(bound["holds"] for bound in found["bounds"]) else 1


if __name__ == "__main__":
    sys.exit(main())
