"""Charts of the content model, as data for whatever draws them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from countermove.analysis.timeline.timeline import Timeline
    from countermove.engine.evolution import Evolution
    from countermove.forecasts.scores.calibration import Bin

Shape = Literal["up", "down", "full", "empty"]


@dataclass(frozen=True, slots=True)
class EvolutionGraph:
    """Ways from where things stand to other states: one box a state, one arrow a step."""

    evolution: Evolution


@dataclass(frozen=True, slots=True)
class CardRow:
    """One option, and whether it is taken in each column."""

    label: str
    taken: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class CardGroup:
    """One party: its options, and its dilemmas in each column; an empty text where none are worked out."""

    party: str
    rows: tuple[CardRow, ...]
    dilemmas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CardTable:
    """Options by party against states in the order in which they come about.

    Source: tradecraft.md, section 8 (chart 3).
    """

    columns: tuple[str, ...]
    groups: tuple[CardGroup, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark that is told from others by its shape.

    Units: ``size`` is 1, 2 or 3.
    """

    shape: Shape
    size: int = 2


@dataclass(frozen=True, slots=True)
class GridCell:
    """The marks of one cell, and the same in words; no words where there is nothing."""

    signs: tuple[Sign, ...] = ()
    told: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """What a row is about, and its cells."""

    label: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Options against those inside a party, marks where they meet.

    Source: tradecraft.md, section 8 (chart 5).
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    legend: tuple[tuple[Sign, str], ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One initiative in the scatter: its label, its column and its row.

    Units: ``share`` is a probability, 0 to 1, drawn as a ring; None where there is none.
    """

    label: str
    column: int
    row: int
    is_marked: bool = False
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Scatter:
    """Hardness against cost: columns are ordered categories (what the initiator gives up), rows are tests on, 0 to
    5."""

    columns: tuple[str, ...]
    column_title: str
    rows: tuple[str, ...]
    row_title: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Response:
    """One row of the response map: an initiative, the target's reply, and each third party's reaction."""

    initiative: str
    reply: str
    reactions: tuple[str, ...]
    result: str


@dataclass(frozen=True, slots=True)
class ResponseMap:
    """Initiative, reply, third-party reactions, and what the initiator is left with: one row each, read left to
    right."""

    heads: tuple[str, ...]
    rows: tuple[Response, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a tornado: what is assumed, how many results it flips alone, which, and how well it is supported.

    ``is_solid`` marks the least supported.
    """

    label: str
    length: int
    told: str
    is_solid: bool = False


@dataclass(frozen=True, slots=True)
class Tornado:
    """Assumptions by how many results each flips alone, longest first.

    Units: ``longest`` is how many results there are, the whole width.
    """

    title: str
    bars: tuple[Bar, ...]
    longest: int
    legend: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Lanes:
    """Events in time, one lane an actor."""

    timeline: Timeline
    title: str


@dataclass(frozen=True, slots=True)
class Calibration:
    """Bins of forecasts: what was said against what came true."""

    bins: tuple[Bin, ...]


Chart = Scatter | ResponseMap | Tornado | Lanes | Calibration | EvolutionGraph | CardTable | Grid
