"""Stability as a question: which states are equilibria of each variant, and for whom the telling ones are stable.

Source: tradecraft.md, section 2.3; engine.md, sweeps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from countermove.analysis.sweep.edits import Variant
from countermove.analysis.sweep.question import Judgments
from countermove.model import Conflict

if TYPE_CHECKING:
    import numpy as np

    from countermove.engine.redraw import Redraws

SHOWN = 40
"""How many states at most are watched party by party, and are headlines."""


@dataclass(frozen=True)
class StabilityQuestion:
    """Which states are equilibria: ``equilibrium/CONCEPT/STATE`` and, for watched states, ``stable/…/STATE/PARTY``.

    Watched are the status quo and the equilibria of the case as coded. States have the numbers they have there. Only
    what is so is answered, as ``yes``; what is left out is ``no``.
    """

    conflict: Conflict
    concepts: tuple[str, ...] | None = None
    usual: str = "no"
    chunk: int = 64

    @cached_property
    def redraws(self) -> Redraws:
        """Return the conflict planned for redraws."""
        from countermove.engine.redraw import Redraws

        return Redraws(self.conflict, self.concepts)

    @cached_property
    def _codes(self) -> dict[int, int]:
        """Return the number of each state by its decimal code."""
        return {_code(self.redraws, place): place + 1 for place in range(len(self.redraws.states.cells))}

    @cached_property
    def watched(self) -> tuple[int, ...]:
        """Return the numbers of the states watched party by party: the status quo and equilibria as coded."""
        import numpy as np

        quo = self._codes[self.conflict.status_quo]
        found = np.flatnonzero(self.redraws.equilibria().any(axis=0))[:SHOWN] + 1
        return tuple(dict.fromkeys((quo, *found.tolist())))

    @cached_property
    def coded(self) -> Judgments:
        """Return what holds of the case as coded."""
        return self.evaluate(Variant(self.conflict))

    @property
    def headlines(self) -> tuple[str, ...]:
        """Return the ids of the judgments told first: is a watched state an equilibrium?"""
        return tuple(f"equilibrium/{concept}/{state}" for concept in self.redraws.concepts for state in self.watched)

    @property
    def joined(self) -> frozenset[str]:
        """Return the judgments counted together with each factor."""
        return frozenset(self.headlines)

    def key(self) -> str:
        """Return what the question is, as text: the same for the same question."""
        return repr((self.conflict, self.concepts))

    def evaluate(self, variant: Variant) -> Judgments:
        """Return what is so in a variant.

        Raises: ``NotApplicable`` where the status quo is infeasible in it.
        """
        if self._fits(variant.conflict):
            changed = {
                party.id: party.preference
                for party, own in zip(variant.conflict.decision_makers, self.conflict.decision_makers, strict=True)
                if party.preference is not own.preference
            }
            return dict(self._told(self.redraws.stable(changed), None))
        from countermove.engine.redraw import Redraws

        other = Redraws(variant.conflict, self.concepts)
        numbers = [self._codes[_code(other, place)] for place in range(len(other.states.cells))]
        return dict(self._told(other.stable(), numbers))

    def describe(self, state: int) -> str:
        """Return a state for people to read: the options taken in it."""
        return self.redraws.states.label(state - 1)

    def _fits(self, conflict: Conflict) -> bool:
        if conflict.constraints is not self.conflict.constraints:
            return False
        return all(
            party.options is own.options
            for party, own in zip(conflict.decision_makers, self.conflict.decision_makers, strict=True)
        )

    def _told(self, stable: np.ndarray[Any, Any], numbers: Sequence[int] | None) -> Iterator[tuple[str, str]]:
        concepts, parties = self.redraws.concepts, self.redraws.parties
        places = range(1, stable.shape[2] + 1) if numbers is None else numbers
        place_of = {number: place for place, number in enumerate(places)} if numbers is not None else None
        for c, concept in enumerate(concepts):
            for place in stable[c].all(axis=0).nonzero()[0].tolist():
                yield f"equilibrium/{concept}/{places[place]}", "yes"
            for state in self.watched:
                place = state - 1 if place_of is None else place_of.get(state, -1)
                if place < 0:
                    continue
                for p, party in enumerate(parties):
                    if stable[c, p, place]:
                        yield f"stable/{concept}/{state}/{party}", "yes"

    def __getstate__(self) -> dict[str, Any]:
        """Leave out what is made on first use: another process makes its own."""
        made = {"redraws", "_codes", "watched", "coded"}
        return {name: value for name, value in self.__dict__.items() if name not in made}


def _code(redraws: Redraws, place: int) -> int:
    states: Any = redraws.states
    return int(states.code(place))
