"""All states of a case with what is stable in them, or why they cannot be listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from countermove.engine.watch import Progress, Stopped, silent
from countermove.errors import NotApplicable, TooLarge
from countermove.model import Conflict, GraphConflict

if TYPE_CHECKING:
    from countermove.casefile.case import Case
    from countermove.desk.answers.asked import QuestionAsked
    from countermove.engine.solution import Solution


@dataclass(frozen=True)
class Listed:
    """The solution of a case; None where its states are too many, and then ``why_not`` says so."""

    solution: Solution | None
    why_not: str = ""


def listed(case: Case, asked: QuestionAsked, progress: Progress = silent) -> Listed:
    """Return all states with what is stable, options that nothing mentions held where the list is too long with them.

    Raises: ``NotApplicable`` for a reading of the case that there is none of; ``Stopped`` where somebody breaks it off.
    """
    from countermove.engine.solve import solve

    model = case.model(dict(asked.profiles), asked.dropped)

    def solved(hold: Sequence[str] = ()) -> Listed:
        name, digest = case.name or case.title, case.hash
        return Listed(_whole(solve(model, hold=hold, progress=progress, case=name, case_hash=digest)))

    try:
        return solved()
    except NotApplicable as reason:
        return Listed(None, str(reason))
    except TooLarge as reason:
        why_not = str(reason).removesuffix(reason.advice).strip()
    idle = _unmentioned(model)
    try:
        return solved(idle) if idle else Listed(None, why_not)
    except TooLarge:
        return Listed(None, why_not)


def _whole(solution: Solution) -> Solution:
    """Return a solution that nobody broke off. Raises ``Stopped`` for another."""
    from countermove.engine.solve import INTERRUPTED

    if INTERRUPTED in solution.not_given.values():
        raise Stopped
    return solution


def _unmentioned(model: Conflict | GraphConflict) -> list[str]:
    """Return the options that change no verdict."""
    from countermove.engine.plan import mentioned_options

    if not isinstance(model, Conflict):
        return []
    return [name for name in model.option_names if name not in mentioned_options(model)]
