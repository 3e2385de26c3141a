"""Bytes to text: which encoding they are in, what could not be read in it, and what is no text at all."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass

from countermove.records.source import Remark

# Longer marks first: that of UTF-32 begins with that of UTF-16.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Bytes that do not stand in text: controls other than tab, line feed, form feed, carriage return (and escape, which
# printers' files have).
_CONTROL_BYTES = bytes(set(range(32)) - {9, 10, 12, 13, 27}) + b"\x7f"
# With the controls go the signs that turn the direction of writing, hide, or join: a page shows none of them, and a
# record that kept them could be made to show other words than it holds. A joiner between letters, a soft hyphen and a
# byte order mark stay.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_UNDEFINED_IN_1252 = b"\x81\x8d\x8f\x90\x9d"
_HIGH = bytes(range(128, 256))
# A byte that is not UTF-8 stands in the text as one of these until it is read as cp1252.
_IN_1252 = {chr(0xDC00 + byte): bytes([byte]).decode("cp1252", "replace") for byte in _HIGH}
_STRAYS = re.compile("[\udc80-\udcff]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
BINARY_SHARE, FEW_CONTROLS = 0.02, 3
PIECE = 1 << 20
_SAMPLE = 1 << 16


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how it was come by; ``remarks`` say what was replaced."""

    text: str
    encoding: str
    remarks: tuple[Remark, ...] = ()


def is_binary(data: bytes) -> bool:
    """Tell whether bytes are no text: more than one in fifty, and more than three, are control characters.

    Text in UTF-16 or UTF-32 has to be told apart before (``wide_encoding``): half of its bytes are zero.
    """
    controls = len(data) - len(data.translate(None, _CONTROL_BYTES))
    return controls > max(FEW_CONTROLS, BINARY_SHARE * len(data))


def wide_encoding(data: bytes) -> str:
    """Return the UTF-16 encoding that bytes without a mark are in, or an empty string.

    Latin text shows it: every other byte is zero, and hardly any of those between.
    """
    sample = data[: min(len(data), _SAMPLE) & ~1]
    if len(sample) < 4:
        return ""
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.02 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.02 * half else ""


def marked_encoding(data: bytes) -> tuple[str, int]:
    """Return the encoding that a byte order mark names and the length of the mark; an empty string and 0 without."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    return "", 0


def decode(data: bytes, declared: str = "") -> Decoded:
    """Return bytes as text; never fails, and says what it had to replace.

    A byte order mark decides; then what the file declares (HTML does); then UTF-8 if it fits; then UTF-16 by its zero
    bytes; then cp1252, for the whole file or, where the rest is UTF-8, for the bytes that are not.
    """
    marked, length = marked_encoding(data)
    if marked:
        return _decoded_as(data[length:], marked)
    if declared:
        return _decoded_as(data, declared)
    wide = wide_encoding(data)
    if wide:
        return _decoded_as(data, wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decoded_with_strays(data)


def _decoded_as(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        pass
    if encoding == "utf-8":
        return _decoded_with_strays(data)
    before = data.decode(encoding, "ignore").count(REPLACEMENT)
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, (_replaced(text.count(REPLACEMENT) - before, encoding, text),))


def _decoded_with_strays(data: bytes) -> Decoded:
    """Return text that is not all UTF-8: cp1252 where nothing shows UTF-8, else UTF-8 with some bytes of cp1252."""
    text = data.decode("utf-8", "surrogateescape")
    first = _STRAYS.search(text)
    line = text.count("\n", 0, first.start()) + 1 if first else 0
    found: Counter[str] = Counter()
    text = "".join(_strays_as_1252(text[start : start + PIECE], found) for start in range(0, len(text), PIECE))
    strays = found.total()
    if strays == len(data) - len(data.translate(None, _HIGH)):  # no byte above 127 is part of a character in UTF-8
        return _decoded_1252(data)
    message = f"{_counted(strays, 'byte')} in this file {'is' if strays == 1 else 'are'} not UTF-8 as the rest is; "
    message += f"they were read as cp1252 (the first is on line {line})"
    remarks = [Remark("mixed_encodings", message, line=line)]
    lost = sum(count for stray, count in found.items() if _IN_1252[stray] == REPLACEMENT)
    if lost:
        remarks.append(_replaced(lost, "utf-8 or cp1252", text))
    return Decoded(text, "utf-8 and cp1252", tuple(remarks))


def _strays_as_1252(piece: str, found: Counter[str]) -> str:
    """Return a piece of text with its stray bytes read as cp1252, and count them."""
    counts = Counter(_STRAYS.findall(piece))
    found.update(counts)
    for stray in counts:
        piece = piece.replace(stray, _IN_1252[stray])
    return piece


def _decoded_1252(data: bytes) -> Decoded:
    text = data.decode("cp1252", "replace")
    remark = Remark("not_utf8", "this file is not UTF-8; it was read as cp1252 (Western European)")
    lost = len(data) - len(data.translate(None, _UNDEFINED_IN_1252))
    return Decoded(text, "cp1252", (remark, _replaced(lost, "cp1252", text)) if lost else (remark,))


def _replaced(count: int, encoding: str, text: str) -> Remark:
    line = text.count("\n", 0, max(0, text.find(REPLACEMENT))) + 1
    message = f"{_counted(count, 'byte sequence')} could not be read as {encoding} and {_was(count)} replaced by "
    message += f"{REPLACEMENT} (the first is on line {line})"
    return Remark("undecodable", message, line=line)


def without_controls(text: str) -> tuple[str, tuple[Remark, ...]]:
    """Return text with a blank for every control character, so that offsets stay, and a remark where there were any.

    Tabs, line feeds, form feeds and carriage returns stay; where carriage returns alone end the lines, they become
    line feeds.
    """
    remarks: list[Remark] = []
    first = _CONTROLS.search(text)
    if first is not None:
        line = text.count("\n", 0, first.start()) + 1
        pieces, count = [], 0
        for start in range(0, len(text), PIECE):
            piece, found = _CONTROLS.subn(" ", text[start : start + PIECE])
            pieces.append(piece)
            count += found
        text = "".join(pieces)
        message = f"{_counted(count, 'control character')} {_was(count)} read as blanks (the first is on line {line})"
        remarks.append(Remark("control_characters", message, line=line))
    if "\r" in text and "\n" not in text:
        text = text.replace("\r", "\n")
        remarks.append(Remark("line_ends", "carriage returns alone end the lines of this file; read as line feeds"))
    return text, tuple(remarks)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _was(count: int) -> str:
    return "was" if count == 1 else "were"
