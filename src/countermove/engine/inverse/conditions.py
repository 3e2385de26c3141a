"""What a decision maker's ranking must satisfy for a state to be stable for it, the others' preferences as coded.

All comparisons are with the state itself. A condition has a clause for each move that needs one, and a clause has the
ways in which that move is harmless: the move leads nowhere better, or an answer of the others leads nowhere better. A
way is a set of states of which the decision maker must prefer none to the state.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from countermove.engine.inverse.readings import Reading
from countermove.engine.inverse.surroundings import Places, Surroundings
from countermove.errors import TooLarge

MOST_COMPARISONS = 2_000_000


@dataclass(frozen=True, slots=True)
class Clause:
    """One move, and the ways in which it is harmless, shortest first; places of states."""

    move: int
    ways: tuple[Places, ...]


@dataclass(frozen=True)
class Condition:
    """All clauses must hold, each in one of its ways. Without clauses the state is stable whatever the ranking is.

    ``moves`` counts the decision maker's moves; ``returned`` those that the others can answer by bringing back the
    state itself, ``implied`` those whose clause follows from another's.
    """

    dm: int
    state: int
    clauses: tuple[Clause, ...]
    moves: int
    returned: int = 0
    implied: int = 0

    @cached_property
    def mentioned(self) -> Places:
        """Return the states that the decision maker has to compare with this one, in increasing places."""
        return tuple(sorted({place for clause in self.clauses for way in clause.ways for place in way}))

    @cached_property
    def mask(self) -> Masks:
        """Return the condition for quick and repeated asking."""
        return Masks(self)

    def failing(self, above: Collection[int]) -> tuple[Clause, ...]:
        """Return the clauses that fail where the decision maker prefers just these states to this one."""
        above = frozenset(above)
        return tuple(clause for clause in self.clauses if not any(above.isdisjoint(way) for way in clause.ways))

    def holds(self, above: Collection[int]) -> bool:
        """Say whether the state is stable where the decision maker prefers just these states to it."""
        return not self.failing(above)


class Masks:
    """A condition over bits, one a mentioned state: bit set where the state is preferred to the one asked about."""

    def __init__(self, condition: Condition) -> None:
        self.bit = {place: 1 << number for number, place in enumerate(condition.mentioned)}
        self.clauses = [self._ways(clause) for clause in condition.clauses]
        shared = frozenset.intersection(*map(frozenset, self.clauses)) if self.clauses else frozenset()
        self._shared = [way for way in shared if way & way - 1]
        self._single = [sum(way for way in ways if not way & way - 1) for ways in self.clauses]
        self._longer = [[way for way in ways if way & way - 1 and way not in shared] for ways in self.clauses]
        self._known: dict[int, bool] = {}

    def of(self, places: Iterable[int]) -> int:
        """Return some states as bits; states that are not mentioned have none."""
        return sum(self.bit.get(place, 0) for place in set(places))

    def holds(self, above: int) -> bool:
        """Say whether the state is stable where just these states are preferred to it."""
        known = self._known.get(above)
        if known is None:
            known = self._known[above] = self._judge(above)
        return known

    def _ways(self, clause: Clause) -> tuple[int, ...]:
        return tuple(sum(self.bit[place] for place in way) for way in clause.ways)

    def _judge(self, above: int) -> bool:
        if any(not way & above for way in self._shared):
            return True
        return all(
            single & ~above or any(not way & above for way in longer)
            for single, longer in zip(self._single, self._longer, strict=True)
        )


def condition_for(around: Surroundings, dm: int, reading: Reading) -> Condition:
    """Return what one decision maker's ranking must satisfy for the state to be stable for it, simplified.

    A sanction need only be no better than the state, and the state itself is no better than itself: where the others
    can bring it back, the move needs no clause.

    Raises: ``TooLarge`` where the comparisons are too many to write down.
    Source: theory.md, section 10 (conditions) and 14, trap 2 (returning to the state deters).
    """
    moves = around.moves(dm, around.place)
    clauses: list[Clause] = []
    returned = written = 0
    for move in moves:
        ways = _without_longer(_ways(around, dm, move, reading))
        written += sum(map(len, ways))
        if written > MOST_COMPARISONS:
            what = f"Writing down the conditions under {reading.id}, more than {MOST_COMPARISONS:,} comparisons,"
            advice = "Ask under other concepts (--concept nash --concept gmr --concept seq), or hold options (--hold)."
            raise TooLarge(what, 20 * len(moves) * written, advice)
        if () in ways:
            returned += 1
        else:
            clauses.append(Clause(move, ways))
    kept = _without_implied(clauses)
    return Condition(dm, around.place, kept, len(moves), returned, len(clauses) - len(kept))


def _ways(around: Surroundings, dm: int, move: int, reading: Reading) -> set[Places]:
    """Return the sets of states of which none may be preferred, one set a way of being harmless."""
    ways: set[Places] = {(move,)}
    for answer in around.answers(dm, move, reading.credible) if reading.answered else ():
        onwards = around.moves(dm, answer) if reading.symmetric else ()
        ways.add(tuple(sorted({answer, *onwards} - {around.place})))
    return ways


def _without_longer(ways: set[Places]) -> tuple[Places, ...]:
    """Return the ways that do not ask for all that another one asks, and more; shortest first.

    Each kept way is looked up under its first state, so that ways with nothing in common are never compared.
    """
    kept: list[Places] = []
    under: dict[int, list[frozenset[int]]] = {}
    if () in ways:
        return ((),)
    for way in sorted(ways, key=lambda way: (len(way), way)):
        whole = frozenset(way)
        if not any(other <= whole for place in way for other in under.get(place, ())):
            kept.append(way)
            under.setdefault(way[0], []).append(whole)
    return tuple(kept)


def _without_implied(clauses: list[Clause]) -> tuple[Clause, ...]:
    """Return the clauses that do not follow from another one; of several that say the same, the first.

    A clause follows from another where every way of that other asks for all that some way of this one asks. The move
    of the other is one of its ways, so it must be among the ways here: a quick test that hardly any pair passes.
    """
    kept: list[Clause] = []
    for number, clause in enumerate(clauses):
        follows = any(
            (other.move,) in clause.ways and _follows(clause, other) and (place < number or not _follows(other, clause))
            for place, other in enumerate(clauses)
            if place != number
        )
        if not follows:
            kept.append(clause)
    return tuple(kept)


def _follows(clause: Clause, other: Clause) -> bool:
    ways = [frozenset(way) for way in clause.ways]
    return all(any(way <= frozenset(longer) for way in ways) for longer in other.ways)
