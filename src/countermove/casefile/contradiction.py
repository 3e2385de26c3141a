"""Whether constraints leave any state, and if not, a smallest set of them that does not.

Every constraint is switched on by a selector, so that a contradiction comes back as a set of selectors; it is made
minimal by leaving out one constraint after the other. Used only where the status quo does not settle the question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any

from countermove.language import And, Formula, Iff, Implies, Not, Option, Or
from countermove.model import Constraint


class Satisfiability:
    """Groups of constraints over some options, for asking which settings are feasible together."""

    def __init__(self, options: Sequence[str], groups: Sequence[Sequence[Constraint]]) -> None:
        from pysat.solvers import Solver

        self._variables = {name: number for number, name in enumerate(options, 1)}
        self._last = len(options) + len(groups)
        self.selectors = list(range(len(options) + 1, self._last + 1))
        self._solver: Any = Solver(name="glucose4")
        for selector, group in zip(self.selectors, groups, strict=True):
            for constraint in group:
                self._solver.add_clause([-selector, -self._literal(constraint.never)])

    def __enter__(self) -> Satisfiability:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._solver.delete()

    def allows(self, settings: Mapping[str, bool]) -> bool:
        """Say whether a feasible state has these settings."""
        wanted = [self._variables[name] * (1 if on else -1) for name, on in settings.items()]
        return bool(self._solver.solve(assumptions=[*self.selectors, *wanted]))

    def minimal_contradiction(self) -> list[int]:
        """Return the numbers of groups that cannot hold together, none of which could be spared; none if all can."""
        if self._solver.solve(assumptions=self.selectors):
            return []
        core = sorted(self._solver.get_core() or self.selectors)
        for selector in list(core):
            without = [other for other in core if other != selector]
            if not self._solver.solve(assumptions=without):
                core = without
        return [self.selectors.index(selector) for selector in core]

    def _literal(self, formula: Formula) -> int:
        """Return a literal that is true exactly where a formula is (Tseitin)."""
        match formula:
            case Option(name):
                return self._variables[name]
            case Not(part):
                return -self._literal(part)
            case And(left, right):
                return self._both(self._literal(left), self._literal(right))
            case Or(left, right):
                return -self._both(-self._literal(left), -self._literal(right))
            case Implies(condition, consequence):
                return -self._both(self._literal(condition), -self._literal(consequence))
            case Iff(left, right):
                one, other = self._literal(left), self._literal(right)
                return -self._both(-self._both(one, other), -self._both(-one, -other))

    def _both(self, one: int, other: int) -> int:
        self._last += 1
        for clause in ([-self._last, one], [-self._last, other], [self._last, -one, -other]):
            self._solver.add_clause(clause)
        return self._last
