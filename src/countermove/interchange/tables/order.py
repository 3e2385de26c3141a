"""Rows put in the order of their numbers: statements by priority, states by place."""

from __future__ import annotations

from collections.abc import Callable

from countermove.interchange.tables.found import Gathered, Line
from countermove.interchange.tables.party_tables import RANKINGS, STATEMENTS
from countermove.interchange.tables.table import Column, Table


def in_order(
    table: Table, lines: list[Line], read: Callable[[Line, Column], float | None], found: Gathered
) -> list[Line]:
    """Return rows in the order of their numbers, list by list; in the order of the sheet where none has one."""
    column = "priority" if table is STATEMENTS else "place"
    kind = table.column(column)
    lists: dict[tuple[str, ...], list[Line]] = {}
    for line in lines:
        owner = tuple(line.texts.get(name, "") for name in ("decision_maker", "profile", "stakeholder"))
        number = read(line, kind) if line.texts.get(column) else None
        lists.setdefault(owner, []).append(Line(line.place, line.texts, line.places, number))
    return [line for own in lists.values() for line in _numbered(table, own, column, found)]


def _numbered(table: Table, lines: list[Line], column: str, found: Gathered) -> list[Line]:
    if all(line.number is None for line in lines):
        if table is RANKINGS:
            return [Line(line.place, line.texts, line.places, float(n)) for n, line in enumerate(lines)]
        return lines
    for line in lines:
        if line.number is None and not line.texts.get(column):
            found.problem(line.at(column), f"{column} is empty, and other rows have one", "number all, or none")
    numbers: dict[float, Line] = {}
    for line in lines:
        if line.number is not None and table is STATEMENTS and line.number in numbers:
            first = numbers[line.number].place.row
            message = f"the priority {line.texts[column]} stands in row {first} already"
            found.problem(line.at(column), message, "a decimal such as 2.5 goes between 2 and 3")
        elif line.number is not None:
            numbers[line.number] = line
    return sorted(lines, key=lambda line: line.number if line.number is not None else float("inf"))
