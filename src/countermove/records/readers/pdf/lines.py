"""The words of a page to lines in the order of reading, with empty lines where the page has room between paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from countermove.records.readers.pdf.words import Measure, Word

WIDE_GAP = 3.0  # in heights of the type: a gap between columns or before a note in the margin
GAP_AFTER_NUMBER = 5.0
_ITEM_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]", re.IGNORECASE)
NEAR_GAP = 0.12
BLANKS_BRACKETED = 4  # a single one between brackets would make a box to tick of what is cut
WIDEST_LEAD = 2.2  # in heights of the type: double spacing is less
HEADING_WORDS = 14
COLUMN_WORDS = 4
LARGE = 1.3


@dataclass(slots=True)
class Row:
    """Words on one line, from left to right."""

    words: list[Word]
    x0: float
    y0: float
    x1: float
    y1: float

    def takes(self, word: Word) -> bool:
        """Tell whether a word goes on where this line ends."""
        last = self.words[-1]
        if word.tall or last.tall:
            return word.tall and last.tall and abs(word.x0 - last.x0) < last.x1 - last.x0
        level = min(self.y1, word.y1) - max(self.y0, word.y0)
        if level < 0.5 * min(word.y1 - word.y0, self.y1 - self.y0):
            return False
        wide = GAP_AFTER_NUMBER if len(self.words) == 1 and _ITEM_NUMBER.fullmatch(last.text) else WIDE_GAP
        gap = word.x0 - last.x1
        return gap >= -0.5 * word.height and (gap <= wide * max(word.height, last.height) or self.encloses(word))

    def encloses(self, word: Word) -> bool:
        """Tell whether a word closes the bracket that is open here: nothing stands between, as where words are cut."""
        return self.words[-1].text.endswith("[") and word.text.startswith("]")

    def add(self, word: Word) -> None:
        """Put a word at the end."""
        self.words.append(word)
        self.x0, self.x1 = min(self.x0, word.x0), max(self.x1, word.x1)
        if not word.text.startswith("<sup>"):
            self.y0, self.y1 = min(self.y0, word.y0), max(self.y1, word.y1)

    @property
    def height(self) -> float:
        """Return the height of the type."""
        return max(word.height for word in self.words)

    @property
    def text(self) -> str:
        """Return the words with a blank between those that do not touch."""
        pieces = [self.words[0].text]
        for before, word in pairwise(self.words):
            touching = word.x0 - before.x1 < NEAR_GAP * before.height
            mark = word.text.startswith("<sup>") or before.text.endswith("</sup>")
            blanks = BLANKS_BRACKETED if before.text.endswith("[") and word.text.startswith("]") else 1
            pieces += [word.text] if touching and mark else [" " * blanks, word.text]
        return "".join(pieces)


def rows_of(words: list[Word]) -> list[Row]:
    """Return lines, words in the order in which they are given."""
    rows: list[Row] = []
    for word in words:
        if rows and rows[-1].takes(word):
            rows[-1].add(word)
        else:
            rows.append(Row([word], word.x0, word.y0, word.x1, word.y1))
    return rows


def in_reading_order(words: list[Word]) -> tuple[list[Row], bool]:
    """Return the lines of a page in the order of reading, and whether that is another order than the file's."""
    rows = rows_of(words)
    if _goes_down(rows) and not _goes_across(rows):
        return rows, False
    ordered = _by_columns(rows_of(_from_left_to_right(words)), 3)
    return ordered, [row.words[0].first for row in ordered] != [row.words[0].first for row in rows]


def _goes_down(rows: list[Row]) -> bool:
    """Tell whether lines follow each other down the page; up again only to the right, at the head of a column."""
    for before, after in pairwise(rows):
        up = after.y1 < before.y0 + 0.3 * before.height
        beside = after.y0 < before.y1 - 0.5 * min(before.height, after.height)
        if (up or beside) and after.x0 < before.x1 - before.height:
            return False
    return True


