"""Text as a PDF may hold it: letters that the archive format forbids are replaced, long words may be broken."""

from __future__ import annotations

import re
import unicodedata

from countermove.report.letters import clean

LONGEST = 28  # letters of a word without a place to break it
STEP = 8

_LONG = re.compile(rf"[^\s\u200b-]{{{LONGEST},}}")
_BREAK = "\N{ZERO WIDTH SPACE}"
_ORDER = "\N{ZERO WIDTH NO-BREAK SPACE}"  # a mark of byte order, which some programs leave inside a text


def fit(text: str) -> str:
    """Return a text on one line in which every letter may stand in a PDF, and a long word can go over two lines."""
    kept = clean(text)
    if not kept.isascii():
        kept = "".join(letter if _is_fit(letter) else "\N{REPLACEMENT CHARACTER}" for letter in kept)
    return _LONG.sub(lambda found: _breakable(found[0]), kept)


def _is_fit(letter: str) -> bool:
    """Return whether a letter may stand in an archive: none for private use, as old documents have for bullets, and
    none that is not a letter yet."""
    return letter.isascii() or (unicodedata.category(letter) not in ("Co", "Cn", "Cs") and letter != _ORDER)


def _breakable(word: str) -> str:
    return _BREAK.join(word[start : start + STEP] for start in range(0, len(word), STEP))
