"""Conditions that stand with a judgment: if, unless, as long as, provided, in the event …"""

from __future__ import annotations

import re

from countermove.records.judgments.sentences import Sentence

_OPENS = re.compile(
    r"\b(?:if|unless|provided(?:\s+that)?|providing(?:\s+that)?|assuming(?:\s+that)?|(?:so|as)\s+long\s+as|"
    r"only\s+if|in\s+the\s+event(?:\s+(?:of|that))?|on\s+condition\s+that|supposing|until\s+and\s+unless|"
    r"(?<=[.,;]\s)should(?=\s+\w+)|\Ashould(?=\s+\w+)|\Awere(?=\s+\w+\s+to\b))\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"[,;:()\[\]]|--|—|\.\s*$")
_PARTED = re.compile(r";|(?:,|--|—)\s*(?:but|although|though|while|whereas|yet)\b", re.IGNORECASE)
_NOT_CONDITIONS = re.compile(
    r"(?:\b(?:as|even|ask|asked|know|whether|wonder|see|determine|asks|consider)\s+$)", re.IGNORECASE
)
_IF_EMPTY = re.compile(r"if\s+(?:any|not|ever|only|possible|necessary|anything)\b", re.IGNORECASE)


def conditions_of(sentence: Sentence) -> list[tuple[int, int]]:
    """Return the stretches of a sentence that are conditions, as offsets in the passage."""
    found: list[tuple[int, int]] = []
    text = sentence.text
    for opened in _OPENS.finditer(text):
        start = opened.start()
        if (found and start < found[-1][1] - sentence.start) or _is_none(text, start):
            continue
        closed = _CLOSES.search(text, opened.end())
        end = closed.start() if closed else len(text)
        found.append((sentence.start + start, sentence.start + end))
    return found


def condition_for(sentence: Sentence, start: int, conditions: list[tuple[int, int]]) -> str:
    """Return the words of the conditions that hold for a cue: those of the same part of the sentence, not around it."""
    kept = []
    for first, last in conditions:
        inside = first <= start < last
        between = sentence.text[min(last, start) - sentence.start : max(first, start) - sentence.start]
        if not inside and not _PARTED.search(between):
            kept.append(" ".join(sentence.text[first - sentence.start : last - sentence.start].split()))
    return "; ".join(kept)


def _is_none(text: str, start: int) -> bool:
    return bool(_IF_EMPTY.match(text, start)) or bool(_NOT_CONDITIONS.search(text[max(0, start - 12) : start]))
