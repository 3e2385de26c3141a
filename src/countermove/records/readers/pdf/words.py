"""A page of a PDF to its words, each with its place on the page."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from pypdfium2 import raw  # type: ignore[import-untyped]

Box = tuple[float, float, float, float]
# The PDF library writes this where a hyphen ends a line, and nothing for the line end.
LINE_END_HYPHEN = "\ufffe"
_WORD = re.compile(rf"[^\s{LINE_END_HYPHEN}\x00]+{LINE_END_HYPHEN}?")
# A digit or two after a letter or a stop may be the mark of a note, raised.
_MARK = re.compile(r"(?<=[^\W\d_])\d{1,2}$|(?<=[.,;:!?\"'’”)\]])\d{1,2}$")
_FINE = 100  # the PDF library gives places as whole numbers: ask in hundredths of a point
VISIBLE_MODES = {0, 1, 2, 4, 5, 6}


@dataclass(slots=True)
class Word:
    """A word: the characters from ``first`` on, ``count`` of them, and where they stand.

    Units: points; x from the left, y from the top of the page as it is shown. ``height`` is that of its first
    character with room for ascenders and descenders: about the size of its type. ``box`` is in the page's own places.
    """

    text: str
    first: int
    count: int
    x0: float
    y0: float
    x1: float
    y1: float
    height: float
    box: Box
    backwards: bool = False

    @property
    def tall(self) -> bool:
        """Tell whether the word stands upright along the page: written from top to bottom or from bottom to top."""
        return self.count > 2 and self.y1 - self.y0 > 1.5 * (self.x1 - self.x0)


class Measure:
    """The places of the characters of one page."""

    def __init__(self, page: Any, text_page: Any) -> None:
        self.page, self.text = page, text_page.raw
        self._box = raw.FS_RECTF()
        self._reference = ctypes.byref(self._box)
        self.to_page = _shown_places(page)

    def box(self, index: int) -> Box:
        """Return a character's box with room around it: left, bottom, right, top in the page's own places."""
        if not raw.FPDFText_GetLooseCharBox(self.text, index, self._reference):
            return (0.0, 0.0, 0.0, 0.0)
        box = self._box
        return (box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top))

    def visible(self, index: int) -> bool:
        """Tell whether a character is painted; text that was recognised in a scan lies under it unpainted."""
        text_object = raw.FPDFText_GetTextObject(self.text, index)
        return not text_object or raw.FPDFTextObj_GetTextRenderMode(text_object) in VISIBLE_MODES

    def brightness(self, index: int) -> int:
        """Return how bright the colour is in which a character is painted, from 0 to 255."""
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        raw.FPDFText_GetFillColor(self.text, index, red, green, blue, alpha)
        return (red.value * 3 + green.value * 6 + blue.value) // 10

    def bold(self, index: int) -> bool:
        """Tell whether a character is set in a bold face."""
        name = ctypes.create_string_buffer(128)
        raw.FPDFText_GetFontInfo(self.text, index, name, 128, None)
        return any(word in name.value.lower() for word in (b"bold", b"black", b"heavy", b"demi"))


def _shown_places(page: Any) -> Callable[[float, float], tuple[float, float]]:
    """Return the function from the page's own places to those on the page as it is shown, cropped and turned."""
    width, height = page.get_size()
    x, y = ctypes.c_int(), ctypes.c_int()

    def shown(at: tuple[float, float]) -> tuple[float, float]:
        raw.FPDF_PageToDevice(page, 0, 0, round(width * _FINE), round(height * _FINE), 0, *at, x, y)
        return x.value / _FINE, y.value / _FINE

    far = 1000.0
    (x_zero, y_zero), (x_right, y_right), (x_up, y_up) = shown((0, 0)), shown((far, 0)), shown((0, far))
    a, b = (x_right - x_zero) / far, (x_up - x_zero) / far
    c, d = (y_right - y_zero) / far, (y_up - y_zero) / far
    return lambda left, bottom: (x_zero + a * left + b * bottom, y_zero + c * left + d * bottom)


