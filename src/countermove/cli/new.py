"""``countermove new``: a commented case to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from countermove.errors import CountermoveError


def new(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder to make; what is there stays as it is.")],
) -> None:
    """Start a case: a folder with a commented case.yaml that can be checked and solved as it is."""
    from importlib.resources import files

    text = files("countermove.casefile").joinpath("scaffold.yaml").read_text(encoding="utf-8")
    path = Path(folder) / "case.yaml"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as fault:
        what = "there is a case already" if path.is_file() else f"{fault.filename} is in the way"
        raise CountermoveError(f"{path}: {what}; nothing was written. Name another folder.") from None
    except (OSError, ValueError) as fault:
        raise CountermoveError(f"{path}: cannot be written: {getattr(fault, 'strerror', '') or fault}") from None
    print(f"{path} is written. Next: countermove check {folder}")
