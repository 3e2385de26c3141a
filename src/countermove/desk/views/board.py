"""The board: who can do what and wants what; forms on demand, checks while typing, and the text itself."""

from __future__ import annotations

import json
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from countermove.casefile.case import Case
from countermove.casefile.load import load_text
from countermove.casefile.write import as_yaml
from countermove.desk.board.board import Board, board_of
from countermove.desk.board.citations import cited_in_words, dangling
from countermove.desk.board.constraints import content_from
from countermove.desk.board.fields import Form
from countermove.desk.board.forms import form_for
from countermove.desk.board.live import Answer, check_constraint, check_statement
from countermove.desk.board.outline import anchor, read_outline, steps_of
from countermove.desk.board.saving import operations_of
from countermove.desk.board.size import size_of
from countermove.desk.board.state_table import state_table
from countermove.desk.desk import Desk
from countermove.desk.folder import Outside
from countermove.desk.jobs import Job, State
from countermove.desk.opened import OpenCase
from countermove.desk.pages import back, desk_of, fragment, get, post, show
from countermove.desk.posted import operation_of
from countermove.desk.rendering import address
from countermove.editing.errors import StillNamed
from countermove.errors import CaseError, CountermoveError, Problem

PATIENCE_SECONDS = 0.02


def board(request: Request) -> Response:
    """Show the board, or the text where that is asked for or is all that there is."""
    desk = desk_of(request)
    opened = desk.open(request.path_params["key"])
    asked = request.query_params
    found = _board(opened)
    if asked.get("view") == "text" or found is None:
        return _text(request, opened, _shown(opened), opened.problems)
    case = opened.case
    return show(
        request,
        "board.html.jinja",
        opened,
        board=found,
        **_state(desk, opened),
        table=state_table(case, _number(asked.get("states", "1")), _outcomes(desk, case)) if case else None,
        form=_form(found, opened, asked.get("edit"), asked.get("add"), asked.get("move")),
        open=asked.get("open", ""),
        anchor=anchor,
    )


def state(request: Request) -> Response:
    """Return what is wrong with the case, or how large it is, by itself: for a page that waits for the citations."""
    desk = desk_of(request)
    opened = desk.open(request.path_params["key"])
    context = _state(desk, opened)
    return fragment("board_state.html.jinja", opened=opened, board=_board(opened), anchor=anchor, form=None, **context)


def inside(request: Request) -> Response:
    """Return what is known of somebody inside a party, which large boards leave out until it is looked at."""
    opened = desk_of(request).open(request.path_params["key"])
    found = _board(opened)
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
    found = _board(opened)
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


def save(request: Request, form: FormData) -> Response:
    """Do what a form of the board asks for, as one step."""
    opened = desk_of(request).open(request.path_params["key"])
    _refuse_fixed(opened)
    revision = str(form.get("revision", ""))
    opened.edit_all((), "", revision)  # refuses a form of an earlier state before it is read against this one
    root = read_outline(opened.text)
    if root is None:
        raise CountermoveError("the text cannot be read as a case now; mend it in the text first")
    fields = {name: value for name, value in form.multi_items() if isinstance(value, str)}
    hidden = {name: fields.pop(name, "") for name in ("revision", "next", "mode", "at", "expected", "was")}
    steps = steps_of(hidden["at"], root)
    operations = operations_of(hidden["mode"], steps, fields, _was(hidden["was"]), hidden["expected"])
    if operations:
        more = f", and {len(operations) - 1} more" if len(operations) > 1 else ""
        opened.edit_all(operations, operations[0].label + more, revision)
    return back(form, address("board", opened.key))


