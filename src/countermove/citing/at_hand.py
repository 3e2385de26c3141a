"""Which of a case's sources can be read here: the file the case names, or a document in a folder that is given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from countermove.casefile.case import Case, Source
from countermove.errors import RecordError, nearest
from countermove.records.identity import slug
from countermove.records.read import read_file
from countermove.records.record import Record

MOST_FILES = 500
READABLE = frozenset({".txt", ".md", ".pdf", ".docx", ".html", ".htm"})


@dataclass(frozen=True)
class AtHand:
    """The records of a case's sources that could be read, by source, and why the others could not."""

    records: Mapping[str, Record] = field(default_factory=dict)
    absent: Mapping[str, str] = field(default_factory=dict)


def sources_at_hand(case: Case, places: Sequence[Path] = ()) -> AtHand:
    """Return the sources of a case that can be read.

    A source is read from the first document in ``places`` that is the source, by the name of its file or else by a
    number it bears; else from the ``file`` that the case names, relative to the case.

    Args:
        places: documents, or folders of documents, to look through first, such as another release.

    Raises: ``RecordError`` for a place that is not there, and for a folder of more than 500 documents.
    """
    files = list(_documents(places))
    records: dict[str, Record] = {}
    absent: dict[str, str] = {}
    unnamed = _ByNumber(files)
    for source in case.sources.values():
        try:
            found = _same_name(source, files) or unnamed.file_of(source) or _named(case, source)
            if found is None:
                absent[source.id] = _why_absent(source, bool(files))
            else:
                records[source.id] = read_file(found, sections=source.sections, document_id=source.id)
        except RecordError as error:
            absent[source.id] = str(error)
    return AtHand(records, absent)


def _documents(places: Sequence[Path]) -> Iterator[Path]:
    for place in places:
        if place.is_dir():
            inside = sorted(path for path in place.rglob("*") if path.suffix.lower() in READABLE and path.is_file())
            if len(inside) > MOST_FILES:
                raise RecordError(
                    f"{place} holds {len(inside)} documents; name the files, or a folder of at most {MOST_FILES}"
                )
            yield from inside
        elif place.is_file():
            yield place
        else:
            hint = nearest(place.name, [path.name for path in place.parent.glob("*")]) if place.parent.is_dir() else ""
            raise RecordError(f"{place}: there is no such file or folder" + (f"; {hint}" if hint else ""))


def _named(case: Case, source: Source) -> Path | None:
    if not source.file or not case.path:
        return None
    folder = Path(case.path).resolve().parent
    path = (folder / source.file).resolve()
    return path if path.is_file() and path.is_relative_to(folder) else None


def _same_name(source: Source, files: Iterable[Path]) -> Path | None:
    return next((path for path in files if slug(path.stem).casefold() == slug(source.id).casefold()), None)


class _ByNumber:
    """Finds a document by the numbers it bears; every document is read once, and only when it is needed."""

    def __init__(self, files: Sequence[Path]) -> None:
        self.files = files
        self._found: dict[str, Path] | None = None

    def file_of(self, source: Source) -> Path | None:
        """Return the document that bears a source's name as one of its numbers."""
        if self._found is None:
            self._found = {}
            for path in self.files:
                for number in _numbers(path):
                    self._found.setdefault(slug(number), path)
        return self._found.get(slug(source.id))


def _numbers(path: Path) -> Iterator[str]:
    try:
        record = read_file(path)
    except RecordError:
        return  # a document that cannot be read is nobody's source
    yield record.id
    yield from record.document.control_numbers
    yield from record.document.release_ids


def _why_absent(source: Source, searched: bool) -> str:
    if source.file:
        return f"{source.file} is not there"
    reason = f"the case names no file for {source.id}"
    return reason + (", and none of the documents given is it" if searched else "")
