"""Redaction markers: what stands in a text where words were withheld, and how much the marker says is gone.

Editors' notes such as ``[Omitted here is ...]`` stand in the same brackets, but withhold nothing.

Source: records.md, section 1.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WITHHELD = r"(?:redacted|deleted|excised|saniti[sz]ed|withheld|not\s+(?:yet\s+)?declassified)"
BRACKETED = re.compile(
    r"\\?\[(?:"
    r"(?P<empty>[ \t\u00a0]{0,400})"
    r"|[ \t]*(?P<struck>[-_–—]{2,80}|x{3,80}|[█■□▇]{1,80})[ \t]*"
    r"|(?!\s*(?:omitted|here follows?|expletive)\b)"
    rf"(?P<words>[^\[\]]{{0,120}}\b{_WITHHELD}\b[^\[\]]{{0,60}}|\s*classified\s*)"
    r"|(?P<illegible>\s*illegible\s*)"
    r")\\?\]",
    re.IGNORECASE,
)
BOXES = re.compile("[□■▢▣█▇▉▮▯]+")
FRAME_LINE = re.compile(r"\s*(?:[|^_~'.][ \t]*){0,8}\|(?:[ \t]*[|^_~'.]){0,8}\s*")
"""The frame of a redaction box as plain optical character recognition reads it: bars alone on a line."""
FRAME_BESIDE = re.compile(r"(?<!\S)\|(?:[ \t]*\|)?(?!\S)")

_EXTENT = re.compile(rf"\A[\s*_]*(.*?)[\s*_,]*\b{_WITHHELD}\b", re.IGNORECASE | re.DOTALL)
_QUANTITY = re.compile(r"(\d+)?\s*([½¼¾]|\d/\d)?\s*(lines?|paragraphs?|words?|sentences?|pages?|names?|columns?)\b")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "": 0.0}
_NOT_EXTENT = frozenset({"", "text", "portion", "material"})


@dataclass(frozen=True, slots=True)
class Bracket:
    """A marker found in a text: where, what it says is gone, and whether it only says that nobody could read it.

    Units: ``start`` and ``end`` are offsets into the text searched.
    """

    start: int
    end: int
    extent: str = ""
    illegible: bool = False


def find_markers(text: str) -> Iterator[Bracket]:
    """Yield the redaction markers in a text: brackets first, then boxes that stand outside brackets."""
    taken: list[tuple[int, int]] = []
    if "[" in text:
        for found in BRACKETED.finditer(text):
            if not _is_code(text, found):
                taken.append(found.span())
                extent = extent_of(found.group("words") or "")
                yield Bracket(*found.span(), extent, found.group("illegible") is not None)
    if not text.isascii():
        inside = {start for start, _ in taken}
        for box in BOXES.finditer(text):
            if not inside or not any(start < box.start() < end for start, end in taken):
                yield Bracket(*box.span())


def _is_code(text: str, found: re.Match[str]) -> bool:
    """Say whether an empty bracket belongs to a programming language or a link instead."""
    before = text[found.start() - 1] if found.start() else " "
    after = text[found.end()] if found.end() < len(text) else " "
    return found.group("empty") is not None and (
        before.isalnum() or before in "])_!" or after in "([:" or after.isalnum()
    )


def extent_of(words: str) -> str:
    """Return how much a marker's words say is gone, such as ``2 lines`` or ``name``; empty where they do not say."""
    stated = _EXTENT.match(words)
    extent = " ".join(stated.group(1).split()) if stated else ""
    return "" if extent.lower() in _NOT_EXTENT else extent


def quantity_of(extent: str) -> tuple[float, str] | None:
    """Return the number and the unit an extent states, the smallest unit first, or None where it has no number.

    Units: lines, paragraphs, words, sentences, pages, names or columns, as the second value says (singular).
    ``less than 1 line`` gives 1 line: the most that can be gone.
    """
    stated = list(_QUANTITY.finditer(extent))
    lines = [found for found in stated if found.group(3).startswith("line")]
    for found in lines or stated:
        whole, part, unit = found.group(1), found.group(2) or "", found.group(3)
        if whole or part:
            return float(whole or 0) + _FRACTIONS.get(part, 0.0), unit.removesuffix("s")
    return None
