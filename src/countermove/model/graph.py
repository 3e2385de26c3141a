"""A conflict in graph form: states and moves drawn, not derived from options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GraphParty:
    """A decision maker of a drawn graph: its arcs and its ranking, best group first."""

    id: str
    name: str
    moves: Mapping[str, tuple[str, ...]]
    ranking: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class GraphConflict:
    """States by name, and each decision maker's own arcs between them; used for merged states and common moves.

    Source: theory.md, sections 1.1 (merging) and 1.2 (common moves: arcs are stored per decision maker).
    """

    title: str
    states: Mapping[str, str]
    decision_makers: tuple[GraphParty, ...]
    status_quo: str = ""

    @property
    def party_names(self) -> tuple[str, ...]:
        """Return the decision makers' labels, in the order of the file."""
        return tuple(party.id for party in self.decision_makers)
