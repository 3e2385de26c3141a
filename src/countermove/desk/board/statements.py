"""What somebody wants, as the file has it: statements in their order, and what may be done with each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from countermove.casefile.case import Case
from countermove.desk.board.formula_words import words_of
from countermove.desk.board.outline import Entry
from countermove.editing.wording import statement_of
from countermove.model import Conflict, Statement


@dataclass(frozen=True)
class Wanted:
    """One statement.

    ``text`` is the formula as the file has it, ``words`` the same in words, empty where it cannot be read. ``derived``
    says where the statement stands once places are derived.

    Units: ``line`` counts from 1, the most important.
    """

    entry: Entry
    line: int
    text: str
    words: str
    derived: str = ""

    @property
    def because(self) -> str:
        """Return why, in the coder's words."""
        return self.entry.text("because")

    @property
    def cites(self) -> tuple[str, ...]:
        """Return the citations."""
        return self.entry.texts("cites")

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return what else is to be known, in a few words each."""
        found = [self.entry.text("basis"), self.derived]
        tier, place, likely = self.entry.text("tier"), self.entry.text("place"), self.entry.text("probability")
        found += [tier] if tier and tier != "important" else []
        found += [f"place {place}"] if place and place not in ("judged", "derived") else []
        found += ["place to be derived"] if place == "derived" and not self.derived else []
        found += [f"held with a probability of {likely}"] if likely else []
        return tuple(one for one in found if one)


@dataclass(frozen=True)
class Order:
    """The statements of a party, of another reading of it (``profile``), or of somebody inside (``stakeholder``).

    ``in_force`` is the order after places were derived, where that differs from the file.
    """

    party: str
    where: str
    title: str
    wanted: tuple[Wanted, ...]
    profile: str = ""
    stakeholder: str = ""
    about: str = ""
    in_force: tuple[str, ...] = ()

    @property
    def owner(self) -> dict[str, str]:
        """Return the fields by which an operation names whose statements these are."""
        named = {"party": self.party, "profile": self.profile, "stakeholder": self.stakeholder}
        return {key: value for key, value in named.items() if value}

    @property
    def holder(self) -> str:
        """Return the place of the party, or of the one inside it, that the board shows these under."""
        return self.where.rpartition("/")[0] if self.stakeholder else self.party

    def move(self, one: Wanted, to: int) -> str:
        """Return the operation, as JSON, that moves a statement to a place."""
        asked = {"kind": "move_statement", **self.owner, "line": one.line, "to": to, "expected": one.text}
        return json.dumps(asked)

    def removal(self, one: Wanted) -> str:
        """Return the operation, as JSON, that takes a statement out."""
        return json.dumps({"kind": "remove_statement", **self.owner, "line": one.line, "expected": one.text})


def order_of(entry: Entry, party: str, title: str, names: Mapping[str, str], case: Case | None) -> Order | None:
    """Return the statements under an entry of a party, of one of its profiles, or of one of its stakeholders.

    Returns: None where the entry has a ranking in place of statements.
    """
    if entry.part("ranking") is not None and entry.part("preferences") is None:
        return None
    inner = entry.path[2:]
    profile = entry.name if inner[:1] == ("profiles",) else ""
    inside = entry.name if inner[:1] == ("stakeholders",) else ""
    found = _derived(case, party, profile) if not inside else ()
    places = {statement.line: (place, statement) for place, statement in enumerate(found, 1)}
    wanted = tuple(_wanted(one, line, names, places) for line, one in enumerate(entry.entries("preferences"), 1))
    is_moved = any(one.derived for one in wanted)
    in_force = tuple(statement.text for statement in found) if is_moved else ()
    about = entry.text("because") if profile else ""
    return Order(party, f"{entry.where}/preferences", title, wanted, profile, inside, about, in_force)


def _wanted(entry: Entry, line: int, names: Mapping[str, str], places: Mapping[int, tuple[int, Statement]]) -> Wanted:
    text = statement_of(entry.plain())
    derived = ""
    if entry.text("place") == "derived" and line in places:
        place, statement = places[line]
        derived = f"place {place}, derived from those inside"
        derived += f", and turned round into “{statement.text}”" if statement.reversed_from else ""
    return Wanted(entry, line, text, words_of(text, names), derived)


def _derived(case: Case | None, party: str, profile: str) -> tuple[Statement, ...]:
    """Return an order with its places derived; nothing where it has none to derive."""
    if case is None or not isinstance(case.conflict, Conflict):
        return ()
    if not any(one.party == party and one.profile == profile for one in case.derivations):
        return ()
    if profile:
        return case.profiles[party][profile].statements
    return tuple(case.conflict.party(party).preference.statements)
