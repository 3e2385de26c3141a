"""What is to be added to a case: to mappings, to lists, to entries in their short form.

A mapping adds its keys, a list its items, a text is a value that has to be new or the same. ``At`` gives an item its
place in a list, ``Inside`` adds to items that are there, ``Entry`` names the key that a short form stands for,
``Instead`` replaces a text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from countermove.editing.yaml_text import Lines


@dataclass(frozen=True, slots=True)
class At:
    """A new item of a list before the item that has an index now, counted from 0."""

    index: int
    value: Any


@dataclass(frozen=True, slots=True)
class Inside:
    """New items of a list, and additions to the items that are there, by index from 0."""

    items: Mapping[int, Any] = field(default_factory=dict)
    new: Sequence[Any] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """Additions to an entry that may stand in its short form, a text that means the key ``short``."""

    short: str
    keys: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Instead:
    """A text in place of the one that is there."""

    text: str


def grown(value: Any, change: Any) -> Any:
    """Return what a plain value becomes: what the file has to say once the additions are in it."""
    if isinstance(change, Entry):
        start = {change.short: value} if isinstance(value, str) else value
        return grown(start, change.keys)
    if isinstance(change, Instead):
        return change.text
    if isinstance(change, Mapping):
        old = dict(value or {})
        return old | {key: grown(old.get(key), part) for key, part in change.items()}
    if isinstance(change, Inside):
        items = [grown(item, change.items[n]) if n in change.items else item for n, item in enumerate(value or [])]
        return _with_items(items, change.new)
    if isinstance(change, Sequence) and not isinstance(change, str):
        return _with_items([value] if isinstance(value, str) else list(value or []), change)
    return change


def _with_items(items: list[Any], new: Sequence[Any]) -> list[Any]:
    result = []
    for index, item in enumerate(items):
        result += [plain(one.value) for one in new if isinstance(one, At) and one.index == index]
        result.append(item)
    return result + [plain(one.value if isinstance(one, At) else one) for one in new if not _is_before(one, items)]


def _is_before(one: Any, items: Sequence[Any]) -> bool:
    return isinstance(one, At) and one.index < len(items)


def plain(change: Any) -> Any:
    """Return what stands where nothing was: additions as plain values."""
    if isinstance(change, Entry):
        return plain(change.keys)
    if isinstance(change, Instead):
        return change.text
    if isinstance(change, Inside):
        return [plain(one) for one in change.new]
    if isinstance(change, At | Lines):
        return plain(change.value)
    if isinstance(change, Mapping):
        return {key: plain(part) for key, part in change.items()}
    if isinstance(change, Sequence) and not isinstance(change, str):
        return [plain(part) for part in change]
    return change
