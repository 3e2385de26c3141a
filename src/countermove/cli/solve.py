"""``countermove solve``: which states hold, for whom and under which concept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from countermove.cli.coalitions import CREDIBLE, print_coalitions, refuse_coalitions
from countermove.cli.flags import Case, Drop, Hold, MaxStates, Profile, SanctionsReading
from countermove.cli.json_output import check_json
from countermove.cli.progress import INTERRUPTED, progress

if TYPE_CHECKING:
    from countermove.engine.coalition.report import CoalitionReport
    from countermove.engine.solution import Solution
    from countermove.engine.watch import Progress

SHOWN = 20
LARGE = 4096
MOST_WRITTEN_AT_ONCE = 20_000
CAUTION = (
    "Stable means that nobody gains by leaving, as each concept looks ahead. It does not mean likely, "
    "and not that the conflict would ever get there."
)


Concepts = Annotated[
    list[str] | None,
    typer.Option(
        help="nash, gmr, smr, seq, sim, sseq, seq_or_sim, or all; may be repeated. The first five by default."
    ),
]
Start = Annotated[
    str | None, typer.Option("--from", metavar="STATE", help="Say which equilibria can be reached from this state.")
]
JsonFile = Annotated[
    str | None, typer.Option("--json", metavar="FILE", help="Write the result as JSON; - is standard output.")
]
States = Annotated[
    str, typer.Option(help="In JSON, list all states, or only those of equilibria: those stable for somebody.")
]
Coalition = Annotated[
    list[str] | None,
    typer.Option(metavar="A+B", help="What these could do together; every for all coalitions. May be repeated."),
]
AsOne = Annotated[
    list[str] | None, typer.Option(metavar="A+B", help="Merge these into one decision maker; may be repeated.")
]
CredibleReading = Annotated[
    str, typer.Option(help="Whose improvements answer a coalition credibly: those of individuals, or of groups.")
]


def solve(
    case: Case,
    concept: Concepts = None,
    start: Start = None,
    json_file: JsonFile = None,
    states: States = "all",
    max_states: MaxStates = None,
    hold: Hold = None,
    profile: Profile = None,
    drop: Drop = None,
    sanctions: SanctionsReading = "legal",
    coalition: Coalition = None,
    as_one: AsOne = None,
    credible: CredibleReading = "individuals",
) -> None:
    """Say which states are stable for whom under which concept, and which are equilibria."""
    refuse_unknown(concept, states, sanctions)
    _refuse_reading(credible, sanctions, coalition or [], as_one or [], concept)
    refuse_coalitions(case, coalition, as_one)
    check_json(json_file)
    with progress(keeps_finished=True) as shown:
        solution = solved(case, concept, max_states, hold, profile, drop, sanctions=sanctions, progress=shown)
        reach = _reach(solution, start) if start is not None else None
        together = _together(solution, coalition, as_one, credible, shown)
    if json_file is not None:
        _write(json_file, solution, states, reach, together)
    if json_file != "-":
        _print(solution, reach, together)
    if shown.is_stopped:
        raise typer.Exit(INTERRUPTED)


def _refuse_reading(
    credible: str, sanctions: str, coalitions: list[str], merged: list[str], concepts: list[str] | None
) -> None:
    """Stop with wrong usage where what is asked about coalitions is not known, or would be ignored."""
    from countermove.engine.concepts import chosen_concepts

    if credible not in CREDIBLE:
        raise typer.BadParameter(f'"{credible}" is neither individuals nor groups', param_hint="--credible")
    if credible != "individuals" and not coalitions:
        told = "this is about answers to a coalition; say which: --coalition A+B, or --coalition every"
        raise typer.BadParameter(told, param_hint="--credible")
    if credible != "individuals" and "seq" not in [concept.id for concept in chosen_concepts(concepts)]:
        told = "only seq asks for credible answers, and it is not among the concepts; add --concept seq"
        raise typer.BadParameter(told, param_hint="--credible")
    if "every" in [one.strip() for one in merged]:
        told = "every is for --coalition; name those who are to move as one: --as-one A+B"
        raise typer.BadParameter(told, param_hint="--as-one")
    if sanctions != "legal" and (coalitions or merged):
        raise typer.BadParameter("coalitions are answered in legal sequences only", param_hint="--sanctions")


def _together(
    solution: Solution, coalitions: list[str] | None, merged: list[str] | None, credible: str, shown: Progress
) -> CoalitionReport | None:
    """Return what was asked about coalitions, None for nothing."""
    if not coalitions and not merged:
        return None
    from countermove.engine.coalition.report import coalition_report

    return coalition_report(solution, coalitions or (), merged=merged or (), credible=credible, progress=shown)


def _write(
    json_file: str, solution: Solution, states: str, reach: dict[str, Any] | None, together: CoalitionReport | None
) -> None:
    from countermove.cli.json_output import write_json
    from countermove.engine.coalition.present import as_json
    from countermove.engine.present import FORMAT
    from countermove.engine.present import as_json as solution_as_json

    more = {"from": reach} if reach else {}
    if together is not None:
        more["coalitions"] = as_json(together)
    written = solution_as_json(solution, states, listings=len(solution) > MOST_WRITTEN_AT_ONCE)
    write_json(json_file, FORMAT, {**written, **more})


def solved(
    case: str,
    concepts: list[str] | None,
    max_states: int | None = None,
    hold: list[str] | None = None,
    profile: list[str] | None = None,
    drop: list[str] | None = None,
    **how: Any,
) -> Solution:
    """Return the solution of a case as the command line names it; ``how`` is handed on to ``engine.solve``."""
    from countermove.casefile.load import load
    from countermove.cli.ablations import dropped_lines, profiles_by_party
    from countermove.engine.plan import MAXIMUM_STATES
    from countermove.engine.solve import solve as solve_model

    loaded = load(case)
    model = loaded.model(profiles_by_party(profile), dropped_lines(drop))
    limit = MAXIMUM_STATES if max_states is None else max_states
    name, digest = loaded.name or loaded.title, loaded.hash
    return solve_model(model, concepts or None, max_states=limit, hold=hold or (), case=name, case_hash=digest, **how)


def refuse_unknown(concepts: list[str] | None, states: str = "all", sanctions: str = "legal") -> None:
    """Stop with wrong usage where a concept, a list of states or a reading of sanctions is not known."""
    from countermove.engine.concepts import chosen_concepts
    from countermove.engine.sanctions import sanctions_named
    from countermove.errors import NotApplicable

    try:
        chosen_concepts(concepts)
    except NotApplicable as unknown:
        raise typer.BadParameter(str(unknown), param_hint="--concept") from None
    try:
        sanctions_named(sanctions)
    except NotApplicable as unknown:
        raise typer.BadParameter(str(unknown), param_hint="--sanctions") from None
    if states not in ("all", "equilibria"):
        raise typer.BadParameter(f'"{states}" is neither all nor equilibria', param_hint="--states")


def _reach(solution: Solution, start: str) -> dict[str, Any]:
    from countermove.engine.present import equilibrium_places

    equilibria = {solution.states.name(place) for place in equilibrium_places(solution)}
    here = solution.states.name(solution.place(start))
    return {
        "state": here,
        "by_improvements": [name for name in solution.reachable(start) if name in equilibria],
        "by_moves": [name for name in solution.reachable(start, improvements_only=False) if name in equilibria],
    }


def _print(solution: Solution, reach: dict[str, Any] | None, together: CoalitionReport | None) -> None:
    from rich.console import Console

    console = Console(highlight=False)
    console.print(solution.case, style="bold", markup=False)
    parties = ", ".join(solution.parties)
    console.print(f"{len(solution):,} states; {parties}; engine {solution.engine}\n", markup=False)
    if solution.verdicts:
        _print_equilibria(console, solution, reach)
        _print_counts(console, solution)
    if together is not None:
        print_coalitions(console, solution, together)
        console.print()
    for note in _notes(solution, reach):
        console.print(note, markup=False)


def _print_equilibria(console: Any, solution: Solution, reach: dict[str, Any] | None) -> None:
    from rich.table import Table
    from rich.text import Text

    from countermove.engine.present import equilibrium_places

    places = equilibrium_places(solution)
    if not places:
        console.print("No state is an equilibrium under any of these concepts.\n")
        return
    flags = {concept: solution.flags(concept) for concept in solution.verdicts}
    table = Table(title="Equilibria", title_justify="left", box=None, pad_edge=False)
    table.add_column("state", no_wrap=True)
    table.add_column("equilibrium under")
    table.add_column("taken", ratio=1)
    for place in places[:SHOWN]:
        held = " ".join(concept for concept in flags if flags[concept][place])
        marks = held + _mark(reach, solution.states.name(place))
        table.add_row(Text(str(solution.states.name(place))), Text(marks), Text(taken(solution, place)))
    console.print(table)
    if len(places) > SHOWN:
        console.print(f"… of {len(places):,}, use --json")
    console.print()


def _mark(reach: dict[str, Any] | None, name: Any) -> str:
    if reach is None:
        return ""
    if name == reach["state"]:
        return "\n(here)"
    if name in reach["by_improvements"]:
        return "\n(by improvements)"
    return "\n(by some moves)" if name in reach["by_moves"] else "\n(out of reach)"


def taken(solution: Solution, place: int) -> str:
    """Return a state as the options each decision maker takes, one decision maker a line."""
    from countermove.model import Conflict

    if not isinstance(solution.model, Conflict):
        return solution.states.label(place)
    state = solution.state(solution.states.name(place))
    own: dict[str, list[str]] = {dm: [] for dm in solution.parties}
    for option in solution.model.options:
        if option.id in state.taken:
            own.setdefault(option.owner, []).append(option.id)
    return "\n".join(f"{dm}: {', '.join(names)}" for dm, names in own.items() if names) or "nothing taken"


def _print_counts(console: Any, solution: Solution) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(title="States that are stable", title_justify="left", box=None, pad_edge=False)
    table.add_column("concept")
    for heading in ("for all", *(f"for {dm}" for dm in solution.parties)):
        table.add_column(Text(heading), justify="right")
    for concept, by_dm in solution.verdicts.items():
        counts = [int(solution.flags(concept).sum()), *(int(verdict.sum()) for verdict in by_dm.values())]
        table.add_row(concept, *(f"{count:,}" for count in counts))
    console.print(table)
    console.print()


def _notes(solution: Solution, reach: dict[str, Any] | None) -> list[str]:
    from countermove.engine.concepts import concept_named

    notes = [f"{concept}: {concept_named(concept).meaning}." for concept in solution.verdicts]
    notes += [f"{concept} is not given: {reason}." for concept, reason in solution.not_given.items()]
    if solution.sanctions != "legal":
        notes.append(f"Sanctions: {solution.sanctions.meaning}.")
    if len(solution) > LARGE:
        notes.append(f"Way: {solution.way}.")
    if solution.held:
        notes.append(f"Held at the status quo: {', '.join(solution.held)}. Only states with these settings are listed.")
    if reach is not None:
        notes.append(f"In reach from state {reach['state']}: by improvements, each step making its mover better off; ")
        notes[-1] += "or by some moves at least, whatever they cost."
    return [*notes, CAUTION]
