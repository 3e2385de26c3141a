"""The operations of ``primitives.py`` on plain values: what a file has to say once its text has been changed.

Nothing is changed in place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from countermove.casefile.nodes import Path, node_of
from countermove.editing.yaml_text import word_of


def as_read(value: Any) -> Any:
    """Return a value as a reader of its YAML text sees it: mappings, lists, texts and None.

    Raises: ``CaseError`` for a text with control characters, and for a value that nests too deeply.
    """
    node_of(value)
    return _as_read(value)


def _as_read(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _as_read(part) for key, part in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_as_read(part) for part in value]
    return value if value is None or isinstance(value, str) else word_of(value)


def value_at(value: Any, path: Path) -> Any:
    """Return the value at a place, or None where there is none."""
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def with_value(value: Any, path: Path, new: Any) -> Any:
    """Return a value with another one at a place; missing mappings on the way are made."""
    if not path:
        return new
    step, *rest = path
    if isinstance(step, int):
        return [with_value(part, tuple(rest), new) if n == step else part for n, part in enumerate(value)]
    old = dict(value or {})
    return old | {step: with_value(old.get(step), tuple(rest), new)}


def without(value: Any, path: Path) -> Any:
    """Return a value without what stands at a place."""
    *parent, last = path
    inside = value_at(value, tuple(parent))
    if isinstance(last, int):
        return with_value(value, tuple(parent), [part for n, part in enumerate(inside) if n != last])
    return with_value(value, tuple(parent), {key: part for key, part in inside.items() if key != last})


def with_item(value: Any, path: Path, index: int, new: Any) -> Any:
    """Return a value with a new item in a list, before the one that has an index."""
    inside = value_at(value, path) or []
    return with_value(value, path, [*inside[:index], new, *inside[index:]])


def with_move(value: Any, path: Path, start: int, to: int) -> Any:
    """Return a value with an entry of a list or mapping at another index."""
    inside = value_at(value, path)
    entries = list(inside.items()) if isinstance(inside, dict) else list(inside)
    entries.insert(to, entries.pop(start))
    return with_value(value, path, dict(entries) if isinstance(inside, dict) else entries)


def with_key(value: Any, path: Path, key: str) -> Any:
    """Return a value with another name for a key, in its place."""
    *parent, last = path
    inside = value_at(value, tuple(parent))
    return with_value(value, tuple(parent), {key if old == last else old: part for old, part in inside.items()})
