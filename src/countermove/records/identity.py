"""The name a document goes by in citations: from its control number, else what else tells it apart."""

from __future__ import annotations

import re
from pathlib import PurePath

from countermove.records.record import Document

_OUTSIDE = re.compile(r"[^A-Za-z0-9.]+")
_WORDS_OF_TITLE = 4
_LONGEST = 80


def document_id(document: Document, path: str = "", sha256: str = "") -> str:
    """Return the id of a document: control number, else release identifier, else date and title, else its file's name.

    The id holds letters, digits, hyphens and stops only, so that it can stand in a citation.
    """
    dated = " ".join([document.date or "", *(document.title or "").split()[:_WORDS_OF_TITLE]]) if document.title else ""
    numbers = (*document.control_numbers[:1], *document.release_ids[:1])
    stem = PurePath(path.replace("\\", "/")).stem
    return next((made for made in map(slug, (*numbers, dated, stem, sha256[:12])) if made), "document")


def slug(text: str) -> str:
    """Return a text as it can stand in a citation: ``EA M 85-10135`` becomes ``EA-M-85-10135``."""
    return _OUTSIDE.sub("-", text.replace("'", "").replace("’", "")).strip("-.")[:_LONGEST].rstrip("-.")
