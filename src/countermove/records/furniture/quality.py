"""How far a text can be trusted to be words: the share of its tokens that look like English words.

There is no word list. A token looks like a word if it is made of letters, its capitals stand where capitals stand, and
any three neighbouring letters of it (the ends count as letters) are found together in English words; a word with a
capital may break that twice, since names do. One or two letters must be one of the few short words or an abbreviation.
A token that mixes letters with digits or signs is none; numbers, labels of lists and lone punctuation are not counted.
Clean prose gives 0.98 to 1.00, a page that has to be guessed at 0.5 and less.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources

FEWEST = 20
"""Tokens below which a share says nothing."""
POOR = 0.6
"""The share below which a page should be read by eye."""
_STRANGE_IN_NAMES = 2

_FARTHEST = 200_000
"""Characters of a line that are looked at: a whole book on one line need not be taken apart to be judged."""

_EDGES = "\"'`.,;:!?()[]{}*_#<>/\\-–—“”‘’…•"
_LETTERS = re.compile(r"[A-Za-z]+(?:'[A-Za-z]{1,2})?")
_POSSESSIVE = re.compile(r"'[A-Za-z]{1,2}\Z")
_NEUTRAL = re.compile(r"[\d.,:/%$£°()'’\-–—½¼¾]+(?:[snrt][tdh]|s|Z)?")
_SHORT = frozenset(
    (
        *(
            "a",
            "i",
            "an",
            "as",
            "at",
            "am",
            "be",
            "by",
            "do",
            "go",
            "he",
            "if",
            "in",
            "is",
            "it",
            "me",
            "my",
            "no",
            "of",
        ),
        *(
            "on",
            "or",
            "ox",
            "so",
            "to",
            "up",
            "us",
            "we",
            "ok",
            "vs",
            "mr",
            "dr",
            "st",
            "el",
            "la",
            "de",
            "al",
            "le",
            "du",
        ),
    )
)


def share_of_words(lines: Iterable[str]) -> tuple[int, int]:
    """Return how many tokens of some lines look like words, and how many were looked at."""
    good = all_tokens = 0
    for line in lines:
        for token in line[:_FARTHEST].split():
            looks = _looks(token)
            if looks is not None:
                all_tokens += 1
                good += looks
    return good, all_tokens


@lru_cache(maxsize=16384)
def _looks(token: str) -> bool | None:
    """Say whether a token looks like a word; None for numbers, labels and punctuation, which say nothing."""
    core = token.strip(_EDGES).replace("’", "'")
    if not core:
        return None if len(token) <= 3 else False
    if len(core) == 1 and len(token) > 1 and token[-1] in ").":
        return None
    if len(core) > 60:
        return False
    if _NEUTRAL.fullmatch(core):
        return None
    parts = re.split(r"[-–—/]+|--", core)
    return all(_is_word(part.strip(_EDGES)) for part in parts if part)


def _is_word(part: str) -> bool:
    if not part.isascii():
        return part.isalpha() and (part[1:].islower() or part.isupper())
    if _NEUTRAL.fullmatch(part):
        return True
    bare = part.replace(".", "")
    if not _LETTERS.fullmatch(bare):
        return False
    if len(bare) <= 2:
        return bare.lower() in _SHORT or bare.isupper()
    return _is_cased(bare) and _is_spelled(bare)


def _is_cased(part: str) -> bool:
    """Say whether capitals stand as in words: none, the first, all, or also one after Mc, Mac, O' and the like."""
    return (
        part[1:].islower()
        or part.removesuffix("s").isupper()
        or (part[0].isupper() and sum(map(str.isupper, part[1:])) <= 1)
    )


def _is_spelled(part: str) -> bool:
    """Say whether all letters of a word stand beside letters that they stand beside in English."""
    if part.removesuffix("s").isupper() and len(part) <= 6:
        return True
    word = f".{_POSSESSIVE.sub('', part).lower()}."
    known = _neighbours()
    strange = sum([word[at : at + 3] not in known for at in range(len(word) - 2)])
    return strange <= (_STRANGE_IN_NAMES if part[0].isupper() else 0) and len(word) <= 26


@cache
def _neighbours() -> frozenset[str]:
    """Return every three letters that are found together in English words, a dot standing for either end."""
    text = resources.files("countermove.records").joinpath("data/letters.json").read_text(encoding="utf-8")
    return frozenset(entry[:2] + letter for entry in json.loads(text)["follow"] for letter in entry[3:])
