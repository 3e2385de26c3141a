"""Words looked for in the documents of the folder that were read; the desk keeps a store of records of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from countermove.desk.folder import Folder
from countermove.desk.lock import OWN_FOLDER
from countermove.engine.watch import Progress
from countermove.errors import RecordError
from countermove.records.record import Passage, Record
from countermove.records.store.snippet import WIDTH, Snippet
from countermove.records.store.store import RecordStore

FILE = "records.sqlite"
MOST_FOUND = 50


@dataclass(frozen=True)
class Place:
    """A place that was found: words around it, cut at those that were found, and the document of the folder.

    Units: ``line`` counts from 1 in the document's text.
    """

    cite: str
    title: str
    name: str
    line: int
    words: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Found:
    """What was found; ``why`` says why nothing was looked for, ``unread`` how many documents were never read."""

    places: tuple[Place, ...] = ()
    total: int = 0
    unread: int = 0
    why: str = ""


def keep(folder: Folder, record: Record) -> None:
    """Make a record findable, where the folder can be written to; it is no loss where it cannot."""
    if not folder.is_writable:
        return
    try:
        _store_path(folder).parent.mkdir(exist_ok=True)
        with RecordStore.open(_store_path(folder), create=True) as store:
            store.add(record)
    except (RecordError, OSError):
        return


def keep_all(folder: Folder, progress: Progress) -> str:
    """Read every document of the folder that was not read yet, and return what came of it in words.

    Raises: ``RecordError`` where nothing can be kept.
    """
    try:
        _store_path(folder).parent.mkdir(exist_ok=True)
    except OSError as fault:
        raise RecordError(f"what is read cannot be kept in this folder: {fault.strerror or fault}") from None
    with RecordStore.open(_store_path(folder), create=True) as store:
        paths = [folder.root / name for name in folder.documents()]
        report = store.add_files(paths, workers=1, watch=progress)
    failed = f", {len(report.failed)} could not be read" if report.failed else ""
    return f"{len(paths)} documents looked at{failed}" + ("; stopped before the end" if report.is_stopped else "")


def find(folder: Folder, words: str) -> Found:
    """Return the places of the documents read so far in which words stand."""
    from countermove.records.store.query import Query

    path = _store_path(folder)
    if not path.is_file():
        return Found(unread=len(folder.documents()))
    try:
        with RecordStore.open(path, writes=False) as store:
            results = store.search(Query(words, limit=MOST_FOUND))
            read = _names(store, folder)
    except RecordError as fault:
        return Found(why=str(fault))
    places = []
    for hit in results.hits:
        name = next((found for file in hit.files if (found := _name(file, folder))), "")
        if name:
            places.append(Place(hit.cite, hit.title or name, name, hit.lines[0], tuple(_cut(hit.snippet))))
    unread = sum(name not in read for name in folder.documents())
    return Found(tuple(places), results.total, unread)


def find_in(folder: Folder, words: str, records: Iterable[tuple[Path, Record]]) -> Found:
    """Return the passages in which all of some words stand, of records that are in memory: where nothing can be kept.

    Args:
        records: records with the files they are of; those that are not in the folder are left out.
    """
    wanted = words.lower().split()
    read = {path: record for path, record in records if path.is_relative_to(folder.root)}
    hits = [
        Place(
            passage.cite,
            record.document.title or record.id,
            folder.name(path),
            passage.lines[0],
            ((_some(passage), False),),
        )
        for path, record in read.items()
        for passage in record.passages()
        if wanted and all(word in passage.text.lower() for word in wanted)
    ]
    unread = sum(folder.root / name not in read for name in folder.documents())
    return Found(tuple(hits[:MOST_FOUND]), len(hits), unread)


def _some(passage: Passage) -> str:
    return passage.text if len(passage.text) <= WIDTH else passage.text[:WIDTH].rpartition(" ")[0] + " …"


def _names(store: RecordStore, folder: Folder) -> set[str]:
    return {_name(file, folder) for file in store.files()}


def _name(file: str, folder: Folder) -> str:
    """Return how the folder calls a file; empty for one that is not in it."""
    path = Path(file) if Path(file).is_absolute() else _store_path(folder).parent / file
    return folder.name(path) if path.is_relative_to(folder.root) and path.is_file() else ""


def _cut(snippet: Snippet) -> list[tuple[str, bool]]:
    found, last = [("" if snippet.is_start else "… ", False)], 0
    for start, end in snippet.marks:
        found += [(snippet.text[last:start], False), (snippet.text[start:end], True)]
        last = end
    found += [(snippet.text[last:], False), ("" if snippet.is_end else " …", False)]
    return [piece for piece in found if piece[0]]


def _store_path(folder: Folder) -> Path:
    return folder.root / OWN_FOLDER / FILE
