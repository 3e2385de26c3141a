"""Footnotes: what a judgment rests on, one note for the same ground within a part, as ``Numbering`` counts them.

python-docx 1.2 has no footnotes, so their part of the document is made here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from countermove.report.content import Ground, Quotation
from countermove.report.docx.elements import Bookmarks, element, field, link, paragraph, run, tab
from countermove.report.docx.links import Places
from countermove.report.numbering import Note, Numbering, basis_of

if TYPE_CHECKING:
    from docx.document import Document

_REFERENCE, _SMALL = "FootnoteReference", "Grounds"


class Notes:
    """Writes references as they come, and keeps the notes for their own part of the document."""

    def __init__(self, quotations: Mapping[str, Quotation], places: Places, bookmarks: Bookmarks) -> None:
        self._numbering = Numbering()
        self._quotations = quotations
        self._places = places
        self._bookmarks = bookmarks
        self._notes: list[Note] = []

    def begin(self) -> None:
        """Begin a part with notes of its own: a section, or one table or card in it."""
        self._numbering.begin()

    def end(self) -> None:
        """End the part."""
        self._notes += self._numbering.end()

    def next(self, kind: str) -> int:
        """Return the next number of a kind, such as a table or a figure."""
        return self._numbering.next(kind)

    def marks(self, grounds: Iterable[Ground]) -> list[Any]:
        """Return the references to what something rests on.

        The first reference to a note carries it; a later one is a cross-reference to the first, so that Word keeps
        their numbers together when notes come or go.
        """
        found: list[Any] = []
        for mark in self._numbering.marks(grounds):
            if found:
                found.append(run(", ", _REFERENCE))
            found += self._first(mark.number) if mark.turn == 1 else self._again(mark.number)
        return found

    def _first(self, number: int) -> list[Any]:
        reference = element("w:footnoteReference", id=number)
        look = element("w:rPr", element("w:rStyle", val=_REFERENCE))
        return self._bookmarks.around(self._places.note(number), element("w:r", look, reference))

    def _again(self, number: int) -> list[Any]:
        return field(f"NOTEREF {self._places.note(number)} \\f \\h", run(str(number), _REFERENCE), style=_REFERENCE)

    def attach(self, document: Document) -> None:
        """Put the notes into a document."""
        from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import XmlPart

        lines = [_line(-1, "separator"), _line(0, "continuationSeparator")]
        told = [self._told(note) for note in sorted(self._notes, key=lambda note: note.number)]
        root = element("w:footnotes", *lines, *told)
        place, package = PackURI("/word/footnotes.xml"), document.part.package
        part = XmlPart(place, CONTENT_TYPE.WML_FOOTNOTES, root, package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def _told(self, note: Note) -> Any:
        number = element("w:r", element("w:rPr", element("w:rStyle", val=_REFERENCE)), element("w:footnoteRef"))
        return element(
            "w:footnote", paragraph("FootnoteText", number, tab(), *self.ground(note.ground)), id=note.number
        )

    def ground(self, ground: Ground) -> list[Any]:
        """Return a ground: party and place, statement, citations, cited words, and the basis unless it is stated."""
        found = [run(ground.label, "Strong")]
        if ground.statement:
            found += [run(", "), run(ground.statement, "Emphasis")]
        for turn, cite in enumerate(ground.cites):
            found += [run("; " if turn else ": "), *self._cited(cite)]
        return [*found, run(f" ({basis_of(ground)})")] if basis_of(ground) else found

    def in_brackets(self, grounds: Iterable[Ground]) -> list[Any]:
        """Return grounds in brackets, in small type and without the cited words, as the summary has them."""
        found: list[Any] = []
        for ground in grounds:
            found += [run("; " if found else " [", _SMALL), run(ground.label, _SMALL, is_bold=True)]
            found += [run(f", {ground.statement}", _SMALL)] if ground.statement else []
            for turn, cite in enumerate(ground.cites):
                place, said = self._places.quotation(cite), run(cite, _SMALL)
                found += [run("; " if turn else ": ", _SMALL), link(place, said) if place else said]
            found += [run(f" ({basis_of(ground)})", _SMALL)] if basis_of(ground) else []
        return [*found, run("]", _SMALL)] if found else []

    def _cited(self, cite: str) -> list[Any]:
        quotation, place = self._quotations.get(cite), self._places.quotation(cite)
        if quotation is None or not place:
            return [run(cite)]
        opening = f" “{quotation.opening}”" if quotation.opening else ""
        remark = f" ({quotation.remark})" if quotation.remark else ""
        leads = link(place, run(cite, "Hyperlink"))
        return [leads, run(opening + remark)] if opening + remark else [leads]


def _line(number: int, kind: str) -> Any:
    """Return the line above notes, or above what is left of one from the page before."""
    drawn = paragraph("FootnoteText", element("w:r", element(f"w:{kind}")))
    return element("w:footnote", drawn, type=kind, id=number)
