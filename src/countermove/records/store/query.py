"""What to look for in a store, and the conditions of the database that it comes to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace

from countermove.errors import RecordError, unknown
from countermove.records.store.days import days_wanted
from countermove.records.store.names import actor_numbers, document_number, holder_names, known_marking
from countermove.records.store.places import clean

JUDGMENT_KINDS = ("probability", "possibility", "confidence", "belief", "option")
MOST_RESULTS = 10_000


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for; every field that is given narrows the search.

    ``words`` as in ``terms.py``. ``markings`` are classifications, caveats or portion marks, ``codes`` exemption codes.
    ``actors`` are named by id, name or any form that a record uses. ``holder`` is whose judgment it is, anywhere in the
    nesting; ``probability`` takes judgments whose range has more than a point in common with it. ``withheld`` takes
    places where something is missing: redactions, blocks, denied pages, footnotes without text.

    Units: dates are 1982, 1982-05 or 1982-05-10, both ends included; probabilities from 0 to 1.
    """

    words: str = ""
    document: str = ""
    office: str = ""
    markings: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    dated_from: str = ""
    dated_to: str = ""
    event_from: str = ""
    event_to: str = ""
    actors: tuple[str, ...] = ()
    judgment_kind: str = ""
    probability: tuple[float, float] | None = None
    holder: str = ""
    cue: str = ""
    withheld: bool = False
    limit: int = 20
    offset: int = 0

    @property
    def asks_judgment(self) -> bool:
        """Say whether the query is after judgments."""
        return bool(self.judgment_kind or self.probability or self.holder or self.cue)

    @property
    def asks_event(self) -> bool:
        """Say whether the query is after dated events."""
        return bool(self.event_from or self.event_to)


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on passage ``p`` and release ``r``, and the values of its question marks.

    With a ``table``, it is one on the rows of that table that belong to the passage: there must be one.
    """

    text: str
    values: tuple[object, ...] = ()
    table: str = ""

    def statement(self, one_by_one: bool) -> str:
        """Return the condition for a statement.

        Args:
            one_by_one: look every passage up, for a few; else make a list of those that meet the condition first.
        """
        if not self.table:
            return self.text
        if one_by_one:
            return f"EXISTS (SELECT 1 FROM {self.table} WHERE passage = p.id AND {self.text})"
        return f"p.id IN (SELECT passage FROM {self.table} WHERE {self.text})"


def conditions_of(connection: sqlite3.Connection, query: Query) -> tuple[Condition, ...]:
    """Return the conditions of a query, the words apart.

    Raises: ``RecordError`` for what is not known or cannot be meant, with what is near to it.
    """
    if query.limit < 1 or query.limit > MOST_RESULTS or query.offset < 0:
        raise RecordError(f"from 1 to {MOST_RESULTS:,} results can be asked for at once, from number 0 on")
    return (*_of_release(connection, query), *_of_passage(connection, query))


def _of_release(connection: sqlite3.Connection, query: Query) -> Iterator[Condition]:
    if query.document:
        yield Condition("r.document = ?", (document_number(connection, query.document),))
    if query.office:
        escaped = clean(query.office).strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        yield Condition("r.id IN (SELECT release FROM office WHERE name LIKE ? ESCAPE '\\')", (f"%{escaped}%",))
    if query.dated_from:
        yield Condition("r.latest >= ?", (days_wanted(query.dated_from)[0],))
    if query.dated_to:
        yield Condition("r.earliest <= ?", (days_wanted(query.dated_to)[1],))
    _check_order(query.dated_from, query.dated_to)


def _check_order(start: str, end: str) -> None:
    if start and end and days_wanted(start)[0] > days_wanted(end)[1]:
        raise RecordError(f"from {start} to {end} runs backwards; give the earlier date first")


def _of_passage(connection: sqlite3.Connection, query: Query) -> Iterator[Condition]:
    for marking in query.markings:
        value = known_marking(connection, marking, "marking", "kind <> 'code'")
        yield Condition(
            "(r.id IN (SELECT release FROM release_marking WHERE value = ?)"
            " OR p.id IN (SELECT passage FROM passage_marking WHERE value = ? AND kind = 'portion'))",
            (value, value),
        )
    for code in query.codes:
        value = known_marking(connection, code, "exemption code", "kind = 'code'")
        yield Condition("value = ? AND kind = 'code'", (value,), "passage_marking")
    for actor in query.actors:
        numbers = actor_numbers(connection, actor)
        slots = ", ".join("?" * len(numbers))
        yield Condition(f"actor IN ({slots})", numbers, "mention")
    if query.asks_judgment:
        yield replace(judgment_condition(connection, query), table="judgment")
    if query.asks_event:
        yield replace(event_condition(query), table="event")
    if query.withheld:
        yield Condition("p.withheld > 0")


def judgment_condition(connection: sqlite3.Connection, query: Query) -> Condition:
    """Return the condition on the table of judgments."""
    parts: list[Condition] = []
    if query.judgment_kind:
        if query.judgment_kind not in JUDGMENT_KINDS:
            raise RecordError(unknown("kind of judgment", query.judgment_kind, JUDGMENT_KINDS))
        parts.append(Condition("kind = ?", (query.judgment_kind,)))
    if query.probability is not None:
        low, high = query.probability
        if not 0 <= low < high <= 1:
            raise RecordError(f"{low:g}-{high:g} is no range of probabilities; write 0.6-0.95, the lower one first")
        parts.append(Condition("low < ? AND high > ?", (high, low)))
    if query.holder:
        names = holder_names(connection, query.holder)
        anywhere = " OR ".join(["instr('>' || holders || '>', ?)"] * len(names))
        parts.append(Condition(f"({anywhere})", tuple(f">{name}>" for name in names)))
    if query.cue:
        parts.append(Condition("cue = ?", (" ".join(clean(query.cue).lower().split()),)))
    return Condition(" AND ".join(part.text for part in parts), tuple(v for part in parts for v in part.values))


def event_condition(query: Query) -> Condition:
    """Return the condition on the table of events: those that may lie between the dates."""
    _check_order(query.event_from, query.event_to)
    parts = ["earliest <> ''"]
    values = []
    if query.event_from:
        parts.append("latest >= ?")
        values.append(days_wanted(query.event_from)[0])
    if query.event_to:
        parts.append("earliest <= ?")
        values.append(days_wanted(query.event_to)[1])
    return Condition(" AND ".join(parts), tuple(values))
