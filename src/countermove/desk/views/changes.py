"""What changes a case, wherever on the desk it is asked for: operations, undo, redo, saving, deciding conflicts."""

from __future__ import annotations

import shutil
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from countermove.casefile.catalogue import bundled_path
from countermove.desk.desk import BUNDLED
from countermove.desk.pages import back, desk_of, get, post, show
from countermove.desk.posted import operation_of
from countermove.desk.rendering import address
from countermove.errors import CountermoveError


def edit(request: Request, form: FormData) -> Response:
    """Do the operation that a form asks for."""
    opened = desk_of(request).open(request.path_params["key"])
    _refuse_fixed(opened.is_editable, opened.name)
    opened.edit(operation_of(form), str(form.get("revision", "")))
    return back(form, address("board", opened.key))


def rewrite(request: Request, form: FormData) -> Response:
    """Put the text that somebody edited by hand in the place of the present one."""
    opened = desk_of(request).open(request.path_params["key"])
    _refuse_fixed(opened.is_editable, opened.name)
    opened.rewrite(str(form.get("text", "")), "Edited the text by hand", str(form.get("revision", "")))
    return back(form, address("board", opened.key))


def undo(request: Request, form: FormData) -> Response:
    """Take the last step back."""
    opened = desk_of(request).open(request.path_params["key"])
    opened.undo(str(form.get("revision", "")))
    return back(form, address("board", opened.key))


def redo(request: Request, form: FormData) -> Response:
    """Do the last step again that was taken back."""
    opened = desk_of(request).open(request.path_params["key"])
    opened.redo(str(form.get("revision", "")))
    return back(form, address("board", opened.key))


def save(request: Request, form: FormData) -> Response:
    """Write the draft into the case file."""
    desk = desk_of(request)
    opened = desk.open(request.path_params["key"])
    _refuse_fixed(opened.is_editable, opened.name)
    opened.save(str(form.get("revision", "")))
    note = f"Saved {opened.path.name}."
    if opened.problems:
        note += f" It has {len(opened.problems)} problem{'s' if len(opened.problems) > 1 else ''} still."
    desk.notices.append(note)
    return back(form, address("board", opened.key))


def decide(request: Request, form: FormData) -> Response:
    """Decide which of two changed texts stands, or put them together."""
    opened = desk_of(request).open(request.path_params["key"])
    opened.resolve(str(form.get("choice", "")), str(form.get("revision", "")))
    return back(form, address("board", opened.key))


def conflict(request: Request) -> Response:
    """Show how the file and the draft differ."""
    opened = desk_of(request).open(request.path_params["key"])
    return show(request, "conflict.html.jinja", opened, conflict=opened.conflict)


def text(request: Request) -> Response:
    """Give the present text, saved or not, as a file to take away."""
    opened = desk_of(request).open(request.path_params["key"])
    name = opened.path.name.encode("ascii", "replace").decode().replace('"', "_").replace("?", "_")
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return PlainTextResponse(opened.text.encode("utf-8"), headers=headers)


def copy(request: Request, _form: FormData) -> Response:
    """Copy a bundled case into the folder, with its documents, and go to the copy."""
    desk = desk_of(request)
    name = request.path_params["key"].removeprefix(BUNDLED)
    source = bundled_path(name)
    if source is None:
        raise CountermoveError(f"there is no bundled case called {name}")
    number, target = 1, desk.folder.root / name
    while target.exists():
        number, target = number + 1, desk.folder.root / f"{name}-{number + 1}"
    try:
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("published.yaml", "__pycache__"))
    except OSError as fault:
        shutil.rmtree(target, ignore_errors=True)
        raise CountermoveError(f"“{target.name}” cannot be copied into this folder: {_why(fault)}") from None
    return RedirectResponse(address("board", f"{target.name}/case.yaml"), 303)


def _why(fault: OSError) -> str:
    """Return why files could not be copied, without their paths; several faults of one copy are told as the first."""
    several = fault.args[0] if isinstance(fault, shutil.Error) and fault.args else None
    if not isinstance(several, list) or not several:
        return fault.strerror or str(fault)
    told = str(several[0][-1])
    return told.partition("] ")[2].partition(": ")[0] or told


def _refuse_fixed(is_editable: bool, name: str) -> None:
    if not is_editable:
        raise CountermoveError(
            f"{name} cannot be changed here: it came with the program, or is a file of another one. "
            "Make a copy of it in this folder first."
        )


routes: list[Any] = [
    post("/edit/{key:path}", edit),
    post("/rewrite/{key:path}", rewrite),
    post("/undo/{key:path}", undo),
    post("/redo/{key:path}", redo),
    post("/save/{key:path}", save),
    post("/decide/{key:path}", decide),
    get("/conflict/{key:path}", conflict),
    get("/text/{key:path}", text),
    post("/copy/{key:path}", copy),
]
