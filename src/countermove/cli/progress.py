"""Progress on standard error, where that is a terminal and the work is long enough to be watched."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE_SECONDS = 0.7
STEP_SECONDS = 0.1


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """Give a function to call with what is being done, how much is done, and how much there is."""
    started = last = time.monotonic()
    shown = False

    def report(what: str, done: int, total: int) -> None:
        nonlocal last, shown
        now = time.monotonic()
        if not sys.stderr.isatty() or now - started < PATIENCE_SECONDS or now - last < STEP_SECONDS:
            return
        last, shown = now, True
        left = (now - started) / done * (total - done) if done else 0.0
        sys.stderr.write(f"\r\x1b[K{what}: {done} of {total}, about {left:.0f} s left")
        sys.stderr.flush()

    try:
        yield report
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
