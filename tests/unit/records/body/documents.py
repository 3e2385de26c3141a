"""Small invented documents for the tests of the body, and what is asked of them."""

from __future__ import annotations

from textwrap import dedent

from countermove.records.read import read_structure
from countermove.records.record import Paragraph, Passage, Record
from countermove.records.source import SourceText

LONG = (
    "The ferry strike entered its third week with no sign of a settlement, and the owners have refused to meet the men."
)
SECOND = "The men are not united: the pilots have a union of their own and want to go back before the fleet sails."


def read(text: str, sections: dict[str, str] | None = None, medium: str = "text") -> Record:
    """Return the record of a text; its indent is taken off."""
    return read_structure(
        SourceText("strike.txt", "0" * 64, medium, dedent(text).strip("\n")), sections=sections
    ).record


def paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of a text."""
    return list(read(text).paragraphs())


def texts(text: str) -> list[str]:
    """Return the words of the paragraphs of a text."""
    return [paragraph.text for paragraph in paragraphs(text)]


def headings(text: str) -> list[str]:
    """Return the headings of a text."""
    return [section.heading for section in read(text).sections]


def marks(passage: Passage) -> list[tuple[str, str]]:
    """Return the markers of a passage with their kinds."""
    return [(redaction.marker, redaction.kind) for redaction in passage.redactions if redaction.marker]
