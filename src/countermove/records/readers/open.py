"""A file to its text: what it is shows in its first bytes, whatever its name says."""

from __future__ import annotations

import os
from dataclasses import replace

from countermove.errors import RecordError, unknown
from countermove.records.readers.kinds import DOCX, HTML, IMAGE, PDF, kind_of, name_remark, refusal
from countermove.records.readers.limits import DEFAULT_LIMITS, Limits
from countermove.records.readers.locate import read_bytes
from countermove.records.readers.text import read_text, source_of_text
from countermove.records.source import Remark, SourceText

__all__ = ["open_source", "source_of_text"]

OCR_CHOICES = ("auto", "never", "always")


def open_source(path: str | os.PathLike[str], *, ocr: str = "auto", limits: Limits = DEFAULT_LIMITS) -> SourceText:
    """Return the text of a file: plain text, PDF, Word (.docx), HTML, or a picture of a page.

    ``ocr`` says when text is recognised in pictures of pages: ``auto`` where a page has no text and the program is
    installed, ``never``, or ``always`` (of a PDF, every page). Nothing else is opened, run or fetched, whatever the
    file says.

    Raises: ``RecordError`` where it cannot be read, with what it is and what to do.
    """
    if ocr not in OCR_CHOICES:
        raise RecordError(unknown("choice for ocr", ocr, OCR_CHOICES))
    data = read_bytes(path, limits)
    return source_of_bytes(data, os.fspath(path), ocr=ocr, limits=limits)


def source_of_bytes(data: bytes, path: str = "", *, ocr: str = "auto", limits: Limits = DEFAULT_LIMITS) -> SourceText:
    """Return the text of a file whose bytes are at hand; ``path`` is what messages call it.

    Raises: as ``open_source``.
    """
    shown = path or "the document"
    refused = refusal(data)
    if refused:
        raise RecordError(f"{shown}: {refused}")
    kind = kind_of(data, path)
    source = replace(_read(kind, data, shown, ocr, limits), path=path)
    lie = name_remark(path, kind)
    return replace(source, remarks=(Remark("name_differs", lie), *source.remarks)) if lie else source


def _read(kind: str, data: bytes, path: str, ocr: str, limits: Limits) -> SourceText:
    if kind == PDF:
        from countermove.records.readers.pdf.read import read_pdf

        return read_pdf(data, path, ocr, limits)
    if kind == IMAGE:
        from countermove.records.readers.ocr import read_image

        return read_image(data, path, ocr, limits)
    if kind == DOCX:
        from countermove.records.readers.docx.read import read_docx

        return read_docx(data, path, limits)
    if kind == HTML:
        from countermove.records.readers.html.read import read_html

        return read_html(data, path, limits)
    return read_text(data, path, limits)
