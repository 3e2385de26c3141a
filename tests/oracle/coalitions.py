"""Coalition stability (theory.md 8): everybody in it must gain for a joint move, one that does not gain deters it.

For a ``Graph``, a ``Table`` or a ``Conflict``; a coalition is a tuple of decision makers in declared order.
"""

from __future__ import annotations

from typing import Any

from .conflict import subsets
from .stability import Graph, reach

COALITION_CONCEPTS = ("nash", "gmr", "smr", "seq", "seq_by_coalitions")

Coalition = tuple[str, ...]


def coalitions(game: Any) -> list[Coalition]:
    """Every non-empty H, the smallest first."""
    return [team for team in subsets(game.parties) if team]


def everybody_else(game: Any, team: Coalition) -> Coalition:
    """N - H."""
    return tuple(party for party in game.parties if party not in team)


def moves(game: Any, team: Coalition, state: Any) -> set[Any]:
    """R_H(s): legal sequences of the members (theory 2.2); nothing for the empty coalition."""
    return reach(game, team, state)


def all_prefer(game: Any, team: Coalition, better: Any, worse: Any) -> bool:
    """q > s for all i in H."""
    return all(game.prefers(member, better, worse) for member in team)


def is_deterred(game: Any, team: Coalition, state: Any, q: Any) -> bool:
    """There is i in H with s >= q: one unwilling member is enough."""
    return any(not game.prefers(member, q, state) for member in team)


def coalition_improvements(game: Any, team: Coalition, state: Any) -> set[Any]:
    """CI_H(s) = {q in R_H(s): q > s for all i in H}; the states passed on the way are free."""
    key = ("CI", team, state)
    known = game.found if isinstance(game, Graph) else {}
    if key not in known:
        known[key] = {q for q in moves(game, team, state) if all_prefer(game, team, q, state)}
    return known[key]


def credible_by_members(game: Any, team: Coalition, start: Any) -> set[Any]:
    """CSEQ (i), R^+: legal sequences in which each step is its own mover's improvement."""
    return reach(game, team, start, improving=True)


def credible_by_coalitions(game: Any, team: Coalition, start: Any) -> set[Any]:
    """CSEQ (ii): sequences of coalition improvements of subcoalitions, no subcoalition twice running.

    Searched over pairs (state, the coalition that moved last); the start itself is left out.
    """
    known = game.found if isinstance(game, Graph) else {}
    if ("CI sequences", team, start) in known:
        return known["CI sequences", team, start]
    groups = [group for group in subsets(team) if group]
    seen: set[tuple[Any, Coalition | None]] = {(start, None)}
    todo: list[tuple[Any, Coalition | None]] = [(start, None)]
    while todo:
        state, last = todo.pop()
        for group in groups:
            if group != last:
                fresh = {(q, group) for q in coalition_improvements(game, group, state)} - seen
                seen |= fresh
                todo += fresh
    known["CI sequences", team, start] = {state for state, _ in seen} - {start}
    return known["CI sequences", team, start]


def is_cnash(game: Any, team: Coalition, state: Any) -> bool:
    """CI_H(s) is empty."""
    return not coalition_improvements(game, team, state)


def is_cgmr(game: Any, team: Coalition, state: Any) -> bool:
    """For all s1 in CI_H(s) there is s2 in R_{N-H}(s1) that deters H."""
    return all(
        any(is_deterred(game, team, state, s2) for s2 in moves(game, everybody_else(game, team), s1))
        for s1 in coalition_improvements(game, team, state)
    )


def is_csmr(game: Any, team: Coalition, state: Any) -> bool:
    """As CGMR, and every s3 in R_H(s2) deters H."""
    return all(
        any(
            is_deterred(game, team, state, s2)
            and all(is_deterred(game, team, state, s3) for s3 in moves(game, team, s2))
            for s2 in moves(game, everybody_else(game, team), s1)
        )
        for s1 in coalition_improvements(game, team, state)
    )


def is_cseq(game: Any, team: Coalition, state: Any) -> bool:
    """As CGMR with s2 in R^+_{N-H}(s1): reading (i)."""
    return all(
        any(is_deterred(game, team, state, s2) for s2 in credible_by_members(game, everybody_else(game, team), s1))
        for s1 in coalition_improvements(game, team, state)
    )


def is_cseq_by_coalitions(game: Any, team: Coalition, state: Any) -> bool:
    """As CGMR with s2 at the end of a sequence of coalition improvements of subcoalitions: reading (ii)."""
    return all(
        any(is_deterred(game, team, state, s2) for s2 in credible_by_coalitions(game, everybody_else(game, team), s1))
        for s1 in coalition_improvements(game, team, state)
    )


TESTS = {
    "nash": is_cnash,
    "gmr": is_cgmr,
    "smr": is_csmr,
    "seq": is_cseq,
    "seq_by_coalitions": is_cseq_by_coalitions,
}


def is_coalition_stable(game: Any, concept: str, team: Coalition, state: Any) -> bool:
    """Whether a state is stable for one coalition."""
    return TESTS[concept](game, team, state)


def coalition_stable_states(game: Any, concept: str, team: Coalition) -> set[Any]:
    """The states that are stable for one coalition."""
    return {state for state in game.states if is_coalition_stable(game, concept, team, state)}


def universally_stable_states(game: Any, concept: str) -> set[Any]:
    """The states that are stable for every non-empty coalition."""
    return {s for s in game.states if all(is_coalition_stable(game, concept, h, s) for h in coalitions(game))}


def upsetting_coalitions(game: Any, concept: str, state: Any) -> dict[Coalition, set[Any]]:
    """Each coalition for which a state is not stable, with all its improvements from there."""
    return {
        team: coalition_improvements(game, team, state)
        for team in coalitions(game)
        if not is_coalition_stable(game, concept, team, state)
    }
