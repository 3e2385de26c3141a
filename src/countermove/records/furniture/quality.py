"""How far a text can be trusted to be words: the share of its tokens that look like English words.

There is no word list. A token looks like a word if it is made of letters in one case (or begins with a capital), has a
vowel, holds no pair of letters that English does not have, and no long run of consonants; one or two letters must be
one of the few short words. A token that mixes letters with digits or signs does not; numbers and lone punctuation of
the usual kind are not counted. Clean prose gives 0.95 to 1.00, cables in capitals a little less, wrecked scans less
than 0.6.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

FEWEST = 20
"""Tokens below which a share says nothing."""
POOR = 0.6
"""The share below which a page should be read by eye."""

_FARTHEST = 200_000
"""Characters of a line that are looked at: a whole book on one line need not be taken apart to be judged."""

_EDGES = "\"'`.,;:!?()[]{}*_#<>/\\-–—“”‘’…•"
_LETTERS = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]{1,2})?")
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
_NEVER = re.compile(
    "b[qxz]|c[jvx]|d[qx]|f[qxvjzkw]|g[qxvjc]|h[xqj]|j[^aeiou]|k[qxz]|m[xqjz]|p[qxvzj]|q[^u]|s[xzj]|t[qx]|v[^aeiouyr]|w[qxvjz]|x[jkzrnmgd]"
    "|z[fjnqrsxbcdgkmpt]|([a-z])\\1\\1|[bcdfghjklmnpqrstvwxz]{6}|[aeiou]{5}"
)
_VOWEL = re.compile("[aeiouy]")


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
    """Say whether a token looks like a word; None for numbers and punctuation, which say nothing either way."""
    core = token.strip(_EDGES)
    if not core:
        return None if len(token) <= 3 else False
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
    lower = part.lower()
    if part.removesuffix("s").isupper() and len(part) <= 6:
        return True
    return len(lower) <= 24 and bool(_VOWEL.search(lower)) and not _NEVER.search(lower)
