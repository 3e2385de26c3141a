"""Write docs/reference/commands.md from what the commands say of themselves under --help."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "commands.md"

HEAD = """# Commands

<!-- Written by tools/write_command_reference.py from the commands' own help; change the help, then run the script. -->

`CASE` is a case file, a folder with a `case.yaml`, a `.gmcr` file, or the name of a bundled case (`countermove cases`).
What lies on the disk goes before a bundled name.

Exit status: 0 done; 1 the input has an error that you can mend, told on standard error; 2 wrong usage; 130 interrupted.
Where a command takes `--json`, it writes the document that [JSON documents](json.md) describes; with `-` it goes to
standard output, and nothing else does. Long work shows its progress on standard error where that is a terminal.
"""

# For each command: what to call from Python, and where to read on.
TWINS = {
    "demo": ("", "[Write a paper](../how-to/write-a-paper.md)"),
    "new": (
        "",
        "[Tutorial: a three-option dispute](../tutorial/a-three-option-dispute.md), "
        "[From a PDF to a case](../how-to/from-a-pdf-to-a-case.md)",
    ),
    "check": (
        "`cm.load(case)`, then `.notices`, `.citations`, `.derivations`",
        "[Errors](errors.md), [Case format](case-format.md), "
        "[Cite sources](../how-to/cite-sources.md#keep-the-text-beside-it)",
    ),
    "read": (
        "`cm.read(document)`",
        "[Read a document](../how-to/read-a-document.md), [Records](records.md), "
        "[From a PDF to a case](../how-to/from-a-pdf-to-a-case.md)",
    ),
    "releases": (
        "`countermove.records.align.align(first, second)`",
        "[Read a document](../how-to/read-a-document.md#compare-two-releases)",
    ),
    "search": (
        "`countermove.records.store.RecordStore.open(folder).search(Query(…))`",
        "[Search the record](../how-to/search-the-record.md)",
    ),
    "notes": (
        "`store.annotate(cite, text, author, at)` and `store.annotations(cite)`",
        "[Search the record](../how-to/search-the-record.md#put-a-note-on-a-paragraph)",
    ),
    "code": (
        "`countermove.coding.propose.propose(case, records)`",
        "[Code from the record](../how-to/code-from-the-record.md)",
    ),
    "cited": (
        "`countermove.citing.resolve.resolve_citations(case)`",
        "[Cite sources](../how-to/cite-sources.md#ask-what-rests-on-a-paragraph)",
    ),
    "solve": ("`cm.solve(cm.load(case))`", "[Stability concepts](concepts/index.md)"),
    "explain": ("`solution.explain(state, party, concept)`", "[Stability concepts](concepts/index.md)"),
    "options": (
        "`cm.assess(case)`",
        "[Read the comparison table](../how-to/read-the-comparison-table.md), [Measures](measures.md)",
    ),
    "sweep": (
        "`cm.sweep(case)`, then `cm.doubts(sweep)`",
        "[Sweep what is uncertain](../how-to/sweep.md), "
        "[Necessary, possible, impossible](../explanation/how-sure.md), "
        "[What would change our mind](../how-to/what-would-change-our-mind.md)",
    ),
    "compare": ("`cm.compare(a, b)`", "[Compare two cases](../how-to/compare-two-cases.md)"),
    "timeline": (
        "`cm.timeline(case)`",
        "[Lay out a timeline](../how-to/timeline.md), [Reading a campaign](../explanation/reading-a-campaign.md)",
    ),
    "motives": (
        "`cm.motives(case)`",
        "[Weigh motives](../how-to/weigh-motives.md), [Competing hypotheses](../explanation/competing-hypotheses.md)",
    ),
    "forecasts": (
        "`countermove.forecasts.register.Register.open(file)`, "
        "`countermove.forecasts.scores.score.score(forecasts, as_of)`",
        "[Keep a forecast register](../how-to/keep-a-forecast-register.md), [Forecasts](forecasts.md), "
        "[Scoring forecasts](../explanation/scoring-forecasts.md)",
    ),
    "paper": (
        "`countermove.report.write.write_paper(found, path)`",
        "[Write a paper](../how-to/write-a-paper.md), [Write a campaign paper](../how-to/write-a-campaign-paper.md), "
        "[Summary and body](../explanation/summary-and-body.md)",
    ),
    "paths": (
        "`solution.paths(start, to, coalitions)`",
        "[See how a conflict can move](../how-to/see-how-a-conflict-can-move.md)",
    ),
    "inverse": (
        "`solution.inverse(state)`",
        "[Ask whose preferences would have to differ](../how-to/ask-whose-preferences-would-have-to-differ.md)",
    ),
    "convert": (
        "`countermove.interchange.formats.written(case, format)`",
        "[Exchange with other programs](../how-to/exchange-with-other-programs.md), "
        "[Interchange formats](interchange.md)",
    ),
    "cases": ("`countermove.casefile.catalogue.bundled_names()`", "[Use from Python](../how-to/use-from-python.md)"),
    "schema": ("`countermove.casefile.schema.json_schema()`", "[Case format](case-format.md)"),
}


def help_of(*command: str) -> str:
    """Return what a command says under --help, for a terminal of eighty columns."""
    return printed("-m", "countermove", *command, "--help")


def printed(*arguments: str) -> str:
    """Return what Python prints with some arguments, for a terminal of eighty columns."""
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, *arguments]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=True)
    return "\n".join(line.rstrip() for line in run.stdout.strip().splitlines())


def actions_of(name: str) -> dict[str, str]:
    """Return what each action of a command says under --help, all in one run; none where it has no actions."""
    from importlib import import_module

    actions = list(getattr(import_module(f"countermove.cli.{name}"), "ACTIONS", {}))
    if not actions:
        return {}
    asks = f"for action in {actions!r}: main([{name!r}, action, '--help']), print('~~~')"
    told = printed("-c", f"from countermove.cli.main import main\n{asks}").split("~~~")
    return dict(zip(actions, map(str.strip, told), strict=False))


def command_names() -> list[str]:
    """Return every command, in the order of the help."""
    from countermove.cli.main import COMMANDS

    return list(COMMANDS)


def reference() -> str:
    """Return the whole page."""
    names = command_names()
    parts = [HEAD, f"## countermove\n\n```text\n{help_of()}\n```\n"]
    for name in names:
        python, more = TWINS.get(name, ("", ""))
        notes = [f"In Python: {python}." if python else "", f"Read on: {more}." if more else ""]
        said = "\n\n".join(filter(None, notes))
        parts.append(f"## countermove {name}\n\n```text\n{help_of(name)}\n```\n" + (f"\n{said}\n" if said else ""))
        for action, told in actions_of(name).items():
            parts.append(f"### countermove {name} {action}\n\n```text\n{told}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)} is written.")
