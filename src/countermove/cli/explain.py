"""``countermove explain``: why a state holds or does not, with the moves that decide it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from countermove.cli.flags import Case, Drop, Hold, MaxStates, Party, Profile, SanctionsReading, State

if TYPE_CHECKING:
    from countermove.engine.explain import Explanation
    from countermove.engine.solution import Solution

FORMAT = "countermove.explanation/1"
SHOWN = 6


def explain(
    case: Case,
    state: State,
    party: Party = None,
    concept: Annotated[
        list[str] | None,
        typer.Option(
            help="nash, gmr, smr, seq, sim, sseq, seq_or_sim, or all; may be repeated. The first five by default."
        ),
    ] = None,
    json_file: Annotated[
        str | None, typer.Option("--json", metavar="FILE", help="Write the reasons as JSON; - is standard output.")
    ] = None,
    max_states: MaxStates = None,
    hold: Hold = None,
    profile: Profile = None,
    drop: Drop = None,
    sanctions: SanctionsReading = "legal",
) -> None:
    """Say why a state is stable or not: the improvement nobody deters, or what deters each and who carries it out."""
    from countermove.cli.solve import refuse_unknown, solved

    refuse_unknown(concept, sanctions=sanctions)
    solution = solved(case, concept, max_states, hold, profile, drop, sanctions=sanctions)
    reasons = [solution.explain(state, dm, name) for dm in party or solution.parties for name in solution.verdicts]
    if json_file is not None:
        from countermove.cli.json_output import write_json

        body = {"case": solution.case, "case_hash": solution.case_hash, "not_given": dict(solution.not_given)}
        write_json(json_file, FORMAT, {**body, "reasons": [_as_data(why) for why in reasons]})
    if json_file != "-":
        _print(solution, state, reasons)


def _as_data(why: Explanation) -> dict[str, object]:
    return {**asdict(why), "text": why.text}


def _print(solution: Solution, state: str, reasons: list[Explanation]) -> None:
    from rich.console import Console

    from countermove.cli.solve import CAUTION, taken
    from countermove.engine.wording import no_gain, sentences

    console = Console(highlight=False)
    place, content = solution.place(state), list[str]()
    console.print(f"{solution.case}: state {solution.states.name(place)}", style="bold", markup=False)
    console.print(taken(solution, place), markup=False)
    for why in reasons:
        if why.answers:
            console.print(f"\n{sentences(why, SHOWN)}", markup=False)
        elif why.dm not in content:
            content.append(why.dm)
            verdict = f"State {why.state} is stable for {why.dm_name} in every sense"
            console.print(f"\n{verdict}: {no_gain(why)}", markup=False)
    for concept, reason in solution.not_given.items():
        console.print(f"\n{concept} is not given: {reason}.", markup=False)
    console.print(f"\n{CAUTION}", markup=False)
