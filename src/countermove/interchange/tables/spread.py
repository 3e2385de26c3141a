"""A case's content as rows of the tables that ``layout.py`` describes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from countermove.interchange.tables.cells import Cell, cell_of, entry_cells
from countermove.interchange.tables.layout import HEAD, HEAD_KEYS, HEAD_MEANING, HEAD_PATHS, TABLES
from countermove.interchange.tables.party_tables import RANKINGS, STATEMENTS
from countermove.interchange.tables.table import Column, Table

Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table, filled: the columns, and a tuple of cells a row."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    is_core: bool = True


def spread(content: Mapping[str, Any]) -> list[Sheet]:
    """Return a case's canonical content as tables, empty ones included."""
    head = (Column("key", "what is said"), Column("value", "what it is"))
    sheets = [Sheet(HEAD, HEAD_MEANING, head, tuple(_head(content)))]
    drawn = "states" in content
    return sheets + [
        Sheet(table.name, table.meaning, table.columns, tuple(_rows(table, content)), table.is_core and not drawn)
        for table in TABLES
    ]


def _head(content: Mapping[str, Any]) -> Iterator[Row]:
    for column in HEAD_KEYS:
        *steps, key = HEAD_PATHS.get(column.name, (column.name,))
        inside: Mapping[str, Any] = content
        for step in steps:
            inside = inside.get(step) or {}
        value = inside.get(key)
        yield column.name, None if value is None else cell_of(value, column)


def _rows(table: Table, content: Mapping[str, Any]) -> Iterator[Row]:
    for path in table.paths:
        for keys, found in _matches(content, path, {}):
            if table.only and keys[path[-1][1:-1]] not in table.only:
                continue
            for cells in _cells(table, found):
                whole = {**keys, **cells}
                yield tuple(whole.get(column.name) for column in table.columns)


def _cells(table: Table, found: Any) -> Iterator[dict[str, Cell]]:
    """Yield the cells of each row that an entry, or a list of entries, fills."""
    if table is RANKINGS:
        for place, group in enumerate(found, 1):
            yield from ({"place": float(place), "state": state} for state in group)
    elif table is STATEMENTS:
        for priority, entry in enumerate(found, 1):
            yield {**entry_cells(entry, table.columns), "priority": float(priority)}
    elif table.is_list:
        yield from (entry_cells(entry, table.columns) for entry in found)
    elif table.value:
        yield {table.value: None if found is None else cell_of(found, table.column(table.value))}
    else:
        yield {**entry_cells(found, table.columns), **_order(table, found)}


def _order(table: Table, entry: Mapping[str, Any]) -> dict[str, Cell]:
    """Return how a decision maker's order is given, so that an empty list of statements is not lost."""
    if table.name != "decision_makers":
        return {}
    given = "statements" if entry.get("preferences") is not None else "ranking" if "ranking" in entry else None
    return {"order": given}


def _matches(node: Any, path: tuple[str, ...], keys: dict[str, Cell]) -> Iterator[tuple[dict[str, Cell], Any]]:
    """Yield everything that a path leads to, with the keys on the way."""
    if not path:
        yield keys, node
        return
    step, rest = path[0], path[1:]
    if not step.startswith("{"):
        if isinstance(node, Mapping) and node.get(step) is not None:
            yield from _matches(node[step], rest, keys)
    elif isinstance(node, Mapping):
        for key, part in node.items():
            yield from _matches(part, rest, {**keys, step[1:-1]: key})
    else:
        for part in node:
            yield from _matches(part, rest, {**keys, step[1:-1]: part["id"]})
