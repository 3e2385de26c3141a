"""Edits of a text: stretches and what stands in their place, everything else left as it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a text and what stands in its place; an insertion where the stretch is empty."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Sequence[Edit]) -> str:
    """Return a text with its edits made."""
    pieces, done = [], 0
    for edit in edits:
        pieces += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*pieces, text[done:]])


def edited_raw(raw: str, edits: Sequence[Edit]) -> str:
    """Return a file as it was read, mark of byte order and line ends of Windows kept, with the edits of its text made.

    The edits count characters of the text that ``casefile/read.py`` makes of the file.
    """
    start = 1 if raw.startswith("\ufeff") else 0
    windows: list[int] = []
    at = raw.find("\r\n")
    while at >= 0:
        windows.append(at - start - len(windows))
        at = raw.find("\r\n", at + 2)
    ending = "\r\n" if windows and len(windows) * 2 >= raw.count("\n") else "\n"

    def place(offset: int) -> int:
        return offset + start + bisect_left(windows, offset)

    moved = [Edit(place(e.start), place(e.end), e.text.replace("\n", ending)) for e in edits]
    return edited(raw, moved)
