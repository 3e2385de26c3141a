"""Processes that do one task after the other, and hand over the results in the order of the tasks.

Each has a pipe of its own, of which only the two ends exist: when the process that started it is killed, the pipe
closes and it ends; when it dies over a task, the other end sees that, and knows over which.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any

CHUNK = 8
"""How many tasks a worker is given at once."""

AHEAD = 6
"""How many chunks for each worker may be begun, or wait with their results, ahead of the task that is wanted next."""

LIFETIME = 1500
"""After so many tasks a worker makes room for a new one, so that whatever it has gathered in memory is let go of."""

SELDOM = (50_000, 20, 50)
"""How seldom a worker looks for cycles in memory, as `gc.set_threshold` takes it."""

_PATIENCE_SECONDS = 2.0
_READY = "ready"


class WorkerDied:
    """Stands for the result of a task over which its process ended."""


def in_order(work: Callable[[Any], Any], tasks: Iterable[Any], workers: int) -> Iterator[tuple[Any, Any]]:
    """Return every task with its result, in the order of the tasks; memory is bounded whatever the number of tasks.

    A task over which its process ends gives a ``WorkerDied``, and the others go on in a new process. Where no process
    can be started, as in a script without ``if __name__ == "__main__"``, the work is done in this one.

    Args:
        work: a function of a module, which the processes import.
    """
    waiting = iter(tasks)
    with _Pool(work, workers) as pool:
        yield from pool.results(waiting)
    yield from ((task, work(task)) for task in waiting)  # whatever no process could be had for


def _serve(pipe: Connection, work: Callable[[Any], Any]) -> None:
    """Do what comes through a pipe until it closes; whoever holds the other end decides about interrupts."""
    gc.set_threshold(*SELDOM)  # a document leaves few cycles behind, and looking for them costs time
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        pipe.send(_READY)
        while True:
            for task in pipe.recv():
                pipe.send(work(task))
    except (EOFError, OSError):
        return


class _Worker:
    """A process, the pipe to it, and the tasks it has been given, by number."""

    def __init__(self, work: Callable[[Any], Any]) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, work), daemon=True)
        self.process.start()
        theirs.close()
        self.is_ready = False
        self.given: deque[tuple[int, Any]] = deque()
        self.done = 0

    @property
    def is_idle(self) -> bool:
        """Say whether the worker waits for tasks."""
        return self.is_ready and not self.given

    def give(self, tasks: list[tuple[int, Any]]) -> None:
        self.given.extend(tasks)
        with suppress(OSError):  # it has died, which the next wait finds out
            self.pipe.send([task for _, task in tasks])

    def end(self) -> None:
        self.pipe.close()
        self.process.join(_PATIENCE_SECONDS)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


class _Pool:
    """Workers, what they have been given, and the results that wait for their turn."""

    def __init__(self, work: Callable[[Any], Any], workers: int) -> None:
        self._work, self._count = work, workers
        self._workers: list[_Worker] = []
        self._again: deque[tuple[int, Any]] = deque()
        self._done: dict[int, tuple[Any, Any]] = {}
        self._started = self._wanted = 0
        self._has_more = True

    def __enter__(self) -> _Pool:
        for _ in range(self._count):
            self._start_worker()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.end()

    def results(self, tasks: Iterator[Any]) -> Iterator[tuple[Any, Any]]:
        """Return the tasks with their results, in order."""
        while (self._has_more and self._workers) or self._wanted < self._started:
            self._hand_out(tasks)
            while self._wanted in self._done:
                yield self._done.pop(self._wanted)
                self._wanted += 1
            if self._has_more or self._wanted < self._started or self._again:
                self._take_in()

    def _start_worker(self) -> None:
        with suppress(OSError):  # no more processes can be had
            self._workers.append(_Worker(self._work))

    def _hand_out(self, tasks: Iterator[Any]) -> None:
        """Give idle workers something to do, unless that is too far ahead of what is wanted next."""
        for worker in [worker for worker in self._workers if worker.is_idle]:
            if worker.done >= LIFETIME:
                self._workers.remove(worker)
                worker.end()
                self._start_worker()
            elif chunk := self._chunk(tasks):
                worker.give(chunk)

    def _chunk(self, tasks: Iterator[Any]) -> list[tuple[int, Any]]:
        if self._again:
            return [self._again.popleft()]
        if not self._has_more or self._started - self._wanted >= AHEAD * CHUNK * self._count:
            return []
        chunk = list(enumerate(islice(tasks, CHUNK), self._started))
        self._has_more = len(chunk) == CHUNK
        self._started += len(chunk)
        return chunk

    def _take_in(self) -> None:
        """Wait for a result, and take in whatever is there; without any worker left, do a task here."""
        busy = {worker.pipe: worker for worker in self._workers if worker.given or not worker.is_ready}
        for pipe in wait(list(busy)) if busy else ():
            worker = busy[pipe]  # type: ignore[index]
            try:
                message = worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if worker.is_ready:
                number, task = worker.given.popleft()
                self._done[number] = task, message
                worker.done += 1
            worker.is_ready = True
        if not self._workers:
            self._work_here()

    def _bury(self, worker: _Worker) -> None:
        """Put another in the place of a dead worker; one that died before it could do anything is not replaced."""
        self._workers.remove(worker)
        worker.end()
        if worker.is_ready:
            if worker.given:
                number, task = worker.given.popleft()
                self._done[number] = task, WorkerDied()
            self._again.extend(worker.given)
            self._start_worker()

    def _work_here(self) -> None:
        while self._again:
            number, task = self._again.popleft()
            self._done[number] = task, self._work(task)
