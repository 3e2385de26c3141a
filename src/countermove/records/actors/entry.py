"""What a gazetteer knows of one actor."""

from __future__ import annotations

from dataclasses import dataclass

TYPES = ("state", "group", "organ", "party", "person", "office", "press")
ANY_STATE = "+"
"""Stands in ``of`` for an organ that every state has, such as a foreign ministry."""
EARLY = 5
"""Units: years before somebody's first role in which a surname alone may still mean them."""


@dataclass(frozen=True, slots=True)
class Role:
    """An office held; ``last`` is None for one still held.

    Units: years, both included.
    """

    role: str
    first: int
    last: int | None = None

    def held_in(self, year: int) -> bool:
        """Say whether the office was held in a year."""
        return self.first <= year and (self.last is None or year <= self.last)


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor: a state, a group of states, an organ, a party, a person, an office or a paper.

    ``surname`` is what a person is called for short; where it is a common word too, ``surname_alone`` is False and it
    counts only after a title or where the full name stands in the document. An alias that ends in a hyphen counts only
    before one (Sino-). ``of`` is the state's id.

    Units: ``first`` and ``last`` are the years in which a state or a group existed; None where that does not matter.
    """

    id: str
    name: str
    type: str
    of: str = ""
    first: int | None = None
    last: int | None = None
    surname: str = ""
    surname_alone: bool = True
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()

    def existed_in(self, year: int) -> bool:
        """Say whether a state or group existed in a year."""
        return (self.first is None or self.first <= year) and (self.last is None or year <= self.last)

    def known_by(self, year: int | None) -> bool:
        """Say whether a document of that year may speak of it: it existed, or had existed, or was to a year later."""
        if year is None:
            return True
        if self.roles:
            return year >= min(role.first for role in self.roles) - EARLY
        return self.first is None or year >= self.first - 1

    def role_in(self, year: int | None) -> str:
        """Return the office that a person held in a year, else the last one before it, else none."""
        if year is None:
            return self.roles[-1].role if len(self.roles) == 1 else ""
        held = [role for role in self.roles if role.held_in(year)]
        if held:
            return held[-1].role
        past = [role for role in self.roles if role.last is not None and role.last < year]
        return f"former {max(past, key=lambda role: role.last or 0).role}" if past else ""
