"""Whether one state is stable for a decision maker when answers must be credible, under any orders of anybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from countermove.engine.inverse.orders import Order
from countermove.engine.inverse.priorities import Priorities, preferred
from countermove.engine.inverse.readings import Reading
from countermove.engine.inverse.relations import Relation, WorkDone
from countermove.engine.inverse.surroundings import Places, Surroundings, legal_reach

MOST_STEPS = 1_500_000
_MOST_KEPT = 256
_MOST_BYTES = 200_000_000


# What a verdict rested on, as mover, moves looked at and which of them improved; and the verdict.
_Kept = tuple[tuple[tuple[int, int, int], ...], bool]


class Judge:
    """Searches for credible answers, and keeps what each verdict rested on so that it is used again where that is so.

    States are bits of an integer by their places. ``MOST_STEPS`` bounds the work: states gone on from, and verdicts.
    """

    def __init__(self, around: Surroundings, priorities: Mapping[int, Priorities], reading: Reading) -> None:
        self._around, self._priorities, self._reading = around, priorities, reading
        self.relations = [Relation(around, dm, priorities.get(dm)) for dm in around.parties]
        self._region = [self._asked_about(dm) for dm in around.parties]
        self._differing = {dm: [bits(places) for places in own.differing] for dm, own in priorities.items()}
        self._known: dict[tuple[int, int], list[_Kept]] = {}
        self._bytes = 0
        self._steps = 0

    def above(self, dm: int, order: Order) -> int:
        """Return which of the states that can matter to a decision maker an order puts above the one looked at."""
        if dm not in self._priorities:
            return bits(self._around.above(dm)) & self._region[dm]
        return preferred(order, self._differing[dm], self._priorities[dm].held) & self._region[dm]

    def matters(self, dm: int, number: int) -> bool:
        """Say whether the place of a statement can change any verdict on the state."""
        return bool(self._differing[dm][number] & self._region[dm]) or self.relations[dm].matters(number)

    def is_stable(self, dm: int, above: int, improving: Sequence[int]) -> bool:
        """Say whether the state is stable for a decision maker who prefers some states to it.

        ``improving`` holds each party's moves that improve; its own are not looked at.

        Raises: ``WorkDone`` where the steps allowed are used up.
        Source: theory.md, section 4.4.
        """
        known = self._known.setdefault((dm, above), [])
        self._step()
        for rested_on, verdict in known:
            if all(improving[other] & moves == found for other, moves, found in rested_on):
                return verdict
        looked_at: dict[int, set[int]] = {}
        verdict = self._search(dm, above, improving, looked_at)
        moves_of = {other: self._moves_from(other, places) for other, places in looked_at.items()}
        rested_on = tuple((other, moves, improving[other] & moves) for other, moves in moves_of.items())
        self._keep(known, (rested_on, verdict))
        return verdict

    def _keep(self, known: list[_Kept], one: _Kept) -> None:
        """Keep a verdict with what it rested on, or forget all others first where they have grown too large."""
        self._bytes += sum((moves.bit_length() + found.bit_length()) // 8 for _, moves, found in one[0])
        if self._bytes > _MOST_BYTES:
            self._known.clear()
            self._bytes = 0
        known.insert(0, one)
        del known[_MOST_KEPT:]

    def _search(self, dm: int, above: int, improving: Sequence[int], looked_at: dict[int, set[int]]) -> bool:
        found: list[int] = []

        def successors(mover: int, place: int) -> Places:
            self._step()
            looked_at.setdefault(mover, set()).add(place)
            return self.relations[mover].successors(improving[mover], place)

        def deters(place: int) -> bool:
            if above >> place & 1:
                return False
            onwards = self._around.moves(dm, place) if self._reading.symmetric else ()
            if any(above >> back & 1 for back in onwards):
                return False
            found.append(place)
            return True

        for move in self._around.moves(dm, self._around.place):
            if above >> move & 1:
                found.clear()
                legal_reach(successors, self._around.others(dm), move, deters)
                if not found:
                    return False
        return True

    def _asked_about(self, dm: int) -> int:
        """Return every state that a decision maker may have to compare with the one looked at."""
        around, found = self._around, 0
        for move in around.moves(dm, around.place):
            places = {move, *around.answers(dm, move, credible=False)}
            if self._reading.symmetric:
                places.update(*(around.moves(dm, place) for place in tuple(places)))
            found |= bits(places)
        return found

    def _moves_from(self, other: int, places: set[int]) -> int:
        found = 0
        for place in places:
            found |= self.relations[other].bits_of(place)
        return found

    def _step(self) -> None:
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise WorkDone


def bits(places: Sequence[int] | set[int] | frozenset[int]) -> int:
    """Return states as bits of an integer by their places."""
    found = 0
    for place in set(places):
        found |= 1 << place
    return found
