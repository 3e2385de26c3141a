"""A source while its lines are being classified."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from countermove.records.furniture.banner import Banner
from countermove.records.furniture.marks import Mark
from countermove.records.layers import ClassifiedLine, Kind
from countermove.records.record import Duplicate
from countermove.records.source import SourceText

ASIDE = frozenset({Kind.BLANK, Kind.CODE, Kind.MARKER})
"""Kinds that may stand between a page number and the furniture it belongs to."""


@dataclass
class Sheet:
    """What is known so far: one class a line, and what single lines said.

    Units: keys of ``banners`` and ``denied`` and arguments called ``at`` are places in ``lines``, from 0.
    """

    source: SourceText
    marks: tuple[Mark, ...]
    lines: list[ClassifiedLine] = field(default_factory=list)
    banners: dict[int, Banner] = field(default_factory=dict)
    denied: dict[int, int] = field(default_factory=dict)
    duplicates: list[Duplicate] = field(default_factory=list)
    copy_number: str | None = None

    def reclassify(self, at: int, kind: Kind, certainty: str, evidence: str) -> None:
        """Give a line another class."""
        self.lines[at] = replace(self.lines[at], kind=kind, certainty=certainty, evidence=evidence)

    def set_banner(self, at: int, banner: Banner, certainty: str, evidence: str) -> None:
        """Make a line a banner."""
        self.banners[at] = banner
        self.reclassify(at, Kind.BANNER, certainty, evidence)

    def drop_tick_boxes(self) -> None:
        """Forget empty brackets and boxes on forms and stamps, which are there to be ticked."""
        forms = {line.line.number for line in self.lines if line.kind in {Kind.FORM, Kind.STAMP}}
        if forms:
            self.marks = tuple(mark for mark in self.marks if mark.line not in forms or any(map(str.isalnum, mark.raw)))

    def filled(self) -> list[int]:
        """Return the places of lines that are neither blank nor marks only."""
        return [at for at, line in enumerate(self.lines) if line.kind not in ASIDE]

    def texts(self) -> Iterator[tuple[int, str]]:
        """Yield the places and words of the lines of text."""
        for at, line in enumerate(self.lines):
            if line.kind is Kind.TEXT:
                yield at, line.line.words
