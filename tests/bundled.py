"""The bundled cases, as far as tests are listed by them: read once, and without loading a case."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

import countermove

CASES = Path(countermove.__file__).parent / "cases"
NAMES = sorted(path.parent.name for path in CASES.glob("*/case.yaml"))
PUBLISHED = sorted(path.parent.name for path in CASES.glob("*/published.yaml"))


@cache
def option_form() -> tuple[str, ...]:
    """Return the cases in option form: those that list no states."""
    return tuple(name for name in NAMES if not re.search(r"^states:", text_of(name), re.MULTILINE))


def text_of(name: str) -> str:
    """Return a case as it is written."""
    return (CASES / name / "case.yaml").read_text(encoding="utf-8")


@cache
def published_results(name: str) -> Any:
    """Return the blocks of published results of a case."""
    return YAML(typ="safe").load(CASES / name / "published.yaml")["results"]
