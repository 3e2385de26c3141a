"""What the content of a case is made of: which fields hold entries, how entries are told apart, and if order counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Told = Literal["key", "id", "statement", "constraint", "link"]


@dataclass(frozen=True, slots=True)
class Shape:
    """A table of the case: the fields that hold entries of their own; every other field is compared as a whole."""

    below: Mapping[str, Entries] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entries:
    """Entries of one kind: what they are called, how they are told apart, and whether their order means something."""

    noun: str
    told_by: Told = "key"
    of: Shape = Shape()
    is_ordered: bool = False


_STATEMENTS = Entries("interest", "statement", is_ordered=True)
_OPTION = Shape({"costs": Entries("cost")})
_STAKEHOLDER = Shape(
    {
        "salience": Entries("salience"),
        "preferences": _STATEMENTS,
        "reactions": Entries("reaction"),
        "stances": Entries("stance"),
    }
)
_PARTY = Shape(
    {
        "options": Entries("option", of=_OPTION, is_ordered=True),
        "preferences": _STATEMENTS,
        "profiles": Entries("reading", of=Shape({"preferences": _STATEMENTS})),
        "stakeholders": Entries("stakeholder", of=_STAKEHOLDER),
        "contests": Entries("contest", "id"),
    }
)
_GRAPH_PARTY = Shape({"moves": Entries("move")})

CASE = Shape(
    {
        "question": Entries("question"),
        "sources": Entries("source"),
        "decision_makers": Entries("party", of=_PARTY, is_ordered=True),
        "constraints": Entries("constraint", "constraint"),
        "packages": Entries("package", is_ordered=True),
        "positions": Entries("position"),
        "links": Entries("link", "link"),
        "uncertain": Entries("uncertain point", "id"),
        "hypotheses": Entries("question about an actor", of=Shape({"answers": Entries("hypothesis")})),
        "evidence": Entries("evidence", "id"),
        "indicators": Entries("indicator", "id"),
        "events": Entries("event", "id"),
        "campaign": Entries("campaign"),
        "usual": Entries("usual line", "id"),
        "seams": Entries("seam", "id"),
        "paper": Entries("paper"),
    }
)
"""A case in option form; the lists of its campaign stand beside the campaign."""

GRAPH_CASE = Shape(
    {
        "question": Entries("question"),
        "sources": Entries("source"),
        "states": Entries("state", is_ordered=True),
        "decision_makers": Entries("party", of=_GRAPH_PARTY, is_ordered=True),
    }
)
"""A case in graph form."""
