"""``countermove read``: documents into records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from countermove.errors import RecordError

if TYPE_CHECKING:
    from countermove.records.record import Record

Files = Annotated[list[Path], typer.Argument(metavar="FILE…", help="Documents: .txt, .md, .pdf, .docx, .html.")]
CitingCase = Annotated[
    str | None, typer.Option(metavar="CASE", help="A case that cites the document; its section codes are used.")
]
Beside = Annotated[bool, typer.Option("--beside", help="Print every line of the source with what it was taken for.")]
Every = Annotated[bool, typer.Option("--all", help="List every judgment, actor and dated event.")]
Scale = Annotated[str, typer.Option(help="The scale on which words of likelihood are read.")]
Names = Annotated[list[Path] | None, typer.Option(help="A gazetteer of your own (YAML), beside the one that ships.")]
Spacy = Annotated[
    bool, typer.Option("--spacy", help="Let spaCy propose more names, as candidates (needs the extra nlp).")
]
Ocr = Annotated[str, typer.Option(help="Scans without text: auto (if tesseract is there), never or always.")]
Into = Annotated[Path | None, typer.Option(metavar="DIR", help="Keep the records in DIR/records.sqlite, for search.")]
Markdown = Annotated[Path | None, typer.Option(metavar="FILE", help="Write the record as Markdown; one document only.")]
Json = Annotated[
    str | None, typer.Option("--json", metavar="FILE", help="Write the record as JSON; - is standard output.")
]


def read(
    files: Files,
    case: CitingCase = None,
    beside: Beside = False,
    every: Every = False,
    scale: Scale = "kent-1964",
    names: Names = None,
    spacy: Spacy = False,
    ocr: Ocr = "auto",
    into: Into = None,
    markdown: Markdown = None,
    json_file: Json = None,
) -> None:
    """Read documents into records: what they are, what is missing, what they judge and how surely."""
    from countermove.cli import reading

    settings = reading.settings_of(scale, tuple(names or ()), ocr, spacy)
    if markdown is not None and len(files) > 1:
        raise typer.BadParameter("it is written for one document; name one FILE", param_hint="--markdown")
    if into is not None:
        reading.refuse_with_into(case, beside, markdown, json_file)
        reading.keep(files, into, settings)
        return
    if beside:
        reading.print_beside(files, ocr)
        return
    records, faults = reading.read_all(files, case, settings)
    if markdown is not None and records:
        reading.write_markdown(records, markdown)
    if json_file is not None and records:
        _write_json(records, json_file)
    if json_file != "-":
        for number, record in enumerate(records):
            print(("\n\n" if number else "") + reading.as_text(record, every))
    if faults:
        raise RecordError("\n".join(faults))


def _write_json(records: list[Record], target: str) -> None:
    from countermove.cli.json_output import write_json
    from countermove.records.present import present

    if len(records) == 1:
        write_json(target, "countermove.record/1", present(records[0]))
    else:
        write_json(target, "countermove.records/1", {"records": [present(record) for record in records]})
