"""Members that move as one, literally and slowly: what the faster way is tested against.

Source: theory.md, section 8 (last paragraph); gmcr-format.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from countermove.engine.coalition.definitions import Coalition
from countermove.engine.definitions import State, coalition_moves
from countermove.engine.structure import Structure, write_out
from countermove.model import Conflict, GraphConflict
from countermove.model.moves import OwnOptions


@dataclass(frozen=True, slots=True)
class Merged:
    """A conflict written out, and the one-step moves of its movers: decision makers alone, or several as one."""

    structure: Structure
    movers: tuple[Coalition, ...]
    arcs: Mapping[Coalition, Mapping[State, tuple[State, ...]]]


def merge(model: Conflict | GraphConflict, movers: tuple[Coalition, ...]) -> Merged:
    """Return a conflict in which the members of each mover move as one.

    In option form they change any of their options in one step, whatever lies between; in a drawn graph their arcs are
    the union of what they reach in legal sequences.
    """
    structure = write_out(model)
    return Merged(
        structure,
        movers,
        {mover: {state: _one_step(model, structure, mover, state) for state in structure.states} for mover in movers},
    )


def _one_step(
    model: Conflict | GraphConflict, structure: Structure, mover: Coalition, state: State
) -> tuple[State, ...]:
    if isinstance(model, GraphConflict):
        return tuple(coalition_moves(structure, mover, state))
    owned = [model.own(dm) for dm in mover]
    together = OwnOptions(*(sum(getattr(own, part) for own in owned) for part in ("mask", "only_on", "only_off")))
    codes = [code for code in structure.states if isinstance(code, int)]
    assert isinstance(state, int)
    return tuple(code for code in codes if code != state and together.permits(state, code))


def improvements(merged: Merged, mover: Coalition, state: State) -> tuple[State, ...]:
    """Return the moves of a mover to states all its members strictly prefer."""
    return tuple(other for other in merged.arcs[mover][state] if _all_gain(merged, mover, other, state))


def replies(merged: Merged, mover: Coalition, state: State, credible: bool = False) -> set[State]:
    """Return what the other movers bring about in legal sequences, in which no mover moves twice running."""
    seen: set[tuple[State, Coalition]] = {(state, ())}
    waiting: list[tuple[State, Coalition]] = [(state, ())]
    while waiting:
        here, last = waiting.pop()
        for other in merged.movers:
            if other in (last, mover):
                continue
            for there in improvements(merged, other, here) if credible else merged.arcs[other][here]:
                if (there, other) not in seen:
                    seen.add((there, other))
                    waiting.append((there, other))
    return {reached for reached, _ in seen} - {state}


def is_nash_as_one(merged: Merged, mover: Coalition, state: State) -> bool:
    """Say whether a mover has no improvement."""
    return not improvements(merged, mover, state)


def is_gmr_as_one(merged: Merged, mover: Coalition, state: State) -> bool:
    """Say whether the other movers can answer each improvement so that some member is no better off."""
    return all(
        any(not _all_gain(merged, mover, reply, state) for reply in replies(merged, mover, improvement))
        for improvement in improvements(merged, mover, state)
    )


def is_smr_as_one(merged: Merged, mover: Coalition, state: State) -> bool:
    """Say whether they can do so that no countermove of the mover makes all its members better off either."""
    return all(
        any(
            not _all_gain(merged, mover, reply, state)
            and not any(_all_gain(merged, mover, back, state) for back in merged.arcs[mover][reply])
            for reply in replies(merged, mover, improvement)
        )
        for improvement in improvements(merged, mover, state)
    )


def is_seq_as_one(merged: Merged, mover: Coalition, state: State) -> bool:
    """Say whether the other movers can do so credibly, each step an improvement for all members of its mover."""
    return all(
        any(not _all_gain(merged, mover, reply, state) for reply in replies(merged, mover, improvement, credible=True))
        for improvement in improvements(merged, mover, state)
    )


def _all_gain(merged: Merged, mover: Coalition, reached: State, state: State) -> bool:
    rank = merged.structure.rank
    return all(rank[dm][reached] > rank[dm][state] for dm in mover)


AS_ONE_DEFINITIONS: dict[str, Callable[[Merged, Coalition, State], bool]] = {
    "nash": is_nash_as_one,
    "gmr": is_gmr_as_one,
    "smr": is_smr_as_one,
    "seq": is_seq_as_one,
}
