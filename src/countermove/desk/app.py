"""The desk as a web application: its pages, its files, and the guard before them all."""

from __future__ import annotations

import logging
from importlib import import_module, resources
from pkgutil import iter_modules

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from countermove.desk import views
from countermove.desk.desk import Desk
from countermove.desk.pages import show
from countermove.desk.security import Guard, Keys

LOG = logging.getLogger("countermove.desk")


def make_app(desk: Desk, keys: Keys) -> ASGIApp:
    """Return the application of a desk; nothing but what ``keys`` let in gets past its guard."""
    static = str(resources.files("countermove.desk") / "static")
    routes: list[BaseRoute] = [Mount("/static", StaticFiles(directory=static)), Route("/favicon.ico", _icon)]
    for name in sorted(module.name for module in iter_modules(views.__path__)):
        routes += import_module(f"{views.__name__}.{name}").routes
    app = Starlette(routes=routes, exception_handlers={400: _unreadable, 404: _nothing, 405: _nothing, 500: _failed})
    app.state.desk = desk
    return Guard(app, keys)


async def _icon(request: Request) -> Response:
    del request
    return RedirectResponse("/static/icon.svg", 303)


async def _unreadable(request: Request, fault: Exception) -> Response:
    """Answer a form that is cut short, or has more in it than a form may have."""
    told = f"What was sent cannot be taken: {getattr(fault, 'detail', fault)}"
    return show(request, "refused.html.jinja", status=400, sentence=told, there="/")


async def _nothing(request: Request, fault: Exception) -> Response:
    del fault
    return show(request, "refused.html.jinja", status=404, sentence="There is nothing at this address.", there="/")


async def _failed(request: Request, fault: Exception) -> Response:
    LOG.error("a page failed: %s", request.url.path, exc_info=fault)
    told = "Something went wrong that is our fault; nothing of yours was changed. The terminal has details."
    return show(request, "refused.html.jinja", status=500, sentence=told, there="/")
