"""The file around a document: its styles, what it says of itself, and the same bytes for the same paper."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from importlib import resources
from typing import TYPE_CHECKING, Any

from countermove.report.content import Paper
from countermove.report.letters import clean

if TYPE_CHECKING:
    from docx.document import Document

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed day, so that the same paper gives the same bytes
_ZIPPED = (1980, 1, 1, 0, 0, 0)  # the first moment that the format knows
_NEEDED = ("/styles", "/settings", "/numbering")
_LONGEST = 255  # letters of a property


def new_document(paper: Paper) -> Document:
    """Return an empty document in the styles of a paper."""
    import docx

    document = docx.Document()
    part = document.part
    _drop(part.rels, lambda kind: not kind.endswith(_NEEDED))
    _drop(part.package.rels, lambda kind: not kind.endswith(("/officeDocument", "/core-properties")))
    _replace(document.styles.element, "styles.xml")
    _replace(document.settings.element, "settings.xml")
    _replace(part.numbering_part.element, "numbering.xml")
    _describe(document, paper)
    return document


def _drop(relations: Any, is_needless: Any) -> None:
    """Leave out what the library's own empty document brings along."""
    for key in [key for key, relation in relations.items() if is_needless(relation.reltype)]:
        del relations[key]


def _replace(root: Any, name: str) -> None:
    from docx.oxml.parser import parse_xml

    found = parse_xml((resources.files(__package__) / name).read_bytes())
    root[:] = list(found)


def _describe(document: Document, paper: Paper) -> None:
    about = document.core_properties
    about.title = clean(paper.title)[:_LONGEST]
    about.subject = clean(paper.subtitle)[:_LONGEST]
    about.author = about.last_modified_by = "countermove"
    about.comments = about.keywords = ""
    about.language = "en-GB"
    about.revision = 1
    about.created = about.modified = _MADE


def packed(document: Document) -> bytes:
    """Return a document as a file, with no time of its making in it."""
    stream, result = io.BytesIO(), io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            about = zipfile.ZipInfo(name, _ZIPPED)
            about.create_system = 3  # the same on every system
            about.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            target.writestr(about, source.read(name))
    return result.getvalue()
