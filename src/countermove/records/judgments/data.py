"""The data files beside the code, each read once and only when it is needed."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_data(name: str) -> Any:
    """Return what a YAML file of ``countermove/records/data`` holds."""
    from ruamel.yaml import YAML

    text = files("countermove.records").joinpath("data", name).read_text(encoding="utf-8")
    return YAML(typ="safe", pure=True).load(text)


def listed(text: str | None) -> tuple[str, ...]:
    """Return the words of a list in a data file, which are parted by commas."""
    return tuple(dict.fromkeys(word.strip() for word in (text or "").split(",") if word.strip()))
