"""Members that move as one (theory.md 8, last paragraph): a new game with one mover in their place.

The mover changes any of the members' options in one step, improves iff every member strictly improves, and is
sanctioned iff not every member strictly prefers where it ends. Then each mover is tested like any decision maker, with
sequences in which no mover moves twice running.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any

from .conflict import Conflict, State, subsets
from .stability import Graph, reach
from .tables import written


def joint_moves(conflict: Conflict, team: Sequence[str], state: State) -> list[State]:
    """Every other feasible setting of the members' options taken together, directions honoured."""
    free = [o for o in conflict.options if conflict.owner[o] in team and conflict.permitted(o, state)]
    return [
        state ^ frozenset(change) for change in subsets(free) if change and conflict.feasible(state ^ frozenset(change))
    ]


@dataclass(frozen=True)
class AsOne(Graph):
    """A game of movers; ``members`` gives the decision makers behind each."""

    members: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def prefers(self, party: str, better: Hashable, worse: Hashable) -> bool:
        """Every member strictly prefers."""
        return all(self.rank[member][better] < self.rank[member][worse] for member in self.members[party])

    def improvements(self, party: str, state: Any) -> list[Any]:
        """The mover's moves that every member strictly prefers."""
        return [q for q in self.moves(party, state) if self.prefers(party, q, state)]

    def feasible(self, state: Any) -> bool:
        """Whether an option vector is one of the states."""
        return state in self.states


def as_one(game: Conflict | Graph, *teams: Sequence[str]) -> AsOne:
    """The game in which each team is one mover, named after its members joined by "+", in the place of the first.

    In option form a mover changes its members' options in one step, whatever lies between; in a drawn graph its arcs
    are the members' joint legal sequences.
    """
    plain = written(game)
    groups = list(dict.fromkeys(_team_of(party, teams) for party in plain.parties))
    arcs: dict[str, dict[Hashable, tuple[Hashable, ...]]] = {}
    for group in groups:
        if isinstance(game, Conflict):
            arcs["+".join(group)] = {s: tuple(joint_moves(game, group, s)) for s in game.feasible_states()}
        else:
            arcs["+".join(group)] = {s: tuple(reach(plain, group, s)) for s in plain.states}
    return AsOne(tuple(arcs), plain.states, arcs, plain.rank, members={"+".join(group): group for group in groups})


def _team_of(party: str, teams: Sequence[Sequence[str]]) -> tuple[str, ...]:
    return next((tuple(team) for team in teams if party in team), (party,))
