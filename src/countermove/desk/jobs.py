"""Long work in the background: how far it has come, how to stop it, and what came of it."""

from __future__ import annotations

import itertools
import logging
import threading
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from countermove.engine.watch import Progress, Stopped
from countermove.errors import CountermoveError

KEPT = 200
"""How many finished pieces of work are remembered; the oldest are forgotten first."""
WORKERS = 3
LOG = logging.getLogger("countermove.desk")


class State(StrEnum):
    """Where a piece of work stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass
class Job:
    """One piece of work; ``result`` is there once ``state`` is done, ``error`` is a sentence once it has failed.

    ``keeps_finished`` work is asked to stop and returns what it has; other work is broken off.
    """

    id: str
    label: str
    keeps_finished: bool = False
    state: State = State.WAITING
    what: str = ""
    done: int = 0
    total: int = 0
    result: Any = None
    error: str = ""
    _stop: threading.Event = field(default_factory=threading.Event)
    _over: threading.Event = field(default_factory=threading.Event)

    @property
    def is_over(self) -> bool:
        """Say whether nothing more will come of it."""
        return self._over.is_set()

    @property
    def percent(self) -> int | None:
        """Return how far the present piece has come; None where that is not known.

        Units: per cent, 0 to 100.
        """
        return min(100, 100 * self.done // self.total) if self.total else None

    def wait(self, seconds: float) -> bool:
        """Wait a little for the end, and say whether it has come."""
        return self._over.wait(seconds)

    def cancel(self) -> None:
        """Ask the work to stop at the next place where it can."""
        self._stop.set()

    def watch(self, what: str, done: int, total: int) -> bool:
        """Take in how far the work has come, and answer whether it is to stop.

        Raises: ``Stopped`` where it is to stop and keeps nothing.
        """
        self.what, self.done, self.total = what, done, total
        if self._stop.is_set() and not self.keeps_finished:
            raise Stopped
        return self._stop.is_set()

    def run(self, work: Callable[[Progress], Any]) -> None:
        """Do the work and note what came of it; never raises."""
        self.state = State.STOPPED if self._stop.is_set() else State.RUNNING
        try:
            if self.state is State.RUNNING:
                self.result = work(self.watch)
                self.state = State.STOPPED if self._stop.is_set() and self.keeps_finished else State.DONE
        except Stopped:
            self.state = State.STOPPED
        except CountermoveError as fault:
            self.state, self.error = State.FAILED, str(fault)
        except MemoryError:
            self.state, self.error = State.FAILED, "This needs more memory than there is; try a smaller question."
        except Exception:
            LOG.exception("a piece of work failed: %s", self.label)
            self.state, self.error = State.FAILED, "Something went wrong that is our fault; the terminal has details."
        finally:
            self._over.set()


class Jobs:
    """The work of one desk; the same work is done once, whoever asks for it how often."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="desk-work")
        self._by_what: dict[Hashable, Job] = {}
        self._by_id: dict[str, Job] = {}
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()

    def start(
        self, what: Hashable, label: str, work: Callable[[Progress], Any], *, keeps_finished: bool = False
    ) -> Job:
        """Return the job that does a piece of work: the one there is, be it stopped or failed, or else a new one.

        Args:
            what: names the work with all that it depends on, such as the hash of a case.
        """
        with self._lock:
            job = self._by_what.get(what)
            if job is not None:
                return job
            job = Job(f"{next(self._numbers)}", label, keeps_finished)
            self._by_what[what] = self._by_id[job.id] = job
            self._forget()
            self._pool.submit(job.run, work)
            return job

    def known(self, what: Hashable) -> Job | None:
        """Return the job that does or did a piece of work, or None."""
        return self._by_what.get(what)

    def get(self, number: str) -> Job | None:
        """Return a job by its number, or None."""
        return self._by_id.get(number)

    def finished(self) -> list[tuple[Hashable, str]]:
        """Return what was worked out to its end, oldest first: what names the work, and its label."""
        with self._lock:
            return [(what, job.label) for what, job in self._by_what.items() if job.state is State.DONE]

    def drop(self, number: str) -> None:
        """Forget a job that is over, so that its work is done anew when it is next asked for."""
        with self._lock:
            job = self._by_id.get(number)
            if job is not None and job.is_over:
                self._by_what = {what: one for what, one in self._by_what.items() if one is not job}
                del self._by_id[number]

    def leave(self, is_old: Callable[[Hashable], bool], kept: int) -> None:
        """Stop old work that is not over, and forget what came of the rest but for the last few.

        It is begun anew if it is asked for again; pages that watch it are told that it was stopped.

        Args:
            is_old: says by what names a piece of work whether it is.
        """
        with self._lock:
            old = [what for what in self._by_what if is_old(what)]
            over = [what for what in old if self._by_what[what].is_over]
            for what in {*old} - {*over}:
                self._by_what.pop(what).cancel()
            for what in over[: max(0, len(over) - kept)]:
                self._by_id.pop(self._by_what.pop(what).id, None)

    def close(self) -> None:
        """Ask all work to stop, and wait for none of it."""
        for job in list(self._by_id.values()):
            job.cancel()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _forget(self) -> None:
        over = [what for what, job in self._by_what.items() if job.is_over]
        for what in over[: max(0, len(self._by_what) - KEPT)]:
            self._by_id.pop(self._by_what.pop(what).id, None)
