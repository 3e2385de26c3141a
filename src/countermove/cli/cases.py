"""``countermove cases``: the bundled cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from countermove.casefile.case import Case


def cases(
    json_file: Annotated[
        str | None, typer.Option("--json", metavar="FILE", help="Write the list as JSON; - is standard output.")
    ] = None,
) -> None:
    """List the bundled cases. Every command takes such a name in place of a path."""
    from countermove.casefile.catalogue import bundled_names
    from countermove.casefile.load import load

    found = [describe(load(name)) for name in bundled_names()]
    if json_file is not None:
        from countermove.cli.json_output import write_json

        write_json(json_file, "countermove.cases/1", {"cases": found})
    if json_file == "-":
        return
    width = max((len(entry["name"]) for entry in found), default=0)
    for entry in found:
        print(f"{entry['name']:<{width}}  {entry['title']}")
        print(f"{'':<{width}}  {size(entry)}")


def describe(case: Case) -> dict[str, Any]:
    """Return what the list says of a case."""
    from countermove.casefile.feasible import count_feasible
    from countermove.model import GraphConflict

    conflict = case.conflict
    entry: dict[str, Any] = {"name": case.name, "title": case.title, "as_of": case.as_of, "hash": case.hash}
    parties = len(conflict.decision_makers)
    if isinstance(conflict, GraphConflict):
        return {**entry, "form": "graph", "decision_makers": parties, "options": None, "states": len(conflict.states)}
    states = count_feasible(conflict.option_names, conflict.constraints).states
    return {
        **entry,
        "form": "option",
        "decision_makers": parties,
        "options": len(conflict.options),
        "states": states,
    }


def size(entry: dict[str, Any]) -> str:
    """Return the size of a case in words."""
    parts = [f"{entry['decision_makers']} decision makers"]
    if entry["options"] is not None:
        parts.append(f"{entry['options']} options")
    if entry["states"] is not None:
        kind = "drawn" if entry["form"] == "graph" else "feasible"
        parts.append(f"{entry['states']:,} {kind} states")
    return ", ".join(parts)
