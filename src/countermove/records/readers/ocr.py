"""Text recognition in pictures of pages, by the program ``tesseract`` where it is installed."""

from __future__ import annotations

import hashlib
import shutil
import struct
import tempfile
from collections.abc import Iterator
from threading import Event, Timer

from countermove.errors import RecordError
from countermove.records.readers.decode import without_controls
from countermove.records.readers.limits import Limits
from countermove.records.readers.pages import pages_named
from countermove.records.readers.pdf.process import run_apart, run_limited, with_limits
from countermove.records.readers.text import page_starts
from countermove.records.source import Remark, SourceText

PROGRAM = "tesseract"
_PDF_CHILD = "countermove.records.readers.pdf.child"
MOST_OUTPUT, MOST_MEMORY = 50_000_000, 4_000_000_000


def is_installed() -> bool:
    """Tell whether the program for text recognition is there."""
    return shutil.which(PROGRAM) is not None


def how_to_get_it() -> str:
    """Return what to do to have pictures of pages read."""
    if is_installed():
        return "let it be recognised (--ocr auto)"
    return "install tesseract (tesseract-ocr on Debian and Ubuntu, tesseract with Homebrew) and read it again"


def read_image(data: bytes, path: str, ocr: str, limits: Limits) -> SourceText:
    """Return the text recognised in a picture (PNG, JPEG, or TIFF with one or more pages).

    Raises: ``RecordError`` where it is too large, where there is no program to recognise text, or no text.
    """
    if ocr == "never":
        raise RecordError(f"{path}: this is a picture; {how_to_get_it()}")
    if not is_installed():
        raise RecordError(f"{path}: this is a picture of a page; {how_to_get_it()}")
    pixels = size_of(data)
    if pixels > limits.ocr_pixels:
        message = f"{path}: this picture has more than {limits.ocr_pixels // 1_000_000} million pixels; scale it down"
        raise RecordError(message)
    text = _recognised(data, limits.ocr_seconds)
    if text is None or not text.strip():
        raise RecordError(f"{path}: no text could be recognised in this picture")
    text, cleaning = without_controls(text)
    remark = Remark("recognised", "the text was recognised in a picture; compare what matters with the picture")
    digest = hashlib.sha256(data).hexdigest()
    return SourceText(path, digest, "ocr", text, page_starts=page_starts(text) or (0,), remarks=(remark, *cleaning))


def recognise_pages(data: bytes, numbers: list[int], path: str, limits: Limits) -> tuple[dict[int, str], list[Remark]]:
    """Return the text recognised on pages of a PDF, by page where there is any, and what there is to say of it.

    Raises: ``RecordError`` where there is no program to recognise text.
    """
    if not is_installed():
        raise RecordError(f"{path}: text cannot be recognised here; {how_to_get_it()}")
    found: dict[int, str] = {}
    tried = 0
    up = Event()
    alarm = Timer(limits.ocr_seconds, up.set)
    alarm.daemon = True
    alarm.start()
    try:
        for number in numbers:
            picture = b"" if up.is_set() else _picture(data, number, limits)
            if up.is_set():
                break
            text = _recognised(picture, limits.ocr_page_seconds) if picture else None
            tried += 1
            if text and text.strip():
                found[number] = text
    finally:
        alarm.cancel()
    return found, list(_said(found, numbers[tried:], limits))


def _said(found: dict[int, str], not_tried: list[int], limits: Limits) -> Iterator[Remark]:
    if found:
        message = (
            f"{pages_named(found)}: the text was recognised in the picture of the page; compare what matters with it"
        )
        yield Remark("recognised", message, page=min(found))
    if not_tried:
        took = f"recognition took more than {limits.ocr_seconds / 60:g} minutes"
        yield Remark("ocr_time", f"{pages_named(not_tried)}: not recognised, as {took}", page=not_tried[0])


def _picture(data: bytes, number: int, limits: Limits) -> bytes:
    job = {
        "what": "picture",
        "memory_bytes": limits.memory_bytes + len(data),
        "seconds": limits.ocr_page_seconds,
        "output_bytes": 2 * limits.ocr_pixels,
        "page": number,
        "pixels": min(limits.ocr_pixels, 40_000_000),
    }
    outcome = run_apart(_PDF_CHILD, job, data, most=2 * limits.ocr_pixels)
    return outcome.output if outcome.ended == "done" else b""


def _recognised(picture: bytes, seconds: float) -> str | None:
    """Return the text in a picture; ``None`` where the program failed or took too long.

    The bytes must be known to be a picture: the program takes anything else for a list of files to open.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        return None
    with tempfile.TemporaryFile() as output:
        command = with_limits([program, "stdin", "stdout"], MOST_MEMORY, MOST_OUTPUT)
        ended = run_limited(command, picture, output, seconds)
        if ended != "done":
            return None
        output.seek(0)
        return output.read(MOST_OUTPUT).decode("utf-8", "replace")


def size_of(data: bytes) -> int:
    """Return how many pixels a picture says it has; for TIFF its first page; 0 where it does not say."""
    if data.startswith(b"\x89PNG") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return int(width) * int(height)
    if data.startswith(b"\xff\xd8"):
        return _jpeg_size(data)
    return _tiff_size(data)


def _jpeg_size(data: bytes) -> int:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= kind <= 0xCF and kind not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return int(width) * int(height)
        at += 2 + max(length, 2)
    return 0


def _tiff_size(data: bytes) -> int:
    order = "<" if data.startswith(b"II") else ">"
    try:
        (at,) = struct.unpack_from(f"{order}I", data, 4)
        (count,) = struct.unpack_from(f"{order}H", data, at)
        sizes = {}
        for index in range(min(count, 100)):
            tag, kind, _, value = struct.unpack_from(f"{order}HHII", data, at + 2 + 12 * index)
            if kind == 3 and order == ">":
                value >>= 16
            sizes[tag] = value & 0xFFFF if kind == 3 and order == "<" else value
    except struct.error:
        return 0
    return int(sizes.get(256, 0)) * int(sizes.get(257, 0))
