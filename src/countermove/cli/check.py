"""``countermove check``: validate a case and say how large it is, which way would run, and what it cites."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from countermove.cli.flags import Sources

if TYPE_CHECKING:
    from countermove.casefile.case import Case
    from countermove.citing.resolve import Citations


def check(
    case: Annotated[str, typer.Argument(metavar="CASE", help="A case file, a folder, or a bundled case's name.")],
    sources: Sources = None,
    pin: Annotated[
        bool,
        typer.Option("--pin", help="Note how the cited paragraphs read now, so that later readings can be compared."),
    ] = False,
    json_file: Annotated[
        str | None, typer.Option("--json", metavar="FILE", help="Write the result as JSON; - is standard output.")
    ] = None,
) -> None:
    """Validate a case: every problem at once, with line and column; then its size, its citations and remarks on it."""
    from countermove.casefile.load import load
    from countermove.casefile.overview import overview
    from countermove.citing.present import overview_of_citations
    from countermove.citing.resolve import problems, resolve_citations
    from countermove.errors import CaseError

    loaded = load(case)
    citations = resolve_citations(loaded, sources or [])
    dangling = list(problems(loaded, citations))
    if dangling:
        raise CaseError(dangling)
    pinned = _pin(loaded, citations) if pin else ""
    result = {**_with_plan(overview(loaded), loaded), "citations": overview_of_citations(loaded, citations)}
    if json_file is not None:
        from countermove.cli.json_output import write_json

        write_json(json_file, "countermove.check/1", result)
    if json_file != "-":
        print(as_text(result) + (f"\n\n{pinned}" if pinned else ""))


def _with_plan(result: dict[str, Any], case: Case) -> dict[str, Any]:
    """Return an overview with how the states would be gone through, how much memory that takes, and why so."""
    from countermove.engine.plan import plan

    return {**result, "way": {**result["way"], "plan": str(plan(case.model()))}}


def as_text(result: dict[str, Any]) -> str:
    """Return the result of a check for people."""
    rows = [
        ("hash", result["hash"][:16]),
        ("decision makers", _parties(result)),
        *([("options", _options(result))] if result["options"] else []),
        ("states", _states(result["states"])),
        ("way", result["way"]["text"]),
        *([("solve", result["way"]["plan"])] if result["way"]["name"] != "implicit" else []),
        *([("citations", _citations(result["citations"]))] if result["citations"]["total"] else []),
    ]
    width = max(len(label) for label, _ in rows)
    lines = [f"{result['title']} is fine.", ""]
    lines += [f"  {label:<{width}}  {text}" for label, text in rows]
    for derived in result["derived"]:
        lines += ["", f"  {derived['text']}"]
    remarks = [*_changes(result["citations"]), *map(_notice, result["notices"])]
    if remarks:
        lines += ["", "Remarks:", *(f"  {remark}" for remark in remarks)]
    return "\n".join(lines)


def _pin(case: Case, citations: Citations) -> str:
    """Write the fingerprints of the cited paragraphs beside the case, and say so."""
    from countermove.citing.pins import pin_citations

    path, count = pin_citations(case, citations)
    return f"Noted how {count} cited paragraphs read now in {path}"


def _parties(result: dict[str, Any]) -> str:
    shown = (f"{p['id']} ({p['options']})" if p["options"] is not None else p["id"] for p in result["decision_makers"])
    return ", ".join(shown)


def _options(result: dict[str, Any]) -> str:
    held = result["options"]["held"]
    total = str(result["options"]["total"])
    return f"{total}; nothing depends on {', '.join(held)}" if held else total


def _states(states: dict[str, Any]) -> str:
    if states["feasible"] is None:
        return f"not counted: {states['reason']}"
    if states["raw"] is None or states["raw"] == states["feasible"]:
        return f"{states['feasible']:,}"
    return f"{states['feasible']:,} feasible of {states['raw']:,}"


def _citations(citations: dict[str, Any]) -> str:
    where = f"{citations['total']} to {citations['distinct']} places in the sources"
    changed = len(citations["changed"])
    text = f"{where}, {citations['resolved'] - changed} found in the text at hand"
    text += f", {changed} that read differently or stand elsewhere now (see the remarks)" if changed else ""
    reasons = dict.fromkeys(entry["reason"] for entry in citations["unresolved"])
    return text + (f" ({'; '.join(reasons)})" if reasons else "")


def _changes(citations: dict[str, Any]) -> list[str]:
    return [f"{entry['cite']}: {entry['reason']}" for entry in citations["changed"]]


def _notice(notice: dict[str, Any]) -> str:
    place = f"line {notice['line']}, {notice['where']}: " if notice["line"] else ""
    return place + str(notice["message"])
