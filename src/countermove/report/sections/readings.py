"""Other readings: the same question under each alternative profile of a party."""

from __future__ import annotations

from countermove.assessment import CaseAssessment
from countermove.report.content import Cell, Section, Sentence, Table, paragraph
from countermove.report.naming import Naming, tests_in_words
from countermove.report.sections.tables import cell
from countermove.report.view import PaperView


def readings(view: PaperView) -> tuple[Section, ...]:
    """Return the section on other readings; none where the case has no profiles."""
    if not view.readings:
        return ()
    heads = ("Reading", "Hardest move", "Initiatives that pay", "Best that can be reached by an opening", "Outcomes")
    rows = tuple(_row(one, _label(view, one)) for one in (view.found, *view.readings))
    sentences = [_explains(view, one) for one in view.readings]
    table = Table("The same question under other readings", heads, rows)
    return (Section("Other readings", "readings", (paragraph(*sentences), table)),)


def _label(view: PaperView, one: CaseAssessment) -> str:
    if not one.profiles:
        return "as coded"
    return ", ".join(f"{view.naming.party(party)}: {name.replace('_', ' ')}" for party, name in one.profiles.items())


def _row(one: CaseAssessment, label: str) -> tuple[Cell, ...]:
    naming, assessment = Naming(one.conflict), one.assessment
    hardest = assessment.ordered[0] if assessment.hardest else None
    paying = sum(row.cost.yielded.priority > 0 for row in assessment.distinct)
    hard = f"{naming.initiative(hardest.initiative)} ({tests_in_words(hardest)})" if hardest else "none"
    return (
        cell(label),
        cell(hard),
        cell(str(paying)),
        cell(_best(one, naming)),
        cell(str(len(assessment.openings.outcomes))),
    )


def _best(one: CaseAssessment, naming: Naming) -> str:
    situation, conflict = one.assessment.situation, one.conflict
    outcomes = one.assessment.openings.outcomes
    if not outcomes:
        return "none is reached"
    best = max(outcomes, key=situation.own.order.vector)
    if not situation.own.order.prefers(best, situation.baseline):
        return "nothing better than doing nothing"
    return naming.changes(conflict.changes(conflict.status_quo, best))


def _explains(view: PaperView, one: CaseAssessment) -> Sentence:
    """Say whether a reading makes doing nothing the best the initiator had."""
    situation = one.assessment.situation
    better = [c for c in one.assessment.openings.outcomes if situation.own.order.prefers(c, situation.baseline)]
    party, name = next(iter(one.profiles.items()))
    profile = view.found.case.profiles[party][name]
    because = f" ({profile.because})" if profile.because else ""
    text = f"Under the reading “{name.replace('_', ' ')}” of {view.naming.party(party)}{because}, "
    if better:
        text += f"{view.us} could still better its position by an opening."
    else:
        text += f"no opening leaves {view.us} better off than doing nothing: the old behaviour is then the best it had."
    return Sentence(text, view.cited(name, profile.cites, profile.basis))
