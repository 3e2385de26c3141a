"""The inverse question by brute force (theory.md 10): under how many strict rankings is a state stable?

One decision maker's ranking varies over every strict order of the states, the others' stay. At most six states.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import permutations
from typing import Any

from .sanction_readings import ROBUST, is_stable
from .stability import Graph

MOST_STATES = 6


def rankings(game: Graph, party: str) -> Iterator[dict[str, dict[Hashable, int]]]:
    """Everybody's ranks with each strict ranking of the party in turn."""
    if len(game.states) > MOST_STATES:
        raise ValueError(f"{len(game.states)} states have too many rankings to try")
    for order in permutations(game.states):
        yield {**game.rank, party: {state: place for place, state in enumerate(order, start=1)}}


def counts(game: Graph, party: str, state: Any, concepts: tuple[str, ...] = ROBUST) -> dict[str, int]:
    """For each concept, the number of strict rankings of the party under which the state is stable for it.

    What the others can reach does not depend on the party's ranking, so that it is searched for once.
    """
    found = dict.fromkeys(concepts, 0)
    others_reach: dict[Any, Any] = {}
    for rank in rankings(game, party):
        trial = Graph(game.parties, game.states, game.arcs, rank, others_reach)
        for concept in concepts:
            found[concept] += is_stable(trial, concept, party, state)
    return found


def equilibrium_counts(game: Graph, party: str, state: Any, concepts: tuple[str, ...] = ROBUST) -> dict[str, int]:
    """The same for the state being an equilibrium: stable for the others too, who answer to the varied ranking."""
    found = dict.fromkeys(concepts, 0)
    for rank in rankings(game, party):
        trial = Graph(game.parties, game.states, game.arcs, rank)
        for concept in concepts:
            found[concept] += all(is_stable(trial, concept, dm, state) for dm in game.parties)
    return found
