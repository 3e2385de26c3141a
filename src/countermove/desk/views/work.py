"""Work that goes on in the background: how far it is, and a button that stops it."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from countermove.desk.folder import Outside
from countermove.desk.pages import back, desk_of, fragment, get, post


def progress(request: Request) -> Response:
    """Return how far a piece of work has come; once it is over, what makes the page draw itself anew."""
    job = desk_of(request).jobs.get(request.path_params["number"])
    if job is None:
        raise Outside("this work is no longer known; draw the page again")
    return fragment("progress.html.jinja", job=job, here=request.query_params.get("here", "/"))


def cancel(request: Request, form: FormData) -> Response:
    """Ask a piece of work to stop."""
    job = desk_of(request).jobs.get(request.path_params["number"])
    if job is not None:
        job.cancel()
        job.wait(2.0)
    return back(form)


def again(request: Request, form: FormData) -> Response:
    """Do a piece of work anew that was stopped or has failed."""
    desk_of(request).jobs.drop(request.path_params["number"])
    return back(form)


routes: list[Any] = [
    get("/job/{number}", progress),
    post("/job/{number}/cancel", cancel),
    post("/job/{number}/again", again),
]
