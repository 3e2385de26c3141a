"""Calibration: of what was called so likely, how much came true; by bins of probability, and by word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum

from countermove.analysis.sweep.wilson import wilson
from countermove.forecasts.scores.rules import Interval
from countermove.forecasts.scores.scored import ScoredForecast

BINS = 10
LEAST_IN_BIN = 5


@dataclass(frozen=True)
class Bin:
    """Forecasts that said about the same.

    Units: ``low`` and ``high`` are the ends of the bin, the lower one inside; all are probabilities.
    """

    low: float
    high: float
    forecasts: tuple[ScoredForecast, ...]

    @property
    def count(self) -> int:
        """Return how many forecasts are in it."""
        return len(self.forecasts)

    @property
    def came_true(self) -> int:
        """Return how many of them came out yes."""
        return sum(one.outcome for one in self.forecasts)

    @cached_property
    def said(self) -> float:
        """Return what they said on average, a band counting as its middle."""
        return fsum(one.middle for one in self.forecasts) / self.count

    @property
    def share(self) -> float:
        """Return the share that came out yes."""
        return self.came_true / self.count

    @property
    def interval(self) -> Interval:
        """Return the interval in which that share may lie (Wilson, 95%)."""
        return Interval(*wilson(self.came_true, self.count))


def calibration(forecasts: Sequence[ScoredForecast], bins: int = BINS, least: int = LEAST_IN_BIN) -> tuple[Bin, ...]:
    """Return forecasts in bins of equal width, neighbours merged until each holds enough.

    Merging goes from the lowest bin up; what is left over at the top goes into the last bin that has enough. With fewer
    forecasts than that there is one bin.

    Source: tradecraft.md, section 3.3.
    """
    cells: list[list[ScoredForecast]] = [[] for _ in range(bins)]
    for one in sorted(forecasts, key=lambda one: (one.middle, one.outcome, one.id)):
        cells[_cell(one.middle, bins)].append(one)
    merged: list[Bin] = []
    start, held = 0, []
    for index, cell in enumerate(cells, 1):
        held += cell
        if len(held) >= least:
            merged.append(Bin(start / bins, index / bins, tuple(held)))
            start, held = index, []
    if merged:
        last = merged.pop()
        return (*merged, Bin(last.low, 1.0, (*last.forecasts, *held)))
    return (Bin(0.0, 1.0, tuple(held)),) if held else ()


def _cell(probability: float, bins: int) -> int:
    """Return the bin of a probability; the lower end of a bin is inside, rounding aside, and 1 in the last."""
    return min(int(probability * bins + 1e-9), bins - 1)


@dataclass(frozen=True)
class WordRow:
    """Forecasts with one word of likelihood.

    ``is_stated`` says that the forecasts used the word; otherwise they gave numbers, read as the word here. ``range``
    is what the scale says the word means; None for 0 and 100 per cent, which are no words.
    """

    term: str
    scale: str
    is_stated: bool
    range: tuple[float, float] | None
    count: int
    came_true: int

    @property
    def share(self) -> float:
        """Return the share that came out yes."""
        return self.came_true / self.count

    @property
    def interval(self) -> Interval:
        """Return the interval in which that share may lie (Wilson, 95%)."""
        return Interval(*wilson(self.came_true, self.count))


def calibration_by_word(forecasts: Sequence[ScoredForecast], scale: str = "icd-203") -> tuple[WordRow, ...]:
    """Return how often each word of likelihood came true, the least likely word first.

    Args:
        scale: on which numbers are read as words; words keep the scale they were used on.

    Raises: ``RecordError`` for an unknown scale.
    Source: mission.md, F53; tradecraft.md, section 3.2 for reading a number as a word.
    """
    groups: dict[tuple[str, str, bool, tuple[float, float] | None], list[ScoredForecast]] = defaultdict(list)
    for one in forecasts:
        groups[_word(one, scale)].append(one)
    rows = [WordRow(*key, len(group), sum(one.outcome for one in group)) for key, group in groups.items()]
    return tuple(sorted(rows, key=lambda row: (_at(row), row.scale, row.term, row.is_stated)))


def _at(row: WordRow) -> float:
    return sum(row.range) / 2 if row.range else float(row.term == "100%")


def _word(one: ScoredForecast, scale: str) -> tuple[str, str, bool, tuple[float, float] | None]:
    from countermove.records.judgments.scales import term_of

    if one.term:
        return one.term, one.scale, True, (one.low, one.high)
    reading = term_of(one.middle, scale)
    return reading.term or f"{one.middle:.0%}", scale, False, reading.range if reading.term else None
