"""Templates in which every text is escaped, and whatever they ask for and do not get is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from countermove.report.letters import clean

if TYPE_CHECKING:
    from jinja2 import Environment


def environment_of(folder: str, **given: Any) -> Environment:
    """Return the templates of a folder of the package.

    Args:
        given: what every template may ask for besides.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    def finalise(value: Any) -> Any:
        return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    found = Environment(
        loader=PackageLoader("countermove", folder),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalise,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals.update(given)
    return found
