"""What comes out of looking at every line: classes, marks, events, pages, and what a reader should know of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from countermove.records.furniture.banner import Banner
from countermove.records.furniture.marks import Mark
from countermove.records.furniture.numbers import ControlNumber
from countermove.records.furniture.quality import FEWEST
from countermove.records.layers import ClassifiedLine, Kind
from countermove.records.record import Counts, Duplicate
from countermove.records.source import Remark, Span


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Where a page ends and the next begins; ``evidence`` names everything that says so.

    Units: ``line`` is the first line of the new page, from 1; ``offset`` the same place in the source's text.
    """

    line: int
    offset: int
    evidence: tuple[str, ...]
    certainty: str = "high"


@dataclass(frozen=True, slots=True)
class Page:
    """A page: ``quality`` is the share of its tokens that look like words, None where it has too few to tell.

    ``printed_number`` is empty where the page has none; ``words`` and ``tokens`` are what ``quality`` rests on.

    Units: ``first_line`` and ``last_line`` count from 1; ``number`` counts the pages at hand from 1.
    """

    number: int
    first_line: int
    last_line: int
    quality: float | None = None
    printed_number: str = ""
    words: int = 0
    tokens: int = 0


@dataclass(frozen=True, slots=True)
class Insert:
    """A stretch inside a line of text that is not the document's words, such as a release header run into it."""

    span: Span
    kind: Kind
    line: int


@dataclass(frozen=True)
class Furniture:
    """Every line's class, every mark, and what they add up to.

    ``runs`` are the redaction events. ``copy_number`` is None where the document has none, empty where its number is
    withheld.

    Units: the numbers in ``banners`` are lines, from 1.
    """

    lines: tuple[ClassifiedLine, ...]
    marks: tuple[Mark, ...] = ()
    runs: tuple[tuple[Mark, ...], ...] = ()
    page_breaks: tuple[PageBreak, ...] = ()
    counts: Counts = field(default_factory=Counts)
    release_ids: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    banners: tuple[tuple[int, Banner], ...] = ()
    control_numbers: tuple[ControlNumber, ...] = ()
    copy_number: str | None = None
    duplicates: tuple[Duplicate, ...] = ()
    inserts: tuple[Insert, ...] = ()
    pages: tuple[Page, ...] = ()

    @property
    def quality(self) -> float | None:
        """Return the share of the text's tokens that look like words, from 0 to 1; None where there are too few."""
        tokens = sum(page.tokens for page in self.pages)
        return sum(page.words for page in self.pages) / tokens if tokens >= FEWEST else None
