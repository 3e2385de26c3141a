"""The equilibria of a case by concept, told over the options that two cases have in common."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from countermove.comparing.results import Value, taken
from countermove.errors import NotApplicable, TooLarge

if TYPE_CHECKING:
    from countermove.casefile.case import Case
    from countermove.engine.solution import Solution
    from countermove.model import Conflict

CONCEPTS = ("nash", "gmr", "smr", "seq", "sim")
MOST_OPTIONS = 16
"""Options up to which all states of a case are solved to be compared."""
MOST_TOGETHER = 18
"""The same where a case has options of both cases at once, while an explanation is looked for."""


def comparable(*cases: Case) -> str:
    """Return why the equilibria of some cases are not compared; empty where they are."""
    from countermove.model import GraphConflict

    for case in cases:
        if not isinstance(case.conflict, GraphConflict) and len(case.conflict.options) > MOST_OPTIONS:
            found = f"{case.name or case.title} has {len(case.conflict.options)} options"
            return f"Equilibria are not compared: {found}, and states are listed for up to {MOST_OPTIONS}."
    if not any(isinstance(case.conflict, GraphConflict) for case in cases) and not _in_common(cases):
        return "Equilibria are not compared: the cases have no option in common (--match says which are the same)."
    return ""


def _in_common(cases: Iterable[Case]) -> frozenset[str]:
    from countermove.model import Conflict

    found = [frozenset(c.conflict.option_names) for c in cases if isinstance(c.conflict, Conflict)]
    return frozenset.intersection(*found)


def equilibria_of(case: Case, options: Collection[str], concepts: Iterable[str] = CONCEPTS) -> dict[str, Value]:
    """Return, for each concept, the equilibria as the options taken in them, of some options only; sorted.

    In graph form they are called by their names. A concept without an answer is left out, and so are all of them where
    the options are too many.

    Raises: ``NotApplicable`` and ``TooLarge`` as ``solve``.
    """
    from countermove.engine.solve import solve
    from countermove.model import GraphConflict

    if not isinstance(case.conflict, GraphConflict) and len(case.conflict.options) > MOST_TOGETHER:
        return {}
    found = {}
    solution = solve(case.conflict, tuple(concepts))
    for concept in concepts:
        try:
            flags = solution.flags(concept)
        except (NotApplicable, TooLarge):
            continue
        if isinstance(case.conflict, GraphConflict):
            names = {str(state) for state in solution.equilibria(concept)}
        else:
            names = _over(solution, flags, case.conflict, frozenset(options))
        found[f"equilibria/{concept}"] = tuple(sorted(names))
    return found


def _over(solution: Solution, flags: Any, conflict: Conflict, options: frozenset[str]) -> set[str]:
    """Return the states of a solution as the options taken in them, of some options only; many states become one."""
    import numpy as np

    from countermove.engine.dense import DenseKernel

    assert isinstance(solution.kernel, DenseKernel)  # a conflict in option form is solved over all of its states
    layout = solution.kernel.layout
    mask = conflict.mask_of(options)
    cells = np.asarray(solution.states.cells)[np.flatnonzero(flags)]
    codes = np.full(len(cells), layout.base & mask, dtype=np.int64)
    for bit, place in enumerate(layout.order):
        if mask >> place & 1:
            codes |= (cells >> bit & 1) << place
    return {taken(conflict.taken(code), options) for code in np.unique(codes).tolist()}
