"""The bundled cases: a folder each under ``countermove/cases``, named as given to ``load``."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def catalogue_folder() -> Path:
    """Return the folder that holds the bundled cases."""
    return Path(str(files("countermove.cases")))


def bundled_names() -> tuple[str, ...]:
    """Return the names of the bundled cases, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in catalogue_folder().glob("*/case.yaml")))


def bundled_path(name: str) -> Path | None:
    """Return the folder of a bundled case, or None where there is none of that name."""
    return catalogue_folder() / name if name in bundled_names() else None
