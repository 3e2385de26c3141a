"""What a reader made of a file: its text, line by line, with nothing taken away.

Every later stage points into this text by offset, so that a record can be printed back beside its source.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the source's text.

    Units: offsets count characters from 0; ``end`` is not part of the stretch.
    """

    start: int
    end: int

    def __contains__(self, offset: object) -> bool:
        return isinstance(offset, int) and self.start <= offset < self.end


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source, without its line end.

    Units: ``number`` counts from 1; ``start`` and ``end`` are offsets into the source's text.
    """

    number: int
    start: int
    end: int
    text: str

    @property
    def words(self) -> str:
        """Return the line without the blanks around it."""
        return self.text.strip()


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a reader of the record should know: what, where, and how to look into it.

    ``code`` is a short fixed name that programs can test for, such as ``empty_page`` or ``unpaired_code``.
    """

    code: str
    message: str
    line: int = 0
    page: int = 0


@dataclass(frozen=True)
class SourceText:
    """The text of a file and how it was read.

    ``medium`` is text, pdf, docx, html or ocr. ``text`` is the decoded file itself for plain text; for the other media
    it is what the reader took out of the file, with headings, bullets and note marks written the way that converters
    write them (``# ``, ``- ``, ``<sup>1</sup>``), so that later stages read one kind of text.

    Units: ``page_starts`` are offsets at which a page begins where the medium knows it; the first is 0.
    """

    path: str
    sha256: str
    medium: str
    text: str
    encoding: str = ""
    page_starts: tuple[int, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Return every line; form feeds count as blanks, and only line feeds end a line."""
        return tuple(_lines(self.text))

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def line_at(self, offset: int) -> Line:
        """Return the line that holds an offset."""
        return self.lines[max(0, bisect_right(self._starts, offset) - 1)]

    def page_at(self, offset: int) -> int:
        """Return the page, from 1, that holds an offset; 0 where the medium has no pages."""
        return bisect_right(self.page_starts, offset)


def _lines(text: str) -> Iterator[Line]:
    start = 0
    for number, piece in enumerate(text.split("\n"), start=1):
        end = start + len(piece)
        yield Line(number, start, end, piece.removesuffix("\r"))
        start = end + 1
