"""Answers: the assessment and what it rests on, dilemmas, those inside, outcomes, equilibria, the graph of moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from countermove.desk.answers.asked import choices_of, question_asked, refusal
from countermove.desk.answers.of_options import before_after, cell_panel, inside, options, outcomes
from countermove.desk.answers.of_states import moves_drawn, stable, state_panel
from countermove.desk.answers.page import OF_STATES, TABS, WITHIN, Page, missing, refused, view_of_page, words_cited
from countermove.desk.pages import desk_of, fragment, get, show
from countermove.desk.rendering import address
from countermove.errors import CountermoveError, unknown


def answers(request: Request) -> Response:
    """Show one part of the answers; what takes long is worked out once and kept."""
    page = _page(request)
    why_not = "" if page.tab in OF_STATES else refusal(page.case, page.asked)
    part = refused(why_not) if why_not else PARTS[page.tab](page)
    common: dict[str, Any] = {
        "tabs": TABS,
        "tab": page.tab,
        "asked": page.asked,
        "choices": choices_of(page.case),
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
    try:
        found = state_panel(page) if page.tab in OF_STATES else cell_panel(page)
    except CountermoveError as reason:
        found = missing(str(reason))
    found = found or missing("This is still being worked out; close this, and try again in a moment.")
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


def short(request: Request) -> Response:
    """Return the summary by itself, for a page on which it was not whole yet."""
    from countermove.desk.answers.parts import in_short

    page = _page(request)
    view, _, carried = view_of_page(page)
    if view is None:
        raise CountermoveError("This is still being worked out; try again in a moment.")
    more = {"short": in_short(view), "carried": carried, "quotations": words_cited(page)}
    return fragment("answers_short.html.jinja", opened=page.opened, link=page.link, **more)


PARTS: dict[str, Callable[[Page], dict[str, Any]]] = {
    "options": options,
    "before-after": before_after,
    "inside": inside,
    "outcomes": outcomes,
    "stable": stable,
    "moves": moves_drawn,
}
routes: list[Any] = [
    get("/answers/{key:path}", answers),
    get("/answers-panel/{key:path}", panel),
    get("/answers-short/{key:path}", short),
]
