"""Running a sweep: here, in processes of its own, or on any ``concurrent.futures.Executor``.

Chunks are of a fixed size, and their counts are whole numbers that are added: the result is the same to the last bit
for any number of workers, any order of chunks, and after any number of interruptions.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from countermove.analysis.sweep.chunk import Work, run_chunk, tally_of
from countermove.analysis.sweep.tally import Tally
from countermove.engine.watch import Progress, silent
from countermove.errors import NotApplicable

ATTEMPTS = 4
AHEAD = 64
"""How many chunks wait at a time on an executor whose workers are not known."""
FEW = 8
"""So many chunks are done here though more workers are allowed: to start processes would take longer."""
LOOK_SECONDS = 0.2
WHAT = "completions"


class Kept(Protocol):
    """Where finished chunks are kept."""

    def load(self, chunk: int) -> Tally | None:
        """Return a finished chunk; None where it is not there or was left half-written."""
        ...

    def save(self, chunk: int, tally: Tally) -> None:
        """Keep a finished chunk."""
        ...


@dataclass
class Ran:
    """What a run came to: the counts of the finished chunks, and the chunks that are not finished.

    ``shards`` is how many shards the work was divided into, None where it was not.
    """

    tally: Tally = field(default_factory=Tally)
    missing: tuple[int, ...] = ()
    shards: int | None = None

    @property
    def is_complete(self) -> bool:
        """Say whether every chunk asked for is finished."""
        return not self.missing


def run(
    work: Work,
    executor: Executor | None = None,
    workers: int = 1,
    kept: Kept | None = None,
    chunks: Iterable[int] | None = None,
    progress: Progress = silent,
) -> Ran:
    """Return the counts of a sweep, or of some of its chunks.

    Args:
        executor: does the chunks; without one they are done here, or with more than one worker in processes of its own.
        kept: finished chunks are kept there, and those kept already are not done again.
        progress: told how many completions are done; where it says to stop, what is finished is returned.

    Raises: ``NotApplicable`` where workers die again and again, and where a completion cannot be assessed.
    """
    asked = list(range(work.plan.chunks) if chunks is None else chunks)
    run = _Run(work, kept, progress, sum(len(work.plan.rows_of(number)) for number in asked))
    left = [number for number in asked if not run.has(number)]
    if executor is not None:
        _on_executor(run, left, lambda: _lent(executor), AHEAD)
    elif workers > 1 and len(left) > FEW:
        _on_executor(run, left, lambda: _pool(workers), 2 * workers)
    else:
        _here(run, left)
    return Ran(run.tally, tuple(number for number in asked if number not in run.finished))


def merged(work: Work, kept: Kept) -> Ran:
    """Return the counts of what is kept, and do nothing more."""
    run = _Run(work, kept, silent, work.plan.rows)
    missing = tuple(number for number in range(work.plan.chunks) if not run.has(number))
    return Ran(run.tally, missing)


class _Run:
    """The counts so far, and where they are kept."""

    def __init__(self, work: Work, kept: Kept | None, progress: Progress, rows: int) -> None:
        self.work, self.kept, self.rows = work, kept, rows
        self.tally, self.finished = Tally(), set[int]()
        self.is_stopped = False
        self._progress = progress

    def has(self, chunk: int) -> bool:
        """Say whether a chunk is kept already; its counts are then taken over."""
        tally = self.kept.load(chunk) if self.kept else None
        if tally is not None:
            self._take(chunk, tally)
        return tally is not None

    def finish(self, chunk: int, tally: Tally) -> None:
        """Take over a finished chunk, and keep it."""
        if self.kept:
            self.kept.save(chunk, tally)
        self._take(chunk, tally)

    def look(self, more: int = 0) -> bool:
        """Tell how far the work has come, and say whether to stop."""
        self.is_stopped = self.is_stopped or self._progress(WHAT, self.tally.rows + more, self.rows)
        return self.is_stopped

    def _take(self, chunk: int, tally: Tally) -> None:
        self.tally.merge(tally)
        self.finished.add(chunk)


def _here(run: _Run, left: Iterable[int]) -> None:
    for number in left:
        done = iter(range(run.work.plan.chunk))
        tally = tally_of(run.work, number, lambda done=done: run.look(next(done)))  # type: ignore[misc]
        if tally is None:
            return
        run.finish(number, tally)
    run.look()


def _on_executor(run: _Run, left: list[int], pool: Callable[[], AbstractContextManager[Executor]], ahead: int) -> None:
    """Do chunks on an executor; where workers are lost, do the unfinished ones again, a bounded number of times."""
    packed = run.work.packed()
    for _ in range(ATTEMPTS):
        with pool() as executor:
            broken = _in_turn(run, left, executor, packed, ahead)
        left = [number for number in left if number not in run.finished]
        if broken is None or run.is_stopped:
            return
    kept = "finished chunks are kept" if run.kept else "with --keep FOLDER finished chunks would have been kept"
    raise NotApplicable(
        f"workers died {ATTEMPTS} times, so that the sweep was given up; {kept}. "
        "Somebody killed them, or memory ran out: try fewer workers"
    ) from broken


def _in_turn(run: _Run, left: list[int], executor: Executor, packed: bytes, ahead: int) -> BaseException | None:
    """Do chunks with a bounded number waiting; return what broke, if something did."""
    waiting: dict[Future[Tally], int] = {}
    queue = iter(left)
    broken: BaseException | None = None
    while not run.look():
        try:
            while broken is None and len(waiting) < ahead and (number := next(queue, None)) is not None:
                waiting[executor.submit(run_chunk, packed, number)] = number
        except BrokenExecutor as fault:
            broken = fault
        if not waiting:
            return broken
        for future in wait(waiting, timeout=LOOK_SECONDS, return_when=FIRST_COMPLETED).done:
            number = waiting.pop(future)
            try:
                run.finish(number, future.result())
            except Exception as fault:
                if not _is_lost(fault):
                    _cancel(waiting)
                    raise
                broken = fault
    _cancel(waiting)
    return broken


def _cancel(waiting: Iterable[Future[Tally]]) -> None:
    for future in waiting:
        future.cancel()


def _is_lost(fault: Exception) -> bool:
    """Say whether a worker was lost, which says nothing about the work."""
    return isinstance(fault, BrokenExecutor | CancelledError) or type(fault).__name__ in (
        "KilledWorker",
        "FutureCancelledError",
        "CommClosedError",
    )


@contextmanager
def _lent(executor: Executor) -> Iterator[Executor]:
    """Give somebody else's executor, which is not shut down here."""
    yield executor


@contextmanager
def _pool(workers: int) -> Iterator[Executor]:
    """Give worker processes of our own, started afresh: nothing of this process is copied into them."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    executor = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start_worker)
    try:
        yield executor
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _start_worker() -> None:
    """Leave interrupts to the main process, and end with it even where it was killed."""
    from multiprocessing import parent_process

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()

    def end_with_it() -> None:
        if parent is not None:
            parent.join()
            signal.raise_signal(signal.SIGTERM)

    threading.Thread(target=end_with_it, daemon=True).start()
