"""Writing one reading into the store: a new document, another release of one, or a file that has changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from countermove.records.store.identity import home_of, wordings_of
from countermove.records.store.notes import carry_notes
from countermove.records.store.rows import ReleaseRow, Rows, Value

_FIELDS = {
    "redaction": "redactions",
    "passage_marking": "passage_markings",
    "judgment": "judgments",
    "event": "events",
}


class Outcome(StrEnum):
    """What adding a file came to."""

    ADDED = "added"
    RELEASE = "another release"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    COPY = "copy"


class Added(NamedTuple):
    """The document a file went into, what that came to, and what the document calls itself."""

    document: str
    outcome: Outcome
    read_as: str


def note_file(connection: sqlite3.Connection, path: str, sha256: str, reader: str) -> Added | None:
    """Note that a file holds bytes that are in the store already; None where they are not, or were read otherwise.

    Must run inside a transaction.
    """
    query = (
        "SELECT r.id, d.name, r.read_as FROM release r JOIN document d ON d.id = r.document"
        " WHERE r.sha256 = ? AND r.reader = ?"
    )
    known = connection.execute(query, (sha256, reader)).fetchone()
    if known is None:
        return None
    release, name, read_as = known
    before = _release_of_file(connection, path)
    if before == release or not path:
        return Added(name, Outcome.UNCHANGED, read_as)
    _point_file(connection, path, release)
    if before is not None and not _has_files(connection, before):
        replaced = _remove(connection, before)
        carry_notes(connection, name, wordings_of(connection, release), sha256, [replaced])
    return Added(name, Outcome.COPY, read_as)


def write_rows(connection: sqlite3.Connection, rows: Rows, path: str) -> Added:
    """Write one reading. Must run inside a transaction, which makes it happen whole or not at all.

    Args:
        path: the file, as the store names files; empty for a record that is no file's.
    """
    known = note_file(connection, path, rows.release.sha256, rows.release.reader)
    if known is not None:
        return known
    outdated = _outdated(connection, rows.release.sha256, path)
    home = home_of(connection, rows, outdated[0] if outdated else None)
    document = _insert_document(connection, home.name) if home.id is None else home.id
    files = [path] if path else []
    files += [file for old in outdated for file in _files_of(connection, old)]
    replaced = [_remove(connection, old, keep=document) for old in outdated]
    release = _insert_release(connection, document, rows)
    _note_twins(connection, document)
    for file in files:
        _point_file(connection, file, release)
    carry_notes(connection, home.name, rows.wordings, rows.release.sha256, replaced)
    outcome = Outcome.UPDATED if outdated else Outcome.ADDED if home.id is None else Outcome.RELEASE
    return Added(home.name, outcome, rows.release.read_as)


def forget_document(connection: sqlite3.Connection, name: str) -> int:
    """Take a document with all its releases out, and return how many there were. Notes on it are kept, orphaned.

    Must run inside a transaction.
    """
    query = "SELECT r.id FROM release r JOIN document d ON d.id = r.document WHERE d.name = ?"
    releases = [row[0] for row in connection.execute(query, (name,))]
    for release in releases:
        _remove(connection, release)
    connection.execute("UPDATE note SET status = 'orphaned', suggested = '', share = NULL WHERE document = ?", (name,))
    return len(releases)


def _outdated(connection: sqlite3.Connection, sha256: str, path: str) -> list[int]:
    """Return the releases that a new reading takes the place of: the same bytes, or what the file held and no other."""
    same = connection.execute("SELECT id FROM release WHERE sha256 = ?", (sha256,)).fetchone()
    before = _release_of_file(connection, path)
    alone = before is not None and _files_of(connection, before) == [path]
    return list(dict.fromkeys([*([same[0]] if same else []), *([before] if before is not None and alone else [])]))


def _release_of_file(connection: sqlite3.Connection, path: str) -> int | None:
    row = connection.execute("SELECT release FROM file WHERE path = ?", (path,)).fetchone()
    return None if row is None else int(row[0])


def _files_of(connection: sqlite3.Connection, release: int) -> list[str]:
    return [row[0] for row in connection.execute("SELECT path FROM file WHERE release = ?", (release,))]


def _has_files(connection: sqlite3.Connection, release: int) -> bool:
    return bool(_files_of(connection, release))


def _point_file(connection: sqlite3.Connection, path: str, release: int) -> None:
    connection.execute("INSERT OR REPLACE INTO file (path, release) VALUES (?, ?)", (path, release))


def _remove(connection: sqlite3.Connection, release: int, keep: int | None = None) -> str:
    """Take a release out and return its hash; its document too where it was the last one and is not to be kept."""
    words = "SELECT 'delete', w.id, w.text FROM wording w JOIN passage p ON p.id = w.id WHERE p.release = ?"
    connection.execute(f"INSERT INTO words (words, rowid, text) {words}", (release,))
    named = "SELECT DISTINCT actor FROM mention WHERE passage IN (SELECT id FROM passage WHERE release = ?)"
    actors = connection.execute(named, (release,)).fetchall()
    query = "DELETE FROM release WHERE id = ? RETURNING document, sha256"
    document, sha256 = connection.execute(query, (release,)).fetchone()
    if document != keep:
        query = "DELETE FROM document WHERE id = ? AND NOT EXISTS (SELECT 1 FROM release WHERE document = ?)"
        connection.execute(query, (document, document))
        _note_twins(connection, document)
    gone = "DELETE FROM actor WHERE id = ? AND NOT EXISTS (SELECT 1 FROM mention WHERE actor = ?)"
    connection.executemany(gone, [(actor, actor) for (actor,) in actors])
    return str(sha256)


def _note_twins(connection: sqlite3.Connection, document: int) -> None:
    """Note which passages of a document's releases have the same words as one of an earlier release."""
    releases = connection.execute("SELECT count(*) FROM release WHERE document = ?", (document,)).fetchone()[0]
    there = "SELECT id FROM release WHERE document = ?"
    query = f"SELECT id, twin, twin_of FROM passage WHERE release IN ({there}) ORDER BY id"
    if releases < 2:
        query = f"SELECT id, twin, twin_of FROM passage WHERE release IN ({there}) AND twin_of IS NOT NULL"
    first: dict[str, int] = {}
    for number, twin, before in connection.execute(query, (document,)).fetchall():
        original = first.setdefault(twin, number)
        now = None if original == number else original
        if now != before:
            connection.execute("UPDATE passage SET twin_of = ? WHERE id = ?", (now, number))


