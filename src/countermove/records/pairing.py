"""Which passages of two readings belong together: in order where possible, then those that have moved.

A pair is worth what its words have in common, rare words more. Chosen are the pairs in rising order in both readings
that are worth most together: a heaviest increasing subsequence, whose time grows with the number of likely pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from countermove.records.wording import Words

LIKE = 0.4
"""Passages are paired where the words they share weigh this much of all; of one that withholds words, of its own."""

REWORDED = 0.2
"""So much is enough for two passages that alone are left between the same neighbours."""

SHORT = 3
"""Words of so few letters count a quarter of others: most of them are articles and prepositions."""

MOST_POSTINGS = 24
"""A word that stands in more passages than this, and in more than a third of them, finds no pairs."""

MOST_CANDIDATES = 6


class Pair(NamedTuple):
    """Two passages by number, how alike they are, and whether the second stands out of order."""

    first: int
    second: int
    score: float
    has_moved: bool = False


def pair_passages(first: Sequence[Words], second: Sequence[Words]) -> tuple[Pair, ...]:
    """Return which passages belong together, in the order of the first reading."""
    weigher = _Weigher(first, second)
    candidates = list(weigher.candidates())
    kept = _heaviest_rising(candidates, len(second))
    kept += _between(kept, weigher)
    taken_first, taken_second = {pair.first for pair in kept}, {pair.second for pair in kept}
    for pair in sorted(candidates, key=lambda one: (-one.score, one.first, one.second)):
        if pair.first not in taken_first and pair.second not in taken_second:
            kept.append(pair._replace(has_moved=True))
            taken_first.add(pair.first)
            taken_second.add(pair.second)
    return tuple(sorted(kept))


class _Weigher:
    """Weighs pairs: every word counts by how few passages have it."""

    def __init__(self, first: Sequence[Words], second: Sequence[Words]) -> None:
        self.first, self.second = first, second
        self._bags = ([_bag(words) for words in first], [_bag(words) for words in second])
        spread: Counter[str] = Counter()
        for bags in self._bags:
            for bag in bags:
                spread.update(bag.keys())
        self._worth = {word: (1 if len(word) > SHORT else 0.25) / max(count, 2) for word, count in spread.items()}
        self._sizes = tuple([self._weight(bag) for bag in bags] for bags in self._bags)

    def _weight(self, bag: Mapping[str, int]) -> float:
        return sum(self._worth[word] * count for word, count in bag.items())

    def score(self, first: int, second: int) -> float:
        """Return how much of two passages is common; where one withholds words, how much of that one."""
        one, other = self._bags[0][first], self._bags[1][second]
        shared = sum(self._worth[word] * min(count, other[word]) for word, count in one.items() if word in other)
        sizes = self._sizes[0][first], self._sizes[1][second]
        withholding = [
            size
            for size, words in zip(sizes, (self.first[first], self.second[second]), strict=True)
            if words.gaps or words.has_unplaced
        ]
        size = min(withholding) if withholding else sum(sizes) / 2
        return min(1.0, shared / size) if size else float(sizes == (0, 0))

    def candidates(self) -> Iterator[Pair]:
        """Return the likely pairs of every passage of the first reading, the nearest in place first among equals."""
        postings = self._postings()
        for first, bag in enumerate(self._bags[0]):
            shared: dict[int, float] = defaultdict(float)
            for word in bag:
                for second in postings.get(word, ()):
                    shared[second] += self._worth[word]
            best = sorted(shared, key=lambda second: (-shared[second], abs(second - first)))[: 2 * MOST_CANDIDATES]
            scored = [Pair(first, second, self.score(first, second)) for second in best]
            likely = sorted((pair for pair in scored if pair.score >= LIKE), key=lambda pair: -pair.score)
            yield from likely[:MOST_CANDIDATES]

    def _postings(self) -> dict[str, list[int]]:
        postings: dict[str, list[int]] = defaultdict(list)
        for second, bag in enumerate(self._bags[1]):
            for word in bag:
                postings[word].append(second)
        most = max(MOST_POSTINGS, len(self.second) // 3) if len(self.second) < 300 else MOST_POSTINGS
        return {word: places for word, places in postings.items() if len(places) <= most}


def _bag(words: Words) -> Counter[str]:
    return Counter(word.fold for word in words.words)


def _heaviest_rising(pairs: Sequence[Pair], size: int) -> list[Pair]:
    """Return the pairs, rising in both numbers, whose scores together are highest."""
    best: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)  # a tree of maxima over the second number
    before: list[int] = [-1] * len(pairs)
    order = sorted(range(len(pairs)), key=lambda place: (pairs[place].first, -pairs[place].second))
    for place in order:
        score, before[place] = _highest(best, pairs[place].second)
        _raise(best, pairs[place].second + 1, (score + pairs[place].score, place))
    chain, place = [], _highest(best, size)[1]
    while place >= 0:
        chain.append(pairs[place])
        place = before[place]
    return chain[::-1]


def _highest(tree: Sequence[tuple[float, int]], count: int) -> tuple[float, int]:
    found = (0.0, -1)
    while count > 0:
        found = max(found, tree[count])
        count -= count & -count
    return found


def _raise(tree: list[tuple[float, int]], at: int, value: tuple[float, int]) -> None:
    while at < len(tree):
        tree[at] = max(tree[at], value)
        at += at & -at


def _between(kept: Sequence[Pair], weigher: _Weigher) -> list[Pair]:
    """Return pairs of passages that alone are left between the same two neighbours, and have some words in common."""
    found = []
    ends = Pair(len(weigher.first), len(weigher.second), 0.0)
    last = Pair(-1, -1, 0.0)
    for pair in [*kept, ends]:
        if pair.first - last.first == 2 and pair.second - last.second == 2:
            score = weigher.score(last.first + 1, last.second + 1)
            found += [Pair(last.first + 1, last.second + 1, score)] if score >= REWORDED else []
        last = pair
    return found
