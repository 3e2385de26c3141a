"""Credible answers by groups: sequences of coalition improvements, no group twice running.

Source: Inohara and Hipel (2008); theory.md, section 8, reading (ii).
"""

from __future__ import annotations

from collections import deque

import numpy as np

from countermove.engine.coalition.definitions import subcoalitions
from countermove.engine.coalition.moves import Moves
from countermove.engine.coalition.sequences import reached
from countermove.engine.coalition.tally import Tally
from countermove.engine.layout import BoolArray
from countermove.errors import NotApplicable

WORK_LIMIT = 20_000_000_000
Group = tuple[int, ...]
_SEVERAL: Group = (-1,)


class Groups:
    """A search over cells and the group that moved last, which counts its work.

    Units: work in cells looked at.
    """

    def __init__(self, moves: Moves, limit: int = WORK_LIMIT, tally: Tally | None = None) -> None:
        self._moves, self._limit, self._work = moves, limit, 0
        self._tally = tally or Tally()

    def can_answer(self, outsiders: Group, start: int, targets: BoolArray) -> bool:
        """Say whether groups of outsiders can bring about one of the targets by improvements.

        Raises: ``NotApplicable`` where the work goes beyond the limit.
        """
        return bool(self.answer(outsiders, start, targets))

    def answer(self, outsiders: Group, start: int, targets: BoolArray) -> list[tuple[Group, int]]:
        """Return a sequence with fewest improvements by groups: which group, and to which cell; empty where none is.

        A cell is gone on from at most twice: for all groups but the one that came first, and for that one when another
        comes as well.

        Raises: ``NotApplicable`` where the work goes beyond the limit.
        """
        groups = list(subcoalitions(outsiders))
        waiting: deque[tuple[int, Group, list[Group]]] = deque([(start, (), groups)])
        last: dict[int, Group] = {start: _SEVERAL}
        came: dict[tuple[int, Group], tuple[int, Group]] = {}
        while waiting:
            here, by, next_groups = waiting.popleft()
            for group in next_groups:
                ends = self._improvements(group, here)
                hits = ends & targets
                for there in [int(hits.argmax())] if hits.any() else np.flatnonzero(ends).tolist():
                    came.setdefault((there, group), (here, by))
                    if targets[there]:
                        return self._traced(came, (there, group), (start, ()))
                    onwards = _onwards(groups, last, there, group)
                    if onwards:
                        waiting.append((there, group, onwards))
        return []

    def _improvements(self, group: Group, cell: int) -> BoolArray:
        self._tally.pause()
        self._work += self._moves.size * (len(group) + 1)
        if self._work > self._limit:
            raise NotApplicable(
                f"credible answers by groups need more than {self._limit:,} cells to be looked at; "
                "take those by individuals (the default), or hold some options fixed"
            )
        found = reached(self._moves, group, cell)
        for dm in group:
            rank = self._moves.rank(dm)
            found &= rank > rank[cell]
        return found

    @staticmethod
    def _traced(
        came: dict[tuple[int, Group], tuple[int, Group]], end: tuple[int, Group], start: tuple[int, Group]
    ) -> list[tuple[Group, int]]:
        steps: list[tuple[Group, int]] = []
        while end != start:
            steps.append((end[1], end[0]))
            end = came[end]
        return steps[::-1]


def _onwards(groups: list[Group], last: dict[int, Group], there: int, group: Group) -> list[Group]:
    """Return the groups that have yet to go on from a cell, now that one more group has come there."""
    before = last.get(there)
    if before is None:
        last[there] = group
        return [other for other in groups if other != group]
    if before in (group, _SEVERAL):
        return []
    last[there] = _SEVERAL
    return [before]
