"""Two text layers in one page, as when a scan was recognised twice: one is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass

from countermove.records.readers.pdf.words import Word

# A word is compared with this many before it in its row: enough for layers on each other, and no more than linear.
NEIGHBOURS = 8
DOUBLED_SHARE = 0.2
TOUCHING = 0.15
ROUNDS = 4
_LIKE_A_WORD = re.compile(r"(?:[A-Z]?[a-z]*[aeiouy][a-z]*|[A-Z]*[AEIOUY][A-Z]*|\d+)[.,;:!?)\"']{0,3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Layer:
    """The words that are kept of a page, and whether those left out were a layer of their own."""

    words: list[Word]
    doubled: bool = False


def one_layer(words: list[Word]) -> Layer:
    """Return the words of a page without those that stand where others stand.

    The same word twice at the same place is a shadow or a bold face made by printing twice: the second goes. Where at
    least a fifth of the words lie on different ones, there are two layers, and of each pair that word goes which is
    in the layer with fewer things like words. Words that only one layer has stay.
    """
    kept, doubled = words, False
    for _ in range(ROUNDS):
        pairs = _pairs(kept)
        if not pairs:
            break
        shadows = {second for first, second in pairs if kept[first].text == kept[second].text}
        others = [pair for pair in pairs if pair[1] not in shadows and pair[0] not in shadows]
        gone = shadows
        if len(others) >= max(3, DOUBLED_SHARE * len(kept)) or (len(shadows) > DOUBLED_SHARE * len(kept)):
            gone = shadows | _worse(kept, others)
            doubled = doubled or bool(others)
        if not gone:
            break
        kept = [word for index, word in enumerate(kept) if index not in gone]
    return Layer(kept, doubled)


def _pairs(words: list[Word], share: float = 0.5) -> list[tuple[int, int]]:
    """Return the pairs of words of which a share of the smaller lies on the other, by their places in the list."""
    typical = sorted(word.height for word in words)[len(words) // 2] if words else 0.0
    row_height = max(typical, 1.0)
    rows: dict[int, list[int]] = {}
    for index, word in enumerate(words):
        for row in {int(word.y0 // row_height), int(word.y1 // row_height)}:
            rows.setdefault(row, []).append(index)
    found: set[tuple[int, int]] = set()
    for members in rows.values():
        members.sort(key=lambda index: words[index].x0)
        ends = [words[index].x1 for index in members]
        for place, index in enumerate(members):
            start = words[index].x0
            for near in range(max(0, place - NEIGHBOURS), place):
                if ends[near] > start and _lies_on(words[index], words[members[near]], share):
                    found.add((min(index, members[near]), max(index, members[near])))
    return sorted(found)


def _lies_on(one: Word, other: Word, share: float) -> bool:
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.y1, other.y1) - max(one.y0, other.y0)
    if width <= 0 or height <= 0:
        return False
    smaller = min((one.x1 - one.x0) * (one.y1 - one.y0), (other.x1 - other.x0) * (other.y1 - other.y0))
    return width * height >= share * smaller


def _worse(words: list[Word], pairs: list[tuple[int, int]]) -> set[int]:
    """Return the words of the worse layer that touch the better one; the layers follow each other in the file."""
    if not pairs:
        return set()
    parted = _parted(pairs, len(words))
    across = [pair for pair in _pairs(words, TOUCHING) if pair[0] < parted <= pair[1]]
    lower, upper = {first for first, _ in across}, {second for _, second in across}
    return upper if _quality(words, lower) >= _quality(words, upper) else lower


def _parted(pairs: list[tuple[int, int]], count: int) -> int:
    """Return the place in the file that the most pairs lie across: there the second layer begins."""
    crossing = [0] * (count + 1)
    for first, second in pairs:
        crossing[first + 1] += 1
        crossing[second + 1] -= 1
    best, parted, running = 0, 0, 0
    for place, step in enumerate(crossing):
        running += step
        if running > best:
            best, parted = running, place
    return parted


def _quality(words: list[Word], members: set[int]) -> float:
    """Return the share of letters that stand in things like words."""
    total = sum(words[index].count for index in members)
    good = sum(words[index].count for index in members if _LIKE_A_WORD.fullmatch(words[index].text))
    return good / max(total, 1)
