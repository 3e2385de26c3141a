"""Coalitions on the terminal: what ``countermove solve --coalition`` prints below its tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from countermove.engine.coalition.as_one import AsOne
    from countermove.engine.coalition.report import CoalitionReport
    from countermove.engine.coalition.upset import Upset
    from countermove.engine.solution import Solution

SHOWN = 20
MOST_STATES = 15
CAUTION = (
    "A coalition is taken to act only where every member gains. Whether its members would trust one another on the "
    "way, or could hold one another to it, is not in the model."
)
CREDIBLE = {
    "individuals": "Credible answers (seq) are made of improvements by single decision makers.",
    "groups": "Credible answers (seq) are made of improvements by any groups of those outside the coalition.",
}
AS_ONE = "As one: the members are merged into a single decision maker that {moves} and improves where all of them gain."
OPTIONS_AT_ONCE = "changes any of their options in one step"
ARCS_IN_TURN = "has for its moves all that they reach by moving in turn"


def refuse_coalitions(case: str, coalitions: list[str] | None, merged: list[str] | None) -> None:
    """Stop before any work where a coalition is none, or where all of them are too many.

    Raises: ``NotApplicable`` with what is wrong.
    """
    if not coalitions and not merged:
        return
    from countermove.casefile.load import load
    from countermove.engine.coalition.membership import coalitions_of, members_of
    from countermove.engine.coalition.report import EVERY

    parties = load(case).conflict.party_names
    for named in [*(coalitions or ()), *(merged or ())]:
        if named == EVERY and named in (coalitions or ()) and EVERY not in parties:
            next(iter(coalitions_of(len(parties))), None)
        else:
            members_of(named, parties)


def print_coalitions(console: Any, solution: Solution, report: CoalitionReport) -> None:
    """Print what was asked about coalitions: stable states, who could upset which equilibrium and how, and as one."""
    for one in report.asked:
        _print_stable(console, "+".join(one.members), one.stable, one.not_given)
    if report.upsets:
        _print_upsets(console, report)
    elif (report.asked or report.universal is not None) and not report.not_given:
        console.print("There is no equilibrium to upset.\n")
    _print_universal(console, report.universal or {})
    for concept, reason in report.not_given.items():
        whole = " in full" if any(found.concept == concept for found in report.upsets) else ""
        console.print(f"Who could upset the equilibria under {concept} is not given{whole}: {reason}.\n", markup=False)
    if report.as_one is not None:
        _print_as_one(console, solution, report.as_one)
    if (report.upsets or report.asked) and "seq" in solution.verdicts:
        console.print(CREDIBLE[report.credible.value])
    console.print(CAUTION)


def _print_stable(console: Any, coalition: str, stable: dict[str, Any], not_given: dict[str, str]) -> None:
    from rich.text import Text

    table = _table(console, f"States that are stable for {coalition} together")
    table.add_column("concept", no_wrap=True)
    table.add_column("number", justify="right")
    table.add_column("states", ratio=1)
    for concept, states in stable.items():
        table.add_row(concept, f"{len(states):,}", Text(_named(states)))
    console.print(table)
    for concept, reason in not_given.items():
        console.print(f"{concept} is not given: {reason}.", markup=False)
    console.print()


def _print_universal(console: Any, universal: dict[str, tuple[Any, ...]]) -> None:
    """Say what no coalition upsets, concepts with the same states together."""
    together: dict[tuple[Any, ...], list[str]] = {}
    for concept, states in universal.items():
        together.setdefault(states, []).append(concept)
    for states, concepts in together.items():
        all_of_them = "they are" if len(states) > 1 else "it is"
        text = f"no coalition of any size upsets {_named(states)}, so {all_of_them} universally stable"
        console.print(f"{', '.join(concepts)}: {text if states else 'no state is universally stable'}.", markup=False)
    if universal:
        console.print()


def _print_as_one(console: Any, solution: Solution, merged: AsOne) -> None:
    """Print the equilibria where members move as one as those of the solution are: with the options taken."""
    from rich.text import Text

    from countermove.cli.solve import taken
    from countermove.model import GraphConflict

    held = {concept: merged.flags(concept) for concept in merged.verdicts}
    under = {place: [one for one in held if held[one][place]] for place in range(len(solution))}
    places = sorted((place for place in under if under[place]), key=lambda place: -len(under[place]))
    table = _table(console, f"Equilibria of {', '.join(merged.movers)}, members moving as one")
    table.add_column("state", no_wrap=True)
    table.add_column("equilibrium under")
    table.add_column("taken", ratio=1)
    for place in places[:SHOWN]:
        table.add_row(
            Text(str(solution.states.name(place))), Text(" ".join(under[place])), Text(taken(solution, place))
        )
    console.print(table if places else "No state is one under any of these concepts.")
    if len(places) > SHOWN:
        console.print(f"… of {len(places):,}, use --json")
    for concept, reason in merged.not_given.items():
        console.print(f"{concept} is not given: {reason}.", markup=False)
    console.print()
    is_drawn = isinstance(solution.model, GraphConflict)
    console.print(AS_ONE.format(moves=ARCS_IN_TURN if is_drawn else OPTIONS_AT_ONCE))


def _named(states: Sequence[Any]) -> str:
    return ", ".join(str(state) for state in states[:MOST_STATES]) + (" …" if len(states) > MOST_STATES else "")


def _print_upsets(console: Any, report: CoalitionReport) -> None:
    from rich.text import Text

    by_state: dict[Any, list[Upset]] = {}
    for found in report.upsets:
        by_state.setdefault(found.state, []).append(found)
    table = _table(console, "Which coalition could upset an equilibrium")
    table.add_column("state", no_wrap=True)
    table.add_column("equilibrium under")
    table.add_column("upset by", ratio=1)
    for state, answers in list(by_state.items())[:SHOWN]:
        under = " ".join(dict.fromkeys(found.concept for found in answers))
        table.add_row(Text(str(state)), Text(under), Text(_upset_by(answers, report.universal is not None)))
    console.print(table)
    if len(by_state) > SHOWN:
        console.print(f"… of {len(by_state):,}, use --json")
    console.print()
    _print_reasons(console, report.upsets)


def _upset_by(answers: list[Upset], every: bool) -> str:
    """Return the coalitions that could upset a state, one a line, with the concepts under which they could."""
    lines: dict[str, list[str]] = {}
    for found in answers:
        if found.upsets:
            lines.setdefault("+".join(found.members), []).append(found.concept)
    if not lines:
        return "no coalition" if every else "none of those asked about"
    return "\n".join(f"{coalition} ({' '.join(concepts)})" for coalition, concepts in lines.items())


def _print_reasons(console: Any, upsets: tuple[Upset, ...]) -> None:
    """Print joint moves, those that upset a state first, and below each what every concept says of it."""
    from countermove.engine.coalition.wording import ending, opening

    told: dict[str, dict[str, list[str]]] = {}
    for found in sorted(upsets, key=lambda one: not one.upsets):
        if found.move:
            told.setdefault(opening(found), {}).setdefault(ending(found), []).append(found.concept)
    for text, endings in list(told.items())[:SHOWN]:
        console.print(text, markup=False)
        for reason, concepts in endings.items():
            console.print(f"  {', '.join(concepts)}: {reason}", markup=False)
        console.print()
    if len(told) > SHOWN:
        console.print(f"… of {len(told):,} joint moves, use --json\n")


def _table(console: Any, title: str) -> Any:
    """Return a table below its title; a title of its own would be broken at the table's width."""
    from rich.table import Table
    from rich.text import Text

    console.print(Text(title, style="italic"))
    return Table(box=None, pad_edge=False)
