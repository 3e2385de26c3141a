"""``countermove paper``: write the options paper or the campaign paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from countermove.cli.flags import Sources
from countermove.cli.question import Actor, Ally, Case, Drop, MaxChanges, Mute, Only, Package, Profile, Target, put

if TYPE_CHECKING:
    from countermove.assessment import CaseAssessment
    from countermove.forecasts.forecast import Forecast
    from countermove.report.content import Paper


Forecasts = Annotated[
    Path | None,
    typer.Option(metavar="REGISTER", help="A register of forecasts: those made from this case go into the paper."),
]
Kind = Annotated[
    str,
    typer.Option(
        metavar="KIND",
        help="options: what the initiator could do; campaign: what it has done, what it is after, how far it can get.",
    ),
]
Output = Annotated[
    list[Path],
    typer.Option(
        "--output", "-o", help="The file to write: .html, .md, .docx, .pdf, .xlsx or .csv; repeat it for several forms."
    ),
]
OneTable = Annotated[str, typer.Option("--table", metavar="NAME", help="For .csv: which table of the paper.")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite the file if it is there.")]
Trace = Annotated[
    str | None,
    typer.Option(
        metavar="FILE.json",
        help="Also write where every sentence comes from: command, inputs, paragraphs; - is standard output.",
    ),
]
AsOf = Annotated[
    str, typer.Option(metavar="DAY", help="The day as of which forecasts are told; by default the last they note.")
]


def paper(
    case: Case,
    output: Output,
    kind: Kind = "options",
    table: OneTable = "",
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
    trace: Trace = None,
    force: Force = False,
) -> None:
    """Write a paper on a case: a page (.html), Markdown (.md), Word (.docx) or PDF; its tables as .xlsx or .csv."""
    flags = dict(locals())
    from countermove.citing.resolve import resolve_citations
    from countermove.cli.cores import cores
    from countermove.cli.progress import progress
    from countermove.report.write import check_kind, write_paper

    check_kind(kind)
    _check_outputs(output, table, force)
    _check_trace(trace)
    asked = {"overwrite": force, "workers": cores(), **_tracked(forecasts, forecasts_on)}
    with progress() as report:
        found = put(case, flags, report)
        citations = resolve_citations(found.case, sources or [])
        first, *others = output
        written = write_paper(found, first, report, citations, kind=kind, table=_table(first, table), **asked)
        _write_others(written, others, table, force)
    _write_trace(trace, found, written, kind)
    if trace != "-":
        print("Wrote " + " and ".join(map(str, [*output, *([trace] if trace else [])])))


def _check_outputs(paths: list[Path], table: str, force: bool) -> None:
    """Make sure that every file can be written, before any work is done."""
    from countermove.errors import CountermoveError
    from countermove.report.write import check_target

    if len(set(paths)) < len(paths):
        raise CountermoveError(f"{max(paths, key=paths.count)}: is named twice; each form needs a file of its own")
    is_for_one = any(_table(path, table) for path in paths)
    for path in paths:
        check_target(path, force, _table(path, table) if is_for_one else table)


def _table(path: Path, table: str) -> str:
    """Return which table is asked of a file: the one that was named, where it holds one table."""
    from countermove.report.write import ONE_TABLE

    return table if path.suffix.lower() == ONE_TABLE else ""


def _write_others(written: Paper, paths: list[Path], table: str, force: bool) -> None:
    """Write a paper that is made in further forms."""
    from countermove.report.saving import save
    from countermove.report.write import render

    for path in paths:
        save(path, render(written, path.suffix, _table(path, table)), force)


def _check_trace(target: str | None) -> None:
    from countermove.cli.json_output import check_json

    check_json(target)


def _write_trace(target: str | None, found: CaseAssessment, written: Paper, kind: str) -> None:
    if target is None:
        return
    from countermove.cli.json_output import write_json
    from countermove.report.trace import FORMAT, trace

    write_json(target, FORMAT, trace(found, written, kind))


def _tracked(register: Path | None, day: str) -> dict[str, Any]:
    """Return which forecasts go into the paper, and as of when."""
    return {"forecasts": _forecasts(register), "as_of": _day(day)}


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
