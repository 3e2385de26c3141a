"""The text of a case beside its problems: a line that was asked for, and a check that changes nothing."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from countermove.casefile.load import load_text
from countermove.desk.board.opened_board import opened_board
from countermove.desk.board.outline import anchor
from countermove.desk.opened import OpenCase
from countermove.desk.pages import desk_of, post, show
from countermove.errors import CaseError, CountermoveError, Problem


def check_text(request: Request, form: FormData) -> Response:
    """Check a text that somebody is typing, and change nothing."""
    opened = desk_of(request).open(request.path_params["key"])
    typed = str(form.get("text", ""))
    return text_page(request, opened, typed, _problems(opened, typed), is_checked=True)


def text_page(
    request: Request, opened: OpenCase, text: str, problems: tuple[Problem, ...], *, is_checked: bool = False
) -> Response:
    """Return the page with a text, which need not be that of the case, and what is wrong with it."""
    line = number_in(request.query_params.get("line", "0"))
    plain = text.replace("\r\n", "\n")
    context: dict[str, Any] = {
        "text": plain,
        "problems": problems,
        "line": line,
        "is_checked": is_checked,
        "anchor": anchor,
        "board": opened_board(opened),
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


def number_in(text: str) -> int:
    """Return a whole number that was sent, or 0."""
    return int(text) if text.isdecimal() and len(text) < 9 else 0


routes: list[Any] = [post("/board-text/{key:path}", check_text)]
