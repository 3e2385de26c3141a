"""The smallest set of differences that explains a changed result.

A set explains a result where the first case with just these differences (and what they need) gives the value of the
second. All single differences are tried, then all pairs where the runs allow; what neither explains is looked for by
leaving out ever smaller shares of a set that does (delta debugging), until nothing more can be left out.

Source: Zeller and Hildebrandt, Simplifying and isolating failure-inducing input (ddmin), for the last step.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import combinations, pairwise

from countermove.comparing.coding import Difference, Key
from countermove.comparing.results import ChangedResult
from countermove.comparing.runs import OutOfRuns, Runs
from countermove.engine.watch import Progress, Stopped, silent

SMALLEST, NOTHING_TO_SPARE, NOT_REDUCED, NOT_FOUND = "smallest", "nothing to spare", "not reduced", "not found"

SHARE_OF_SINGLES, SHARE_OF_PAIRS = 0.6, 0.5
"""How much of the runs that are left may go into single differences, and then into pairs. Of the rest a result takes up
to half of what those before it left, and in a second round all."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a result changed.

    ``differences`` explain it; ``along`` had to come with them, as what refers to an option has to go with it.
    ``proof`` is *smallest* where every smaller set was tried, *nothing to spare* where none of the set can be left out
    but a smaller one of others was not ruled out, *not reduced* where the runs ended first, and *not found*.
    ``others`` counts further sets as small that explain it too.
    """

    result: ChangedResult
    differences: tuple[Difference, ...]
    along: tuple[Difference, ...]
    proof: str
    others: int = 0


def explained(
    changed: Sequence[ChangedResult], found: Sequence[Difference], runs: Runs, progress: Progress = silent
) -> tuple[tuple[Explanation, ...], bool]:
    """Return an explanation of each changed result, in their order, and whether the search was interrupted.

    Args:
        found: the differences; those that no result can depend on are left aside.
    """
    search = _Search(changed, [one for one in found if one.bears], runs, progress)
    is_interrupted = False
    try:
        search.run()
    except Stopped:
        is_interrupted = True
    return tuple(search.explanation(result) for result in changed), is_interrupted


class _Search:
    def __init__(
        self, changed: Sequence[ChangedResult], found: Sequence[Difference], runs: Runs, progress: Progress
    ) -> None:
        self.changed, self.runs, self.progress = changed, runs, progress
        self.by_key = {one.key: one for one in found}
        places = {one.key: number for number, one in enumerate(found)}
        self.sizes = {key: len(runs.needs.closed([key])) for key in self.by_key}
        self.units = sorted(self.by_key, key=lambda key: (self.sizes[key], places[key]))
        self.sets: dict[str, list[tuple[Key, ...]]] = {result.name: [] for result in changed}
        self.wanted = {result.name: result.after for result in changed}
        self.reduced: set[str] = set()
        self.tried_up_to = 0
        self.stop_at = runs.limit

    def run(self) -> None:
        """Look for explanations: singles, pairs, then by leaving out."""
        if not self.changed:
            return
        for size, share in ((1, SHARE_OF_SINGLES), (2, SHARE_OF_PAIRS)):
            if not self._try_all(size, share):
                break
            self.tried_up_to = size
        waiting = self._open()
        for divisor in (2, 1):  # at first none takes more than half of what is left, then what is left is used up
            for result in [one for one in waiting if one.name not in self.reduced]:
                self.stop_at = self.runs.made + (self.runs.limit - self.runs.made) // divisor
                with suppress(OutOfRuns):
                    self._reduce(result)

    def _open(self) -> list[ChangedResult]:
        return [result for result in self.changed if not self.sets[result.name]]

    def _try_all(self, size: int, share: float) -> bool:
        """Try every set of a size, smallest with what they need first; say whether all could be tried."""
        if not self._open():
            return False
        allowed = self.runs.made + int((self.runs.limit - self.runs.made) * share)
        names = [result.name for result in self._open()]
        for chosen in self._sets_of(size, allowed):
            if self.runs.made >= allowed:
                return False
            given = self._results(chosen, names)
            for name in names:
                if self._holds(given, name):
                    self.sets[name].append(chosen)
        return size == 1 or self._count(size) <= allowed

    def _count(self, size: int) -> int:
        return len(self.units) if size == 1 else len(self.units) * (len(self.units) - 1) // 2

    def _sets_of(self, size: int, allowed: int) -> Iterable[tuple[Key, ...]]:
        if size == 1:
            return ((key,) for key in self.units)
        if self._count(size) > allowed - self.runs.made:  # too many to try all: trying some would prove nothing
            return ()
        return sorted(combinations(self.units, size), key=lambda keys: sum(self.sizes[key] for key in keys))

    def _results(self, chosen: Collection[Key], names: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        if self.progress("what explains the results", self.runs.made, self.runs.limit):
            raise Stopped
        if self.runs.made >= self.stop_at and not self.runs.knows(chosen):
            raise OutOfRuns
        return self.runs.results(chosen, names)

    def _holds(self, given: Mapping[str, tuple[str, ...]], name: str) -> bool:
        return given.get(name) == self.wanted[name]

    def _reduce(self, result: ChangedResult) -> None:
        """Leave out of a set that explains a result as much as can be."""
        start = self._start(result.name)
        if not self._holds(self._results(start, [result.name]), result.name):
            return
        self.sets[result.name] = [start]
        units, parts = list(start), 2
        while len(units) > 1:
            smaller, parts = self._smaller(units, parts, result.name)
            if smaller is None:
                if parts >= len(units):
                    break
                parts = min(len(units), 2 * parts)
                continue
            units = smaller
            self.sets[result.name] = [tuple(units)]
        self.reduced.add(result.name)

    def _start(self, name: str) -> tuple[Key, ...]:
        """Return the smallest set known to explain a result, or all differences."""
        known = [closed for closed, given in self.runs.known() if self._holds(given, name)]
        if not known:
            return tuple(self.units)
        fewest = min(known, key=len)
        return tuple(key for key in self.units if key in fewest)

    def _smaller(self, units: list[Key], parts: int, name: str) -> tuple[list[Key] | None, int]:
        """Return a part of a set, or all but a part of it, that still explains a result, and how to part it next."""
        edges = [len(units) * number // parts for number in range(parts + 1)]
        chunks = [units[start:end] for start, end in pairwise(edges)]
        for chunk in chunks:
            if chunk and len(chunk) < len(units) and self._holds(self._results(chunk, [name]), name):
                return chunk, 2
        for number in range(parts):
            others = units[: edges[number]] + units[edges[number + 1] :]
            if others and len(others) < len(units) and self._holds(self._results(others, [name]), name):
                return others, max(parts - 1, 2)
        return None, parts

    def explanation(self, result: ChangedResult) -> Explanation:
        """Return what is known of a result by now."""
        sets = self.sets[result.name]
        if not sets or self._is_everything(result, sets[0]):
            return Explanation(result, (), (), NOT_FOUND)
        chosen = min(sets, key=lambda keys: len(self.runs.needs.closed(keys)))
        closed = self.runs.needs.closed(chosen)
        others = sum(not closed <= self.runs.needs.closed(keys) for keys in sets)
        along = tuple(self.by_key[key] for key in self.units if key in closed and key not in chosen)
        return Explanation(
            result, tuple(self.by_key[key] for key in chosen), along, self._proof(result, chosen), others
        )

    def _is_everything(self, result: ChangedResult, chosen: Sequence[Key]) -> bool:
        """Say whether a set holds all differences because the runs ended, which explains nothing."""
        return 1 < len(self.units) == len(chosen) and result.name not in self.reduced

    def _proof(self, result: ChangedResult, chosen: Sequence[Key]) -> str:
        if len(chosen) <= max(1, self.tried_up_to + 1):  # every smaller set was tried
            return SMALLEST
        return NOTHING_TO_SPARE if result.name in self.reduced else NOT_REDUCED
