"""``countermove paths``: how a conflict can move on from where it stands, and where that can end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from countermove.cli.flags import Case, Drop, Hold, MaxStates, Profile

if TYPE_CHECKING:
    from countermove.engine.evolution import Evolution, Step, Target, Ways
    from countermove.engine.solution import Solution

SHOWN, WALKED = 20, 6
CONCEPTS = "nash, gmr, smr, seq, sim, sseq, seq_or_sim, or all"

Start = Annotated[
    str | None, typer.Option("--from", metavar="STATE", help="Where to start; by default the status quo.")
]
To = Annotated[
    list[str] | None,
    typer.Option("--to", metavar="STATE", help="Where it might end; may be repeated. By default all equilibria."),
]
Concepts = Annotated[
    list[str] | None,
    typer.Option(help=f"Equilibria under {CONCEPTS}; may be repeated. The first five by default."),
]
Coalition = Annotated[
    list[str] | None, typer.Option(metavar="A+B", help="Let these move as one where all of them gain; may be repeated.")
]
Picture = Annotated[Path | None, typer.Option(metavar="FILE.svg", help="Draw the ways as a picture in a new file.")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite the picture if it is there.")]
JsonFile = Annotated[
    str | None, typer.Option("--json", metavar="FILE", help="Write the result as JSON; - is standard output.")
]


def paths(
    case: Case,
    start: Start = None,
    to: To = None,
    concept: Concepts = None,
    coalition: Coalition = None,
    picture: Picture = None,
    force: Force = False,
    json_file: JsonFile = None,
    max_states: MaxStates = None,
    hold: Hold = None,
    profile: Profile = None,
    drop: Drop = None,
) -> None:
    """Say which states can be reached from where things stand, by whose steps, and who would have to hurt itself."""
    from countermove.cli.progress import progress
    from countermove.cli.solve import refuse_unknown, solved
    from countermove.engine.evolution import FORMAT, evolve

    refuse_unknown(concept)
    if picture is not None:
        check_picture(picture, force)
    solution = solved(case, concept, max_states, hold, profile, drop)
    with progress() as report:
        found = evolve(solution, start, to, coalition or (), report)
    if picture is not None:
        draw_picture(found, picture)
    if json_file is not None:
        from countermove.cli.json_output import write_json

        write_json(json_file, FORMAT, found.to_json())
    if json_file != "-":
        _print(solution, found, is_asked=bool(to))
        if picture is not None:
            print(f"\nWrote {picture}")


def check_picture(path: Path, overwrite: bool) -> None:
    """Make sure that a picture can be written to a path, before any work is done.

    Raises: ``CountermoveError`` for another ending than .svg, a missing folder, or a file that is there already.
    """
    from countermove.errors import CountermoveError

    if path.suffix.lower() != ".svg":
        raise CountermoveError(f"{path}: pictures are drawn as SVG; give the file the ending .svg")
    if not path.parent.is_dir():
        raise CountermoveError(f"{path}: the folder {path.parent} is not there; make it first")
    if path.is_dir():
        raise CountermoveError(f"{path}: is a folder; name a file")
    if path.exists() and not overwrite:
        raise CountermoveError(f"{path}: is there already and is left as it is; use --force to overwrite it")


def draw_picture(found: Evolution, path: Path) -> None:
    """Write the picture of an evolution.

    Raises: ``CountermoveError`` where the file cannot be written.
    """
    from countermove.errors import CountermoveError
    from countermove.report.charts.evolution import evolution_chart

    try:
        path.write_text(evolution_chart(found) + "\n", encoding="utf-8")
    except OSError as fault:
        raise CountermoveError(f"{path}: cannot be written: {fault.strerror or fault}") from None


def _print(solution: Solution, found: Evolution, is_asked: bool) -> None:
    from rich.console import Console

    from countermove.cli.solve import taken
    from countermove.engine.evolution import sentences

    console = Console(highlight=False)
    console.print(f"{found.case}: from state {found.start}", style="bold", markup=False)
    console.print(taken(solution, solution.place(found.start)), markup=False)
    console.print()
    for line in sentences.openings(found):
        console.print(line, markup=False)
    console.print()
    _print_targets(console, found, is_asked)
    groups = list(sentences.groups(found))
    for line in ["", *groups] if groups else ():
        console.print(line, markup=False)
    for target in _walked(found):
        _print_ways(console, target)
    _print_notes(console, found)


def _walked(found: Evolution) -> list[Target]:
    """Return the targets whose ways are written out."""
    return [target for target in found.targets if target.by_moves is not None][:WALKED]


def _print_targets(console: Any, found: Evolution, is_asked: bool) -> None:
    from rich.table import Table
    from rich.text import Text

    from countermove.engine.evolution import sentences

    if not found.targets:
        console.print("No state is an equilibrium under these concepts, so there is none to reach.")
        return
    table = Table(title="States asked about" if is_asked else "Equilibria", title_justify="left", box=None)
    table.pad_edge = False
    table.add_column("state", no_wrap=True)
    table.add_column("equilibrium under")
    table.add_column("how it can be reached", ratio=3)
    table.add_column("why it holds", ratio=2)
    for target in found.targets[:SHOWN]:
        concepts = " ".join(target.concepts) or "–"
        why = sentences.why_it_holds(target, found)
        table.add_row(Text(str(target.state)), Text(concepts), Text(sentences.reached(target)), Text(why))
    console.print(table)
    if found.targets_total > SHOWN:
        console.print(f"… of {found.targets_total:,}, use --to STATE or --json")


def _print_ways(console: Any, target: Target) -> None:
    from countermove.engine.evolution import Reach

    console.print(f"\nTo state {target.state}", style="bold", markup=False)
    gains, gentle, moves = target.by_improvements, target.by_fewest_losses, target.by_moves
    if gains is not None:
        _print_list(console, "By improvements", gains)
    elif gentle is not None and gentle.losses == 0:
        _print_list(console, "With nobody worse off by its own step", gentle)
    elif gentle is not None:
        _print_list(console, "With the fewest losses", gentle)
    easiest = gains or gentle
    if moves is None or easiest is None:
        return
    if moves.steps < easiest.steps:
        _print_list(console, "Sooner, whatever it costs", moves)
    elif target.reach is not Reach.IMPROVEMENTS and moves.count != easiest.count:
        _print_list(console, "In as many steps, with more losses", moves, easiest)


def _print_list(console: Any, head: str, ways: Ways, easier: Ways | None = None) -> None:
    """Print ways; of those that are no easier than others already printed, only the rest."""
    from countermove.engine.evolution import sentences
    from countermove.engine.evolution.evolution import losses_of

    least = -1 if easier is None else easier.losses or 0
    listed = [way for way in ways.listed if losses_of(way) > least]
    count = sentences.counted_steps(ways)
    if easier is not None and easier.count is not None and ways.count is not None:
        count = f"{ways.count - easier.count:,} of the {ways.count:,} ways"
    shown = "" if ways.count == len(ways.listed) else f", {len(listed) or 'none'} shown"
    console.print(f"  {head}: {count}{shown}", markup=False)
    for number, way in enumerate(listed, 1):
        _print_way(console, way, f"{number}. " if ways.count != 1 else "")


def _print_way(console: Any, way: tuple[Step, ...], mark: str) -> None:
    from textwrap import fill

    from countermove.engine.evolution import Effect, sentences

    indent = " " * (4 + len(mark))
    lines = [sentences.step(step) for step in way]
    if len(way) > 1 and any(step.effect is not Effect.BETTER for step in way):
        lines.insert(0, f"{sentences.hurt(way)}:")
    for place, line in enumerate(lines):
        first = f"    {mark}" if place == 0 else indent
        text = fill(line, console.width, initial_indent=first, subsequent_indent=f"{indent}  ", break_on_hyphens=False)
        console.print(text, markup=False, soft_wrap=True)


def _print_notes(console: Any, found: Evolution) -> None:
    from countermove.engine.evolution import sentences

    console.print()
    for line in sentences.remarks(found):
        console.print(line, markup=False)
    for concept, reason in found.not_given.items():
        console.print(f"{concept} is not given: {reason}.", markup=False)
    if found.held:
        console.print(f"Held at the status quo: {', '.join(found.held)}.", markup=False)
    console.print("Nobody moves twice running. A step is an improvement if it makes whoever takes it better off.")
    console.print(sentences.LIMITS, markup=False)
