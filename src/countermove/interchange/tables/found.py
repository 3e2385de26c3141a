"""What tables say, collected: the case so far, where each part of it stands, and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from countermove.casefile.nodes import Path, where_of
from countermove.errors import Problem
from countermove.interchange.tables.raw import Place


@dataclass(slots=True)
class Gathered:
    """What tables say, in the shape of a case; where each part stands; what is wrong; what was not read.

    ``first_rows`` has the row that the headings of each sheet stand in.
    """

    file: str
    content: dict[str, Any] = field(default_factory=lambda: {"countermove": 1})
    places: dict[str, Place] = field(default_factory=dict)
    problems: list[tuple[Place | None, Problem]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    first_rows: dict[str, int] = field(default_factory=dict)

    def problem(self, place: Place | None, message: str, advice: str = "") -> None:
        """Note that something is wrong in a cell, a row, or the file as a whole."""
        where = "" if place is None else str(place)
        self.problems.append((place, Problem(message, where, self.file, advice=advice)))

    def put_place(self, path: Path, place: Place) -> None:
        """Remember where a part of the case stands."""
        self.places.setdefault(where_of(path), place)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table as it was read: where it is, its texts by column, and the place of each."""

    place: Place
    texts: Mapping[str, str]
    places: Mapping[str, Place]
    number: float | None = None

    def at(self, column: str) -> Place:
        """Return where a column's cell is; the row where the table has no such column."""
        return self.places.get(column, self.place)
