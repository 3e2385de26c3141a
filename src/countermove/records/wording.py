"""Two readings of a passage compared word by word: what optical character recognition did, what people did.

Words are compared by their letters, those made alike that a scanner mixes up (``rn`` and ``m``, ``1`` and ``l``), with
one wrong letter in a word of four to eight, two in a longer one. What cannot be explained so is another wording.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from countermove.records.record import Passage

ONE_WRONG_FROM = 4
"""From so many letters on, one wrong letter leaves a word the same."""

TWO_WRONG_FROM = 9
"""From so many letters on, two wrong letters leave a word the same."""

LEAST_WITHHELD = 3
"""Where a release has codes in the margin only, so many words in a row must be missing to be taken for withheld."""

MOST_WORDS = 2_000
"""Longer passages are compared up to here; what comes behind is one difference."""

_WORD = re.compile(r"[^\W_]+")
_FOLDS = (("rn", "m"), ("vv", "w"))
_LETTERS = str.maketrans({"0": "o", "1": "l", "i": "l", "|": "l", "5": "s", "8": "b", "ﬁ": "fi", "ﬂ": "fl"})
_DENIALS = frozenset(("un", "ln", "lm", "lr", "ll", "dls", "mls", "non", "not"))  # folded: un-, in-, im-, dis- …
_DIGITS = frozenset("olsb234679")  # folded
_LONE = frozenset("al")  # a and I, folded


class Cause(StrEnum):
    """Why two readings differ at a place."""

    SCAN = "scan"
    WORDING = "wording"
    SHOWN = "shown"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Difference:
    """Words in which two readings differ: as the first has them, and as the second does.

    Units: ``at_first`` and ``at_second`` are offsets into the texts.
    """

    cause: Cause
    first: str
    second: str
    at_first: int
    at_second: int


class Word(NamedTuple):
    """A word of a passage: its folded letters, and where it stands."""

    fold: str
    start: int
    end: int


class Words(NamedTuple):
    """The words of a passage without its marks; ``gaps`` are the numbers of words before each mark."""

    text: str
    words: tuple[Word, ...]
    gaps: tuple[int, ...]
    has_unplaced: bool

    def word(self, number: int) -> str:
        """Return a word as it stands in the text."""
        word = self.words[number]
        return self.text[word.start : word.end]


@dataclass(frozen=True, slots=True)
class _Region:
    """Words of both readings that do not match, by number; the ends are not part of it."""

    first: tuple[int, int]
    second: tuple[int, int]


def words_of(passage: Passage) -> Words:
    """Return the words of a passage, its redaction marks left out and their places kept."""
    text = passage.text
    marks = [(mark.at, mark.at + len(mark.marker)) for mark in passage.redactions if mark.marker]
    inside = [(start, end) for start, end in sorted(marks) if start < len(text)]
    words = list(_words(text, inside))
    starts = [word.start for word in words]
    gaps = sorted({_count_before(starts, start) for start, _ in marks})
    return Words(text, tuple(words), tuple(gaps), any(not mark.marker for mark in passage.redactions))


def _words(text: str, marks: Sequence[tuple[int, int]]) -> Iterator[Word]:
    at = 0
    for start, end in [*marks, (len(text), len(text))]:
        for found in _WORD.finditer(text, at, start):
            yield Word(fold(found[0]), found.start(), found.end())
        at = max(at, end)


def _count_before(starts: Sequence[int], offset: int) -> int:
    return bisect_left(starts, offset)


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Return a word with the letters made alike that a scanner mixes up; digits are letters that look like them."""
    folded = _plain(word)
    for seen, meant in _FOLDS:
        folded = folded.replace(seen, meant)
    return folded


def _plain(word: str) -> str:
    return word.lower().translate(_LETTERS)


def differences(first: Words, second: Words) -> tuple[Difference, ...]:
    """Return every difference between two readings of a passage, in order."""
    found: list[Difference] = []
    for is_equal, region in _regions(first.words[:MOST_WORDS], second.words[:MOST_WORDS]):
        found += _misread(first, second, region) if is_equal else _explained(first, second, region)
    if len(first.words) > MOST_WORDS or len(second.words) > MOST_WORDS:
        found += _rest(first, second)
    return tuple(found)


def _rest(first: Words, second: Words) -> Iterator[Difference]:
    one, other = first.words[MOST_WORDS:], second.words[MOST_WORDS:]
    if [word.fold for word in one] != [word.fold for word in other]:
        region = _Region((MOST_WORDS, len(first.words)), (MOST_WORDS, len(second.words)))
        yield _difference(Cause.WORDING, first, second, region)


def _regions(first: Sequence[Word], second: Sequence[Word]) -> Iterator[tuple[bool, _Region]]:
    """Return the stretches of two readings in order, and whether the words in them are the same once folded."""
    matcher = SequenceMatcher(None, [word.fold for word in first], [word.fold for word in second], autojunk=False)
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        yield tag == "equal", _Region((a1, a2), (b1, b2))


