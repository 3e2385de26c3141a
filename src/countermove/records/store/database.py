"""The file of a store: made, opened and refused; errors of SQLite as sentences."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from countermove.errors import RecordError

FILE_NAME = "records.sqlite"
APPLICATION_ID = 0x434D5652
VERSION = 1
LEAST_SQLITE = (3, 37)
WAIT_SECONDS = 20.0

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100


@cache
def _schema() -> tuple[str, ...]:
    text = Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("--"))
    return tuple(statement.strip() for statement in lines.split(";") if statement.strip())


def connect(path: Path, create: bool = False, writes: bool = True) -> sqlite3.Connection:
    """Open a store.

    Args:
        create: make it where there is none.
        writes: whether anything will be written.

    Raises: ``RecordError`` where there is none, or the file is of another program or a newer version, or is damaged;
        such a file is not touched.
    """
    if sqlite3.sqlite_version_info < LEAST_SQLITE:
        least = ".".join(map(str, LEAST_SQLITE))
        raise RecordError(f"records need SQLite {least} or newer; this Python has {sqlite3.sqlite_version}")
    if not path.exists():
        if not create:
            raise RecordError(f"there are no records in {path.parent}: countermove read FILE… --into {path.parent}")
        _make(path)
    check_header(path)
    with sentences(path):
        mode = "rw" if writes else "ro"
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=WAIT_SECONDS
        )
        try:
            _prepare(connection)
            _check_schema(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def check_header(path: Path) -> None:
    """Look at the first bytes of a file, without SQLite, which might mend what is not ours.

    Raises: ``RecordError`` where it is not a store that this version can use.
    """
    with path.open("rb") as file:
        start = file.read(_HEADER)
    if len(start) < _HEADER or not start.startswith(_MAGIC) or _number(start, 68) != APPLICATION_ID:
        raise RecordError(f"{path} is not a file of records that countermove made; it was left as it is")
    version = _number(start, 60)
    if version > VERSION:
        raise RecordError(
            f"{path} was made by a newer countermove (its version is {version}, this program knows {VERSION}); "
            "it was left as it is: update countermove"
        )


def _number(start: bytes, offset: int) -> int:
    return int.from_bytes(start[offset : offset + 4], "big")


def _make(path: Path) -> None:
    """Make an empty store, complete or not at all; if another process makes it first, that one is kept."""
    if not path.parent.is_dir():
        raise RecordError(f"{path.parent} is not a folder; make it first")
    new = path.with_name(f"{path.name}.new-{os.getpid()}")
    with sentences(path):
        connection = sqlite3.connect(new, isolation_level=None)
        try:
            connection.execute("BEGIN EXCLUSIVE")
            for statement in _schema():
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
            connection.execute("COMMIT")
        finally:
            connection.close()
    _into_place(new, path)


def _into_place(new: Path, path: Path) -> None:
    try:
        os.link(new, path)
    except FileExistsError:
        pass
    except OSError:  # a file system without links
        if not path.exists():
            new.replace(path)
    new.unlink(missing_ok=True)


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -16000")


def _check_schema(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that holds anything besides what the program made, such as a trigger of a stranger."""
    if set(_objects(connection)) != _expected():
        raise RecordError(f"{path} holds more or other tables than countermove makes; it was left as it is")


def _objects(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    query = "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
    for kind, name, statement in connection.execute(query):
        yield kind, name, "" if name.startswith("words_") and kind == "table" else " ".join(statement.split())


@cache
def _expected() -> frozenset[tuple[str, str, str]]:
    connection = sqlite3.connect(":memory:")
    try:
        for statement in _schema():
            connection.execute(statement)
        return frozenset(_objects(connection))
    finally:
        connection.close()


@contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Turn errors of SQLite into ``RecordError``."""
    try:
        yield
    except sqlite3.OperationalError as fault:
        raise RecordError(f"{path}: {_why(fault)}") from None
    except sqlite3.DatabaseError as fault:
        raise RecordError(
            f"{path} is damaged ({fault}); move it away and read the documents again: countermove read FILE… --into "
            f"{path.parent}"
        ) from None


def _why(fault: sqlite3.OperationalError) -> str:
    text = str(fault)
    if "locked" in text or "busy" in text:
        return f"another program has been writing to it for {WAIT_SECONDS:.0f} s; try again when it is done"
    if "readonly" in text or "unable to open" in text:
        return "it cannot be opened; check the permissions of the file and of its folder"
    if "no such module" in text:
        return "this Python's SQLite has no full-text search (FTS5); install a Python that has it"
    if "full" in text:
        return "the disk is full; what was read before is kept"
    return text


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Make everything inside happen, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def many_transactions(connection: sqlite3.Connection) -> Iterator[None]:
    """Keep a write-ahead log meanwhile, so that thousands of small transactions need not wait for the disk each.

    A process that is killed loses nothing that was finished. A power cut may lose the last few documents, whole, which
    are then read again. Afterwards the store is one plain file again, unless somebody else has it open.
    """
    if _journal(connection, "WAL") == "wal":
        connection.execute("PRAGMA synchronous = NORMAL")
    try:
        yield
    finally:
        connection.execute("PRAGMA synchronous = FULL")
        with suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        _journal(connection, "DELETE")


def _journal(connection: sqlite3.Connection, mode: str) -> str:
    """Change the kind of journal, unless another program has the store open, and return which one there is now."""
    with suppress(sqlite3.OperationalError):
        connection.execute(f"PRAGMA journal_mode = {mode}")
    return str(connection.execute("PRAGMA journal_mode").fetchone()[0])
