"""A timeline that is higher than a page, in parts: the events in the order of their dates, as many to each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from countermove.analysis.timeline.order import Dated

MOST = 200
"""Units: events that are drawn; more cannot be read."""


@dataclass(frozen=True, slots=True)
class Part:
    """Events that are drawn together, and which part of how many they are.

    Units: ``unlinked`` counts the answers to events of another part, over all parts; no line leads to them.
    """

    events: tuple[Dated, ...]
    number: int = 1
    of: int = 1
    unlinked: int = 0

    @property
    def is_last(self) -> bool:
        """Say whether no other part follows."""
        return self.number == self.of

    @property
    def told(self) -> str:
        """Return which part it is, for its title; empty where it is the whole."""
        return f" (part {self.number} of {self.of})" if self.of > 1 else ""


def parts_of(events: Sequence[Dated], number: int) -> tuple[Part, ...]:
    """Return events in so many parts of about one length."""
    ends = [len(events) * turn // number for turn in range(number + 1)]
    groups = [tuple(events[first:last]) for first, last in pairwise(ends)]
    part_of = {entry.id: turn for turn, group in enumerate(groups) for entry in group}
    answers = [entry for entry in events if entry.event.answers in part_of]
    unlinked = sum(part_of[entry.id] != part_of[entry.event.answers] for entry in answers)
    return tuple(Part(group, turn, number, unlinked) for turn, group in enumerate(groups, 1))
