"""What the process of its own does: open one PDF from its standard input, and print a line of JSON for each page.

It limits its own memory, time and output before the PDF library sees the file. A line is printed as soon as its page is
read: what was read before the library failed is not lost.
"""

from __future__ import annotations

import ctypes
import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

RENDERING_DPI = 300
FEW_WORDS = 25  # a stamp on a scan, such as a release header, has fewer


def main() -> None:
    """Read the job from the command line and the file from standard input; print what was found."""
    job = json.loads(sys.argv[-1])
    limit_process(job["memory_bytes"], job["seconds"], job["output_bytes"])
    data = sys.stdin.buffer.read()
    out = sys.stdout.buffer
    if job["what"] == "picture":
        out.write(picture(data, job["page"], job["pixels"]))
        return
    for found in findings(data, job):
        out.write(json.dumps(found).encode("ascii") + b"\n")
        out.flush()


def limit_process(memory_bytes: int, seconds: float, output_bytes: int) -> None:
    """Limit what this process may use, as far as the system knows such limits."""
    try:
        import resource
    except ImportError:  # Windows: the time is limited by the process that started this one
        return
    wanted = {
        resource.RLIMIT_AS: memory_bytes,
        resource.RLIMIT_CPU: int(seconds) + 1,
        resource.RLIMIT_FSIZE: output_bytes,
        resource.RLIMIT_CORE: 0,
    }
    for what, most in wanted.items():
        with suppress(ValueError, OSError):
            hard = resource.getrlimit(what)[1]
            # The soft limit of time ends a process with a signal that says why, the hard one without.
            ends = most + 1 if what == resource.RLIMIT_CPU else most
            ends = ends if hard == resource.RLIM_INFINITY else min(ends, hard)
            resource.setrlimit(what, (min(most, ends), ends))


def findings(data: bytes, job: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what is found: first whether the file could be opened and how many pages it has, then every page."""
    import pypdfium2  # type: ignore[import-untyped]

    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        yield {"error": "password" if "assword" in str(error) else "format"}
        return
    yield {"pages": pages}
    characters = 0
    for number in range(1, min(pages, job["pages"]) + 1):
        found = _page(document, number)
        characters += len(found.get("text", ""))
        if characters > job["characters"]:
            yield {"stopped": "characters"}
            return
        yield found
    yield {"done": True}


def _page(document: Any, number: int) -> dict[str, Any]:
    import pypdfium2

    try:
        page = document[number - 1]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        return {"page": number, "broken": True}
    try:
        return {"page": number, **read_page(page, text_page)}
    finally:
        text_page.close()
        page.close()


def read_page(page: Any, text_page: Any) -> dict[str, Any]:
    """Return a page's text and what there is to say of it."""
    from pypdfium2 import raw

    from countermove.records.readers.pdf.covered import without_covered
    from countermove.records.readers.pdf.layers import one_layer
    from countermove.records.readers.pdf.lines import in_reading_order, page_text
    from countermove.records.readers.pdf.words import Measure, characters, split_marks, words_of

    measure = Measure(page, text_page)
    text = characters(text_page)
    words, outside = words_of(text, measure)
    if not words:
        return {"text": "", "things": raw.FPDFPage_CountObjects(page), "outside": outside}
    seen = without_covered(words, measure)
    layer = one_layer(seen.words)
    rows, reordered = in_reading_order(split_marks(layer.words, measure))
    found: dict[str, Any] = {"text": page_text(rows, measure), "words": len(words)}
    facts = {"boxes": seen.boxes, "unseen": seen.unseen, "outside": outside, "doubled": layer.doubled}
    facts |= {"reordered": reordered, "unmapped": is_unmapped(text)}
    facts["sparse"] = len(words) < FEW_WORDS and is_scan(page)
    return found | {name: value for name, value in facts.items() if value}


def is_unmapped(text: str) -> bool:
    """Tell whether much of a page's text has no known letters: its typefaces do not say which ones they show."""
    strange = sum(character in "\x00\ufffd" or "\ue000" <= character <= "\uf8ff" for character in text)
    return strange > 0.3 * len(text)


def is_scan(page: Any) -> bool:
    """Tell whether a picture covers most of a page."""
    from pypdfium2 import raw

    width, height = page.get_size()
    edges = [ctypes.c_float() for _ in range(4)]
    for index in range(raw.FPDFPage_CountObjects(page)):
        thing = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_IMAGE and raw.FPDFPageObj_GetBounds(thing, *edges):
            left, bottom, right, top = (edge.value for edge in edges)
            if (right - left) * (top - bottom) > 0.5 * width * height:
                return True
    return False


def picture(data: bytes, number: int, pixels: int) -> bytes:
    """Return a page as it is shown, in grey, as a portable grey map that every program for text recognition reads."""
    import pypdfium2

    page = pypdfium2.PdfDocument(data)[number - 1]
    width, height = page.get_size()
    scale = min(RENDERING_DPI / 72, (pixels / max(width * height, 1.0)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    rows = bytes(bitmap.buffer)
    kept = [rows[at : at + bitmap.width] for at in range(0, bitmap.stride * bitmap.height, bitmap.stride)]
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(kept)
