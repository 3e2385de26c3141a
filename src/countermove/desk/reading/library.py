"""The documents of a folder and their records: read once, and kept as long as the file stays as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from countermove.desk.folder import Folder
from countermove.desk.home.listing import Stamp, stamp_of
from countermove.records.record import Record
from countermove.records.source import SourceText

MOST_KEPT = 60
"""So many documents are kept as they were read; the one that was read longest ago goes first."""


@dataclass(frozen=True)
class Shown:
    """A document of the list; ``state`` says in words whether it was read."""

    name: str
    title: str = ""
    date: str = ""
    state: str = "not read yet"


@dataclass(frozen=True)
class Read:
    """A document as it was read: its text as a reader took it out of the file, and its record."""

    source: SourceText
    record: Record


@dataclass
class Library:
    """What was read on this desk."""

    _read: dict[Path, tuple[Stamp, Read | str]] = field(default_factory=dict)

    def listing(self, folder: Folder, names: Iterable[str]) -> list[Shown]:
        """Return documents with what is known of each."""
        return [self._shown(name, folder.root / name) for name in names]

    def _shown(self, name: str, path: Path) -> Shown:
        kept = self._read.get(path)
        if kept is None or kept[0] != stamp_of(path):
            return Shown(name)
        found = kept[1]
        if isinstance(found, str):
            return Shown(name, state=found)
        document = found.record.document
        return Shown(name, document.title or "", document.date or "", "read")
