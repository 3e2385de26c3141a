"""Fingerprints of passages: a key that the same words always have, and a sketch that similar words share.

Neither lets anybody read the words back, so both may be stored where the document itself may not.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from itertools import islice, pairwise

from countermove.records.furniture.marks import MarkKind, find_marks

KEY_DIGITS = 8
SKETCH_SIZE = 32
_SKETCH_DIGITS = 6
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[\W_]+")
_MOST_WORDS = 20_000


def content_key(text: str) -> str:
    """Return the key of a passage: eight hexadecimal digits that depend on its letters and digits only.

    Redaction marks are left out, so that a better release of the same words keeps its key where nothing else changed.
    """
    letters = _BETWEEN.sub("", without_marks(text)).lower()
    return hashlib.sha256(letters.encode()).hexdigest()[:KEY_DIGITS]


def sketch(text: str) -> str:
    """Return the sketch of a passage: the smallest hashes of its pairs of neighbouring words, at most 32 of them."""
    words = _words(without_marks(text))
    pairs = {f"{one} {two}" for one, two in pairwise(words)} or set(words)
    hashes = {hashlib.blake2b(pair.encode(), digest_size=_SKETCH_DIGITS // 2).hexdigest() for pair in pairs}
    return "".join(sorted(hashes)[:SKETCH_SIZE])


def similarity(one: str, other: str) -> float:
    """Return how much two passages share, estimated from their sketches: word pairs in both by word pairs in either.

    Units: 0 to 1; exact for passages of up to 33 words, else within about 0.17 of the truth (two standard errors).
    """
    first, second = _hashes(one), _hashes(other)
    if not first or not second:
        return float(first == second)
    size = SKETCH_SIZE if max(len(first), len(second)) == SKETCH_SIZE else len(first | second)
    lowest = sorted(first | second)[:size]
    return sum(value in first and value in second for value in lowest) / len(lowest)


def word_similarity(one: str, other: str) -> float:
    """Return how much two texts share, counted on all their word pairs: twice those in both by those in each.

    Units: 0 to 1. Time grows with the length of the texts only; of texts over 20,000 words the first 20,000 count.
    """
    first, second = _pairs(one), _pairs(other)
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 1.0


def without_marks(text: str) -> str:
    """Return a text without its redaction markers."""
    if "[" not in text and text.isascii():
        return text
    kept, at = [], 0
    for mark in find_marks(text):
        if mark.kind is MarkKind.MARKER:
            kept.append(text[at : mark.span.start])
            at = mark.span.end
    return " ".join([*kept, text[at:]])


def _hashes(digits: str) -> frozenset[str]:
    return frozenset(digits[at : at + _SKETCH_DIGITS] for at in range(0, len(digits), _SKETCH_DIGITS))


def _words(text: str) -> list[str]:
    """Return the words of a text in small letters, of long texts the first 20,000."""
    if len(text) < _MOST_WORDS:
        return _WORD.findall(text.lower())
    return [found[0].lower() for found in islice(_WORD.finditer(text), _MOST_WORDS)]


def _pairs(text: str) -> Counter[tuple[str, str]]:
    """Return the word pairs of a text with how often each stands there; its ends count as words."""
    words = ["", *_words(text), ""]
    return Counter(pairwise(words)) if len(words) > 2 else Counter()
