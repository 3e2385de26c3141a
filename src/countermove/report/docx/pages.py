"""The pages of a document: upright ones, and pages on their side for tables that need the width."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from countermove.report.docx.elements import element, field, paragraph, run

if TYPE_CHECKING:
    from docx.document import Document

# Lengths of A4 in twentieths of a point.
SHORT_SIDE, LONG_SIDE, MARGIN = 11906, 16838, 1247


@dataclass(frozen=True, slots=True)
class Page:
    """A page's measures, in twentieths of a point."""

    width: int
    height: int
    is_sideways: bool

    @property
    def text_width(self) -> int:
        """Return how wide lines are."""
        return self.width - 2 * MARGIN


UPRIGHT = Page(SHORT_SIDE, LONG_SIDE, is_sideways=False)
SIDEWAYS = Page(LONG_SIDE, SHORT_SIDE, is_sideways=True)


class Pages:
    """Puts blocks on pages, and turns the page where the next block needs it."""

    def __init__(self, document: Document, handling: str) -> None:
        self._body = document.element.body
        self._last = self._body.sectPr
        self._page = UPRIGHT
        _furnish(document, handling)
        _measure(self._last, UPRIGHT)

    def add(self, *blocks: Any) -> None:
        """Put blocks at the end of the document."""
        for block in blocks:
            self._last.addprevious(block)

    def turn(self, page: Page) -> None:
        """Go on with pages of another kind, unless they are of that kind already."""
        if page is self._page:
            return
        before = deepcopy(self._last)
        _measure(before, self._page)
        self.add(paragraph("SectionBreak", sectPr=before))
        self._page = page
        _measure(self._last, page)


def _measure(section: Any, page: Page) -> None:
    for name in ("w:type", "w:pgSz", "w:pgMar", "w:cols", "w:docGrid"):
        for old in section.xpath(name):
            section.remove(old)
    size = element("w:pgSz", w=page.width, h=page.height, **({"orient": "landscape"} if page.is_sideways else {}))
    edges = dict.fromkeys(("top", "right", "bottom", "left"), MARGIN)
    section.extend(
        [element("w:type", val="nextPage"), size, element("w:pgMar", **edges, header=567, footer=567, gutter=0)]
    )
    section.append(element("w:cols", space=567))


def _furnish(document: Document, handling: str) -> None:
    """Put the page's number at the foot of every page, and the handling line at its head and foot if there is one."""
    section = document.sections[0]
    count = [run("Page "), *field("PAGE", run("1")), run(" of "), *field("NUMPAGES", run("1"))]
    _fill(section.footer, *([run(handling, "Strong"), run(" · ")] if handling else []), *count)
    if handling:
        _fill(section.header, run(handling))


def _fill(strip: Any, *content: Any) -> None:
    strip.is_linked_to_previous = False
    strip.paragraphs[0]._p.extend(content)
