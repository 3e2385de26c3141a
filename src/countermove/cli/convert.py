"""``countermove convert``: a case from one file format into another."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from countermove.errors import CountermoveError

if TYPE_CHECKING:
    from countermove.casefile.case import Case
    from countermove.interchange.formats import Written


def convert(
    case: Annotated[
        str,
        typer.Argument(
            metavar="IN", help="A case, or a bundled case's name; .gmcr; tables: .xlsx, or a folder of CSV files."
        ),
    ],
    target: Annotated[
        str,
        typer.Argument(
            metavar="OUT",
            help="The file to write. A case: .yaml, .json, .gmcr. Tables: .xlsx, or a folder/ of CSV files. "
            "States and moves: .csv, .graphml, .dot.",
        ),
    ],
    force: Annotated[bool, typer.Option("--force", help="Overwrite OUT if it is there.")] = False,
) -> None:
    """Turn a case into another file format, or another format into a case.

    What the other format cannot hold is listed on standard error. Comments are not kept.
    """
    from countermove.interchange.formats import FOLDER, format_of, written

    target_format = format_of(target)
    _refuse_existing(target, target_format == FOLDER, force)
    loaded, remarks = _loaded(case)
    result = written(loaded, target_format)
    try:
        _write(result, Path(target), force)
    except FileExistsError:
        raise CountermoveError(f"{target} is there already; nothing was written. --force overwrites it.") from None
    except (OSError, ValueError) as fault:
        raise CountermoveError(f"{target}: cannot be written: {getattr(fault, 'strerror', '') or fault}") from None
    for remark in [*remarks, *result.remarks]:
        print(f"{target}: {remark}", file=sys.stderr)
    print(f"{target} is written.")


def _loaded(name: str) -> tuple[Case, list[str]]:
    """Return the case that is meant, and what was assumed or left out in reading it."""
    from countermove.casefile.gmcr.read import WHERE
    from countermove.casefile.load import load
    from countermove.interchange.tables.load import is_tables, load_tables

    path = Path(name)
    try:
        has_tables = path.exists() and is_tables(path)
    except (OSError, ValueError):
        has_tables = False
    if has_tables:
        return load_tables(path)
    if path.suffix.lower() == ".csv" and path.is_file():
        advice = "give the folder that has options.csv, statements.csv and so on"
        raise CountermoveError(f"{name}: one CSV file is no case; {advice}")
    case = load(name)
    return case, [notice.message for notice in case.notices if notice.where == WHERE]


def _refuse_existing(target: str, is_folder: bool, force: bool) -> None:
    """Stop early, before any work, where something would be overwritten."""
    path = Path(target)
    if force or not path.exists():
        return
    if not is_folder:
        raise CountermoveError(f"{target} is there already; nothing was written. --force overwrites it.")
    if not path.is_dir():
        raise CountermoveError(f"{target}: there is a file of that name, and so no folder can be")
    if any(path.iterdir()):
        raise CountermoveError(f"{target} is not empty; nothing was written. --force overwrites tables in it.")


def _write(result: Written, path: Path, force: bool) -> None:
    if not result.files:
        _write_file(path, result.pieces, force)
        return
    path.mkdir(exist_ok=True)
    for name, content in result.files.items():
        if name not in result.empty or (path / name).exists():
            _write_file(path / name, [content], force)


def _write_file(path: Path, pieces: Iterable[bytes], force: bool) -> None:
    """Write a file whole or not at all: what is interrupted leaves nothing half written."""
    target = path.with_name(f"{path.name}.part") if force else path
    with target.open("wb" if force else "xb") as file:
        try:
            for piece in pieces:
                file.write(piece)
        except BaseException:
            file.close()
            target.unlink()
            raise
    if force:
        target.replace(path)
