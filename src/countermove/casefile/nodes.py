"""What a case file holds, with the place of every key and value kept beside it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from countermove.casefile.controls import control_in
from countermove.errors import CaseError, Problem

Path = tuple[str | int, ...]
MAXIMUM_DEPTH = 100


@dataclass(slots=True)
class Node:
    """One value of a case, where it stands, and where its key stands.

    ``path`` is the place in the file as typed; it stays when faulty neighbours are taken out. ``span`` is the value's
    range of characters in the text, ``key_at`` the character its key starts at; -1 where there is no text.
    """

    value: Any
    path: Path = ()
    span: tuple[int, int] = (-1, -1)
    key_at: int = -1
    style: str = ""

    def plain(self) -> Any:
        """Return the value without positions."""
        if isinstance(self.value, dict):
            return {key: child.plain() for key, child in self.value.items()}
        if isinstance(self.value, list):
            return [child.plain() for child in self.value]
        return self.value

    def at(self, path: Path) -> tuple[Node, bool]:
        """Return the deepest node along a path, and whether the whole path was there."""
        node = self
        for step in path:
            if _has(node.value, step):
                node = node.value[step]
            else:
                return node, False
        return node, True


def _has(value: Any, step: str | int) -> bool:
    if isinstance(value, dict):
        return step in value
    return isinstance(value, list) and isinstance(step, int) and step < len(value)


@dataclass(slots=True)
class SourceText:
    """A file's text, for lines, columns and excerpts."""

    text: str
    path: str
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [0]
        for number, character in enumerate(self.text):
            if character == "\n":
                self._starts.append(number + 1)

    def place(self, index: int) -> tuple[int, int]:
        """Return the line and column of a character.

        Units: both count from 1; 0 and 0 where there is no text.
        """
        if index < 0:
            return 0, 0
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Return one line of the file without its end."""
        if not 0 < number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return self.text[start:end]


def where_of(path: Path) -> str:
    """Return a place in a case as people write it: ``company/preferences/3``, counted from 1."""
    steps = path[1:] if len(path) > 1 and path[0] == "decision_makers" else path
    return "/".join(str(step + 1) if isinstance(step, int) else step for step in steps)


def node_of(value: Any, path: Path = ()) -> Node:
    """Return a Python value (a case given as a dict) as nodes without places.

    Raises: ``CaseError`` where it nests too deeply or holds text that is not text.
    """
    if len(path) > MAXIMUM_DEPTH:
        raise CaseError([Problem(f"this nests more than {MAXIMUM_DEPTH} deep; no case needs that")])
    if isinstance(value, Mapping):
        return Node({_text(key): node_of(part, (*path, _text(key))) for key, part in value.items()}, path)
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return Node([node_of(part, (*path, number)) for number, part in enumerate(value)], path)
    if isinstance(value, date):
        return Node(value.isoformat()[:10], path)
    return Node(_text(value) if isinstance(value, str) else value, path)


def _text(value: object) -> str:
    text = str(value)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as fault:
        raise CaseError([Problem(f"half a character (a lone surrogate) stands in {text[: fault.start]!r}…")]) from None
    control = control_in(text)
    if control:
        raise CaseError([Problem(f"a control character ({control}) stands in {text[:40]!r}; take it out")])
    return text


def character_of(node: Node, text: str, offset: int) -> int:
    """Return where in the file the character at ``offset`` of a text value stands.

    Quotation marks, escapes, line breaks and indentation differ between the value and the file, so the two are walked
    together over the characters that are not blank.
    """
    start, end = node.span
    if start < 0 or not isinstance(node.value, str):
        return start
    at = _content_start(node, text, start, end)
    value = node.value[: offset + 1] if offset < len(node.value) else node.value
    last = at
    for character in value:
        if character.isspace():
            continue
        while at < end and text[at] != character and text[at].isspace():
            at += 1
        last = at
        at += _width(text, at, node.style)
    if offset >= len(node.value):
        return min(at, end)
    return min(last, end)


def _content_start(node: Node, text: str, start: int, end: int) -> int:
    if node.style in {"|", ">"}:
        newline = text.find("\n", start, end)
        return newline + 1 if newline >= 0 else start
    return start + 1 if node.style in {"'", '"'} else start


def _width(text: str, at: int, style: str) -> int:
    """Return how many characters of the file stand for one character of the value."""
    if style == '"' and text[at : at + 1] == "\\":
        return {"x": 4, "u": 6, "U": 10}.get(text[at + 1 : at + 2], 2)
    return 2 if style == "'" and text[at : at + 2] == "''" else 1
