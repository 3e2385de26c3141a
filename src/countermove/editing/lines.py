"""Paths that name statements by their line, kept pointing at the same statements when lines move."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from countermove.casefile.nodes import Path
from countermove.editing.document import Document
from countermove.editing.party_mentions import answers, pointers
from countermove.editing.plain_edits import value_at
from countermove.editing.primitives import replace_all
from countermove.editing.walk import get, items, pairs, texts


def renumbered(document: Document, path: Path, lines: Mapping[int, int]) -> Document:
    """Return a document whose paths to the statements of a list name their new lines.

    Args:
        path: the list of statements.
        lines: old line: new line, both counted from 1; paths to other lines stay as they are.
    """
    base = "/".join(str(step) for step in path[1:]) + "/"
    changed = {str(old): str(new) for old, new in lines.items() if old != new}
    values: dict[Path, str] = {}
    keys: dict[Path, str] = {}
    for where, text, _, is_key in pointers(document.value):
        line = text.removeprefix(base)
        if line != text and line in changed:
            (keys if is_key else values)[where] = base + changed[line]
    values |= _block_orders(document.value, base, changed)
    return _replaced(document, values, keys) if values or keys else document


def _replaced(document: Document, values: Mapping[Path, str], keys: dict[Path, str]) -> Document:
    """Rename keys by way of names that nobody has, so that two can swap theirs."""
    if not keys:
        return replace_all(document, values, {})
    through = {path: f"\u2026{number}" for number, path in enumerate(keys)}
    document = replace_all(document, values, through)
    return replace_all(document, {}, {(*path[:-1], through[path]): name for path, name in keys.items()})


def _block_orders(case: Any, base: str, changed: Mapping[str, str]) -> dict[Path, str]:
    """Return the orders of blocks that answers fix, such as ``3 1 2``, with the new lines."""
    blocks = set()
    for number, item in items(get(case, "uncertain")):
        listed = [text for _, text in texts(get(item, "block"), ("uncertain", number, "block"))]
        if listed and all(text.startswith(base) for text in listed):
            blocks.add(get(item, "id"))
    found: dict[Path, str] = {}
    for path, answer in answers(case):
        for name, order in pairs(get(answer, "fixes")):
            if name in blocks and isinstance(order, str):
                new = " ".join(changed.get(token, token) for token in order.split())
                if new != " ".join(order.split()):
                    found[*path, "fixes", name] = new
    return found


def lines_after_move(count: int, start: int, to: int) -> dict[int, int]:
    """Return the new line of every old line when one is moved; all count from 1."""
    order = list(range(1, count + 1))
    order.insert(to - 1, order.pop(start - 1))
    return {old: new for new, old in enumerate(order, 1)}


def statements_at(document: Document, path: Path) -> list[Any]:
    """Return the entries of a list of statements; none where there is no list."""
    held = value_at(document.value, path)
    return held if isinstance(held, list) else []
