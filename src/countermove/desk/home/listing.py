"""The cases of a folder, each with what can be said of it; what was looked at once is not looked at again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from countermove.desk.draft_file import draft_path
from countermove.desk.home.facts import Facts, facts_of
from countermove.engine.watch import Progress

Stamp = tuple[int, int]
"""When a file was written last, in nanoseconds, and its length in bytes."""


@dataclass(frozen=True)
class Entry:
    """A case of the list; ``facts`` is None as long as nobody has looked, ``run`` what was worked out here last."""

    key: str
    name: str
    facts: Facts | None
    is_bundled: bool = False
    has_draft: bool = False
    at_hand: int = 0
    run: str = ""

    @property
    def title(self) -> str:
        """Return the case's title, or its file's name where it cannot be read."""
        return (self.facts.title if self.facts else "") or self.name


@dataclass
class Shelf:
    """What was found in case files, as long as these stay as they were."""

    _kept: dict[Path, tuple[Stamp, Facts]] = field(default_factory=dict)

    def facts(self, path: Path) -> Facts | None:
        """Return what is known of a file as it is now; None where nobody has looked since it was written."""
        kept = self._kept.get(path)
        return kept[1] if kept and kept[0] == stamp_of(path) else None

    def unknown(self, paths: Iterable[Path]) -> tuple[Path, ...]:
        """Return the files that have not been looked at as they are now."""
        return tuple(path for path in paths if self.facts(path) is None)

    def look(self, paths: Iterable[Path], progress: Progress) -> None:
        """Look at files; each is there for all to see as soon as it was looked at."""
        given = list(paths)
        for number, path in enumerate(given):
            progress(path.parent.name, number, len(given))
            stamp = stamp_of(path)
            self._kept[path] = (stamp, facts_of(path))


def entries(
    files: Mapping[str, Path], shelf: Shelf, stems: frozenset[str], runs: Mapping[str, str], *, bundled: bool = False
) -> Iterator[Entry]:
    """Return an entry for every case.

    Args:
        files: case files by key.
        stems: the names of the folder's documents, as ``stems_of`` gives them.
        runs: by a case's hash, what was worked out last.
    """
    for key, path in files.items():
        facts = shelf.facts(path)
        yield Entry(
            key,
            path.stem if path.stem != "case" else path.parent.name,
            facts,
            bundled,
            not bundled and draft_path(path).is_file(),
            facts.at_hand(stems) if facts else 0,
            runs.get(facts.hash, "") if facts and facts.hash else "",
        )


def stamp_of(path: Path) -> Stamp:
    """Return what tells one state of a file from another; zeros where it is gone."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)
