"""``countermove search``: what the records of a folder say, by words and by what is known of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from countermove.errors import RecordError

if TYPE_CHECKING:
    from countermove.records.store.query import Query

_RANGE = re.compile(r"(\d*\.?\d+)\s*(%?)\s*[-–]\s*(\d*\.?\d+)\s*(%?)")
_OPERATOR = re.compile(r'"|(?:^|\s)(?:NOT|OR|NEAR(?:/\d+)?|-\S+)(?:\s|$)')

Many = list[str] | None
Words = Annotated[
    Many,
    typer.Argument(
        metavar="WORDS…", help='Words that must all stand there; "a phrase", negot*, a OR b, a NEAR/5 b, NOT a.'
    ),
]
Folder = Annotated[Path, typer.Option("--in", metavar="DIR", help="The folder whose records to search.")]
From = Annotated[str, typer.Option("--from", metavar="DATE", help="Documents of this date or later.")]
To = Annotated[str, typer.Option("--to", metavar="DATE", help="Documents of this date or earlier.")]
EventFrom = Annotated[str, typer.Option(metavar="DATE", help="Events dated then or later.")]
EventTo = Annotated[str, typer.Option(metavar="DATE", help="Events dated then or earlier.")]
Actor = Annotated[Many, typer.Option(metavar="NAME", help="An actor by any of its names; may be repeated.")]
Marking = Annotated[
    Many, typer.Option(metavar="MARK", help="A classification, caveat or portion mark; may be repeated.")
]
Code = Annotated[Many, typer.Option(metavar="CODE", help="An exemption code, such as 25X1; may be repeated.")]
Withheld = Annotated[bool, typer.Option("--withheld", help="Places where something is missing.")]
Judgment = Annotated[
    str, typer.Option(help="A range such as 0.6-0.95, or probability, possibility, confidence, belief, option.")
]
Holder = Annotated[str, typer.Option(metavar="WHO", help="Whose judgment it is: authors, or an actor.")]
Cue = Annotated[str, typer.Option(metavar="WORD", help="The word that carries the judgment, such as probably.")]
Document = Annotated[str, typer.Option(metavar="NAME", help="One document, by its name or number.")]
Office = Annotated[
    str, typer.Option(metavar="NAME", help="Part of the name of an office that had to do with the document.")
]
Limit = Annotated[int, typer.Option(min=1, max=10_000, help="How many results to give.")]
Skip = Annotated[int, typer.Option(min=0, help="How many results to pass over first.")]
Json = Annotated[
    str | None, typer.Option("--json", metavar="FILE", help="Write the results as JSON; - is standard output.")
]


def search(
    words: Words = None,
    folder: Folder = Path(),
    start: From = "",
    end: To = "",
    event_from: EventFrom = "",
    event_to: EventTo = "",
    actor: Actor = None,
    marking: Marking = None,
    code: Code = None,
    withheld: Withheld = False,
    judgment: Judgment = "",
    holder: Holder = "",
    cue: Cue = "",
    document: Document = "",
    office: Office = "",
    limit: Limit = 20,
    skip: Skip = 0,
    json_file: Json = None,
) -> None:
    """Search the records of a folder, and print every place with its citation."""
    from countermove.records.store import Query

    kind, probability = read_judgment(judgment)
    about = {"document": document, "office": office, "holder": holder, "cue": cue}
    dates = {"dated_from": start, "dated_to": end, "event_from": event_from, "event_to": event_to}
    query = Query(
        words=read_words(words or []),
        markings=tuple(marking or ()),
        codes=tuple(code or ()),
        actors=tuple(actor or ()),
        judgment_kind=kind,
        probability=probability,
        withheld=withheld,
        limit=limit,
        offset=skip,
        **about,
        **dates,
    )
    _print(folder, query, json_file)


def _print(folder: Path, query: Query, json_file: str | None) -> None:
    """Print what a query finds in a folder's records, write it as JSON, or both."""
    from countermove.records.store import RecordStore

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
