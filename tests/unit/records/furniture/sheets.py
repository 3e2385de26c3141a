"""Texts for the tests of the furniture, and what they ask of it. Every text here is invented."""

from __future__ import annotations

from countermove.records.furniture import Furniture, classify_lines
from countermove.records.source import SourceText

HEADER = "Approved For Release 2009/10/08 : CIA-RDP85T01058R000201680001-9"
PROSE = (
    "The harbour council of Meren met twice in March and twice put off the question of the lower quay.",
    "Its members did not want to be seen to choose between the ferry guild and the mills.",
    "No vote is expected before the summer, and the engineers say that the piles will not last so long.",
)


def read(*lines: str, page_starts: tuple[int, ...] = ()) -> Furniture:
    """Return the furniture of some lines."""
    return classify_lines(SourceText("invented.txt", "", "text", "\n".join(lines), page_starts=page_starts))


def spaced(*lines: str) -> Furniture:
    """Return the furniture of some lines with a blank line between any two."""
    return read(*"\n\n".join(lines).split("\n"))


def kinds(furniture: Furniture) -> list[str]:
    """Return the classes of the lines that are not blank."""
    return [line.kind.value for line in furniture.lines if line.kind.value != "blank"]


def kind_of(words: str) -> str:
    """Return the class of a line alone between two paragraphs."""
    return kinds(spaced(PROSE[0], words, PROSE[1]))[1]


def remarked(furniture: Furniture) -> list[str]:
    """Return the names of what was remarked."""
    return [remark.code for remark in furniture.remarks]


def breaks(furniture: Furniture) -> list[tuple[int, tuple[str, ...]]]:
    """Return line and evidence of the page breaks."""
    return [(one.line, one.evidence) for one in furniture.page_breaks]
