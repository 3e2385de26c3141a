"""Words of a text, with their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*")
_BETWEEN = re.compile(r"(?:\s{1,2}|\.?[-–/]|\.\s?|['’]\s?)\Z")
_SENTENCE = frozenset(".!?:")
_SHORT_WORDS = 4
"""Units: letters up to which a full stop after a word is taken as an abbreviation's (Lt., Capt.)."""


class Token(NamedTuple):
    """A word; ``key`` is what is looked up: no possessive, no full stops.

    Units: ``start`` and ``end`` are offsets into the text, the possessive left out.
    """

    key: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """Return the words of a text in order; figures are not words."""
    result = []
    for match in _TOKEN.finditer(text):
        key, end = match[0], match.end()
        if key[-2:] in {"'s", "’s", "'S", "’S"}:
            key, end = key[:-2], end - 2
        if "." in key:
            key = key.replace(".", "")
        result.append(Token(key, match.start(), end))
    return result


def adjoin(text: str, left: Token, right: Token) -> bool:
    """Say whether two words stand together as in one name: parted by a blank, a hyphen or an abbreviation's stop."""
    gap = text[left.end : right.start]
    if gap == " ":
        return True
    if len(gap) > 2 or not _BETWEEN.match(gap):
        return False
    return "." not in gap or len(left.key) <= _SHORT_WORDS


def opens_sentence(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Say whether a word is the first of a sentence, as far as the marks before it tell."""
    if index == 0:
        return True
    gap = text[tokens[index - 1].end : tokens[index].start]
    return any(mark in _SENTENCE for mark in gap) or "\n" in gap or "•" in gap


def in_capitals(text: str) -> bool:
    """Say whether a text is written in capitals throughout, as cables are."""
    sample = text[:4000]
    upper = sum(1 for letter in sample if letter.isupper())
    lower = sum(1 for letter in sample if letter.islower())
    return upper >= 8 and lower * 12 < upper
