"""``countermove demo``: the bundled case of July 1985 from start to finish."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

CASE = "soviet-japan-1985"
FOLDER = Path("countermove-output")


def demo(
    folder: Annotated[Path, typer.Option(help="Where the paper goes.")] = FOLDER,
) -> None:
    """Assess the bundled case of July 1985, write its options paper, and print summary and comparison."""
    from countermove.assessment import assess
    from countermove.cli.options import print_assessment
    from countermove.cli.progress import progress
    from countermove.report.html import write as write_html
    from countermove.report.markdown import write as write_markdown
    from countermove.report.paper import options_paper

    with progress() as report:
        found = assess(CASE, progress=report)
        paper = options_paper(found, report)
    print_assessment(found, 12)
    print("\nSummary\n")
    for number, sentence in enumerate(paper.summary, 1):
        typer.echo(_wrapped(f"{number}. {sentence.text}"))
    folder.mkdir(parents=True, exist_ok=True)
    for text, ending in ((write_html(paper), ".html"), (write_markdown(paper), ".md")):
        print(f"\nThe paper: {_keep(text, folder, ending)}", end="")
    print("\n\nNext: countermove new my-dispute, or: countermove options --help")


def _wrapped(text: str) -> str:
    import textwrap

    return textwrap.fill(text, 88, subsequent_indent="   ")


def _keep(text: str, folder: Path, ending: str) -> Path:
    """Write a paper beside any that says something else, never over it."""
    number = 1
    while True:
        path = folder / (f"{CASE}{ending}" if number == 1 else f"{CASE}-{number}{ending}")
        if not path.exists():
            path.write_text(text, encoding="utf-8")
            return path
        if path.read_text(encoding="utf-8", errors="replace") == text:
            return path
        number += 1
