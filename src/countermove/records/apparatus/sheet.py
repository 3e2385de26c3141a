"""The blocks of a document as the search for its apparatus sees them: plain words, with line numbers and indents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from countermove.records.body.blocks import Block
from countermove.records.furniture.marks import find_marks
from countermove.records.source import Line

MARK = re.compile(
    r"\[\s*(?:redacted|deleted|excised|withheld|name\s+(?:not\s+declassified|withheld)|text\s+not\s+declassified"
    r"|[^\]\n]{0,40}not\s+declassified)?\s*\]|\bREDACTED\b|□|█+",
    re.IGNORECASE,
)
"""A mark that something is withheld, as it may stand inside a line of apparatus."""

PORTION = re.compile(r"\s*\((?:U|C|S|TS|FOUO|LOU)(?:[/, ][A-Z, /]{1,12})?\)")
"""A portion mark."""

_MARKUP = re.compile(
    r"^\s*#{1,6}\s+|\*+|<sup>.{0,8}?</sup>|</?[A-Za-z]{1,6}/?>|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)"
)
_LONGEST = 4000
_LEVEL = re.compile(r"\s*(#{1,6})\s")


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line without mark-up, cut where it is far too long for apparatus.

    ``level`` is that of a heading mark, ``emphasised`` says that the whole line is bold.

    Units: ``number`` counts from 1; ``indent`` characters.
    """

    number: int
    text: str
    indent: int
    level: int
    emphasised: bool


@dataclass(frozen=True)
class SheetBlock:
    """Lines that stand together."""

    index: int
    lines: tuple[SheetLine, ...]

    @cached_property
    def text(self) -> str:
        """Return the words, lines joined by blanks."""
        return " ".join(line.text for line in self.lines)

    @property
    def numbers(self) -> Iterator[int]:
        """Return the line numbers."""
        return (line.number for line in self.lines)


def plain(text: str) -> str:
    """Return a line without the mark-up of a converter and the blanks around it."""
    if "*" in text or "#" in text or "<" in text or "_" in text:
        text = _MARKUP.sub("", text)
    return text.strip()


def is_withheld(text: str) -> bool:
    """Say whether a line of apparatus holds a redaction mark or an exemption code."""
    return any(mark.is_withholding for mark in find_marks(text))


def without_marks(text: str) -> str:
    """Return words without redaction marks, and with single blanks."""
    if "[" in text or "REDACTED" in text or not text.isascii():
        text = MARK.sub(" ", text)
    return " ".join(text.split())


def sheet_of(blocks: Iterable[Block]) -> tuple[SheetBlock, ...]:
    """Return the blocks of a document as the search for apparatus reads them."""
    return tuple(SheetBlock(index, tuple(map(_line, block.lines))) for index, block in enumerate(blocks))


def _line(line: Line) -> SheetLine:
    raw = line.text[:_LONGEST]
    words = raw.strip()
    found = _LEVEL.match(raw) if "#" in raw else None
    emphasised = words.startswith("**") and words.endswith("**") and len(words) > 4
    level = len(found.group(1)) if found else 0
    return SheetLine(line.number, plain(raw), len(raw) - len(raw.lstrip()), level, emphasised)
