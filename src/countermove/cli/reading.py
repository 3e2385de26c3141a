"""What ``countermove read`` does with records: reads them, keeps them, writes and prints them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from countermove.errors import CountermoveError, RecordError

if TYPE_CHECKING:
    from countermove.casefile.case import Source
    from countermove.records.record import Record


@dataclass(frozen=True, slots=True)
class Settings:
    """How documents are read: the scale of likelihood, gazetteers of the user's own, and whether scans are read."""

    scale: str = "kent-1964"
    names: tuple[Path, ...] = ()
    ocr: str = "auto"


def read_all(files: Sequence[Path], case: str | None, settings: Settings) -> list[Record]:
    """Return the record of every document; with a case, under the names and section codes that the case gives.

    Raises: ``RecordError`` with everything that cannot be read.
    """
    from countermove.cli.progress import progress

    known = _sources(case) if case else {}
    records, faults = [], []
    with progress() as report:
        for number, file in enumerate(files):
            report("reading", number, len(files))
            try:
                records.append(_read(file, known, settings))
            except RecordError as error:
                faults.append(str(error))
    if faults:
        raise RecordError("\n".join(faults))
    return records


def _sources(case: str) -> dict[str, Source]:
    from countermove.casefile.load import load

    return dict(load(case).sources)


def _read(file: Path, known: dict[str, Source], settings: Settings) -> Record:
    from countermove.records.read import read_file

    plain = {"scale": settings.scale, "names": settings.names, "ocr": settings.ocr}
    record = read_file(file, **plain)
    if not known:
        return record
    source = _cited_as(record, known, file)
    return read_file(file, sections=source.sections, document_id=source.id, **plain)


def _cited_as(record: Record, known: dict[str, Source], file: Path) -> Source:
    """Return the source of a case that a document is.

    Raises: ``RecordError`` where it is none of them.
    """
    from countermove.records.identity import slug

    numbers = {slug(name) for name in (record.id, file.stem, *record.document.control_numbers)}
    for source in known.values():
        if slug(source.id) in numbers or (source.file and Path(source.file).name == file.name):
            return source
    names = ", ".join(known) or "none"
    raise RecordError(f"{file}: this document ({record.id}) is none of the case's sources: {names}")


def refuse_with_into(case: str | None, beside: bool, markdown: Path | None, json_file: str | None) -> None:
    """Make sure that nothing is asked for which goes with single records only.

    Raises: ``typer.BadParameter``.
    """
    asked = {"--case": case, "--beside": beside, "--markdown": markdown, "--json": json_file}
    given = [flag for flag, value in asked.items() if value]
    if given:
        raise typer.BadParameter(
            f"keeping records does not go with {', '.join(given)}; read them apart", param_hint="--into"
        )


def write_markdown(records: Sequence[Record], target: Path) -> None:
    """Write one record as Markdown.

    Raises: ``CountermoveError`` for several records, or a file that is there already.
    """
    from countermove.records.markdown import as_markdown

    if len(records) != 1:
        raise CountermoveError("--markdown writes one document; name one FILE")
    try:
        with target.open("x", encoding="utf-8") as file:
            file.write(as_markdown(records[0]))
    except FileExistsError:
        raise CountermoveError(f"{target}: is there already and is left as it is; name another file") from None
    except OSError as fault:
        raise CountermoveError(f"{target}: cannot be written: {fault.strerror or fault}") from None
    print(f"Wrote {target}", file=sys.stderr)


def as_text(record: Record, beside: bool, every: bool) -> str:
    """Return a record as it is printed: its summary, or its source line by line."""
    from countermove.records.summary import summary

    return summary(record, every)