def remove(request: Request, form: FormData) -> Response:
    """Take something out; where other places name it, list them and offer to take them out with it."""
    opened = desk_of(request).open(request.path_params["key"])
    _refuse_fixed(opened)
    operation = operation_of(form)
    try:
        opened.edit(operation, str(form.get("revision", "")))
    except StillNamed as fault:
        whole = json.dumps({**operation.to_dict(), "with_uses": True})
        there = str(form.get("next", "")) or address("board", opened.key)
        return show(
            request,
            "board_named.html.jinja",
            opened,
            fault=fault,
            operation=whole,
            there=there,
        )
    return back(form, address("board", opened.key))


def take_back(request: Request, form: FormData) -> Response:
    """Take back several steps at once, down to and including one of the list."""
    opened = desk_of(request).open(request.path_params["key"])
    _refuse_fixed(opened)
    revision = str(form.get("revision", ""))
    for _ in range(min(_number(str(form.get("steps", "0"))), len(opened.steps))):
        opened.undo(revision)
        revision = opened.revision
    return back(form, address("board", opened.key))


def check_text(request: Request, form: FormData) -> Response:
    """Check a text that somebody is typing, and change nothing."""
    opened = desk_of(request).open(request.path_params["key"])
    typed = str(form.get("text", ""))
    return _text(request, opened, typed, _problems(opened, typed), is_checked=True)


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


def _text(
    request: Request, opened: OpenCase, text: str, problems: tuple[Problem, ...], *, is_checked: bool = False
) -> Response:
    line = _number(request.query_params.get("line", "0"))
    plain = text.replace("\r\n", "\n")
    context: dict[str, Any] = {
        "text": plain,
        "problems": problems,
        "line": line,
        "is_checked": is_checked,
        "anchor": anchor,
        "board": _board(opened),
        "form": None,
    }
    return show(request, "board_text.html.jinja", opened, **context, lines=plain.count("\n") + 1)


def _problems(opened: OpenCase, text: str) -> tuple[Problem, ...]:
    try:
        load_text(text, opened.path, opened.name)
    except CaseError as fault:
        return fault.problems
    except CountermoveError as fault:
        return (Problem(str(fault), path=str(opened.path)),)
    return ()


def _shown(opened: OpenCase) -> str:
    """Return the text that the board is of: that of the file, or for a file of another program what it was read as."""
    return opened.text or (as_yaml(opened.sound) if opened.sound else "")


def _board(opened: OpenCase) -> Board | None:
    """Return what the board shows; None where the text cannot be read."""
    root = read_outline(_shown(opened))
    return board_of(root, opened.case, opened.sound) if root else None


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
    if not case.citations:
        return None

    def do(_: Any) -> Any:
        from countermove.citing.resolve import resolve_citations

        return resolve_citations(case)

    return desk.work("citations", case, "Looking up what is cited", do, patience=PATIENCE_SECONDS)


def _outcomes(desk: Desk, case: Case | None) -> tuple[int, ...]:
    """Return the outcomes that can be reached and hold, where they have been worked out already."""
    if case is None:
        return ()
    job = desk.jobs.known(("assessment", case.hash, case.path, repr([])))
    return tuple(job.result.assessment.openings.outcomes) if job and job.state is State.DONE else ()


def _was(text: str) -> dict[str, str]:
    try:
        found = json.loads(text or "{}")
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise CountermoveError("this change cannot be read; draw the page again and ask once more")
    return {str(name): str(value) for name, value in found.items()}


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else 0


def _refuse_fixed(opened: OpenCase) -> None:
    if not opened.is_editable:
        raise CountermoveError(
            f"{opened.name} cannot be changed here: it came with the program, or is a file of another one. "
            "Make a copy of it in this folder first."
        )


routes: list[Any] = [
    get("/board/{key:path}", board),
    get("/board-state/{key:path}", state),
    get("/board-inside/{key:path}", inside),
    get("/board-form/{key:path}", form),
    get("/board-check/{key:path}", check),
    post("/board-save/{key:path}", save),
    post("/board-remove/{key:path}", remove),
    post("/board-back/{key:path}", take_back),
    post("/board-text/{key:path}", check_text),
]
