"""What the forms and buttons of the board ask for: several fields as one step, taking out with uses, taking back."""

from __future__ import annotations

import json
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from countermove.desk.board.forms import form_for
from countermove.desk.board.opened_board import opened_board
from countermove.desk.board.outline import read_outline, steps_of
from countermove.desk.board.saving import operations_of
from countermove.desk.disputes import Stale
from countermove.desk.opened import OpenCase
from countermove.desk.pages import back, desk_of, post, show
from countermove.desk.posted import operation_of
from countermove.desk.rendering import address
from countermove.desk.views.board import board_page
from countermove.desk.views.board_text import number_in
from countermove.editing.errors import StillNamed
from countermove.errors import CaseError, CountermoveError


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
    try:
        operations = operations_of(
            hidden["mode"], steps_of(hidden["at"], root), fields, _was(hidden["was"]), hidden["expected"]
        )
        if operations:
            more = f", and {len(operations) - 1} more" if len(operations) > 1 else ""
            opened.edit_all(operations, operations[0].label + more, revision)
    except Stale:
        raise
    except CountermoveError as fault:
        return _again(request, opened, hidden, fields, fault)
    return back(form, address("board", opened.key))


def _again(
    request: Request, opened: OpenCase, hidden: dict[str, str], fields: dict[str, str], fault: CountermoveError
) -> Response:
    """Return the board with a form that could not be done: what was typed is in it still, with what is wrong."""
    found = opened_board(opened)
    if found is None:
        raise fault
    form = form_for(found, hidden["mode"], hidden["at"])
    told = "; ".join(one.message for one in fault.problems) if isinstance(fault, CaseError) else str(fault)
    return board_page(request, opened, found, form.refused(fields, hidden["was"], told), status=422)


def remove(request: Request, form: FormData) -> Response:
    """Take something out; where other places name it, list them and offer to take them out with it."""
    opened = desk_of(request).open(request.path_params["key"])
    _refuse_fixed(opened)
    operation = operation_of(form)
    try:
        opened.edit(operation, str(form.get("revision", "")))
    except StillNamed as fault:
        whole = json.dumps({**operation.to_dict(), "with_uses": True})
        there = back(form, address("board", opened.key)).headers["location"]
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
    for _ in range(min(number_in(str(form.get("steps", "0"))), len(opened.steps))):
        opened.undo(revision)
        revision = opened.revision
    return back(form, address("board", opened.key))


def _was(text: str) -> dict[str, str]:
    try:
        found = json.loads(text or "{}")
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise CountermoveError("this change cannot be read; draw the page again and ask once more")
    return {str(name): str(value) for name, value in found.items()}


def _refuse_fixed(opened: OpenCase) -> None:
    if not opened.is_editable:
        raise CountermoveError(
            f"{opened.name} cannot be changed here: it came with the program, or is a file of another one. "
            "Make a copy of it in this folder first."
        )


routes: list[Any] = [
    post("/board-save/{key:path}", save),
    post("/board-remove/{key:path}", remove),
    post("/board-back/{key:path}", take_back),
]