def _misread(first: Words, second: Words, region: _Region) -> Iterator[Difference]:
    """Return the words that are the same only because letters were made alike."""
    for one, other in zip(range(*region.first), range(*region.second), strict=True):
        word = _difference(Cause.SCAN, first, second, _Region((one, one + 1), (other, other + 1)))
        if word.first.lower() != word.second.lower():
            yield word


def _explained(first: Words, second: Words, region: _Region) -> Iterator[Difference]:
    """Return what a region comes to: misread words at its edges, then what is left between them."""
    (a1, a2), (b1, b2) = region.first, region.second
    before, after = [], []
    while a1 < a2 and b1 < b2 and is_misread(first.word(a1), second.word(b1)):
        before.append(_difference(Cause.SCAN, first, second, _Region((a1, a1 + 1), (b1, b1 + 1))))
        a1, b1 = a1 + 1, b1 + 1
    while a1 < a2 and b1 < b2 and is_misread(first.word(a2 - 1), second.word(b2 - 1)):
        after.append(_difference(Cause.SCAN, first, second, _Region((a2 - 1, a2), (b2 - 1, b2))))
        a2, b2 = a2 - 1, b2 - 1
    yield from before
    if a1 < a2 or b1 < b2:
        left = _Region((a1, a2), (b1, b2))
        yield _difference(_cause(first, second, left), first, second, left)
    yield from reversed(after)


def _cause(first: Words, second: Words, region: _Region) -> Cause:
    (a1, a2), (b1, b2) = region.first, region.second
    one = [first.word(number) for number in range(*region.first)]
    other = [second.word(number) for number in range(*region.second)]
    if _is_scan(one, other):
        return Cause.SCAN
    if len(other) > len(one) and _is_marked(first, a1, a2, len(other)):
        return Cause.SHOWN
    if len(one) > len(other) and _is_marked(second, b1, b2, len(one)):
        return Cause.WITHHELD
    return Cause.WORDING


def _is_marked(words: Words, start: int, end: int, missing: int) -> bool:
    """Say whether a mark stands among these words or at their edges; a code alone in the margin may belong anywhere."""
    if any(start <= gap <= end for gap in words.gaps):
        return True
    return words.has_unplaced and start == end and missing >= LEAST_WITHHELD


def _is_scan(one: list[str], other: list[str]) -> bool:
    """Say whether a scanner explains a difference: the same letters otherwise divided, words misread, or specks."""
    if one and other and is_misread("".join(one), "".join(other)):
        return True
    if len(one) == len(other):
        return all(map(is_misread, one, other))
    return not (one and other) and all(map(_is_speck, one or other))


def _is_speck(word: str) -> bool:
    folded = fold(word)
    return (len(folded) == 1 and folded not in _LONE) or folded in {"ll", "lll"}


def is_misread(one: str, other: str) -> bool:
    """Say whether two words may be one word read twice. A word and its denial never are, nor are two numbers."""
    if fold(one) == fold(other):
        return True
    one, other = _plain(one), _plain(other)
    shorter, longer = sorted((one, other), key=len)
    if longer.endswith(shorter) and longer.removesuffix(shorter) in _DENIALS:
        return False
    if _DIGITS.issuperset(one) and _DIGITS.issuperset(other):
        return False
    allowed = 2 if len(shorter) >= TWO_WRONG_FROM else 1 if len(shorter) >= ONE_WRONG_FROM else 0
    return len(longer) - len(shorter) <= allowed and _distance(one, other, allowed) <= allowed


def _distance(one: str, other: str, most: int) -> int:
    """Return how many letters must be put in, taken out or replaced; some number above ``most`` where it is more."""
    row = {at: at for at in range(most + 1)}
    for line, letter in enumerate(one, 1):
        before, row = row, {}
        for at in range(max(0, line - most), min(len(other), line + most) + 1):
            steps = [before[at] + 1] if at in before else []
            if at:
                steps += [row[at - 1] + 1] if at - 1 in row else []
                steps += [before[at - 1] + (letter != other[at - 1])] if at - 1 in before else []
            row[at] = min(steps)
        if min(row.values()) > most:
            return most + 1
    return row.get(len(other), most + 1)


def _difference(cause: Cause, first: Words, second: Words, region: _Region) -> Difference:
    at_first, text_first = _stretch(first, region.first)
    at_second, text_second = _stretch(second, region.second)
    return Difference(cause, text_first, text_second, at_first, at_second)


def _stretch(words: Words, region: tuple[int, int]) -> tuple[int, str]:
    """Return where a region stands in the text, and its words as they stand there."""
    start, end = region
    if start == end:
        return (words.words[start].start if start < len(words.words) else len(words.text)), ""
    at, until = words.words[start].start, words.words[end - 1].end
    return at, words.text[at:until]
