"""The parts of the page that look at what one party could do: what their templates show."""

from __future__ import annotations

from typing import Any

from countermove.desk.answers.page import Page, as_sections, cited, refused, view_of_page, words_cited, working
from countermove.desk.content import shown
from countermove.desk.jobs import State


def options(page: Page) -> dict[str, Any]:
    """Return the initiatives compared: summary, table, pictures."""
    from countermove.desk.answers.comparison import comparison_of
    from countermove.desk.answers.parts import compared, in_short

    view, job, carried = view_of_page(page)
    if view is None:
        return working(job)
    fields = page.fields
    drawn = page.drawn("compared", lambda: compared(view))
    sort, _, way = fields.get("sort", "").partition(".")
    return {
        "template": "answers_options.html.jinja",
        "short": in_short(view),
        "quotations": words_cited(page),
        "table": comparison_of(view, sort, way, fields.get("area", "")),
        "rest": drawn,
        "sort": sort,
        "way": way,
        "sorted_by": fields.get("sort", ""),
        "area": fields.get("area", ""),
        "carried": carried,
        "panel": cell_panel(page),
    }


def cell_panel(page: Page) -> dict[str, Any] | None:
    """Return what a cell that was asked for rests on; None where none was, or nothing is known yet."""
    from countermove.desk.answers.opened import opened

    if not page.fields.get("why"):
        return None
    view, *_ = view_of_page(page)
    if view is None:
        return None
    found = opened(view, page.fields["why"], page.fields.get("column") or "initiative")
    return {"cell": found, "state": None, **cited(page)}


def before_after(page: Page) -> dict[str, Any]:
    """Return the options and dilemmas before and after the initiative that was chosen, or the hardest."""
    from countermove.desk.answers.parts import before_after_of

    view, job, _ = view_of_page(page)
    if view is None:
        return working(job)
    if not view.shown:
        return refused(f"No initiative is open to {view.us} under this question.")
    chosen = page.fields.get("row") or view.shown[0].id
    rows = [(row.id, view.numbered(row)) for row in view.shown]
    content = shown(before_after_of(view, chosen), page.opened.key)
    return as_sections(content, picks=rows, picked=chosen, pick="row", pick_label="Initiative")


def inside(page: Page) -> dict[str, Any]:
    """Return who inside the target is pulled and pushed."""
    from countermove.desk.answers.parts import inside_of

    view, job, _ = view_of_page(page)
    if view is None:
        return working(job)
    drawn = page.drawn("inside", lambda: inside_of(view))
    return as_sections(drawn.result) if drawn.state is State.DONE else working(drawn)


def outcomes(page: Page) -> dict[str, Any]:
    """Return what can be reached, and what will not change."""
    from countermove.desk.answers.parts import outcomes_of

    view, job, carried = view_of_page(page)
    if view is None or carried is None:
        return working(job)
    whole = " whole" if carried.state is State.DONE else ""
    drawn = page.drawn(f"outcomes{whole}", lambda: outcomes_of(view))
    return as_sections(drawn.result, carried=carried) if drawn.state is State.DONE else working(drawn)
