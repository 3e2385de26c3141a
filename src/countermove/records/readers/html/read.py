"""An HTML page to text as converters write it: headings with #, list items with their number or a dash."""

from __future__ import annotations

import hashlib
import re

from countermove.errors import RecordError
from countermove.records.readers.decode import decode, is_binary, marked_encoding, wide_encoding, without_controls
from countermove.records.readers.html.blocks import Page
from countermove.records.readers.html.scan import pieces
from countermove.records.readers.limits import Limits
from countermove.records.readers.text import check_length
from countermove.records.source import Remark, SourceText

_CHARSET = re.compile(rb"<meta\b[^<>]{0,500}?\bcharset\s{0,10}=\s{0,10}[\"']?\s{0,10}([\w.:-]{1,40})", re.IGNORECASE)
# What a page may name (a name could also stand for a codec that unpacks or runs things), and what it is read as.
_WESTERN = ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252", "cp1252", "x-cp1252")
_KNOWN = {
    **dict.fromkeys(_WESTERN, "cp1252"),
    **{f"windows-125{number}": f"cp125{number}" for number in (0, 1, 3, 4, 5, 6, 7, 8)},
    **{f"iso-8859-{number}": f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16)},
    **{name: name for name in ("koi8-r", "koi8-u", "gbk", "gb18030", "big5", "euc-jp", "iso-2022-jp", "euc-kr")},
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "gb2312": "gb18030",
    "macintosh": "mac-roman",
}
MOST_PIECES = 6_000_000


def read_html(data: bytes, path: str, limits: Limits) -> SourceText:
    """Return the words of an HTML page.

    Raises: ``RecordError`` where the bytes are no text, or hold no words, or more than the limit.
    """
    if not marked_encoding(data)[0] and not wide_encoding(data) and is_binary(data):
        raise RecordError(f"{path}: this begins like HTML but is a binary file")
    decoded = decode(data, declared_encoding(data))
    check_length(len(decoded.text), path, limits)
    cleaned, cleaning = without_controls(decoded.text)
    page = Page()
    for count, piece in enumerate(pieces(cleaned)):
        if count > MOST_PIECES:
            raise RecordError(f"{path}: this HTML page has millions of tags; save it as plain text and read that")
        page.take(piece)
    text = page.finished()
    check_length(len(text), path, limits)
    if not text.strip():
        raise RecordError(f"{path}: this HTML page has no words outside its scripts; save the page as shown, or as PDF")
    # What entities stand for may be controls, too.
    text, more = without_controls(text)
    remarks = (*decoded.remarks, *cleaning, *more, *_left_out(page))
    return SourceText(path, hashlib.sha256(data).hexdigest(), "html", text, decoded.encoding, remarks=remarks)


def declared_encoding(data: bytes) -> str:
    """Return the encoding that the head of a page names; an empty string for UTF-8 and what is not known."""
    match = _CHARSET.search(data[:4096])
    return _KNOWN.get(match[1].decode("ascii", "ignore").lower(), "") if match else ""


def _left_out(page: Page) -> list[Remark]:
    remarks = []
    if page.hidden:
        message = "parts of the page that it hides were not read (those hidden by a style sheet are not known)"
        remarks.append(Remark("hidden_text", message))
    if page.navigation:
        remarks.append(Remark("left_out", "the navigation and the forms of the page were not read"))
    if page.embedded:
        remarks.append(Remark("external_reference", "other pages and programs that the page includes were not fetched"))
    return remarks
