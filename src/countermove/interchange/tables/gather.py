"""Tables as they come from a file to the content of a case, with the cell that each part of it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from countermove.casefile.nodes import Path, where_of
from countermove.errors import nearest
from countermove.interchange.tables.cells import Unreadable, value_of
from countermove.interchange.tables.found import Gathered, Line
from countermove.interchange.tables.headings import known_sheets, lines_of, normal
from countermove.interchange.tables.layout import HEAD, HEAD_KEYS, HEAD_PATHS, LISTED, LISTED_IN, TABLES, shape
from countermove.interchange.tables.order import in_order
from countermove.interchange.tables.party_tables import RANKINGS, STATEMENTS
from countermove.interchange.tables.raw import RawSheet
from countermove.interchange.tables.table import Column, Table

_HEAD_COLUMNS = (Column("key", ""), Column("value", "", "prose"))


def gather(sheets: Sequence[RawSheet], file: str) -> Gathered:
    """Return the case that tables say, everything wrong with their cells noted."""
    found = Gathered(file)
    known = known_sheets(sheets, found)
    if not known:
        found.problem(None, "none of the tables of a case is here", "the least is a table options")
    if HEAD in known:
        _gather_head(known[HEAD], found)
    for table in TABLES:
        if table.name in known:
            _Gathering(table, set(known), found).take(
                list(lines_of(known[table.name], table.columns, _needed(table), found))
            )
    return found


def _needed(table: Table) -> tuple[str, ...]:
    """Return the columns that every row is put in place by."""
    first, *others = ([step[1:-1] for step in path if step.startswith("{")] for path in table.paths)
    return tuple(name for name in first if all(name in other for other in others))


def _gather_head(sheet: RawSheet, found: Gathered) -> None:
    keys = {column.name: column for column in HEAD_KEYS}
    for line in lines_of(sheet, _HEAD_COLUMNS, ("key", "value"), found):
        name, text = normal(line.texts.get("key", "")), line.texts.get("value", "")
        if name not in keys:
            hint = nearest(name, keys) or f"the keys are {', '.join(keys)}"
            found.problem(line.at("key"), f'there is no key "{name[:40]}"; {hint}')
        elif text:
            *steps, key = path = HEAD_PATHS.get(name, (name,))
            table = found.content
            for step in steps:
                table = table.setdefault(step, {})
            table[key] = value_of(text if keys[name].kind == "prose" else text.strip(), keys[name])
            found.put_place(path, line.at("value"))


class _Gathering:
    """One table on its way into a case."""

    def __init__(self, table: Table, present: set[str], found: Gathered) -> None:
        self.table, self.present, self.found = table, present, found
        self._last_place: dict[Path, float | None] = {}

    def take(self, lines: list[Line]) -> None:
        """Put every row where it belongs."""
        if self.table in (STATEMENTS, RANKINGS):
            lines = in_order(self.table, lines, self._value, self.found)
        for line in lines:
            path = self._path(line)
            if path is None:
                continue
            if self.table is RANKINGS:
                self._rank(line, path)
            elif self.table.is_list:
                self._add(line, path)
            else:
                self._set(line, path)

    def _path(self, line: Line) -> tuple[str, ...] | None:
        """Return which of the table's paths a row takes: by the keys that it has."""
        keys: list[set[str]] = [{step[1:-1] for step in path if step.startswith("{")} for path in self.table.paths]
        optional = set[str]().union(*keys) - keys[0].intersection(*keys)
        given = {name for name in optional if line.texts.get(name)}
        for path, names in zip(self.table.paths, keys, strict=True):
            if names & optional == given:
                return path
        both = " and ".join(sorted(given))
        self.found.problem(line.place, f"{both} are both given", "a statement belongs to one of them")
        return None

    def _descend(self, line: Line, path: tuple[str, ...]) -> tuple[Any, Path] | None:
        """Return what a path leads to, short of its last step, making what nobody has listed."""
        node: Any = self.found.content
        walked: list[str | int] = []
        for number, step in enumerate(path[:-1], 1):
            if step.startswith("{"):
                found = self._enter(node, step[1:-1], path[:number], line)
                if found is None:
                    return None
                node, key = found
                walked.append(key)
            else:
                node = node.setdefault(step, [] if number == 1 and step in LISTED else {})
                walked.append(step)
        return node, tuple(walked)

    def _enter(self, node: Any, column: str, path: tuple[str, ...], line: Line) -> tuple[Any, str | int] | None:
        key = line.texts.get(column, "")
        if not key:
            self._need(column, line)
            return None
        if isinstance(node, list):
            ids = [entry.get("id", "") for entry in node]
            if key in ids:
                return node[ids.index(key)], ids.index(key)
            self._unknown(column, key, ids, LISTED_IN[shape(path)], line)
            return None
        listing = LISTED_IN.get(shape(path), "")
        if key not in node:
            if listing in self.present:
                self._unknown(column, key, list(node), listing, line)
                return None
            node[key] = {}
            self.found.put_place((*path[:-1], key), line.at(column))
        return node[key], key

    def _need(self, column: str, line: Line) -> None:
        advice = "write it in every row; cells that were merged count in their first row only"
        self.found.problem(line.at(column), f"{column} is empty", advice)

    def _unknown(self, column: str, key: str, known: list[str], listing: str, line: Line) -> None:
        hint = nearest(key, known) or ("known: " + ", ".join(known[:8]) if known else "there are none")
        what = column.replace("_", " ")
        self.found.problem(line.at(column), f'there is no {what} "{key[:40]}" in the table {listing}; {hint}')

    def _set(self, line: Line, path: tuple[str, ...]) -> None:
        """Put a row under its key."""
        led = self._descend(line, path)
        column = path[-1][1:-1]
        if led is None:
            return
        node, walked = led
        key = line.texts.get(column, "")
        if not key:
            self._need(column, line)
            return
        here = (*walked, key)
        if self.table.only and key not in self.table.only:
            self.found.problem(line.at(column), f'"{key[:40]}" is none of {" and ".join(self.table.only)}')
            return
        if key in node:
            first = self.found.places.get(where_of(here))
            message = f'"{key[:40]}" stands in this table already' + (f", in row {first.row}" if first else "")
            self.found.problem(line.at(column), message, "keep one row")
            return
        self.found.put_place(here, line.at(column))
        node[key] = self._whole(line, here) if self.table.value else self._entry(line, here)

    def _whole(self, line: Line, path: Path) -> Any:
        """Return the value of a row in a table whose entries are one value."""
        column = self.table.column(self.table.value)
        self.found.places[where_of(path)] = line.at(column.name)
        empty: Any = {"list": [], "settings": {}}.get(column.kind)
        text = line.texts.get(column.name, "")
        return self._value(line, column) if text else empty

    def _add(self, line: Line, path: tuple[str, ...]) -> None:
        """Put a row at the end of its list."""
        led = self._descend(line, path)
        if led is None:
            return
        node, walked = led
        items = node.setdefault(path[-1], [])
        here = (*walked, path[-1], len(items))
        self.found.put_place(here, line.place)
        items.append(self._entry(line, here))

    def _rank(self, line: Line, path: tuple[str, ...]) -> None:
        """Put a state into its group."""
        led = self._descend(line, path)
        state = line.texts.get("state", "")
        if led is None:
            return
        node, walked = led
        if not state:
            self._need("state", line)
            return
        groups = node.setdefault("ranking", [])
        if not groups or self._last_place.get(walked) != line.number:
            groups.append([])
            self._last_place[walked] = line.number
        here = (*walked, "ranking", len(groups) - 1, len(groups[-1]))
        self.found.put_place(here, line.at("state"))
        self.found.put_place((*walked, "ranking"), line.place)
        groups[-1].append(state)

    def _entry(self, line: Line, path: Path) -> dict[str, Any]:
        """Return the entry that a row says, without its keys and its place in an order."""
        keys = {step[1:-1] for way in self.table.paths for step in way if step.startswith("{")}
        entry: dict[str, Any] = {"preferences": []} if self.table.name == "profiles" else {}
        for column in self.table.columns:
            if column.name in keys or column.name == "priority":
                continue
            if not line.texts.get(column.name):
                continue
            value = self._value(line, column)
            if value is None:
                continue
            if self.table.name == "decision_makers" and column.name == "order":
                entry |= {"preferences": []} if value == "statements" else {}
                continue
            self.found.put_place((*path, column.name), line.at(column.name))
            entry[column.name] = value
        return entry

    def _value(self, line: Line, column: Column) -> Any:
        try:
            return value_of(line.texts[column.name], column)
        except Unreadable as fault:
            self.found.problem(line.at(column.name), str(fault))
            return None
