"""``countermove motives``: rival hypotheses about what an actor is after, weighed against the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from countermove.cli.flags import Case

if TYPE_CHECKING:
    from countermove.weighing import CaseMotives

Question = Annotated[str | None, typer.Argument(metavar="QUESTION", help="The question to weigh; all by default.")]
Deception = Annotated[
    str | None,
    typer.Option(metavar="ID", help="Allow for the evidence having been made to look as if this hypothesis held."),
]
Reliability = Annotated[
    list[str] | None,
    typer.Option(metavar="GRADE=WEIGHT", help="How far a grade of source counts, such as C=0.4; may be repeated."),
]
Completions = Annotated[
    int, typer.Option(min=1, max=10_000, help="How many ways to settle what else is open to go through, or to draw.")
]
Seed = Annotated[int, typer.Option(help="For drawing them, where there are more.")]
Reasons = Annotated[bool, typer.Option("--reasons", help="Print why each piece of evidence was rated as it was.")]
Json = Annotated[
    str | None, typer.Option("--json", metavar="FILE", help="Write everything as JSON; - is standard output.")
]


def motives(
    case: Case,
    question: Question = None,
    deception: Deception = None,
    reliability: Reliability = None,
    completions: Completions = 512,
    seed: Seed = 1985,
    reasons: Reasons = False,
    json_file: Json = None,
) -> None:
    """Weigh rival hypotheses about what an actor is after against the evidence, in two ways that stay apart."""
    from countermove.cli.json_output import check_json, write_json
    from countermove.cli.progress import progress
    from countermove.weighing import motives as weigh

    check_json(json_file)
    counted = _grades(reliability)
    with progress() as told:
        found = weigh(
            case, question, reliability=counted, staged=deception, completions=completions, seed=seed, progress=told
        )
    if json_file is not None:
        from countermove.analysis.motives.as_json import FORMAT

        write_json(json_file, FORMAT, found.to_json())
    if json_file != "-":
        _print(found, reasons)


def _grades(given: list[str] | None) -> dict[str, float]:
    """Return weights by grade from texts such as C=0.4."""
    found = {}
    for text in given or ():
        grade, equals, value = text.partition("=")
        try:
            found[grade.strip()] = float(value)
        except ValueError:
            equals = ""
        if not equals:
            raise typer.BadParameter(f'"{text}" is not of the form C=0.4', param_hint="--reliability")
    return found


def _print(found: CaseMotives, with_reasons: bool) -> None:
    from rich.console import Console

    from countermove.cli.motives_lines import lines

    console = Console(highlight=False)
    for line in lines(found, console.width, with_reasons=with_reasons):
        console.print(line.text, style=line.style or None, markup=False, soft_wrap=True)
