"""Verdicts by decimal code, for analyses that have a state in hand and want to know for whom it is stable."""

from __future__ import annotations

from dataclasses import dataclass

from countermove.engine.solution import Solution
from countermove.model import Conflict


@dataclass(frozen=True, slots=True)
class Lookup:
    """A solution asked by code; ``idle`` are options that change no verdict, held at ``idle_setting``."""

    solution: Solution
    idle: int
    idle_setting: int

    def stable(self, dm: str, concept: str, code: int) -> bool:
        """Say whether a state is stable for one decision maker.

        Raises: ``NotApplicable`` where the state is infeasible or the concept was not asked for.
        """
        return self.solution.is_stable(dm, concept, code=self._settled(code))

    def parties(self, concept: str, code: int) -> tuple[str, ...]:
        """Return the decision makers for whom a state is stable."""
        return tuple(dm for dm in self.solution.parties if self.stable(dm, concept, code))

    def is_feasible(self, code: int) -> bool:
        """Say whether a code is one of the states."""
        return isinstance(self.solution.model, Conflict) and self.solution.model.is_feasible(code)

    def _settled(self, code: int) -> int:
        return code & ~self.idle | self.idle_setting
