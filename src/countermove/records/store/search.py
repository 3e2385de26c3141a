"""Searching a store: hits in a fixed order, with the words that were found."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from countermove.errors import RecordError
from countermove.records.store.names import actor_numbers, document_number
from countermove.records.store.query import (
    Condition,
    Query,
    conditions_of,
    event_condition,
    judgment_condition,
)
from countermove.records.store.snippet import Snippet, Spans, marked_spans, snippet_of
from countermove.records.store.terms import match_expression

FEW = 5000
"""So few places with the words are looked up one by one for the other conditions."""

MOST_STRETCHES = 20
"""The words are looked for in so many releases of a document one after the other; for more, in everything at once."""

_START, _END = "\x01", "\x02"
_COLUMNS = (
    "p.id, d.name, p.place, p.kind, p.heading, coalesce(w.text, ''), p.first_line, p.last_line, p.portion_mark,"
    " p.withheld, r.id, r.title, r.date, r.classification, r.release_ids, r.type"
)
_MATCHED = "SELECT rowid, bm25(words) FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ?"
_NO_TWIN = " WHERE id NOT IN (SELECT id FROM passage WHERE twin_of IS NOT NULL AND twin_of IN (SELECT id FROM hits))"


class Withheld(NamedTuple):
    """Something missing from a place: what kind, the mark as printed, codes, how much, and where in the text."""

    kind: str
    marker: str
    codes: tuple[str, ...]
    extent: str
    at: int


class Judged(NamedTuple):
    """A judgment that was asked for: its cue, kind, holders from the outside in, range and scale."""

    cue: str
    kind: str
    holders: tuple[str, ...]
    negated: bool
    range: tuple[float, float] | None
    scale: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that was found.

    ``kind`` is paragraph, item or footnote; or withheld_block, denied_pages or missing_footnote, which have no words.
    ``rank`` is how well the words fit, the lower the better; 0 where no words were asked for.
    """

    cite: str
    kind: str
    document: str
    title: str | None
    date: str | None
    type: str | None
    classification: str | None
    portion_mark: str
    heading: str
    lines: tuple[int, int]
    snippet: Snippet
    rank: float
    withheld_count: int
    withheld: tuple[Withheld, ...] = ()
    judgments: tuple[Judged, ...] = ()
    files: tuple[str, ...] = ()
    release_ids: tuple[str, ...] = ()
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Results:
    """The hits of one page, and how many there are in all."""

    query: Query
    hits: tuple[Hit, ...]
    total: int


def search(connection: sqlite3.Connection, query: Query) -> Results:
    """Return what a query finds: best fit first where words are given, else by date, document and place.

    The same words in two releases of a document are found once.

    Raises: ``RecordError`` where nothing is asked, or what is asked is not known or cannot be meant.
    """
    expression = match_expression(query.words)
    conditions = conditions_of(connection, query)
    if not expression and not conditions:
        raise RecordError(_nothing_asked(query.words))
    found, total = _places(connection, expression, conditions, query)
    numbers = [number for number, _ in found]
    rows = _details(connection, numbers)
    spans = _found_words(connection, expression, numbers)
    hits = (_hit(connection, query, rows[number], rank, spans.get(number, ())) for number, rank in found)
    return Results(query, tuple(hits), total)


def _nothing_asked(words: str) -> str:
    if words.strip():
        return f'there is no word to search for in "{words}"'
    return "nothing is asked: give words, or say what to list, such as --withheld or --actor NAME"


def _places(
    connection: sqlite3.Connection, expression: str, conditions: Sequence[Condition], query: Query
) -> tuple[list[tuple[int, float]], int]:
    """Return the passages of the page asked for, with their rank, and how many there are on all pages."""
    hits, values = _hits(connection, expression, conditions, query)
    twins = connection.execute("SELECT EXISTS (SELECT 1 FROM passage WHERE twin_of IS NOT NULL)").fetchone()[0]
    kept = f"FROM hits{_NO_TWIN if twins else ''}"
    order = "fit, id" if expression else "day, name, id"
    page = f"WITH {hits} SELECT id, fit, (SELECT count(*) {kept}) {kept} ORDER BY {order} LIMIT ? OFFSET ?"
    rows = connection.execute(page, (*values, query.limit, query.offset)).fetchall()
    if not rows and query.offset:
        return [], _places(connection, expression, conditions, replace(query, limit=1, offset=0))[1]
    return [(row[0], row[1]) for row in rows], rows[0][2] if rows else 0


def _hits(
    connection: sqlite3.Connection, expression: str, conditions: Sequence[Condition], query: Query
) -> tuple[str, list[object]]:
    """Return the table ``hits`` of what is found, with what it is put in order by; and the values in it."""
    values = [value for condition in conditions for value in condition.values]
    if not expression:
        columns = "p.id AS id, 0.0 AS fit, coalesce(r.earliest, '9999') AS day, r.read_as AS name"
        where = " AND ".join(condition.statement(one_by_one=False) for condition in conditions)
        found = f"SELECT {columns} FROM release r JOIN passage p ON p.release = r.id WHERE {where}"
        return f"hits AS MATERIALIZED ({found})", values
    stretches = _stretches(connection, query)
    matched = f"(id, fit) AS MATERIALIZED ({' UNION ALL '.join([_MATCHED] * len(stretches))})"
    given: list[object] = [value for stretch in stretches for value in (expression, *stretch)]
    if not conditions:
        return f"hits{matched}", given
    is_few = _count(connection, expression) < FEW
    where = " AND ".join(condition.statement(is_few) for condition in conditions)
    found = "matched m CROSS JOIN passage p ON p.id = m.id JOIN release r ON r.id = p.release"
    hits = f"hits AS MATERIALIZED (SELECT p.id AS id, m.fit AS fit FROM {found} WHERE {where})"
    return f"matched{matched}, {hits}", [*given, *values]


