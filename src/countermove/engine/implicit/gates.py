"""Formulas as literals of one incremental SAT solver.

Every gate is a definition (Tseitin), made once for equal inputs, so that adding gates never rules out an assignment of
the options themselves and what was found empty stays empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from countermove.language import And, Formula, Iff, Implies, Not, Option, Or

SOLVER = "glucose4"


class Gates:
    """A solver with gates; literals are non-zero integers, a minus negates."""

    def __init__(self) -> None:
        from pysat.solvers import Solver

        self._solver: Any = Solver(name=SOLVER)
        self._last = 1
        self.true = 1
        self._solver.add_clause([1])
        self._made: dict[tuple[int, int], int] = {}
        self.inputs: dict[int, tuple[int, int]] = {}

    def variable(self) -> int:
        """Return a fresh variable."""
        self._last += 1
        return self._last

    @property
    def last(self) -> int:
        """Return the largest variable in use."""
        return self._last

    def add(self, clauses: Iterable[Sequence[int]], last: int | None = None) -> None:
        """Add clauses made elsewhere; ``last`` is the largest variable they use."""
        for clause in clauses:
            self._solver.add_clause(list(clause))
        if last is not None:
            self._last = max(self._last, last)

    def both(self, left: int, right: int) -> int:
        """Return a literal for the conjunction of two."""
        if right in {left, self.true}:
            return left
        if left == self.true:
            return right
        if left == -right or -self.true in (left, right):
            return -self.true
        key = (left, right) if left < right else (right, left)
        gate = self._made.get(key)
        if gate is None:
            gate = self._made[key] = self.variable()
            self.inputs[gate] = key
            self.add([(-gate, left), (-gate, right), (gate, -left, -right)])
        return gate

    def either(self, left: int, right: int) -> int:
        """Return a literal for the disjunction of two."""
        return -self.both(-left, -right)

    def differ(self, left: int, right: int) -> int:
        """Return a literal for the exclusive disjunction of two."""
        return self.either(self.both(left, -right), self.both(-left, right))

    def formula(self, formula: Formula, leaf: Callable[[str], int]) -> int:
        """Return a literal for a formula over literals for its options."""
        match formula:
            case Option(name):
                return leaf(name)
            case Not(part):
                return -self.formula(part, leaf)
            case And(left, right):
                return self.both(self.formula(left, leaf), self.formula(right, leaf))
            case Or(left, right):
                return self.either(self.formula(left, leaf), self.formula(right, leaf))
            case Implies(condition, consequence):
                return self.either(-self.formula(condition, leaf), self.formula(consequence, leaf))
            case Iff(left, right):
                return -self.differ(self.formula(left, leaf), self.formula(right, leaf))

    def improved(self, pairs: Iterable[tuple[int, int]]) -> int:
        """Return a literal that says one truth vector is lexicographically larger than another.

        ``pairs`` are the truth before and after of each statement, most important first.
        """
        better, level = -self.true, self.true
        for before, after in pairs:
            better = self.either(better, self.both(level, self.both(-before, after)))
            level = self.both(level, -self.differ(before, after))
        return better

    def solve(self, assumptions: Sequence[int]) -> bool:
        """Say whether some assignment makes the literals true."""
        return bool(self._solver.solve(assumptions=list(assumptions)))

    def values(self, variables: Sequence[int]) -> list[bool]:
        """Return the values of some variables in the assignment last found."""
        model = self._solver.get_model()
        return [model[variable - 1] > 0 for variable in variables]
