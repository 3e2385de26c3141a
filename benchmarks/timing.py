"""Taking times: one core, what is compared taken in turn, medians and minima; and how much memory was taken."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from typing import Any


def one_core() -> None:
    """Keep this process on one core, where the system lets it choose."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def seconds(work: Callable[[], object]) -> float:
    """Return how long some work takes; what it gives is let go of only after the clock is stopped."""
    gc.collect()
    started = time.perf_counter()
    result = work()
    elapsed = time.perf_counter() - started
    del result
    return elapsed


def in_turn(works: Mapping[str, Callable[[], object]], repetitions: int) -> dict[str, list[float]]:
    """Return the times of several works done in turn, again and again, so that all meet the same weather."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(repetitions):
        for name, work in works.items():
            times[name].append(seconds(work))
    return times


def summary(times: list[float]) -> dict[str, float | int]:
    """Return median, minimum and number of some times.

    Units: seconds.
    """
    return {"median": rounded(median(times)), "minimum": rounded(min(times)), "repetitions": len(times)}


def rounded(number: float) -> float:
    """Return a number with four digits that count."""
    return float(f"{number:.4g}")


def ratio(above: Mapping[str, Any], below: Mapping[str, Any]) -> float:
    """Return the ratio of the medians of two summaries."""
    return rounded(above["median"] / below["median"])


def peak_bytes() -> int | None:
    """Return the most memory this process has held, or None where the system does not say.

    Not getrusage: its peak is inherited from whoever started this process.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    lines = status.read_text(encoding="utf-8").splitlines()
    return next(1024 * int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


def load() -> float | None:
    """Return how many processes waited for a processor in the last minute, this one among them."""
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None
