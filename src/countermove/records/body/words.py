"""Words that tell how a text is put together: shared headings, words that open or cannot end a sentence, syllables."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources

from countermove.records.body.labels import read_label

_LONGEST_HEADING = 60


@dataclass(frozen=True)
class Words:
    """Word lists by what they tell; all in small letters but for ``abbreviations`` and ``before_a_name``."""

    headings: frozenset[str]
    pronouns: frozenset[str]
    sentence_goes_on_after: frozenset[str]
    sentence_starts_with: frozenset[str]
    first_syllables: frozenset[str]
    words_like_endings: frozenset[str]
    before_a_name: frozenset[str]
    abbreviations: frozenset[str]


@cache
def words() -> Words:
    """Return the word lists, read once."""
    text = resources.files("countermove.records").joinpath("data/body.json").read_text(encoding="utf-8")
    return Words(**{name: frozenset(listed) for name, listed in json.loads(text).items()})


def is_known_heading(text: str) -> bool:
    """Say whether a text is a heading that papers of this kind share; number and colon do not count."""
    label = read_label(text)
    plain = text[label.length if label else 0 :]
    return len(plain) < _LONGEST_HEADING and " ".join(plain.lower().split()).strip(".: ") in words().headings
