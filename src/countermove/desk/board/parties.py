"""Decision makers and those inside them, as the file has them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from countermove.casefile.case import Case
from countermove.desk.board.outline import Entry
from countermove.desk.board.statements import Order, order_of

DIRECTIONS = {"both": "taken and dropped", "on": "taken, not undone", "off": "dropped, not taken back"}
NOW = {"true": "yes", "false": "no", "": "no", "events": "as the events say"}


@dataclass(frozen=True)
class OptionRow:
    """One option; ``place`` counts from 1 among the options of its party, ``last`` says whether it is the last."""

    entry: Entry
    place: int
    last: bool

    @property
    def id(self) -> str:
        """Return the option's id."""
        return self.entry.name

    @property
    def text(self) -> str:
        """Return what taking it means."""
        return self.entry.text("text", short="text")

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """Return what else the file says of it, with a word for each."""
        now = self.entry.text("status_quo")
        direction = self.entry.text("direction")
        costs = [f"{name}: {one.text('grade', short='grade')}" for name, one in self._costs]
        found = [
            ("now", NOW.get(now, now) if now in ("true", "events") else ""),
            ("can be", DIRECTIONS.get(direction, direction) if direction not in ("", "both") else ""),
            ("area", self.entry.text("area")),
            ("costs", ", ".join(costs)),
            ("part of", self.entry.text("part_of")),
            ("stands for", ", ".join(self.entry.texts("stands_for"))),
        ]
        return tuple((label, value) for label, value in found if value)

    @property
    def _costs(self) -> tuple[tuple[str, Entry], ...]:
        return tuple((one.name, one) for one in self.entry.entries("costs"))

    def move(self, to: int) -> str:
        """Return the operation, as JSON, that moves the option to a place."""
        return json.dumps({"kind": "move_option", "option": self.id, "to": to})

    @property
    def removal(self) -> str:
        """Return the operation, as JSON, that takes the option out."""
        return json.dumps({"kind": "remove_option", "option": self.id})


@dataclass(frozen=True)
class Take:
    """How somebody inside takes an option: a reaction to another side's, or a stance on one of its own side."""

    entry: Entry
    stakeholder: str
    party: str
    is_stance: bool

    @property
    def option(self) -> str:
        """Return the option's id."""
        return self.entry.name

    @property
    def grades(self) -> str:
        """Return the grades in words."""
        keys = ("for", "against") if self.is_stance else ("pull", "push")
        words = {"pull": "drawn", "push": "wary", "for": "for", "against": "against"}
        return ", ".join(f"{words[key]}: {self.entry.text(key)}" for key in keys if self.entry.text(key)) or "no grade"

    @property
    def removal(self) -> str:
        """Return the operation, as JSON, that takes it out."""
        kind = "remove_stance" if self.is_stance else "remove_reaction"
        asked = {"kind": kind, "party": self.party, "stakeholder": self.stakeholder, "option": self.option}
        return json.dumps(asked)


@dataclass(frozen=True)
class Insider:
    """Somebody inside a party: judges what it does, but owns no move."""

    entry: Entry
    party: str
    order: Order | None

    @property
    def id(self) -> str:
        """Return the id."""
        return self.entry.name

    @property
    def name(self) -> str:
        """Return the name, or the id."""
        return self.entry.text("name") or self.id

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """Return influence, weight, veto and salience, with a word for each."""
        salience = ", ".join(f"{area}: {grade}" for area, grade in self.entry.pairs("salience"))
        veto = "blocks what it finds worse" if self.entry.text("veto") == "true" else ""
        found = [
            ("influence", self.entry.text("influence")),
            ("weight", self.entry.text("weight")),
            ("veto", veto),
            ("cares about", salience),
            ("position", self.entry.text("position")),
        ]
        return tuple((label, value) for label, value in found if value)

    @cached_property
    def takes(self) -> tuple[Take, ...]:
        """Return the reactions, then the stances."""
        return tuple(
            Take(one, self.id, self.party, key == "stances")
            for key in ("reactions", "stances")
            for one in self.entry.entries(key)
        )

    @property
    def removal(self) -> str:
        """Return the operation, as JSON, that takes this stakeholder out."""
        return json.dumps({"kind": "remove_stakeholder", "party": self.party, "id": self.id})


