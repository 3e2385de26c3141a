"""The file of a register: made, opened and refused; rows are added and nothing else; errors of SQLite as sentences."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from countermove.forecasts.faults import ForecastError

APPLICATION_ID = 0x434D4652
VERSION = 1
LEAST_SQLITE = (3, 37)
WAIT_SECONDS = 20.0

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_TABLES = {"forecast": "id = NEW.id OR number = NEW.number"} | dict.fromkeys(
    ("revision", "resolution"), "forecast = NEW.forecast AND position = NEW.position"
)


@cache
def schema() -> tuple[str, ...]:
    """Return the statements that make an empty register: the tables, and triggers that refuse to change a row.

    A row could also be changed by inserting another one in its place, which is why there is a trigger for that.
    """
    text = Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("--"))
    tables = [statement.strip() for statement in lines.split(";") if statement.strip()]
    return (*tables, *(trigger for name, same in _TABLES.items() for trigger in _triggers(name, same)))


def _triggers(table: str, same: str) -> Iterator[str]:
    refusal = "BEGIN SELECT RAISE(ABORT, 'rows of a register are only ever added'); END"
    for event in ("UPDATE", "DELETE"):
        yield f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} {refusal}"
    there = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"
    yield f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {there} {refusal}"


def connect(path: Path, create: bool = False, writes: bool = True) -> sqlite3.Connection:
    """Open a register.

    Args:
        create: make it where there is none.
        writes: whether anything is to be added; without, a register in a read-only place can be read.

    Raises: ``ForecastError`` where there is none, or the file is of another program or a newer version, or is damaged;
        such a file is not touched.
    """
    if sqlite3.sqlite_version_info < LEAST_SQLITE:
        least = ".".join(map(str, LEAST_SQLITE))
        raise ForecastError(f"a register needs SQLite {least} or newer; this Python has {sqlite3.sqlite_version}")
    _check_place(path, create)
    if not path.exists():
        _make(path)
    check_header(path)
    with sentences(path):
        connection = _opened(path, writes)
        try:
            _prepare(connection)
            _check_schema(connection, path)
            _check_whole(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _check_place(path: Path, create: bool) -> None:
    """Refuse what can be no register before anything is opened or made."""
    if path.is_dir():
        raise ForecastError(f"{path} is a folder; name a file in it, such as {path / 'forecasts.sqlite'}")
    if path.exists() and not path.is_file():
        raise ForecastError(f"{path} is no ordinary file")
    if path.exists():
        return
    if not create:
        raise ForecastError(f"there is no register {path}; `countermove forecasts add {path} …` starts one")
    if not path.parent.is_dir():
        raise ForecastError(f"{path.parent} is not a folder; make it first")


def check_header(path: Path) -> None:
    """Look at a file's first bytes and its size, without SQLite, which might mend what is not ours.

    Raises: ``ForecastError`` where it is not a register that this version can use.
    """
    with sentences(path), path.open("rb") as file:
        start = file.read(_HEADER)
        size = file.seek(0, os.SEEK_END)
    if len(start) < _HEADER or not start.startswith(_MAGIC) or _number(start, 68) != APPLICATION_ID:
        raise ForecastError(f"{path} is not a register that countermove made; it was left as it is")
    if (version := _number(start, 60)) > VERSION:
        raise ForecastError(
            f"{path} was made by a newer countermove (its version is {version}, this program knows {VERSION}); "
            "it was left as it is: update countermove"
        )
    page = int.from_bytes(start[16:18], "big")
    wanted = (65536 if page == 1 else page) * _number(start, 28)
    if size < wanted and not _log_size(path):
        raise ForecastError(_damaged(path, f"it has {size:,} of {wanted:,} bytes"))


def _number(start: bytes, offset: int) -> int:
    return int.from_bytes(start[offset : offset + 4], "big")


def _log(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _log_size(path: Path) -> int:
    """Return the size of the log beside a register, where rows lie until they are moved into the register itself."""
    try:
        return _log(path).stat().st_size
    except OSError:
        return 0


def _damaged(path: Path, what: str) -> str:
    return f"{path} is damaged ({what}); it was left as it is: go back to a copy of it, or import an export of it"


def _make(path: Path) -> None:
    """Make an empty register, complete or not at all; if another process makes it first, that one is kept."""
    new = path.with_name(f"{path.name}.new-{os.getpid()}")
    with sentences(path):
        _clear(new)  # what a killed process of the same number may have left
        try:
            connection = sqlite3.connect(new, isolation_level=None)
            try:
                _write_schema(connection)
            finally:
                connection.close()
            _into_place(new, path)
        finally:
            with suppress(OSError):
                _clear(new)


def _clear(new: Path) -> None:
    for name in (new.name, f"{new.name}-wal", f"{new.name}-shm", f"{new.name}-journal"):
        new.with_name(name).unlink(missing_ok=True)


def _write_schema(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN EXCLUSIVE")
    for statement in schema():
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def _into_place(new: Path, path: Path) -> None:
    try:
        os.link(new, path)
    except FileExistsError:
        pass
    except OSError:  # a file system without links
        if not path.exists():
            new.replace(path)


def _opened(path: Path, writes: bool) -> sqlite3.Connection:
    """Open the file; where nothing is to be written and nothing may be, as a file that nobody changes meanwhile, since
    SQLite would else have to keep its log beside it."""
    address = path.resolve().as_uri()
    if writes and not _is_writable(path):  # or SQLite would leave files of its own beside it
        raise sqlite3.OperationalError("attempt to write a readonly database")
    if not writes and not _log_size(path) and not _is_writable(path):
        return sqlite3.connect(f"{address}?immutable=1", uri=True, isolation_level=None)
    connection = sqlite3.connect(f"{address}?mode=rw", uri=True, isolation_level=None, timeout=WAIT_SECONDS)
    connection.execute(f"PRAGMA query_only = {'OFF' if writes else 'ON'}")
    return connection


def _is_writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")  # what was acknowledged survives a power cut


def _check_schema(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that holds anything besides what the program made, or lacks a part of it, such as a trigger."""
    if set(_objects(connection)) != _expected():
        raise ForecastError(f"{path} holds other tables or triggers than countermove makes; it was left as it is")


