"""Counts over completions, so that a sweep of a million takes no more memory than one of a hundred.

Counts are whole numbers: of draws, or of weight where completions are weighted by probability. So sums come out the
same in whatever order chunks arrive.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

PAIRS_UP_TO = 30
"""With more factors than this, pairs of factors are not counted: they would be too many."""

Key = tuple[str, str]


@dataclass
class Tally:
    """How much weight each value of each judgment has, alone and together with outcomes of factors.

    ``values`` by (judgment, value), ``labels`` by (factor, label), ``joints`` by (factor, label) and then (judgment,
    value), ``pairs`` by two of (factor, label) and then (headline, value), ``first`` the lowest number of a completion
    with a value.
    """

    rows: int = 0
    weight: int = 0
    values: Counter[Key] = field(default_factory=Counter)
    labels: Counter[Key] = field(default_factory=Counter)
    joints: dict[Key, Counter[Key]] = field(default_factory=dict)
    pairs: dict[tuple[Key, Key], Counter[Key]] = field(default_factory=dict)
    first: dict[Key, int] = field(default_factory=dict)

    def add(
        self,
        number: int,
        labels: tuple[Key, ...],
        judgments: Mapping[str, str],
        weight: int,
        headlines: Collection[str],
        joined: Collection[str],
    ) -> None:
        """Count one completion; ``joined`` are the judgments counted with each factor, ``headlines`` with each pair."""
        self.rows += 1
        self.weight += weight
        items = list(judgments.items())
        _count(self.values, items, weight)
        _count(self.labels, labels, weight)
        for item in items:
            if item not in self.first or number < self.first[item]:
                self.first[item] = number
        told = [item for item in items if item[0] in joined]
        for label in labels:
            _count(self.joints.setdefault(label, Counter()), told, weight)
        if len(labels) <= PAIRS_UP_TO:
            chief = [item for item in items if item[0] in headlines]
            for pair in combinations(labels, 2):
                _count(self.pairs.setdefault(pair, Counter()), chief, weight)

    def merge(self, other: Tally) -> None:
        """Add the counts of another tally to these."""
        self.rows += other.rows
        self.weight += other.weight
        self.values.update(other.values)
        self.labels.update(other.labels)
        for label, counts in other.joints.items():
            self.joints.setdefault(label, Counter()).update(counts)
        for pair, counts in other.pairs.items():
            self.pairs.setdefault(pair, Counter()).update(counts)
        for key, number in other.first.items():
            self.first[key] = min(number, self.first.get(key, number))

    def count(self, judgment: str, value: str, usual: str = "") -> int:
        """Return the weight of a value; ``usual`` is the value of a judgment wherever it was not given."""
        if value != usual:
            return self.values[judgment, value]
        return self.weight - sum(n for (name, other), n in self.values.items() if name == judgment and other != usual)

    def joint(self, factor: str, judgment: str, usual: str = "") -> dict[Key, int]:
        """Return the weight of each (outcome of the factor, value of the judgment) that occurs."""
        found: dict[Key, int] = {}
        for (name, label), counts in self.joints.items():
            if name == factor:
                own = {value: n for (one, value), n in counts.items() if one == judgment and value != usual}
                rest = self.labels[name, label] - sum(own.values())
                found |= {(label, value): n for value, n in own.items()}
                if rest:
                    found[label, usual] = rest
        return dict(sorted(found.items()))

    def joint_of_pair(self, first: str, second: str, judgment: str) -> dict[tuple[str, str, str], int]:
        """Return the weight of each (outcome of one factor, of another, value of a headline) that occurs.

        Empty where pairs were not counted: more than thirty factors, or no headline.
        """
        found: dict[tuple[str, str, str], int] = {}
        for ((a, x), (b, y)), counts in self.pairs.items():
            if {a, b} == {first, second}:
                one, two = (x, y) if a == first else (y, x)
                for (name, value), n in counts.items():
                    if name == judgment:
                        found[one, two, value] = found.get((one, two, value), 0) + n
        return dict(sorted(found.items()))

    def to_json(self) -> dict[str, Any]:
        """Return the counts in a form that JSON can hold; whole numbers as they are, however large."""
        return {
            "rows": self.rows,
            "weight": self.weight,
            "values": _listed(self.values),
            "labels": _listed(self.labels),
            "joints": [[*label, _listed(counts)] for label, counts in sorted(self.joints.items())],
            "pairs": [[*a, *b, _listed(counts)] for (a, b), counts in sorted(self.pairs.items())],
            "first": _listed(self.first),
        }

    @staticmethod
    def from_json(found: Mapping[str, Any]) -> Tally:
        """Return the counts that ``to_json`` gave.

        Raises: ``KeyError``, ``TypeError`` or ``ValueError`` for anything else.
        """
        return Tally(
            int(found["rows"]),
            int(found["weight"]),
            Counter(_keyed(found["values"])),
            Counter(_keyed(found["labels"])),
            {(a, x): Counter(_keyed(counts)) for a, x, counts in found["joints"]},
            {((a, x), (b, y)): Counter(_keyed(counts)) for a, x, b, y, counts in found["pairs"]},
            _keyed(found["first"]),
        )


def _count(counter: Counter[Key], keys: Collection[Key], weight: int) -> None:
    if weight == 1:
        counter.update(keys)
    else:
        for key in keys:
            counter[key] += weight


def _listed(counts: Mapping[Key, int]) -> list[list[Any]]:
    return [[*key, count] for key, count in sorted(counts.items())]


def _keyed(listed: Any) -> dict[Key, int]:
    return {(str(a), str(b)): int(count) for a, b, count in listed}