@dataclass(frozen=True)
class Party:
    """A decision maker.

    ``orders`` has its own statements first, then its other readings; it has none where a ``ranking`` stands in place.
    """

    entry: Entry
    options: tuple[OptionRow, ...]
    orders: tuple[Order, ...]
    insiders: tuple[Insider, ...]
    ranking: tuple[str, ...]

    @property
    def contests(self) -> tuple[tuple[Entry, str], ...]:
        """Return what those inside compete for: each entry, and what it says in a line."""
        return tuple((one, _contest(one)) for one in self.entry.entries("contests"))

    @property
    def id(self) -> str:
        """Return the id."""
        return self.entry.name

    @property
    def name(self) -> str:
        """Return the name, or the id."""
        return self.entry.text("name") or self.id

    @property
    def size(self) -> int:
        """Return how many entries the party has in all."""
        orders = [*self.orders, *(one.order for one in self.insiders if one.order)]
        return len(self.options) + sum(len(order.wanted) for order in orders) + sum(len(i.takes) for i in self.insiders)

    @property
    def removal(self) -> str:
        """Return the operation, as JSON, that takes the party out."""
        return json.dumps({"kind": "remove_party", "id": self.id})


def party_of(
    entry: Entry, names: Mapping[str, str], case: Case | None, states: Mapping[str, str] | None = None
) -> Party:
    """Return a decision maker as the board shows it.

    Args:
        names: for every option, in the order of the file, what taking it means.
        states: for a case in graph form, what each state is.
    """
    found = entry.entries("options")
    options = tuple(OptionRow(one, place, place == len(found)) for place, one in enumerate(found, 1))
    own = order_of(entry, entry.name, "What it wants", names, case)
    orders = [own] if own else []
    for one in entry.entries("profiles"):
        reading = order_of(one, entry.name, f"Another reading: {one.name}", names, case)
        orders += [reading] if reading else []
    inside = tuple(
        Insider(one, entry.name, order_of(one, entry.name, f"What {_in_a_sentence(one)} wants", names, case))
        for one in entry.entries("stakeholders")
    )
    return Party(entry, options, tuple(orders), inside, _ranking(entry, names, states))


def _ranking(entry: Entry, names: Mapping[str, str], states: Mapping[str, str] | None) -> tuple[str, ...]:
    """Return the groups of a ranking, best first, each as text."""
    groups = (one.plain() for one in entry.entries("ranking"))
    listed = (group if isinstance(group, list) else [group] for group in groups)
    return tuple("; ".join(_state(str(one), list(names), states) for one in group) for group in listed)


def _state(name: str, options: list[str], states: Mapping[str, str] | None) -> str:
    """Return a state of a ranking with what it is: its text, or the options that are taken in it."""
    if name == "rest":
        return "every other state"
    if states is not None:
        return f"{name}: {states[name]}" if states.get(name) else name
    if len(name) != len(options) or not set(name) <= set("YN-"):
        return name
    taken = [option for letter, option in zip(name, options, strict=True) if letter == "Y"]
    return f"{name}: {', '.join(taken) or 'nothing taken'}"


def _contest(entry: Entry) -> str:
    dates = (
        f"{word} {entry.text(key)}" for key, word in (("since", "since"), ("until", "decided by")) if entry.text(key)
    )
    between = " and ".join(entry.texts("between"))
    return ", ".join([f"{entry.text('text') or entry.text('id')}: between {between}", *dates])


def _in_a_sentence(entry: Entry) -> str:
    """Return a name with its article, if it has one, in small letters."""
    name = entry.text("name") or entry.name
    return name[0].lower() + name[1:] if name.startswith(("The ", "A ", "An ")) else name