def _insert_document(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute("INSERT INTO document (name) VALUES (?)", (name,)).lastrowid or 0)


def _insert_release(connection: sqlite3.Connection, document: int, rows: Rows) -> int:
    columns = ("document", *ReleaseRow._fields)
    query = f"INSERT INTO release ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
    release = int(connection.execute(query, (document, *rows.release)).lastrowid or 0)
    _insert(connection, "office", [(release, *row) for row in rows.offices])
    _insert(connection, "release_marking", [(release, *row) for row in rows.release_markings])
    first = int(connection.execute("SELECT coalesce(max(id), 0) + 1 FROM passage").fetchone()[0])
    _insert(connection, "passage", [(first + row.position, release, *row, None) for row in rows.passages])
    _insert(connection, "wording", [(first + words.position, words.text, words.sketch) for words in rows.wordings])
    indexed = [(first + words.position, words.text) for words in rows.wordings]
    connection.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", indexed)
    for table in ("redaction", "passage_marking", "judgment", "event"):
        _insert(connection, table, _of_passages(first, getattr(rows, _FIELDS[table])))
    _insert_actors(connection, first, rows)
    return release


def _of_passages(first: int, rows: Iterable[tuple[Value, ...]]) -> list[tuple[Value, ...]]:
    """Return rows that begin with a position as rows that begin with the number of the passage."""
    return [(first + int(position or 0), *rest) for position, *rest in rows]


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[tuple[Value, ...]]) -> None:
    if rows:
        connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def _insert_actors(connection: sqlite3.Connection, first: int, rows: Rows) -> None:
    query = "INSERT OR IGNORE INTO actor (name, shown, type) VALUES (?, ?, ?)"
    mentioned = {str(row[1]) for row in rows.mentions}
    connection.executemany(query, [actor for actor in rows.actors if actor[0] in mentioned])
    numbers = {}
    for name in mentioned:
        numbers[name] = connection.execute("SELECT id FROM actor WHERE name = ?", (name,)).fetchone()[0]
    forms = [(form, numbers[name]) for form, name in rows.forms if name in numbers]
    connection.executemany("INSERT OR IGNORE INTO actor_form (form, actor) VALUES (?, ?)", forms)
    mentions = [(position, numbers[str(name)], *rest) for position, name, *rest in rows.mentions]
    _insert(connection, "mention", _of_passages(first, mentions))
