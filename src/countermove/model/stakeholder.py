"""Those inside a party: they judge its replies but own no move."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from countermove.model.preference import Statement

GRADES = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class Reaction:
    """How one stakeholder takes an option of the initiator: drawn to it, wary of it, or both at once."""

    pull: str | None = None
    push: str | None = None
    cites: tuple[str, ...] = ()
    note: str = ""
    carried_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stance:
    """Whether one stakeholder is for or against an option of its own side, and how strongly."""

    supports: bool
    grade: str
    cites: tuple[str, ...] = ()
    note: str = ""
    carried_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contest:
    """What some of those inside a party compete for, and when it is decided; an empty date is not known.

    Source: mission F38.
    """

    id: str
    between: tuple[str, ...]
    text: str = ""
    since: str = ""
    until: str = ""
    because: str = ""
    cites: tuple[str, ...] = ()
    basis: str = "judged"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """Somebody inside a party.

    ``weight`` is a share among those inside who have statements; None where the stakeholder has none and is silent.
    """

    id: str
    name: str
    weight: float | None = None
    veto: bool = False
    statements: tuple[Statement, ...] = ()
    influence: str | None = None
    salience: Mapping[str, str] = field(default_factory=dict)
    reactions: Mapping[str, Reaction] = field(default_factory=dict)
    stances: Mapping[str, Stance] = field(default_factory=dict)
    position: str = ""
    cites: tuple[str, ...] = ()
    note: str = ""
