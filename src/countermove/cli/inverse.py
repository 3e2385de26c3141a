"""``countermove inverse``: whose preferences would have to differ, and how, for a state to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from countermove.cli.flags import Case, Drop, Hold, MaxStates, Party, Profile, State

if TYPE_CHECKING:
    from countermove.engine.inverse.inverse import Inverse

CAUTION = (
    "The others' preferences are as coded, unless said otherwise. That a change would do it does not mean that it is "
    "likely, or that anybody wants it. A count of rankings is not a probability."
)


def inverse(
    case: Case,
    state: State,
    party: Party = None,
    concept: Annotated[
        list[str] | None,
        typer.Option(help="nash, gmr, smr, seq, sseq or all; may be repeated. The first four by default."),
    ] = None,
    depth: Annotated[
        int, typer.Option(min=1, max=4, help="How many joint changes of priorities to try where answers are credible.")
    ] = 2,
    json_file: Annotated[
        str | None, typer.Option("--json", metavar="FILE", help="Write everything as JSON; - is standard output.")
    ] = None,
    max_states: MaxStates = None,
    hold: Hold = None,
    profile: Profile = None,
    drop: Drop = None,
) -> None:
    """Say whose preferences would have to differ, and how, for a state to be stable, or to be so no longer."""
    from countermove.cli.solve import refuse_unknown, solved
    from countermove.engine.inverse.inverse import inverse as invert
    from countermove.engine.inverse.readings import READINGS, readings

    refuse_unknown([name for name in concept or () if name.lower() not in READINGS] or None)
    readings(concept)  # a concept that cannot be asked backwards is said before anything is solved
    solution = solved(case, ["nash"], max_states, hold, profile, drop)
    found = invert(solution, state, party, concept, depth)
    if json_file is not None:
        from countermove.cli.json_output import write_json
        from countermove.engine.inverse.present import FORMAT

        write_json(json_file, FORMAT, found.to_json())
    if json_file != "-":
        _print(found)


def _print(found: Inverse) -> None:
    from rich.console import Console

    from countermove.cli.solve import taken
    from countermove.engine.inverse.wording import lines

    console = Console(highlight=False)
    solution = found.solution
    console.print(f"{solution.case}: state {solution.states.name(found.place)}", style="bold", markup=False)
    console.print(taken(solution, found.place), markup=False)
    for line in lines(found):
        if line.heads:
            console.print()
        _print_indented(console, line.text, line.depth, "bold" if line.heads else None)
    console.print()
    for note in _notes(found):
        _print_indented(console, note, 0, None, hanging="")


def _notes(found: Inverse) -> list[str]:
    from countermove.engine.concepts import CONCEPTS

    asked = {reading.id for reading in found.readings}
    meanings = [f"{concept.id}: {concept.meaning}." for concept in CONCEPTS if concept.id in asked]
    held = found.solution.held
    return [*meanings, *([f"Held at the status quo: {', '.join(held)}."] if held else []), CAUTION]


def _print_indented(console: Any, text: str, depth: int, style: str | None, hanging: str = "  ") -> None:
    """Print a paragraph so that its further lines stand under its first, a little deeper."""
    from textwrap import fill

    first = "  " * depth
    wrapped = fill(
        text, console.width, initial_indent=first, subsequent_indent=f"{first}{hanging}", break_on_hyphens=False
    )
    console.print(wrapped, style=style, markup=False, soft_wrap=True)
