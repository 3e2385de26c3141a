"""A stretch of a passage around what was found in it."""

from __future__ import annotations

from typing import NamedTuple

Spans = tuple[tuple[int, int], ...]

WIDTH = 240
_BEFORE = 60


class Snippet(NamedTuple):
    """Some words of a passage.

    ``is_start`` and ``is_end`` say whether the passage begins and ends with them.

    Units: ``marks`` are offsets into ``text``, the ends not part of them; ``at`` is where in the passage it begins.
    """

    text: str
    marks: Spans = ()
    at: int = 0
    is_start: bool = True
    is_end: bool = True

    def marked(self, before: str = "*", after: str = "*", more: str = "…") -> str:
        """Return the words with marks around those that were found, and dots where the passage goes on."""
        parts, last = [], 0
        for start, end in self.marks:
            parts += [self.text[last:start], before, self.text[start:end], after]
            last = end
        inside = "".join([*parts, self.text[last:]])
        return f"{'' if self.is_start else f'{more} '}{inside}{'' if self.is_end else f' {more}'}"


def marked_spans(text: str, start: str, end: str) -> Spans:
    """Return where the marked words stand in a text without its marks, which occur nowhere else in it."""
    first, *pieces = text.split(start)
    spans, at = [], len(first)
    for piece in pieces:
        inside, _, after = piece.partition(end)
        spans.append((at, at + len(inside)))
        at += len(inside) + len(after)
    return tuple(spans)


def snippet_of(text: str, spans: Spans, width: int = WIDTH) -> Snippet:
    """Return the stretch of a text in which most spans stand, from the beginning of a word to the end of one.

    Units: ``width`` is the most letters it has.
    """
    if len(text) <= width:
        return Snippet(text, _inside(spans, 0, len(text)))
    first = max(0, _densest(spans, width - _BEFORE) - _BEFORE)
    start = _word_start(text, min(first, len(text) - width))
    end = _word_end(text, start, start + width)
    return Snippet(text[start:end], _inside(spans, start, end), start, start == 0, end == len(text))


def _densest(spans: Spans, width: int) -> int:
    """Return where the stretch of a width begins that holds most spans; the first of several such."""
    best, most, last = 0, 0, 0
    for number, (start, _) in enumerate(spans):
        last = max(last, number)
        while last < len(spans) and spans[last][1] <= start + width:
            last += 1
        if last - number > most or number == 0:
            best, most = start, last - number
    return best


def _inside(spans: Spans, start: int, end: int) -> Spans:
    """Return the parts of spans that lie in a stretch, counted from its start; none is empty, none overlaps another."""
    inside: list[tuple[int, int]] = []
    for at, until in sorted(spans):
        clipped = max(at, start, inside[-1][1] + start if inside else 0), min(until, end)
        if clipped[0] < clipped[1]:
            inside.append((clipped[0] - start, clipped[1] - start))
    return tuple(inside)


def _word_start(text: str, at: int) -> int:
    """Return the beginning of the word after an offset, or the offset where no blank is near."""
    if at <= 0:
        return 0
    blank = text.find(" ", at - 1, at + _BEFORE // 2)
    return blank + 1 if blank >= 0 else at


def _word_end(text: str, start: int, end: int) -> int:
    if end >= len(text):
        return len(text)
    blank = text.rfind(" ", max(start, end - _BEFORE // 2), end + 1)
    return blank if blank > start else end
