"""Rivals for credit: which moves draw several of those who compete inside the target, and which draw one alone.

This is reported and enters no test, no verdict and no place: pressure is computed as if nobody competed.

Source: mission F38.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from countermove.analysis.assess.pressure import Pressure
from countermove.model import Contest


@dataclass(frozen=True, slots=True)
class Drawn:
    """A move in a contest: which of the rivals it draws and which it makes wary, in the order of the contest."""

    move: str
    drawn: tuple[str, ...]
    wary: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contested:
    """A contest and the moves that draw any of the rivals: those that draw more of them first.

    Moves that draw as many are in the order of the file; ``draws_several`` are those that draw two or more.
    """

    contest: Contest
    moves: tuple[Drawn, ...]

    @property
    def draws_several(self) -> tuple[Drawn, ...]:
        """Return the moves that draw two rivals or more."""
        return tuple(one for one in self.moves if len(one.drawn) > 1)


def drawn(contest: Contest, pressure: Pressure) -> Drawn:
    """Return whom of the rivals a move draws and makes wary, by the graded reactions."""
    return Drawn(
        pressure.option,
        tuple(name for name in contest.between if name in pressure.pulled),
        tuple(name for name in contest.between if name in pressure.pushed),
    )


def contested(contests: Sequence[Contest], pressures: Sequence[Pressure]) -> tuple[Contested, ...]:
    """Return each contest with the moves that draw rivals in it."""
    found = []
    for contest in contests:
        moves = [one for pressure in pressures if (one := drawn(contest, pressure)).drawn]
        found.append(Contested(contest, tuple(sorted(moves, key=lambda one: -len(one.drawn)))))
    return tuple(found)
