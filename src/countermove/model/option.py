"""Options: what a decision maker can take or leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Direction(StrEnum):
    """Which way an option can be moved: both ways, only taken, or only dropped."""

    BOTH = "both"
    ON = "on"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Cost:
    """What taking an option costs its owner, in one component; no grade is no grade, never zero."""

    grade: str | None
    basis: str = "judged"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing a decision maker can do or leave.

    ``stands_for`` names the finer measures this option lumps together; ``part_of`` names the coarser one it belongs to.
    """

    id: str
    owner: str
    text: str = ""
    area: str = ""
    status_quo: bool = False
    direction: Direction = Direction.BOTH
    costs: Mapping[str, Cost] = field(default_factory=dict)
    cites: tuple[str, ...] = ()
    stands_for: tuple[str, ...] = ()
    part_of: str = ""
    note: str = ""

    @property
    def is_one_way(self) -> bool:
        """Say whether the option cannot be moved back once moved."""
        return self.direction is not Direction.BOTH
