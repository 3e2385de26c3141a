"""What would flip a result: every single change of the coding, then the smallest set of changes that does it.

Changes are tried one at a time, then two together, then three, for the results that nothing smaller has flipped. Pairs
and threes are taken from the most doubtful changes first, of equally doubtful ones from those that alone change any
result at all, as many as the limit on runs allows: always all combinations of a first so many, so that it can be said
exactly how far the search went.

Source: tradecraft.md, section 2.4 (breadth-first, up to three changes); mission F34 and F51.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from countermove.analysis.doubt.asking import EVERYTHING, Asking, Values
from countermove.analysis.doubt.changes import Change, Doubt

RUNS = 1_000
"""How many pairs and threes are tried unless asked otherwise."""
DEEPEST = 3
KEPT = 20
"""Sets of changes kept a judgment; all of them are counted."""

SIZES = {1: "single change", 2: "pair", 3: "three"}


@dataclass(frozen=True, slots=True)
class Flip:
    """Changes that flip a judgment together, none of them being enough alone, and the value it then has."""

    changes: tuple[Change, ...]
    value: str

    def to_json(self) -> dict[str, Any]:
        """Return the flip as plain data."""
        return {"changes": [change.to_json() for change in self.changes], "value": self.value}


@dataclass(frozen=True, slots=True)
class Level:
    """How far combinations of one size were tried.

    ``among`` changes, the most doubtful of ``of``, gave ``combinations`` that do not contradict themselves, of which
    ``tried`` were.
    """

    size: int
    among: int
    of: int
    combinations: int
    tried: int

    @property
    def is_complete(self) -> bool:
        """Say whether every combination of all changes was tried."""
        return self.among == self.of and self.tried == self.combinations

    @property
    def text(self) -> str:
        """Return how far it went, in words."""
        plural = {1: "single changes", 2: "pairs", 3: "threes"}[self.size]
        if self.among < self.size:
            return f"{plural} not tried"
        whose = (
            f"all {self.of:,} changes" if self.among == self.of else f"the {self.among:,} most doubtful of {self.of:,}"
        )
        number = f"all {self.combinations:,}" if self.tried == self.combinations else (
            f"{self.tried:,} of {self.combinations:,}"
        )  # fmt: skip
        return f"{plural} of {whose} tried, {number}" if self.size > 1 else f"{number} {plural} tried"


@dataclass(frozen=True, slots=True)
class Smallest:
    """The smallest sets of changes found that flip a judgment.

    ``size`` is None where nothing tried flips it. ``number`` counts all sets of that size found; ``sets`` are the first
    of them. ``is_exact`` says whether nothing smaller could have been missed.
    """

    judgment: str
    value: str
    size: int | None
    sets: tuple[Flip, ...]
    number: int
    is_exact: bool


@dataclass(frozen=True)
class Flips:
    """What flips the headline judgments of a coding.

    ``singles`` gives, for every single change that flips something, the judgments it flips with their new values.
    """

    coded: Mapping[str, str]
    changes: tuple[Change, ...]
    singles: tuple[tuple[Change, Mapping[str, str]], ...]
    smallest: tuple[Smallest, ...]
    levels: tuple[Level, ...]
    limit: int
    runs: int
    is_interrupted: bool = False

    def of(self, judgment: str) -> Smallest:
        """Return what flips one judgment. Raises ``KeyError`` for one that was not looked at."""
        for one in self.smallest:
            if one.judgment == judgment:
                return one
        raise KeyError(judgment)

    def searched(self, judgment: str) -> str:
        """Return in one sentence what was found for a judgment, or how far was searched in vain."""
        one = self.of(judgment)
        if one.size is not None:
            return _found(one, self.levels)
        if not self.levels:
            return "no change was tried"
        first, *deeper = self.levels
        tried = f"no single change of {first.tried:,} flips it"
        if first.tried < first.combinations:
            tried = f"none of the {first.tried:,} single changes tried flips it, of {first.combinations:,}"
        parts = [tried, *(level.text for level in deeper)]
        short = not all(level.is_complete for level in deeper)
        why = " (interrupted)" if self.is_interrupted else f" (limit of {self.limit:,} runs; --flips-runs raises it)"
        return "; ".join(parts) + (why if short or self.is_interrupted else "")

    def to_json(self) -> dict[str, Any]:
        """Return the flips as the part ``flips`` of ``countermove.sweep/1``."""
        return {
            "changes": len(self.changes),
            "runs": self.runs,
            "limit": self.limit,
            "interrupted": self.is_interrupted,
            "levels": [
                {"size": one.size, "among": one.among, "combinations": one.combinations, "tried": one.tried}
                for one in self.levels
            ],
            "singles": [change.to_json() | {"flips": dict(values)} for change, values in self.singles],
            "judgments": [
                {
                    "id": one.judgment,
                    "value": one.value,
                    "smallest": one.size,
                    "number": one.number,
                    "exact": one.is_exact,
                    "sets": [flip.to_json() for flip in one.sets],
                    "searched": self.searched(one.judgment),
                }
                for one in self.smallest
            ],
        }


def _found(one: Smallest, levels: Sequence[Level]) -> str:
    assert one.size is not None
    if one.size == 1:
        return "a single change flips it" if one.number == 1 else f"{one.number} single changes flip it"
    what = SIZES[one.size] + (" of changes" if one.size == 2 else " changes together")
    found = f"one {what} flips it" if one.number == 1 else f"{one.number:,} {SIZES[one.size]}s of changes flip it"
    before = f"no single change of {levels[0].tried:,} does"
    if one.size == 3:
        before += f"; {levels[1].text}, without finding one"
    return f"{found}; {before}"


def flips(asking: Asking, changes: Sequence[Change], limit: int = RUNS, depth: int = DEEPEST) -> Flips:
    """Return which single changes flip headline judgments, and the smallest sets that do.

    Args:
        asking: the question, the coding, and the headline judgments that are looked at.
        changes: as ``changes_of`` gives them, most doubtful first.
        limit: the most runs of the question that pairs and threes may take besides the single changes.
        depth: the largest number of changes together, at most three.

    An interrupt, through the progress of ``asking``, keeps what was found so far.
    Source: tradecraft.md, section 2.4.
    """
    return _Search(asking, tuple(changes), limit).run(min(depth, DEEPEST))


class _Search:
    """A search under way: what each judgment was, and what has flipped it so far."""

    def __init__(self, asking: Asking, changes: tuple[Change, ...], limit: int) -> None:
        self.asking, self.changes, self.limit = asking, changes, limit
        self.coded: Values = asking.coded
        self.found: dict[str, list[Flip]] = {name: [] for name in asking.judgments}
        self.number: dict[str, int] = dict.fromkeys(asking.judgments, 0)
        self.singles: list[tuple[Change, Mapping[str, str]]] = []
        self.levels: list[Level] = []
        self.runs = 0
        self.is_interrupted = False

    def run(self, depth: int) -> Flips:
        """Go through single changes, pairs and threes, and return what was found."""
        for size in range(1, depth + 1):
            if not self._open() or self.is_interrupted:
                break
            self._level(size)
        return Flips(
            {name: value for name, value in self.coded.items() if name != EVERYTHING},
            self.changes,
            tuple(self.singles),
            tuple(self._smallest(name) for name in self.asking.judgments),
            tuple(self.levels),
            self.limit,
            self.runs,
            self.is_interrupted,
        )

    def _open(self) -> tuple[str, ...]:
        """Return the judgments that nothing has flipped yet."""
        return tuple(name for name in self.asking.judgments if not self.found[name])

    def _level(self, size: int) -> None:
        wanted = self._open()
        among, number = self._reach(size)
        live: set[Change] = set()
        tried = 0
        what = {1: "single changes", 2: "pairs of changes", 3: "threes of changes"}[size]
        asked = self.asking.each(what, _sets(self.changes[:among], size), number)
        for chosen, values in zip(_sets(self.changes[:among], size), asked, strict=False):
            tried += 1
            self._note(chosen, values, wanted)
            if values.get(EVERYTHING, "") not in ("", self.coded[EVERYTHING]):
                live.update(chosen)
        if size == 1:
            self.changes = tuple(sorted(self.changes, key=lambda change: (change.doubt, change not in live)))
        self.runs += tried
        self.is_interrupted = tried < number
        self.levels.append(Level(size, among, len(self.changes), number, tried))

    def _reach(self, size: int) -> tuple[int, int]:
        """Return how many of the first changes are combined, and how many combinations that is.

        Threes are left until every pair of doubtful changes has been tried: they say little without.
        """
        if size == 1:
            return len(self.changes), len(self.changes)
        doubtful = sum(change.doubt < Doubt.SUPPORTED for change in self.changes)
        if self.levels[-1].among < doubtful:
            return 0, 0
        return _largest(self.changes, size, self.limit - (self.runs - len(self.changes)))

    def _note(self, chosen: tuple[Change, ...], values: Values, wanted: Sequence[str]) -> None:
        flipped = {name: values[name] for name in wanted if values.get(name, self.coded[name]) != self.coded[name]}
        if flipped and len(chosen) == 1:
            self.singles.append((chosen[0], flipped))
        for name, value in flipped.items():
            self.number[name] += 1
            if len(self.found[name]) < KEPT:
                self.found[name].append(Flip(chosen, value))

    def _smallest(self, name: str) -> Smallest:
        sets = tuple(self.found[name])
        size = len(sets[0].changes) if sets else None
        below = self.levels if size is None else self.levels[: size - 1]
        return Smallest(name, self.coded[name], size, sets, self.number[name], all(one.is_complete for one in below))


def _sets(changes: Sequence[Change], size: int) -> Iterator[tuple[Change, ...]]:
    """Yield the combinations of changes that do not contradict each other, most doubtful first."""
    for chosen in combinations(changes, size):
        if not any(one.contradicts(other) for one, other in combinations(chosen, 2)):
            yield chosen


def _largest(changes: Sequence[Change], size: int, runs: int) -> tuple[int, int]:
    """Return how many of the first changes can be combined within so many runs, and how many combinations that is."""
    among, number = 0, 0
    for last in range(len(changes)):
        fresh = sum(
            1
            for chosen in combinations(changes[:last], size - 1)
            if not any(one.contradicts(changes[last]) for one in chosen)
            and not any(one.contradicts(other) for one, other in combinations(chosen, 2))
        )
        if number + fresh > runs:
            break
        among, number = last + 1, number + fresh
    return (among, number) if number else (0, 0)
