"""Another name for something in the places that name it, character for character, the text around it untouched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from countermove.casefile.nodes import Node, Path, character_of
from countermove.editing.document import Document
from countermove.editing.edits import Edit
from countermove.editing.plain_edits import value_at, with_key, with_value
from countermove.editing.primitives import key_edit, refuse_many, same_keys
from countermove.editing.replace import replaced
from countermove.editing.walk import Mention


def respelled(document: Document, mentions: Iterable[Mention], entry: Path, name: str) -> Document:
    """Return a document in which mentions, and the key of an entry, have another name."""
    mentions = list(mentions)
    refuse_many(len(mentions))
    values: dict[Path, list[Mention]] = {}
    keys = {entry: name}
    for mention in mentions:
        if mention.is_key:
            keys[mention.path] = _with_name(str(mention.path[-1]), [mention], name)
        else:
            values.setdefault(mention.path, []).append(mention)
    edits: list[Edit] = []
    expected: Any = document.value
    for path, found in values.items():
        text = _with_name(value_at(document.value, path), found, name)
        edits += _text_edits(document, path, found, name, text)
        expected = with_value(expected, path, text)
    for path in sorted(keys, key=len, reverse=True):
        edits.append(key_edit(document, path, keys[path]))
        expected = with_key(expected, path, keys[path])
    new = document.with_edits(edits, expected)
    for path in keys:
        renamed = tuple(keys.get(path[: n + 1], step) for n, step in enumerate(path[:-1]))
        same_keys(value_at(new.value, renamed), value_at(expected, renamed))
    return new


def _with_name(text: str, mentions: Sequence[Mention], name: str) -> str:
    for mention in sorted(mentions, key=lambda one: -one.start):
        text = text[: mention.start] + name + text[mention.end :]
    return text


def _text_edits(document: Document, path: Path, mentions: Sequence[Mention], name: str, text: str) -> list[Edit]:
    """Return the edits of the names alone; of the whole text where it is written with escapes."""
    part = document.part(path)
    if part is None:
        return []
    node = Node(part.value, path, (part.start, part.end), style=part.style)
    edits = []
    for mention in mentions:
        at = character_of(node, document.text, mention.start)
        old = part.value[mention.start : mention.end]
        if document.text[at : at + len(old)] != old:
            return replaced(document, path, part, text)
        edits.append(Edit(at, at + len(old), name))
    return edits
