"""``countermove paper``: write the options paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from countermove.cli.flags import Sources
from countermove.cli.question import Actor, Ally, Case, Drop, MaxChanges, Mute, Only, Package, Profile, Target, put

if TYPE_CHECKING:
    from countermove.forecasts.forecast import Forecast


Forecasts = Annotated[
    Path | None,
    typer.Option(metavar="REGISTER", help="A register of forecasts: those made from this case go into the paper."),
]
AsOf = Annotated[
    str, typer.Option(metavar="DAY", help="The day as of which forecasts are told; by default the last they note.")
]


def paper(
    case: Case,
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write: .html or .md.")],
    actor: Actor = None,
    target: Target = None,
    ally: Ally = None,
    package: Package = None,
    max_changes: MaxChanges = None,
    profile: Profile = None,
    drop: Drop = None,
    mute: Mute = None,
    only: Only = None,
    sources: Sources = None,
    forecasts: Forecasts = None,
    forecasts_on: AsOf = "",
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file if it is there.")] = False,
) -> None:
    """Write the options paper of a case, as a self-contained page (.html) or as Markdown (.md)."""
    flags = dict(locals())
    from countermove.citing.resolve import resolve_citations
    from countermove.cli.cores import cores
    from countermove.cli.progress import progress
    from countermove.report.write import check_target, write_paper

    check_target(output, force)
    register = _forecasts(forecasts)
    day = _day(forecasts_on)
    with progress() as report:
        found = put(case, flags, report)
        citations = resolve_citations(found.case, sources or [])
        write_paper(found, output, report, citations, forecasts=register, as_of=day, workers=cores())
    print(f"Wrote {output}")


def _forecasts(path: Path | None) -> tuple[Forecast, ...] | None:
    if path is None:
        return None
    from countermove.forecasts.register import Register

    with Register.open(path, writes=False) as register:
        return register.forecasts()


def _day(text: str) -> str:
    if not text:
        return ""
    from countermove.cli.forecasts_flags import day_or_today

    return day_or_today(text, "the day as of which forecasts are told")
