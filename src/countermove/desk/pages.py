"""How a view answers: pages around one case, forms that were posted, and what to show when something is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from countermove.desk.desk import Desk
from countermove.desk.disputes import Conflict, Stale
from countermove.desk.folder import Outside
from countermove.desk.opened import OpenCase
from countermove.desk.posted import operation_of
from countermove.desk.rendering import address, render
from countermove.errors import CountermoveError

PAGES = (
    ("reading", "Reading room", "Documents and what they say"),
    ("board", "Board", "Who can do what, and wants what"),
    ("answers", "Answers", "What holds, what follows, what is hardest"),
    ("what-if", "What if", "Change something and see what changes"),
    ("sure", "How sure", "What holds however open points are settled"),
    ("paper", "Paper", "Read it, take it away"),
)
"""The pages around a case: the first part of their address, their name, and what they are for."""


TECHNICAL = frozenset({"next", "was", "mode", "expected", "kind", "operation"})
"""Fields of forms that mean nothing to people."""


def desk_of(request: Request) -> Desk:
    """Return the desk that a request is for."""
    desk: Desk = request.app.state.desk
    return desk


def show(
    request: Request, template: str, opened: OpenCase | None = None, *, status: int = 200, **context: Any
) -> Response:
    """Return a page; see ``templates/base.html.jinja`` for what every page has."""
    desk = desk_of(request)
    notices = []
    while desk.notices:
        notices.append(desk.notices.popleft())
    common = {
        "pages": PAGES,
        "page": request.url.path.split("/")[1],
        "here": _here(request),
        "folder": desk.folder,
        "opened": opened,
        "notices": notices,
    }
    return HTMLResponse(render(template, common | context), status)


def _here(request: Request) -> str:
    """Return the address to come back to: that of the page, or of the board where a page answers a form."""
    if request.method == "GET":
        return request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return _home(request)


def fragment(template: str, status: int = 200, **context: Any) -> Response:
    """Return a part of a page, for a page that asks for it."""
    return HTMLResponse(render(template, context), status)


def back(form: Mapping[str, Any], otherwise: str = "/") -> Response:
    """Return to the page on which a form stood: its field ``next``, where that is an address of the desk."""
    return RedirectResponse(_ours(form) or otherwise, 303)


def _ours(form: Mapping[str, Any]) -> str:
    """Return where a form wants to go on; nothing where that is no address of the desk."""
    there = str(form.get("next", ""))
    is_ours = there.startswith("/") and not there.startswith(("//", "/\\")) and not set(there) & set("\r\n\t\0")
    return there if is_ours else ""


def get(path: str, view: Callable[[Request], Response]) -> Route:
    """Return the route of a page; the view runs in a thread of its own."""
    return Route(path, _told(view), methods=["GET"])


def post(path: str, view: Callable[[Request, FormData], Response]) -> Route:
    """Return the route that a form is sent to."""

    async def endpoint(request: Request) -> Response:
        async with request.form(max_files=20, max_fields=2_000, max_part_size=4_000_000) as form:
            return await run_in_threadpool(_told(view), request, form)

    return Route(path, endpoint, methods=["POST"])


def _told(view: Callable[..., Response]) -> Callable[..., Response]:
    """Return a view whose errors become pages: what was refused, and what can be done."""

    @wraps(view)
    def safe(request: Request, *more: Any) -> Response:
        try:
            return view(request, *more)
        except Stale as fault:
            return stale(request, fault, *more)
        except Conflict as fault:
            return show(request, "refused.html.jinja", status=409, sentence=str(fault), there=_home(request))
        except Outside as fault:
            return show(request, "refused.html.jinja", status=404, sentence=str(fault), there="/")
        except CountermoveError as fault:
            return show(request, "refused.html.jinja", status=422, sentence=str(fault), there=_home(request, *more))

    return safe


def stale(request: Request, fault: Stale, form: FormData) -> Response:
    """Return a page that offers to do a change after all that was asked for on a page that is out of date."""
    opened = desk_of(request).open(request.path_params["key"])
    fields = [(name, value) for name, value in form.multi_items() if name != "revision" and isinstance(value, str)]
    context = {"fields": fields, "told": _told_of(form, fields), "since": fault.since, "action": request.url.path}
    return show(request, "stale.html.jinja", opened, status=409, **context)


def _told_of(form: FormData, fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return what a form asks for, for people: the sentence of its operation, or the fields that were filled in."""
    try:
        return [("change", operation_of(form).label)]
    except CountermoveError:
        return [(name, value) for name, value in fields if name not in TECHNICAL and value]


def _home(request: Request, form: Mapping[str, Any] | None = None) -> str:
    key = request.path_params.get("key", "")
    return _ours(form or {}) or (address("board", key) if key else "/")
