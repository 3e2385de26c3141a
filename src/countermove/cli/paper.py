"""``countermove paper``: write the options paper."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def paper(
    case: Annotated[str, typer.Argument(help="A case file, its folder, or a bundled case's name.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write: .html or .md.")],
    actor: Annotated[str | None, typer.Option(help="The initiator; by default the case's question.")] = None,
    target: Annotated[str | None, typer.Option(help="Who has to answer.")] = None,
    ally: Annotated[list[str] | None, typer.Option(help="An ally of the target; may be repeated.")] = None,
    package: Annotated[list[str] | None, typer.Option(help="Look only at this package.")] = None,
    max_changes: Annotated[
        int | None, typer.Option(min=1, max=3, help="Most changes in an unnamed initiative.")
    ] = None,
    profile: Annotated[list[str] | None, typer.Option(help="PARTY:NAME, another reading of a party's order.")] = None,
    drop: Annotated[list[str] | None, typer.Option(help="PARTY/preferences/3: leave that statement out.")] = None,
    mute: Annotated[list[str] | None, typer.Option(help="A party that never moves.")] = None,
    only: Annotated[str | None, typer.Option(help="Only initiatives made of the options of this area.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file if it is there.")] = False,
) -> None:
    """Write the options paper of a case, as a self-contained page (.html) or as Markdown (.md)."""
    from countermove.assessment import assess
    from countermove.cli.ablations import dropped_lines, profiles_by_party
    from countermove.cli.progress import progress
    from countermove.report.write import check_target, write_paper

    check_target(output, force)
    with progress() as report:
        found = assess(
            case,
            actor,
            target,
            allies=ally,
            packages=package,
            max_changes=max_changes,
            profiles=profiles_by_party(profile),
            dropped=dropped_lines(drop),
            muted=mute or (),
            only_area=only,
            progress=report,
        )
        write_paper(found, output, report)
    print(f"Wrote {output}")
