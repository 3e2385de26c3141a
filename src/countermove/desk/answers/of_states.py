"""The parts of the page that look at all states of a case: what their templates show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from countermove.desk.answers import work
from countermove.desk.answers.asked import refusal
from countermove.desk.answers.page import Page, cited, missing, refused, view_of_page, working
from countermove.desk.jobs import Job, State
from countermove.desk.rendering import drawing
from countermove.errors import CountermoveError, NotApplicable, unknown

if TYPE_CHECKING:
    from countermove.desk.answers.moves import Moves
    from countermove.engine.solution import Solution


def _solution(page: Page) -> tuple[Solution | None, str, Job]:
    """Return the solution, or why the states are not listed; neither while that is worked out."""
    job = work.solution_job(page.desk, page.case, page.asked)
    if job.state is not State.DONE:
        return None, "", job
    return job.result.solution, job.result.why_not, job


def _unlisted(why_not: str) -> dict[str, Any]:
    return {"template": "answers_unlisted.html.jinja", "why_not": why_not}


def stable(page: Page) -> dict[str, Any]:
    """Return the equilibria under the concept that was chosen, with what is behind one state."""
    from countermove.desk.answers.states import ROWS, concepts_of, equilibria

    solution, why_not, job = _solution(page)
    if solution is None:
        return _unlisted(why_not) if why_not else working(job)
    under = page.fields.get("under") or _usual_concept(solution)
    if under not in solution.not_given:
        solution.flags(under)  # refuses a concept that is none
    begin = _number(page.fields.get("from", ""))
    return {
        "template": "answers_stable.html.jinja",
        "solution_size": len(solution),
        "held": solution.held,
        "concepts": concepts_of(solution),
        "under": under,
        "rows": equilibria(solution, under, begin) if under in solution.verdicts else (),
        "begin": begin,
        "step": ROWS,
        "panel": state_panel(page),
    }


def _usual_concept(solution: Solution) -> str:
    """Return the concept that is shown first: the first under which there is an equilibrium."""
    given = list(solution.verdicts)
    return next((name for name in given if solution.flags(name).any()), given[0] if given else "nash")


def state_panel(page: Page) -> dict[str, Any] | None:
    """Return what stands behind a state that was asked for; None where none was, or the states are not listed yet."""
    from countermove.desk.answers.states import state_shown

    if not page.fields.get("state"):
        return None
    solution, *_ = _solution(page)
    if solution is None:
        return None
    under = page.fields.get("under") or _usual_concept(solution)
    try:
        found = state_shown(solution, page.fields["state"], under)
    except NotApplicable as reason:
        return missing(str(reason))
    return {"cell": None, "state": found, "missing": "", **cited(page)}


def moves_drawn(page: Page) -> dict[str, Any]:
    """Return the graph of moves with the way to the state that was chosen."""
    from countermove.desk.answers.moves import BESIDES, WAYS, first_place, places
    from countermove.desk.answers.states import here

    solution, why_not, job = _solution(page)
    if solution is None:
        return _unlisted(why_not) if why_not else working(job)
    if here(solution) is None:
        return refused("This case names no status quo that can be, so that there is nothing to start from.")
    view = None if refusal(page.case, page.asked) else view_of_page(page)[0]
    groups = places(solution, view)
    to = page.fields.get("to") or first_place(groups, solution)
    solution.place(to)  # refuses a state that is none
    way = page.fields.get("by") or WAYS[0][0]
    if way not in dict(WAYS):
        raise CountermoveError(unknown("way of moving", way, dict(WAYS)))
    others = tuple(one.state for _, listed in groups for one in listed)[:BESIDES]
    found = work.moves_job(page.desk, page.case, page.asked, solution, (to, way, others))
    return {
        "template": "answers_moves.html.jinja",
        "groups": groups,
        "to": to,
        "by": way,
        "ways": WAYS,
        "job": None if found.state is State.DONE else found,
        "moves": found.result if found.state is State.DONE else None,
        "drawn": _drawn(page, found.result) if found.state is State.DONE else None,
        "panel": state_panel(page),
    }


def _drawn(page: Page, found: Moves) -> Any:
    """Return the picture of the moves; every state in it leads to what it is."""
    from countermove.report.charts.evolution import evolution_chart

    fields = {name: page.fields[name] for name in ("to", "by") if page.fields.get(name)}

    def link(state: Any) -> dict[str, str]:
        there = page.link(**fields, state=str(state))
        return {"href": f"{there}#panel", "class": "opens", "id": f"box-{state}"}

    return drawing(evolution_chart(found.evolution, way=found.way, link=link))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else 0
