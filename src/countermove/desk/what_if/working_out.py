"""Working a what-if out: the case as it is supposed, read and assessed, or why that cannot be done."""

from __future__ import annotations

from dataclasses import dataclass

from countermove.analysis.assess.assessment import assess_situation
from countermove.analysis.assess.situation import Situation
from countermove.assessment import CaseAssessment, asked_of
from countermove.casefile.case import Case
from countermove.casefile.load import load, load_text
from countermove.desk.what_if.answer import Answer, answer
from countermove.desk.what_if.memory import Memory
from countermove.desk.what_if.settling import settled
from countermove.desk.what_if.steps import Steps
from countermove.desk.what_if.supposed import Base, Fault, Supposed, supposed
from countermove.engine.watch import Progress, silent
from countermove.errors import CaseError, CountermoveError, Problem


@dataclass(frozen=True)
class WorkedOut:
    """What came of a what-if: an answer, or what stands in its way.

    ``faults`` are steps that do not fit the case any more, ``problems`` what is wrong with the case as it is supposed,
    in the words of the command line, ``refused`` why it cannot be assessed.
    """

    answer: Answer | None = None
    faults: tuple[Fault, ...] = ()
    problems: tuple[Problem, ...] = ()
    refused: str = ""


def worked_out(
    before: CaseAssessment, base: Base, steps: Steps, progress: Progress = silent, memory: Memory | None = None
) -> WorkedOut:
    """Return what a what-if does to an assessment; nothing is raised for a case that makes no sense as supposed.

    Args:
        memory: what was found for other what-ifs, for cases small enough to be assessed without stopping.
    """
    found = supposed(base, steps)
    if found.faults:
        return WorkedOut(faults=found.faults)
    try:
        after = assessed(_case(base, found), steps, progress, memory)
    except CaseError as fault:
        return WorkedOut(problems=fault.problems)
    except CountermoveError as fault:
        return WorkedOut(refused=str(fault))
    return WorkedOut(answer(before, after))


def _case(base: Base, found: Supposed) -> Case:
    """Return the case as it is supposed: from its content, which is quicker than from its text, while it is sound.

    Raises: ``CaseError`` with the lines of the text.
    """
    if found.text == base.text:
        return base.case
    try:
        return load(found.value).in_case(name=base.case.name, path=base.case.path)
    except CaseError:
        return load_text(found.text, base.path, base.case.name)


def assessed(case: Case, steps: Steps, progress: Progress = silent, memory: Memory | None = None) -> CaseAssessment:
    """Return the assessment of a case read as steps say: parties silent, other readings, open points settled.

    Raises: ``CountermoveError`` where it cannot be assessed so.
    """
    profiles = {step.profile[0]: step.profile[1] for step in steps if any(step.profile)}
    asked = asked_of(case, profiles=profiles)
    wanted = {step.settled[0]: step.settled[1] for step in steps if any(step.settled)}
    conflict, first = settled(case, asked.conflict, profiles, wanted)
    third = [name for name in conflict.party_names if name not in (asked.initiator, asked.target)]
    order, muted = _in_order(first, third), tuple(step.muted for step in steps if step.muted)
    if memory is not None:
        found = memory.assess(asked, conflict, muted, order)
    else:
        situation = Situation(conflict, asked.initiator, asked.target, asked.allies, muted, order)
        found = assess_situation(situation, asked.packages, asked.positions, progress=progress)
    return CaseAssessment(asked.case, conflict, found, asked.packages, profiles, ())


def _in_order(first: tuple[str, ...] | None, others: list[str]) -> tuple[str, ...] | None:
    """Return third parties in the order in which they answer: those named first; nobody named turns it round."""
    if first is None:
        return None
    if not first:
        return tuple(reversed(others))
    named = [name for name in first if name in others]
    return (*named, *(name for name in others if name not in named))
