"""Documents as they were read on this desk: read once, and kept as long as the file stays as it is."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from countermove.desk.folder import Folder
from countermove.desk.home.listing import Stamp, stamp_of
from countermove.engine.watch import Progress
from countermove.errors import RecordError
from countermove.records.beside import PlacedLine, beside
from countermove.records.contents import with_contents
from countermove.records.identity import slug
from countermove.records.read import Reading, read_structure
from countermove.records.record import Record

MOST_KEPT, MOST_CHARACTERS = 40, 30_000_000
"""So many documents, and so much of their text, are kept as read; what was read longest ago goes first."""
STEPS = ("opening the file", "finding its parts", "finding judgments, actors and dates")


@dataclass(frozen=True)
class Wanted:
    """A document to be read: its file, and the name and section codes by which a case cites it, if it does."""

    path: Path
    id: str = ""
    sections: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Read:
    """A document as it was read: what every line of its text is, and its record."""

    reading: Reading
    record: Record

    @cached_property
    def lines(self) -> tuple[PlacedLine, ...]:
        """Return every line of the text with what it turned out to be."""
        return beside(self.reading)

    @property
    def length(self) -> int:
        """Return how many characters the text has."""
        return len(self.reading.source.text)


@dataclass(frozen=True)
class Shown:
    """A document of the folder in a list; ``state`` says in words whether it was read."""

    name: str
    title: str = ""
    date: str = ""
    state: str = "not read yet"
    id: str = ""


@dataclass
class Library:
    """What was read on this desk, and what could not be."""

    evicted: int = 0
    _read: dict[Wanted, tuple[Stamp, Read | str]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def known(self, wanted: Wanted) -> Read | str | None:
        """Return a document as it was read, or why it could not be; None where that was not tried as it is now."""
        kept = self._read.get(wanted)
        return kept[1] if kept and kept[0] == stamp_of(wanted.path) else None

    def read(self, wanted: Wanted, progress: Progress) -> None:
        """Read a document; what comes of it is ``known`` afterwards."""
        stamp = stamp_of(wanted.path)
        try:
            found: Read | str = read_document(wanted, progress)
        except RecordError as fault:
            found = str(fault)
        with self._lock:
            self._read.pop(wanted, None)
            self._read[wanted] = (stamp, found)
            self._make_room()

    def records(self) -> Iterator[tuple[Path, Record]]:
        """Return every record that is kept, with the file it is of."""
        for wanted, (stamp, found) in list(self._read.items()):
            if isinstance(found, Read) and stamp == stamp_of(wanted.path):
                yield wanted.path, found.record

    def bearing(self, number: str) -> Path | None:
        """Return the file, of those that were read, that bears a number."""
        wanted = slug(number)
        for path, record in self.records():
            document = record.document
            if wanted in {slug(one) for one in (record.id, *document.control_numbers, *document.release_ids)}:
                return path
        return None

    def listing(self, folder: Folder, names: Iterable[str]) -> list[Shown]:
        """Return documents of the folder with what is known of each."""
        by_path = self._by_path()
        return [_shown(name, by_path.get(folder.root / name)) for name in names]

    def _by_path(self) -> Mapping[Path, Read | str]:
        return {
            wanted.path: found for wanted, (stamp, found) in list(self._read.items()) if stamp == stamp_of(wanted.path)
        }

    def _make_room(self) -> None:
        while len(self._read) > 1 and (len(self._read) > MOST_KEPT or self._characters() > MOST_CHARACTERS):
            del self._read[next(iter(self._read))]
            self.evicted += 1

    def _characters(self) -> int:
        return sum(found.length for _, found in self._read.values() if isinstance(found, Read))


def read_document(wanted: Wanted, progress: Progress) -> Read:
    """Return a document as read, with progress after every step.

    Raises: ``RecordError`` where it cannot be read, with what to do; ``Stopped`` where the progress says so.
    """
    from countermove.records.readers.open import open_source

    progress(STEPS[0], 0, len(STEPS))
    try:
        source = open_source(wanted.path)
    except OSError as fault:
        raise RecordError(f"{wanted.path.name} cannot be opened: {fault.strerror or fault}") from None
    progress(STEPS[1], 1, len(STEPS))
    reading = read_structure(source, sections=dict(wanted.sections), doc_id=wanted.id or None)
    progress(STEPS[2], 2, len(STEPS))
    record = with_contents(reading.record, scale="kent-1964")
    return Read(replace(reading, record=record), record)


def _shown(name: str, found: Read | str | None) -> Shown:
    if found is None:
        return Shown(name)
    if isinstance(found, str):
        return Shown(name, state=found)
    document = found.record.document
    return Shown(name, document.title or "", document.date or "", "read", found.record.id)
