"""Numbered lists of a document: each starts at one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from countermove.report.docx.elements import element

if TYPE_CHECKING:
    from docx.document import Document

_NUMBERED = 3  # the list of numbering.xml that numbered ones are made after


class Lists:
    """Gives out numbered lists."""

    def __init__(self, document: Document) -> None:
        self._root: Any = document.part.numbering_part.element

    def next(self) -> Callable[[], Any]:
        """Return what makes the mark of an entry in a new list, which every entry needs for itself."""
        number = len(self._root.num_lst) + 1
        start = element("w:lvlOverride", element("w:startOverride", val=1), ilvl=0)
        self._root.append(element("w:num", element("w:abstractNumId", val=_NUMBERED), start, numId=number))
        return lambda: element("w:numPr", element("w:ilvl", val=0), element("w:numId", val=number))
