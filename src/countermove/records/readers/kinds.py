"""What a file is, by its first bytes; its name is only asked where they leave it open."""

from __future__ import annotations

import re
from pathlib import PurePath

from countermove.records.readers.decode import decode, marked_encoding, wide_encoding

# What can be read.
TEXT, PDF, DOCX, HTML, IMAGE = "text", "pdf", "docx", "html", "image"
NAMES = {TEXT: "plain text", PDF: "a PDF", DOCX: "a Word document (.docx)", HTML: "HTML", IMAGE: "a picture"}
SUFFIXES = {
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), TEXT),
    **dict.fromkeys((".htm", ".html", ".xhtml"), HTML),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff"), IMAGE),
    ".pdf": PDF,
    ".docx": DOCX,
}

_AS_TEXT = "open it with the program it was made with and save it as .docx, PDF or plain text"
_UNPACK = "unpack it and name the documents in it"
_AS_PNG = "save it as PNG, JPEG or TIFF"
# First bytes of what is not read: what it is, and what to do with it.
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "a rich text file (.rtf)", "open it with a word processor and save it as .docx"),
    (
        _OLD_OFFICE,
        "an old Office file (.doc or the like)",
        "open it with a word processor and save it as .docx",
    ),
    (b"\xffWPC", "a WordPerfect file", "open it with a word processor and save it as .docx"),
    (b"%!PS", "PostScript", "turn it into a PDF (ps2pdf does)"),
    (b"AT&TFORM", "a DjVu file", "turn it into a PDF (ddjvu -format=pdf does)"),
    (b"GIF8", "a GIF picture", _AS_PNG),
    (b"BM", "a BMP picture", _AS_PNG),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", "a JPEG 2000 picture", _AS_PNG),
    (b"\xff\x4f\xff\x51", "a JPEG 2000 picture", _AS_PNG),
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ\x00", "an xz archive", _UNPACK),
    (b"(\xb5/\xfd", "a zstd archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"SQLite format 3\x00", "a database (SQLite)", "name a document"),
    (b"\x7fELF", "a program", "name a document"),
    (b"MZ", "a program", "name a document"),
)
# These two first bytes may also begin a text.
_SHORT = {b"BM", b"MZ", b"BZh"}
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_HEAD = 4096
_COMMENTS = re.compile(r"(?:\s++|<!--(?:[^-]++|-(?!->))*+-->|<\?[^>]*+>)*+")
_HTML_START = re.compile(r"<(?:!doctype\s++html|html|head|body|meta|title|script|style)\b", re.IGNORECASE)
_HTML_PART = re.compile(r"<(?:p|div|h[1-6]|table|ul|ol|pre|span|br)\b[^<>]{0,200}+>", re.IGNORECASE)


def refusal(data: bytes) -> str:
    """Return what a file is that is not read, and what to do; an empty string for every other."""
    if data.startswith(_OLD_OFFICE) and _LOCKED in data:
        return "this Office document is locked with a password; save a copy without one"
    for first, what, advice in REFUSED:
        if data.startswith(first) and (first not in _SHORT or b"\x00" in data[:_HEAD]):
            return f"this is {what}, which is not read; {advice}"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return f"this is a WebP picture, which is not read; {_AS_PNG}"
    if data[257:262] == b"ustar":
        return f"this is a tar archive, which is not read; {_UNPACK}"
    return ""


def kind_of(data: bytes, path: str) -> str:
    """Return what a file is: text, pdf, docx, html or image; what is nothing else is taken for text.

    A zip archive is called docx here: only its table of contents tells what it is (``docx_parts``).
    """
    if is_pdf(data):
        return PDF
    if data[:4] in {b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"}:
        return DOCX
    if data.startswith(_IMAGES):
        return IMAGE
    return HTML if _is_html(data, path) else TEXT


def is_pdf(data: bytes) -> bool:
    """Tell whether bytes are a PDF: its mark at the start, or within the first thousand bytes before PDF objects."""
    at = data.find(b"%PDF-", 0, 1024)
    if at < 0:
        return False
    return (
        not data[:at].strip(b"\xef\xbb\xbf\x00 \t\r\n\f")
        or re.search(rb"\d\s++obj\b", data[at : at + _HEAD]) is not None
    )


def _is_html(data: bytes, path: str) -> bool:
    head = data[:_HEAD]
    if not marked_encoding(head)[0] and not wide_encoding(head) and b"<" not in head:
        return False
    text = decode(head).text
    start = text[_matched(text) :]
    if _HTML_START.match(start):
        return True
    named = SUFFIXES.get(PurePath(path).suffix.lower()) == HTML
    return named and _HTML_PART.search(text) is not None


def _matched(text: str) -> int:
    match = _COMMENTS.match(text)
    return match.end() if match else 0


def name_remark(path: str, kind: str) -> str:
    """Return the sentence that says a file is not what its name says; an empty string where it is, or says nothing."""
    suffix = PurePath(path).suffix.lower()
    named = SUFFIXES.get(suffix)
    if named is None or named == kind:
        return ""
    return f"the name ends in {suffix}, but this is {NAMES[kind]}; it was read as that"
