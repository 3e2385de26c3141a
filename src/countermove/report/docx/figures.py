"""Figures of a document: the drawings as pictures, each with a text for those who cannot see it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from countermove.report.charts import draw
from countermove.report.content import Figure
from countermove.report.docx.elements import element, paragraph
from countermove.report.letters import clean
from countermove.report.pictures import WIDTH, png

if TYPE_CHECKING:
    from docx.document import Document

_INCH = 914_400  # in the units of drawings
_HIGHEST = 8.9  # inches: what a page has room for, with a caption


def pictures(document: Document, figure: Figure, number: int) -> Iterator[Any]:
    """Yield a paragraph for each drawing of a figure."""
    drawings = draw(figure.chart)
    for turn, drawing in enumerate(drawings, 1):
        part = f" (part {turn} of {len(drawings)})" if len(drawings) > 1 else ""
        yield paragraph("Figure", _picture(document, png(drawing), f"Figure {number}{part}", figure.alternative + part))


def _picture(document: Document, data: bytes, name: str, told: str) -> Any:
    inline = document.part.new_pic_inline(io.BytesIO(data), width=int(WIDTH * _INCH))
    _fit(inline)
    inline.docPr.set("name", name)
    inline.docPr.set("descr", clean(told))
    return element("w:r", element("w:drawing", inline))


def _fit(inline: Any) -> None:
    """Make a picture smaller that is higher than a page."""
    extent = inline.extent
    if extent.cy <= _HIGHEST * _INCH:
        return
    width, height = int(extent.cx * _HIGHEST * _INCH / extent.cy), int(_HIGHEST * _INCH)
    shape = inline.graphic.graphicData.pic.spPr
    extent.cx, extent.cy, shape.cx, shape.cy = width, height, width, height
