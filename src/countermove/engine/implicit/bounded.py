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


def bounded_sanction(view: Implicit, party: str, code: int, improvement: int) -> list[tuple[str, int]] | None:
    """Return at most four moves of the others, each an improvement, that leave the party no better than at ``code``."""
    gates, others = Gates(), view.others(party)
    steps: list[tuple[Literals, dict[str, int]]] = []
    at = {bit: gates.true if improvement >> bit & 1 else -gates.true for bit in range(len(view.conflict.options))}
    for _ in range(LONGEST):
        at, moving = _step(gates, view, others, at)
        steps.append((at, moving))
    if not gates.solve([-_better(gates, view.movers[party], code, at)]):
        return None
    return _read(gates, steps)


def _step(
    gates: Gates, view: Implicit, others: tuple[str, ...], before: Literals
) -> tuple[Literals, dict[str, int]]:
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


def _better(gates: Gates, mover: Mover, code: int, state: Literals) -> int:
    """Return a literal that says the party likes a state better than the one it left."""
    fixed = [gates.true if predicate.at(code) else -gates.true for predicate in mover.order.predicates]
    return gates.improved(zip(fixed, (_at(gates, p, state) for p in mover.order.predicates), strict=True))


def _read(gates: Gates, steps: list[tuple[Literals, dict[str, int]]]) -> list[tuple[str, int]]:
    """Return the moves of the assignment found, those steps left out in which nobody moves."""
    model = gates.model()
    found: list[tuple[str, int]] = []
    for state, moving in steps:
        mover = next((name for name, literal in moving.items() if literal in model), None)
        if mover is not None:
            code = sum(1 << bit for bit, literal in state.items() if literal in model)
            found.append((mover, code))
    return found
