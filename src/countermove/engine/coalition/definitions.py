"""The textbook definitions of coalition stability, literal and slow: what the faster ways are tested against.

A coalition acts only where all its members gain, and one member that gains nothing is enough to deter it: the dual of
unanimity. The empty coalition can do nothing, so that nobody is left to deter everybody.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import combinations
from typing import TypeVar

from countermove.engine.definitions import State, coalition_moves
from countermove.engine.structure import Structure

Coalition = tuple[str, ...]
Member = TypeVar("Member")


def coalition_improvements(structure: Structure, coalition: Collection[str], state: State) -> set[State]:
    """Return the states a coalition can bring about that all its members strictly prefer, CI_H(s).

    Only the end counts: on the way a member may lose.

    Source: Kilgour, Hipel, Fang and Peng (2001); Inohara and Hipel (2008); theory.md, section 8.
    """
    reached = coalition_moves(structure, coalition, state)
    return {end for end in reached if _all_gain(structure, coalition, end, state)}


def credible_coalition_moves(structure: Structure, coalition: Collection[str], state: State) -> set[State]:
    """Return what is reached when subcoalitions improve in turn, none of them twice running.

    The start is left out, although sequences through it are followed.

    Source: Inohara and Hipel (2008), the reading (ii) of theory.md, section 8.
    """
    seen: set[tuple[State, Coalition]] = {(state, ())}
    waiting: list[tuple[State, Coalition]] = [(state, ())]
    while waiting:
        here, last = waiting.pop()
        for group in subcoalitions(coalition):
            for there in coalition_improvements(structure, group, here) if group != last else ():
                if (there, group) not in seen:
                    seen.add((there, group))
                    waiting.append((there, group))
    return {reached for reached, _ in seen} - {state}


def subcoalitions(coalition: Collection[Member]) -> Iterator[tuple[Member, ...]]:
    """Yield the non-empty groups within a coalition, the smallest first."""
    for size in range(1, len(coalition) + 1):
        yield from combinations(coalition, size)


def is_coalition_nash(structure: Structure, coalition: Collection[str], state: State) -> bool:
    """Say whether the coalition can bring about nothing that all its members prefer.

    Source: Kilgour, Hipel, Fang and Peng (2001); theory.md, section 8.
    """
    return not coalition_improvements(structure, coalition, state)


def is_coalition_gmr(structure: Structure, coalition: Collection[str], state: State) -> bool:
    """Say whether the others can answer every coalition improvement so that some member is no better off.

    Source: theory.md, section 8.
    """
    others = _others(structure, coalition)
    return all(
        any(_deters(structure, coalition, reply, state) for reply in coalition_moves(structure, others, improvement))
        for improvement in coalition_improvements(structure, coalition, state)
    )


def is_coalition_smr(structure: Structure, coalition: Collection[str], state: State) -> bool:
    """Say whether they can answer so that no joint countermove makes all members better off than before either.

    Countermoves are all that the coalition can bring about, and are compared with the state it left.

    Source: theory.md, section 8.
    """
    others = _others(structure, coalition)
    return all(
        any(
            _deters(structure, coalition, reply, state)
            and all(_deters(structure, coalition, back, state) for back in coalition_moves(structure, coalition, reply))
            for reply in coalition_moves(structure, others, improvement)
        )
        for improvement in coalition_improvements(structure, coalition, state)
    )


def is_coalition_seq(structure: Structure, coalition: Collection[str], state: State) -> bool:
    """Say whether the others can answer credibly: each step of the answer improves its own mover's lot.

    Source: theory.md, section 8, reading (i).
    """
    others = _others(structure, coalition)
    return all(
        any(
            _deters(structure, coalition, reply, state)
            for reply in coalition_moves(structure, others, improvement, credible=True)
        )
        for improvement in coalition_improvements(structure, coalition, state)
    )


def is_coalition_seq_by_groups(structure: Structure, coalition: Collection[str], state: State) -> bool:
    """Say whether the others can answer credibly where groups of them may improve together as well.

    Source: Inohara and Hipel (2008); theory.md, section 8, reading (ii).
    """
    others = _others(structure, coalition)
    return all(
        any(
            _deters(structure, coalition, reply, state)
            for reply in credible_coalition_moves(structure, others, improvement)
        )
        for improvement in coalition_improvements(structure, coalition, state)
    )


def _others(structure: Structure, coalition: Collection[str]) -> Coalition:
    return tuple(dm for dm in structure.parties if dm not in coalition)


def _all_gain(structure: Structure, coalition: Collection[str], reached: State, state: State) -> bool:
    return all(structure.rank[dm][reached] > structure.rank[dm][state] for dm in coalition)


def _deters(structure: Structure, coalition: Collection[str], reached: State, state: State) -> bool:
    return any(structure.rank[dm][reached] <= structure.rank[dm][state] for dm in coalition)


COALITION_DEFINITIONS: dict[str, Callable[[Structure, Collection[str], State], bool]] = {
    "nash": is_coalition_nash,
    "gmr": is_coalition_gmr,
    "smr": is_coalition_smr,
    "seq": is_coalition_seq,
    "seq_by_groups": is_coalition_seq_by_groups,
}


def coalition_stable_states(structure: Structure, coalition: Collection[str], concept: str) -> tuple[State, ...]:
    """Return the states that are stable for one coalition, in the order of the structure.

    Source: theory.md, section 8.
    """
    decide = COALITION_DEFINITIONS[concept]
    return tuple(state for state in structure.states if decide(structure, coalition, state))


def universally_stable_states(structure: Structure, concept: str) -> tuple[State, ...]:
    """Return the states that are stable for every non-empty coalition, single decision makers included.

    Source: theory.md, section 8.
    """
    decide, coalitions = COALITION_DEFINITIONS[concept], list(subcoalitions(structure.parties))
    return tuple(state for state in structure.states if all(decide(structure, group, state) for group in coalitions))
