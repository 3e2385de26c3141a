"""Nash, GMR, SMR, SEQ and SIM by their definitions, for n decision makers (theory.md 2.2 and 4).

Leaving needs a strict gain; a sanction needs only that there is no gain. Works on a ``Conflict`` or a ``Graph``:
anything with ``parties``, ``moves(party, state)`` and ``prefers(party, better, worse)``.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from .conflict import Conflict, State, subsets

CONCEPTS = ("nash", "gmr", "smr", "seq")


@dataclass(frozen=True)
class Graph:
    """Graph form: drawn arcs, and a rank per decision maker (1 is best, equal ranks are equally good)."""

    parties: tuple[str, ...]
    states: tuple[Hashable, ...]
    arcs: dict[str, dict[Hashable, tuple[Hashable, ...]]]
    rank: dict[str, dict[Hashable, int]]
    found: dict[Any, set[Any]] = field(default_factory=dict, compare=False, repr=False)

    def moves(self, party: str, state: Hashable) -> list[Hashable]:
        """R_i(s): the states at the end of the party's arcs."""
        return list(self.arcs.get(party, {}).get(state, ()))

    def prefers(self, party: str, better: Hashable, worse: Hashable) -> bool:
        """Strict preference."""
        return self.rank[party][better] < self.rank[party][worse]


def tabulate(conflict: Conflict) -> Graph:
    """The same conflict with its arcs and ranks written out, so that each is worked out once."""
    states = tuple(conflict.feasible_states())
    arcs: dict[str, dict[Hashable, tuple[Hashable, ...]]] = {
        k: {s: tuple(conflict.moves(k, s)) for s in states} for k in conflict.parties
    }
    rank: dict[str, dict[Hashable, int]] = {}
    for k in conflict.parties:
        ladder = sorted({conflict.vector(k, s) for s in states}, reverse=True)
        rank[k] = {s: 1 + ladder.index(conflict.vector(k, s)) for s in states}
    return Graph(conflict.parties, states, arcs, rank)


def improvements(game: Any, party: str, state: Any) -> list[Any]:
    """R_i^+(s) = {q in R_i(s): q > s} (theory 2.1)."""
    return [other for other in game.moves(party, state) if game.prefers(party, other, state)]


def reach(game: Any, movers: Iterable[str], start: Any, improving: bool = False) -> set[Any]:
    """R_H(s), or R_H^+(s) when improving (theory 2.2); a ``Graph`` keeps what was found once."""
    if not isinstance(game, Graph):
        return walk(game, movers, start, improving)
    key = (tuple(movers), start, improving)
    if key not in game.found:
        game.found[key] = walk(game, movers, start, improving)
    return game.found[key]


def walk(game: Any, movers: Iterable[str], start: Any, improving: bool) -> set[Any]:
    """Legal sequences, nobody moving twice running (theory 2.2).

    Searched over pairs (state, last mover), because who moved last decides who may go on. Each improving step is judged
    from the state it leaves. The start itself is left out, although sequences through it are followed.
    """
    team = tuple(movers)
    seen: set[tuple[Any, str | None]] = {(start, None)}
    todo: list[tuple[Any, str | None]] = [(start, None)]
    while todo:
        state, last = todo.pop()
        for party in team:
            if party == last:
                continue
            steps = improvements(game, party, state) if improving else game.moves(party, state)
            for pair in ((other, party) for other in steps):
                if pair not in seen:
                    seen.add(pair)
                    todo.append(pair)
    return {state for state, _ in seen} - {start}


def others(game: Any, party: str) -> tuple[str, ...]:
    """N - i."""
    return tuple(other for other in game.parties if other != party)


def deters(game: Any, party: str, state: Any, sanction: Any) -> bool:
    """``s >= s2``: the sanction leaves the party no better than where it was."""
    return not game.prefers(party, sanction, state)


def is_nash(game: Any, party: str, state: Any) -> bool:
    """4.1: R_i^+(s) is empty."""
    return not improvements(game, party, state)


def is_gmr(game: Any, party: str, state: Any) -> bool:
    """4.2: for all s1 in R_i^+(s) there is s2 in R_{N-i}(s1) with s >= s2."""
    return all(
        any(deters(game, party, state, s2) for s2 in reach(game, others(game, party), s1))
        for s1 in improvements(game, party, state)
    )


def is_smr(game: Any, party: str, state: Any) -> bool:
    """4.3: as GMR, and for all s3 in R_i(s2): s >= s3 (all moves, compared with s)."""
    return all(
        any(
            deters(game, party, state, s2) and all(deters(game, party, state, s3) for s3 in game.moves(party, s2))
            for s2 in reach(game, others(game, party), s1)
        )
        for s1 in improvements(game, party, state)
    )


def is_seq(game: Any, party: str, state: Any) -> bool:
    """4.4: for all s1 in R_i^+(s) there is s2 in R^+_{N-i}(s1) with s >= s2."""
    return all(
        any(deters(game, party, state, s2) for s2 in reach(game, others(game, party), s1, improving=True))
        for s1 in improvements(game, party, state)
    )


def superpositions(conflict: Conflict, party: str, state: State, own: State) -> list[State]:
    """4.6: s with the party's change and, at once, improvements *from s* by some of the others.

    Infeasible results are skipped.
    """
    found = []
    for team in subsets(others(conflict, party)):
        for joint in product(*(conflict.improvements(k, state) for k in team)):
            result = own
            for change in (state ^ other for other in joint):
                result = result ^ change
            if team and conflict.feasible(result):
                found.append(result)
    return found


def is_sim(conflict: Conflict, party: str, state: State) -> bool:
    """4.6: for all s1 in R_i^+(s) there is a feasible superposition p with s >= p. Option form only."""
    return all(
        any(deters(conflict, party, state, p) for p in superpositions(conflict, party, state, s1))
        for s1 in conflict.improvements(party, state)
    )


TESTS = {"nash": is_nash, "gmr": is_gmr, "smr": is_smr, "seq": is_seq}


def is_stable(game: Any, concept: str, party: str, state: Any) -> bool:
    """Whether one state is stable for one decision maker under one concept."""
    return is_sim(game, party, state) if concept == "sim" else TESTS[concept](game, party, state)


def stable_parties(game: Any, concept: str, state: Any) -> tuple[str, ...]:
    """For whom a state is stable (tradecraft 1.4, L3)."""
    return tuple(party for party in game.parties if is_stable(game, concept, party, state))


def solve(game: Conflict | Graph) -> dict[str, dict[str, Any]]:
    """Stable states of each party and equilibria under each concept.

    ``{"stability": {concept: {party: [states]}}, "equilibria": {concept: [states]}}``; SIM for a ``Conflict`` only.
    """
    table = tabulate(game) if isinstance(game, Conflict) else game
    concepts = CONCEPTS + (("sim",) if isinstance(game, Conflict) else ())
    stability = {}
    for concept in concepts:
        field = game if concept == "sim" else table
        stability[concept] = {k: [s for s in table.states if is_stable(field, concept, k, s)] for k in table.parties}
    equilibria = {
        concept: [s for s in table.states if all(s in per_party[k] for k in table.parties)]
        for concept, per_party in stability.items()
    }
    return {"stability": stability, "equilibria": equilibria}


def equilibria_reachable(game: Any, concept: str, start: Any) -> set[Any]:
    """Tradecraft 1.4, L3: the equilibria reachable from a state by improvements only, itself included if it is one."""
    candidates = reach(game, game.parties, start, improving=True) | {start}
    return {s for s in candidates if stable_parties(game, concept, s) == tuple(game.parties)}
