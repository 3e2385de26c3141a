"""``countermove search``: what the records of a folder say, by words and by what is known of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from countermove.errors import RecordError

_RANGE = re.compile(r"(\d*\.?\d+)\s*(%?)\s*[-–]\s*(\d*\.?\d+)\s*(%?)")
_OPERATOR = re.compile(r'"|(?:^|\s)(?:NOT|OR|NEAR(?:/\d+)?|-\S+)(?:\s|$)')

Many = list[str] | None


def search(
    words: Annotated[
        Many,
        typer.Argument(
            metavar="WORDS…",
            help='Words that must all stand there; "a phrase", negot*, a OR b, a NEAR/5 b, NOT a.',
        ),
    ] = None,
    folder: Annotated[Path, typer.Option("--in", metavar="DIR", help="The folder whose records to search.")] = Path(),
    start: Annotated[str, typer.Option("--from", metavar="DATE", help="Documents of this date or later.")] = "",
    end: Annotated[str, typer.Option("--to", metavar="DATE", help="Documents of this date or earlier.")] = "",
    event_from: Annotated[str, typer.Option(metavar="DATE", help="Events dated then or later.")] = "",
    event_to: Annotated[str, typer.Option(metavar="DATE", help="Events dated then or earlier.")] = "",
    actor: Annotated[Many, typer.Option(metavar="NAME", help="An actor by any of its names; may be repeated.")] = None,
    marking: Annotated[
        Many, typer.Option(metavar="MARK", help="A classification, caveat or portion mark; may be repeated.")
    ] = None,
    code: Annotated[
        Many, typer.Option(metavar="CODE", help="An exemption code, such as 25X1; may be repeated.")
    ] = None,
    withheld: Annotated[bool, typer.Option("--withheld", help="Places where something is missing.")] = False,
    judgment: Annotated[
        str, typer.Option(help="A range such as 0.6-0.95, or probability, possibility, confidence, belief, option.")
    ] = "",
    holder: Annotated[str, typer.Option(metavar="WHO", help="Whose judgment it is: authors, or an actor.")] = "",
    cue: Annotated[
        str, typer.Option(metavar="WORD", help="The word that carries the judgment, such as probably.")
    ] = "",
    document: Annotated[str, typer.Option(metavar="NAME", help="One document, by its name or number.")] = "",
    office: Annotated[
        str, typer.Option(metavar="NAME", help="Part of the name of an office that had to do with the document.")
    ] = "",
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many results to give.")] = 20,
    skip: Annotated[int, typer.Option(min=0, help="How many results to pass over first.")] = 0,
    json_file: Annotated[
        str | None, typer.Option("--json", metavar="FILE", help="Write the results as JSON; - is standard output.")
    ] = None,
) -> None:
    """Search the records of a folder, and print every place with its citation."""
    from countermove.records.store import Query, RecordStore

    kind, probability = read_judgment(judgment)
    query = Query(
        words=read_words(words or []),
        document=document,
        office=office,
        markings=tuple(marking or ()),
        codes=tuple(code or ()),
        dated_from=start,
        dated_to=end,
        event_from=event_from,
        event_to=event_to,
        actors=tuple(actor or ()),
        judgment_kind=kind,
        probability=probability,
        holder=holder,
        cue=cue,
        withheld=withheld,
        limit=limit,
        offset=skip,
    )
    with RecordStore.open(folder, writes=False) as store:
        results = store.search(query)
    if json_file is not None:
        from countermove.cli.json_output import write_json
        from countermove.records.store.present import results_as_json

        write_json(json_file, "countermove.search/1", results_as_json(results))
    if json_file != "-":
        from countermove.cli.search_table import results_as_text

        print(results_as_text(results))


def read_words(words: list[str]) -> str:
    """Return the words of a command line as one text; what the shell's quotation marks held together is a phrase."""
    return " ".join(f'"{word}"' if " " in word.strip() and not _OPERATOR.search(word) else word for word in words)


def read_judgment(text: str) -> tuple[str, tuple[float, float] | None]:
    """Return the kind of judgment, or the range of probabilities, that ``--judgment`` names.

    Raises: ``RecordError`` where it is neither.
    """
    found = _RANGE.fullmatch(text.strip())
    if found is None:
        if any(map(str.isdigit, text)):
            raise RecordError(f'"{text}" is no range of probabilities; write 0.6-0.95 or 60-95%')
        return text.strip().lower(), None
    size = 100 if found[4] or found[2] else 1
    return "", (float(found[1]) / size, float(found[3]) / size)
