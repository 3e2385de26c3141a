"""Marks: every redaction marker and exemption code of a text, and the runs of them that are redaction events.

Codes and markers are not one to one, so neither is a count of redactions; a run, with nothing but white space between
its marks, is the nearest there is to one event, and it may hold codes only.

Source: records.md, section 1.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from countermove.records.furniture.exemption_codes import ILLEGIBLE, find_codes
from countermove.records.furniture.markers import find_markers, quantity_of
from countermove.records.source import Span

# White space, and the emphasis that a converter may have set around a mark.
_GAP = re.compile(r"\*{0,3}\s*\*{0,3}")


class MarkKind(StrEnum):
    """What a mark says: words are gone here, on what ground, or that nobody could read them."""

    MARKER = "marker"
    CODE = "code"
    ILLEGIBLE = "illegible"


@dataclass(frozen=True, slots=True)
class Mark:
    """A redaction marker or an exemption code.

    ``raw`` is the mark as printed; ``code`` the normalised code, empty for a marker; ``extent`` what the marker says is
    gone; ``certainty`` is low for the frame of a box as optical character recognition reads it.

    Units: ``span`` counts characters of the text searched; ``line`` counts from 1, 0 where lines are not known.
    """

    span: Span
    kind: MarkKind
    raw: str
    code: str = ""
    extent: str = ""
    line: int = 0
    certainty: str = "high"

    @property
    def is_withholding(self) -> bool:
        """Say whether the mark stands for something withheld; an illegible place is not."""
        return self.kind is not MarkKind.ILLEGIBLE

    @property
    def form(self) -> str:
        """Return the mark as printed on one line, for counting."""
        return " ".join(self.raw.split()) if "\n" in self.raw else self.raw

    @property
    def quantity(self) -> tuple[float, str] | None:
        """Return number and unit of what the marker says is gone, or None."""
        return quantity_of(self.extent)


def find_marks(text: str) -> tuple[Mark, ...]:
    """Return every redaction marker and exemption code in a text, in order and without overlap.

    Units: spans count characters of ``text``.
    """
    return without_overlap([*_markers(text), *_codes(text)])


def _markers(text: str) -> Iterator[Mark]:
    for found in find_markers(text):
        kind = MarkKind.ILLEGIBLE if found.illegible else MarkKind.MARKER
        code = ILLEGIBLE if found.illegible else ""
        yield Mark(Span(found.start, found.end), kind, text[found.start : found.end], code, found.extent)


def _codes(text: str) -> Iterator[Mark]:
    for start, end, code in find_codes(text):
        yield code_mark(text, start, end, code)


def code_mark(text: str, start: int, end: int, code: str, certainty: str = "high") -> Mark:
    """Return the mark of a code found at an offset of a text."""
    kind = MarkKind.ILLEGIBLE if code == ILLEGIBLE else MarkKind.CODE
    return Mark(Span(start, end), kind, text[start:end], code, certainty=certainty)


def without_overlap(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return marks in order; of two that overlap, the one that starts first and reaches farther stays."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end)):
        if not kept or mark.span.start >= kept[-1].span.end:
            kept.append(mark)
    return tuple(kept)


def runs_of(text: str, marks: Iterable[Mark]) -> tuple[tuple[Mark, ...], ...]:
    """Return the redaction events: maximal runs of markers and codes with only white space between them."""
    runs: list[list[Mark]] = []
    joinable = False
    for mark in marks:
        if not mark.is_withholding:
            joinable = False
        elif joinable and _GAP.fullmatch(text, runs[-1][-1].span.end, mark.span.start):
            runs[-1].append(mark)
        else:
            runs.append([mark])
            joinable = True
    return tuple(tuple(run) for run in runs)
