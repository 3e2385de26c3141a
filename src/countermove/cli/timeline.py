"""``countermove timeline``: what was done and said when, who answered whom, and how a campaign reads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from countermove.cli.flags import Case

if TYPE_CHECKING:
    from countermove.chronology import CaseTimeline

On = Annotated[str, typer.Option("--on", metavar="DATE", help="Where every option stood at the end of that day.")]
Within = Annotated[
    int | None,
    typer.Option("--within", metavar="DAYS", min=0, help="What else followed within so many days, by whom."),
]
Theme = Annotated[str, typer.Option("--theme", metavar="THEME", help="Only events that treat this theme.")]
Audience = Annotated[str, typer.Option("--audience", metavar="WHO", help="Only events meant for somebody.")]
Actor = Annotated[str, typer.Option("--actor", metavar="WHO", help="Only what this actor did and said.")]
Since = Annotated[str, typer.Option("--since", metavar="DATE", help="Only what may have come on that date or later.")]
Until = Annotated[str, typer.Option("--until", metavar="DATE", help="Only what may have come by that date.")]
Compare = Annotated[
    str | None, typer.Option("--compare", metavar="CASE", help="Another coder's case: agreement on events they share.")
]
Picture = Annotated[Path | None, typer.Option("--svg", metavar="FILE.svg", help="Draw the lanes in a new file.")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite the picture if it is there.")]
JsonFile = Annotated[
    str | None, typer.Option("--json", metavar="FILE", help="Write the result as JSON; - is standard output.")
]


def timeline(
    case: Case,
    on: On = "",
    within: Within = None,
    theme: Theme = "",
    audience: Audience = "",
    actor: Actor = "",
    since: Since = "",
    until: Until = "",
    compare: Compare = None,
    svg: Picture = None,
    force: Force = False,
    json_file: JsonFile = None,
) -> None:
    """Say what was done and said when, who answered whom and how soon, where options stood, and how a campaign reads.

    Dates are YYYY, YYYY-MM or YYYY-MM-DD. What the dates leave open stays open; nothing here claims a cause.
    """
    from countermove.chronology import timeline as timeline_of
    from countermove.cli.json_output import check_json, write_json
    from countermove.cli.paths import check_picture

    check_json(json_file)
    if svg is not None:
        check_picture(svg, force)
    asked = {"on": on, "theme": theme, "audience": audience, "actor": actor, "since": since, "until": until}
    found = timeline_of(case, **asked, **({} if within is None else {"within": within}))
    agreed = found.agreement(compare) if compare else ()
    if svg is not None:
        _draw(found, svg)
    if json_file is not None:
        from countermove.analysis.timeline.as_json import FORMAT

        write_json(json_file, FORMAT, found.to_json(agreed))
    if json_file != "-":
        from countermove.cli.timeline_text import print_timeline

        print_timeline(found, agreed, shows_followed=within is not None)
        if svg is not None:
            print(f"\nWrote {svg}")


def _draw(found: CaseTimeline, path: Path) -> None:
    from countermove.errors import CountermoveError

    try:
        path.write_text(found.svg() + "\n", encoding="utf-8")
    except OSError as fault:
        raise CountermoveError(f"{path}: cannot be written: {fault.strerror or fault}") from None
