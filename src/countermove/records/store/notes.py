"""The user's notes on passages: kept through every new reading, and found again there or reported."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from countermove.errors import RecordError, nearest
from countermove.records.store.identity import SAME_PASSAGE, likest
from countermove.records.store.places import clean
from countermove.records.store.rows import Wording

_COLUMNS = "id, document, place, made_at, quote, text, author, at, status, suggested, share"


class Standing(StrEnum):
    """Where a note stands after its document was read anew.

    A passage with the same letters is the same passage, wherever it stands now. Otherwise the passage that shares most
    word pairs is suggested, if it shares at least ``SAME_PASSAGE``, and the user decides.
    """

    IN_PLACE = "in place"
    CHANGED = "changed"
    MOVED = "moved"
    ORPHANED = "orphaned"


class Note(NamedTuple):
    """A note of a user on a passage.

    ``cite`` is where it stands, ``made_at`` where it was made, ``quote`` the words it was made on; ``suggested`` the
    citation of a passage like it where its own words are gone, ``share`` how much of the word pairs both have.
    """

    id: int
    cite: str
    made_at: str
    quote: str
    text: str
    author: str
    at: str
    standing: Standing
    suggested: str
    share: float | None


def add_note(connection: sqlite3.Connection, cite: str, text: str, author: str, at: str, quote: str = "") -> int:
    """Put a note on a passage, and return its number. Must run inside a transaction.

    Raises: ``RecordError`` where there is no such passage, the note is empty, or the quotation is not in the passage.
    """
    if not text.strip():
        raise RecordError("the note is empty")
    document, place, sha256, key, sketch, words = find_passage(connection, cite)
    if quote and quote not in words:
        raise RecordError(f'"{quote}" does not stand in {cite}; quote it as it stands there')
    own = (_storable(text), _storable(author), at)
    row = (document, sha256, place, f"{document}/{place}", key, sketch, quote or words, *own, Standing.IN_PLACE)
    query = (
        "INSERT INTO note (document, sha256, place, made_at, key, sketch, quote, text, author, at, status)"
        f" VALUES ({', '.join('?' * len(row))})"
    )
    return int(connection.execute(query, row).lastrowid or 0)


def _storable(text: str) -> str:
    return text.encode(errors="replace").decode()


def accept_suggestion(connection: sqlite3.Connection, number: int) -> str:
    """Put a note on the passage that is suggested for it, and return the citation. Must run inside a transaction.

    Raises: ``RecordError`` where there is no such note, or nothing is suggested for it.
    """
    row = connection.execute("SELECT suggested FROM note WHERE id = ?", (number,)).fetchone()
    if row is None or not row[0]:
        raise RecordError(f"nothing is suggested for note {number}" if row else f"there is no note {number}")
    document, place, sha256, key, sketch, _ = find_passage(connection, row[0])
    query = (
        "UPDATE note SET document = ?, place = ?, sha256 = ?, key = ?, sketch = ?, status = 'in place', suggested = '',"
        " share = NULL WHERE id = ?"
    )
    connection.execute(query, (document, place, sha256, key, sketch, number))
    return f"{document}/{place}"


def find_passage(connection: sqlite3.Connection, cite: str) -> tuple[str, str, str, str, str, str]:
    """Return the document's name, place, hash of the file, key, sketch and text of a passage.

    Raises: ``RecordError`` where there is none.
    """
    name, _, place = clean(cite).strip().partition("/")
    query = (
        "SELECT d.name, p.place, r.sha256, p.key, w.sketch, w.text FROM document d JOIN release r ON r.document = d.id"
        " JOIN passage p ON p.release = r.id JOIN wording w ON w.id = p.id"
        " WHERE d.id IN (SELECT document FROM release WHERE read_as = :name UNION SELECT id"
        " FROM document WHERE name = :name) AND p.place = :place ORDER BY r.id"
    )
    row = connection.execute(query, {"name": name, "place": place}).fetchone()
    if row is None:
        raise RecordError(f'there is nothing at "{cite}"; {_nearest_place(connection, name, place)}')
    return tuple(row)


def _nearest_place(connection: sqlite3.Connection, name: str, place: str) -> str:
    query = (
        "SELECT p.place FROM document d JOIN release r ON r.document = d.id JOIN passage p ON p.release = r.id"
        " JOIN wording w ON w.id = p.id WHERE d.name = ? ORDER BY r.id, p.position"
    )
    places = [row[0] for row in connection.execute(query, (name,))]
    if not places:
        names = [row[0] for row in connection.execute("SELECT name FROM document ORDER BY name")]
        return nearest(name, names) or f"the records hold {len(names)} documents, and none is called {name}"
    return nearest(place, places) or f"{name} has {places[0]} to {places[-1]}"


def notes(connection: sqlite3.Connection, at: str = "") -> tuple[Note, ...]:
    """Return the notes on a document or a passage, or all, by document and in the order in which they were made.

    Raises: ``RecordError`` where there are none because there is no such document or passage.
    """
    where = " WHERE document = :at OR document || '/' || place = :at" if at else ""
    query = f"SELECT {_COLUMNS} FROM note{where} ORDER BY document, id"
    found = tuple(_note(row) for row in connection.execute(query, {"at": clean(at)}))
    if at and not found:
        _check_there(connection, at)
    return found


def _check_there(connection: sqlite3.Connection, at: str) -> None:
    from countermove.records.store.names import document_number

    if "/" in at:
        find_passage(connection, at)
    else:
        document_number(connection, at)


def _note(row: Sequence[object]) -> Note:
    number, document, place, made_at, quote, text, author, at, status, suggested, share = row
    return Note(
        int(str(number)),
        f"{document}/{place}",
        str(made_at),
        str(quote),
        str(text),
        str(author),
        str(at),
        Standing(str(status)),
        str(suggested),
        None if share is None else float(str(share)),
    )


def carry_notes(
    connection: sqlite3.Connection, document: str, wordings: Sequence[Wording], sha256: str, replaced: Iterable[str]
) -> None:
    """Find the notes of replaced readings again in a new one, and those of the document that had lost their place.

    Args:
        document: the name of the document that the new reading belongs to, ``wordings`` and ``sha256`` those of it.
        replaced: the hashes of the readings whose place it takes.
    """
    lost = "document = ? AND sha256 NOT IN (SELECT sha256 FROM release WHERE sha256 <> ?)"
    found = connection.execute(f"SELECT id, place, key, sketch FROM note WHERE {lost}", (document, sha256)).fetchall()
    for other in replaced:
        found += connection.execute("SELECT id, place, key, sketch FROM note WHERE sha256 = ?", (other,)).fetchall()
    for number, place, key, sketch in dict.fromkeys(found):
        _place_note(connection, number, document, sha256, _find_again(place, key, sketch, wordings))


class _Again(NamedTuple):
    standing: Standing
    place: str
    share: float | None = None


def _find_again(place: str, key: str, sketch: str, wordings: Sequence[Wording]) -> _Again:
    same = [words.place for words in wordings if key and words.key == key]
    if same:
        return _Again(Standing.IN_PLACE, place if place in same else same[0])
    share, best = likest(sketch, wordings, place)
    if share < SAME_PASSAGE:
        return _Again(Standing.ORPHANED, place)
    return _Again(Standing.CHANGED if best == place else Standing.MOVED, best, share)


def _place_note(connection: sqlite3.Connection, number: int, document: str, sha256: str, again: _Again) -> None:
    """Move a note to the same words; for words that are only alike, note the suggestion and leave it where it was."""
    if again.standing is Standing.IN_PLACE:
        query = (
            "UPDATE note SET document = ?, place = ?, sha256 = ?, status = ?, suggested = '', share = NULL WHERE id = ?"
        )
        connection.execute(query, (document, again.place, sha256, again.standing, number))
    elif again.standing is Standing.ORPHANED:
        connection.execute(
            "UPDATE note SET status = ?, suggested = '', share = NULL WHERE id = ?", (again.standing, number)
        )
    else:
        query = "UPDATE note SET sha256 = ?, status = ?, suggested = ?, share = ? WHERE id = ?"
        row = (sha256, again.standing, clean(f"{document}/{again.place}"), again.share, number)
        connection.execute(query, row)