def _stretches(connection: sqlite3.Connection, query: Query) -> list[tuple[int, int]]:
    """Return the first and last numbers of the passages that can be meant; what lies outside need not be ranked."""
    if not query.document:
        return [(0, 2**62)]
    within = (
        "SELECT min(p.id), max(p.id) FROM release r JOIN passage p ON p.release = r.id WHERE r.document = ?"
        " GROUP BY r.id ORDER BY r.id LIMIT ?"
    )
    number = document_number(connection, query.document)
    found = connection.execute(within, (number, MOST_STRETCHES + 1)).fetchall()
    return found if 0 < len(found) <= MOST_STRETCHES else [(0, 2**62)]


def _count(connection: sqlite3.Connection, expression: str) -> int:
    return int(connection.execute("SELECT count(*) FROM words WHERE words MATCH ?", (expression,)).fetchone()[0])


def _details(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    query = (
        f"SELECT {_COLUMNS} FROM passage p JOIN release r ON r.id = p.release JOIN document d ON d.id = r.document"
        f" LEFT JOIN wording w ON w.id = p.id WHERE p.id IN ({_slots(numbers)})"
    )
    return {row[0]: row for row in connection.execute(query, tuple(numbers))}


def _found_words(connection: sqlite3.Connection, expression: str, numbers: Sequence[int]) -> dict[int, Spans]:
    """Return where the words stand in the text of each passage."""
    if not expression or not numbers:
        return {}
    query = f"SELECT rowid, highlight(words, 0, ?, ?) FROM words WHERE words MATCH ? AND rowid IN ({_slots(numbers)})"
    rows = connection.execute(query, (_START, _END, expression, *numbers))
    return {number: marked_spans(text, _START, _END) for number, text in rows}


def _slots(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _hit(connection: sqlite3.Connection, query: Query, row: tuple[Any, ...], rank: float, words: Spans) -> Hit:
    (number, document, place, kind, heading, text, first, last, portion, missing, *rest) = row
    release, title, date, classification, release_ids, kind_of_document = rest
    withheld = _withheld(connection, number)
    judgments = _judgments(connection, number, query)
    spans = words or _asked_spans(connection, number, query, judgments, withheld)
    return Hit(
        cite=f"{document}/{place}" if place else document,
        kind=kind,
        document=document,
        title=title,
        date=date,
        type=kind_of_document,
        classification=classification,
        portion_mark=portion,
        heading=heading,
        lines=(first, last),
        snippet=snippet_of(text, spans),
        rank=rank,
        withheld_count=missing,
        withheld=withheld,
        judgments=judgments,
        files=_files(connection, release),
        release_ids=tuple(release_ids.split()),
        text=text,
    )


def _withheld(connection: sqlite3.Connection, number: int) -> tuple[Withheld, ...]:
    query = "SELECT kind, marker, codes, extent, at FROM redaction WHERE passage = ? ORDER BY at, rowid"
    rows = connection.execute(query, (number,))
    return tuple(Withheld(kind, marker, tuple(codes.split()), extent, at) for kind, marker, codes, extent, at in rows)


def _judgments(connection: sqlite3.Connection, number: int, query: Query) -> tuple[Judged, ...]:
    if not query.asks_judgment:
        return ()
    inner = judgment_condition(connection, query)
    statement = (
        "SELECT cue, kind, holders, negated, low, high, scale, at, until FROM judgment"
        f" WHERE passage = ? AND {inner.text} ORDER BY at, rowid"
    )
    return tuple(_judged(*row) for row in connection.execute(statement, (number, *inner.values)))


def _judged(cue: str, kind: str, holders: str, negated: int, *rest: Any) -> Judged:
    low, high, scale, start, end = rest
    reach = None if low is None else (low, high)
    return Judged(cue, kind, tuple(holders.split(">")), bool(negated), reach, scale, start, end)


def _asked_spans(
    connection: sqlite3.Connection, number: int, query: Query, judgments: Sequence[Judged], withheld: Sequence[Withheld]
) -> Spans:
    """Return what to mark where no words were asked for: judgments, actors, dates or what is withheld."""
    if judgments:
        return tuple((one.start, one.end) for one in judgments)
    if query.actors:
        actors = [actor for name in query.actors for actor in actor_numbers(connection, name)]
        statement = f"SELECT at, until FROM mention WHERE passage = ? AND actor IN ({_slots(actors)}) ORDER BY at"
        return tuple(connection.execute(statement, (number, *actors)).fetchall())
    if query.asks_event:
        inner = event_condition(query)
        statement = f"SELECT at, until FROM event WHERE passage = ? AND {inner.text} ORDER BY at"
        return tuple(connection.execute(statement, (number, *inner.values)).fetchall())
    if query.withheld or query.codes:
        return tuple((one.at, one.at + len(one.marker)) for one in withheld)
    return ()


def _files(connection: sqlite3.Connection, release: int) -> tuple[str, ...]:
    query = "SELECT path FROM file WHERE release = ? ORDER BY path"
    return tuple(row[0] for row in connection.execute(query, (release,)))
