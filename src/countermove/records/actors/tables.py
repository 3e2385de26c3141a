"""Read the tables of names that come with the package.

One row an actor, columns parted by tabs: id, name, type, of, years, surname, aliases parted by semicolons, and roles
with their years. They are plain tables and not YAML because they are read each time a document is: ten milliseconds
against a second.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from countermove.records.actors.entry import Entry, Role

TABLES = ("states", "groups", "organs", "offices", "press", "persons")
_COLUMNS = 8
_FOLDER = Path(__file__).parents[1] / "data" / "gazetteer"


def rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a table without its head."""
    for line in (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")


@lru_cache(maxsize=1)
def entries() -> tuple[Entry, ...]:
    """Return every actor of the tables, in their order."""
    return tuple(_entry(row + [""] * (_COLUMNS - len(row))) for name in TABLES for row in rows(name))


@lru_cache(maxsize=1)
def titles() -> dict[str, str]:
    """Return words that stand before a name, with the role they name; empty for mere address."""
    return {row[0]: row[1] if len(row) > 1 else "" for row in rows("titles")}


@lru_cache(maxsize=1)
def places() -> tuple[str, ...]:
    """Return names that are no actors: regions, seas, islands, cities."""
    return tuple(row[0] for row in rows("places"))


def _entry(row: list[str]) -> Entry:
    identifier, name, kind, of, years, surname, aliases, roles = row
    first, last = years_of(years)
    alone = not surname.endswith("?")
    surname = surname.removesuffix("?")
    if kind == "person" and not surname:
        surname = name.split()[-1]
    return Entry(
        identifier, name, kind, of, first, last, surname, alone, _parts(aliases), tuple(map(_role, _parts(roles)))
    )


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("; ") if part)


def years_of(text: str) -> tuple[int | None, int | None]:
    """Return the years of ``1949-1990``, ``1949-`` or ``-1990``; None for an end that is not given."""
    first, _, last = text.partition("-")
    return int(first) if first else None, int(last) if last else None


def _role(text: str) -> Role:
    role, _, years = text.rpartition(" ")
    first, last = years_of(years)
    return Role(role, first or 0, last)
