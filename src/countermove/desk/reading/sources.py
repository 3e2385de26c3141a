"""Which documents can be read for a case: its sources, where they are here, and what else lies in the folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from countermove.casefile.case import Case, Source
from countermove.desk.folder import Folder, Outside
from countermove.desk.home.facts import stem_of
from countermove.desk.reading.library import Library, Wanted
from countermove.errors import unknown


@dataclass(frozen=True)
class SourceHere:
    """A source of a case; ``path`` is where it can be read, None where it is not here, and ``why`` says so then."""

    source: Source
    path: Path | None
    why: str = ""

    @property
    def wanted(self) -> Wanted | None:
        """Return the document to be read, with the codes that the case cites it by; None where it is not here."""
        if self.path is None:
            return None
        return Wanted(self.path, self.source.id, tuple(self.source.sections.items()))


@dataclass(frozen=True)
class Documents:
    """What can be read for a case; ``others`` are the names of documents that are none of its sources."""

    sources: Mapping[str, SourceHere]
    others: tuple[str, ...]

    def source(self, name: str) -> SourceHere:
        """Return a source by its name.

        Raises: ``Outside`` where the case has none of that name.
        """
        if name not in self.sources:
            raise Outside(unknown("source", name, list(self.sources)))
        return self.sources[name]

    def of_file(self, path: Path) -> SourceHere | None:
        """Return the source that a file is, or None."""
        return next((one for one in self.sources.values() if one.path == path), None)


def documents_of(case: Case | None, folder: Folder, library: Library) -> Documents:
    """Return the documents for a case, or those of the folder where there is none.

    A source is the file that the case names; else a document of the folder that is called so; else one that was read
    here and bears its name as a number.
    """
    names = folder.documents()
    if case is None:
        return Documents({}, names)
    by_stem: dict[str, Path] = {}
    for name in names:
        by_stem.setdefault(stem_of(PurePosixPath(name).stem), folder.root / name)
    sources = {one.id: _here(one, case, by_stem, library) for one in case.sources.values()}
    taken = {one.path for one in sources.values()}
    return Documents(sources, tuple(name for name in names if folder.root / name not in taken))


def document_path(folder: Folder, name: str) -> Path:
    """Return the path of a document of the folder.

    Raises: ``Outside`` for a name that leads out of the folder, or to no document in it.
    """
    path = folder.path(name)
    if not path.is_file() or name not in folder.documents():
        raise Outside(f"there is no document “{name[:80]}” in this folder; it may have been moved or renamed")
    return path


def _here(source: Source, case: Case, by_stem: Mapping[str, Path], library: Library) -> SourceHere:
    path = _named(source, case) or by_stem.get(stem_of(source.id)) or library.bearing(source.id)
    if path is not None:
        return SourceHere(source, path)
    if source.file:
        return SourceHere(source, None, f"The case names {source.file} for it, and that file is not there.")
    return SourceHere(source, None, "The case names no file for it, and no document in this folder is called so.")


def _named(source: Source, case: Case) -> Path | None:
    if not source.file or not case.path:
        return None
    folder = Path(case.path).resolve().parent
    try:
        path = (folder / source.file).resolve()
        return path if path.is_relative_to(folder) and path.is_file() else None
    except (OSError, RuntimeError, ValueError):
        return None
