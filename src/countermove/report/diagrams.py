"""Charts of the content model that show who moves what: ways through the conflict, options by state, who is moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from countermove.engine.evolution import Evolution

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
