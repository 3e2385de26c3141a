"""Whether a block goes on from the passage before it, across whatever stands between, and what that rests on.

Source: records.md, section 1.7. Nothing is ever joined across a heading, or over a page that is denied whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from countermove.records.body.blocks import Block
from countermove.records.body.endings import (
    ends_in_mark,
    ends_sentence,
    ends_with_abbreviation,
    is_open,
    starts_afresh,
    starts_low,
    starts_with_mark,
)
from countermove.records.body.habits import Habits
from countermove.records.body.portion_marks import is_mark_alone
from countermove.records.layers import ClassifiedLine, Kind

_STUB = 45
_PROSE_WORDS = 6
_BESIDE = frozenset({Kind.CODE, Kind.MARKER})
_PAGE_ENDS = frozenset(
    {Kind.BANNER, Kind.PAGE_NUMBER, Kind.PAGE_HEADER, Kind.RELEASE_HEADER, Kind.CONTROL_NUMBER, Kind.COPY_NUMBER}
)
_SENTENCE_INSIDE = re.compile(r"[.?!][\"'”’)\]]{0,3}\s+[\"'“‘(\[]?[A-Z]")


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between two blocks of body: lines of page furniture, and blocks taken out such as footnotes."""

    lines: tuple[ClassifiedLine, ...] = ()
    kinds: tuple[Kind, ...] = ()

    @property
    def across(self) -> tuple[str, ...]:
        """Return what a join runs over, in order; blank where only blank lines stand there."""
        return tuple(_NAMES.get(kind, kind.value) for kind in self.kinds) or ("blank",)

    @property
    def has_page_end(self) -> bool:
        """Say whether something stands there that stands at the ends of pages."""
        return any(kind not in _BESIDE and kind is not Kind.RULE for kind in self.kinds)

    @property
    def is_page_end(self) -> bool:
        """Say whether something stands there that only the end of a page explains, the page below being at hand."""
        return not _PAGE_ENDS.isdisjoint(self.kinds) and Kind.DENIED_PAGE not in self.kinds


_NAMES = {Kind.RELEASE_HEADER: "release", Kind.PAGE_NUMBER: "page"}


@dataclass(frozen=True, slots=True)
class Joining:
    """That a block goes on from the one before, over what, and why; ``certainty`` is high, medium or low."""

    gap: Gap
    evidence: str
    certainty: str


def find_joining(
    left: Block, right: Block, gap: Gap, after: tuple[Block, Gap] | None, habits: Habits
) -> Joining | None:
    """Return how a block goes on from the last block of the passage before it, or None where it does not.

    ``after`` is the next block of body with what stands before it, None at the end of a section.
    """
    if Kind.DENIED_PAGE in gap.kinds:
        return None
    if is_mark_alone(right.text) and ends_sentence(left.text):
        return Joining(gap, "the portion mark of the passage above", "high")
    if Kind.MARKER in gap.kinds and starts_afresh(right.text):
        return None
    reason = _after_mark(left, right, gap) if ends_in_mark(left.text) else _unfinished(left, right, gap, habits)
    if reason is None and _is_stub(right, gap, after, habits):
        reason = ("short line before the end of a page: what stood before it on the line is withheld", "low")
    return Joining(gap, *reason) if reason else None


def _after_mark(left: Block, right: Block, gap: Gap) -> tuple[str, str] | None:
    """Judge a passage that ends with a redaction mark and no full stop before it."""
    if starts_with_mark(right.text) or starts_low(right.text):
        return "the sentence is not finished before the mark", "high"
    if gap.kinds and not starts_afresh(right.text) and len(left.text.split()) >= _PROSE_WORDS:
        return "the sentence is not finished before the mark", "low"
    return None


def _unfinished(left: Block, right: Block, gap: Gap, habits: Habits) -> tuple[str, str] | None:
    text = left.text
    if ends_sentence(text):
        if starts_low(right.text) and ends_with_abbreviation(text):
            return "abbreviation before a small letter", "medium"
        return None
    if starts_low(right.text) or (starts_with_mark(right.text) and is_open(text)):
        return "small letter after an unfinished sentence", "high" if gap.kinds else "medium"
    return _unfinished_before_capital(left, right, gap, habits)


def _unfinished_before_capital(left: Block, right: Block, gap: Gap, habits: Habits) -> tuple[str, str] | None:
    """Judge an unfinished sentence with a capital letter after it: a name, or a document all in capitals."""
    text = left.text.lower() if habits.capitals else left.text
    if len(left.text.split()) < _PROSE_WORDS and not gap.has_page_end:
        return None
    if is_open(text):
        return (
            ("the sentence has to go on", "high" if gap.has_page_end else "medium")
            if gap.kinds or not text.endswith(",")
            else None
        )
    if not gap.kinds:
        return None
    if habits.capitals:
        return ("unfinished sentence in capitals", "medium") if gap.has_page_end else None
    full = habits.width and len(left.lines[-1].text.rstrip()) >= 0.85 * habits.width
    if full and not starts_afresh(right.text):
        return "unfinished sentence in a full line", "medium"
    if len(left.text.split()) >= 2 * _PROSE_WORDS and not starts_afresh(right.text):
        return "unfinished sentence", "low"
    return None


def _is_stub(right: Block, gap: Gap, after: tuple[Block, Gap] | None, habits: Habits) -> bool:
    """Say whether a block is what is left of a line that began with withheld words at the foot of a page.

    A paragraph that began there would fill the line; one that is cut short in the middle of a sentence began earlier.
    It is one piece of a sentence: what holds a sentence's end is the beginning of a paragraph.
    """
    if after is None or len(right.lines) != 1 or not _BESIDE.intersection(gap.kinds) or ends_sentence(right.text):
        return False
    if _SENTENCE_INSIDE.search(right.text):
        return False
    shortest = 0.6 * habits.width if habits.width else _STUB
    return (
        len(right.text) < shortest
        and after[1].is_page_end
        and starts_low(after[0].text)
        and not right.text.endswith(":")
    )


def furniture_of(block: Block) -> tuple[ClassifiedLine, ...]:
    """Return the lines of page furniture right above a block, blank lines left out."""
    return tuple(line for line in block.before if line.kind is not Kind.BLANK or "\f" in line.line.text)


def gap_of(parts: Sequence[ClassifiedLine | Block]) -> Gap:
    """Return a gap from what stands in it, lines of furniture and blocks taken out of the body."""
    lines = tuple(part for part in parts if isinstance(part, ClassifiedLine))
    kinds = tuple(Kind.PAGE_NUMBER if part.kind is Kind.BLANK else part.kind for part in parts)
    return Gap(lines, kinds)
