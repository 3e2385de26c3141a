"""Plain text and the Markdown that converters write: the decoded file itself."""

from __future__ import annotations

import hashlib

from countermove.errors import RecordError
from countermove.records.readers.decode import decode, is_binary, marked_encoding, wide_encoding, without_controls
from countermove.records.readers.limits import DEFAULT_LIMITS, Limits
from countermove.records.source import SourceText

PAGES_NOTED = 100_000


def source_of_text(text: str, path: str = "") -> SourceText:
    """Return text that is at hand as a source; control characters other than tabs and line ends become blanks."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    cleaned, remarks = without_controls(text)
    return SourceText(path, digest, "text", cleaned, page_starts=page_starts(cleaned), remarks=remarks)


def read_text(data: bytes, path: str, limits: Limits = DEFAULT_LIMITS) -> SourceText:
    """Return the text of a plain-text file.

    Raises: ``RecordError`` where the bytes are no text, hold nothing but blanks, or are more than the limit.
    """
    if not marked_encoding(data)[0] and not wide_encoding(data) and is_binary(data):
        raise RecordError(f"{path}: this is not text but a binary file, whatever its name; {WHAT_IS_READ}")
    decoded = decode(data)
    check_length(len(decoded.text), path, limits)
    text, cleaning = without_controls(decoded.text)
    if not text.strip("\ufeff \t\r\n\f"):
        raise RecordError(f"{path}: this file holds nothing but blanks; there is nothing to read in it")
    remarks = (*decoded.remarks, *cleaning)
    digest = hashlib.sha256(data).hexdigest()
    return SourceText(path, digest, "text", text, decoded.encoding, page_starts(text), remarks)


WHAT_IS_READ = "text, PDF, Word (.docx), HTML and pictures of pages (PNG, JPEG, TIFF) can be read"


def check_length(characters: int, path: str, limits: Limits) -> None:
    """Raise ``RecordError`` where a text has more characters than the limit."""
    if characters > limits.characters:
        message = f"{path}: this text has more than {limits.characters:,} characters; split it and read the parts"
        raise RecordError(message)


def page_starts(text: str) -> tuple[int, ...]:
    """Return where pages begin that form feeds part, in characters; nothing where there are no form feeds.

    A form feed with only blanks after it ends the last page and begins none. Of a text of more than a hundred thousand
    form feeds the first ones count.
    """
    last = len(text.rstrip())
    starts = [0]
    at = text.find("\f", 0, last)
    while at >= 0 and len(starts) < PAGES_NOTED:
        starts.append(at + 1)
        at = text.find("\f", at + 1, last)
    return tuple(starts) if len(starts) > 1 or "\f" in text[last:] else ()
