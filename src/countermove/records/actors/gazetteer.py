"""The names that can be told apart: those that come with the package, and the user's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from countermove.records.actors.entry import Entry
from countermove.records.actors.index import Index
from countermove.records.actors.tables import entries, places, titles


class Gazetteer:
    """States, groups of states, organs, parties, persons, offices and papers, ready to be looked up."""

    def __init__(self, listed: Sequence[Entry]) -> None:
        self.entries = tuple(listed)
        self.by_id = {entry.id: entry for entry in self.entries}
        self.index = Index(self.entries, titles(), places())

    @classmethod
    def load(cls, extra: Sequence[Path] = ()) -> Gazetteer:
        """Return the gazetteer of the package with the user's own files added.

        An entry of a user's file with an id that is there already takes its place; later files win. A name of the
        user's own comes before the package's where both are written alike.

        Raises: ``GazetteerError`` with every problem of every file.
        """
        if not extra:
            return _bundled()
        return _with_own(tuple((path, _stamp(path)) for path in extra))


@lru_cache(maxsize=4)
def _with_own(stamped: tuple[tuple[Path, tuple[int, int]], ...]) -> Gazetteer:
    """Return the gazetteer with the user's files, read anew only where one of them has changed."""
    from countermove.records.actors.own_names import read_own

    own = {entry.id: entry for entry in read_own([path for path, _ in stamped], {entry.id for entry in entries()})}
    return Gazetteer([*own.values(), *(entry for entry in entries() if entry.id not in own)])


def _stamp(path: Path) -> tuple[int, int]:
    """Return when a file was changed and how large it is; zeros where it cannot be seen, as its reader tells."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size


@lru_cache(maxsize=1)
def _bundled() -> Gazetteer:
    return Gazetteer(entries())
