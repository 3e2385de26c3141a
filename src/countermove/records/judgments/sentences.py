"""Sentences and their words, with offsets into the passage."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import Any

from countermove.records.judgments.data import listed, load_data

LONGEST = 4000
"""Characters of the longest sentence that is looked at as one; a longer stretch is cut at a blank."""

_TOKEN = re.compile(r"\[[^\[\]]{0,40}\]|(?:[A-Za-z]\.){2,}|\w+(?:['’.\-]\w+)*|--+|[^\w\s]", re.UNICODE)
_TURNS = frozenset({"but", "although", "though", "while", "whereas", "however", "yet", "which"})
_CONCESSIVE = frozenset({"although", "though", "while", "however", "but", "yet"})
_QUOTES = frozenset({'"', "“", "”"})
_TITLE_AT_END = re.compile(r"\b(?:Lt|Col|Gen|Maj|Adm|Capt|Cmdr|Cdr|Sgt|Brig|Amb|Gov|Sen|Rep|Prof|Rev|Mr|Mrs|Dr)\.$")


@dataclass(frozen=True)
class Sentence:
    """A sentence; ``start`` is its offset in the passage, and its words have offsets in the passage too."""

    text: str
    start: int
    loud: bool = False
    """Whether it is in capitals throughout, as cables are, so that capitals tell nothing."""

    @cached_property
    def _found(self) -> list[re.Match[str]]:
        return list(_TOKEN.finditer(self.text))

    @cached_property
    def words(self) -> list[str]:
        """Return the words and stops as printed."""
        return [found.group() for found in self._found]

    @cached_property
    def low(self) -> list[str]:
        """Return the words in lower case, with straight apostrophes."""
        return [word.lower().replace("’", "'") for word in self.words]

    @cached_property
    def starts(self) -> list[int]:
        """Return where in the passage each word starts."""
        return [self.start + found.start() for found in self._found]

    @cached_property
    def turns(self) -> list[int]:
        """Return the places at which a clause ends for good: a semicolon, the comma of ", but", "and we"."""
        words = [(place, word) for place, word in enumerate(self.low) if word not in _QUOTES]
        pairs = pairwise([*words, (len(self.low), "")])
        return [
            place
            for (place, word), (next_place, following) in pairs
            if _turns(word, following) and not self._is_short_aside(word, next_place)
        ]

    def _is_short_aside(self, opening: str, place: int) -> bool:
        """Say whether a turn is over at once, and the clause goes on: "--however unlikely--", ", though small,"."""
        return opening != ";" and self.low[place] in _CONCESSIVE and opening in self.low[place + 2 : place + 5]

    def end_of(self, index: int) -> int:
        """Return where in the passage a word ends."""
        return self.start + self._found[index].end()

    def index_at(self, offset: int) -> int:
        """Return the number of the word that starts at an offset of the passage, or of the next one."""
        return bisect_left(self.starts, offset)

    def at(self, index: int) -> str:
        """Return a word in lower case, or an empty string outside the sentence."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def printed(self, index: int) -> str:
        """Return a word as printed, or an empty string outside the sentence."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def is_name(self, index: int) -> bool:
        """Say whether a word is written as a name; never in a text of capitals."""
        word = self.printed(index)
        return not self.loud and word[:1].isupper()

    def before(self, index: int, most: int = 40) -> Iterator[tuple[int, str]]:
        """Yield the words before one, nearest first."""
        for place in range(index - 1, max(-1, index - 1 - most), -1):
            yield place, self.low[place]


def _turns(word: str, following: str) -> bool:
    if word == ";":
        return True
    if word in {",", "--", "—"}:
        return following in _TURNS
    return word in {"and", "but"} and following in {"we", "our"}


def sentences_of(text: str) -> list[Sentence]:
    """Return the sentences of a passage."""
    return [
        Sentence(text[start:end], start, _is_loud(text[start:end]))
        for first, last in _joined(text)
        for start, end in _cut(text, first, last)
    ]


def _joined(text: str) -> Iterator[tuple[int, int]]:
    """Yield the splitter's sentences, those put together again that it parts after a title ("Lt. Col. …")."""
    pending: int | None = None
    for start, end in _splitter().span_tokenize(text):
        first = start if pending is None else pending
        stripped = text[max(start, end - 12) : end].rstrip()
        if _TITLE_AT_END.search(stripped) and end < len(text):
            pending = first
            continue
        pending = None
        yield first, end
    if pending is not None:
        yield pending, len(text)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        blank = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        middle = blank if blank > 0 else start + LONGEST
        yield start, middle
        start = middle
    lead = len(text[start:end]) - len(text[start:end].lstrip())
    start += lead
    end = start + len(text[start:end].rstrip())
    if end > start:
        yield start, end


def _is_loud(text: str) -> bool:
    head = text[:400]
    capitals, small = sum(map(str.isupper, head)), sum(map(str.islower, head))
    return capitals > 12 and capitals > 4 * small


@cache
def _splitter() -> Any:
    """Return our own copy of the splitter with the abbreviations of the genre; ``nupunkt`` takes 0.1 s to import."""
    from nupunkt import load_default_model

    splitter = load_default_model()
    splitter.add_abbreviations(list(listed(load_data("cues.yaml")["lists"]["abbreviations"])))
    return splitter