def _goes_across(rows: list[Row]) -> bool:
    """Tell whether lines go from column to column; in a table, short cells beside each other are meant to."""
    beside = [
        (row, after)
        for row, after in pairwise(rows)
        if after.x0 > row.x1 and min(row.y1, after.y1) - max(row.y0, after.y0) > 0.5 * min(row.height, after.height)
    ]
    if len(beside) < max(4, len(rows) // 4):
        return False
    return all(median(len(pair[side].words) for pair in beside) >= COLUMN_WORDS for side in (0, 1))


def _from_left_to_right(words: list[Word]) -> list[Word]:
    """Return words sorted to rows from the top and within a row from the left."""
    ordered: list[Word] = []
    row: list[Word] = []
    for word in sorted(words, key=lambda word: ((word.y0 + word.y1) / 2, word.x0)):
        middle = (word.y0 + word.y1) / 2
        if row and middle > (row[0].y0 + row[0].y1) / 2 + 0.5 * row[0].height:
            ordered += sorted(row, key=lambda word: word.x0)
            row = []
        row.append(word)
    return ordered + sorted(row, key=lambda word: word.x0)


def _by_columns(rows: list[Row], depth: int) -> list[Row]:
    """Return lines column by column where a gutter parts them; lines that cross it stay between what they part."""
    gutter = _gutter(rows) if depth else None
    if gutter is None:
        return rows
    ordered: list[Row] = []
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        if row.x1 <= gutter:
            left.append(row)
        elif row.x0 >= gutter:
            right.append(row)
        else:
            ordered += [*_by_columns(left, depth - 1), *_by_columns(right, depth - 1), row]
            left, right = [], []
    return [*ordered, *_by_columns(left, depth - 1), *_by_columns(right, depth - 1)]


def _gutter(rows: list[Row]) -> float | None:
    """Return the place between two columns, each with a quarter of the lines and at least four, if any."""
    least = max(4, len(rows) // 4)
    steps = sorted([(row.x0, 1) for row in rows] + [(row.x1, -1) for row in rows])
    best, found, crossing, ended = len(rows) // 10 + 1, None, 0, 0
    for (place, step), (following, _) in pairwise(steps):
        crossing, ended = crossing + step, ended + (step < 0)
        started = ended + crossing
        wide = following - place > 8
        if wide and crossing < best and ended >= least and len(rows) - started >= least:
            best, found = crossing, (place + following) / 2
    return found


def page_text(rows: list[Row], measure: Measure) -> str:
    """Return the lines of a page as text."""
    if not rows:
        return ""
    heights = [row.height for row in rows]
    size = median(heights)
    bold = [_is_bold(row, measure) for row in rows]
    emphasis = sum(bold) * 2 < len(rows)
    gaps = _between_paragraphs(rows)
    pieces: list[str] = []
    for index, row in enumerate(rows):
        if index:
            pieces.append(_line_end(rows[index - 1], row, index in gaps))
        large = heights[index] > LARGE * size and measure.visible(row.words[0].first)
        heading = (large or (emphasis and bold[index])) and "<sup>" not in row.text and _continues_nothing(row)
        pieces.append(f"**{row.text}**" if heading else row.text)
    return "".join(pieces)


def _continues_nothing(row: Row) -> bool:
    return len(row.words) <= HEADING_WORDS and any(map(str.isalpha, row.text)) and "*" not in row.text


def _is_bold(row: Row, measure: Measure) -> bool:
    ends = (row.words[0].first, row.words[-1].first)
    return len(row.words) <= HEADING_WORDS and all(measure.bold(first) for first in ends)


def _line_end(before: Row, after: Row, paragraph: bool) -> str:
    """Return what stands between two lines: an empty line, a line end, or blanks where both stand on one line."""
    same = min(before.y1, after.y1) - max(before.y0, after.y0) > 0.5 * min(before.height, after.height)
    if same and after.x0 > before.x1 and before.words[-1].text[-1:] == ":":
        return "  "
    return "\n\n" if paragraph else "\n"


def _between_paragraphs(rows: list[Row]) -> set[int]:
    """Return the lines before which there is more room than between most, or a first line set in."""
    leads = [after.y1 - before.y1 for before, after in pairwise(rows)]
    downwards = sorted(lead for lead in leads if lead > 1)
    usual = min(downwards[len(downwards) // 3] if downwards else 0.0, WIDEST_LEAD * median(row.height for row in rows))
    found = set()
    for index, lead in enumerate(leads, start=1):
        if lead > max(1.35 * usual, usual + 2) or lead < -rows[index].height or _is_set_in(rows, index):
            found.add(index)
    return found


def _is_set_in(rows: list[Row], index: int) -> bool:
    if index + 1 >= len(rows):
        return False
    before, row, after = rows[index - 1 : index + 2]
    indent = row.x0 - before.x0
    return row.height < indent < 6 * row.height and abs(after.x0 - before.x0) < 0.5 * row.height
