"""What ``countermove read`` does with records: reads them, keeps them, writes and prints them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from countermove.cli.visible import visible
from countermove.errors import CountermoveError, RecordError

if TYPE_CHECKING:
    from countermove.casefile.case import Source
    from countermove.records.record import Record


USUAL_SCALE = "kent-1964"


@dataclass(frozen=True, slots=True)
class Settings:
    """How documents are read: the scale of likelihood, gazetteers of the user's own, and whether scans are read."""

    scale: str = USUAL_SCALE
    names: tuple[Path, ...] = ()
    ocr: str = "auto"
    spacy: bool = False

    def said(self) -> str:
        """Return the settings that differ from the usual ones, so that a store can tell readings apart."""
        digests = [sha256(path.read_bytes()).hexdigest()[:12] for path in self.names if path.is_file()]
        scale = "" if self.scale == USUAL_SCALE else self.scale
        ocr = "" if self.ocr == "auto" else f"ocr {self.ocr}"
        return " ".join(filter(None, (scale, ocr, "spacy" if self.spacy else "", *digests)))


OCR = ("auto", "never", "always")


def settings_of(scale: str, names: tuple[Path, ...], ocr: str, spacy: bool) -> Settings:
    """Return the settings that flags ask for.

    Raises: ``typer.BadParameter`` for a scale or a way of reading scans that there is not.
    """
    from countermove.errors import unknown
    from countermove.records.judgments import scales

    known = [one.name for one in scales()]
    if scale not in known:
        raise typer.BadParameter(visible(unknown("scale", scale, known)), param_hint="--scale")
    if ocr not in OCR:
        raise typer.BadParameter(visible(unknown("way to read scans", ocr, OCR)), param_hint="--ocr")
    return Settings(scale, names, ocr, spacy)


def read_all(files: Sequence[Path], case: str | None, settings: Settings) -> tuple[list[Record], list[str]]:
    """Return the record of every document that can be read, and why the others cannot.

    With a case, documents are read under the names and section codes that the case gives.
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
    return records, faults


def _sources(case: str) -> dict[str, Source]:
    from countermove.casefile.load import load

    return dict(load(case).sources)


def _read(file: Path, known: dict[str, Source], settings: Settings) -> Record:
    from countermove.records.read import read_file

    def read(sections: Mapping[str, str] | None = None, document_id: str | None = None) -> Record:
        record = read_file(
            file,
            sections=sections,
            document_id=document_id,
            scale=settings.scale,
            names=settings.names,
            ocr=settings.ocr,
        )
        return _with_proposed_names(record) if settings.spacy else record

    record = read()
    if not known:
        return record
    source = _cited_as(record, known, file)
    return read(source.sections, source.id)


def _with_proposed_names(record: Record) -> Record:
    from countermove.records.actors import merged
    from countermove.records.actors.spacy_candidates import spacy_candidates

    return replace(record, actors=merged(record.actors, spacy_candidates(record.passages())))


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

    Raises: ``CountermoveError`` for a file that is there already.
    """
    from countermove.records.markdown import as_markdown

    try:
        with target.open("x", encoding="utf-8") as file:
            file.write(as_markdown(records[0]))
    except FileExistsError:
        raise CountermoveError(f"{target}: is there already and is left as it is; name another file") from None
    except OSError as fault:
        raise CountermoveError(f"{target}: cannot be written: {fault.strerror or fault}") from None
    print(f"Wrote {target}", file=sys.stderr)


def as_text(record: Record, every: bool) -> str:
    """Return a record as it is printed."""
    from countermove.records.summary import summary

    return visible(summary(record, every))


def print_beside(files: Sequence[Path], ocr: str) -> None:
    """Print every line of each source with its number, what it was taken for and the citation it belongs to."""
    from countermove.records.beside import beside
    from countermove.records.read import read_structure
    from countermove.records.readers.open import open_source

    for file in files:
        for line in beside(read_structure(open_source(file, ocr=ocr))):
            cite = line.cites[0].partition("/")[2] if line.cites else ""
            doubt = "?" if line.certainty == "low" else ""
            print(visible(f"{line.number:>5} {line.layer:<9} {line.kind + doubt:<15} {cite:<8} | {line.text.rstrip()}"))


def keep(files: Sequence[Path], folder: Path, settings: Settings) -> None:
    """Keep the records of documents in a folder's store, and say what became of them.

    Raises: ``RecordError`` where the store cannot be written, or with the documents that could not be read.
    """
    from countermove.cli.progress import INTERRUPTED, progress
    from countermove.records.store import RecordStore

    folder.mkdir(parents=True, exist_ok=True)
    with (
        RecordStore.open(folder, create=True, settings=settings.said()) as store,
        progress(keeps_finished=True) as report,
    ):
        found = store.add_files(list(_documents(files)), watch=report, read=_reader(settings))
    for outcome, count in found.outcomes.items():
        print(f"{count} {outcome}")
    for path, added in found.renamed.items():
        print(f"{path} stands under {added.document}; it calls itself {added.read_as}")
    if found.is_stopped:
        print("Stopped; what is finished is kept, and the same command goes on from there.", file=sys.stderr)
    if found.failed:
        raise RecordError("\n".join(failed.message for failed in found.failed))
    if found.is_stopped:
        raise typer.Exit(INTERRUPTED)


def _reader(settings: Settings) -> Callable[[str], Record]:
    """Return what reads one file in another process."""
    return partial(_read_alone, settings=settings)


def _read_alone(path: str, settings: Settings) -> Record:
    return _read(Path(path), {}, settings)


def _documents(files: Sequence[Path]) -> Iterator[Path]:
    """Return the documents that are meant: files as they are, and those in folders."""
    from countermove.citing.at_hand import READABLE

    for file in files:
        if file.is_dir():
            yield from sorted(path for path in file.rglob("*") if path.suffix.lower() in READABLE and path.is_file())
        else:
            yield file
