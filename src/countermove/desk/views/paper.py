"""The paper: read it here, and take it away in any of its forms."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from countermove.desk.desk import PATIENCE_SECONDS, Desk
from countermove.desk.jobs import Job, State
from countermove.desk.opened import OpenCase
from countermove.desk.pages import desk_of, get, show
from countermove.errors import CountermoveError

if TYPE_CHECKING:
    from countermove.casefile.case import Case
    from countermove.engine.watch import Progress
    from countermove.report.content import Paper

FORMS = (
    (".docx", "Word", "to edit and pass around"),
    (".pdf", "PDF", "tagged, to print and keep"),
    (".html", "One page", "opens in any browser, without scripts"),
    (".md", "Markdown", "plain text with footnotes"),
    (".xlsx", "Excel", "every table, a sheet each"),
    (".csv", "CSV", "the comparison table"),
)
"""The forms of a paper: ending, name, and what it is good for."""
KINDS = (("options", "Options paper"), ("campaign", "Campaign paper"))
LONGEST_WAIT_SECONDS = 120.0


def paper(request: Request) -> Response:
    """Show a paper and the forms that it can be taken away in."""
    desk = desk_of(request)
    opened = desk.open(request.path_params["key"])
    kind = _kind(request)
    job = _made(desk, desk.sound(opened), kind, PATIENCE_SECONDS)
    made: Paper | None = job.result if job.state is State.DONE else None
    return show(
        request,
        "paper.html.jinja",
        opened,
        kinds=KINDS,
        kind=kind,
        forms=FORMS,
        job=job,
        made=made,
        tables=_tables(made) if made else (),
    )


def preview(request: Request) -> Response:
    """Give the paper as a page to be framed; its one style sheet is allowed by what it says, and nothing else is."""
    from countermove.report.write import render

    made = _whole(request)
    content = render(made, ".html")
    return HTMLResponse(
        content,
        headers={"content-security-policy": _policy(content.decode("utf-8")), "x-frame-options": "SAMEORIGIN"},
    )


def take_away(request: Request) -> Response:
    """Give the paper in one of its forms, as a file."""
    from countermove.report.write import MEDIA_TYPES, check_ending, render

    ending = "." + request.query_params.get("form", "")
    table = request.query_params.get("table", "") if ending == ".csv" else ""
    check_ending(ending, table)
    opened = desk_of(request).open(request.path_params["key"])
    content = render(_whole(request), ending, table)
    name = f"{_plain(opened)}-{_kind(request)}{'-' + table if table else ''}{ending}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=MEDIA_TYPES[ending], headers=headers)


def _whole(request: Request) -> Paper:
    """Return the paper, made first where it is not there yet."""
    desk = desk_of(request)
    job = _made(desk, desk.sound(desk.open(request.path_params["key"])), _kind(request), LONGEST_WAIT_SECONDS)
    if job.state is not State.DONE:
        raise CountermoveError(job.error or "The paper is not ready; wait until its page shows it, and ask again.")
    found: Paper = job.result
    return found


def _made(desk: Desk, case: Case, kind: str, patience: float) -> Job:
    gathering = desk.gathered(case, patience)
    if gathering.state is not State.DONE:
        return gathering

    def do(progress: Progress) -> Paper:
        from countermove.report.kinds import kind_named
        from countermove.report.paper import paper_of

        progress("laying out the paper", 0, 1)
        return paper_of(gathering.result, kind_named(kind))

    return desk.work("paper", case, "Laying out the paper", do, asked={"kind": kind}, patience=patience)


def _kind(request: Request) -> str:
    from countermove.report.kinds import kind_named

    return kind_named(request.query_params.get("kind", "options")).name


def _tables(made: Paper) -> tuple[tuple[str, str], ...]:
    from countermove.report.naming_tables import tables_by_name

    return tuple((name, table.caption) for name, table in tables_by_name(made).items())


def _plain(opened: OpenCase) -> str:
    """Return a case's name as every system takes it for a file's."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", opened.name).strip("-.") or "paper"


def _policy(page: str) -> str:
    sheets = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    allowed = " ".join(f"'sha256-{b64encode(sha256(sheet.encode()).digest()).decode()}'" for sheet in sheets)
    return f"default-src 'none'; style-src {allowed}; img-src data:; base-uri 'none'; frame-ancestors 'self'"


routes: list[Any] = [
    get("/paper/{key:path}", paper),
    get("/paper-preview/{key:path}", preview),
    get("/paper-file/{key:path}", take_away),
]
