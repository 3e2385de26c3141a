"""Which document a reading belongs to: one in the store, or a new one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from countermove.records.store.rows import Rows, Wording

SAME_PASSAGE = 0.4
"""Two readings of a passage share at least this much of their word pairs (``digest.similarity``)."""

SAME_DOCUMENT = 0.5
"""Two readings of one number are one document where at least this share of the shorter one's passages is common."""


class Home(NamedTuple):
    """The document that a reading belongs to; ``id`` is None for a new one."""

    id: int | None
    name: str


def home_of(connection: sqlite3.Connection, rows: Rows, replaced: int | None) -> Home:
    """Return the document of a reading: the one with the same words, else one of the same number that is much alike.

    Args:
        replaced: the release that the reading takes the place of, where its file or its reader has changed.
    """
    return (
        _of_same_words(connection, rows)
        or _of_same_file(connection, rows, replaced)
        or _of_same_number(connection, rows)
        or Home(None, _free_name(connection, rows.name))
    )


def _of_same_words(connection: sqlite3.Connection, rows: Rows) -> Home | None:
    if not rows.release.contents:
        return None
    query = "SELECT d.id, d.name FROM release r JOIN document d ON d.id = r.document WHERE r.contents = ? ORDER BY r.id"
    row = connection.execute(query, (rows.release.contents,)).fetchone()
    return Home(*row) if row else None


def _of_same_file(connection: sqlite3.Connection, rows: Rows, replaced: int | None) -> Home | None:
    query = "SELECT d.id, d.name FROM release r JOIN document d ON d.id = r.document WHERE r.id = ? AND r.read_as = ?"
    row = connection.execute(query, (replaced, rows.release.read_as)).fetchone()
    return Home(*row) if row else None


def _of_same_number(connection: sqlite3.Connection, rows: Rows) -> Home | None:
    query = (
        "SELECT r.id, d.id, d.name FROM release r JOIN document d ON d.id = r.document"
        " WHERE r.read_as = ? ORDER BY r.id"
    )
    for release, document, name in connection.execute(query, (rows.release.read_as,)).fetchall():
        if are_alike(wordings_of(connection, release), rows.wordings):
            return Home(document, name)
    return None


def wordings_of(connection: sqlite3.Connection, release: int) -> list[Wording]:
    """Return the passages of a release that have words."""
    query = (
        "SELECT p.position, p.place, w.text, p.key, w.sketch FROM passage p JOIN wording w ON w.id = p.id"
        " WHERE p.release = ? ORDER BY p.position"
    )
    return [Wording(*row) for row in connection.execute(query, (release,))]


def are_alike(one: Sequence[Wording], other: Sequence[Wording]) -> bool:
    """Say whether two readings may be of one document; one without any words always may."""
    short, long = sorted((one, other), key=len)
    keys = {words.key for words in long}
    found = sum(1 for words in short if words.key in keys or likest(words.sketch, long)[0] >= SAME_PASSAGE)
    return found >= SAME_DOCUMENT * len(short)


def likest(sketch: str, wordings: Iterable[Wording], place: str = "") -> tuple[float, str]:
    """Return how much the likest passage has in common with a sketch, and where it is; the place itself if as like."""
    from countermove.records.digest import similarity

    shares = ((similarity(sketch, words.sketch), words.place) for words in wordings if sketch and words.sketch)
    return max(shares, key=lambda share: (share[0], share[1] == place), default=(0.0, ""))


def _free_name(connection: sqlite3.Connection, name: str) -> str:
    """Return a name, with a number behind it where another document bears it already."""
    taken = {
        row[0] for row in connection.execute("SELECT name FROM document WHERE name = ? OR name GLOB ?", _like(name))
    }
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def _like(name: str) -> tuple[str, str]:
    escaped = "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
    return name, f"{escaped}-[0-9]*"
