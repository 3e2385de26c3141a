"""The smallest set of entries that moved: all but a longest run of entries that kept their order."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

Score = tuple[int, int]


def moved(before: Sequence[str], after: Sequence[str]) -> frozenset[str]:
    """Return the fewest names that have to be moved to bring one order of the same names into the other.

    Of several smallest sets the same one is taken in both directions: that which a fixed number of each name decides.

    Source: longest increasing subsequence; a Fenwick tree gives it in n log n steps.
    """
    if list(before) == list(after):
        return frozenset()
    place = {name: number for number, name in enumerate(after)}
    return frozenset(before) - _kept(before, place)


def _kept(before: Sequence[str], place: dict[str, int]) -> set[str]:
    tree: list[tuple[Score, str | None]] = [((0, 0), None)] * (len(before) + 1)
    previous: dict[str, str | None] = {}
    for name in before:
        (length, weight), previous[name] = _best(tree, place[name])
        _raise(tree, place[name] + 1, ((length + 1, weight + _number(name)), name))
    last = _best(tree, len(before))[1]
    kept = set()
    while last is not None:
        kept.add(last)
        last = previous[last]
    return kept


def _best(tree: Sequence[tuple[Score, str | None]], end: int) -> tuple[Score, str | None]:
    """Return the best run that ends before a place."""
    found: tuple[Score, str | None] = ((0, 0), None)
    while end > 0:
        found = max(found, tree[end], key=lambda one: one[0])
        end &= end - 1
    return found


def _raise(tree: list[tuple[Score, str | None]], at: int, found: tuple[Score, str | None]) -> None:
    while at < len(tree):
        tree[at] = max(tree[at], found, key=lambda one: one[0])
        at += at & -at


def _number(name: str) -> int:
    """Return a number of a name, the same on every machine, by which ties are decided."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=6).digest(), "big")
