"""Names that users type, looked up in a store: documents, actors, holders of judgments, markings."""

from __future__ import annotations

import sqlite3

from countermove.errors import RecordError, nearest, unknown
from countermove.records.store.places import clean
from countermove.records.store.rows import form_of, marking_of


def document_number(connection: sqlite3.Connection, name: str) -> int:
    """Return the row of a document by its name, or by the number that one of its releases bears.

    Raises: ``RecordError`` where there is none, with the nearest name.
    """
    exact = connection.execute("SELECT id FROM document WHERE name = ?", (clean(name),)).fetchone()
    if exact:
        return int(exact[0])
    query = "SELECT d.id, d.name, r.read_as FROM document d JOIN release r ON r.document = d.id ORDER BY d.id, r.id"
    rows = connection.execute(query).fetchall()
    wanted = _letters_and_digits(name)
    for number, *names in rows:
        if wanted in map(_letters_and_digits, names):
            return int(number)
    known = [row[1] for row in rows]
    hint = nearest(name, known) or f"the records hold {len(set(known))} documents"
    raise RecordError(f'there is no document "{name}"; {hint}')


def _letters_and_digits(name: str) -> str:
    return "".join(filter(str.isalnum, name)).upper()


def actor_numbers(connection: sqlite3.Connection, name: str) -> tuple[int, ...]:
    """Return the rows of the actors that a name may mean: by any form a record uses, else by any the gazetteer knows.

    Raises: ``RecordError`` where no record names it, with the nearest name that one does.
    """
    numbers = _actors_of_forms(connection, _forms(name)) or _actors_of_gazetteer(connection, name)
    if numbers:
        return numbers
    known = [row[0] for row in connection.execute("SELECT form FROM actor_form ORDER BY form")]
    hint = nearest(form_of(name), known) or (f"they name {len(known)} others" if known else "they name none at all")
    raise RecordError(f'the records name no actor "{name}"; {hint}')


def _forms(name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((form_of(name), form_of(name.replace("_", " ").replace("-", " ")))))


def _actors_of_forms(connection: sqlite3.Connection, forms: tuple[str, ...]) -> tuple[int, ...]:
    slots = ", ".join("?" * len(forms))
    query = f"SELECT DISTINCT actor FROM actor_form WHERE form IN ({slots}) ORDER BY actor"
    return tuple(int(row[0]) for row in connection.execute(query, forms))


def _actors_of_gazetteer(connection: sqlite3.Connection, name: str) -> tuple[int, ...]:
    from countermove.records.actors.tables import entries

    forms = set(_forms(name))
    known = (one for one in entries() if forms & {form_of(form) for form in (one.name, one.surname, *one.aliases)})
    rows = (connection.execute("SELECT id FROM actor WHERE name = ?", (one.id,)).fetchone() for one in known)
    return tuple(int(row[0]) for row in rows if row)


def holder_names(connection: sqlite3.Connection, name: str) -> tuple[str, ...]:
    """Return the words for a holder of judgments: the one typed, and every form of that actor's name.

    Raises: ``RecordError`` where no judgment here is anybody's of that name, with the nearest holder.
    """
    own = form_of(name)
    if own == "authors":
        return (own,)
    held = {part for row in connection.execute("SELECT DISTINCT holders FROM judgment") for part in row[0].split(">")}
    actors = _actors_of_forms(connection, _forms(name)) or _actors_of_gazetteer(connection, name)
    slots = ", ".join("?" * len(actors))
    query = f"SELECT form FROM actor_form WHERE actor IN ({slots}) ORDER BY form"
    names = dict.fromkeys((own, *(row[0] for row in connection.execute(query, actors))))
    found = tuple(form for form in names if form in held)
    if not found:
        raise RecordError(unknown("holder of a judgment", name, held))
    return found


def known_marking(connection: sqlite3.Connection, text: str, what: str, kind: str) -> str:
    """Return a marking as the store has it.

    Args:
        what: what it is called in messages.
        kind: the condition on its kind.

    Raises: ``RecordError`` where nothing here is marked so, with the nearest marking.
    """
    value = marking_of(text)
    query = (
        f"SELECT 1 FROM passage_marking WHERE value = :value AND {kind} UNION ALL"
        f" SELECT 1 FROM release_marking WHERE value = :value AND {kind} LIMIT 1"
    )
    if connection.execute(query, {"value": value}).fetchone():
        return value
    query = (
        f"SELECT DISTINCT value FROM passage_marking WHERE {kind} UNION"
        f" SELECT DISTINCT value FROM release_marking WHERE {kind} ORDER BY 1 LIMIT 200"
    )
    raise RecordError(unknown(what, value, [row[0] for row in connection.execute(query)]))
