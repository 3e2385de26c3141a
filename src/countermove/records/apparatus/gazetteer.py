"""Offices, institutions, kinds of document and section headings, from ``data/offices.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Offices:
    """What the data file says: all keys of ``units``, ``institutions``, ``types`` and ``headings`` are lower case."""

    names: Mapping[str, str]
    prefixes: Mapping[str, str]
    units: Mapping[str, int]
    posts: frozenset[str]
    institutions: frozenset[str]
    types: tuple[str, ...]
    type_words: frozenset[str]
    headings: frozenset[str]

    def expand(self, abbreviation: str) -> str | None:
        """Return the full name of an office, or None."""
        return self.names.get(abbreviation.strip().upper())

    def issuer(self, control_number: str) -> str | None:
        """Return the office whose papers carry such a control number, or None."""
        prefix = control_number.replace("-", " ").split(" ", 1)[0].upper()
        abbreviation = self.prefixes.get(prefix)
        return self.names.get(abbreviation) if abbreviation else None


@cache
def offices() -> Offices:
    """Return the gazetteer; it is read once."""
    from ruamel.yaml import YAML

    path = files("countermove.records") / "data" / "offices.yaml"
    raw = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    known = frozenset(raw["institutions"]) | {name.lower() for name in raw["offices"].values()}
    types = tuple(sorted(raw["types"], key=len, reverse=True))
    return Offices(
        names=raw["offices"],
        prefixes=raw["control_prefixes"],
        units=raw["units"],
        posts=frozenset(raw["posts"]),
        institutions=known,
        types=types,
        type_words=frozenset(kind.split()[0] for kind in types),
        headings=frozenset(raw["section_headings"]),
    )
