"""Words that a reader of the page cannot see, because something lies on them: these are not read.

A redaction that only paints a box over the words is faulty: the words are still in the file. They are dropped here, as
the page that is shown decides what was released.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw  # type: ignore[import-untyped]

from countermove.records.readers.pdf.words import Box, Measure, Word

MARKER = "[redacted]"
# Brightness from 0 to 255: boxes are black, and a scan makes them dark grey.
DARK = 96
SCALE, MOST_PIXELS = 2.0, 6_000_000
SHARE_LOOKED_INTO = 0.35
LEVEL = 10  # brightness varies less than this where nothing is printed
SHOWS = 40  # what differs by more from the paper would show
_DARKNESS = bytes(1 if value < DARK else 0 for value in range(256))
_RUN = re.compile(b"\x01{10}")
_BLOCKS = frozenset("■□▪▫▮▯█▀▄▌▐░▒▓◼◻⬛⬜")
_REDACT = 28  # the number of that kind of annotation


@dataclass(frozen=True, slots=True)
class Uncovered:
    """The words that can be seen, and how many boxes with words beneath and words without a visible mark there were."""

    words: list[Word]
    boxes: int = 0
    unseen: int = 0


def without_covered(words: list[Word], measure: Measure) -> Uncovered:
    """Return the words that the page shows; where a box covers some, ``[redacted]`` stands for them.

    Only pages with pictures, filled shapes or annotations are drawn and looked at.
    """
    page = measure.page
    marked = _to_be_redacted(page)
    if not words or not (marked or _may_cover(page)):
        return Uncovered(words)
    picture = _Picture(measure)
    kept: list[Word] = []
    boxes = unseen = 0
    before: Word | None = None
    for word in words:
        state = "covered" if _in_any(word.box, marked) else picture.state(word)
        if state == "unseen":
            unseen += 1
        elif state == "seen":
            kept.append(word)
            before = None
        elif state == "covered" and before is not None and abs(before.y0 - word.y0) < before.height:
            before.x1 = max(before.x1, word.x1)
        else:
            boxes += 1
            word.text = MARKER if state == "covered" else picture.visible_part(word)
            kept.append(word)
            before = word if state == "covered" else None
    return Uncovered(kept, boxes, unseen)


def _may_cover(page: Any) -> bool:
    """Tell whether a page has anything that could lie on words."""
    if raw.FPDFPage_GetAnnotCount(page) > 0:
        return True
    things = (raw.FPDFPage_GetObject(page, index) for index in range(raw.FPDFPage_CountObjects(page)))
    return any(_is_broad(thing) for thing in things)


def _is_broad(thing: Any) -> bool:
    """Tell whether a thing on a page is a picture, a shading, a group of things, or a shape broader than a rule."""
    kind = raw.FPDFPageObj_GetType(thing)
    if kind != raw.FPDF_PAGEOBJ_PATH:
        return kind in {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING, raw.FPDF_PAGEOBJ_FORM}
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
        return True
    return bool(min(right.value - left.value, top.value - bottom.value) >= 3)


def _to_be_redacted(page: Any) -> list[Box]:
    """Return the places that somebody marked for redaction without carrying it out."""
    places = []
    area = raw.FS_RECTF()
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), 10_000)):
        note = raw.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        if raw.FPDFAnnot_GetSubtype(note) == _REDACT and raw.FPDFAnnot_GetRect(note, ctypes.byref(area)):
            places.append((area.left, min(area.bottom, area.top), area.right, max(area.bottom, area.top)))
        raw.FPDFPage_CloseAnnot(note)
    return places


def _in_any(box: Box, places: list[Box]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in places)


def _is_even(rows: list[bytes]) -> bool:
    return max(map(max, rows)) - min(map(min, rows)) < LEVEL


class _Picture:
    """The page as it is shown, in grey."""

    def __init__(self, measure: Measure) -> None:
        self.measure = measure
        width, height = measure.page.get_size()
        self.scale = min(SCALE, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
        bitmap = measure.page.render(scale=self.scale, grayscale=True)
        self.width, self.height, self.stride = bitmap.width, bitmap.height, bitmap.stride
        self.pixels = bytes(bitmap.buffer)
        bitmap.close()
        self.has_dark = _RUN.search(self.pixels.translate(_DARKNESS)) is not None

    def _rows(self, box: Box) -> list[bytes]:
        """Return the pixels of a box, a little within it."""
        (xa, ya), (xb, yb) = self.measure.to_page(box[0], box[1]), self.measure.to_page(box[2], box[3])
        x0, x1 = sorted((xa * self.scale, xb * self.scale))
        y0, y1 = sorted((ya * self.scale, yb * self.scale))
        inset = 0.2 * (y1 - y0)
        left, right = max(0, int(x0 + 0.5)), min(self.width, max(int(x1 - 0.5), int(x0 + 0.5) + 1))
        top, bottom = max(0, int(y0 + inset)), min(self.height, max(int(y1 - inset), int(y0 + inset) + 1))
        starts = range(top * self.stride, bottom * self.stride, self.stride)
        return [row for row in (self.pixels[start + left : start + right] for start in starts) if row]

    def state(self, word: Word) -> str:
        """Return whether a word is seen, covered, covered in part, or unseen (painted in the colour of the paper)."""
        rows = [] if _BLOCKS.issuperset(word.text) else self._rows(word.box)
        if not rows or not any(map(str.isalnum, word.text)):
            return "covered" if rows and max(map(max, rows)) < DARK else "seen"
        if max(map(max, rows)) < DARK:
            return "covered"
        if _is_even(rows):
            return self._unmarked(word, rows[0][0])
        if self._may_be_covered_in_part(word, rows) and self._covered_places(word):
            return "part"
        return "seen"

    def _unmarked(self, word: Word, paper: int) -> str:
        """Return what a word is that leaves no mark: recognised in a scan, painted over, or of the paper's colour."""
        if not self.measure.visible(word.first):
            return "seen"
        return "covered" if abs(self.measure.brightness(word.first) - paper) > SHOWS else "unseen"

    def _may_be_covered_in_part(self, word: Word, rows: list[bytes]) -> bool:
        """Tell whether it pays to look at every character of a word: much is dark, or an end of it leaves no mark."""
        if self.has_dark and self._dark_share(rows) > SHARE_LOOKED_INTO:
            return True
        return word.count > 1 and any(self._leaves_no_mark(word, place) for place in (0, word.count - 1))

    def _leaves_no_mark(self, word: Word, place: int) -> bool:
        index = word.first + place
        rows = self._rows(self.measure.box(index)) if word.text[place].isalnum() else []
        return bool(rows) and _is_even(rows) and self._unmarked_character(index, rows[0][0])

    def _unmarked_character(self, index: int, paper: int) -> bool:
        return self.measure.visible(index) and abs(self.measure.brightness(index) - paper) > SHOWS

    @staticmethod
    def _dark_share(rows: list[bytes]) -> float:
        return sum(row.translate(_DARKNESS).count(1) for row in rows) / sum(map(len, rows))

    def _covered_places(self, word: Word) -> set[int]:
        """Return the places in a word of the letters and digits that lie under something."""
        covered = set()
        for place in range(min(word.count, len(word.text))):
            rows = self._rows(self.measure.box(word.first + place)) if word.text[place].isalnum() else []
            if rows and (max(map(max, rows)) < DARK or self._leaves_no_mark(word, place)):
                covered.add(place)
        return covered

    def visible_part(self, word: Word) -> str:
        """Return a word with ``[redacted]`` for what is covered of it."""
        covered = self._covered_places(word)
        pieces = [" " if place in covered else character for place, character in enumerate(word.text)]
        return re.sub(" +", MARKER, "".join(pieces))
