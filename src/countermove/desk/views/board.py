"""The board: who can do what and wants what; forms on demand, and checks while typing."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from countermove.casefile.case import Case
from countermove.desk.board.board import Board
from countermove.desk.board.citations import cited_in_words, dangling
from countermove.desk.board.constraints import content_from
from countermove.desk.board.fields import Form
from countermove.desk.board.forms import form_for
from countermove.desk.board.live import Answer, check_constraint, check_statement
from countermove.desk.board.opened_board import opened_board, shown_text
from countermove.desk.board.outline import anchor
from countermove.desk.board.size import size_of
from countermove.desk.board.state_table import state_table
from countermove.desk.desk import Desk
from countermove.desk.folder import Outside
from countermove.desk.jobs import Job, State
from countermove.desk.opened import OpenCase
from countermove.desk.pages import desk_of, fragment, get, show
from countermove.desk.views.board_text import number_in, text_page
from countermove.errors import CountermoveError

PATIENCE_SECONDS = 0.02


def board(request: Request) -> Response:
    """Show the board, or the text where that is asked for or is all that there is."""
    desk = desk_of(request)
    opened = desk.open(request.path_params["key"])
    asked = request.query_params
    found = opened_board(opened)
    if asked.get("view") == "text" or found is None:
        return text_page(request, opened, shown_text(opened), opened.problems)
    form = _form(found, opened, asked.get("edit"), asked.get("add"), asked.get("move"))
    return board_page(request, opened, found, form)


def board_page(
    request: Request, opened: OpenCase, found: Board, form: Form | None = None, *, status: int = 200
) -> Response:
    """Return the board, with a form open on it where there is one."""
    desk, case, asked = desk_of(request), opened.case, request.query_params
    table = state_table(case, number_in(asked.get("states", "1")), _outcomes(desk, case)) if case else None
    context: dict[str, Any] = {"board": found, "table": table, "form": form, "anchor": anchor, "page": "board"}
    context |= {"open": asked.get("open", form.owner if form else "")} | _state(desk, opened)
    return show(request, "board.html.jinja", opened, status=status, **context)


def state(request: Request) -> Response:
    """Return what is wrong with the case, or how large it is, by itself: for a page that waits for the citations."""
    desk = desk_of(request)
    opened = desk.open(request.path_params["key"])
    context = _state(desk, opened) | {"board": opened_board(opened), "anchor": anchor, "form": None}
    return fragment("board_state.html.jinja", opened=opened, **context)


def inside(request: Request) -> Response:
    """Return what is known of somebody inside a party, which large boards leave out until it is looked at."""
    opened = desk_of(request).open(request.path_params["key"])
    found = opened_board(opened)
    where = request.query_params.get("at", "")
    for party in found.parties if found else ():
        for one in party.insiders:
            if one.entry.where == where:
                context: dict[str, Any] = {
                    "board": found,
                    "party": party,
                    "one": one,
                    "anchor": anchor,
                    "form": None,
                    "open": where,
                }
                return fragment("board_inside.html.jinja", opened=opened, **context)
    raise Outside("nobody of that name is inside this party any more; draw the board again")


def form(request: Request) -> Response:
    """Return a form by itself, for the place on the board where it was asked for."""
    opened = desk_of(request).open(request.path_params["key"])
    found = opened_board(opened)
    asked = request.query_params
    form = _form(found, opened, asked.get("edit"), asked.get("add"), asked.get("move")) if found else None
    if found is None or form is None:
        raise CountermoveError("this cannot be changed here now; draw the board again")
    return fragment("board_form.html.jinja", opened=opened, board=found, form=form, anchor=anchor)


def check(request: Request) -> Response:
    """Return what a statement or a constraint says and does, while it is being typed."""
    desk = desk_of(request)
    opened = desk.open(request.path_params["key"])
    asked = request.query_params
    case = opened.case or opened.sound
    typed = asked.get("statement", asked.get("content", ""))
    if case is None or not typed.strip():
        return fragment("board_check.html.jinja", answer=None, is_last=False)
    return fragment("board_check.html.jinja", answer=_answer(case, asked, typed), is_last=opened.case is None)


def _state(desk: Desk, opened: OpenCase) -> dict[str, Any]:
    """Return the problems of a case, also those of its citations once these were looked up, and its size."""
    case = opened.case
    citing = _citing(desk, case) if case else None
    cited = citing.result if citing and citing.state is State.DONE else None
    return {
        "problems": (*opened.problems, *(dangling(case, cited, opened.text) if case and cited else ())),
        "size": size_of(case) if case else None,
        "citing": citing,
        "cited": cited_in_words(case, cited) if case and cited else "",
    }


def _form(found: Board, opened: OpenCase, edit: str | None, add: str | None, move: str | None) -> Form | None:
    if not opened.is_editable:
        return None
    for mode, where in (("edit", edit), ("add", add), ("move", move)):
        if where:
            return form_for(found, mode, where)
    return None


def _answer(case: Case, asked: Any, typed: str) -> Answer:
    if "statement" in asked:
        return check_statement(case, typed)
    shape = asked.get("shape", "never")
    return check_constraint(
        case, shape, content_from(shape, typed), _replaced(asked.get("at", ""), asked.get("id", ""))
    )


def _replaced(at: str, name: str) -> str:
    """Return the id of the constraint that a form changes; empty for a new one."""
    _, _, index = at.partition("/")
    return (name or f"constraint {index}") if index else ""


def _citing(desk: Desk, case: Case) -> Job | None:
    """Return the job that looks the citations up; None where there are none."""
    return desk.citations(case, PATIENCE_SECONDS) if case.citations else None


def _outcomes(desk: Desk, case: Case | None) -> tuple[int, ...]:
    """Return the outcomes that can be reached and hold, where they have been worked out already."""
    if case is None:
        return ()
    job = desk.jobs.known(("assessment", case.hash, case.path, repr([])))
    return tuple(job.result.assessment.openings.outcomes) if job and job.state is State.DONE else ()


routes: list[Any] = [
    get("/board/{key:path}", board),
    get("/board-state/{key:path}", state),
    get("/board-inside/{key:path}", inside),
    get("/board-form/{key:path}", form),
    get("/board-check/{key:path}", check),
]
