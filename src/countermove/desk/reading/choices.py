"""What the forms of the reading room offer to choose from: the parties, options and people of a case."""

from __future__ import annotations

from dataclasses import dataclass

from countermove.casefile.case import Case
from countermove.errors import NotApplicable
from countermove.language import show
from countermove.model import Conflict, DecisionMaker

KINDS = (
    ("option", "An option", "something a party can do or leave"),
    ("interest", "An interest", "something a party, or somebody inside it, wants or fears"),
    ("constraint", "A constraint", "things that cannot go together, or need each other"),
    ("reaction", "A reaction", "how somebody inside takes an option"),
    ("event", "An event", "something that was done or said on a date"),
)
"""What a passage can become: name, what it is called, what that means."""
SHAPES = (
    ("never", "These cannot all hold together"),
    ("exactly_one", "Exactly one of these is taken"),
    ("at_least_one", "At least one of these is taken"),
    ("at_most_one", "At most one of these is taken"),
    ("requires", "The first needs these"),
)
BASES = (
    ("stated", "stated: the document says so"),
    ("inferred", "inferred: it follows from what the document says"),
    ("borrowed", "borrowed: taken from another case or paper"),
    ("judged", "judged: my own view"),
)
GRADES = ("", "low", "medium", "high")


@dataclass(frozen=True)
class Group:
    """Choices under a heading: a party's options, or the people inside it; each with its name and its words."""

    label: str
    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Choices:
    """What can be chosen in a case.

    ``wanting`` are those who can want something: parties, and people inside them as ``party/person``; ``inside`` the
    latter alone. ``statements`` has for each party its lines of wants, by number.
    """

    parties: tuple[tuple[str, str], ...]
    options: tuple[Group, ...]
    wanting: tuple[tuple[str, str], ...]
    inside: tuple[Group, ...]
    statements: tuple[Group, ...]
    areas: tuple[str, ...]
    first: str

    @property
    def option_names(self) -> tuple[str, ...]:
        """Return the names that formulas use."""
        return tuple(name for group in self.options for name, _ in group.entries)


def choices_of(case: Case) -> Choices:
    """Return what can be chosen in a case.

    Raises: ``NotApplicable`` for a case in graph form, into which nothing can be coded.
    """
    conflict = option_form(case)
    parties = conflict.decision_makers
    inside = [Group(_name(party), tuple(_people(party))) for party in parties if party.stakeholders]
    return Choices(
        tuple((party.id, _name(party)) for party in parties),
        tuple(Group(_name(p), tuple((o.id, o.text or o.id) for o in p.options)) for p in parties if p.options),
        tuple(one for party in parties for one in ((party.id, _name(party)), *_people(party))),
        tuple(inside),
        tuple(Group(party.id, tuple(_wants(party))) for party in parties if _wants(party)),
        tuple(dict.fromkeys(option.area for option in conflict.options if option.area)),
        case.question.initiator or parties[0].id,
    )


def option_form(case: Case) -> Conflict:
    """Return a case's conflict.

    Raises: ``NotApplicable`` for a case in graph form.
    """
    if not isinstance(case.conflict, Conflict):
        raise NotApplicable("A case in graph form has no options and no statements, so no passage can go into it.")
    return case.conflict


def _name(party: DecisionMaker) -> str:
    return party.name or party.id


def _people(party: DecisionMaker) -> list[tuple[str, str]]:
    return [(f"{party.id}/{one.id}", f"{one.name or one.id}, inside {_name(party)}") for one in party.stakeholders]


def _wants(party: DecisionMaker) -> list[tuple[str, str]]:
    if party.preference.is_ranking:
        return []
    return [
        (f"{party.id}/{one.line}", f"{_name(party)}, line {one.line}: {show(one.formula)}")
        for one in party.preference.statements
    ]
