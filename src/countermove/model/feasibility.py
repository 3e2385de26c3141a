"""Which combinations of options cannot be."""

from __future__ import annotations

from dataclasses import dataclass

from countermove.language import Formula


@dataclass(frozen=True, slots=True)
class Constraint:
    """A state that satisfies ``never`` is infeasible."""

    id: str
    never: Formula
    text: str = ""
    because: str = ""
    cites: tuple[str, ...] = ()
    basis: str = "judged"
