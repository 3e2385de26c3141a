"""``countermove convert``: a case from one file format into another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from countermove.errors import CountermoveError, nearest

if TYPE_CHECKING:
    from countermove.casefile.case import Case

SUFFIXES = (".yaml", ".yml", ".json")


def convert(
    case: Annotated[str, typer.Argument(metavar="IN", help="A case file, a folder, or a bundled case's name.")],
    target: Annotated[str, typer.Argument(metavar="OUT", help="The file to write: .yaml or .json.")],
    force: Annotated[bool, typer.Option("--force", help="Overwrite OUT if it is there.")] = False,
) -> None:
    """Turn a case into another file format. The content stays the same; comments are not kept."""
    from countermove.casefile.load import load

    path = Path(target)
    if path.suffix not in SUFFIXES:
        hint = nearest(path.suffix, SUFFIXES) or "use " + ", ".join(SUFFIXES)
        raise CountermoveError(f'{target}: cannot write the format "{path.suffix}"; {hint}')
    text = _written(load(case), path.suffix)
    try:
        with path.open("w" if force else "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise CountermoveError(f"{target} is there already; nothing was written. --force overwrites it.") from None
    except (OSError, ValueError) as fault:
        raise CountermoveError(f"{target}: cannot be written: {getattr(fault, 'strerror', '') or fault}") from None
    print(f"{target} is written.")


def _written(case: Case, suffix: str) -> str:
    from countermove.casefile.write import as_json, as_yaml

    return as_json(case) if suffix == ".json" else as_yaml(case)
