"""Putting one question to many changed codings, here or in other processes, always in the same order.

Work goes out in chunks and comes back in the order in which it went, so that any number of workers gives the same
answers. What a worker that died was doing is done again here.
"""

from __future__ import annotations

import pickle
import signal
from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b
from itertools import islice
from typing import Protocol, cast

from countermove.analysis.doubt.changes import Change
from countermove.analysis.sweep.edits import Edits, Variant, apply
from countermove.engine.watch import Progress, silent
from countermove.errors import NotApplicable
from countermove.model import Conflict

CHUNK = 24
"""Sets of changes that go out together: enough to be worth sending, few enough to stop soon when asked."""

Values = Mapping[str, str]
"""Judgment: the value it has; nothing at all where the question cannot be asked."""

EVERYTHING = "*"
"""The name under which a digest of all judgments stands beside those looked at."""


class Question(Protocol):
    """What is asked of a coding; it can be sent to another process."""

    @property
    def conflict(self) -> Conflict:
        """Return the conflict as coded."""
        ...

    @property
    def usual(self) -> str:
        """Return the value of a judgment that an answer leaves out."""
        ...

    def evaluate(self, variant: Variant) -> Values:
        """Return the value of every judgment.

        Raises: ``NotApplicable`` for a variant that it cannot be asked of.
        """
        ...


class QuestionWithMuting(Question, Protocol):
    """A question that can be asked with some parties never moving."""

    def evaluate(self, variant: Variant, muted: Collection[str] | None = None) -> Values:
        """Return the value of every judgment."""
        ...


_Work = tuple[Edits, tuple[str, ...]]


@dataclass(frozen=True)
class Asking:
    """A question, the judgments that are looked at, and who does the work.

    Without an executor the work is done here, or with more than one worker in processes of its own.
    """

    question: Question
    judgments: tuple[str, ...]
    executor: Executor | None = None
    workers: int = 1
    progress: Progress = silent

    @cached_property
    def coded(self) -> Values:
        """Return the values under the coding as it is."""
        return _answer(self.question, self.judgments, ((), ()))

    def each(self, what: str, sets: Iterator[tuple[Change, ...]], total: int) -> Iterator[Values]:
        """Yield the values under each set of changes, in their order, until the watcher asks to stop."""
        work = (_work(one) for one in sets)
        is_here = self.executor is None and (self.workers < 2 or total <= CHUNK)
        found = (_answer(self.question, self.judgments, one) for one in work) if is_here else self._sent(work)
        for done, values in enumerate(found, 1):
            yield values
            if self.progress(what, done, total):
                return

    def _sent(self, work: Iterator[_Work]) -> Iterator[Values]:
        """Yield the answers of other processes, a bounded number of chunks under way."""
        packed = pickle.dumps((self.question, self.judgments), protocol=5)
        chunks = iter(lambda: tuple(islice(work, CHUNK)), ())
        waiting: deque[tuple[tuple[_Work, ...], Future[tuple[Values, ...]] | None]] = deque()
        with self._processes() as executor:
            try:
                while True:
                    for chunk in islice(chunks, max(0, 2 * self.workers + 1 - len(waiting))):
                        waiting.append((chunk, _submitted(executor, packed, chunk)))
                    if not waiting:
                        return
                    yield from self._received(*waiting.popleft())
            finally:
                for _, future in waiting:
                    if future is not None:
                        future.cancel()

    def _received(self, chunk: tuple[_Work, ...], future: Future[tuple[Values, ...]] | None) -> Iterator[Values]:
        """Yield the answers of a chunk, worked out here where the worker was lost."""
        try:
            if future is not None:
                yield from future.result()
                return
        except Exception as fault:
            if not _is_lost(fault):
                raise
        yield from (_answer(self.question, self.judgments, one) for one in chunk)

    def _processes(self) -> AbstractContextManager[Executor]:
        if self.executor is not None:
            return nullcontext(self.executor)
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        return ProcessPoolExecutor(self.workers, mp_context=get_context("spawn"), initializer=_leave_interrupts)


def _work(changes: Sequence[Change]) -> _Work:
    edits = tuple(edit for change in changes for edit in change.edits)
    return edits, tuple(change.muted for change in changes if change.muted)


def _answer(question: Question, judgments: Collection[str], work: _Work) -> Values:
    """Return the values of the judgments looked at under one set of changes, and a digest of all."""
    edits, muted = work
    try:
        variant = apply(question.conflict, edits)
        values = cast("QuestionWithMuting", question).evaluate(variant, muted) if muted else question.evaluate(variant)
    except NotApplicable:  # such as a status quo that cannot be: nothing can be said, and nothing flips
        return {}
    digest = blake2b(repr(sorted(values.items())).encode(), digest_size=8).hexdigest()
    return {name: values.get(name, question.usual) for name in judgments} | {EVERYTHING: digest}


def _submitted(executor: Executor, packed: bytes, chunk: tuple[_Work, ...]) -> Future[tuple[Values, ...]] | None:
    try:
        return executor.submit(answer_chunk, packed, chunk)
    except BrokenExecutor:
        return None


def answer_chunk(packed: bytes, chunk: tuple[_Work, ...]) -> tuple[Values, ...]:
    """Return the answers to a chunk, in whatever process this is called."""
    question, judgments = _unpacked(packed)
    return tuple(_answer(question, judgments, work) for work in chunk)


@lru_cache(maxsize=1)
def _unpacked(packed: bytes) -> tuple[Question, tuple[str, ...]]:
    """Return the question; kept, so that a process plans once for all its chunks."""
    question, judgments = pickle.loads(packed)
    return question, judgments


def _is_lost(fault: Exception) -> bool:
    """Say whether a worker was lost, which says nothing about the work."""
    lost = ("KilledWorker", "FutureCancelledError", "CommClosedError")
    return isinstance(fault, BrokenExecutor | CancelledError) or type(fault).__name__ in lost


def _leave_interrupts() -> None:
    """Leave interrupts to the main process, which collects what is finished."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
