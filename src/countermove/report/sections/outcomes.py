"""Attainable outcomes: where the openings lead, and what holds there."""

from __future__ import annotations

from countermove.analysis.assess.openings import Opening
from countermove.analysis.assess.stable import listed_states
from countermove.report.content import Block, Cell, Section, Table, capital, paragraph
from countermove.report.naming import counted
from countermove.report.sections.paying import paying
from countermove.report.sections.tables import cell
from countermove.report.sections.ways import ways
from countermove.report.view import AssessmentView

SHOWN = 20


def outcomes(view: AssessmentView) -> Section:
    """Return the section on what can be reached from the status quo."""
    reached = view.assessment.openings
    found: dict[int, list[Opening]] = {code: [] for code in reached.outcomes}
    for opening in reached.openings:
        for outcome in opening.outcomes:
            found[outcome.code].append(opening)
    blocks: list[Block] = [paragraph(*_lead(view, len(found)))]
    if found:
        blocks.append(_table(view, found))
    blocks += ways(view)
    blocks += paying(view)
    return Section("What can be reached", "outcomes", tuple(blocks))


def _lead(view: AssessmentView, number: int) -> list[str]:
    reached, us = view.assessment.openings, view.us
    tried = counted(len(reached.openings) - 1, "opening")
    limit = f" of up to {counted(reached.up_to_changes, 'change')}" if reached.up_to_changes is not None else ""
    words = [
        f"From the status quo, {tried} of {us}{limit} and doing nothing were followed: the others "
        "answer one at a time, each to "
        "its best advantage and in every order, until nobody goes on. That gives "
        f"{counted(number, 'outcome')} that can be reached and {'holds' if number == 1 else 'hold'} there."
    ]
    words.append(_doing_nothing(view))
    if reached.has_cycle:
        words.append("Some openings run into a circle of moves from which no outcome is reached.")
    if reached.sanctions_up_to is not None:
        words.append(
            f"Sanctions were searched up to {counted(reached.sanctions_up_to, 'move')}: an outcome "
            "said to hold does, one "
            "that goes on might not with longer ones."
        )
    if reached.cut_after is not None:
        words.append(f"The walk was cut after {reached.cut_after:,} states: further outcomes may be missing.")
    if reached.ties_cut:
        words.append("Of more than 256 equally good replies, those with the fewest changes were followed.")
    words += _elsewhere(view)
    return words


def _elsewhere(view: AssessmentView) -> list[str]:
    """Say how many other states are equilibria unreached, where states are listed and every opening tried."""
    situation, reached = view.assessment.situation, view.assessment.openings
    if reached.up_to_changes is not None or reached.cut_after is not None:
        return []
    listed = listed_states(situation)
    if listed is None:
        return []
    stable = {listed.solution.state(number).code for number in listed.solution.equilibria("gmr")}
    others = len(stable - set(reached.outcomes))
    if not others:
        return []
    verb = "is" if others == 1 else "are"
    return [
        f"{capital(counted(others, 'further state'))} {verb} stable for everybody in the weakest sense (general "
        "metarationality), but no opening "
        "leads there."
    ]


def _doing_nothing(view: AssessmentView) -> str:
    nothing = view.assessment.openings.openings[0]
    conflict = view.found.conflict
    if not nothing.outcomes:
        return f"If {view.us} does nothing new, things go round without coming to rest."
    if [outcome.code for outcome in nothing.outcomes] == [conflict.status_quo]:
        return f"If {view.us} does nothing new, nothing changes."
    changes = [
        view.naming.changes(conflict.changes(conflict.status_quo, o.code)) or "no change" for o in nothing.outcomes
    ]
    own = conflict.own(view.initiator).mask
    goes_on = any((outcome.code ^ conflict.status_quo) & own for outcome in nothing.outcomes)
    waits = "opens with nothing, and goes on as suits it" if goes_on else "does nothing new"
    return f"If {view.us} {waits}, the end is: {'; or '.join(changes)}."


def _table(view: AssessmentView, found: dict[int, list[Opening]]) -> Table:
    heads = ("Outcome (against now)", "Shortest opening", "Openings", f"For {view.us}", f"For {view.them}", "Holds")
    situation = view.assessment.situation
    order = sorted(found, key=lambda code: -situation.own.order.vector(code))
    rows = tuple(_row(view, code, found[code]) for code in order[:SHOWN])
    notes = [f"Shown are the {SHOWN} best for {view.us} of {len(found)}."] if len(found) > SHOWN else []
    notes.append(
        "Holds: nash, nobody has any improvement; seq, the initiator’s improvements are deterred by what would follow."
    )
    return Table(f"Attainable outcomes, best for {view.us} first", heads, rows, tuple(notes))


def _row(view: AssessmentView, code: int, openings: list[Opening]) -> tuple[Cell, ...]:
    situation, conflict = view.assessment.situation, view.found.conflict
    end = view.naming.changes(conflict.changes(conflict.status_quo, code)) or "as now"
    shortest = min(openings, key=lambda opening: (opening.code ^ conflict.status_quo).bit_count())
    opened = view.naming.changes(conflict.changes(conflict.status_quo, shortest.code)) or "doing nothing"
    mine, theirs = (interest.delta(situation.baseline, code) for interest in (situation.own, situation.theirs))
    nash = any(outcome.is_nash for outcome in shortest.outcomes if outcome.code == code)
    return (
        cell(capital(end)),
        cell(opened),
        cell(str(len(openings))),
        cell(view.naming.place(mine), *view.naming.ground(view.initiator, mine)),
        cell(view.naming.place(theirs), *view.naming.ground(view.target, theirs)),
        cell("nobody would move" if nash else "deterred"),
    )
