"""Attainable outcomes: what can be reached from the status quo, and holds there.

The initiator opens; the others answer one at a time with best improvements until none has one left. That is an outcome if
the initiator rests there too, no improvement of its own being undeterred by sequential sanctions. Otherwise it goes on
with a best improvement and the others answer again. Every order of answering and every tie is followed.

Source: interface.md, section 3 (``openings``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations

from countermove.analysis.assess.situation import Situation
from countermove.engine.implicit.sanctions import Rest, rest
from countermove.model.state import bits

TIES = 256
ALL_OPENINGS_UP_TO = 12


@dataclass(frozen=True, slots=True)
class Outcome:
    """A state that an opening leads to and that holds there; ``is_nash`` where nobody has any improvement at all."""

    code: int
    is_nash: bool


@dataclass(frozen=True, slots=True)
class Opening:
    """An opening and the outcomes it can lead to; ``cycling`` are states from which no outcome can be reached."""

    code: int
    outcomes: tuple[Outcome, ...]
    cycling: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Openings:
    """Every opening looked at, in order of the number of changes.

    ``all_changes`` says whether every feasible change of the initiator was tried, or those of few changes only.
    """

    openings: tuple[Opening, ...]
    up_to_changes: int | None
    ties_cut: bool
    sanctions_up_to: int | None

    @property
    def outcomes(self) -> tuple[int, ...]:
        """Return every outcome once, in the order found."""
        return tuple(dict.fromkeys(o.code for opening in self.openings for o in opening.outcomes))

    @property
    def has_cycle(self) -> bool:
        """Say whether some opening can lead into states from which no outcome is reached."""
        return any(opening.cycling for opening in self.openings)


def openings(situation: Situation, max_changes: int) -> Openings:
    """Return the attainable outcomes of every opening, the empty one first.

    With more than twelve mentioned options of the initiator, openings of up to ``max_changes`` changes are taken.
    """
    walk = _Walk(situation)
    mask = situation.conflict.own(situation.initiator).mask & situation.conflict.mentioned
    if situation.initiator in situation.muted:
        mask = 0
    largest = mask.bit_count() if mask.bit_count() <= ALL_OPENINGS_UP_TO else max_changes
    found = tuple(walk.opening(code) for code in _opening_states(situation, mask, largest))
    return Openings(
        found, None if largest == mask.bit_count() else largest, walk.ties_cut, walk.sanctions_up_to
    )


def _opening_states(situation: Situation, mask: int, largest: int) -> Iterator[int]:
    start, own = situation.conflict.status_quo, situation.conflict.own(situation.initiator)
    for size in range(largest + 1):
        for chosen in combinations(bits(mask), size):
            after = start ^ sum(1 << bit for bit in chosen)
            if own.permits(start, after) and situation.view.is_feasible(after):
                yield after


class _Walk:
    """The graph of answers, explored once for all openings."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.view = situation.view
        self.others = self.view.others(situation.initiator)
        self.successors: dict[int, tuple[int, ...]] = {}
        self.rests: dict[int, Rest] = {}
        self.ends: dict[int, frozenset[int]] = {}
        self.ties_cut = False
        self.sanctions_up_to: int | None = None

    def opening(self, code: int) -> Opening:
        """Return where one opening leads."""
        reached = self._explore(code)
        self._propagate(reached)
        outcomes = sorted(self.ends[code])
        cycling = tuple(sorted(state for state in reached if not self.ends[state]))
        return Opening(code, tuple(Outcome(state, self._is_nash(state)) for state in outcomes), cycling)

    def _explore(self, code: int) -> list[int]:
        seen, queue = {code}, [code]
        for state in queue:
            for after in self._next(state):
                if after not in seen:
                    seen.add(after)
                    queue.append(after)
        return queue

    def _next(self, state: int) -> tuple[int, ...]:
        found = self.successors.get(state)
        if found is None:
            answers = [after for name in self.others for after in self._best_improvements(name, state)]
            if not answers and not self._rest(state).rests:
                answers = self._best_improvements(self.situation.initiator, state)
            found = self.successors[state] = tuple(dict.fromkeys(answers))
        return found

    def _best_improvements(self, name: str, state: int) -> list[int]:
        mover = self.view.movers[name]
        if not mover.improves(state):
            return []
        best, cut = mover.all_best(state, TIES)
        self.ties_cut = self.ties_cut or cut
        return best

    def _rest(self, state: int) -> Rest:
        found = self.rests.get(state)
        if found is None:
            found = self.rests[state] = rest(self.view, self.situation.initiator, state)
            self.sanctions_up_to = self.sanctions_up_to or found.sanctions_up_to
        return found

    def _propagate(self, states: Collection[int]) -> None:
        """Pass every outcome back to the states it can be reached from."""
        fresh = [state for state in states if state not in self.ends]
        sources: dict[int, list[int]] = {}
        for state in fresh:
            self.ends[state] = frozenset() if self.successors[state] else frozenset((state,))
            for after in self.successors[state]:
                sources.setdefault(after, []).append(state)
        queue = [state for state in states if self.ends[state]]
        while queue:
            state = queue.pop()
            for source in sources.get(state, ()):
                grown = self.ends[source] | self.ends[state]
                if grown != self.ends[source]:
                    self.ends[source] = grown
                    queue.append(source)

    def _is_nash(self, state: int) -> bool:
        """Say whether nobody has an improvement; at an outcome only the initiator can have one, and deterred."""
        return not self.view.movers[self.situation.initiator].improves(state)
