"""Values of a case as texts of cells, and back."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any

from countermove.interchange.tables.table import Column

Cell = str | float | None
YES = frozenset({"yes", "y", "true", "x", "1"})
NO = frozenset({"no", "n", "false", "0"})


class Unreadable(Exception):
    """A cell does not hold what its column holds; the message says what was expected."""


def cell_of(value: Any, column: Column) -> Cell:
    """Return how a value is written in a column's cell; None where the cell stays empty."""
    match column.kind:
        case "list":
            return joined(value)
        case "settings":
            return joined([f"{name}: {'yes' if taken else 'no'}" for name, taken in value.items()])
        case "named" | "shares":
            return joined([name if part is None else f"{name}: {_plain(part)}" for name, part in value.items()])
        case "needs":
            return "\n".join(f"{name}: {joined(needs)}" for name, needs in value.items())
        case "flag":
            return value if value in column.choices else "yes" if value else None
        case "yes or no":
            return "yes" if value else "no"
        case "number":
            return float(value)
    return None if value is None else str(value)


def value_of(text: str, column: Column) -> Any:
    """Return what a cell's text stands for.

    Raises: ``Unreadable`` where it is not what the column holds.
    """
    match column.kind:
        case "list":
            return parts(text)
        case "settings":
            return _settings(text)
        case "named":
            return _named(text)
        case "shares":
            return {name: _number(part) if part else None for name, part in _named(text).items()}
        case "needs":
            return _needs(text)
        case "flag" | "yes or no":
            return text.lower() if text.lower() in column.choices else _flag(text)
        case "number":
            return _number(text)
    return text.lower() if column.choices and text.lower() in column.choices else text


def joined(items: Sequence[Any]) -> str:
    """Return items with semicolons between them; those that would be misread are put in quotation marks."""
    return "; ".join(_quoted(item) if isinstance(item, str) else repr(item) for item in items)


def _quoted(item: str) -> str:
    plain = item and item == item.strip() and ";" not in item and "\n" not in item and not item.startswith('"')
    return item if plain else json.dumps(item, ensure_ascii=False)


def parts(text: str) -> list[str]:
    """Return the items of a cell with semicolons between them; an item in quotation marks may have one inside."""
    found = []
    at = 0
    while at < len(text):
        item, end = _quoted_item(text, at)
        if item is None:
            end = text.find(";", at)
            end = len(text) if end < 0 else end
            item = text[at:end].strip() or None
        if item is not None:
            found.append(item)
        at = end + 1
    return found


def _quoted_item(text: str, at: int) -> tuple[str | None, int]:
    """Return the item in quotation marks that starts at a place, and where the semicolon after it is; or None."""
    start = at
    while text[start : start + 1].isspace():
        start += 1
    if text[start : start + 1] != '"':
        return None, at
    try:
        item, end = json.JSONDecoder().raw_decode(text, start)
    except ValueError:
        return None, at
    semicolon = text.find(";", end)
    semicolon = len(text) if semicolon < 0 else semicolon
    return (item, semicolon) if not text[end:semicolon].strip() else (None, at)


def _settings(text: str) -> dict[str, bool]:
    found: dict[str, bool] = {}
    for part in parts(text):
        name, sign, setting = part.replace("=", ":", 1).partition(":")
        name = name.strip()
        if not sign or not name:
            raise Unreadable(f'expected option: yes or option: no, found "{part[:40]}"')
        if name in found:
            raise Unreadable(f'"{name[:40]}" stands here twice')
        found[name] = _flag(setting.strip())
    return found


def _plain(part: Any) -> str:
    return number_text(part) if isinstance(part, float) else str(part)


def _named(text: str) -> dict[str, str]:
    """Return texts by name; the last colon parts them, since names may be texts with colons of their own."""
    found: dict[str, str] = {}
    for item in parts(text):
        name, colon, part = item.rpartition(":")
        name, part = (name.strip(), part.strip()) if colon else (part.strip(), "")
        if not name:
            raise Unreadable(f'expected name: text, found "{item[:40]}"')
        if name in found:
            raise Unreadable(f'"{name[:40]}" stands here twice')
        found[name] = part
    return found


def _needs(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        name, colon, needs = line.partition(":")
        if not line.strip():
            continue
        if not colon or not name.strip():
            raise Unreadable(f'expected "option: what it needs", found "{line[:40]}"')
        if name.strip() in found:
            raise Unreadable(f'"{name.strip()}" stands here twice; put what it needs on one line')
        found[name.strip()] = parts(needs)
    return found


def _flag(text: str) -> bool:
    if text.lower() in YES:
        return True
    if text.lower() in NO:
        return False
    raise Unreadable(f'expected yes or no, found "{text[:40]}"')


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        hint = "; write a point, not a comma" if re.fullmatch(r"\d+,\d+", text) else ""
        raise Unreadable(f'expected a number, found "{text[:40]}"{hint}') from None
    if not isfinite(number):
        raise Unreadable(f'expected a number, found "{text[:40]}"')
    return number


def number_text(value: float) -> str:
    """Return a number as people write it: without a point where it is whole."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(float(value))


def text_of(cell: Any) -> str:
    """Return a cell's content as text: numbers as people write them, dates as YYYY-MM-DD, yes and no."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int | float):
        return number_text(cell) if isfinite(cell) else str(cell)
    if hasattr(cell, "isoformat"):
        return str(cell.isoformat()).removesuffix("T00:00:00").replace("T", " ")
    return str(cell)


def entry_cells(entry: Mapping[str, Any], columns: Sequence[Column]) -> dict[str, Cell]:
    """Return the cells of an entry, by the names of the columns that it has something for."""
    return {
        column.name: cell_of(entry[column.name], column)
        for column in columns
        if column.name in entry and entry[column.name] is not None
    }
