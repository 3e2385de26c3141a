"""Sanctions of at most four moves, for conflicts in which the others have too many options to search through.

The moves are asked of a solver all at once; each may change any number of its mover's options.

Source: interface.md, section 3 (limits of the openings).
"""

from __future__ import annotations

from countermove.engine.implicit.gates import Gates
from countermove.engine.implicit.mover import Mover
from countermove.engine.implicit.predicate import Predicate
from countermove.engine.implicit.view import Implicit
from countermove.model.state import bits

LONGEST = 4
Literals = dict[int, int]


class BoundedSanctions:
    """Sequences of at most four moves of everybody but one party, built once and asked again and again.

    The state the sequence starts in, and the truth vector it has to bring the party down to, are assumed with each
    question.
    """

    def __init__(self, view: Implicit, party: str) -> None:
        self._view, self._mover = view, view.movers[party]
        self._gates = Gates()
        self._start = {bit: self._gates.variable() for bit in range(len(view.conflict.options))}
        self._bar = [self._gates.variable() for _ in self._mover.order.predicates]
        self._steps: list[tuple[Literals, dict[str, int]]] = []
        at, others = self._start, view.others(party)
        for _ in range(LONGEST):
            at, moving = _step(self._gates, view, others, at)
            if self._steps:
                _no_pause(self._gates, self._steps[-1][1], moving)
            self._steps.append((at, moving))
        end = [_at(self._gates, predicate, at) for predicate in self._mover.order.predicates]
        self._gates.add([[-self._gates.improved(zip(self._bar, end, strict=True))]])

    def find(self, code: int, improvement: int) -> list[tuple[str, int]] | None:
        """Return at most four improvements of the others that leave the party no better than at ``code``, or None."""
        vector, length = self._mover.order.vector(code), self._mover.order.length
        assumed = [literal if improvement >> bit & 1 else -literal for bit, literal in self._start.items()]
        assumed += [b if vector >> (length - place) & 1 else -b for place, b in enumerate(self._bar, 1)]
        return _read(self._gates, self._steps) if self._gates.solve(assumed) else None


def bounded_sanction(view: Implicit, party: str, code: int, improvement: int) -> list[tuple[str, int]] | None:
    """Return at most four moves of the others, each an improvement, that leave the party no better than at ``code``."""
    known = view.solvers.get(party)
    if known is None:
        known = view.solvers[party] = BoundedSanctions(view, party)
    assert isinstance(known, BoundedSanctions)
    return known.find(code, improvement)


def _no_pause(gates: Gates, before: dict[str, int], after: dict[str, int]) -> None:
    """Let nobody move after a step in which nobody did: the same sequences, each written one way."""
    gates.add([(-moves, *before.values()) for moves in after.values()])


def _step(gates: Gates, view: Implicit, others: tuple[str, ...], before: Literals) -> tuple[Literals, dict[str, int]]:
    """Add one move, or none: at most one party moves, to a feasible state that it likes better."""
    after, moving = dict(before), {}
    for name in others:
        free = view.movers[name].free
        if free:
            moving[name] = gates.variable()
            after |= {bit: gates.variable() for bit in bits(free)}
    names = list(moving)
    gates.add([(-moving[a], -moving[b]) for n, a in enumerate(names) for b in names[n + 1 :]])
    for name, moves in moving.items():
        _add_move(gates, view.movers[name], moves, before, after)
    for constraint in view.constraints:
        gates.add([[-_at(gates, constraint, after)]])
    return after, moving


def _add_move(gates: Gates, mover: Mover, moves: int, before: Literals, after: Literals) -> None:
    for bit in bits(mover.free):
        gates.add([(moves, -before[bit], after[bit]), (moves, before[bit], -after[bit])])
        if mover.own.only_on >> bit & 1:
            gates.add([(-before[bit], after[bit])])
        if mover.own.only_off >> bit & 1:
            gates.add([(before[bit], -after[bit])])
    pairs = [(_at(gates, p, before), _at(gates, p, after)) for p in mover.order.predicates]
    gates.add([(-moves, gates.improved(pairs))])


def _at(gates: Gates, predicate: Predicate, state: Literals) -> int:
    return gates.formula(predicate.formula, lambda name: state[predicate.bit_of(name)])


def _read(gates: Gates, steps: list[tuple[Literals, dict[str, int]]]) -> list[tuple[str, int]]:
    """Return the moves of the assignment found, those steps left out in which nobody moves."""
    found: list[tuple[str, int]] = []
    for state, moving in steps:
        moved = gates.values(list(moving.values()))
        mover = next((name for name, moves in zip(moving, moved, strict=True) if moves), None)
        if mover is not None:
            taken = gates.values([abs(literal) for literal in state.values()])
            found.append((mover, sum(1 << bit for bit, is_taken in zip(state, taken, strict=True) if is_taken)))
    return found
