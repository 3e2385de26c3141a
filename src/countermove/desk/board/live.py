"""What a statement or a constraint says and does, while it is being typed: nothing is changed by asking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from countermove.casefile.case import Case
from countermove.casefile.feasible import count_feasible
from countermove.casefile.findings import Findings
from countermove.casefile.nodes import node_of
from countermove.casefile.resolve.constraints import resolve_constraints
from countermove.casefile.resolve.resolution import Names, Resolution
from countermove.casefile.schema import ConstraintSpec
from countermove.desk.board.formula_words import formula_words
from countermove.errors import Problem
from countermove.language import Formula, Not
from countermove.model import Conflict, Constraint


@dataclass(frozen=True)
class Answer:
    """What can be said of something typed: its words and its effect, or what is wrong with it."""

    reads_as: str = ""
    effect: str = ""
    problems: tuple[Problem, ...] = ()


def check_statement(case: Case, text: str) -> Answer:
    """Return what a statement says, and in how many of the feasible states it holds."""
    conflict = case.conflict
    if not isinstance(conflict, Conflict):
        return Answer(effect="A case in graph form has no statements.")
    work = _resolution(conflict, text)
    formula = work.formula((), text)
    if formula is None:
        return Answer(problems=tuple(work.findings.problems))
    return Answer(formula_words(formula, option_words(conflict)), _holds(conflict, formula))


def check_constraint(case: Case, shape: str, content: Any, leaving_out: str = "") -> Answer:
    """Return what a constraint says, and how many of the feasible states it rules out.

    Args:
        content: as in a case file: a formula, a list, or a mapping of an option to what it needs.
        leaving_out: the id of the constraint that it takes the place of; that one is not counted.
    """
    conflict = case.conflict
    if not isinstance(conflict, Conflict):
        return Answer(effect="A case in graph form has no constraints.")
    work = _resolution(conflict, {"constraints": [{shape: content}]})
    spec = ConstraintSpec.model_validate({shape: content})
    (found,) = resolve_constraints([spec], work)
    if not found or work.findings.problems:
        return Answer(problems=tuple(work.findings.problems))
    others = tuple(one for one in conflict.constraints if not _is_part(one, leaving_out))
    words = "; ".join(f"never: {formula_words(one.never, option_words(conflict))}" for one in found)
    return Answer(words, _ruled_out(conflict, others, found))


def option_words(conflict: Conflict) -> Mapping[str, str]:
    """Return for every option what taking it means, shortened as papers do."""
    from countermove.report.naming import Naming

    naming = Naming(conflict)
    return {name: naming.short(name) for name in conflict.option_names}


def _holds(conflict: Conflict, formula: Formula) -> str:
    everything = count_feasible(conflict.option_names, conflict.constraints)
    within = (*conflict.constraints, Constraint("typed", Not(formula)))
    holding = count_feasible(conflict.option_names, within)
    if everything.states is None or holding.states is None:
        return f"Not counted: {everything.reason or holding.reason}."
    told = f"Holds in {holding.states:,} of {everything.states:,} feasible states"
    if holding.states == 0:
        return f"{told}: it can never be had, so it decides nothing."
    if holding.states == everything.states:
        return f"{told}: it holds whatever anybody does, so it decides nothing."
    return f"{told}."


def _ruled_out(conflict: Conflict, others: tuple[Constraint, ...], found: tuple[Constraint, ...]) -> str:
    before = count_feasible(conflict.option_names, others)
    after = count_feasible(conflict.option_names, (*others, *found))
    if before.states is None or after.states is None:
        return f"Not counted: {before.reason or after.reason}."
    gone = before.states - after.states
    told = f"Rules out {gone:,} of {before.states:,} states that are feasible without it; {after.states:,} are left."
    if after.states and not all(_spares(conflict, one) for one in found):
        told += " The status quo would be ruled out."
    return told


def _spares(conflict: Conflict, constraint: Constraint) -> bool:
    alone = replace(conflict, constraints=(constraint,), feasible=None)
    return alone.is_feasible(conflict.status_quo)


def _is_part(constraint: Constraint, name: str) -> bool:
    return bool(name) and (constraint.id == name or constraint.id.startswith(f"{name}."))


def _resolution(conflict: Conflict, value: Any) -> Resolution:
    """Return what names are resolved with, as when a case is loaded."""
    names = Names(conflict.party_names)
    for option in conflict.options:
        names.owners[option.id] = option.owner
        if option.part_of and option.part_of != option.id:
            names.parts.setdefault(option.part_of, []).append(option.id)
        for finer in option.stands_for:
            names.stands_for.setdefault(finer, []).append(option.id)
    return Resolution(Findings(node_of(value), None), names)
