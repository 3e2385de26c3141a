"""The words printed around a cue: at most twenty, never across a place where something was withheld."""

from __future__ import annotations

import re
from collections.abc import Iterable

from countermove.records.record import Passage

MOST_WORDS = 20

_MARK = re.compile(r"\[[^\[\]]{0,60}\]")
_MARK_WORDS = re.compile(
    r"^\[[\s_.\-–—]*\]$|redacted|deleted|deletion|saniti[sz]ed|withheld|excised|not\s+declassified|illegible|omitted|xx",
    re.IGNORECASE,
)
_WORD = re.compile(r"\S+")


def withheld_in(passage: Passage) -> list[tuple[int, int]]:
    """Return the places of a passage's text at which something was withheld, in order."""
    marks = (
        {found.span() for found in _MARK.finditer(passage.text) if _MARK_WORDS.search(found.group())}
        if "[" in passage.text
        else set()
    )
    marks |= {(mark.at, mark.at + len(mark.marker)) for mark in passage.redactions if 0 <= mark.at <= len(passage.text)}
    return sorted(marks)


def words_around(text: str, sentence: tuple[int, int], cue: tuple[int, int], stops: Iterable[tuple[int, int]]) -> str:
    """Return at most twenty words of the sentence around a cue.

    Units: all pairs are offsets in the passage's text; ``stops`` are what the words may not reach across.
    """
    low, high = sentence
    for start, end in stops:
        if end <= cue[0]:
            low = max(low, end)
        elif start >= cue[1]:
            high = min(high, start)
    # No word is longer than 60 characters on average over twenty: more would be a run of letters, not prose.
    low, high = max(low, cue[0] - 1200), min(high, cue[1] + 1200)
    before = [found.start() for found in _WORD.finditer(text, low, cue[0])]
    after = [found.end() for found in _WORD.finditer(text, cue[1], high)]
    room = max(0, MOST_WORDS - len(text[cue[0] : cue[1]].split()))
    left = min(len(before), max(room // 2, room - len(after)))
    right = min(len(after), room - left)
    start = before[-left] if left else cue[0]
    end = after[right - 1] if right else cue[1]
    return " ".join(text[start:end].split())
