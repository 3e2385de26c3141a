"""What lies around one state: who can move where, and where the others can take things from there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from countermove.engine.solution import Solution
from countermove.errors import TooLarge

MOST_STATES = 1 << 14
MOST_MOVES = 6_000_000
Places = tuple[int, ...]
Successors = Callable[[int, int], Sequence[int]]
_SEVERAL = -1


class Surroundings:
    """The moves of a solved conflict by places (a state's number less one), and one state to look at.

    Raises: ``TooLarge`` where the conflict has more states, or more moves, than can be looked at one by one.
    """

    def __init__(self, solution: Solution, place: int) -> None:
        if len(solution) > MOST_STATES:
            raise _too_large(len(solution), "states", MOST_STATES, 200 * len(solution.parties))
        self.solution, self.place = solution, place
        self._kept = list(range(len(solution)))  # each number once, however many moves lead to it
        self._listed = 0
        self.parties = range(len(solution.parties))
        self._moves: dict[tuple[int, int], Places] = {}
        self._answers: dict[tuple[int, int, bool], Places] = {}
        self._ranks = [solution.kernel.rank(dm)[solution.states.cells].tolist() for dm in self.parties]

    def moves(self, dm: int, place: int) -> Places:
        """Return where a decision maker can move from a state, in increasing places.

        Source: theory.md, section 2.1.
        """
        found = self._moves.get((dm, place))
        if found is None:
            states = self.solution.states
            cells = self.solution.kernel.moves(dm, int(states.cells[place]))
            self._listed += len(cells)
            if self._listed > MOST_MOVES:
                raise _too_large(self._listed, "moves", MOST_MOVES, 40)
            places = sorted(states.places[cells].tolist())
            found = self._moves[dm, place] = tuple(map(self._kept.__getitem__, places))
        return found

    def improvements(self, dm: int, place: int) -> Places:
        """Return the moves that a decision maker prefers, as its preferences are coded.

        Source: theory.md, section 2.1.
        """
        rank = self._ranks[dm]
        return tuple(other for other in self.moves(dm, place) if rank[other] > rank[place])

    def above(self, dm: int) -> frozenset[int]:
        """Return the states that a decision maker prefers to the one looked at, as its preferences are coded."""
        rank = self._ranks[dm]
        return frozenset(place for place, value in enumerate(rank) if value > rank[self.place])

    def others(self, dm: int) -> tuple[int, ...]:
        """Return the other decision makers."""
        return tuple(other for other in self.parties if other != dm)

    def answers(self, dm: int, place: int, credible: bool) -> Places:
        """Return where the others can take things from a state, in increasing places.

        Source: theory.md, section 2.2.
        """
        found = self._answers.get((dm, place, credible))
        if found is None:
            steps = self.improvements if credible else self.moves
            found = self._answers[dm, place, credible] = tuple(sorted(legal_reach(steps, self.others(dm), place)))
        return found


def _too_large(count: int, what: str, limit: int, bytes_each: int) -> TooLarge:
    advice = "Hold options at the status quo (--hold OPTION), or leave options out of the case."
    asking = f"Asking backwards over {count:,} {what} or more, one by one,"
    return TooLarge(asking, count * bytes_each, f"The limit is {limit:,} {what}. {advice}")


def legal_reach(
    successors: Successors, movers: Iterable[int], start: int, stop: Callable[[int], bool] | None = None
) -> set[int]:
    """Return what some movers can reach together, nobody moving twice running; the start is left out.

    A state is gone on from at most twice: by everybody but the one who brought it about, and by that one too once
    somebody else has brought it about. ``stop`` ends the search at the first state for which it is true.

    Source: theory.md, section 2.2 (last movers).
    """
    movers = tuple(movers)
    last = {start: _SEVERAL}
    waiting = [(start, movers)]
    while waiting:
        here, going = waiting.pop()
        for mover in going:
            for there in successors(mover, here):
                before = last.get(there)
                if before is None:
                    last[there] = mover
                    if stop is not None and stop(there):
                        return set(last) - {start}
                    waiting.append((there, tuple(other for other in movers if other != mover)))
                elif before not in (mover, _SEVERAL):
                    last[there] = _SEVERAL
                    waiting.append((there, (before,)))
    return set(last) - {start}
