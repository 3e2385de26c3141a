"""Progress on standard error, where that is a terminal and the work long enough to be watched; and stopping early."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

PATIENCE_SECONDS = 0.7
STEP_SECONDS = 0.1
INTERRUPTED = 130


class Progress:
    """A line on the terminal; ``is_stopped`` once somebody has asked to stop with what is finished."""

    def __init__(self) -> None:
        self._started = self._last = time.monotonic()
        self._is_shown = False
        self._what, self._piece_started = "", self._started
        self.is_stopped = False

    def __call__(self, what: str, done: int, total: int) -> bool:
        """Show how far the work has come, and say whether to stop there."""
        now = time.monotonic()
        if what != self._what:
            self._what, self._piece_started = what, now
        is_due = now - self._started >= PATIENCE_SECONDS and now - self._last >= STEP_SECONDS
        if sys.stderr.isatty() and is_due:
            self._last, self._is_shown = now, True
            left = (now - self._piece_started) / done * (total - done) if done else 0.0
            sys.stderr.write(f"\r\x1b[K{what}: {done} of {total}" + (f", about {left:.0f} s left" if done else ""))
            sys.stderr.flush()
        return self.is_stopped

    def clear(self) -> None:
        """Take the line off the terminal."""
        if self._is_shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def stop(self, _signal: int, _frame: Any) -> None:
        """Ask to stop after what is being done now; asked again, interrupt at once."""
        if self.is_stopped:
            raise KeyboardInterrupt
        self.is_stopped = True


@contextmanager
def progress(keeps_finished: bool = False) -> Iterator[Progress]:
    """Give something to call with what is being done, how much is done, and how much there is.

    With ``keeps_finished`` the first interrupt stops the work with what is finished, and the second at once.
    """
    shown = Progress()
    listens = keeps_finished and threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, shown.stop) if listens else None
    try:
        yield shown
    finally:
        if listens:
            signal.signal(signal.SIGINT, before)
        shown.clear()
