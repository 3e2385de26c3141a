"""Settle which of several actors is meant: by the year, by the title before the name, by who is named in full."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from countermove.records.actors.entry import Entry

DEFAULT_YEAR = 1985
"""The year taken for a document without one where a name stands for several states: Moscow, Hanoi, Bonn."""


def state_meant(entries: Sequence[Entry], year: int | None) -> Entry | None:
    """Return the one of several non-persons that a name means in a year, None where none had existed yet."""
    known = [entry for entry in entries if entry.known_by(year)]
    wanted = DEFAULT_YEAR if year is None else year
    present = [entry for entry in known if entry.existed_in(wanted)]
    if present:
        return present[0]
    # A state that is gone is still spoken of; of several the last to go is meant.
    return max(known, key=lambda entry: entry.last or 0, default=None)


def person_meant(
    entries: Sequence[Entry], year: int | None, *, role: str, state: str, in_full: Collection[str], given: bool
) -> Entry | None:
    """Return the person that a surname means, None where that cannot be told.

    Args:
        role: what the title before the name says, empty for none.
        state: the state named right before, empty for none.
        in_full: ids of the persons whose full name stands in the document.
        given: an unknown name stands right before the surname.
    """
    named = [entry for entry in entries if entry.id in in_full]
    if given:
        return None
    possible = [entry for entry in entries if entry.known_by(year)]
    if role:
        possible = _preferred(possible, [entry for entry in possible if _held(entry, role)])
    if state:
        possible = _preferred(possible, [entry for entry in possible if entry.of == state])
    if len(named) == 1 and (named[0] in possible or not role):
        return named[0]
    if not role:
        possible = [entry for entry in possible if entry.surname_alone]
    if len(possible) > 1 and year is not None:
        possible = _in_office(possible, year)
    return possible[0] if len(possible) == 1 else None


def _preferred(everyone: list[Entry], some: list[Entry]) -> list[Entry]:
    return some or everyone


def _held(entry: Entry, role: str) -> bool:
    return any(role in held.role or held.role in role for held in entry.roles)


def _in_office(entries: list[Entry], year: int) -> list[Entry]:
    """Return those in office that year; where none is, those who left office last before it."""
    present = [entry for entry in entries if any(role.held_in(year) for role in entry.roles)]
    if present:
        return present
    ends = {
        entry.id: max((role.last or 0 for role in entry.roles if role.first <= year), default=0) for entry in entries
    }
    latest = max(ends.values())
    return [entry for entry in entries if ends[entry.id] == latest]