def characters(text_page: Any) -> str:
    """Return the characters of a page, one for each that the PDF library counts."""
    count = text_page.count_chars()
    if count <= 0:
        return ""
    text: str = text_page.get_text_range()
    if len(text) == count:
        return text
    points = (raw.FPDFText_GetUnicode(text_page.raw, index) for index in range(count))
    return "".join(chr(point) if 0 < point < 0x110000 else "\x00" for point in points)


def words_of(text: str, measure: Measure) -> tuple[list[Word], int]:
    """Return the words of a page in the order of the file, and how many stand outside the page as it is shown."""
    width, height = measure.page.get_size()
    found = [_word(match[0], match.start(), measure) for match in _WORD.finditer(text)]
    words = [word for word in found if word.x1 > 0 and word.y1 > 0 and word.x0 < width and word.y0 < height]
    return _upright(words), len(found) - len(words)


def _upright(words: list[Word]) -> list[Word]:
    """Return words as they stand where they are to be read: of a page that is shown turned, as before it was."""
    long = [word for word in words if word.count > 2]
    sideways = sum(word.y1 - word.y0 for word in long) > sum(word.x1 - word.x0 for word in long)
    if sideways or 2 * sum(word.backwards for word in long) > len(long):
        return [_unturned(word) for word in words]
    return words


def _word(text: str, first: int, measure: Measure) -> Word:
    count = len(text)
    start = measure.box(first)
    end = measure.box(first + count - 1) if count > 1 else start
    box = (min(start[0], end[0]), min(start[1], end[1]), max(start[2], end[2]), max(start[3], end[3]))
    shown = text.replace(LINE_END_HYPHEN, "-")
    (xa, ya), (xb, yb) = measure.to_page(box[0], box[1]), measure.to_page(box[2], box[3])
    x0, x1, y0, y1 = min(xa, xb), max(xa, xb), min(ya, yb), max(ya, yb)
    backwards = (xb < xa) if start[0] <= end[0] else (xa < xb)  # the page is shown upside down
    return Word(shown, first, count, x0, y0, x1, y1, start[3] - start[1], box, backwards)


def _unturned(word: Word) -> Word:
    """Return a word as it would stand were the page not turned."""
    left, bottom, right, top = word.box
    return replace(word, x0=left, x1=right, y0=-top, y1=-bottom)


def split_marks(words: list[Word], measure: Measure) -> list[Word]:
    """Return the words with the raised digits at their ends as words of their own, written ``<sup>1</sup>``."""
    split: list[Word] = []
    for word in words:
        match = _MARK.search(word.text) if len(word.text) == word.count else None
        mark = _raised_end(word, match.start(), measure) if match else None
        split += [word] if mark is None else [*mark]
    return [_alone(split, index) for index in range(len(split))]


def _raised_end(word: Word, at: int, measure: Measure) -> tuple[Word, Word] | None:
    before, digit = measure.box(word.first + at - 1), measure.box(word.first + at)
    if not _is_raised(digit[3] - digit[1], digit[1], before[3] - before[1], before[1]):
        return None
    x, _ = measure.to_page(digit[0], digit[1])
    stem = replace(word, text=word.text[:at], count=at, x1=x, y0=word.y1 - word.height)
    end = replace(word, text=f"<sup>{word.text[at:]}</sup>", first=word.first + at, count=word.count - at, x0=x)
    return stem, end


def _is_raised(height: float, bottom: float, other_height: float, other_bottom: float) -> bool:
    """Tell whether a character is smaller than its neighbour and stands higher."""
    return height < 0.85 * other_height and bottom > other_bottom + 0.1 * other_height


def _alone(words: list[Word], index: int) -> Word:
    """Return a word that is nothing but a raised number as the mark of a note, any other as it is."""
    word = words[index]
    if not (word.text.isdecimal() and word.text.isascii() and len(word.text) <= 2):
        return word
    for other in words[max(0, index - 1) : index] + words[index + 1 : index + 2]:
        close = min(abs(other.x0 - word.x1), abs(word.x0 - other.x1)) < other.height
        level = word.y0 < other.y1 and other.y0 < word.y1
        if close and level and _is_raised(word.height, -word.y1, other.height, -other.y1):
            return replace(word, text=f"<sup>{word.text}</sup>")
    return word
