"""Headings among passages, and headings run into the paragraph that they open: neither holds a judgment."""

from __future__ import annotations

from collections.abc import Sequence

from countermove.records.judgments.sentences import Sentence

_MOST_WORDS = 10
_LONG = 4
"""Letters of a word that a heading prints with a capital."""


def is_heading(text: str) -> bool:
    """Say whether a passage is a heading: a few words, no full stop, most of them with a capital."""
    words = text.split()
    if not words or len(words) > _MOST_WORDS or text.rstrip().endswith((".", ":", ";", "]")):
        return False
    long_words = [word for word in words if len(word) >= _LONG]
    return sum(word[:1].isupper() for word in long_words) > 0.7 * len(long_words) and not text.isupper()


def is_run_in(sentence: Sentence, cues: Sequence[tuple[int, int]]) -> bool:
    """Say whether the first sentence of a paragraph is its heading, such as "What Might Go Wrong.".

    Every long word has a capital, and so have the cues, which are offsets in the passage: a sentence about
    "General Osei" has its verb in small letters.
    """
    words = [word for word in sentence.words if word[:1].isalpha()]
    long_words = [word for word in words if len(word) >= _LONG]
    if sentence.loud or len(words) > _MOST_WORDS or len(long_words) < 2 or sentence.text.isupper():
        return False
    if (
        not cues
        or not sentence.text.endswith((".", ":", "--", "—"))
        or not all(word[:1].isupper() for word in long_words)
    ):
        return False
    return all(sentence.text[start - sentence.start].isupper() for start, _ in cues)
