"""Answers: the assessment and what it rests on, dilemmas, those inside, outcomes, equilibria, the graph of moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from countermove.desk.answers import work
from countermove.desk.answers.asked import QuestionAsked, choices_of, question_asked, refusal
from countermove.desk.content import shown
from countermove.desk.desk import PATIENCE_SECONDS, Desk
from countermove.desk.jobs import Job, State
from countermove.desk.opened import OpenCase
from countermove.desk.pages import desk_of, fragment, get, show
from countermove.desk.rendering import address, drawing
from countermove.errors import CountermoveError, NotApplicable, unknown

if TYPE_CHECKING:
    from countermove.casefile.case import Case
    from countermove.desk.answers.moves import Moves
    from countermove.engine.solution import Solution
    from countermove.report.view import CarriedView

TABS = (
    ("options", "Options compared"),
    ("before-after", "Before and after"),
    ("inside", "Who is moved inside"),
    ("outcomes", "Outcomes"),
    ("stable", "Equilibria"),
    ("moves", "Moves"),
)
OF_STATES = frozenset({"stable", "moves"})
"""The parts that look at all states of a case, and not at the options of one party."""

WITHIN = ("sort", "area", "row", "under", "from", "to", "by")
"""What an address says about what a part shows."""


@dataclass(frozen=True)
class Page:
    """One request for the page of answers."""

    desk: Desk
    opened: OpenCase
    case: Case
    asked: QuestionAsked
    tab: str
    fields: dict[str, str]

    def link(self, page: str = "answers", **more: str) -> str:
        """Return the address of this part under this question, with more said."""
        return address(page, self.opened.key, view=self.tab, **self.asked.parameters(), **more)

    def content(self, sections: Any) -> Any:
        """Return sections as markup."""
        return shown(sections, self.opened.key)


def answers(request: Request) -> Response:
    """Show one part of the answers; what takes long is worked out once and kept."""
    page = _page(request)
    refused = "" if page.tab in OF_STATES else refusal(page.case, page.asked)
    part = _refused(refused) if refused else PARTS[page.tab](page)
    common: dict[str, Any] = {
        "tabs": TABS,
        "tab": page.tab,
        "asked": page.asked,
        "choices": choices_of(page.case),
        "usual": page.case.question,
        "tab_links": {name: _tab_link(page, name) for name, _ in TABS},
        "link": page.link,
        "closes": page.link(**_without_panel(page.fields)),
        "job": None,
        "panel": None,
    }
    template = part.pop("template")
    return show(request, template, page.opened, **(common | part))


def panel(request: Request) -> Response:
    """Return what stands behind a cell or a state by itself, for the panel of the page that asks."""
    page = _page(request)
    found = _state_panel(page) if page.tab in OF_STATES else _cell_panel(page)
    if found is None:
        raise CountermoveError("This is still being worked out; try again in a moment.")
    return fragment(
        "answers_panel.html.jinja",
        opened=page.opened,
        link=page.link,
        closes=page.link(**_without_panel(page.fields)),
        panel=found,
    )


def _page(request: Request) -> Page:
    desk = desk_of(request)
    opened = desk.open(request.path_params["key"])
    fields = dict(request.query_params)
    case, tab = desk.sound(opened), fields.get("view") or TABS[0][0]
    if tab not in dict(TABS):
        raise CountermoveError(unknown("part of this page", tab, dict(TABS)))
    return Page(desk, opened, case, question_asked(request.query_params.multi_items()), tab, fields)


def _tab_link(page: Page, tab: str) -> str:
    return address("answers", page.opened.key, view=tab, **page.asked.parameters())


def _without_panel(fields: dict[str, str]) -> dict[str, str]:
    """Return what an address says besides the part, the question and the panel."""
    return {name: fields[name] for name in WITHIN if fields.get(name)}


def _refused(sentence: str) -> dict[str, Any]:
    return {"template": "answers_content.html.jinja", "content": None, "refused": sentence}


def _working(job: Job) -> dict[str, Any]:
    return {"template": "answers_content.html.jinja", "content": None, "refused": "", "job": job}


def _sections(content: Any, **more: Any) -> dict[str, Any]:
    return {"template": "answers_content.html.jinja", "content": content, "refused": "", **more}


# Of the assessment


def _view(page: Page) -> tuple[CarriedView | None, Job, Job | None]:
    """Return the assessment as sections read it, or None while it is worked out, and the jobs of it."""
    assessed = work.assessment_job(page.desk, page.case, page.asked)
    if assessed.state is not State.DONE:
        return None, assessed, None
    carried = work.carried_job(page.desk, page.case, page.asked, assessed.result)
    return work.view_of(page.desk, assessed, carried), assessed, carried


def _options(page: Page) -> dict[str, Any]:
    from countermove.desk.answers.comparison import comparison_of
    from countermove.desk.answers.parts import compared, in_short

    view, job, carried = _view(page)
    if view is None:
        return _working(job)
    fields, kept = page.fields, page.desk.kept(work.Kept)
    sort, _, way = fields.get("sort", "").partition(".")
    return {
        "template": "answers_options.html.jinja",
        "short": in_short(view),
        "quotations": _quotations(page),
        "table": comparison_of(view, sort, way, fields.get("area", "")),
        "rest": kept.once(("compared", job.id, page.opened.key), lambda: page.content(compared(view))),
        "sort": sort,
        "way": way,
        "sorted_by": fields.get("sort", ""),
        "area": fields.get("area", ""),
        "carried": carried,
        "panel": _cell_panel(page),
    }


def _cell_panel(page: Page) -> dict[str, Any] | None:
    """Return what a cell that was asked for rests on; None where none was, or nothing is known yet."""
    from countermove.desk.answers.opened import opened

    if not page.fields.get("why"):
        return None
    view, *_ = _view(page)
    if view is None:
        return None
    found = opened(view, page.fields["why"], page.fields.get("column") or "initiative")
    return {"cell": found, "state": None, **_cited(page)}


def _quotations(page: Page, patience: float = 0) -> Any:
    """Return the words of what is cited, by citation; nothing as long as they are looked up."""
    job = work.quotations_job(page.desk, page.case, patience)
    return job.result if job.state is State.DONE else {}


def short(request: Request) -> Response:
    """Return the summary by itself, for a page on which it was not whole yet."""
    from countermove.desk.answers.parts import in_short

    page = _page(request)
    view, _, carried = _view(page)
    if view is None:
        raise CountermoveError("This is still being worked out; try again in a moment.")
    more = {"short": in_short(view), "carried": carried, "quotations": _quotations(page)}
    return fragment("answers_short.html.jinja", opened=page.opened, link=page.link, **more)


def _before_after(page: Page) -> dict[str, Any]:
    from countermove.desk.answers.parts import before_after_of

    view, job, _ = _view(page)
    if view is None:
        return _working(job)
    if not view.shown:
        return _refused(f"No initiative is open to {view.us} under this question.")
    chosen = page.fields.get("row") or view.shown[0].id
    rows = [(row.id, view.numbered(row)) for row in view.shown]
    content = page.content(before_after_of(view, chosen))
    return _sections(content, picks=rows, picked=chosen, pick="row", pick_label="Initiative")


def _inside(page: Page) -> dict[str, Any]:
    from countermove.desk.answers.parts import inside_of

    view, job, _ = _view(page)
    if view is None:
        return _working(job)
    kept = page.desk.kept(work.Kept)
    return _sections(kept.once(("inside", job.id, page.opened.key), lambda: page.content(inside_of(view))))


def _outcomes(page: Page) -> dict[str, Any]:
    view, job, carried = _view(page)
    if view is None or carried is None:
        return _working(job)
    found = work.outcomes_job(page.desk, page.case, page.asked, view, carried.state is State.DONE)
    if found.state is not State.DONE:
        return _working(found)
    kept = page.desk.kept(work.Kept)
    content = kept.once(("outcomes", found.id, page.opened.key), lambda: page.content(found.result))
    return _sections(content, carried=carried)


# Of all states


def _solution(page: Page) -> tuple[Solution | None, str, Job]:
    """Return the solution, or why the states are not listed; neither while that is worked out."""
    job = work.solution_job(page.desk, page.case, page.asked)
    if job.state is not State.DONE:
        return None, "", job
    return job.result.solution, job.result.why_not, job


def _unlisted(why_not: str) -> dict[str, Any]:
    return {"template": "answers_unlisted.html.jinja", "why_not": why_not}


def _stable(page: Page) -> dict[str, Any]:
    from countermove.desk.answers.states import ROWS, concepts_of, equilibria

    solution, why_not, job = _solution(page)
    if solution is None:
        return _unlisted(why_not) if why_not else _working(job)
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
        "panel": _state_panel(page),
    }


def _usual_concept(solution: Solution) -> str:
    """Return the concept that is shown first: the first under which there is an equilibrium."""
    given = list(solution.verdicts)
    return next((name for name in given if solution.flags(name).any()), given[0] if given else "nash")


def _state_panel(page: Page) -> dict[str, Any] | None:
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
        return {"cell": None, "state": None, "missing": str(reason), **_cited(page)}
    return {"cell": None, "state": found, "missing": "", **_cited(page)}


def _cited(page: Page) -> dict[str, Any]:
    """Return the words of what is cited, and where the panel is asked for again while they are looked up."""
    job = work.quotations_job(page.desk, page.case, PATIENCE_SECONDS)
    names = ("why", "column", "state", "under")
    again = page.link("answers-panel", **{name: page.fields[name] for name in names if page.fields.get(name)})
    return {"quotations": job.result if job.result else {}, "again": "" if job.is_over else again}


def _moves(page: Page) -> dict[str, Any]:
    from countermove.desk.answers.moves import WAYS, first_place, places
    from countermove.desk.answers.states import here

    solution, why_not, job = _solution(page)
    if solution is None:
        return _unlisted(why_not) if why_not else _working(job)
    if here(solution) is None:
        return _refused("This case names no status quo that can be, so that there is nothing to start from.")
    view = None if refusal(page.case, page.asked) else _view(page)[0]
    groups = places(solution, view)
    to = page.fields.get("to") or first_place(groups, solution)
    solution.place(to)  # refuses a state that is none
    way = page.fields.get("by") or WAYS[0][0]
    if way not in dict(WAYS):
        raise CountermoveError(unknown("way of moving", way, dict(WAYS)))
    found = work.moves_job(page.desk, page.case, page.asked, solution, to, way)
    return {
        "template": "answers_moves.html.jinja",
        "groups": groups,
        "to": to,
        "by": way,
        "ways": WAYS,
        "job": None if found.state is State.DONE else found,
        "moves": found.result if found.state is State.DONE else None,
        "drawn": _drawn(page, found.result) if found.state is State.DONE else None,
        "panel": _state_panel(page),
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


PARTS: dict[str, Callable[[Page], dict[str, Any]]] = {
    "options": _options,
    "before-after": _before_after,
    "inside": _inside,
    "outcomes": _outcomes,
    "stable": _stable,
    "moves": _moves,
}
routes: list[Any] = [
    get("/answers/{key:path}", answers),
    get("/answers-panel/{key:path}", panel),
    get("/answers-short/{key:path}", short),
]
