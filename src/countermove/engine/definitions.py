"""The textbook definitions, literal and slow: what every faster way is tested against.

Nothing here is clever. A conflict is written out as states, arcs and ranks, and each definition is one sentence of
quantifiers, as in the papers. Two rules run through all of them (theory.md, section 4): leaving needs a strict gain,
while a sanction needs only that there is no gain; and where there is nothing to answer, the state is stable.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import combinations, product

from countermove.engine.sanctions import Sanctions
from countermove.engine.structure import Structure
from countermove.errors import NotApplicable

State = Hashable


def unilateral_moves(structure: Structure, dm: str, state: State) -> tuple[State, ...]:
    """Return the states one decision maker can reach alone in one step, R_i(s).

    Source: Fang, Hipel and Kilgour (1993); theory.md, section 2.1.
    """
    return structure.arcs[dm].get(state, ())


def unilateral_improvements(structure: Structure, dm: str, state: State) -> tuple[State, ...]:
    """Return the moves to states the mover strictly prefers, R_i+(s).

    Source: Fang, Hipel and Kilgour (1993); theory.md, section 2.1.
    """
    rank = structure.rank[dm]
    return tuple(other for other in unilateral_moves(structure, dm, state) if rank[other] > rank[state])


def coalition_moves(structure: Structure, coalition: Iterable[str], state: State, credible: bool = False) -> set[State]:
    """Return what several can reach together in legal sequences, R_H(s), or by improvements only, R_H+(s).

    Nobody moves twice running, so the search is over pairs of a state and who moved last. Each credible step improves
    on the state it leaves, for its own mover. The start is left out, although sequences through it are followed.

    Source: Xue et al. (2023), definitions 3 and 4; theory.md, section 2.2.
    """
    members = tuple(coalition)
    steps = unilateral_improvements if credible else unilateral_moves
    seen: set[tuple[State, str]] = {(state, "")}
    waiting = [(state, "")]
    while waiting:
        here, last = waiting.pop()
        for mover in members:
            for there in steps(structure, mover, here) if mover != last else ():
                if (there, mover) not in seen:
                    seen.add((there, mover))
                    waiting.append((there, mover))
    return {reached for reached, _ in seen} - {state}


def few_moves(
    structure: Structure, coalition: Iterable[str], state: State, reading: Sanctions, credible: bool = False
) -> set[State]:
    """Return what several can reach with one move of one of them, or with at most one move of each, in any order.

    These are shortcuts of older programs; the definition takes legal sequences.

    Source: theory.md, section 14 (trap 1).
    """
    members = frozenset(coalition)
    steps = unilateral_improvements if credible else unilateral_moves
    found: set[State] = set()
    waiting = [(state, members)]
    while waiting:
        here, left = waiting.pop()
        for mover in left:
            for there in steps(structure, mover, here):
                found.add(there)
                if reading is Sanctions.ONCE:
                    waiting.append((there, left - {mover}))
    return found - {state}


def is_nash(structure: Structure, dm: str, state: State, reading: Sanctions = Sanctions.LEGAL) -> bool:  # noqa: ARG001
    """Say whether the decision maker has no unilateral improvement at all.

    Source: Nash (1950, 1951); theory.md, section 4.1.
    """
    return not unilateral_improvements(structure, dm, state)


def is_gmr(structure: Structure, dm: str, state: State, reading: Sanctions = Sanctions.LEGAL) -> bool:
    """Say whether every improvement can be answered by the others with a state no better than this one.

    Source: Howard (1971); theory.md, section 4.2.
    """
    return all(
        any(_no_better(structure, dm, reply, state) for reply in _replies(structure, dm, improvement, reading))
        for improvement in unilateral_improvements(structure, dm, state)
    )


def is_smr(structure: Structure, dm: str, state: State, reading: Sanctions = Sanctions.LEGAL) -> bool:
    """Say whether every improvement can be answered so that no countermove of the decision maker helps either.

    Countermoves range over all its moves and are compared with the state it left, not with the reply.

    Source: Howard (1971); theory.md, section 4.3.
    """
    return all(
        any(
            _no_better(structure, dm, reply, state)
            and all(_no_better(structure, dm, back, state) for back in unilateral_moves(structure, dm, reply))
            for reply in _replies(structure, dm, improvement, reading)
        )
        for improvement in unilateral_improvements(structure, dm, state)
    )


def is_seq(structure: Structure, dm: str, state: State, reading: Sanctions = Sanctions.LEGAL) -> bool:
    """Say whether every improvement can be answered credibly: each step of the answer improves its own mover's lot.

    Source: Fraser and Hipel (1979, 1984); theory.md, section 4.4.
    """
    return all(
        _is_sanctioned(structure, dm, state, improvement, reading)
        for improvement in unilateral_improvements(structure, dm, state)
    )


def _is_sanctioned(structure: Structure, dm: str, state: State, improvement: State, reading: Sanctions) -> bool:
    replies = _replies(structure, dm, improvement, reading, credible=True)
    return any(_no_better(structure, dm, reply, state) for reply in replies)


def is_sseq(structure: Structure, dm: str, state: State, reading: Sanctions = Sanctions.LEGAL) -> bool:
    """Say whether every improvement can be answered credibly, and so that no countermove helps either.

    Source: Rêgo and Vieira (2017); theory.md, section 6.
    """
    return all(
        any(
            _no_better(structure, dm, reply, state)
            and all(_no_better(structure, dm, back, state) for back in unilateral_moves(structure, dm, reply))
            for reply in _replies(structure, dm, improvement, reading, credible=True)
        )
        for improvement in unilateral_improvements(structure, dm, state)
    )


def is_sim(structure: Structure, dm: str, state: State, reading: Sanctions = Sanctions.LEGAL) -> bool:  # noqa: ARG001
    """Say whether every improvement is spoiled when some of the others improve at the same moment.

    The result is the state with all those changes of options at once; infeasible results are skipped.

    Raises: ``NotApplicable`` where states are not settings of options.
    Source: Fraser and Hipel (1984); theory.md, section 4.6.
    """
    _require_options(structure)
    return all(
        _is_spoiled(structure, dm, state, improvement) for improvement in unilateral_improvements(structure, dm, state)
    )


def _require_options(structure: Structure) -> None:
    if not structure.is_option_form:
        raise NotApplicable("simultaneous sanctions need states in option form; drawn graphs cannot superpose moves")


def _is_spoiled(structure: Structure, dm: str, state: State, improvement: State) -> bool:
    return any(_no_better(structure, dm, joint, state) for joint in _superposed(structure, dm, state, improvement))


def is_seq_or_sim(structure: Structure, dm: str, state: State, reading: Sanctions = Sanctions.LEGAL) -> bool:
    """Say whether every improvement is either answered credibly or, taken by itself, spoiled simultaneously.

    Raises: ``NotApplicable`` where states are not settings of options.
    Source: Fraser and Hipel (1979, 1984), the original tableau; theory.md, section 4.6.
    """
    _require_options(structure)
    return all(
        _is_sanctioned(structure, dm, state, improvement, reading) or _is_spoiled(structure, dm, state, improvement)
        for improvement in unilateral_improvements(structure, dm, state)
    )


def _replies(structure: Structure, dm: str, state: State, reading: Sanctions, credible: bool = False) -> set[State]:
    others = [other for other in structure.parties if other != dm]
    if reading is not Sanctions.LEGAL:
        return few_moves(structure, others, state, reading, credible)
    return coalition_moves(structure, others, state, credible)


def _no_better(structure: Structure, dm: str, reached: State, state: State) -> bool:
    return structure.rank[dm][reached] <= structure.rank[dm][state]


def _superposed(structure: Structure, dm: str, state: State, improvement: State) -> Iterator[State]:
    """Yield the feasible results of one improvement and improvements by some of the others, all from the same state."""
    others = [other for other in structure.parties if other != dm]
    for size in range(1, len(others) + 1):
        for group in combinations(others, size):
            for changes in product(*(unilateral_improvements(structure, other, state) for other in group)):
                joint = _with_changes(state, improvement, *changes)
                if joint in structure.rank[dm]:
                    yield joint


def _with_changes(state: State, *moved: State) -> int:
    """Return a state with several moves made from it at once: owners differ, so the changed bits never overlap."""
    assert isinstance(state, int)
    result = state
    for other in moved:
        assert isinstance(other, int)
        result ^= state ^ other
    return result


DEFINITIONS: dict[str, Callable[[Structure, str, State, Sanctions], bool]] = {
    "nash": is_nash,
    "gmr": is_gmr,
    "smr": is_smr,
    "seq": is_seq,
    "sim": is_sim,
    "sseq": is_sseq,
    "seq_or_sim": is_seq_or_sim,
}


def stable_states(
    structure: Structure, dm: str, concept: str, reading: Sanctions = Sanctions.LEGAL
) -> tuple[State, ...]:
    """Return the states that are stable for one decision maker, in the order of the structure.

    Source: theory.md, section 4.
    """
    return tuple(state for state in structure.states if DEFINITIONS[concept](structure, dm, state, reading))


def equilibria(structure: Structure, concept: str, reading: Sanctions = Sanctions.LEGAL) -> tuple[State, ...]:
    """Return the states that are stable for every decision maker.

    Source: theory.md, section 4.4.
    """
    return tuple(
        state
        for state in structure.states
        if all(DEFINITIONS[concept](structure, dm, state, reading) for dm in structure.parties)
    )
