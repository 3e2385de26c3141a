"""``countermove notes``: the notes on cited paragraphs, listed or added to."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def notes(
    cite: Annotated[
        str, typer.Argument(metavar="CITE", help="The paragraph, as search prints it; or a document.")
    ] = "",
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A note to put on the paragraph.")] = "",
    folder: Annotated[Path, typer.Option("--in", metavar="DIR", help="The folder whose records are meant.")] = Path(),
    author: Annotated[str, typer.Option(help="Who writes the note.")] = "",
    date: Annotated[str, typer.Option(help="When it is written; today by default.")] = "",
    quote: Annotated[str, typer.Option(help="The words that are meant; the whole paragraph by default.")] = "",
    accept: Annotated[
        int, typer.Option(metavar="NUMBER", help="Put that note on the paragraph that is suggested for it.")
    ] = 0,
    json_file: Annotated[
        str | None, typer.Option("--json", metavar="FILE", help="Write the notes as JSON; - is standard output.")
    ] = None,
) -> None:
    """List the notes on the records of a folder; with CITE and TEXT, put a note on a paragraph.

    Notes outlast new readings of a document: they are found again by the words they were made on.
    """
    from countermove.records.store import RecordStore
    from countermove.records.store.days import days_wanted

    at = days_wanted(date) and date if date else _today()
    with RecordStore.open(folder, writes=bool(text or accept)) as store:
        if accept:
            print(f"Note {accept} now stands at {store.accept(accept)}.")
            return
        if text:
            store.annotate(cite, text, author or "unsigned", at, quote)
            print(f"Noted at {cite}.")
            return
        found = store.annotations(cite)
    if json_file is not None:
        from countermove.cli.json_output import write_json
        from countermove.records.store.present import notes_as_json

        write_json(json_file, "countermove.notes/1", notes_as_json(found))
    if json_file != "-":
        from countermove.cli.search_table import notes_as_text

        print(notes_as_text(found))


def _today() -> str:
    from datetime import datetime

    return datetime.now().astimezone().date().isoformat()
