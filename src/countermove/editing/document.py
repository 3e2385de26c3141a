"""The text of a case file as it is edited: the file, its layout, and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from countermove.casefile.nodes import Path, SourceText, where_of
from countermove.casefile.positions import read_nodes
from countermove.casefile.read import MAXIMUM_BYTES
from countermove.editing.edits import Edit, edited_raw
from countermove.editing.errors import EditError, NoPlace
from countermove.editing.layout import Key, Part, lay_out, plain_of
from countermove.errors import readable_bytes

_KEPT = 300_000
"""Units: characters of a text whose layout is kept."""


@dataclass(frozen=True, eq=False)
class Document:
    """A file (``raw``), its text with line feeds only, its layout and its plain value.

    Units: the layout counts characters of ``text``, in which tabs of JSON stand as they are.
    """

    raw: str
    text: str
    root: Part
    value: dict[str, Any]
    is_json: bool

    def part(self, path: Path) -> Part | None:
        """Return the layout of a value, or None where there is none."""
        part: Part | None = self.root
        for step in path:
            if part is None:
                return None
            if isinstance(step, int):
                part = part.children[step] if part.kind == "list" and 0 <= step < len(part.children) else None
            else:
                part = part.child(step) if part.kind == "map" else None
        return part

    def key(self, path: Path) -> Key | None:
        """Return the key under which a value stands, or None for an entry of a list."""
        parent = self.part(path[:-1])
        if parent is None or parent.kind != "map":
            return None
        return next((key for key in parent.keys if key.text == path[-1]), None)

    def line(self, path: Path) -> int:
        """Return the line of a value or its key, counted from 1; that of the deepest part of the path there is."""
        while path and self.part(path) is None:
            path = path[:-1]
        return self.text.count("\n", 0, self.offset(path)) + 1

    def offset(self, path: Path) -> int:
        """Return where a value or its key starts; 0 where there is none."""
        key, part = self.key(path) if path else None, self.part(path)
        return key.start if key else part.start if part else 0

    def in_brackets(self, path: Path) -> bool:
        """Say whether a value stands inside of brackets."""
        parts = [self.part(path[:length]) for length in range(len(path))]
        return any(part is not None and part.flow for part in parts)

    def with_edits(self, edits: Sequence[Edit], expected: Any) -> Document:
        """Return the document with edits made.

        Raises: ``NoPlace`` where it would not say what is expected then.
        """
        raw = edited_raw(self.raw, sorted(edits, key=lambda edit: (edit.start, edit.end)))
        for end in ("",) if raw.endswith("\n") else ("", "\r\n" if "\r\n" in raw else "\n"):
            new = _laid_out_or_none(raw + end, self.is_json)  # a text on lines of its own may need a last line end
            if new is not None and new.value == expected:
                return new
        raise NoPlace("the file is laid out so that this would change other parts of it; edit the lines by hand")


def read_document(raw: str, *, is_json: bool = False) -> Document:
    """Return the text of a case file, laid out.

    Raises: ``CaseError`` where it is not YAML or has anchors, aliases or tags; ``EditError`` where it is too big or
        holds no mapping.
    """
    size = len(raw.encode("utf-8", "surrogatepass"))
    if size > MAXIMUM_BYTES:
        limit = readable_bytes(MAXIMUM_BYTES)
        raise EditError(f"the file has {readable_bytes(size)}; a case has at most {limit}")
    return _laid_out(raw, is_json)


def _laid_out_or_none(raw: str, is_json: bool) -> Document | None:
    try:
        return _laid_out(raw, is_json)
    except Exception:  # whatever the parser raises, the text as it was is kept
        return None


def _laid_out(raw: str, is_json: bool) -> Document:
    """Return a text laid out, from memory if it was among the last; large ones are not kept."""
    return _remembered(raw, is_json) if len(raw) <= _KEPT else _document(raw, is_json)


@lru_cache(maxsize=8)
def _remembered(raw: str, is_json: bool) -> Document:
    return _document(raw, is_json)


def _document(raw: str, is_json: bool) -> Document:
    text = raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    read = text.replace("\t", " ") if is_json else text
    read_nodes(SourceText(read, ""))
    root = lay_out(read)
    value = plain_of(root)
    if not isinstance(value, dict):
        raise EditError("the file holds no keys at the top; start a case with: countermove new FOLDER")
    return Document(raw, text, root, value, is_json)


def named(path: Path) -> str:
    """Return a place as people write it."""
    return where_of(path) or "the case"
