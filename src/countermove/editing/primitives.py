"""Changes of one place of a YAML or JSON text; every other byte stays.

Each takes and returns a ``Document``. The new text is parsed again and has to say exactly what is meant, otherwise
``NoPlace`` is raised and nothing is changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from countermove.casefile.nodes import Path
from countermove.editing import brackets
from countermove.editing.additions import At, Inside, grown
from countermove.editing.document import Document, named
from countermove.editing.edits import Edit
from countermove.editing.errors import EditError, NoPlace
from countermove.editing.insert import insertions
from countermove.editing.layout import Part
from countermove.editing.plain_edits import as_read, value_at, with_item, with_key, with_move, with_value, without
from countermove.editing.replace import replaced
from countermove.editing.rows import Row, rows
from countermove.editing.walk import MOST
from countermove.editing.yaml_text import scalar


def put(document: Document, path: Path, value: Any) -> Document:
    """Return a document with a value at a place: a new key, or another value for a key or an item.

    A collection in place of one of the same kind is changed entry by entry, so that what stays keeps its comments.
    """
    part = document.part(path)
    if part is None and isinstance(path[-1], int):
        if path[-1] != len(value_at(document.value, path[:-1]) or []):
            raise EditError(f"there is no {named(path)}")
        return insert(document, path[:-1], path[-1], value)
    if part is None:
        return add(document, _nested(path, value))
    old, new = value_at(document.value, path), as_read(value)
    if old == new and (old is not None or value is None):
        return document
    if isinstance(old, dict) and isinstance(new, dict) and old and new:
        return _put_keys(document, path, value)
    if isinstance(old, list) and isinstance(new, list) and old and new:
        return _put_items(document, path, value)
    edits = replaced(document, path, part, value)
    return document.with_edits(edits, with_value(document.value, path, new))


def add(document: Document, change: Mapping[str, Any]) -> Document:
    """Return a document with additions, as ``editing/additions.py`` describes them."""
    return document.with_edits(_insertions(document, change), as_read(grown(document.value, change)))


def _insertions(document: Document, change: Mapping[str, Any]) -> tuple[Edit, ...]:
    try:
        return insertions(document.text, change, is_json=document.is_json, root=document.root)
    except (AttributeError, IndexError, TypeError, ValueError):
        raise NoPlace("the file has another shape here than a case has; mend the lines by hand first") from None


def insert(document: Document, path: Path, index: int, value: Any) -> Document:
    """Return a document with a new item in a list, before the one that has an index; the list is made if need be."""
    held = value_at(document.value, path)
    if held is not None and not isinstance(held, list):
        raise EditError(f"{named(path)} is no list, so nothing can be put into it")
    index = max(0, min(index, len(held or [])))
    change = addition_at(path, Inside({}, [At(index, value)]) if held else [value])
    edits = _insertions(document, change)
    return document.with_edits(edits, with_item(document.value, path, index, as_read(value)))


def remove(document: Document, path: Path) -> Document:
    """Return a document without a key or an item, its comments gone with it; an emptied collection stays, empty."""
    return remove_all(document, [path])


def remove_all(document: Document, paths: Sequence[Path]) -> Document:
    """Return a document without several keys and items, none of them inside another.

    They go from the end of the file to its start, so that the places of those above stay what they are.
    """
    waiting = sorted(paths, key=document.offset, reverse=True)
    while waiting:
        turn = _together(document, waiting)
        edits, expected = [], document.value
        for path in turn:
            edits += _removal(document, path)
            expected = without(expected, path)
        document = document.with_edits(edits, expected)
        waiting = waiting[len(turn) :]
    return document


def _together(document: Document, waiting: Sequence[Path]) -> Sequence[Path]:
    """Return the first of some places that can be taken out at once: where nothing else has to give way to brackets,
    commas or a dash, all; otherwise one of every collection."""
    taken: Counter[Path] = Counter()
    for number, path in enumerate(waiting):
        base, parent = path[:-1], document.part(path[:-1])
        if taken[base] and parent is not None:
            first = parent.keys[0].start if parent.keys else parent.start
            alone = not document.text[document.text.rfind("\n", 0, first) + 1 : first].strip()
            if parent.flow or not alone or taken[base] + 1 >= len(parent.children):
                return waiting[:number]
        taken[base] += 1
    return waiting


def _removal(document: Document, path: Path) -> list[Edit]:
    parent, index = _entry(document, path)
    if parent.flow:
        return brackets.removed(document.text, parent, index)
    if len(parent.children) == 1:
        return _emptied(document, path[:-1], parent)
    return [_without_row(document.text, rows(document.text, parent), index)]


def move(document: Document, path: Path, start: int, to: int) -> Document:
    """Return a document with an entry of a list or a mapping at another index, its comments with it.

    Units: indices count from 0; ``to`` is the one that the entry has then.
    """
    part = document.part(path)
    if part is None or not (0 <= start < len(part.children) and 0 <= to < len(part.children)):
        raise EditError(f"{named(path)} has no entry to move from {start + 1} to {to + 1}")
    order = list(range(len(part.children)))
    order.insert(to, order.pop(start))
    if start == to:
        return document
    expected = with_move(document.value, path, start, to)
    edits = brackets.moved(document.text, part, order) if part.flow else _moved_rows(document.text, part, order)
    new = document.with_edits(edits, expected)
    same_keys(value_at(new.value, path), value_at(expected, path))
    return new


def rename_key(document: Document, path: Path, key: str) -> Document:
    """Return a document with another name for a key."""
    return replace_all(document, {}, {path: key})


def replace_all(document: Document, texts: Mapping[Path, str], keys: Mapping[Path, str]) -> Document:
    """Return a document with other texts at places and other names for keys, all at once.

    Raises: ``EditError`` where a place is not there, or a key of that name is there already.
    """
    refuse_many(len(texts) + len(keys))
    edits, expected = [], document.value
    for path, text in texts.items():
        part = document.part(path)
        if part is None or part.kind != "text":
            raise EditError(f"{named(path)} is no text")
        edits += replaced(document, path, part, text)
        expected = with_value(expected, path, text)
    for path, name in sorted(keys.items(), key=lambda pair: -len(pair[0])):
        edits.append(key_edit(document, path, name))
        expected = with_key(expected, path, name)
    new = document.with_edits(edits, expected)
    for path in keys:
        same_keys(value_at(new.value, path[:-1]), value_at(expected, path[:-1]))
    return new


def refuse_many(count: int) -> None:
    """Refuse to change more places at once than a case has.

    Raises: ``EditError``.
    """
    if count > MOST:
        raise EditError(f"more than {MOST:,} places would have to be changed; do it in an editor")


def key_edit(document: Document, path: Path, name: str) -> Edit:
    """Return the edit that gives a key another name.

    Raises: ``EditError`` where it is not there, or a key of that name is there already.
    """
    key, siblings = document.key(path), value_at(document.value, path[:-1])
    if key is None:
        raise EditError(f"there is no {named(path)}")
    if name in siblings and name != path[-1]:
        raise EditError(f'{named(path[:-1])} has a "{name}" already')
    as_json = document.is_json or document.text[key.start] == '"'
    return Edit(key.start, key.end, scalar(name, flow=True, is_json=as_json))


def same_keys(one: Any, other: Any) -> None:
    """Compare the order of keys.

    Raises: ``NoPlace`` where it differs.
    """
    if isinstance(one, dict) and list(one) != list(other):
        raise NoPlace("the file is laid out so that the order of its entries would change; edit the lines by hand")


def _put_keys(document: Document, path: Path, value: Mapping[str, Any]) -> Document:
    for key in value_at(document.value, path):
        if key not in value:
            document = remove(document, (*path, key))
    for key, part in value.items():
        document = put(document, (*path, key), part)
    return document


def _put_items(document: Document, path: Path, value: Sequence[Any]) -> Document:
    old, new = value_at(document.value, path), as_read(value)
    head = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    rest = min(len(old), len(new)) - head
    pairs = zip(reversed(old), reversed(new), strict=False)
    tail = min(rest, next((n for n, (a, b) in enumerate(pairs) if a != b), rest))
    common = min(len(old), len(new)) - tail
    for index in range(head, common):
        document = put(document, (*path, index), value[index])
    for index in reversed(range(common, len(old) - tail)):
        document = remove(document, (*path, index))
    for index in range(common, len(new) - tail):
        document = insert(document, path, index, value[index])
    return document


def _nested(path: Path, value: Any) -> dict[str, Any]:
    """Return an addition of a value at a place whose last key, or last keys, are not there yet."""
    result = addition_at(path, value)
    if not isinstance(result, dict):
        raise EditError(f"there is no {named(path)}")
    return result


def addition_at(path: Path, change: Any) -> Any:
    for step in reversed(path):
        change = Inside({step: change}) if isinstance(step, int) else {step: change}
    return change


def _entry(document: Document, path: Path) -> tuple[Part, int]:
    parent = document.part(path[:-1]) if path else None
    if parent is None or document.part(path) is None:
        raise EditError(f"there is no {named(path)}")
    last = path[-1]
    return parent, last if isinstance(last, int) else [key.text for key in parent.keys].index(last)


def _without_row(text: str, found: Sequence[Row], index: int) -> Edit:
    row = found[index]
    if row.shares_line:  # the entry below takes its place behind the dash
        below = found[index + 1]
        return Edit(row.head, below.start + len(text[below.start :]) - len(text[below.start :].lstrip(" ")), "")
    start, end = row.start, min(row.end + 1, len(text))
    blank_above = start >= 1 and text[:start].endswith("\n\n")
    if blank_above and (end == len(text) or text[end] == "\n"):
        start -= 1
    return Edit(start - (1 if row.end == len(text) and start else 0), end, "")


def _emptied(document: Document, path: Path, part: Part) -> list[Edit]:
    """Return the edits that take the only entry out of a collection, and leave empty brackets in its place."""
    mark = "{}" if part.kind == "map" else "[]"
    if not path:
        raise EditError("this is the last entry of the case; take the file away instead")
    row = rows(document.text, part)[0]
    if row.shares_line:
        return [Edit(part.start, part.end, mark)]
    key = document.key(path)
    at = document.text.rfind(":", 0, row.start) + 1 if key is None else document.text.index(":", key.end) + 1
    if key is None:
        at = document.text.rindex("-", 0, row.start) + 1
    return [Edit(at, at, f" {mark}"), _without_row(document.text, [row], 0)]


def _moved_rows(text: str, part: Part, order: Sequence[int]) -> list[Edit]:
    found = rows(text, part)
    spans = [(row.start, row.end) for row in found]
    if found[0].shares_line:
        spans = [(start + _blanks(text, start), end) for start, end in spans]
    return [Edit(*spans[to], text[slice(*spans[index])]) for to, index in enumerate(order) if to != index]


def _blanks(text: str, offset: int) -> int:
    end = offset
    while text[end : end + 1] == " ":
        end += 1
    return end - offset
