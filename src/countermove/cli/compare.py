"""``countermove compare``: what two cases code differently, which results differ, and the smallest reason for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from countermove.comparing.comparison import RUNS

if TYPE_CHECKING:
    from countermove.comparing.comparison import Comparison

First = Annotated[str, typer.Argument(metavar="CASE", help="The first case; CASE@DAY is the case as of a day.")]
Second = Annotated[str, typer.Argument(metavar="CASE", help="The second case, likewise.")]
Match = Annotated[
    list[str] | None,
    typer.Option("--match", metavar="NAME=NAME", help="One thing under two names, the first case's first; repeatable."),
]
Actor = Annotated[str | None, typer.Option("--actor", help="The initiator; by default that of the cases' questions.")]
Target = Annotated[str | None, typer.Option("--target", help="Who has to answer; by default that of the questions.")]
MaxChanges = Annotated[
    int | None, typer.Option("--max-changes", min=1, help="How many options an unnamed initiative changes at most.")
]
Runs = Annotated[
    int, typer.Option("--runs", min=0, help="How often a case may be assessed to find reasons; 0 looks for none.")
]
All = Annotated[bool, typer.Option("--all", help="Tell every difference and every result.")]
JsonFile = Annotated[
    str | None, typer.Option("--json", metavar="FILE", help="Write the result as JSON; - is standard output.")
]


def compare(
    first: First,
    second: Second,
    match: Match = None,
    actor: Actor = None,
    target: Target = None,
    max_changes: MaxChanges = None,
    runs: Runs = RUNS,
    everything: All = False,
    json_file: JsonFile = None,
) -> None:
    """Say what two cases code differently, which results differ, and which smallest difference explains each of them.

    CASE@1982-03 is the case as its events had it at the end of that day, month or year.
    """
    from countermove.cli.json_output import check_json, write_json
    from countermove.cli.progress import INTERRUPTED, progress
    from countermove.comparing.as_json import FORMAT
    from countermove.comparing.comparison import compare as compared

    check_json(json_file)
    with progress(keeps_finished=True) as report:
        found = compared(
            first,
            second,
            match=match or (),
            actor=actor,
            target=target,
            max_changes=max_changes,
            runs=runs,
            progress=report,
        )
    if json_file is not None:
        write_json(json_file, FORMAT, found.to_json())
    if json_file != "-":
        _print(found, everything)
    if found.searched.is_interrupted:
        raise typer.Exit(INTERRUPTED)


def _print(found: Comparison, everything: bool) -> None:
    from rich.console import Console

    from countermove import __version__
    from countermove.cli.visible import visible
    from countermove.comparing.sentences import paragraphs

    console = Console(highlight=False)
    for number, case in (("First ", found.a), ("Second", found.b)):
        console.print(visible(f"{number} {case.name or case.title}: {case.title}"), markup=False, soft_wrap=True)
    for title, lines in paragraphs(found, everything):
        console.print(f"\n{title}", style="bold", markup=False)
        for line in lines:
            console.print(visible(f"  {line}"), markup=False, soft_wrap=True)
    hashes = " and ".join(case.hash[:16] for case in (found.a, found.b))
    console.print(f"\ncountermove {__version__}, cases {hashes}.", markup=False)
