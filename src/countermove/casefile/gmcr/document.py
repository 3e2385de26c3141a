"""What a GMCR+ file says, once it is known to make sense."""

from __future__ import annotations

from dataclasses import dataclass

Simple = tuple[tuple[int, bool], ...]
"""Pairs of an option's number and whether it is taken, all of which must hold; none at all holds everywhere."""

Condition = tuple[Simple, ...]
"""Members of which one at least must hold; none at all holds nowhere. A simple condition has one member."""


@dataclass(frozen=True, slots=True)
class GmcrOption:
    """An option: its name, and ``both``, ``on`` or ``off`` for the ways it can be moved."""

    name: str
    direction: str


@dataclass(frozen=True, slots=True)
class GmcrParty:
    """A decision maker. ``ranking`` holds groups of state numbers counted from 1, most preferred first, or None."""

    name: str
    options: tuple[int, ...]
    preferences: tuple[Condition, ...]
    ranking: tuple[tuple[int, ...], ...] | None
    misperceptions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class GmcrFile:
    """A whole file, options in the order of their owners, so that option k is bit k of a state's decimal code."""

    options: tuple[GmcrOption, ...]
    parties: tuple[GmcrParty, ...]
    infeasibles: tuple[Condition, ...]
    by_ranking: bool
    coalitions: tuple[tuple[int, ...], ...]
    version: str

    @property
    def owners(self) -> tuple[int, ...]:
        """Return the number of each option's owner."""
        owner = {option: number for number, party in enumerate(self.parties) for option in party.options}
        return tuple(owner[option] for option in range(len(self.options)))

    def mask(self, party: int) -> int:
        """Return a decision maker's options as bits of the decimal code."""
        return sum(1 << option for option in self.parties[party].options)
