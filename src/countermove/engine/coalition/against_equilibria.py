"""Coalitions against all equilibria, state by state, so that what is finished can be kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from countermove.engine.coalition.membership import Credible
from countermove.engine.coalition.moves import Moves, moves_of
from countermove.engine.coalition.stability import require_work
from countermove.engine.coalition.tally import Tally
from countermove.engine.coalition.upset import Asked, Upset, universally_stable
from countermove.engine.layout import BoolArray
from countermove.engine.solve import INTERRUPTED
from countermove.engine.watch import Progress, Stopped, silent, watching
from countermove.errors import NotApplicable

if TYPE_CHECKING:
    from countermove.engine.solution import Solution
    from countermove.engine.states import StateId

WHAT = "equilibria put before coalitions"


@dataclass(slots=True)
class AgainstEquilibria:
    """Who could upset which equilibrium, which states nobody could, and the concepts with no full answer, and why."""

    upsets: tuple[Upset, ...] = ()
    universal: dict[str, tuple[StateId, ...]] = field(default_factory=dict)
    not_given: dict[str, str] = field(default_factory=dict)


def against_equilibria(
    solution: Solution,
    concepts: Iterable[str],
    coalitions: list[tuple[int, ...]],
    credible: Credible,
    *,
    universally: bool = False,
    progress: Progress = silent,
) -> AgainstEquilibria:
    """Return which of some coalitions could upset which equilibrium, under each concept under which it is one.

    Args:
        solution: a solved conflict that holds the concepts.
        concepts: short names of concepts that are defined for coalitions.
        coalitions: numbers of decision makers.
        credible: what answers count as credible under seq.
        universally: that these are all coalitions, and what none of them upsets is to be said.
        progress: as for ``coalition_report``.

    Source: theory.md, section 8.
    """
    found = AgainstEquilibria()
    if not coalitions:
        return found
    moves = moves_of(solution)
    held = _held(solution, moves, concepts, len(coalitions), found)
    search = _Search(solution, held, coalitions)
    search.go(moves, credible, progress)
    found.upsets, found.not_given = tuple(search.upsets), found.not_given | search.not_given
    for concept in [one for one in held if one not in found.not_given] if universally else ():
        try:
            found.universal[concept] = _universal(solution, concept, credible, found.upsets, progress)
        except NotApplicable as reason:
            found.not_given[concept] = str(reason)
        except Stopped:
            found.not_given[concept] = INTERRUPTED
    return found


def _held(
    solution: Solution, moves: Moves, concepts: Iterable[str], coalitions: int, found: AgainstEquilibria
) -> dict[str, BoolArray]:
    """Return the equilibria of the concepts that have few enough."""
    held = {}
    for concept in concepts:
        flags = solution.flags(concept)
        try:
            require_work(moves, coalitions * int(flags.sum()), "upsetting all equilibria")
            held[concept] = flags
        except NotApplicable as reason:
            found.not_given[concept] = str(reason)
    return held


class _Search:
    """One equilibrium after the other, and what was found so far when it was stopped."""

    def __init__(self, solution: Solution, held: dict[str, BoolArray], coalitions: list[tuple[int, ...]]) -> None:
        self._solution, self._held, self._coalitions = solution, held, coalitions
        any_of_them = np.logical_or.reduce([np.zeros(len(solution), dtype=np.bool_), *held.values()])
        self._places: list[int] = np.flatnonzero(any_of_them).tolist()
        self.upsets: list[Upset] = []
        self.not_given: dict[str, str] = {}

    def go(self, moves: Moves, credible: Credible, progress: Progress) -> None:
        """Put all equilibria before all coalitions; a concept that is not finished is in ``not_given``."""
        done = 0
        try:
            tally = Tally(watching(progress, WHAT), len(self._places) * len(self._coalitions))
            asked = Asked(self._solution, moves, credible, tally)
            for place in self._places:
                answers = self._answers(asked, place)  # which may take back some of those found before
                self.upsets += answers
                done += 1
        except Stopped:
            self._note_where_it_stopped(self._places[:done])

    def _answers(self, asked: Asked, place: int) -> list[Upset]:
        wanted = [concept for concept, flags in self._held.items() if flags[place] and concept not in self.not_given]
        try:
            return list(asked.answers(int(self._solution.states.cells[place]), wanted, self._coalitions))
        except NotApplicable as reason:
            # Only credible answers by groups count their work as they go.
            if "seq" not in wanted:
                raise
            self.not_given["seq"] = str(reason)
            self.upsets = [one for one in self.upsets if one.concept != "seq"]
            return self._answers(asked, place)

    def _note_where_it_stopped(self, finished: list[int]) -> None:
        for concept, flags in self._held.items():
            done, total = int(flags[finished].sum()), int(flags.sum())
            if done < total and concept not in self.not_given:
                kept = f"interrupted after {done:,} of {total:,} equilibria, which are kept"
                self.not_given[concept] = kept if done else INTERRUPTED


def _universal(
    solution: Solution, concept: str, credible: Credible, upsets: tuple[Upset, ...], progress: Progress
) -> tuple[StateId, ...]:
    """Return what no coalition upsets, given the answers for all equilibria."""
    if concept == "seq" and credible is Credible.GROUPS:
        watch = watching(progress, "universal stability under seq")
        return universally_stable(solution, concept, credible=credible, watch=watch)
    upset = {one.state for one in upsets if one.concept == concept and one.upsets}
    return tuple(state for state in solution.equilibria(concept) if state not in upset)
