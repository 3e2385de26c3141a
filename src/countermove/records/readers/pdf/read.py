"""A PDF to its text: page by page in the order of reading, with what was left out and why."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from countermove.errors import RecordError
from countermove.records.readers.decode import without_controls
from countermove.records.readers.limits import Limits
from countermove.records.readers.ocr import how_to_get_it, is_installed, recognise_pages
from countermove.records.readers.pages import pages_named
from countermove.records.readers.pdf.process import run_apart
from countermove.records.source import Remark, SourceText

CHILD = "countermove.records.readers.pdf.child"
# JSON writes a character outside ASCII as six bytes.
BYTES_A_CHARACTER = 6


@dataclass(slots=True)
class Reading:
    """What the process of its own found in a PDF."""

    total: int = 0
    pages: dict[int, dict[str, Any]] = field(default_factory=dict)
    error: str = ""
    stopped: str = ""
    done: bool = False

    def numbers(self, fact: str) -> list[int]:
        """Return the pages of which something was said."""
        return [number for number, page in self.pages.items() if page.get(fact)]

    @property
    def empty(self) -> list[int]:
        """Return the pages that show something but have no text."""
        return [number for number, page in self.pages.items() if page.get("things") and not page.get("text")]

    @property
    def unread(self) -> list[int]:
        """Return the pages that are pictures with no text, or with hardly any."""
        return sorted({*self.empty, *self.numbers("sparse"), *self.numbers("unmapped")})


def read_pdf(data: bytes, path: str, ocr: str, limits: Limits) -> SourceText:
    """Return the text of a PDF; pages without text are recognised where ``ocr`` says so and the program is there.

    Raises: ``RecordError`` where the PDF has a password, is damaged, has no text at all, or breaks the PDF library.
    """
    reading = _reading(data, limits)
    _check_opened(reading, path)
    wanted = sorted(reading.pages) if ocr == "always" else reading.unread if ocr == "auto" else []
    tries = bool(wanted) and (is_installed() or ocr == "always")
    recognised, said = recognise_pages(data, wanted, path, limits) if tries else ({}, [])
    texts = [recognised.get(number) or reading.pages[number].get("text", "") for number in sorted(reading.pages)]
    if not any(text.strip() for text in texts):
        raise RecordError(_nothing(path, reading, tries))
    remarks = [*_remarks(reading, data, limits, set(recognised)), *said]
    empty = [number for number in reading.empty if number not in recognised]
    if empty:
        remarks.append(_empty_remark(empty, ocr, tried=tries))
    return _source(data, path, texts, remarks, ocr_only=len(recognised) == len(texts))


def _reading(data: bytes, limits: Limits) -> Reading:
    job = {
        "what": "text",
        "memory_bytes": limits.memory_bytes + len(data),
        "seconds": limits.pdf_seconds,
        "output_bytes": BYTES_A_CHARACTER * limits.characters,
        "pages": limits.pages,
        "characters": limits.characters,
    }
    outcome = run_apart(CHILD, job, data, most=BYTES_A_CHARACTER * limits.characters)
    reading = Reading()
    for found in _objects(outcome.output):
        _note(reading, found)
    if not reading.done and not reading.stopped:
        reading.stopped = "seconds" if outcome.ended == "timeout" else "failed"
    return reading


def _objects(output: bytes) -> Iterator[dict[str, Any]]:
    """Yield what was printed; the last line may be cut off."""
    for line in output.split(b"\n"):
        try:
            found = json.loads(line)
        except ValueError:
            continue
        if isinstance(found, dict):
            yield found


def _note(reading: Reading, found: dict[str, Any]) -> None:
    if "page" in found:
        reading.pages[int(found["page"])] = found
    elif "pages" in found:
        reading.total = int(found["pages"])
    elif "error" in found:
        reading.error, reading.done = str(found["error"]), True
    elif "stopped" in found:
        reading.stopped = str(found["stopped"])
    elif found.get("done"):
        reading.done = True


def _check_opened(reading: Reading, path: str) -> None:
    if reading.error == "password":
        message = (
            "this PDF is locked with a password; open it with the password, save a copy without one, and read that"
        )
        raise RecordError(f"{path}: {message}")
    damaged = "it is cut off or damaged; fetch it again, or open it in a viewer and print it to a new PDF"
    if reading.error:
        raise RecordError(f"{path}: this PDF cannot be opened: {damaged}")
    if reading.pages and len(reading.numbers("broken")) < len(reading.pages):
        return
    if reading.stopped == "seconds":
        raise RecordError(f"{path}: this PDF took too long to read; print it to a new PDF and read that")
    if reading.stopped:
        raise RecordError(f"{path}: the PDF library failed on this file (a fault or the memory limit): {damaged}")
    raise RecordError(f"{path}: no page of this PDF can be read: {damaged}")


def _nothing(path: str, reading: Reading, tried: bool) -> str:
    if not reading.empty:
        return f"{path}: this PDF has nothing on its pages; there is nothing to read in it"
    if tried:
        return f"{path}: this PDF has only pictures of pages, and nothing could be recognised in them"
    return f"{path}: this PDF has only pictures of pages and no text; {how_to_get_it()}"


def _remarks(reading: Reading, data: bytes, limits: Limits, recognised: set[int]) -> Iterator[Remark]:
    if reading.total > limits.pages:
        yield Remark("page_limit", f"read: the first {limits.pages:,} of {reading.total:,} pages")
    if reading.stopped:
        yield _stopped_remark(reading)
    if b"%%EOF" not in data[-2048:]:
        yield Remark("cut_off", "the end of the PDF is missing; pages may be missing, too")
    for fact, code, message in _PAGE_REMARKS:
        numbers = [number for number in reading.numbers(fact) if number not in recognised]
        if numbers:
            yield Remark(code, message.format(pages=pages_named(numbers)), page=numbers[0])


# What is said of a page, the code of the remark, and its words.
_PAGE_REMARKS = (
    ("broken", "broken_page", "{pages} cannot be read: the PDF is damaged there"),
    (
        "boxes",
        "faulty_redaction",
        "{pages}: words lie under a box (faulty redaction); they were not read, and [redacted] stands for them",
    ),
    ("outside", "outside_page", "{pages}: words outside the edge of the page as it is shown were not read"),
    (
        "sparse",
        "sparse_page",
        "{pages}: a picture with hardly any text; let it be recognised (--ocr always)",
    ),
    (
        "unmapped",
        "unknown_letters",
        "{pages}: the typefaces do not say which letters they show: let the page be recognised (--ocr always)",
    ),
    (
        "unseen",
        "unseen_text",
        "{pages}: words that the page does not show (painted over, or in the colour of the paper) were not read",
    ),
    (
        "doubled",
        "doubled_layer",
        "{pages}: two text layers lie on each other; the one with more words that read well was kept",
    ),
    (
        "reordered",
        "reading_order",
        "{pages}: the file has the words in another order than the page; they were put in the order of the page",
    ),
)


def _stopped_remark(reading: Reading) -> Remark:
    why = {
        "seconds": "reading took too long",
        "characters": "the text grew beyond the limit",
        "failed": "the PDF library failed on the next page (a fault or the memory limit)",
    }
    message = f"{why[reading.stopped]}; read: the first {len(reading.pages):,} of {reading.total:,} pages"
    return Remark("stopped_early", message, page=len(reading.pages))


def _empty_remark(empty: list[int], ocr: str, *, tried: bool) -> Remark:
    message = f"{pages_named(empty)}: a picture without text"
    if tried:
        message += ", and nothing could be recognised in it"
    elif ocr == "never" and is_installed():
        message += "; let it be recognised (--ocr auto)"
    else:
        message += f"; {how_to_get_it()}"
    return Remark("empty_page", message, page=empty[0])


def _source(data: bytes, path: str, texts: list[str], remarks: list[Remark], *, ocr_only: bool) -> SourceText:
    """Return the pages as one text with a form feed at the start of each page but the first."""
    starts, pieces, at = [], [], 0
    for index, text in enumerate(texts):
        own = text.replace("\f", "\n").rstrip() + "\n"
        piece = own if index == 0 else "\f" + own
        starts.append(at + (index > 0))
        pieces.append(piece)
        at += len(piece)
    whole, cleaning = without_controls("".join(pieces))
    medium = "ocr" if ocr_only else "pdf"
    digest = hashlib.sha256(data).hexdigest()
    return SourceText(path, digest, medium, whole, page_starts=tuple(starts), remarks=(*remarks, *cleaning))
