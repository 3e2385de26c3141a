"""Pages from templates: every text is escaped, and whatever a template asks for and does not get is an error."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from countermove.report.templating import environment_of

if TYPE_CHECKING:
    from jinja2 import Environment


def render(template: str, context: Mapping[str, Any]) -> str:
    """Return a page of the desk."""
    return environment().get_template(template).render(context)


@cache
def environment() -> Environment:
    """Return the templates of the desk."""
    return environment_of("desk/templates", address=address, drawing=drawing)


def address(page: str, key: str = "", **parameters: str) -> str:
    """Return the address of a page of a case: ``/board/harbour/case.yaml``."""
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in parameters.items() if value)
    path = f"/{page}/{quote(key, safe='/@')}" if key else f"/{page}"
    return f"{path}?{query}" if query else path


def drawing(svg: str) -> Any:
    """Return a drawing made by ``report/charts`` as markup; its labels are escaped where it is made."""
    from markupsafe import Markup

    return Markup(svg)
