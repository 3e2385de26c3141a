"""``countermove new``: a commented case to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from countermove.errors import CountermoveError

MEMO = "torva-dam-memo.pdf"


def new(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder to make; what is there stays as it is.")],
    memo: Annotated[
        bool, typer.Option("--memo", help="Put the invented memorandum of the how-to into DIR/sources as well.")
    ] = False,
) -> None:
    """Start a case: a folder with a commented case.yaml that can be checked and solved as it is."""
    from importlib.resources import files

    written = {Path(folder) / "case.yaml": files("countermove.casefile").joinpath("scaffold.yaml").read_bytes()}
    if memo:
        source = files("countermove.cases").joinpath("torva-dam", "sources", MEMO)
        written[Path(folder) / "sources" / MEMO] = source.read_bytes()
    case, *documents = written
    _refuse_what_is_there(case, documents)
    for path, content in written.items():
        _write(path, content)
    for path in documents:
        print(f"{path} is written. Next: countermove read {path}")
    print(f"{case} is written. Next: countermove check {folder}")


def _refuse_what_is_there(case: Path, documents: list[Path]) -> None:
    """Make sure that no document would be overwritten, before anything is written.

    Raises: ``CountermoveError``.
    """
    for path in documents:
        if path.exists() and not case.exists():
            raise CountermoveError(f"{path}: is there already; nothing was written. Name another folder.")


def _write(path: Path, content: bytes) -> None:
    """Write a new file.

    Raises: ``CountermoveError`` where it is there already, or cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError as fault:
        what = "there is a case already" if path.is_file() else f"{fault.filename} is in the way"
        raise CountermoveError(f"{path}: {what}; nothing was written. Name another folder.") from None
    except (OSError, ValueError) as fault:
        raise CountermoveError(f"{path}: cannot be written: {getattr(fault, 'strerror', '') or fault}") from None
