"""``countermove paper``: write the options paper."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from countermove.cli.flags import Sources
from countermove.cli.question import Actor, Ally, Case, Drop, MaxChanges, Mute, Only, Package, Profile, Target, put


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
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file if it is there.")] = False,
) -> None:
    """Write the options paper of a case, as a self-contained page (.html) or as Markdown (.md)."""
    flags = {name: value for name, value in locals().items() if name != "sources"}
    from countermove.citing.resolve import resolve_citations
    from countermove.cli.progress import progress
    from countermove.report.write import check_target, write_paper

    check_target(output, force)
    with progress() as report:
        found = put(case, flags, report)
        write_paper(found, output, report, resolve_citations(found.case, sources or []))
    print(f"Wrote {output}")