def _check_whole(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file whose pages or rows are not sound."""
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise ForecastError(_damaged(path, str(found)))


def _objects(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    query = "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
    for kind, name, statement in connection.execute(query):
        yield kind, name, " ".join(statement.split())


@cache
def _expected() -> frozenset[tuple[str, str, str]]:
    connection = sqlite3.connect(":memory:")
    try:
        for statement in schema():
            connection.execute(statement)
        return frozenset(_objects(connection))
    finally:
        connection.close()


@contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Turn errors of SQLite and of the file system into ``ForecastError``."""
    try:
        yield
    except sqlite3.OperationalError as fault:
        raise ForecastError(f"{path}: {_why(str(fault), path)}") from None
    except sqlite3.IntegrityError as fault:
        raise ForecastError(f"{path}: nothing was written: {fault}") from None
    except sqlite3.DatabaseError as fault:
        raise ForecastError(_damaged(path, str(fault))) from None
    except UnicodeDecodeError:  # of a text that is no text any more
        raise ForecastError(_damaged(path, "a text in it is none")) from None
    except OSError as fault:
        raise ForecastError(f"{path}: {fault.strerror or fault}") from None


def _is_refusal(text: str) -> bool:
    """Say whether a message of SQLite tells of a place where it may not write."""
    return any(words in text for words in ("readonly", "unable to open", "access permission denied"))


def _why(text: str, path: Path) -> str:
    if "locked" in text or "busy" in text:
        return f"another program has been writing to it for {WAIT_SECONDS:g} s; nothing was written, try again"
    if _is_refusal(text):
        log = f"; its last rows lie in {_log(path).name}, copy both elsewhere" if _log_size(path) else ""
        return f"it cannot be opened or written; check the permissions of the file and of its folder{log}"
    if "full" in text or "disk I/O" in text:
        return f"nothing was written ({text}); what was registered before is kept"
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
