"""``countermove releases``: two releases of one document, paragraph by paragraph."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from countermove.cli.visible import visible

if TYPE_CHECKING:
    from countermove.records.align import Alignment, Row

WIDTH = 100
LONGEST = 300  # characters of a passage that is shown whole


def releases(
    first: Annotated[Path, typer.Argument(metavar="FIRST", help="One release of a document.")],
    second: Annotated[Path, typer.Argument(metavar="SECOND", help="Another release of it.")],
    every: Annotated[bool, typer.Option("--all", help="List the paragraphs that are the same, too.")] = False,
    json_file: Annotated[
        str | None, typer.Option("--json", metavar="FILE", help="Write the result as JSON; - is standard output.")
    ] = None,
) -> None:
    """Lay two releases of one document side by side: what one withholds and the other shows."""
    from countermove.records.align import align
    from countermove.records.read import read_file

    found = align(read_file(first), read_file(second))
    if json_file is not None:
        from countermove.cli.json_output import write_json

        write_json(json_file, "countermove.releases/1", found.to_json())
    if json_file != "-":
        print(visible("\n".join(_told(found, every))))


def _told(found: Alignment, every: bool) -> Iterator[str]:
    summary = found.summary()
    yield f"First:  {found.first.path}"
    yield f"Second: {found.second.path}"
    counts = (("the same", "same"), ("reworded", "changed"), ("with words shown only by the second", "shown"))
    more = (("with words shown only by the first", "withheld"), ("with words that each withholds", "both"))
    yield ", ".join(f"{summary[status]} {text}" for text, status in (*counts, *more) if summary[status])
    for row in found.rows:
        if every or str(row.status) != "same" or row.has_moved:
            yield ""
            yield from _row(row)


def _row(row: Row) -> Iterator[str]:
    from countermove.records.wording import Cause

    places = " / ".join(passage.cite if passage else "–" for passage in (row.first, row.second))
    yield f"{places}  {row.status}" + (", moved" if row.has_moved else "")
    alone = row.first or row.second
    if alone and not (row.first and row.second):
        side = "first" if row.first else "second"
        yield from _wrapped(f"only the {side} has: {textwrap.shorten(alone.text, LONGEST, placeholder=' …')}")
        if not row.is_marked:
            yield from _wrapped("the other has no mark where it would stand")
        return
    yield from _wrapped(*(f"the second shows: {words}" for words in row.words(Cause.SHOWN)))
    yield from _wrapped(*(f"the first shows: {words}" for words in row.words(Cause.WITHHELD)))
    for one in row.differences:
        if one.cause not in (Cause.SHOWN, Cause.WITHHELD):
            yield from _wrapped(f"{one.cause}: {_quoted(one.first)} in the first, {_quoted(one.second)} in the second")


def _quoted(words: str) -> str:
    return f"“{words}”" if words else "nothing"


def _wrapped(*texts: str) -> Iterator[str]:
    for text in texts:
        yield from textwrap.wrap(text, WIDTH, initial_indent="    ", subsequent_indent="      ")
