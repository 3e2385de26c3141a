"""Evolution from a state (theory.md 9): legal sequences of everybody, by improvements only or by any moves.

Which states can be reached, in how few moves, by how many shortest sequences, and with how few moves by which a mover
does not improve.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .coalitions import coalition_improvements
from .stability import Graph, improvements, reach

Pair = tuple[Any, str]
Setback = Callable[[Any, str, Any, Any], bool]


def steps(game: Any, state: Any, improving: bool) -> list[tuple[str, Any]]:
    """Everybody's next moves as (mover, state)."""
    return [
        (mover, q)
        for mover in game.parties
        for q in (improvements(game, mover, state) if improving else game.moves(mover, state))
    ]


def sequences(game: Any, start: Any, length: int, improving: bool = False) -> list[tuple[tuple[str, Any], ...]]:
    """Every legal sequence of so many moves, written out as its (mover, state) pairs."""
    found: list[tuple[tuple[str, Any], ...]] = [()]
    for _ in range(length):
        found = [
            (*sequence, (mover, q))
            for sequence in found
            for mover, q in steps(game, sequence[-1][1] if sequence else start, improving)
            if not sequence or sequence[-1][0] != mover
        ]
    return found


def reachable(game: Any, start: Any, improving: bool = False) -> set[Any]:
    """R_N(s) or R_N^+(s): the start itself is left out."""
    return reach(game, game.parties, start, improving)


def numbers_of_sequences(game: Any, start: Any, improving: bool = False) -> list[Counter[Pair]]:
    """How many legal sequences of 1, 2, 3, … moves end at (state, last mover).

    Goes on until a length leads to no (state, last mover) that shorter sequences have not led to; longer ones do not
    then either.
    """
    layers: list[Counter[Pair]] = []
    seen: set[Pair] = set()
    layer: Counter[Pair] = Counter({(q, mover): 0 for mover, q in steps(game, start, improving)})
    for mover, q in steps(game, start, improving):
        layer[q, mover] += 1
    while set(layer) - seen:
        layers.append(layer)
        seen |= set(layer)
        longer: Counter[Pair] = Counter()
        for (state, last), number in layer.items():
            for mover, q in steps(game, state, improving):
                if mover != last:
                    longer[q, mover] += number
        layer = longer
    return layers


def shortest(game: Any, start: Any, improving: bool = False) -> dict[Any, tuple[int, int]]:
    """For each state that can be reached: the fewest moves, and how many sequences of that many moves there are."""
    found: dict[Any, tuple[int, int]] = {}
    for length, layer in enumerate(numbers_of_sequences(game, start, improving), start=1):
        for q in {q for q, _ in layer} - set(found) - {start}:
            found[q] = (length, sum(number for (state, _), number in layer.items() if state == q))
    return found


def shortest_sequences(game: Any, start: Any, end: Any, improving: bool = False) -> set[tuple[tuple[str, Any], ...]]:
    """The shortest sequences themselves, written out."""
    length, _ = shortest(game, start, improving)[end]
    return {sequence for sequence in sequences(game, start, length, improving) if sequence[-1][1] == end}


def does_not_gain(game: Any, mover: str, before: Any, after: Any) -> bool:
    """The step is no improvement of its own mover, judged from the state it leaves."""
    return not game.prefers(mover, after, before)


def loses(game: Any, mover: str, before: Any, after: Any) -> bool:
    """The step makes its own mover worse off, which one between equally good states does not."""
    return bool(game.prefers(mover, before, after))


def fewest_setbacks(game: Any, start: Any, setback: Setback = does_not_gain) -> dict[Any, int]:
    """For each state that can be reached by any moves: the fewest steps of a legal sequence to it that are setbacks."""
    least: dict[tuple[Any, str | None], int] = {(start, None): 0}
    changed = True
    while changed:
        changed = False
        for (state, last), spent in list(least.items()):
            for mover, q in steps(game, state, improving=False):
                total = spent + setback(game, mover, state, q)
                if mover != last and total < least.get((q, mover), total + 1):
                    least[q, mover] = total
                    changed = True
    ends = {state for state, _ in least} - {start}
    return {end: min(spent for (state, _), spent in least.items() if state == end) for end in ends}


def easiest(game: Any, start: Any, setback: Setback = loses) -> dict[Any, tuple[int, int]]:
    """For each state that can be reached by any moves: (setbacks, moves) of the easiest legal sequence to it.

    Fewest setbacks first, and among those sequences fewest moves.
    """
    least: dict[tuple[Any, str | None], tuple[int, int]] = {(start, None): (0, 0)}
    changed = True
    while changed:
        changed = False
        for (state, last), (spent, made) in list(least.items()):
            for mover, q in steps(game, state, improving=False):
                total = (spent + setback(game, mover, state, q), made + 1)
                if mover != last and ((q, mover) not in least or total < least[q, mover]):
                    least[q, mover] = total
                    changed = True
    ends = {state for state, _ in least} - {start}
    return {end: min(total for (state, _), total in least.items() if state == end) for end in ends}


def numbers_by_setbacks(game: Any, start: Any, end: Any, length: int, setback: Setback = loses) -> Counter[int]:
    """How many legal sequences of so many moves lead to a state, by the number of their setbacks."""
    layer: Counter[tuple[Any, str | None, int]] = Counter({(start, None, 0): 1})
    for _ in range(length):
        longer: Counter[tuple[Any, str | None, int]] = Counter()
        for (state, last, spent), number in layer.items():
            for mover, q in steps(game, state, improving=False):
                if mover != last:
                    longer[q, mover, spent + setback(game, mover, state, q)] += number
        layer = longer
    found: Counter[int] = Counter()
    for (state, _, spent), number in layer.items():
        if state == end:
            found[spent] += number
    return found


@dataclass(frozen=True)
class WithCoalitions:
    """A game in which some coalitions are movers of their own beside their members: extra colours (theory 9).

    A coalition makes its joint improvements, in one step; each goes by its members' names joined by "+".
    """

    game: Graph
    teams: tuple[tuple[str, ...], ...]

    @property
    def parties(self) -> tuple[str, ...]:
        """The decision makers, and the coalitions."""
        return (*self.game.parties, *("+".join(team) for team in self.teams))

    def moves(self, party: str, state: Any) -> list[Any]:
        """R_i(s), or CI_H(s)."""
        if party in self.game.parties:
            return self.game.moves(party, state)
        return list(coalition_improvements(self.game, tuple(party.split("+")), state))

    def prefers(self, party: str, better: Any, worse: Any) -> bool:
        """Every member strictly prefers."""
        return all(self.game.prefers(member, better, worse) for member in party.split("+"))


def sinks(game: Any) -> set[Any]:
    """The states nobody can leave: stable whatever anybody prefers."""
    return {state for state in game.states if not any(game.moves(party, state) for party in game.parties)}
