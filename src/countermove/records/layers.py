"""The layers of a released record, and what a line of it is.

Three layers are never mixed: the document's own words (and its apparatus), what the releasing agency put on it, and
what the tool added that made the text. Every line of the source is in exactly one; nothing is thrown away.

Source: records.md, section 1.1.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from countermove.records.source import Line


class Layer(StrEnum):
    """Who put a line there."""

    DOCUMENT = "document"
    APPARATUS = "apparatus"
    RELEASE = "release"
    CONVERTER = "converter"


class Kind(StrEnum):
    """What a line is. The first group is found line by line, the second once lines are put together to blocks."""

    BLANK = "blank"
    BANNER = "banner"
    CODE = "code"
    MARKER = "marker"
    RELEASE_HEADER = "release_header"
    DENIED_PAGE = "denied_page"
    DUPLICATE = "duplicate"
    CONTROL_NUMBER = "control_number"
    COPY_NUMBER = "copy_number"
    PAGE_NUMBER = "page_number"
    PAGE_HEADER = "page_header"
    RULE = "rule"
    STAMP = "stamp"
    FORM = "form"
    TEXT = "text"

    LETTERHEAD = "letterhead"
    TITLE = "title"
    DATE = "date"
    FRONT_MATTER = "front_matter"
    DISTRIBUTION = "distribution"
    HEADING = "heading"
    FOOTNOTE = "footnote"
    ITEM = "item"
    BODY = "body"


LAYER_OF: dict[Kind, Layer] = {
    Kind.BANNER: Layer.APPARATUS,
    Kind.CODE: Layer.RELEASE,
    Kind.MARKER: Layer.RELEASE,
    Kind.RELEASE_HEADER: Layer.RELEASE,
    Kind.DENIED_PAGE: Layer.RELEASE,
    Kind.DUPLICATE: Layer.RELEASE,
    Kind.CONTROL_NUMBER: Layer.APPARATUS,
    Kind.COPY_NUMBER: Layer.APPARATUS,
    Kind.PAGE_HEADER: Layer.APPARATUS,
    Kind.STAMP: Layer.RELEASE,
    Kind.FORM: Layer.RELEASE,
    Kind.RULE: Layer.CONVERTER,
    Kind.LETTERHEAD: Layer.APPARATUS,
    Kind.DATE: Layer.APPARATUS,
    Kind.FRONT_MATTER: Layer.APPARATUS,
    Kind.DISTRIBUTION: Layer.APPARATUS,
}
"""The layer of each kind; kinds that are not listed are the document's own words."""


@dataclass(frozen=True, slots=True)
class ClassifiedLine:
    """A line and what it is; ``certainty`` is high, medium or low, ``evidence`` says in a word what it rests on."""

    line: Line
    kind: Kind
    certainty: str = "high"
    evidence: str = ""

    @property
    def layer(self) -> Layer:
        """Return who put the line there."""
        return LAYER_OF.get(self.kind, Layer.DOCUMENT)
