"""Reading many files into a store: those that are known are left, the others read by several processes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from countermove.errors import RecordError
from countermove.records.store.rows import Rows, rows_of
from countermove.records.store.workers import WorkerDied, in_order
from countermove.records.store.write import Added, Outcome

if TYPE_CHECKING:
    from countermove.records.record import Record
    from countermove.records.store.store import RecordStore

Read = Callable[[str], "Record"]
Watch = Callable[[str, int, int], bool]

FEW = 6
"""So few files are read in this process: starting others would take longer."""


class Failed(NamedTuple):
    """A file that could not be read, and why."""

    path: str
    message: str

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True)
class Report:
    """What became of the files: how many had which outcome, which could not be read, and whether it was stopped early.

    ``renamed`` are documents that stand under another name than the number they bear, by file: the same words under
    two numbers are one document, and two documents of one number need two names.
    """

    outcomes: Mapping[Outcome, int] = field(default_factory=dict)
    failed: tuple[Failed, ...] = ()
    renamed: Mapping[str, Added] = field(default_factory=dict)
    is_stopped: bool = False

    def count(self, outcome: Outcome) -> int:
        """Return how many files had an outcome."""
        return self.outcomes.get(outcome, 0)


def add_files(
    store: RecordStore, paths: Sequence[Path | str], workers: int, watch: Watch | None, read: Read | None
) -> Report:
    """Read files into a store; see ``RecordStore.add_files``."""
    run = _Run(store, len(paths), watch)
    work = partial(read_rows, read or _read_file, store.reader)
    unknown = run.unknown(paths)
    first = list(islice(unknown, FEW + 1))
    to_read = chain(first, unknown)
    if workers > 1 and len(first) > FEW:
        results = in_order(work, to_read, workers)
    else:
        results = ((path, work(path)) for path in to_read)
    for path, found in results:
        run.take(path, found)
    return Report(dict(run.outcomes), tuple(run.failed), run.renamed, run.is_stopped)


def read_rows(read: Read, reader: str, path: str) -> Rows | str:
    """Return the rows of a file, or why there are none: what a worker does."""
    try:
        return rows_of(read(path), reader)
    except RecordError as error:
        return str(error)
    except OSError as error:
        return f"{path}: {error.strerror or error}"
    except Exception as fault:  # one odd document must not keep thousands of others from being read
        return f"{path}: this is a fault in countermove, not in the document: {type(fault).__name__}: {fault}"


def _read_file(path: str) -> Record:
    from countermove.records.read import read_file

    return read_file(Path(path))


class _Run:
    """Counts what becomes of the files, in order."""

    def __init__(self, store: RecordStore, total: int, watch: Watch | None) -> None:
        self.store, self.total, self.watch = store, total, watch
        self.outcomes: Counter[Outcome] = Counter()
        self.failed: list[Failed] = []
        self.renamed: dict[str, Added] = {}
        self.done = 0
        self.is_stopped = False

    def unknown(self, paths: Sequence[Path | str]) -> Iterator[str]:
        """Return the files whose bytes have not been read, until the work is stopped; note the others."""
        for path in paths:
            if self.is_stopped:
                return
            try:
                known = self.store.add_known(path, _sha256(Path(path)))
            except OSError as error:
                self._failed(str(path), f"{path}: {error.strerror or error}")
                continue
            if known is None:
                yield str(path)
            else:
                self._count(str(path), known)

    def take(self, path: str, found: Rows | str | WorkerDied) -> None:
        """Write what a file came to."""
        if isinstance(found, Rows):
            self._count(path, self.store.add_rows(found, path))
        elif isinstance(found, WorkerDied):
            self._failed(path, f"{path}: the process that read it died, as for want of memory; leave it out")
        else:
            self._failed(path, found)

    def _count(self, path: str, added: Added) -> None:
        self.outcomes[added.outcome] += 1
        if added.document != added.read_as:
            self.renamed[path] = added
        self._step()

    def _failed(self, path: str, message: str) -> None:
        self.failed.append(Failed(path, message))
        self._step()

    def _step(self) -> None:
        self.done += 1
        if self.watch is not None and self.watch("reading", self.done, self.total):
            self.is_stopped = True


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
