"""The store of a project folder's records: one file, ``records.sqlite``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from countermove.records.store.database import FILE_NAME, connect, sentences, transaction
from countermove.records.store.write import Added, forget_document, note_file, write_rows

if TYPE_CHECKING:
    from countermove.records.record import Record
    from countermove.records.store.notes import Note
    from countermove.records.store.query import Query
    from countermove.records.store.reading import Read, Report, Watch
    from countermove.records.store.rows import Rows
    from countermove.records.store.search import Results


def reader_version(settings: str = "") -> str:
    """Return what distinguishes readings: what another version read, or one with other settings, is read anew."""
    from countermove import __version__

    return f"{__version__} {settings}".strip()


class RecordStore:
    """Records of documents that can be searched, with the user's notes on them.

    Opened by ``RecordStore.open``; close it, or use it in a ``with`` statement.
    """

    def __init__(self, path: Path, create: bool, writes: bool, settings: str = "") -> None:
        self.path, self.reader = path, reader_version(settings)
        self._connection = connect(path, create, writes)

    @classmethod
    def open(cls, place: Path | str, create: bool = False, writes: bool = True, settings: str = "") -> RecordStore:
        """Open the store of a folder, or the store that is this file.

        Args:
            create: make it where there is none.
            writes: whether anything is to be added; without, a store on a read-only disk can be searched.
            settings: with what settings documents are read, in any words; what was read with others is read anew.

        Raises: ``RecordError`` where there is no store, or the file is not one that this version can use; such a file
            is left as it is.
        """
        path = Path(place)
        return cls(path / FILE_NAME if path.is_dir() or not path.suffix else path, create, writes, settings)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> RecordStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with sentences(self.path), transaction(self._connection):
            yield

    def add(self, record: Record, path: Path | str = "") -> Added:
        """Add one record, or update what was read before from the same file; all of it or nothing.

        Args:
            path: the file that was read; by default the one that the record names.

        Raises: ``RecordError`` where the store cannot be written.
        """
        from countermove.records.store.rows import rows_of

        return self.add_rows(rows_of(record, self.reader), path or record.path)

    def add_rows(self, rows: Rows, path: Path | str) -> Added:
        """Add one record as rows."""
        with self._writing():
            return write_rows(self._connection, rows, self.file_name(path))

    def add_known(self, path: Path | str, sha256: str) -> Added | None:
        """Note that a file holds bytes that were read before; None where they were not, or by another version."""
        with self._writing():
            return note_file(self._connection, self.file_name(path), sha256, self.reader)

    def add_files(
        self, paths: Iterable[Path | str], workers: int = 2, watch: Watch | None = None, read: Read | None = None
    ) -> Report:
        """Read files and add them, those apart whose bytes were read before; every document is added whole or not.

        What was added stays when the work is stopped or killed, and the next call goes on from there.

        Args:
            workers: how many processes read; 0 or 1 reads in this one.
            watch: called with what is done, how much, and of how much; it returns whether to stop.
            read: reads one file; must be a function of a module. By default ``records.read.read_file``.

        Raises: ``RecordError`` where the store cannot be written; files that cannot be read are in the report.
        """
        from countermove.records.store.database import many_transactions
        from countermove.records.store.reading import add_files

        with sentences(self.path), many_transactions(self._connection):
            return add_files(self, list(paths), workers, watch, read)

    def file_name(self, path: Path | str) -> str:
        """Return how the store names a file: relative to its own folder where the file lies below it."""
        if not str(path):
            return ""
        full = Path(path).resolve()
        folder = self.path.resolve().parent
        name = full.relative_to(folder).as_posix() if full.is_relative_to(folder) else full.as_posix()
        return name.encode(errors="backslashreplace").decode()  # a name that is not UTF-8

    def search(self, query: Query) -> Results:
        """Return what a query finds.

        Raises: ``RecordError`` where nothing is asked, or what is asked is not known or cannot be meant.
        """
        from countermove.records.store.search import search

        with sentences(self.path):
            return search(self._connection, query)

    def annotate(self, cite: str, text: str, author: str, at: str, quote: str = "") -> int:
        """Put a note on a passage and return its number.

        Args:
            at: when, as the caller writes dates; the library reads no clock.
            quote: the words of the passage that are meant; the whole of it by default.

        Raises: ``RecordError`` where there is no such passage, the note is empty, or the words do not stand there.
        """
        from countermove.records.store.notes import add_note

        with self._writing():
            return add_note(self._connection, cite, text, author, at, quote)

    def accept(self, number: int) -> str:
        """Put a note on the passage that is suggested for it, and return that passage's citation.

        Raises: ``RecordError`` where there is no such note, or nothing is suggested for it.
        """
        from countermove.records.store.notes import accept_suggestion

        with self._writing():
            return accept_suggestion(self._connection, number)

    def annotations(self, at: str = "") -> tuple[Note, ...]:
        """Return the notes on a document or a passage, or all, with where they stand now.

        Raises: ``RecordError`` where there are none because there is no such document or passage.
        """
        from countermove.records.store.notes import notes

        with sentences(self.path):
            return notes(self._connection, at)

    def documents(self) -> tuple[tuple[str, str | None, str | None], ...]:
        """Return name, title and date of every document, by name."""
        query = (
            "SELECT d.name, r.title, r.date FROM document d JOIN release r ON r.document = d.id"
            " GROUP BY d.id HAVING r.id = min(r.id) ORDER BY d.name"
        )
        with sentences(self.path):
            return tuple(self._connection.execute(query).fetchall())

    def files(self) -> tuple[str, ...]:
        """Return the files that were read, as ``file_name`` calls them."""
        with sentences(self.path):
            return tuple(row[0] for row in self._connection.execute("SELECT path FROM file ORDER BY path"))

    def forget(self, name: str) -> int:
        """Take a document with all its releases out of the store, and return how many there were.

        Its files and the notes on it stay; reading a file again brings the document back, and its notes to their place.

        Raises: ``RecordError`` where there is no such document.
        """
        from countermove.records.store.names import document_number

        with self._writing():
            number = document_number(self._connection, name)
            (own,) = self._connection.execute("SELECT name FROM document WHERE id = ?", (number,)).fetchone()
            return forget_document(self._connection, own)
