"""Rivals inside the target: what they compete for, until when, and which moves draw several of them."""

from __future__ import annotations

from collections.abc import Iterator

from countermove.analysis.assess.assessed import Assessed
from countermove.analysis.assess.contests import Contested, contested, drawn
from countermove.model import Contest
from countermove.report.charts.timeline_scale import in_words
from countermove.report.content import Block, Ground, Sentence, Table, capital, paragraph
from countermove.report.sections.tables import cell
from countermove.report.view import AssessmentView

NOT_COUNTED = "This is told beside the pressure and counts in none of its numbers, verdicts and places."


def rivals(view: AssessmentView) -> Iterator[Block]:
    """Yield what is known of each contest inside the target; nothing where none is coded."""
    contests = view.found.conflict.party(view.target).contests
    for one in contested(contests, view.assessment.pressure):
        yield paragraph(_contest(view, one))
        if one.moves:
            yield _table(view, one)
    if contests:
        yield paragraph(NOT_COUNTED)


def _contest(view: AssessmentView, one: Contested) -> Sentence:
    names = view.naming.insiders(view.target, one.contest.between)
    text = f"{names} compete over {about(one.contest)}"
    several = len(one.draws_several)
    if not one.moves:
        text += "; no move is on record as drawing any of them"
    elif several:
        text += f"; moves that draw two or more of them at once: {several} of {len(one.moves)} that draw any"
    else:
        text += "; no move draws two of them at once"
    return Sentence(f"{text}.", grounds(one.contest))


def about(contest: Contest) -> str:
    """Return what a contest is about, and when it is decided."""
    text = contest.text.rstrip(".") or contest.id.replace("_", " ")
    return f"{text}, decided by {in_words(contest.until)}" if contest.until else text


def grounds(contest: Contest) -> tuple[Ground, ...]:
    """Return what a contest rests on; nothing where nothing is cited."""
    label = contest.id.replace("_", " ")
    return (Ground(label, cites=contest.cites, basis=contest.basis),) if contest.cites else ()


def _table(view: AssessmentView, one: Contested) -> Table:
    rows = tuple(
        (
            cell(view.naming.option(move.move), *view.reaction_grounds((move.move,))),
            cell(view.naming.insiders(view.target, move.drawn), strong=len(move.drawn) > 1),
            cell(f"{len(move.drawn)} of {len(one.contest.between)}"),
            cell(view.naming.insiders(view.target, move.wary) or "–"),
        )
        for move in one.moves
    )
    caption = f"Rivals over {about(one.contest)}: which moves draw whom, those that draw more of them first"
    return Table(caption, ("Move", "Draws", "Of the rivals", "Wary"), rows)


def on_card(view: AssessmentView, row: Assessed) -> Iterator[Sentence]:
    """Yield what an initiative does among rivals, for its card."""
    pressure = row.pressure
    if pressure is None or not pressure.is_recorded:
        return
    for contest in view.found.conflict.party(view.target).contests:
        found = drawn(contest, pressure)
        if not found.drawn:
            continue
        yield Sentence(f"{capital(_said(view, contest, found.drawn))}.", grounds(contest))


def _said(view: AssessmentView, contest: Contest, drawn_in: tuple[str, ...]) -> str:
    names = view.naming.insiders(view.target, drawn_in)
    if len(drawn_in) == 1:
        return f"in the contest over {about(contest)}, it draws {names} alone"
    rivals_drawn = "both rivals" if len(contest.between) == 2 else "the rivals"
    return f"it draws {rivals_drawn}, {names}, who compete over {about(contest)}"
