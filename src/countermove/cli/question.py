"""The flags with which a question is put to a case, shared by every command that assesses options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from countermove.cli.flags import Drop, Profile

__all__ = ["Actor", "Ally", "Case", "Drop", "MaxChanges", "Mute", "Only", "Package", "Profile", "Target", "put"]

if TYPE_CHECKING:
    from countermove.assessment import CaseAssessment
    from countermove.engine.watch import Progress

Case = Annotated[str, typer.Argument(help="A case file, its folder, or a bundled case's name.")]
Actor = Annotated[str | None, typer.Option(help="The initiator; by default the case's question.")]
Target = Annotated[str | None, typer.Option(help="Who has to answer.")]
Ally = Annotated[list[str] | None, typer.Option(help="An ally of the target; may be repeated.")]
Package = Annotated[
    list[str] | None, typer.Option(help="Look only at this package, or at changes like agenda,-tariff.")
]
MaxChanges = Annotated[int | None, typer.Option(help="Most changes in an unnamed initiative: 1, 2 or 3.")]
Mute = Annotated[list[str] | None, typer.Option(help="A party that never moves.")]
Only = Annotated[str | None, typer.Option(help="Only initiatives made of the options of this area.")]


def put(case: str, flags: dict[str, Any], report: Progress) -> CaseAssessment:
    """Assess a case as the flags ask: actor, target, ally, package, max_changes, profile, drop, mute, only."""
    if flags["max_changes"] not in (None, 1, 2, 3):
        raise typer.BadParameter(f"{flags['max_changes']} is not 1, 2 or 3", param_hint="--max-changes")
    from countermove.assessment import assess
    from countermove.cli.ablations import dropped_lines, profiles_by_party

    return assess(
        case,
        flags["actor"],
        flags["target"],
        allies=flags["ally"],
        packages=flags["package"],
        max_changes=flags["max_changes"],
        profiles=profiles_by_party(flags["profile"]),
        dropped=dropped_lines(flags["drop"]),
        muted=flags["mute"] or (),
        only_area=flags["only"],
        progress=report,
    )
