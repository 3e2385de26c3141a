"""``countermove cited``: what a case cites, and what rests on a paragraph."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Annotated, Any

import typer

from countermove.cli.flags import Case, Sources
from countermove.cli.visible import visible

if TYPE_CHECKING:
    from countermove.casefile.case import Case as LoadedCase
    from countermove.citing.inputs import Input
    from countermove.citing.resolve import Citations
    from countermove.citing.without import Without

WIDTH = 100
FORMAT = "countermove.cited/1"


def cited(
    case: Case,
    cite: Annotated[
        str | None, typer.Argument(metavar="CITE", help="A paragraph: say what rests on it, and what needs it.")
    ] = None,
    sources: Sources = None,
    json_file: Annotated[
        str | None, typer.Option("--json", metavar="FILE", help="Write the result as JSON; - is standard output.")
    ] = None,
) -> None:
    """List the paragraphs a case cites, with their words where they are at hand; or say what rests on one of them."""
    from countermove.casefile.load import load
    from countermove.citing.resolve import resolve_citations

    loaded = load(case)
    citations = resolve_citations(loaded, sources or [])
    document, text = _one(loaded, cite, citations) if cite else _all(loaded, citations)
    if json_file is not None:
        from countermove.cli.json_output import write_json

        write_json(json_file, FORMAT, document)
    if json_file != "-":
        print(visible(text))


def _all(case: LoadedCase, citations: Citations) -> tuple[dict[str, Any], str]:
    from countermove.citing.inputs import inputs

    found = inputs(case)
    entries: list[dict[str, Any]] = [
        {"cite": entry.cite, "status": str(entry.status), "words": entry.passage.text if entry.passage else None}
        | {"reason": entry.message, "inputs": [one.where for one in found if entry.cite in one.cites]}
        for entry in citations.entries.values()
    ]
    entries.sort(key=lambda entry: -len(entry["inputs"]))
    lines = [f"{case.title}: {len(entries)} places cited by {len(found)} inputs", ""]
    for entry in entries:
        note = "" if entry["status"] == "found" else f" ({entry['reason'] or entry['status']})"
        lines.append(f"{entry['cite']}  carries {len(entry['inputs'])}{note}")
        lines += _indented(entry["words"] or "")
    return {"case": case.name, "case_hash": case.hash, "cited": entries}, "\n".join(lines)


def _one(case: LoadedCase, cite: str, citations: Citations) -> tuple[dict[str, Any], str]:
    found = _without(case, _known(case, cite))
    passage = citations.passage(found.cite)
    entry = citations.entries.get(found.cite)
    reason = "" if entry is None or entry.status == "found" else f"({entry.message or entry.status})"
    document = {
        "case": case.name,
        "case_hash": case.hash,
        "cite": found.cite,
        "words": passage.text if passage else None,
        "reason": reason.strip("()"),
        "alone": [_input(one) for one in found.alone],
        "besides": [_input(one) for one in found.besides],
        "dropped": [f"{party}/preferences/{line}" for party, line in found.dropped],
        "lost": [{"kind": one.kind, "about": one.about} for one in found.lost],
        "kept": [{"kind": one.kind, "about": one.about} for one in found.kept],
        "hardest": list(found.hardest),
    }
    return document, "\n".join(_told(found, passage.text if passage else "", reason))


def _known(case: LoadedCase, cite: str) -> str:
    """Return the citation that is meant: as typed, or by its end where that is plain.

    Raises: ``NotApplicable`` where the case cites no such paragraph.
    """
    from countermove.citing.inputs import is_part_of
    from countermove.errors import NotApplicable, unknown

    known = list(dict.fromkeys(entry.cite for entry in case.citations))
    if any(is_part_of(other, cite) for other in known):
        return cite
    short = [other for other in known if other.endswith(f"/{cite}")]
    if len(short) == 1:
        return short[0]
    raise NotApplicable(unknown("citation", cite, short or known) + " (countermove cited CASE lists what it cites)")


def _without(case: LoadedCase, cite: str) -> Without:
    from countermove.assessment import assess
    from countermove.citing.inputs import resting_on
    from countermove.citing.without import Without, without
    from countermove.model import GraphConflict

    if isinstance(case.conflict, GraphConflict) or len(case.conflict.decision_makers) < 2:
        rests = list(resting_on(case, cite))
        alone, besides = (tuple(one for one, only in rests if only is wanted) for wanted in (True, False))
        return Without(cite, alone, besides, (), (), (), ())
    from countermove.cli.progress import progress

    with progress() as report:
        return without(assess(case, progress=report), cite, report)


def _input(one: Input) -> dict[str, Any]:
    return {"where": one.where, "line": one.line, "cites": list(one.cites)}


def _told(found: Without, words: str, reason: str) -> list[str]:
    lines = [f"{found.cite}  {reason}".rstrip(), *_indented(words), ""]
    lines += _listed("Rests on it alone:", found.alone) + _listed("Rests on it and on more:", found.besides)
    if not found.dropped:
        return [*lines, "No want rests on it alone, so no result falls with it."]
    left_out = ", ".join(f"{party}/preferences/{line}" for party, line in found.dropped)
    lines += [f"Without it ({left_out} left out):"]
    lines += [f"  no longer holds: {_headline(one.kind, one.about)}" for one in found.lost]
    lines += [f"  still holds: {_headline(one.kind, one.about)}" for one in found.kept]
    return [*lines, f"  hardest then: {', '.join(found.hardest) or 'none'}"]


def _headline(kind: str, about: str) -> str:
    return {
        "unchanged": f"{about} stays as it is",
        "hardest": f"{about} is among the hardest",
        "reply": f"the answer to {about}",
        "return": f"whether {about} leaves the initiator better off",
    }.get(kind, kind)


def _listed(head: str, inputs: tuple[Input, ...]) -> list[str]:
    return [head, *(f"  line {one.line}: {one.where}" for one in inputs), ""] if inputs else []


def _indented(words: str) -> list[str]:
    shown = textwrap.shorten(words, 400, placeholder=" …") if words else ""
    return textwrap.wrap(shown, WIDTH, initial_indent="    ", subsequent_indent="    ")
