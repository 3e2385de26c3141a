"""How a document is laid out: whether its lines are wrapped and how wide, double spaced, in capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from countermove.records.body.endings import ends_sentence, starts_low
from countermove.records.layers import ClassifiedLine, Kind
from countermove.records.source import Line

WIDEST_WRAPPED = 115
_SHORTEST_PROSE = 30
_ENOUGH = 4
_LONGEST_PARAGRAPH = 16
_SAMPLE = 4000
_SMALL, _LARGE = re.compile("[a-zß-ÿ]"), re.compile("[A-ZÀ-Þ]")


@dataclass(frozen=True, slots=True)
class Habits:
    """The layout of a document.

    ``width`` is the width that lines are wrapped at, 0 where every paragraph is one line; ``double`` says that a blank
    line follows every line; ``capitals`` that the document has next to no small letters; ``spaced``
    that wrapped paragraphs stand apart, so that a short line inside one ends nothing; ``lined`` that every line is a
    paragraph and no blank lines stand between.

    Units: ``width`` in characters.
    """

    width: int = 0
    double: bool = False
    capitals: bool = False
    spaced: bool = False
    lined: bool = False


def measure_habits(lines: Sequence[ClassifiedLine]) -> Habits:
    """Return the habits of a document from its classified lines."""
    texts = [entry.line for entry in lines if entry.kind is Kind.TEXT]
    double = _is_double(lines)
    width = _width(lines, double)
    return Habits(
        width, double, _in_capitals(texts), not double and _is_spaced(lines), not width and _is_lined(lines, texts)
    )


def _is_lined(lines: Sequence[ClassifiedLine], texts: Sequence[Line]) -> bool:
    """Say whether most lines of text follow one another directly, and nearly all long ones end a sentence."""
    direct = sum(one.kind is Kind.TEXT is two.kind for one, two in pairwise(lines))
    long = [line.text for line in texts[:_SAMPLE] if len(line.text) > WIDEST_WRAPPED / 2]
    return direct > 0.5 * len(texts) and len(long) > 1 and sum(map(ends_sentence, long)) >= 0.7 * len(long)


def _is_spaced(lines: Sequence[ClassifiedLine]) -> bool:
    """Say whether most lines of text stand in runs no longer than a paragraph is."""
    lengths = [len(list(run)) for is_text, run in groupby(lines, lambda entry: entry.kind is Kind.TEXT) if is_text]
    wrapped = [length for length in lengths if length > 1]
    return len(wrapped) > 2 and sum(length for length in wrapped if length <= _LONGEST_PARAGRAPH) > 0.6 * sum(wrapped)


def _in_capitals(texts: Sequence[Line]) -> bool:
    sample = "".join([line.text[:200] for line in texts[:60]])
    small, large = len(_SMALL.findall(sample)), len(_LARGE.findall(sample))
    return large > 40 and small < 0.1 * (small + large)


def _width(lines: Sequence[ClassifiedLine], double: bool) -> int:
    """Return the width of wrapped lines: nine in ten of the lines that break off in a sentence are not wider."""
    step = 2 if double else 1
    followed = [
        one.line.text
        for one, two in zip(lines[:_SAMPLE], lines[step:], strict=False)
        if one.kind is Kind.TEXT is two.kind and len(one.line.text) >= _SHORTEST_PROSE
    ]
    cut = sorted(len(text.strip()) for text in followed if not text.endswith("  ") and not ends_sentence(text))
    if len(cut) < _ENOUGH or len(cut) < 0.4 * len(followed):
        return 0
    return cut[len(cut) * 9 // 10] if cut[len(cut) // 2] <= WIDEST_WRAPPED else 0


def _is_double(lines: Sequence[ClassifiedLine]) -> bool:
    """Say whether single blank lines mostly stand inside sentences."""
    texts = [place for place, entry in enumerate(lines) if entry.kind is Kind.TEXT]
    inside = 0
    for place in texts:
        if place + 2 >= len(lines) or lines[place + 1].kind is not Kind.BLANK or lines[place + 2].kind is not Kind.TEXT:
            continue
        text, below = lines[place].line.text, lines[place + 2].line.text
        if _SHORTEST_PROSE < len(text.strip()) <= WIDEST_WRAPPED and not ends_sentence(text):
            inside += starts_low(below)
    return inside >= _ENOUGH and inside > 0.3 * len(texts)
