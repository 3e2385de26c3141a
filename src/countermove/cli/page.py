"""Lines of text that fit a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import fill

from countermove.cli.visible import visible

NARROWEST = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A line of output, or a paragraph already broken into lines, with its style."""

    text: str
    style: str = ""


class Page:
    """Makes lines of one width; what is an order to a terminal is written out."""

    def __init__(self, width: int) -> None:
        self.width = max(width, NARROWEST)

    def paragraph(self, text: str, indent: int = 0, hanging: int = 2) -> Line:
        """Return a text broken into lines, all but the first a little deeper."""
        first, further = " " * indent, " " * (indent + hanging)
        text = visible(" ".join(text.split()))
        return Line(fill(text, self.width, initial_indent=first, subsequent_indent=further, break_on_hyphens=False))

    def heading(self, text: str) -> Line:
        """Return a heading broken into lines."""
        return Line(self.paragraph(text, hanging=0).text, "bold")


def labels(names: Sequence[str], longest: int) -> list[str]:
    """Return names cut to a length, or as they are where two would then look alike."""
    cut = [name if len(name) <= longest else name[: longest - 1] + "…" for name in names]
    return cut if len(set(cut)) == len(set(names)) else list(names)
