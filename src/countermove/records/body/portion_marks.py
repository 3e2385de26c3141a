"""Portion marks: the classification of one paragraph, in round brackets at its start or its end.

Source: records.md, section 1.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from countermove.records.body.blocks import Block
from countermove.records.source import Span

_LEVEL = r"(?:TS|S|C|R|U|LOU|OUO|FOUO|CUI)"
_CAVEAT = (
    r"(?:[ /,-]{1,2}(?:NF|NOFORN|OC|ORCON|WN|NC|PR|PROPIN|O|SI|TK|HCS|FGI|REL(?:\s+TO)?|RD|FRD|SBU|NODIS|EXDIS|LIMDIS|"
    r"[A-Z]{3}))"
)
_MARK = rf"\({_LEVEL}{_CAVEAT}{{0,5}}\)"
# What optical character recognition makes of (S), (C) and (U); only where the document has portion marks.
_BROKEN = r"\((?:[2gs$85]|c|u|[SCU][.,']|[Ss5$]/NF)\)"
_ALONE = re.compile(rf"\s*({_MARK})\s*")
_AT_START = re.compile(rf"\s*({_MARK})(?=\s+\S)")
_AT_END = re.compile(rf"(?<=[.!?:\"'”’)\]\w])\s*({_MARK})\s*$")
_BROKEN_END = re.compile(rf"(?<=[.!?:\"'”’)\]])\s*({_BROKEN})\s*$")
_LONGEST_ALONE = 60
_READ = {"2": "S", "g": "S", "s": "S", "$": "S", "8": "S", "5": "S", "c": "C", "u": "U"}


@dataclass(frozen=True, slots=True)
class PortionMark:
    """A portion mark; ``meant`` is what it says, ``printed`` how it stands there.

    Units: ``span`` counts characters of the text searched.
    """

    meant: str
    printed: str
    span: Span


def opening_mark(text: str) -> PortionMark | None:
    """Return the portion mark that a paragraph starts with, or None."""
    found = _AT_START.match(text)
    return _of(found) if found else None


def closing_mark(text: str, *, repaired: bool) -> PortionMark | None:
    """Return the portion mark that a paragraph ends with, or None.

    ``repaired`` accepts what optical character recognition makes of one, for documents that have portion marks.
    """
    start = max(0, len(text) - 60)
    found = _AT_END.search(text, start) or (_BROKEN_END.search(text, start) if repaired else None)
    return _of(found) if found else None


def is_mark_alone(text: str) -> bool:
    """Say whether a text is a portion mark and nothing else."""
    return len(text) < _LONGEST_ALONE and _ALONE.fullmatch(text) is not None


def mark_alone(text: str) -> PortionMark | None:
    """Return the portion mark that a line holds with nothing else on it, or None."""
    found = _ALONE.fullmatch(text) if len(text) < _LONGEST_ALONE else None
    return _of(found) if found else None


def has_portion_marks(blocks: Iterable[Block]) -> bool:
    """Say whether the paragraphs of a document carry portion marks: two at least."""
    marked = 0
    for block in blocks:
        if "(" not in block.lines[0].text and not block.lines[-1].text.rstrip().endswith(")"):
            continue
        lead = block.label.length if block.label else 0
        first, last = block.lines[0].text.lstrip()[: lead + 80], block.lines[-1].text.rstrip()
        opened = opening_mark(first) or opening_mark(first[lead:])
        marked += bool(opened or closing_mark(last, repaired=False))
        if marked > 1:
            return True
    return False


def _of(found: re.Match[str]) -> PortionMark:
    printed = found[1]
    inner = " ".join(printed.strip("()").split())
    meant = (
        _READ.get(inner[:1], inner[:1]) + inner[1:].rstrip(".,'")
        if not inner.startswith(("TS", "LOU", "OUO", "CUI"))
        else inner
    )
    return PortionMark(meant, printed, Span(*found.span(1)))
