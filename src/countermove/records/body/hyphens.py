"""Hyphens at line ends: whether they belong to the word or to the line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property

from countermove.records.body.words import words as word_lists

_ENDING = re.compile(
    r"(?:[bcdfglmnprstvz]{0,2}(?:ings?|ingly|ed|ers?)|"
    r"[bcdgmnpst]?(?:tion|sion|cian|men[t]|ness|ity|ance|ence|ancy|ency)s?|"
    r"[bcdgmnpstv]?(?:tional|mental|ably|ibly|able|ible|ally|ively?|ously?|ism|is[t]s?|ized?|ary|ories|ory)|"
    r"ly|es|al|ties|"
    r"tiges?|siles?|ident(?:s|ial)?|tures?|tured|cial(?:ly|s)?|tial(?:ly)?|[st]ives?|tants?|nents?|genc(?:y|ies))"
)
_BEFORE = re.compile(r"[^\W\d_]+-$")
_AFTER = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]{4,}")


class Vocabulary:
    """The words of a document, looked up only when a line ends with a hyphen."""

    def __init__(self, texts: Callable[[], Iterable[str]]) -> None:
        self._texts = texts

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word for text in self._texts() for word in _WORD.findall(text.lower()))

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and word.lower() in self._words


def is_line_hyphen(before: str, after: str, words: Vocabulary) -> bool:
    """Say whether the hyphen that ends a text only divides a word at the end of its line.

    It does where the joined word stands elsewhere in the document, or where what follows is no word but an ending.
    """
    left, right = _BEFORE.search(before[-40:]), _AFTER.match(after)
    if left is None or right is None or not right[0][0].islower():
        return (
            left is not None
            and right is not None
            and left[0].isupper()
            and right[0].isupper()
            and left[0][:-1] + right[0] in words
        )
    if left[0][:-1] + right[0] in words:
        return True
    if left[0][:-1].lower() in word_lists().first_syllables:
        return True
    return right[0] not in word_lists().words_like_endings and _ENDING.fullmatch(right[0]) is not None


def ends_with_hyphen(text: str) -> bool:
    """Say whether a text ends with a letter and a hyphen."""
    return len(text) > 1 and text[-1] == "-" and text[-2].isalpha()


def ends_with_dash(text: str) -> bool:
    """Say whether a text ends with a dash set close to its last word."""
    return text.endswith(("--", "—", "–")) and not text.rstrip("-—–").endswith(" ")
